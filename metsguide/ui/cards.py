# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A card that is one big button: a door of the home page, a page to read next, a page of a section."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from metsguide.model import ArticleSummary, Place, Resource
from metsguide.ui.painted_button import PaintedButton
from metsguide.ui.parts import Kit, minutes_to_read
from metsguide.ui.qt_numbers import ALIGN_LEFT, ALIGN_TOP, TEXT_WORD_WRAP

_WRAP = TEXT_WORD_WRAP | ALIGN_LEFT | ALIGN_TOP


class Card(PaintedButton):
    """Title and a second line, an icon before them if there is one, an arrow after. The whole card is the target."""

    chosen = Signal(Place)

    def __init__(
        self, kit: Kit, place: Place, title: str, second: str, *, icon: str = "", tint: str = "accent",
        arrow: str = "chev", least: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self._kit, self._place = kit, place
        self._title, self._second = title, second
        self._icon, self._tint, self._arrow, self._least = icon, tint, arrow, least
        self.setAccessibleName(title)
        self.setAccessibleDescription(second)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._go)

    def _go(self) -> None:
        self.chosen.emit(self._place)

    def _text_rect(self, width: int) -> QRect:
        px = self._kit.look.px
        left = px(70) if self._icon else px(18)
        return QRect(left, px(14), width - left - px(46), 4000)

    def _heights(self, width: int) -> tuple[int, int]:
        look = self._kit.look
        rect = self._text_rect(width)
        title = QFontMetrics(look.font("subheading")).boundingRect(rect, _WRAP, self._title).height()
        if not self._second:
            return title, 0
        return title, QFontMetrics(look.font("control")).boundingRect(rect, _WRAP, self._second).height()

    def flow(self, width: int) -> int:
        px = self._kit.look.px
        title, second = self._heights(width)
        height = max(px(self._least), title + second + px(6 if second else 0) + px(36))
        self.setFixedSize(width, height)
        return height

    def sizeHint(self) -> QSize:
        return QSize(self._kit.look.px(320), self._kit.look.px(88))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px = self._kit.look, self._kit.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "tint-2" if self.isDown() else "tint" if self.hovered else "card"
        painter.setPen(QPen(look.colour("control"), 1))
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        title, second = self._heights(self.width())
        gap = px(6) if second else 0
        top = (self.height() - title - second - gap) // 2
        rect = self._text_rect(self.width())
        middle = self.height() / 2
        if self._icon:
            size = px(30)
            at = QRectF(px(36) - size / 2, middle - size / 2, size, size)
            self._kit.icons.paint(painter, self._icon, at, look.colour(self._tint))
        size = px(24)
        at = QRectF(self.width() - px(16) - size, middle - size / 2, size, size)
        self._kit.icons.paint(painter, self._arrow, at, look.colour("accent"))
        painter.setFont(look.font("subheading"))
        painter.setPen(look.colour("ink"))
        painter.drawText(QRect(rect.left(), top, rect.width(), title), _WRAP, self._title)
        if second:
            painter.setFont(look.font("control"))
            painter.setPen(look.colour("ink-2"))
            painter.drawText(QRect(rect.left(), top + title + gap, rect.width(), second), _WRAP, self._second)
        painter.end()


def article_cards(kit: Kit, articles: list[ArticleSummary]) -> list[Card]:
    """A card for each article: its title and how long it takes."""
    return [
        Card(kit, Place("article", one.id), one.title, minutes_to_read(one.minutes), arrow="fwd") for one in articles
    ]


def resource_cards(kit: Kit, resources: list[Resource]) -> list[Card]:
    """A card for each place to turn to: its name, and who runs it and its phone, or else what it is."""
    return [
        Card(
            kit,
            Place("resources", one.id),
            one.title,
            " · ".join(part for part in (one.publisher, one.phone) if part) or one.summary,
        )
        for one in resources
    ]
