# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The corner at the lower left of a kiosk: pressed, it hides the page; held, it asks for the staff's PIN."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget


class Corner(QWidget):
    """Cannot be seen. Nobody needs it: there is a button that hides, and keys for the staff."""

    pressed = Signal()
    held = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self.hold_seconds = 5.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.timeout.connect(self.held)

    def place(self, width: int, height: int) -> None:
        """Take the corner, so large, before all else."""
        self.setGeometry(0, self._screen.height() - height, width, height)
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold.start(round(self.hold_seconds * 1000))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._hold.isActive():
            self._hold.stop()
            if self.rect().contains(event.position().toPoint()):
                self.pressed.emit()
        event.accept()
