# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Someone before a preview: the pages that they see, and what they answer to the system's dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from metsguide.ui.sheet import Sheet
from tests.ui.reader import Reader


class Chooser:
    """Stands in for a person at the dialogs: answers with a printer that writes a file, and with a file's name."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self.printed = folder / "printed.pdf"
        self.file: Path | str = ""
        self.asked: list[tuple[str, str]] = []
        self.would = True
        self.first = self.last = 0
        previewing = reader.window.at_hand.previewing
        previewing.ways = previewing.ways._replace(choose_printer=self.printer, choose_file=self.name)

    def printer(self, printer: QPrinter, window: QWidget) -> bool:
        assert window.isVisible()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        if self.last:
            printer.setFromTo(self.first, self.last)
        return self.would

    def name(self, window: QWidget, title: str, proposed: str, kind: str) -> str:
        assert window.isVisible()
        assert title == "Save"
        self.asked.append((Path(proposed).name, kind))
        return str(self.file)


def sheets(reader: Reader) -> list[Sheet]:
    return reader.widgets(Sheet)
