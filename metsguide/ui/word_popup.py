# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a word means, said where the word stands. Part of the page, so it scrolls with it and no window opens."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from metsguide.model import Term
from metsguide.ui.flow import Columns, Stack, Wrap
from metsguide.ui.list_button import ListButton
from metsguide.ui.parts import Kit, button, heading
from metsguide.ui.text_block import TextBlock

_WIDTH = 400


class WordPopup(Stack):
    """Shows a term below the word that was pressed. Escape and the cross close it and give the focus back."""

    all_wanted = Signal(str)
    """Every word meaning, from this one on."""

    closed = Signal()
    """It is closed, and about to be deleted: let go of it."""

    def __init__(
        self, kit: Kit, parent: QWidget, term: Term, text: TextBlock, href: str, keep: ListButton | None = None
    ) -> None:
        """`keep` puts the word on the list."""
        px = kit.look.px
        super().__init__("plain-card", (px(20), px(14), px(20), px(18)))
        self.setParent(parent)
        self._page = parent
        self._kit, self._term, self._text, self._href = kit, term, text, href
        head = Columns(px(8))
        head.add(heading(term.title, "subheading", 3))
        self.close_button = button(kit, "", "x", "clear")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.setFixedSize(kit.look.target, kit.look.target)
        self.close_button.clicked.connect(self.close_and_return)
        head.add(self.close_button, 0)
        self.add(head)
        self.add(TextBlock(kit.look, term.meaning, "snippet"), px(2))
        self.all_button = button(kit, self.tr("See all word meanings"))
        self.all_button.clicked.connect(self._all)
        row = Wrap(px(8), px(8))
        if keep is not None:
            row.add(keep)
        row.add(self.all_button)
        self.add(row, px(14))
        self.setAccessibleName(f"{term.title}: {term.meaning}")
        text.set_open(href)

    def place(self, below: QPoint, left: int, right: int) -> None:
        """Stand below a point of the page, within its left and right edge."""
        px = self._kit.look.px
        width = min(px(_WIDTH), right - left)
        self.flow(width)
        x = max(left, min(below.x() - px(20), right - width))
        self.move(x, below.y() + px(6))
        needed = self.y() + self.height() + px(24)
        ground: QWidget | None = self._page.parentWidget()
        for holder in (self._page, ground):
            if holder is not None and holder.height() < needed:
                holder.setMinimumHeight(needed)
                holder.resize(holder.width(), needed)
        self.show()
        self.raise_()
        self.close_button.setFocus(QtCore.Qt.FocusReason.PopupFocusReason)

    def close_quietly(self) -> None:
        """Close, and leave the focus where it is."""
        self._text.set_open("")
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def close_and_return(self) -> None:
        """Close, and put the keyboard back on the word."""
        self._text.setFocus(QtCore.Qt.FocusReason.PopupFocusReason)
        self.close_quietly()

    def _all(self) -> None:
        self.all_wanted.emit(self._term.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.close_and_return()
        else:
            super().keyPressEvent(event)
