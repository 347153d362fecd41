# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Pictures: drawings in the colours in force, with their words beside or below them as text that grows and wraps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from metsguide.library import Library
from metsguide.model import Figure, Scene
from metsguide.store import FILL_COLOURS, LINE_COLOURS
from metsguide.ui.flow import Columns, Stack, Tiles, spread
from metsguide.ui.page import TEXT
from metsguide.ui.parts import Kit, label
from metsguide.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

_TILES, _TILE = 3, 176
"""Scenes beside each other at most, and how wide one is at least, at 100 %."""


def figure_card(kit: Kit, figure: Figure, library: Library) -> Stack:
    """A picture with its title, its scenes beside each other as far as there is room."""
    px = kit.look.px
    card = Stack("card", (px(24), px(20), px(24), px(20)))
    if figure.title:
        card.add(label(figure.title, "subheading"), most=kit.look.measure(TEXT))
    tiles = Tiles(px(24), px(24), least=px(_TILE), most=_TILES)
    for number, scene in enumerate(figure.scenes, 1):
        svg = library.drawing(scene.drawing) or ""
        tiles.add(_scene(kit, scene, svg, str(number) if figure.numbered else ""))
    card.add(tiles, px(12) if figure.title else 0)
    return card


def _scene(kit: Kit, scene: Scene, svg: str, number: str) -> Stack:
    px = kit.look.px
    stack = Stack()
    drawing = Drawn(kit, scene, svg)
    stack.add(Labelled(kit, drawing) if scene.labels else drawing)
    if scene.caption:
        row = Columns(px(8), centred=False)
        if number:
            row.add(label(number, "number", wrap=False), 0)
        row.add(label(scene.caption, "control"))
        stack.add(row, px(8))
    return stack


class Drawn(QWidget):
    """One drawing, at its own size times the text size, or as wide as there is room. To a screen reader, a picture."""

    def __init__(self, kit: Kit, scene: Scene, svg: str) -> None:
        super().__init__()
        self._look, self._svg = kit.look, svg
        self._renderer: QSvgRenderer | None = None
        self.scene = scene
        self.setProperty("picture", True)
        self.setAccessibleName(scene.alt)

    def flow(self, width: int) -> int:
        width = min(width, self._look.px(self.scene.width))
        height = round(width * self.scene.height / self.scene.width)
        self.setFixedSize(width, height)
        return height

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._look.settled:
            return  # its room is there; it comes with all else that is drawn from files
        if self._renderer is None:
            from PySide6.QtSvg import QSvgRenderer  # here, as the first page does without it until it stands

            self._renderer = QSvgRenderer(QByteArray(themed(self._look, self._svg).encode()))
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
        painter.end()


class Labelled(QWidget):
    """A drawing with the words for its parts beside it, each at the end of a line that leads to its part."""

    def __init__(self, kit: Kit, drawing: Drawn) -> None:
        super().__init__()
        self._look, self._drawing = kit.look, drawing
        drawing.setParent(self)
        self._order = sorted(drawing.scene.labels, key=lambda one: one.y)
        self._words = [label(one.words, "control") for one in self._order]
        for made in self._words:
            made.setParent(self)
        self._lines = _Lines(self)

    def flow(self, width: int) -> int:
        px = self._look.px
        height = self._drawing.flow(width * 55 // 100)
        left = self._drawing.width() + px(40)
        room, gap = min(width - left, px(300)), px(14)
        for made in self._words:
            made.ensurePolished()
        tall = [made.heightForWidth(room) for made in self._words]
        wanted = [round(one.y * self._scale()) - high // 2 for one, high in zip(self._order, tall, strict=True)]
        for made, top, high in zip(self._words, spread(wanted, tall, gap, height), tall, strict=True):
            made.setGeometry(left, top, room, high)
            height = max(height, top + high)
        self.setFixedSize(width, height)
        self._lines.setGeometry(0, 0, width, height)
        return height

    def _scale(self) -> float:
        return self._drawing.width() / self._drawing.scene.width

    def leaders(self) -> list[tuple[QPointF, QRect]]:
        """Each label's point on the drawing, and where its words stand."""
        scale = self._scale()
        points = [QPointF(one.x, one.y) * scale for one in self._order]
        return [(point, made.geometry()) for point, made in zip(points, self._words, strict=True)]

    def paint_lines(self, painter: QPainter) -> None:
        """Draw the line from each point to its words."""
        look, px = self._look, self._look.px
        for point, words in self.leaders():
            beside = QPointF(words.x() - px(6), words.center().y())
            bend = QPointF(beside.x() - px(14), beside.y())
            painter.setPen(QPen(look.colour("card"), px(4)))
            painter.drawPolyline(QPolygonF([point, bend]))
            painter.setPen(QPen(look.colour("ink"), max(1.0, px(12) / 10)))
            painter.drawPolyline(QPolygonF([point, bend, beside]))
            painter.setPen(QPen(look.colour("card"), px(2)))
            painter.setBrush(look.colour("ink"))
            painter.drawEllipse(point, px(4), px(4))
            painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)


class _Lines(QWidget):
    """The lines lie over the drawing, which is a widget of its own."""

    def __init__(self, labelled: Labelled) -> None:
        super().__init__(labelled)
        self._labelled = labelled
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._labelled.paint_lines(painter)
        painter.end()


def themed(look: Look, svg: str) -> str:
    """A drawing in the colours in force: it names them as `theme:ink`, `theme:organ` and so on."""
    for name in (*LINE_COLOURS, *FILL_COLOURS):
        svg = svg.replace(f'"theme:{name}"', f'"{look.hex(name)}"')
    return svg
