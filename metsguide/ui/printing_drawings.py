# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Charts and pictures on a printed page, in black on white."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from metsguide.model import Bar, Scene
from metsguide.store import FILL_COLOURS, LINE_COLOURS
from metsguide.ui.charts import draw_person
from metsguide.ui.flow import spread
from metsguide.ui.paper_colours import paper_hex
from metsguide.ui.printing_pieces import UNIT, Drawn, Fonts, TextPiece
from metsguide.ui.theme import COLOURS

_PEOPLE, _A_ROW = 100, 20


def coloured(svg: str, colour: Callable[[str], str]) -> str:
    """A drawing with colours for the names it has (`theme:ink`)."""
    for name in (*LINE_COLOURS, *FILL_COLOURS):
        svg = svg.replace(f'"theme:{name}"', f'"{colour(name)}"')
    return svg


def on_screen(svg: str) -> str:
    """A drawing in the colours of the light theme, for a file that is read on a screen."""
    return coloured(svg, _light)


def _light(name: str) -> str:
    return COLOURS[name][0]


class PeoplePiece(Drawn):
    """A hundred people, 20 a row, and what the filled and the empty ones stand for."""

    def __init__(self, number: int, most: int, legend: Sequence[tuple[float, str]], fonts: Fonts, width: float) -> None:
        self._number, self._most = number, most
        self._cell = min(fonts.em(1.15), width / _A_ROW)
        self._step = self._cell * 1.18
        self._indent = fonts.em(1.6)
        font = fonts.font()
        self._legend = [(filled, TextPiece(_plain(said), font, width, indent=self._indent)) for filled, said in legend]
        self._gap = fonts.em(0.5)
        self.height = self._step * (_PEOPLE // _A_ROW) + self._gap + sum(text.height for _, text in self._legend)
        self.words = "\n".join(text.words for _, text in self._legend)

    def draw(self, painter: QPainter, x: float, y: float, _start: float, _end: float) -> None:
        cell = self._cell
        for index in range(_PEOPLE):
            row, column = divmod(index, _A_ROW)
            filled = 1.0 if index < self._number else 0.5 if index < self._most else 0.0
            _person(painter, QRectF(x + column * cell, y + row * self._step, cell, cell * 0.97), filled)
        y += self._step * (_PEOPLE // _A_ROW) + self._gap
        for filled, text in self._legend:
            side = self._indent * 0.62
            at = QRectF(x, y + text.first_baseline - side * 0.9, side, side)
            _person(painter, at, filled)
            text.draw(painter, x, y, 0, text.height)
            y += text.height


def _person(painter: QPainter, rect: QRectF, filled: float) -> None:
    """Drawn at the size that its line's width is made for, and scaled."""
    painter.save()
    painter.translate(rect.topLeft())
    scale = rect.width() / 24
    painter.scale(scale, scale)
    ink = QBrush(Qt.GlobalColor.black).color()
    draw_person(painter, QRectF(0, 0, 24, rect.height() / scale), ink, ink, filled)
    painter.restore()


class BarPiece(Drawn):
    """One row of a bar chart: its label, and below it the bar with its value at the end."""

    def __init__(self, bar: Bar, most: float, fonts: Fonts, width: float) -> None:
        self._label = TextPiece(_plain(bar.label), fonts.font(), width)
        self._value = TextPiece(_plain(bar.shown), fonts.font(bold=True), width * 0.3)
        self._length = max(3.0 * UNIT, (width - fonts.em(4)) * bar.value / most)
        self._thick, self._gap = fonts.em(0.9), fonts.em(0.6)
        self.height = self._label.height + self._value.height
        self.words = f"{bar.label}: {bar.shown}"

    def draw(self, painter: QPainter, x: float, y: float, _start: float, _end: float) -> None:
        self._label.draw(painter, x, y, 0, self._label.height)
        y += self._label.height
        middle = y + self._value.height * 0.55
        painter.fillRect(QRectF(x, middle - self._thick / 2, self._length, self._thick), Qt.GlobalColor.black)
        self._value.draw(painter, x + self._length + self._gap, y, 0, self._value.height)


class SceneRow(Drawn):
    """Drawings beside each other, each with its caption below it."""

    def __init__(
        self, scenes: Sequence[tuple[Scene, str, str]], fonts: Fonts, width: float, most_height: float
    ) -> None:
        """`scenes` are (scene, SVG, caption with its number)."""
        self._column = width / len(scenes)
        self._scenes = []
        for scene, svg, caption in scenes:
            renderer = QSvgRenderer(QByteArray(coloured(svg, paper_hex).encode()))
            room = self._column - fonts.em(0.8) if len(scenes) > 1 else width
            if scene.labels:
                room = width * 0.55
            scale = min(room / scene.width, most_height * 0.6 / scene.height, fonts.em(0.09))
            below = TextPiece(_plain(caption), fonts.font(), self._column - fonts.em(0.8)) if caption else None
            self._scenes.append((scene, renderer, scale, below))
        self._labels = _Labels(self._scenes[0][0], self._scenes[0][2], fonts, width) if scenes[0][0].labels else None
        tall = max(scene.height * scale for scene, _, scale, _ in self._scenes)
        self._captions_at = tall + fonts.em(0.3)
        captions = max((below.height for *_, below in self._scenes if below is not None), default=0.0)
        self.height = max(self._captions_at + captions, self._labels.height if self._labels is not None else 0.0)
        said = [f"{scene.alt} {caption}".strip() for scene, _, caption in scenes]
        self.words = "\n".join([*said, *(label.words for scene, _, _ in scenes for label in scene.labels)])

    def draw(self, painter: QPainter, x: float, y: float, _start: float, _end: float) -> None:
        for number, (scene, renderer, scale, below) in enumerate(self._scenes):
            left = x + number * self._column
            at = QRectF(left, y, scene.width * scale, scene.height * scale)
            painter.save()
            painter.setClipRect(at)  # a drawing may reach beyond its own edge
            renderer.render(painter, at)
            painter.restore()
            if below is not None:
                below.draw(painter, left, y + self._captions_at, 0, below.height)
        if self._labels is not None:
            self._labels.draw(painter, x, y)


class _Labels:
    """Words for the parts of a drawing, right of it, each at the end of a line."""

    def __init__(self, scene: Scene, scale: float, fonts: Fonts, width: float) -> None:
        order = sorted(scene.labels, key=lambda one: one.y)
        self._left = scene.width * scale + fonts.em(2)
        self._points = [QPointF(one.x * scale, one.y * scale) for one in order]
        self._texts = [TextPiece(_plain(one.words), fonts.font(), width - self._left) for one in order]
        self._em = fonts.em()
        tall = [round(text.height) for text in self._texts]
        wanted = [round(point.y()) - high // 2 for point, high in zip(self._points, tall, strict=True)]
        self._tops = spread(wanted, tall, round(fonts.em(0.4)), round(scene.height * scale))
        self.height = max(top + high for top, high in zip(self._tops, tall, strict=True))

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        at = QPointF(x, y)
        pen = QPen(Qt.GlobalColor.black)
        pen.setWidthF(UNIT)
        for point, text, top in zip(self._points, self._texts, self._tops, strict=True):
            middle = y + top + text.height / 2
            beside = QPointF(x + self._left - self._em * 0.4, middle)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([at + point, beside - QPointF(self._em, 0), beside]))
            painter.setBrush(Qt.GlobalColor.black)
            painter.drawEllipse(at + point, self._em * 0.2, self._em * 0.2)
            text.draw(painter, x + self._left, y + top, 0, text.height)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
