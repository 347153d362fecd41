# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The program without a screen: for the picture tour and the self-test."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from metsguide.ui.app import make_application

# Said once a window by Qt's unseen platform, which has no window manager to hint to.
_HARMLESS = "This plugin does not support propagateSizeHints()"


def make_unseen_application() -> QApplication:
    """The QApplication on Qt's platform without a screen, unless another was asked for. What Qt has to say goes to
    stderr, but for one line that means nothing there.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application([])
    qInstallMessageHandler(_pass_on)
    return app


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if message != _HARMLESS:
        sys.stderr.write(f"{message}\n")
