# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""*Add to my list*: a button that stands wherever there is something to keep, and shows whether it is kept."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from metsguide.my_list import Item
from metsguide.ui.announce import announce
from metsguide.ui.list_book import ListBook
from metsguide.ui.painted_button import PaintedButton
from metsguide.ui.parts import Kit, counted
from metsguide.ui.qt_numbers import ALIGN_LEFT, ALIGN_V_CENTER, STRONG_FOCUS

_SIDE, _ICON, _GAP = 14, 20, 8


class ListButton(PaintedButton):
    """Puts one item on the list, or takes it off. Paints itself: the glossary has hundreds."""

    def __init__(self, kit: Kit, book: ListBook, item: Item, *, named: bool = True) -> None:
        """`named`: whether a screen reader hears what it is about; not where that has just been said."""
        super().__init__()
        self._kit, self._book, self.item = kit, book, item
        self._named = named
        self._on = False
        self._hint = QSize()
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        self._show()
        self.clicked.connect(self._press)
        book.changed.connect(self._show)

    @property
    def is_on(self) -> bool:
        """Whether its item is on the list."""
        return self._on

    def _words(self, on: bool) -> str:
        return self.tr("On my list") if on else self.tr("Add to my list")

    def _show(self) -> None:
        self._on = self._book.value.has(self.item.key)
        words = self._words(self._on)
        self.setText(words)
        self.setAccessibleName(f"{words}: {self.item.text}" if self._named else words)
        self.setAccessibleDescription(self.tr("Press to take it off.") if self._on else "")
        self.update()

    def _press(self) -> None:
        said = self.tr("Added to my list.") if self._book.toggle(self.item) else self.tr("Taken off my list.")
        count = len(self._book.value)
        things = counted(count, self.tr("1 thing is on it."), self.tr("{0} things are on it."))
        announce(self, f"{said} {things}")

    def sizeHint(self) -> QSize:
        if self._hint.isValid():
            return self._hint
        px = self._kit.look.px
        metrics = QFontMetrics(self._kit.look.font("control", bold=True))
        words = max(metrics.horizontalAdvance(self._words(on)) for on in (False, True))
        self._hint = QSize(words + px(2 * _SIDE + _ICON + _GAP) + 4, self._kit.look.target)
        return self._hint

    def flow(self, width: int) -> int:
        """At most the width there is."""
        hint = self.sizeHint().expandedTo(self.minimumSize())
        self.setFixedSize(min(hint.width(), width), hint.height())
        return hint.height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px = self._kit.look, self._kit.look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "tint-2" if self.isDown() else "tint" if self.hovered or self._on else "card"
        painter.setPen(QPen(look.colour("accent" if self._on else "control"), 1))
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        size = px(_ICON)
        at = QRectF(px(_SIDE), (self.height() - size) / 2, size, size)
        self._kit.icons.paint(painter, "check" if self._on else "plus", at, look.colour("accent"))
        painter.setFont(look.font("control", bold=True))
        painter.setPen(look.colour("accent"))
        left = px(_SIDE + _ICON + _GAP)
        text = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(text, ALIGN_LEFT | ALIGN_V_CENTER, self.text())
        painter.end()
