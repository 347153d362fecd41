# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The smallest things on a printed page: a text whose lines may part, a row of a table, a contact with its code.

All lengths are in `UNIT`s, ten to a point, so that one layout serves screen, printer and PDF alike.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLine, QTextOption

from metsguide.ui.document import ClosedDocument
from metsguide.ui.qr import QUIET, Code, code_for, draw_code
from metsguide.ui.theme import FALLBACK_FAMILIES, FAMILY

UNIT = 10
MM = 72 / 25.4 * UNIT
CODE = 26 * MM
"""A printed code without the white around it: a phone needs 25 mm."""

_LINE_HEIGHT = 1.2
"""In shares of what the type itself asks for."""
_HAIRLINE = 0.75 * UNIT
_ALONE = 2
"""At least so many lines of a paragraph stand on each side of a page break."""


class Fonts:
    """The type of one print size, in points."""

    def __init__(self, points: int) -> None:
        self.points = points

    def font(self, share: float = 1.0, *, bold: bool = False) -> QFont:
        """The type in a share of the body's size."""
        font = QFont([FAMILY, *FALLBACK_FAMILIES])
        font.setPixelSize(round(self.points * share * UNIT))
        font.setBold(bold)
        # Lines break alike on every device only where no device rounds the letters' widths to its own dots.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def em(self, share: float = 1.0) -> float:
        """A length in shares of the body's size."""
        return self.points * UNIT * share


class Drawn:
    """Something with a height. `draw` paints its part from `start` to `end` with that part's top left at (x, y)."""

    height = 0.0
    cuts: tuple[float, ...] = ()
    last_cuts: tuple[float, ...] = ()
    words = ""
    """What it says, for those who do not see it."""

    def links(self) -> list[tuple[QRectF, str]]:
        """Where it can be pressed, from its top left corner, and the address it then leads to."""
        return []

    def draw(self, painter: QPainter, x: float, y: float, start: float, end: float) -> None:
        """Paint it; the painter's unit is `UNIT`."""
        raise NotImplementedError


class TextPiece(Drawn):
    """Inline HTML in one font, as wide as it may be. `whole`: it is cut only if it is taller than a page."""

    def __init__(self, html: str, font: QFont, width: float, *, whole: bool = False, indent: float = 0) -> None:
        self._document = document = ClosedDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(font)
        document.setUseDesignMetrics(True)
        document.setDefaultTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        document.setDefaultStyleSheet("a { color: black; text-decoration: none } sup { font-size: 70% }")
        document.setHtml(html)
        self._indent = indent
        document.setTextWidth(max(width - indent, UNIT))
        self._lines = self._laid_out()
        self.height = self._lines[-1][2] if self._lines else 0.0
        ends = [bottom for _, _, bottom in self._lines]
        self.last_cuts = tuple(ends[:-1])
        if not whole and len(ends) >= 2 * _ALONE:
            self.cuts = tuple(ends[_ALONE - 1 : -_ALONE])
        self.words = document.toPlainText()

    def _laid_out(self) -> list[tuple[QTextLine, float, float]]:
        """Each line, where its letters' line box begins, and where the line with the space around it ends."""
        document = self._document
        document.size()  # has it laid out
        lines = []
        top = 0.0
        block = document.begin()
        while block.isValid():
            text = block.layout()
            for number in range(text.lineCount()):
                line = text.lineAt(number)
                high = line.height() * _LINE_HEIGHT
                lines.append((line, top + (high - line.height()) / 2, top + high))
                top += high
            block = block.next()
        return lines

    @property
    def first_baseline(self) -> float:
        """How far below its top the first line of letters stands."""
        if not self._lines:
            return 0.0
        line, top, _ = self._lines[0]
        return top + line.ascent()

    def draw(self, painter: QPainter, x: float, y: float, start: float, end: float) -> None:
        painter.setPen(Qt.GlobalColor.black)
        for line, top, bottom in self._lines:
            if start < bottom <= end + 0.01:
                line.draw(painter, QPointF(x + self._indent, y - start + top - line.y()))


class Item(Drawn):
    """A list item: its sign, and its words beside it."""

    def __init__(self, sign: str, text: TextPiece, indent: float, sign_font: QFont) -> None:
        self._sign, self._text, self._left, self._font = sign, text, indent, sign_font
        self.height, self.cuts, self.last_cuts = text.height, text.cuts, text.last_cuts
        self.words = f"{sign} {text.words}"

    def draw(self, painter: QPainter, x: float, y: float, start: float, end: float) -> None:
        if start == 0 and self._sign:
            painter.setPen(Qt.GlobalColor.black)
            painter.setFont(self._font)
            painter.drawText(QPointF(x + self._left, y + self._text.first_baseline), self._sign)
        self._text.draw(painter, x, y, start, end)


class Row(Drawn):
    """Cells beside each other with a line below them."""

    def __init__(self, cells: Sequence[TextPiece], lefts: Sequence[float], width: float, *, heavy: bool) -> None:
        self._cells, self._lefts, self._width = cells, lefts, width
        self._pen = pen_of(2 * _HAIRLINE if heavy else _HAIRLINE)
        self._pad = 4 * UNIT
        self.height = max((cell.height for cell in cells), default=0.0) + 2 * self._pad
        self.words = " | ".join(cell.words for cell in cells)

    def draw(self, painter: QPainter, x: float, y: float, _start: float, _end: float) -> None:
        for cell, left in zip(self._cells, self._lefts, strict=True):
            cell.draw(painter, x + left, y + self._pad, 0, cell.height)
        painter.setPen(self._pen)
        painter.drawLine(QPointF(x, y + self.height), QPointF(x + self._width, y + self.height))


class Space(Drawn):
    """Nothing, of a height."""

    def __init__(self, height: float) -> None:
        self.height = height

    def draw(self, painter: QPainter, x: float, y: float, start: float, end: float) -> None:
        """There is nothing to paint."""


class Ruled(Drawn):
    """Words with a line behind them, or lines alone, to write on."""

    def __init__(self, text: TextPiece | None, words_width: float, width: float, gap: float, lines: int) -> None:
        """`gap` is the distance of the lines; `words_width` how much of the first one the words take."""
        self._text, self._from, self._to, self._gap, self._lines = text, words_width, width, gap, lines
        first = max(gap, text.height) if text is not None else gap
        self._first = text.first_baseline if text is not None else gap
        self.height = first + gap * (lines - 1)
        self.words = text.words if text is not None else ""

    def draw(self, painter: QPainter, x: float, y: float, _start: float, _end: float) -> None:
        if self._text is not None:
            self._text.draw(painter, x, y, 0, self._text.height)
        painter.setPen(pen_of(_HAIRLINE))
        for number in range(self._lines):
            left = x + self._from if number == 0 and self._text is not None else x
            at = y + self._first + number * self._gap + 3 * UNIT
            painter.drawLine(QPointF(left, at), QPointF(x + self._to, at))


class WithCode(Drawn):
    """Texts below each other, and at their right the code of an address; "" is none."""

    def __init__(self, texts: Sequence[TextPiece], address: str, width: float) -> None:
        self._texts, self._address, self._width = texts, address, width
        self._code = _Square(address) if address else None
        self.height = max(sum(text.height for text in texts), code_width() if address else 0.0)
        self.words = "\n".join(text.words for text in texts)

    def links(self) -> list[tuple[QRectF, str]]:
        return [(QRectF(0, 0, self._width, self.height), self._address)] if self._address else []

    def draw(self, painter: QPainter, x: float, y: float, _start: float, _end: float) -> None:
        top = y
        for text in self._texts:
            text.draw(painter, x, top, 0, text.height)
            top += text.height
        if self._code is not None:
            self._code.draw(painter, x + self._width - CODE - _WHITE, y + _WHITE)


class CodeRow(Drawn):
    """Codes beside each other, each with a few words above it."""

    def __init__(self, items: Sequence[tuple[TextPiece, str]], step: float) -> None:
        """`items` are (words, address)."""
        self._items = [(text, _Square(address)) for text, address in items]
        self._step = step
        self._head = max(text.height for text, _ in items)
        self.height = self._head + code_width()

    def links(self) -> list[tuple[QRectF, str]]:
        return [
            (QRectF(number * self._step, 0, CODE, self.height), square.address)
            for number, (_, square) in enumerate(self._items)
        ]

    def draw(self, painter: QPainter, x: float, y: float, _start: float, _end: float) -> None:
        for number, (text, square) in enumerate(self._items):
            left = x + number * self._step + _WHITE
            text.draw(painter, left, y, 0, text.height)
            square.draw(painter, left, y + self._head + _WHITE / 2)


class _Square:
    """The code of an address, made when it is first drawn: a paper may have a hundred, and one page is on show."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._code: Code | None = None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        if self._code is None:
            self._code = code_for(self.address)
        draw_code(painter, self._code, QRectF(x, y, CODE, CODE))


_WHITE = CODE / 25 * QUIET
"""The white around a code of 25 modules a side, of which the shortest web addresses are; others need less."""


def code_width() -> float:
    """How much room a code needs with its white."""
    return CODE + 2 * _WHITE


def pen_of(width: float) -> QPen:
    pen = QPen(Qt.GlobalColor.black)
    pen.setWidthF(width)
    return pen
