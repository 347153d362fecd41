# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A list to choose one from, with its label above it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from metsguide.ui.flow import Stack
from metsguide.ui.parts import Kit, label


class _Combo(QComboBox):
    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._kit.look.px(22)
        at = QRectF(self.width() - size - self._kit.look.px(12), (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        self._kit.icons.paint(painter, "down", at, self._kit.look.colour("accent"))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls the page must not change a filter on its way past.
        event.ignore()


class Choice(Stack):
    """`picked` carries the value chosen; values are any text, shown as words."""

    picked = Signal(str)

    def __init__(self, kit: Kit, name: str, options: list[tuple[str, str]], value: str, width: int) -> None:
        """`options` are (value, words); `width` is in pixels at 100 %."""
        super().__init__()
        self._width = kit.look.px(width)
        self.add(label(name, "small", wrap=False))
        self.combo = _Combo(kit)
        self.combo.setAccessibleName(name)
        self.combo.setFixedWidth(self._width)
        for one, words in options:
            self.combo.addItem(words, one)
        index = self.combo.findData(value, Qt.ItemDataRole.UserRole)
        self.combo.setCurrentIndex(max(0, index))
        self.combo.currentIndexChanged.connect(self._changed)
        self.add(self.combo, kit.look.px(4))

    def flow(self, width: int) -> int:
        return super().flow(min(width, self._width))

    def _changed(self, index: int) -> None:
        self.picked.emit(self.combo.itemData(index))
