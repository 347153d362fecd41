# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Hands that press, touch, drag and turn anything, anywhere, and look after each whether there is a way out."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu

from tests.kiosk_reader import Hands, type_into

_PROGRAMS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.system", "os.startfile")
_SCHEMES = ("https", "http", "tel", "mailto", "file")
_KEYS = [key for key in Qt.Key if key != Qt.Key.Key_unknown]
_ONES = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
         Qt.KeyboardModifier.MetaModifier)  # fmt: skip
_BUTTONS = (Qt.MouseButton.LeftButton,) * 8 + (
    Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton,
)  # fmt: skip
_WAYS_OUT = (
    ("Q", 1), ("W", 1), ("P", 1), ("O", 1), ("S", 1), ("F4", 2), ("F11", 0), ("F1", 0), ("Help", 0), ("Menu", 0),
    ("F10", 4), ("Escape", 0), ("Return", 0), ("Space", 0), ("Tab", 0), ("F12", 0), ("Space", 2), ("F4", 1), ("L", 7),
)  # fmt: skip
"""Keys that lead out of other programs: a name of `Qt.Key`, and its modifiers as bits (1 control, 2 alt, 4 shift)."""


class Random(Hands):
    """Goes on from turn to turn until `events` of them are over; their seed is in `seed`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._most, self._count = self.read("events"), self.read("count")
        self._chance = random.Random(f"{self.read('seed')} {self.turn}")
        sys.addaudithook(self._audit)
        for scheme in _SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "opened")  # type: ignore[arg-type]  # PySide wants a str
        self._counter = os.open(folder / "count", os.O_WRONLY | os.O_CREAT)
        self._device = QTest.createTouchDevice()

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _PROGRAMS:
            self.note("wrong", what=f"started a program: {event} {arguments[:2]!r}")

    @Slot(QUrl)
    def opened(self, url: QUrl) -> None:
        """An address was handed to the system."""
        self.note("wrong", what=f"opened {url.toString()}")

    def act(self) -> None:
        if self._count >= self._most:
            self.note("end", count=self._count)
            return
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._one)
        self._timer.start(0)

    def _one(self) -> None:
        shell = self.shell
        if shell._over or self._count >= self._most:
            self._timer.stop()
            self.note("turn", count=self._count)
            if not shell._over:
                shell.finish()
            return
        self._count += 1
        os.pwrite(self._counter, f"{self._count}".encode(), 0)
        popup = QApplication.activePopupWidget()
        window = popup.windowHandle() if popup is not None else shell.windowHandle()
        if window is not None:
            what = self._chance.choices(
                (self._key, self._text, self._click, self._touch, self._drag, self._wheel, self._leave_key, self._time),
                (12, 8, 30, 20, 10, 15, 10, 1),
            )[0]
            what(window)
        self._look()

    # --- What hands do ---

    def _point(self, window: QWindow) -> QPoint:
        edges = self._chance.random() < 0.1  # corners and edges are where ways out are hidden
        x = self._chance.choice((0, window.width() - 1)) if edges else self._chance.randrange(max(1, window.width()))
        return QPoint(x, self._chance.randrange(max(1, window.height())))

    def _key(self, window: QWindow) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in _ONES:
            if self._chance.random() < 0.2:
                modifiers |= one
        QTest.keyClick(window, self._chance.choice(_KEYS), modifiers)

    def _leave_key(self, window: QWindow) -> None:
        name, bits = self._chance.choice(_WAYS_OUT)
        modifiers = Qt.KeyboardModifier.NoModifier
        for number, one in enumerate(_ONES[:3]):
            if bits & 1 << number:
                modifiers |= one
        QTest.keyClick(window, getattr(Qt.Key, f"Key_{name}"), modifiers)

    def _text(self, window: QWindow) -> None:
        for _ in range(self._chance.randrange(1, 6)):
            type_into(window, self._chance.choice("abcdefghijklmnopqrstuvwxyz /-'0123456789"))

    def _click(self, window: QWindow) -> None:
        button, point = self._chance.choice(_BUTTONS), self._point(window)
        if self._chance.random() < 0.1:
            QTest.mouseDClick(window, button, Qt.KeyboardModifier.NoModifier, point)
        else:
            QTest.mouseClick(window, button, Qt.KeyboardModifier.NoModifier, point)

    def _touch(self, window: QWindow) -> None:
        point = self._point(window)
        events = QTest.touchEvent(window, self._device)
        events.press(0, point, window).commit()
        if self._chance.random() < 0.3:
            point = self._point(window)
            events.move(0, point, window).commit()
        events.release(0, point, window).commit()

    def _drag(self, window: QWindow) -> None:
        QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._point(window))
        for _ in range(self._chance.randrange(1, 5)):
            QTest.mouseMove(window, self._point(window))
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._point(window))

    def _wheel(self, window: QWindow) -> None:
        at = QPointF(self._point(window))
        turn = QPoint(0, self._chance.choice((-360, -120, 120, 360)))
        modifiers = self._chance.choice((Qt.KeyboardModifier.NoModifier, *_ONES[:1]))
        event = QWheelEvent(
            at, QPointF(window.mapToGlobal(at.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(window, event)

    def _time(self, _window: QWindow) -> None:
        watch = self.shell.watch
        watch._last -= self._chance.choice((60, 130))
        watch.look()

    # --- What must hold ---

    def _look(self) -> None:
        shell = self.shell
        if not shell.isVisible() or not shell.isFullScreen():
            self.note("wrong", what="left the screen")
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and isinstance(one, (QMenu, QDialog, QFileDialog)):
                self.note("wrong", what=f"opened {type(one).__name__}")
        if QApplication.activeModalWidget() is not None:
            self.note("wrong", what=f"opened {type(QApplication.activeModalWidget()).__name__}, modal")
        if shell.windowTitle() != "MetsGuide":
            self.note("wrong", what=f"has the title {shell.windowTitle()!r}")
