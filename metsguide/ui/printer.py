# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A paper on a printer: which one, what it is told, what is said where it fails. Only here is QtPrintSupport loaded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from metsguide.paper import Paper
from metsguide.ui.i18n import translate
from metsguide.ui.printing import page_size_of, paint_on
from metsguide.ui.printing_layout import Layout

Chooser = Callable[[QPrinter, QWidget], bool]
"""Asks the reader for a printer, a number of copies and so on; returns whether to print."""


def ask(printer: QPrinter, window: QWidget) -> bool:
    """Ask by the dialog of the system."""
    dialog = QPrintDialog(printer, window)
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()


def print_paper(
    paper: Paper, points: int, window: QWidget, name: str = "", choose: Chooser = ask, printer: QPrinter | None = None
) -> str:
    """Print, on the printer `name` without asking, or on the one that is chosen. Returns "done", "" where the reader
    would rather not, or a sentence that says why it could not be printed.
    """
    printer = printer or QPrinter(QPrinter.PrinterMode.HighResolution)
    # The queue of a printer that strangers share says no more than this.
    printer.setDocName("MetsGuide")
    printer.setCreator("MetsGuide")
    if name:
        if name not in QPrinterInfo.availablePrinterNames():
            return translate("Printing", "The printer {0} cannot be found. Please tell the staff.").format(name)
        printer.setPrinterName(name)
    elif not choose(printer, window):
        return ""
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    layout = Layout(paper, points, page_size_of(printer.pageLayout()))
    first, last = printer.fromPage() or 1, printer.toPage() or layout.page_count
    pages = range(max(1, first) - 1, min(last, layout.page_count))
    if not pages or not paint_on(printer, layout, pages):
        return translate(
            "Printing", "The printer did not take the pages. Look if it is on and has paper, and try again."
        )
    return "done"
