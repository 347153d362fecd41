# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Someone at a kiosk. Every key and press goes through the window of the system, as those of a person do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from metsguide.kiosk import Tries
from metsguide.library import Library
from metsguide.policy import InForce, Policy
from metsguide.ui.kiosk import Turn
from metsguide.ui.kiosk_covers import Cover
from metsguide.ui.kiosk_pin import PinPad
from metsguide.ui.kiosk_shell import Shell
from tests.kiosk_reader import type_into
from tests.ui.reader import Reader

_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
KIOSK = Policy(kiosk=True, links="qr")
PIN = "274913"
"""The PIN of the fixture `hashed`."""


class OfSize(Shell):
    """On a screen of a size: that of the platform without a screen is small, and nobody can change it."""

    size_of_screen = (1280, 800)

    def showFullScreen(self) -> None:
        self.setGeometry(0, 0, *self.size_of_screen)
        self.show()

    def isFullScreen(self) -> bool:
        return self.isVisible() and not self.isMinimized()


class AtKiosk(Reader):
    """A reader at a full screen. `words` is what their process told. `size` None is the platform's own screen."""

    def __init__(
        self,
        qtbot: QtBot,
        library: Library,
        policy: Policy = KIOSK,
        page: str = "",
        size: tuple[int, int] | None = (1280, 800),
        tries: Tries = Tries((0, 0.0)),
        notices: tuple[str, ...] = (),
    ) -> None:
        self.words: list[str] = []
        force = InForce(policy, dict.fromkeys(Policy._fields, "default"), notices)
        kind: type[Shell] = Shell
        if size is not None:
            kind = OfSize
            OfSize.size_of_screen = size
        self.turn = Turn(library, force, page, tries, tell=self.words.append, kind=kind)
        self.shell = self.turn.shell
        super().__init__(qtbot, self.shell.session)
        qtbot.waitUntil(self.shell.isActiveWindow)
        qtbot.waitUntil(lambda: bool(self.words))
        self.settle()

    def settle(self) -> None:
        self._take()
        super().settle()
        self._take()

    def _take(self) -> None:
        """Look at the window that is there now: a language makes another."""
        session = self.shell.session
        self.window, self.navigator, self.look = session.window, session.navigator, session.kit.look

    @property
    def system_window(self) -> Any:
        """What the system knows of the kiosk: one window."""
        return self.shell.windowHandle()

    @property
    def cover(self) -> Cover | None:
        shown = [one for one in self.shell.findChildren(Cover) if one.isVisible()]
        assert len(shown) < 2, "more than one cover"
        return shown[0] if shown else None

    def tap(self, widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = _LEFT) -> None:
        """Press and release the mouse on what is there, be it what was meant or what covers it."""
        point = widget.mapTo(self.shell, widget.rect().center() if at is None else at)
        QTest.mouseClick(self.system_window, button, _NONE, point)
        self.settle()

    def tap_button(self, name: str, within: QWidget | None = None) -> None:
        """Tap the one visible button of that name."""
        self.tap(self.button(name, within or self.shell))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, *, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.system_window, key, modifier)
            self.settle()

    def type(self, text: str) -> None:
        type_into(self.system_window, text)
        self.settle()

    def open_pad(self) -> PinPad | None:
        """Ask for a way out with the keys of the staff; None where nothing asks for the PIN then."""
        self.key(Qt.Key.Key_L, CTRL | ALT | SHIFT)
        return self.cover if isinstance(self.cover, PinPad) else None

    def idle(self) -> None:
        """Let the idle time pass."""
        self.shell.watch._last -= self.turn.policy.idle_seconds
        self.shell.watch.look()
        self.settle()

    def leave(self) -> None:
        """As the process would: everything goes."""
        self.turn.end()
        if shiboken6.isValid(self.shell):
            shiboken6.delete(self.shell)


At = Callable[..., AtKiosk]
