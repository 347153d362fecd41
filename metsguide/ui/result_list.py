# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The list of results: its rows, how they are drawn, and how the keys move in it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from metsguide.model import Hit
from metsguide.ui.parts import Kit

_TEXT = 616


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: a result, or (without one) the name of a group."""

    words: str
    hit: Hit | None = None


class Results(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def line(self, index: QModelIndex | QPersistentModelIndex) -> Line:
        return self.lines[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].hit is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.hit.title if line.hit is not None else line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.hit.title}. {line.words}. {line.hit.snippet}" if line.hit is not None else line.words
        return None


_Layouts = list[tuple[QTextLayout, float, str]]
_Marks = tuple[tuple[int, int], ...]
_Text = tuple[str, str, _Marks, int, bool]
"""All that a text's layout depends on, as long as the look stays; the page is made anew for another."""


class ResultPainter(QStyledItemDelegate):
    """Draws a result: its title, where it belongs, and the words around what was found. Lays each row out once, and
    what stands in the next results, too, not again.
    """

    def __init__(self, kit: Kit, model: Results, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._model, self._view = kit, model, view
        self._laid_out: dict[int, _Layouts] = {}
        self._heights: dict[int, int] = {}
        self._texts: dict[_Text, QTextLayout] = {}
        self._before = self._texts
        self._width = 0
        model.modelReset.connect(self.forget)

    def forget(self) -> None:
        """Lay every row out when it is next asked for."""
        self._laid_out.clear()
        self._heights.clear()
        self._before, self._texts = self._texts, {}

    def _layouts(self, row: int, width: int) -> _Layouts:
        if width != self._width:
            self._width = width
            self.forget()
        if row not in self._laid_out:
            self._laid_out[row] = self._lay_out(self._model.lines[row], width)
        return self._laid_out[row]

    def height(self, row: int, width: int) -> int:
        """How high a row is in a width."""
        layouts = self._layouts(row, width)
        if row not in self._heights:
            room = self._kit.look.px(24 if self._model.lines[row].hit is not None else 16)
            self._heights[row] = round(sum(layout.lineCount() * step for layout, step, _ in layouts)) + room
        return self._heights[row]

    def _lay_out(self, line: Line, width: int) -> _Layouts:
        """Each text with the height of its lines and its colour, laid out for a width."""
        look = self._kit.look
        text_width = min(width - 2 * look.px(24), look.px(_TEXT))
        if line.hit is None:
            name = self._text(line.words, "small", (), text_width, bold=True)
            return [(name, look.line("small"), "ink-2")]
        hit = line.hit
        title = self._text(hit.title, "subheading", hit.title_marks, text_width)
        second = self._text(line.words, "small", (), text_width)
        snippet = self._text(hit.snippet, "snippet", hit.snippet_marks, text_width)
        return [
            (title, look.line("subheading"), "accent"),
            (second, look.line("small"), "ink-2"),
            (snippet, look.line("snippet"), "ink"),
        ]

    def _text(self, words: str, role: str, marks: _Marks, width: int, *, bold: bool = False) -> QTextLayout:
        key = (words, role, marks, width, bold)
        layout = self._before.get(key) or self._texts.get(key)
        if layout is None:
            layout = _laid_out(words, self._kit.look.font(role, bold=bold or None), self._marks(marks), width)
        self._texts[key] = layout
        return layout

    def _marks(self, pairs: tuple[tuple[int, int], ...]) -> tuple[QTextLayout.FormatRange, ...]:
        ranges = []
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setForeground(self._kit.look.colour("on-mark"))
        form.setBackground(self._kit.look.colour("mark"))
        for start, end in pairs:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, form
            ranges.append(one)
        return tuple(ranges)

    def sizeHint(  # the option's rectangle is not laid out yet
        self,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self.height(index.row(), width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._kit.look
        line = self._model.line(index)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if line.hit is not None and (chosen or state & QStyle.StateFlag.State_MouseOver):
            painter.setPen(QPen(look.colour("control"), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tint" if chosen else "hover"))
            painter.drawRoundedRect(_row_rect(rect, look.px(800)), 12, 12)
        y = float(rect.top() + (look.px(12) if line.hit is not None else look.px(10)))
        for layout, step, colour in self._layouts(index.row(), rect.width()):
            painter.setPen(look.colour(colour))
            for number in range(layout.lineCount()):
                one = layout.lineAt(number)
                one.setPosition(QPointF(0, number * step + (step - one.height()) / 2))
            layout.draw(painter, QPointF(rect.left() + look.px(24), y))
            if colour == "accent":
                width = max(layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount()))
                base = y + layout.lineCount() * step - look.px(1)
                painter.setPen(QPen(look.colour("accent"), 1))
                painter.drawLine(
                    QPointF(rect.left() + look.px(24), base), QPointF(rect.left() + look.px(24) + width, base)
                )
            y += layout.lineCount() * step
        painter.restore()


def _row_rect(rect: QRect, most: int) -> QRectF:
    return QRectF(rect.left() + 1, rect.top() + 2, min(rect.width() - 8, most), rect.height() - 4)


def _laid_out(text: str, font: QFont, ranges: tuple[QTextLayout.FormatRange, ...], width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats(list(ranges))
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
    layout.endLayout()
    return layout


class ResultView(QListView):
    """The rows. As high as all of them: the page around it scrolls."""

    opened = Signal(QModelIndex)
    left_upwards = Signal()
    moved = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.results = Results(self)
        self._painter = ResultPainter(kit, self.results, self)
        self.setModel(self.results)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def height_for(self, width: int) -> int:
        """How high all rows are in a width."""
        return sum(self._painter.height(row, width) for row in range(self.results.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 1):
            self.left_upwards.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Move to the next result that way, over the names of groups."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.model().rowCount():
            index = self.model().index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                self.moved.emit()
                return
            row += by

    def focus_rect(self) -> QRect:
        """Where the keyboard is: the current result."""
        rect = self.visualRect(self.currentIndex())
        return _row_rect(rect, 10_000).toRect().adjusted(2, 2, -2, -2) if rect.isValid() else self.viewport().rect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ResultList(QWidget):
    """The view, in the room that all its rows need, a little left of it, so that their words stand on the margin."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.view = ResultView(kit)
        self.view.setParent(self)

    def flow(self, width: int) -> int:
        left = self._kit.look.px(24)
        height = self.view.height_for(width + left)
        self.view.setGeometry(-left, 0, width + left, height)
        self.setFixedSize(width, height)
        return height
