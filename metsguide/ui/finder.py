# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Finding on the page on show: where the words are, how often, and going from one to the next."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QLabel, QScrollBar, QWidget

from metsguide.finding import occurrences
from metsguide.ui.marks import Marks, text_of
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit
from metsguide.ui.reader import ReaderPage
from metsguide.ui.text_block import TextBlock


class _Spot(NamedTuple):
    """One place found: the marks it is among, and which of them; or the number of the closed part it is in."""

    marks: Marks | None
    number: int
    fold: int | None
    top: int


class Finder(QObject):
    """Marks every place of some words on a page. Closed parts are counted, and opened when the reader goes there;
    survival numbers count only while the reader has them open.
    """

    changed = Signal()
    """`count` or `current` is another."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._page: Page | None = None
        self._wanted = ""
        self._from = 0
        self._spots: list[_Spot] = []
        self._marks: list[Marks] = []
        self.current = -1
        """Which of the places found the reader is at, from 0; -1 for none."""

    @property
    def count(self) -> int:
        """How many places were found."""
        return len(self._spots)

    def start(self, page: Page) -> None:
        """Look on this page from now on."""
        self.stop()
        self._page = page
        self._from = page.verticalScrollBar().value()
        page.made_anew.connect(self._again)

    def stop(self) -> None:
        """Take every mark away, and forget the words."""
        if self._page is not None:
            self._page.made_anew.disconnect(self._again)
        self._clear()
        self._page, self._wanted, self._spots, self.current = None, "", [], -1

    def look_for(self, wanted: str) -> None:
        """Mark these words, and go to the first place that is in view or below; while others are, to none in a closed
        part, as a few letters stand everywhere.
        """
        self._wanted = wanted
        self.current = -1
        self._gather()
        page = self._page
        if page is not None and self._spots:
            seen = self._from  # and not where the letters before have led
            open_ones = [number for number, spot in enumerate(self._spots) if spot.fold is None] or [0]
            self.current = next((number for number in open_ones if self._spots[number].top >= seen), open_ones[0])
            self._show()
        self.changed.emit()

    def step(self, step: int) -> None:
        """Go to the next place (1), or the one before (-1); from the last to the first."""
        if self._spots:
            self.current = (self.current + step) % len(self._spots)
            self._show()
            self._from = self._page.verticalScrollBar().value() if self._page is not None else 0
            self.changed.emit()

    # --- Where the words are ---

    def _again(self) -> None:
        """The page was made anew: its old texts are gone, with their marks."""
        self._marks.clear()
        self._gather()
        self.current = min(self.current, len(self._spots) - 1)
        self._mark_current()
        self.changed.emit()

    def _gather(self) -> None:
        self._clear()
        self._spots = []
        page = self._page
        if page is None or not self._wanted.strip():
            return
        if isinstance(page, ReaderPage):
            page.finish()
        found: list[tuple[tuple[int, int, int], QWidget, int | None]] = []
        for order, widget in enumerate(one for one in _texts(page.column) if one.isVisibleTo(page.column)):
            at = widget.mapTo(page.column, QPoint(0, 0))
            found.append(((at.y(), at.x(), order), widget, None))
        if isinstance(page, ReaderPage):
            for part, box, content in page.closed_parts():
                at = box.mapTo(page.column, QPoint(0, 0))
                found += [((at.y(), at.x(), order), one, part) for order, one in enumerate(_texts(content), 10_000)]
        for (top, _, _), widget, fold in sorted(found, key=_first):
            self._add(widget, fold, top)

    def _add(self, widget: QWidget, fold: int | None, top: int) -> None:
        places = occurrences(text_of(widget), self._wanted)
        if not places:
            return
        if fold is not None:
            self._spots += [_Spot(None, number, fold, top) for number in range(len(places))]
            return
        marks = Marks(widget, self._kit.look, places)
        self._marks.append(marks)
        self._spots += [
            _Spot(marks, number, None, top + marks.rect_of(number).top()) for number in range(len(places))
        ]  # fmt: skip

    def _clear(self) -> None:
        for marks in self._marks:
            marks.hide()
            marks.deleteLater()
        self._marks.clear()

    # --- Going there ---

    def _show(self) -> None:
        page = self._page
        spot = self._spots[self.current]
        if page is None:
            return
        if spot.fold is not None and isinstance(page, ReaderPage):
            page.open_part(spot.fold)  # makes the page anew, and so leads to `_again`
            spot = self._spots[self.current]
        self._mark_current()
        if spot.marks is None:
            return
        rect = spot.marks.rect_of(spot.number)
        over = spot.marks.parentWidget()
        top = over.mapTo(page.column, rect.topLeft()).y() if over is not None else 0
        bar: QScrollBar = page.verticalScrollBar()
        room, height = self._kit.look.px(48), page.viewport().height()
        if not bar.value() + room <= top <= bar.value() + height - rect.height() - room:
            bar.setValue(top - height // 3)

    def _mark_current(self) -> None:
        spot = self._spots[self.current] if 0 <= self.current < len(self._spots) else None
        for marks in self._marks:
            marks.set_current(spot.number if spot is not None and spot.marks is marks else -1)


def _first(found: tuple[tuple[int, int, int], QWidget, int | None]) -> tuple[int, int, int]:
    return found[0]


def _texts(within: QWidget) -> list[QWidget]:
    """The texts of a part of a page, in the order they were made."""
    return [one for one in within.findChildren(QWidget) if isinstance(one, (TextBlock, QLabel)) and text_of(one)]
