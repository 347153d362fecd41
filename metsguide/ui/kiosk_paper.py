# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The printer of a kiosk. Nobody is asked for one: the dialog of the system leads to files, and to every printer."""

from __future__ import annotations

from metsguide.policy import Policy
from metsguide.ui.i18n import translate


def printer_of(policy: Policy) -> str:
    """The name of the printer to print on without asking: the policy's, and in a kiosk else the system's own. "" asks.

    Where a kiosk has none, a name that no printer has, for "The printer … cannot be found".
    """
    if policy.printer or not policy.kiosk:
        return policy.printer
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.defaultPrinterName() or translate("KioskPaper", "of this computer")
