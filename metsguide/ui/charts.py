# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Numbers as pictures: a hundred people, bars, a table of marks. Each says the same in words to a screen reader."""

from __future__ import annotations

from html import escape

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from metsguide.model import Chart, Grid, People
from metsguide.ui.flow import Stack
from metsguide.ui.i18n import translate
from metsguide.ui.page import TEXT
from metsguide.ui.parts import Kit, label
from metsguide.ui.text_block import TextBlock

_ROW = 20
_PEOPLE = 100
_SPARE = 8


def draw_person(painter: QPainter, rect: QRectF, colour: QColor, outline: QColor, filled: float) -> None:
    """One of the hundred; `filled` is how much of them, from the left: all (1), half, or nothing (0)."""
    head = rect.height() * 0.34
    middle = rect.center().x()
    wide = rect.height() * 0.5
    top = rect.top() + head + 1.5
    body = QPainterPath(QPointF(middle - wide / 2, rect.bottom()))
    body.lineTo(middle - wide / 2, top + wide / 2)
    body.arcTo(QRectF(middle - wide / 2, top, wide, wide), 180, -180)
    body.lineTo(middle + wide / 2, rect.bottom())
    body.closeSubpath()
    body.addEllipse(QRectF(middle - head / 2, rect.top(), head, head))
    if filled:
        painter.save()
        painter.setClipRect(QRectF(middle - wide, rect.top() - 2, wide * 2 * filled, rect.height() + 4))
        painter.fillPath(body, colour)
        painter.restore()
    painter.setPen(QPen(colour if filled else outline, 1.4))
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    painter.drawPath(body)


class PeopleArray(QWidget):
    """A proportion as 100 people, 20 a row: filled ones are those spoken of, half filled where it is a range."""

    def __init__(self, kit: Kit, people: People) -> None:
        super().__init__()
        self._kit, self._people = kit, people
        self.setProperty("picture", True)
        self.setAccessibleName(people_as_text(people))

    def flow(self, width: int) -> int:
        self._cell = min(self._kit.look.px(30), width / _ROW)
        self._legend = QRect(0, round(self._cell * 1.18 * 5) + self._kit.look.px(10), width, 10_000)
        metrics = QFontMetrics(self._kit.look.font("control"))
        self._line = max(metrics.height(), self._kit.look.px(28)) + self._kit.look.px(4)
        inner = width - self._kit.look.px(34)
        wrap = QtCore.Qt.TextFlag.TextWordWrap
        self._heights = [
            max(self._line, metrics.boundingRect(QRect(0, 0, inner, 1000), wrap, text).height() + 4)
            for _, text in people_legend(self._people)
        ]
        height = self._legend.top() + sum(self._heights)
        self.setFixedSize(width, height)
        return height

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, people = self._kit.look, self._people
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, outline = look.colour("accent"), look.colour("control")
        cell, step = self._cell, self._cell * 1.18
        for index in range(_PEOPLE):
            row, column = divmod(index, _ROW)
            at = QRectF(column * cell, row * step, cell, cell * 0.97)
            draw_person(painter, at, accent, outline, 1 if index < people.number else 0.5 if index < people.most else 0)
        painter.setFont(look.font("control"))
        y = self._legend.top()
        wrap = QtCore.Qt.TextFlag.TextWordWrap | QtCore.Qt.AlignmentFlag.AlignVCenter
        for (filled, text), height in zip(people_legend(people), self._heights, strict=True):
            side = look.px(24)
            at = QRectF(0, y + (height - side) / 2, look.px(20), side)
            draw_person(painter, at, accent, outline, filled)
            painter.setPen(look.colour("ink"))
            left = look.px(30)
            painter.drawText(QRect(left, y, self.width() - left, height), wrap, text)
            y += height
        painter.end()


def counted_people(people: People) -> str:
    """How many of the hundred: "67", or "60 to 80" where it is known as a range only."""
    return _range(people.number, people.most)


def people_as_text(people: People) -> str:
    """The array in one sentence."""
    others = _range(_PEOPLE - people.most, _PEOPLE - people.number)
    return translate("PeopleArray", "{0} of 100 {1}; {2} of 100 {3}.").format(
        counted_people(people), people.label, others, people.other_label
    )


def people_legend(people: People) -> list[tuple[float, str]]:
    """How much of a person is filled, and what that stands for."""
    listed = [(1.0, f"{people.number} {people.label}")]
    if people.most > people.number:
        differ = translate("PeopleArray", "{0} where the figures differ").format(people.most - people.number)
        listed.append((0.5, differ))
    listed.append((0.0, f"{_PEOPLE - people.most} {people.other_label}"))
    return listed


def _range(least: int, most: int) -> str:
    return str(least) if least == most else translate("PeopleArray", "{0} to {1}").format(least, most)


class Bars(QWidget):
    """A bar for each row of a chart, its label above it and its value at its end."""

    def __init__(self, kit: Kit, chart: Chart) -> None:
        super().__init__()
        self._kit, self._chart = kit, chart
        self.setProperty("picture", True)
        self.setAccessibleName(chart.as_text())

    def flow(self, width: int) -> int:
        self._step = self._kit.look.px(62)
        height = self._step * len(self._chart.bars)
        self.setFixedSize(width, height)
        return height

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px = self._kit.look, self._kit.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.value for bar in self._chart.bars), default=1) or 1
        bold = look.font("control", bold=True)
        value_width = max((QFontMetrics(bold).horizontalAdvance(bar.shown) for bar in self._chart.bars), default=0)
        room = self.width() - value_width - px(16)
        for row, bar in enumerate(self._chart.bars):
            top = row * self._step
            painter.setFont(look.font("control"))
            painter.setPen(look.colour("ink"))
            painter.drawText(QRect(0, top, self.width(), px(26)), QtCore.Qt.AlignmentFlag.AlignVCenter, bar.label)
            length = max(3, round(room * bar.value / most))
            painter.setPen(QPen(look.colour("accent"), 1))
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(QRectF(0.5, top + px(28), length, px(20)), 3, 3)
            painter.setFont(bold)
            painter.setPen(look.colour("ink"))
            at = QRect(length + px(10), top + px(26), value_width + 4, px(24))
            painter.drawText(at, QtCore.Qt.AlignmentFlag.AlignVCenter, bar.shown)
        painter.end()


def chart_card(kit: Kit, chart: Chart) -> Stack:
    """A chart with its title and what it counts."""
    px = kit.look.px
    card = Stack("card", (px(24), px(20), px(24), px(20)))
    card.add(label(chart.title, "subheading"), most=kit.look.measure(TEXT))
    card.add(Bars(kit, chart), px(12))
    card.add(label(chart.caption, "small"), px(8), most=px(540))
    return card


def grid_html(grid: Grid, yes: str) -> str:
    """A grid as an HTML table, with a mark for yes. No word is cut in two, however narrow its column."""
    head = "".join(f"<th>{_whole('<br/>'.join(map(escape, name.split())))}</th>" for name in grid.columns)
    rows = []
    for name, flags in grid.rows:
        cells = "".join(f"<td align='center'>{yes if flag else ''}</td>" for flag in flags)
        rows.append(f"<tr><td>{_whole(f'<b>{escape(name)}</b>')}</td>{cells}</tr>")
    return (
        f"<table width='100%' cellspacing='0'><thead><tr><th>{_whole(escape(grid.corner))}</th>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _whole(html: str) -> str:
    return f"<div style='white-space: nowrap'>{html}</div>"


def _grid_list(grid: Grid) -> str:
    """The same in words, a row below the other."""
    rows = []
    for name, flags in grid.rows:
        places = ", ".join(column for column, flag in zip(grid.columns, flags, strict=True) if flag)
        rows.append(f"<p><b>{escape(name)}</b><br/>{escape(places)}</p>")
    return "".join(rows)


class GridBox(QWidget):
    """A grid as a table where no word of its head is cut in two, else as a list."""

    def __init__(self, kit: Kit, grid: Grid) -> None:
        super().__init__()
        self._look, self._grid = kit.look, grid
        self._shown: TextBlock | None = None
        self._as_table = False

    def flow(self, width: int) -> int:
        as_table = width >= self._least()
        if self._shown is None or as_table != self._as_table:
            if self._shown is not None:
                self._shown.hide()
                self._shown.deleteLater()
            html = grid_html(self._grid, "●") if as_table else _grid_list(self._grid)
            self._as_table, self._shown = as_table, TextBlock(self._look, html, "small")
            self._shown.setParent(self)
            if as_table:
                self._shown.setAccessibleName(self._grid.as_text())
            self._shown.show()
        height = self._shown.flow(width)
        self.setFixedSize(width, height)
        return height

    def _least(self) -> int:
        """How wide the table must be."""
        metrics = QFontMetrics(self._look.font("small", bold=True))
        names = [name for name, _ in self._grid.rows]
        first = max(metrics.horizontalAdvance(text) for text in (*names, self._grid.corner))
        heads = sum(max(map(metrics.horizontalAdvance, column.split())) for column in self._grid.columns)
        return first + heads + self._look.px(16) * (len(self._grid.columns) + 1) + _SPARE


def grid_card(kit: Kit, grid: Grid) -> Stack:
    """A grid with its title and caption."""
    px = kit.look.px
    card = Stack("card", (px(20), px(20), px(12), px(20)))
    card.add(label(grid.title, "subheading"), most=kit.look.measure(TEXT))
    card.add(GridBox(kit, grid), px(8))
    card.add(label(grid.caption, "small"), px(8), most=px(540))
    return card
