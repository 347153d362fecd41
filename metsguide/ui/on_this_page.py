# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The headings of an article, beside it where there is room, with the one the reader is at."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from metsguide.ui.flow import Stack
from metsguide.ui.painted_button import PaintedButton
from metsguide.ui.parts import Kit, label
from metsguide.ui.qt_numbers import ALIGN_LEFT, ALIGN_V_CENTER, TEXT_WORD_WRAP

_WRAP = TEXT_WORD_WRAP | ALIGN_LEFT | ALIGN_V_CENTER
_INDENT = 18


class OnThisPage(Stack):
    """A list of buttons, one a heading."""

    wanted = Signal(str)
    """The anchor of the heading that was pressed."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._kit = kit
        self.listed: list[tuple[str, str]] = []
        self._entries: list[_Entry] = []

    def show_list(self, listed: list[tuple[str, str]]) -> None:
        """List these (anchor, words)."""
        self.clear()
        self.listed = listed
        self._entries = []
        head = self.add(label(self.tr("On this page"), "small-bold"))
        head.show()
        for number, (anchor, words) in enumerate(listed):
            entry = self.add(_Entry(self._kit, anchor, words), 0 if number else 8)
            entry.clicked.connect(self._pressed)
            entry.show()
            self._entries.append(entry)

    def mark(self, anchor: str) -> None:
        """Show which heading the reader is at."""
        for entry in self._entries:
            entry.set_here(entry.anchor == anchor)

    def _pressed(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self.wanted.emit(entry.anchor)


class _Entry(PaintedButton):
    def __init__(self, kit: Kit, anchor: str, words: str) -> None:
        super().__init__()
        self._kit, self.anchor = kit, anchor
        self._here = False
        self.setText(words)
        self.setAccessibleName(words)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)

    def set_here(self, here: bool) -> None:
        if here != self._here:
            self._here = here
            said = self.tr("You are here") if here else ""
            self.setAccessibleDescription(said)
            self.update()

    def flow(self, width: int) -> int:
        px = self._kit.look.px
        # Measured in bold, which it is when the reader is there, so that nothing moves while scrolling.
        metrics = QFontMetrics(self._kit.look.font("control", bold=True))
        text = metrics.boundingRect(QRect(0, 0, width - _INDENT, 1000), _WRAP, self.text())
        height = max(self._kit.look.target, text.height() + px(14))
        self.setFixedSize(width, height)
        return height

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._kit.look
        painter = QPainter(self)
        if self.hovered:
            painter.fillRect(self.rect(), look.colour("tint"))
        bar = QRect(0, 0, 4 if self._here else 2, self.height())
        painter.fillRect(bar, look.colour("accent" if self._here else "line"))
        painter.setFont(look.font("control", bold=self._here))
        painter.setPen(look.colour("ink" if self._here else "accent"))
        painter.drawText(self.rect().adjusted(_INDENT, 0, 0, 0), _WRAP, self.text())
        painter.end()
