# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A button that draws itself: all it needs to know is whether the pointer is on it."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QAbstractButton, QWidget


class PaintedButton(QAbstractButton):
    """Base of the buttons that paint themselves; `hovered` tells of the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered = False

    def enterEvent(self, event: QtGui.QEnterEvent) -> None:
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QtCore.QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)
