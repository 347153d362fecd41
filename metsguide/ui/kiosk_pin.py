# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where the staff enters the PIN that ends a kiosk."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from metsguide.kiosk import Tries
from metsguide.ui.kiosk_covers import Cover
from metsguide.ui.parts import Kit, button, heading, label

_TALL, _LOW = ("123", "456", "789", "0"), ("12345", "67890")
"""The digits in rows: as on a telephone, and where large text leaves no room for four rows."""
_ROOM = 600
"""Pixels at 100 % that the tall one needs."""


class PinPad(Cover):
    """Digits to press or to type. After wrong ones it waits, ever longer, whatever happens in between."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, screen: QWidget, kit: Kit, tries: Tries, digits: tuple[int, int]) -> None:
        """`digits`: the fewest and the most that a PIN has."""
        super().__init__(screen, kit, card=True)
        px = kit.look.px
        self._fewest, self._most = digits
        self._typed = ""
        self._until = 0.0
        self.words(heading(self.tr("For staff"), "title", 1))
        self.told = self.words(label("", "lead"), px(8))
        tall = screen.height() >= px(_ROOM)
        self.dots = self.words(label("", "title" if tall else "lead", wrap=False), px(8))
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.digits: dict[str, QPushButton] = {}
        for row, line in enumerate(_TALL if tall else _LOW):
            for column, digit in enumerate(line):
                self.digits[digit] = made = self._button(digit, digit)
                made.setProperty("digit", digit)
                made.clicked.connect(self._pressed)
                grid.addWidget(made, row, 1 if line == "0" else column)
        self.delete_button = self._button("", self.tr("Delete the last digit"))
        self.delete_button.setIcon(kit.icons.icon("back"))
        self.delete_button.setIconSize(kit.icons.size())
        self.delete_button.clicked.connect(self._delete)
        grid.addWidget(self.delete_button, *((3, 0) if tall else (1, 5)))
        self.add(pad, px(12))
        self.end_button = button(kit, self.tr("End the kiosk"), "", "main-centred")
        self.back_button = button(kit, self.tr("Back to the reader’s page"), "", "centred")
        self.end_button.clicked.connect(self._enter)
        self.back_button.clicked.connect(self.left)
        self.choice(self.end_button)
        self.choice(self.back_button)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._tell)
        self._wait_for(tries)

    def _button(self, words: str, name: str) -> QPushButton:
        made = QPushButton(words)
        made.setAccessibleName(name)
        made.setProperty("look", "centred")
        made.setMinimumWidth(self._kit.look.target)
        return made

    def cover(self) -> None:
        super().cover()
        self.digits["1"].setFocus(Qt.FocusReason.PopupFocusReason)

    def refuse(self, tries: Tries) -> None:
        """The PIN was wrong."""
        self._typed = ""
        self._wait_for(tries, wrong=True)

    def _wait_for(self, tries: Tries, *, wrong: bool = False) -> None:
        self._until = tries[1]
        self._wrong = wrong
        self._tell()

    def _tell(self) -> None:
        """Say how long it takes, or that a PIN can be entered."""
        left = math.ceil(self._until - time.monotonic())
        for made in (*self.digits.values(), self.delete_button, self.end_button):
            made.setEnabled(left <= 0)
        if left > 0:
            self.told.setText(self.tr("Too many wrong PINs. Wait {0} seconds.").format(left))
            self._again.start(1000)
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.told.setText(self.tr("That was not the PIN.") if self._wrong else self.tr("Enter the PIN."))
        self._show()

    def _show(self) -> None:
        self.dots.setText("●" * len(self._typed) + "○" * max(0, self._fewest - len(self._typed)))
        self.dots.setAccessibleName(self.tr("{0} digits entered").format(len(self._typed)))
        self.end_button.setEnabled(len(self._typed) >= self._fewest and self._until <= time.monotonic())

    def _pressed(self) -> None:
        sender = self.sender()
        if sender is not None:
            self._add(str(sender.property("digit")))

    def _add(self, digit: str) -> None:
        if self._until <= time.monotonic():
            self._typed = (self._typed + digit)[: self._most]
            self._show()

    def _delete(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _enter(self) -> None:
        if self._until <= time.monotonic() and len(self._typed) >= self._fewest:
            typed, self._typed = self._typed, ""
            self.entered.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text and text in self.digits:
            self._add(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._delete()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and len(self._typed) >= self._fewest:
            self._enter()
        else:
            super().keyPressEvent(event)
