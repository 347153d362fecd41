# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The bar to find words on the page: above it, so that it covers nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from metsguide.ui.announce import announce
from metsguide.ui.finder import Finder
from metsguide.ui.flow import flow
from metsguide.ui.parts import Kit, button, label

_SIDE, _GAP, _BEFORE_COUNT = 24, 8, 16
_LINE, _COUNT = 300, 110
"""Widths at 100 %, in pixels."""


class _Line(QLineEdit):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """A box to type in, how often the words are there, and to the next, the one before, and away."""

    closed = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setProperty("look", "find")
        self.finder = Finder(kit)
        self.line = _Line(self)
        self.line.setMaxLength(200)
        self.line.textEdited.connect(self.finder.look_for)
        self.line.stepped.connect(self.finder.step)
        self.count = label("", "control", wrap=False)
        self.count.setParent(self)
        self.previous_button = self._button("up", self.previous)
        self.next_button = self._button("down", self.next)
        self.close_button = self._button("x", self.closed)
        self.finder.changed.connect(self._tell)
        kit.look.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def _button(self, icon: str, slot: object) -> QPushButton:
        made = button(self._kit, "", icon, "bar")
        made.setProperty("sign", icon)
        made.setParent(self)
        made.clicked.connect(slot)
        return made

    def restyle(self) -> None:
        """Take up sizes, colours and words anew."""
        name = self.tr("Find on this page")
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.setAccessibleDescription(self.tr("Enter goes to the next place, Escape closes."))
        for made, words in (
            (self.previous_button, self.tr("The place before")), (self.next_button, self.tr("The next place")),
            (self.close_button, self.tr("Close")),
        ):  # fmt: skip
            made.setAccessibleName(words)
            made.setToolTip(words)
            made.setIcon(self._kit.icons.icon(made.property("sign")))
            made.setIconSize(self._kit.icons.size())
            made.setFixedSize(self._kit.look.target, self._kit.look.target)
        self._tell(aloud=False)

    def flow(self, width: int) -> int:
        """Lay the bar out in a width, on as many lines as that takes; its height."""
        px, target = self._kit.look.px, self._kit.look.target
        side = min(_SIDE, px(_SIDE))
        buttons = (self.previous_button, self.next_button, self.close_button)
        signs = sum(made.width() for made in buttons) + _GAP * len(buttons) + _BEFORE_COUNT
        room, count = width - 2 * side, max(px(_COUNT), flow(self.count, width).width())
        wide = room - signs - count >= px(160)
        self.line.setGeometry(side, _GAP, min(px(_LINE), room - signs - count) if wide else room, target)
        x, y = self.line.geometry().right() + 1 + _BEFORE_COUNT, _GAP
        if not wide:
            x, y = side, y + target + _GAP
        self.count.setGeometry(x, y, count, target)
        x += count
        if room < signs + count:
            x, y = side, y + target + _GAP
        for made in buttons:
            made.move(x, y)
            x += made.width() + _GAP
        height = y + target + _GAP + 1
        self.setFixedSize(width, height)
        return height

    def next(self) -> None:
        """To the next place."""
        self.finder.step(1)

    def previous(self) -> None:
        """To the place before."""
        self.finder.step(-1)

    def _tell(self, *, aloud: bool = True) -> None:
        found = self.finder.count
        for made in (self.previous_button, self.next_button):
            made.setEnabled(found > 0)
        if not self.line.text().strip():
            self.count.setText("")
            return
        said = self.tr("Not found")
        if found:
            said = self.tr("{0} of {1}").format(self.finder.current + 1, found)
        self.count.setText(said)
        if aloud:
            announce(self, said)

    def forget(self) -> None:
        """Empty the box for good and take the marks away."""
        self.finder.stop()
        self.line.setText("")  # drops what undoing would bring back, which `clear` keeps
        self._tell(aloud=False)
