# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A page of a paper on the screen, as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from metsguide.ui.paper_colours import paper_hex
from metsguide.ui.parts import Kit
from metsguide.ui.printing_layout import Layout

SHEET = 816
"""How wide a page is shown, in pixels at 100 %: as wide as it is on paper, on most screens."""


class Sheet(QWidget):
    """As wide as it may be. White in every theme, as paper is; a screen reader hears its words."""

    def __init__(self, kit: Kit, layout: Layout, number: int) -> None:
        """`number` counts from 0."""
        super().__init__()
        self._kit, self._layout, self._number = kit, layout, number
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("picture", True)
        self.setAccessibleName(self.tr("Page {0} of {1}").format(number + 1, layout.page_count))
        self.setAccessibleDescription(layout.words(number))

    def flow(self, width: int) -> int:
        width = min(width, self._kit.look.px(SHEET))
        height = round(width * self._layout.size[1] / self._layout.size[0])
        self.setFixedSize(width, height)
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.fillRect(self.rect(), QColor(paper_hex("page")))
        painter.save()
        scale = self.width() / self._layout.size[0]
        painter.scale(scale, scale)
        self._layout.paint(painter, self._number)
        painter.restore()
        painter.setPen(QPen(self._kit.look.colour("control"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
