# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The body, with the places where cancer starts or spreads. Each label is a button; the figure lights up with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget

from metsguide import places
from metsguide.ui.flow import spread
from metsguide.ui.parts import Kit

_WIDTH, _HEIGHT = 220, 404
"""The figure's own coordinates (resources/icons/body-map.svg), in which spots are given."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the body: its article, which is the id of its shape in the picture, the point its line starts from,
    the side its label stands on, and how far down that is.
    """

    article: str
    x: float
    y: float
    label_y: float
    left: bool = False


SPREAD = (
    Spot("site-brain", 130.7, 31, 35),
    Spot("site-leptomeninges", 110, 85, 84),
    Spot("site-nodes", 162.7, 132, 127),
    Spot("site-lung", 145.8, 155.7, 171),
    Spot("site-liver", 124, 197, 214),
    Spot("site-skin-adrenal-other", 147.6, 214, 257),
    Spot("site-peritoneum", 149.5, 251, 301),
    Spot("site-bone", 145.8, 338.7, 357),
)
STARTED = (
    Spot("pri-thyroid", 117, 89, 62),
    Spot("pri-lung", 145.8, 150, 118),
    Spot("pri-stomach", 141, 202, 174),
    Spot("pri-pancreas", 138, 221.5, 222),
    Spot("pri-colorectal", 146, 258, 270),
    Spot("pri-prostate", 111, 286, 318),
    Spot("pri-breast", 74, 162, 112, left=True),
    Spot("pri-melanoma", 42.5, 175.5, 164, left=True),
    Spot("pri-kidney", 74, 229, 216, left=True),
    Spot("pri-ovarian", 95, 264.5, 268, left=True),
    Spot("pri-bladder", 106, 276, 320, left=True),
)
_REACH = 4
"""How far beside a shape, in the figure's own coordinates, a pointer still means it."""


class BodyMap(QWidget):
    """Shows the spots of one view (`SPREAD` or `STARTED`) whose articles the library has."""

    chosen = Signal(str)
    """The id of the article of a spot that was pressed."""

    def __init__(self, kit: Kit, titles: dict[str, str]) -> None:
        """`titles` maps the article ids the library has to the words on their labels."""
        super().__init__()
        self._kit = kit
        self._titles = titles
        self._spots: tuple[Spot, ...] = ()
        self._labels: list[QPushButton] = []
        self._lit = -1
        self._scale = 1.0
        self._origin = QPointF(0, 0)
        self._renderers: dict[str, QSvgRenderer] = {}
        self._shapes: dict[str, QImage] = {}
        self._svg = places.resource("icons/body-map.svg").read_text(encoding="utf-8")
        self.setMouseTracking(True)

    def show_spots(self, spots: tuple[Spot, ...]) -> None:
        """Show another view."""
        for old in self._labels:
            old.deleteLater()
        self._spots = tuple(spot for spot in spots if spot.article in self._titles)
        self._labels = []
        self._lit = -1
        for spot in self._spots:
            made = QPushButton(self._titles[spot.article], self)
            made.setProperty("look", "link")
            made.setAccessibleName(self._titles[spot.article])
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.clicked.connect(self._pressed)
            made.installEventFilter(self)
            made.show()
            self._labels.append(made)
        if self.width() and self.height():
            self.flow(self.width())
        self.update()

    def flow(self, width: int) -> int:
        px = self._kit.look.px
        least = QSize(self._kit.look.target, 0)
        sizes = [made.sizeHint().expandedTo(least) for made in self._labels]
        left = [size.width() for size, spot in zip(sizes, self._spots, strict=True) if spot.left]
        right = [size.width() for size, spot in zip(sizes, self._spots, strict=True) if not spot.left]
        reach = px(24)
        room = width - max(left, default=-reach) - max(right, default=-reach) - 2 * reach
        self._scale = max(0.4, min(px(100) / 100 * 1.06, room / _WIDTH))
        self._origin = QPointF(max(left, default=-reach) + reach, 0)
        figure = round(_HEIGHT * self._scale)
        edge = self._origin.x() + _WIDTH * self._scale + reach
        height = figure
        for side in (True, False):
            ours = [number for number, spot in enumerate(self._spots) if spot.left == side]
            tall = [sizes[number].height() for number in ours]
            wanted = [round(self._spots[number].label_y * self._scale) - sizes[number].height() // 2 for number in ours]
            for number, top in zip(ours, spread(wanted, tall, px(2), figure), strict=True):
                size = sizes[number]
                x = round(max(left) - size.width()) if side else round(edge)
                self._labels[number].setGeometry(x, top, min(size.width(), width - x), size.height())
                height = max(height, top + size.height())
        self.setFixedSize(width, height)
        self.update()
        return height

    def _pressed(self) -> None:
        sender = self.sender()
        for made, spot in zip(self._labels, self._spots, strict=True):
            if made is sender:
                self.chosen.emit(spot.article)

    # --- Light up what is pointed at ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._light(next((i for i, made in enumerate(self._labels) if made is watched), -1))
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._light(-1)
        return False

    def _light(self, index: int) -> None:
        if index != self._lit:
            self._lit = index
            self.update()

    def _spot_at(self, point: QPointF) -> int:
        """The spot whose shape is at a point, or else near it; -1 for none. What is drawn last lies on top."""
        at = self._from(point).toPoint()
        around = [QPoint(x, y) for x in (-_REACH, 0, _REACH) for y in (-_REACH, 0, _REACH)]
        for aside in ([QPoint(0, 0)], around):
            for index in reversed(range(len(self._spots))):
                shape = self._shape(self._spots[index].article)
                if any(shape.valid(at + by) and shape.pixelColor(at + by).alpha() for by in aside):
                    return index
        return -1

    def _shape(self, name: str) -> QImage:
        """Where in the figure a shape is, as what it covers of an image in the figure's own coordinates."""
        if name not in self._shapes:
            image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_ARGB32)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            renderer = self._renderer("plain")
            renderer.render(painter, name, renderer.boundsOnElement(name))
            painter.end()
            self._shapes[name] = image
        return self._shapes[name]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._spot_at(event.position())
        self._light(index)
        self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._spot_at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._spots[index].article)

    def leaveEvent(self, event: QEvent) -> None:
        self._light(-1)
        super().leaveEvent(event)

    # --- Painting ---

    def point(self, x: float, y: float) -> QPointF:
        """Where in the widget a point of the figure is."""
        return QPointF(self._origin.x() + x * self._scale, self._origin.y() + y * self._scale)

    def _from(self, point: QPointF) -> QPointF:
        return QPointF((point.x() - self._origin.x()) / self._scale, (point.y() - self._origin.y()) / self._scale)

    def _renderer(self, tone: str) -> QSvgRenderer:
        look = self._kit.look
        key = f"{tone} {look.theme}"
        if key not in self._renderers:
            text = self._svg
            organ = "accent" if tone == "lit" else "organ"
            edge = "accent" if tone == "lit" else "organ-line"
            for token, name in (
                ("organ-line", edge), ("organ", organ), ("body-fill", "body-fill"), ("body-line", "body-line"),
            ):  # fmt: skip
                text = text.replace(f'"{token}"', f'"{look.hex(name)}"')
            self._renderers[key] = QSvgRenderer(QByteArray(text.encode()))
        return self._renderers[key]

    def _element(self, painter: QPainter, renderer: QSvgRenderer, name: str) -> None:
        bounds = renderer.boundsOnElement(name)
        target = QRectF(self.point(bounds.x(), bounds.y()), bounds.size() * self._scale)
        renderer.render(painter, name, target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._kit.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = self._renderer("plain")
        self._element(painter, plain, "body")
        for index, spot in enumerate(self._spots):
            self._element(painter, self._renderer("lit") if index == self._lit else plain, spot.article)
        for index, (spot, made) in enumerate(zip(self._spots, self._labels, strict=True)):
            lit = index == self._lit
            at = self.point(spot.x, spot.y)
            beside = QPointF(made.geometry().right() + 4 if spot.left else made.x() - 4, made.geometry().center().y())
            bend = QPointF(beside.x() + (18 if spot.left else -18), beside.y())
            painter.setPen(QPen(look.colour("accent" if lit else "ink-2"), 2 if lit else 1))
            painter.drawPolyline(QPolygonF([at, bend, beside]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent" if lit else "ink"))
            painter.drawEllipse(at, 2.6, 2.6)
        painter.end()
