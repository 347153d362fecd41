# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Icons of resources/icons, drawn in any colour and size. They stand beside words; words carry the meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QByteArray, QRectF, QSize

from metsguide import places
from metsguide.ui.theme import Look

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

# Several densities in one QtGui.QIcon let Qt choose on each screen; drawn on demand, they are small.
_DENSITIES = (1.0, 2.0)


class Icons:
    """Draws the icons of a copy of the program in the colours of a `Look`."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._texts: dict[str, str] = {}
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}
        self._icons: dict[tuple[str, str, str, int], QtGui.QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QtGui.QPixmap] = {}

    def paint(self, painter: QtGui.QPainter, name: str, rect: QRectF, colour: QtGui.QColor) -> None:
        """Draw one icon into a square, in one colour. A screen's pixels are drawn once and kept."""
        key = (name, colour.name(), round(rect.width()), painter.device().devicePixelRatioF())
        if key not in self._pixmaps:
            self._pixmaps[key] = self._pixmap(*key)
        painter.drawPixmap(round(rect.x()), round(rect.y()), self._pixmaps[key])

    def icon(self, name: str, colour: str = "accent", size: int = 24, disabled: str = "disabled") -> QtGui.QIcon:
        """An icon for a button: a name of resources/icons, names of theme colours, pixels at 100 %."""
        pixels = self._look.px(size)
        key = (name, self._look.hex(colour), self._look.hex(disabled), pixels)
        if key not in self._icons:
            icon = QtGui.QIcon()
            for mode, tone in ((QtGui.QIcon.Mode.Normal, colour), (QtGui.QIcon.Mode.Disabled, disabled)):
                for density in _DENSITIES:
                    icon.addPixmap(self._pixmap(name, self._look.hex(tone), pixels, density), mode)
            self._icons[key] = icon
        return self._icons[key]

    def size(self, size: int = 24) -> QSize:
        """The size of an icon at the text size in force."""
        return QSize(self._look.px(size), self._look.px(size))

    def _pixmap(self, name: str, colour: str, pixels: int, density: float) -> QtGui.QPixmap:
        pixmap = QtGui.QPixmap(round(pixels * density), round(pixels * density))
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QtGui.QPainter(pixmap)
        self._renderer(name, colour).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        return pixmap

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        if (name, colour) not in self._renderers:
            if name not in self._texts:
                self._texts[name] = places.resource(f"icons/{name}.svg").read_text(encoding="utf-8")
            from PySide6.QtSvg import QSvgRenderer  # here, as the first page does without icons until it stands

            text = self._texts[name].replace("currentColor", colour)
            self._renderers[name, colour] = QSvgRenderer(QByteArray(text.encode()))
        return self._renderers[name, colour]
