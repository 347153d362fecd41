# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What will be printed, page by page, before it is; and from there to a printer or into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLabel, QPushButton, QWidget

from metsguide.model import Place
from metsguide.paper import Paper
from metsguide.safe_file import reason
from metsguide.ui.announce import announce
from metsguide.ui.dialog import Dialog
from metsguide.ui.flow import Wrap
from metsguide.ui.page import MARGIN, Page
from metsguide.ui.parts import Kit, button, counted, heading, label
from metsguide.ui.printing import save
from metsguide.ui.printing_layout import POINTS, Layout
from metsguide.ui.sheet import SHEET, Sheet

if TYPE_CHECKING:
    from metsguide.ui.printer import Chooser


def _ask_for_file(window: QWidget, title: str, proposed: str, kind: str) -> str:
    return QFileDialog.getSaveFileName(window, title, proposed, kind)[0]


class Ways(NamedTuple):
    """The ways out that there are: what names the printer to print on without asking ("" asks), whether into files; and
    what asks the reader for a printer (None: the system's dialog) and for a file.
    """

    printer: Callable[[], str] = str
    files: bool = True
    choose_printer: Chooser | None = None
    choose_file: Callable[[QWidget, str, str, str], str] = _ask_for_file


class Preview(Page):
    """Shows a paper on large pages. Keeps nothing: the size of the letters is chosen anew each time."""

    closed = Signal()
    """The reader is done with it."""

    def __init__(self, kit: Kit, window: QWidget, paper: Paper, ways: Ways) -> None:
        self._window, self._paper, self._ways = window, paper, ways
        self._points = POINTS[0]
        self._said = ""
        self._layout = Layout(paper, self._points)
        self.buttons: dict[str, QPushButton] = {}
        self.sheets: list[Sheet] = []
        super().__init__(kit)
        self.set_centred(True)
        self.show_place(Place("home"))

    def paper(self) -> Paper:
        """What is shown, with what the reader has asked for."""
        return self._paper

    @property
    def points(self) -> int:
        """The size of the letters, one of `POINTS`."""
        return self._points

    def width_for_column(self) -> int:
        return min(self.width() - 2 * MARGIN, self.kit.look.px(SHEET))

    def title(self) -> str:
        return self.tr("Before you print")

    def build(self, _place: Place) -> None:
        px = self.kit.look.px
        self.buttons = {}
        self.column.add(heading(self.title(), "title", 1))
        pages = counted(self._layout.page_count, self.tr("1 page"), self.tr("{0} pages"))
        self._count = self.column.add(label(f"{self._paper.title}: {pages}", "lead"), px(4))
        self.column.add(self._outs(), px(16))
        self.column.add(self._choices(), px(12))
        self._status: QLabel = self.column.add(label(self._said, "body"), px(12 if self._said else 0))
        self._status.setVisible(bool(self._said))
        self.sheets = [Sheet(self.kit, self._layout, number) for number in range(self._layout.page_count)]
        for number, sheet in enumerate(self.sheets):
            self.column.add(sheet, px(20 if number else 16))

    def _outs(self) -> Wrap:
        row = Wrap(self.kit.look.px(12), self.kit.look.px(10))
        printing = button(self.kit, self.tr("Print these pages"), "print", "main", tint="on-accent")
        self._add(row, "print", printing, self.print_it)
        if self._ways.files:
            self._add(row, ".pdf", button(self.kit, self.tr("Save as PDF")), self._save)
            self._add(row, ".txt", button(self.kit, self.tr("Save as plain text")), self._save)
            self._add(row, ".html", button(self.kit, self.tr("Save as web page")), self._save)
        self._add(row, "close", button(self.kit, self.tr("Close"), "x"), self.close_it)
        return row

    def _choices(self) -> Wrap:
        px = self.kit.look.px
        row = Wrap(px(12), px(10))
        sizes = {14: self.tr("Large letters (14 pt)"), 18: self.tr("Larger letters (18 pt)")}
        self._sizes = QButtonGroup(self.column)
        for points in POINTS:
            chosen = points == self._points
            made = button(self.kit, sizes[points], "check" if chosen else "")
            made.setCheckable(True)
            made.setChecked(chosen)
            self._sizes.addButton(made)
            self._add(row, str(points), made, self._choose_size)
        words = {"numbers": self.tr("With survival numbers"), "codes": self.tr("With codes for the sources")}
        for option in self._paper.options:
            chosen = option in self._paper.chosen
            made = button(self.kit, words[option], "check" if chosen else "")
            made.setCheckable(True)
            made.setChecked(chosen)
            self._add(row, option, made, self._choose_option)
        return row

    def _add(self, row: Wrap, name: str, made: QPushButton, slot: Callable[[], None]) -> None:
        made.setProperty("name", name)
        # Queued: what is pressed is made anew by it.
        made.clicked.connect(slot, Qt.ConnectionType.QueuedConnection)
        self.buttons[name] = row.add(made)

    def _pressed(self) -> str:
        return str(self.sender().property("name"))

    # --- What a reader does ---

    def take_focus(self) -> None:
        self.buttons["print"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_size(self) -> None:
        name = self._pressed()
        self._points = int(name)
        self._lay_out(name)

    def _choose_option(self) -> None:
        name = self._pressed()
        self._paper = self._paper.with_chosen(self._paper.chosen ^ {name})
        self._lay_out(name)

    def _lay_out(self, pressed: str) -> None:
        self._layout = Layout(self._paper, self._points)
        self._said = ""
        self.rebuild()
        self.buttons[pressed].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.column, self._count.text())

    def print_it(self) -> None:
        """Print, having asked for a printer if none is laid down."""
        from metsguide.ui.printer import ask, print_paper

        choose = self._ways.choose_printer or ask
        told = print_paper(self._paper, self._points, self._window, self._ways.printer(), choose)
        if told == "done":
            self._tell(self.tr("The pages are on their way to the printer."))
        elif told:
            self._refuse(self.tr("This could not be printed"), told)

    def _save(self) -> None:
        ending = self._pressed()
        kinds = {
            ".pdf": self.tr("PDF document (*.pdf)"),
            ".txt": self.tr("Plain text (*.txt)"),
            ".html": self.tr("Web page (*.html)"),
        }
        proposed = str(Path.home() / f"{self._paper.file_name}{ending}")
        name = self._ways.choose_file(self._window, self.tr("Save"), proposed, kinds[ending])
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != ending:
            path = path.with_name(path.name + ending)
        try:
            save(self._paper, self._points, path)
        except OSError as error:
            said = self.tr("{0} could not be written ({1}). Choose another folder, or make room.")
            self._refuse(self.tr("This was not saved"), said.format(path, reason(error)))
        else:
            self._tell(self.tr("Saved: {0}").format(path))

    def _tell(self, words: str) -> None:
        focused = next((name for name, made in self.buttons.items() if made.hasFocus()), "print")
        self._said = words
        self.rebuild()
        self.buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.column, words)

    def _refuse(self, title: str, words: str) -> None:
        Dialog(self._window, self.kit, title, [words], [("", self.tr("Close"), "main")])

    def close_it(self) -> None:
        """The reader is done: back to what was on show."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)
