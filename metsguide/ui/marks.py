# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Words marked in a text that is on the page already: drawn over it, so that nothing of it moves."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF
from PySide6.QtWidgets import QLabel, QWidget

from metsguide.ui.document import across
from metsguide.ui.link import Link
from metsguide.ui.text_block import TextBlock
from metsguide.ui.theme import Look

_NONE = -1


def text_of(widget: QWidget) -> str:
    """The words of a text that can have marks, one character for each of the places; "" for other widgets."""
    if isinstance(widget, TextBlock):
        return widget.plain_text()
    return widget.text() if isinstance(widget, QLabel) else ""


class Marks(QWidget):
    """Lies over a `TextBlock` or a label of plain text and draws parts of it anew on the colour of found words; the
    current one has an edge as well.
    """

    def __init__(self, over: QWidget, look: Look, places: list[tuple[int, int]]) -> None:
        """`places` are (start, end) in characters of `text_of`."""
        super().__init__(over)
        self._over, self._look = over, look
        text = text_of(over)
        self._places = [(_units(text, start), _units(text, end)) for start, end in places]
        self._current = _NONE
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.installEventFilter(self)
        self.resize(over.size())
        self.show()

    def set_current(self, number: int) -> None:
        """Which of the places is the one the reader is at; -1 for none."""
        if number != self._current:
            self._current = number
            self.update()

    def rect_of(self, number: int) -> QRect:
        """Where the first line of a place stands, in the text's coordinates."""
        return self._rects(self._places[number])[0].toAlignedRect()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._over.size())
        return super().eventFilter(watched, event)

    def _rects(self, place: tuple[int, int]) -> list[QRectF]:
        if isinstance(self._over, TextBlock):
            return self._over.link_rects(Link(*place, "", ""))
        layout, top = self._label_layout()
        rects = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start, end = max(place[0], line.textStart()), min(place[1], line.textStart() + line.textLength())
            if start < end:
                left, right = across(line, start), across(line, end)
                rects.append(QRectF(left, top + line.y(), right - left, line.height()))
        return rects or [QRectF(0, 0, 1, 1)]

    def paintEvent(self, _event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        found = [self._rects(place) for place in self._places]
        for number, rects in enumerate(found):
            self._draw(painter, number, rects)
        if 0 <= self._current < len(found):
            painter.setClipping(False)
            painter.setPen(QtGui.QPen(self._look.colour("focus"), 2))
            painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
            for rect in found[self._current]:
                painter.drawRect(rect.adjusted(-1, 0, 1, 0))
        painter.end()

    def _draw(self, painter: QtGui.QPainter, number: int, rects: list[QRectF]) -> None:
        ground, ink = ("accent", "on-accent") if number == self._current else ("mark", "on-mark")
        region = QtGui.QRegion()
        for rect in rects:
            region = region.united(rect.toAlignedRect())
        painter.setClipRegion(region)
        painter.fillRect(self.rect(), self._look.colour(ground))
        form = QtGui.QTextCharFormat()
        form.setForeground(self._look.colour(ink))
        start, end = self._places[number]
        if isinstance(self._over, TextBlock):
            document = self._over.document
            context = QtGui.QAbstractTextDocumentLayout.PaintContext()
            selection = QtGui.QAbstractTextDocumentLayout.Selection()
            selection.cursor = QtGui.QTextCursor(document)
            selection.cursor.setPosition(start)
            selection.cursor.setPosition(end, QtGui.QTextCursor.MoveMode.KeepAnchor)
            selection.format = form
            context.selections = [selection]
            context.clip = QRectF(region.boundingRect())
            document.documentLayout().draw(painter, context)
        else:
            layout, top = self._label_layout()
            whole = QtGui.QTextLayout.FormatRange()
            whole.start, whole.length, whole.format = 0, len(layout.text()), form
            layout.draw(painter, QPointF(0, top), [whole])

    def _label_layout(self) -> tuple[QtGui.QTextLayout, float]:
        """A label's text, laid out as Qt's style does it, and how far down it begins."""
        assert isinstance(self._over, QLabel)
        layout = QtGui.QTextLayout(self._over.text().replace("\n", "\u2028"), self._over.font())
        option = QtGui.QTextOption()
        if self._over.wordWrap():
            option.setWrapMode(QtGui.QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._over.contentsRect().width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, max(0.0, (self._over.height() - height) / 2)


def _units(text: str, place: int) -> int:
    """A place in characters as Qt counts it: signs beyond the first 65,536 count twice."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le")) // 2
