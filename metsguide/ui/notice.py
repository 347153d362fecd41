# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A strip at the foot of the window for what should be known and need not be answered. It takes no focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from metsguide.ui.announce import announce
from metsguide.ui.flow import Columns
from metsguide.ui.parts import Kit, Picture, button, label

_WIDTH = 720


class Notice(QWidget):
    """Stays until its cross is pressed, or until what it tells is over."""

    def __init__(self, window: QWidget, kit: Kit) -> None:
        super().__init__(window)
        self._window, self._kit = window, kit
        self._words = ""
        self._strip: Columns | None = None
        window.installEventFilter(self)
        kit.look.changed.connect(self._make)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show this, and have it said."""
        self._words = words
        self._make()
        self.show()
        self.raise_()
        announce(self, words)

    def close_quietly(self) -> None:
        """Be gone."""
        self._words = ""
        self.hide()

    def _make(self) -> None:
        if not self._words:
            return
        px = self._kit.look.px
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
        strip = self._strip = Columns(px(14), look="note", margins=(px(16), px(8), px(8), px(8)))
        strip.add(Picture(self._kit, "info", colour="ink-2"), 0)
        strip.add(label(self._words, "control"))
        close = button(self._kit, "", "x", "clear")
        close.setAccessibleName(self.tr("Close"))
        close.setFixedSize(self._kit.look.target, self._kit.look.target)
        close.clicked.connect(self.close_quietly)
        strip.add(close, 0)
        strip.setParent(self)
        strip.show()
        self.setAccessibleName(self._words)
        self._place()

    def _place(self) -> None:
        if self._strip is None:
            return
        width = min(self._kit.look.px(_WIDTH), self._window.width() - 24)
        height = self._strip.flow(width)
        self.setGeometry((self._window.width() - width) // 2, self._window.height() - height - 12, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
