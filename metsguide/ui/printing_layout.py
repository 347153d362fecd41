# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A paper laid out on pages: the same lines on the same pages on screen, on a printer and in a PDF."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from metsguide.page_breaks import Placed, break_pages
from metsguide.paper import Paper
from metsguide.ui.printing_pieces import MM, UNIT, Fonts, TextPiece, pen_of
from metsguide.ui.printing_setter import SMALL, Frame, Set, Setter

POINTS = (14, 18)
"""The print sizes: large, and large print."""
LETTER = (612.0, 792.0)

_SIDES, _TOP, _BOTTOM = 19 * MM, 17 * MM, 14 * MM
_ROUND = 3 * MM


class Mark(NamedTuple):
    """A heading of a laid out paper: its level (1 to 3), words, page (from 0) and distance from the page's top in
    points.
    """

    level: int
    words: str
    page: int
    top: float


class Layout:
    """The pages of a paper in one print size (points), on sheets of `size` (width and height in points)."""

    def __init__(self, paper: Paper, points: int = POINTS[0], size: tuple[float, float] = LETTER) -> None:
        self.size = size
        self._width = size[0] * UNIT - 2 * _SIDES
        fonts = Fonts(points)
        self._footer = [TextPiece(escape(line), fonts.font(SMALL), self._width * 0.78) for line in paper.footer]
        self._page_of, self._small = paper.page_of, fonts.font(SMALL)
        self._foot = sum(line.height for line in self._footer) + fonts.em(0.5)
        self._room = room = size[1] * UNIT - _TOP - _BOTTOM - self._foot - fonts.em(0.8)
        self._set: list[Set] = Setter(paper, fonts, self._width, room).done
        self._pages = break_pages([one.piece for one in self._set], room)

    @property
    def page_count(self) -> int:
        """How many pages there are; at least one."""
        return len(self._pages)

    def words(self, page: int) -> str:
        """What stands on a page (from 0), a piece a line, for those who do not see it."""
        said = []
        for placed in self._pages[page]:
            one = self._set[placed.piece]
            if placed.again and one.again is not None:
                said.append(one.again.words)
            said.append(one.drawn.words)
        return "\n".join(one for one in said if one)

    def marks(self) -> list[Mark]:
        """The headings, in order."""
        return [
            Mark(one.level, one.drawn.words, number, (_TOP + placed.top) / UNIT)
            for number, page in enumerate(self._pages)
            for placed in page
            if (one := self._set[placed.piece]).level and placed.start == 0
        ]

    def links(self) -> list[tuple[int, tuple[float, float, float, float], str]]:
        """What can be pressed: page (from 0), left, top, right and bottom in points, and the address."""
        found = []
        for number, page in enumerate(self._pages):
            for placed in page:
                one = self._set[placed.piece]
                for rect, address in one.drawn.links():
                    at = rect.translated(_SIDES + one.left, _TOP + placed.top)
                    edges = (at.left() / UNIT, at.top() / UNIT, at.right() / UNIT, at.bottom() / UNIT)
                    found.append((number, edges, address))
        return found

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page (from 0). The painter's unit is a point, and its origin the corner of the sheet."""
        painter.save()
        painter.scale(1 / UNIT, 1 / UNIT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = self._pages[page]
        self._paint_frames(painter, placed)
        for one in placed:
            made = self._set[one.piece]
            if one.again and made.again is not None:
                frame = made.frame
                left, top = (frame.left + frame.pad, frame.pad) if frame is not None else (made.left, 0.0)
                made.again.draw(painter, _SIDES + left, _TOP + top, 0, made.again.height)
            made.drawn.draw(painter, _SIDES + made.left, _TOP + one.top, one.start, one.end)
        self._paint_foot(painter, page)
        painter.restore()

    def _paint_frames(self, painter: QPainter, page: list[Placed]) -> None:
        boxes: list[tuple[Frame, float, float, bool, bool]] = []
        for number, one in enumerate(page):
            frame = self._set[one.piece].frame
            if frame is None:
                continue
            begins = one.start == 0 and (one.piece == 0 or self._set[one.piece - 1].frame is not frame)
            after = one.piece + 1
            ends = one.end >= self._set[one.piece].piece.height and (
                after == len(self._set) or self._set[after].frame is not frame
            )
            top = one.top if number else 0.0
            if boxes and boxes[-1][0] is frame:
                boxes[-1] = (frame, boxes[-1][1], one.top + one.end - one.start, boxes[-1][3], ends)
            else:
                boxes.append((frame, top, one.top + one.end - one.start, begins, ends))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for frame, top, bottom, begins, ends in boxes:
            painter.setPen(pen_of((2.5 if frame.strong else 1) * UNIT))
            rect = QRectF(_SIDES + frame.left, _TOP + top, frame.width, bottom - top)
            self._paint_frame(painter, rect, begins=begins, ends=ends)

    def _paint_frame(self, painter: QPainter, rect: QRectF, *, begins: bool, ends: bool) -> None:
        """A frame; where the box comes from another page or goes on on one, it is open."""
        painter.save()
        if not begins:
            rect = rect.adjusted(0, -_ROUND, 0, 0)
        if not ends:
            rect = rect.adjusted(0, 0, 0, _ROUND)
        wide = rect.adjusted(-UNIT * 2, -UNIT * 2, UNIT * 2, UNIT * 2)
        painter.setClipRect(wide.adjusted(0, 0 if begins else _ROUND, 0, 0 if ends else -_ROUND))
        painter.drawRoundedRect(rect, _ROUND, _ROUND)
        painter.restore()

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        top = self.size[1] * UNIT - _BOTTOM - self._foot
        painter.setPen(pen_of(UNIT * 0.75))
        painter.drawLine(QPointF(_SIDES, top), QPointF(_SIDES + self._width, top))
        y = top + self._foot - sum(line.height for line in self._footer)
        first = y
        for line in self._footer:
            line.draw(painter, _SIDES, y, 0, line.height)
            y += line.height
        number = self._page_of.format(page + 1, self.page_count)
        shown = TextPiece(escape(number), self._small, self._width)
        painter.setFont(self._small)
        wide = painter.fontMetrics().horizontalAdvance(number)
        shown.draw(painter, _SIDES + self._width - wide, first, 0, shown.height)
