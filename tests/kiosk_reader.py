# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A reader's process at a kiosk with somebody at it: what `metsguide.kiosk` starts where the kiosk is tried out.

    python -m tests.kiosk_reader MODE LIBRARY FOLDER

It is the program's own (`metsguide.ui.kiosk.run`), with hands: they press keys and touch, through the window of the
system. `FOLDER` is where turns are counted and where what was seen is written down, a line each in `log`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from metsguide.kiosk import READER
from metsguide.model import Place
from metsguide.policy import Machine
from metsguide.ui import kiosk
from metsguide.ui.app import make_application
from metsguide.ui.kiosk_shell import Shell

ARTICLES = 20
"""Read in each turn."""


def resident(pid: int) -> int:
    """The memory of a process in bytes, as the system sees it: what is its own, and what it maps."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"nothing is known of process {pid}")


def type_into(window: QWindow, text: str) -> None:
    """Type a text letter by letter into a window of the system."""
    for letter in text:
        QTest.keyClick(window, letter)  # type: ignore[call-overload]  # the stubs know letters for widgets only


class Hands(QObject):
    """Someone at the screen. `act` is called once the window stands."""

    done = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._log = folder / "log"
        self.turn = self.read("turn") + 1
        self.write("turn", self.turn)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.timeout.connect(self._begin)
        self._start.start(0)

    def read(self, name: str) -> int:
        """A number that is kept from turn to turn; 0 at first."""
        path = self.folder / name
        return int(path.read_text(encoding="ascii")) if path.exists() else 0

    def write(self, name: str, value: int) -> None:
        """Keep a number for the turns to come."""
        (self.folder / name).write_text(str(value), encoding="ascii")

    def note(self, kind: str, **facts: Any) -> None:
        """Write down what was seen."""
        with self._log.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"kind": kind, "turn": self.turn, "pid": os.getpid(), **facts}) + "\n")

    @property
    def shell(self) -> Shell:
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, Shell))

    def _begin(self) -> None:
        QTest.qWait(300)  # to the end of everything that a start does
        self.note("start", own=resident(os.getpid()), keeper=resident(os.getppid()))
        self.act()

    def act(self) -> None:
        """Do what this hand is for."""

    def press(self, text: str) -> None:
        """Type a text where the keyboard is."""
        type_into(self.shell.windowHandle(), text)

    def let_time_pass(self) -> None:
        """Nobody does anything, until the turn is over."""
        watch = self.shell.watch
        watch._last -= 100_000
        watch.look()


class Idle(Hands):
    """Presses one key and goes away."""

    def act(self) -> None:
        self.press("/")


class Secret(Hands):
    """In the first turn searches for the text in `secret`, writes it on the list, copies it, and waits for `go`."""

    def act(self) -> None:
        path = self.folder / "secret"
        if self.turn > 1:
            return
        text = path.read_text(encoding="utf-8")
        path.unlink()
        window = self.shell.session.window
        window.focus_search()
        self.press(text)
        QTest.qWait(50)
        window.navigator.go(Place("my-list"))
        QTest.qWait(50)
        page = window.page()
        page.boxes["questions"].setFocus()
        self.press(text)
        self.press("\r")
        QTest.qWait(50)
        from metsguide.ui.dialog import copy_text

        copy_text(text)
        self.note("typed", search=window.navigator._visits[0].place.id, list=len(window.kept.my_list.value))
        self._wait = QTimer(self)
        self._wait.timeout.connect(self._look)
        self._wait.start(50)

    def _look(self) -> None:
        if (self.folder / "go").exists():
            self._wait.stop()
            self.let_time_pass()


class Articles(Hands):
    """In each turn reads articles, searches, and goes away, for as many turns as `turns` says."""

    def act(self) -> None:
        if self.turn > self.read("turns"):
            self.note("end")
            return
        window = self.shell.session.window
        ids = window.library.article_ids()
        first = self.turn * ARTICLES
        self.press("/")
        for number in range(first, first + ARTICLES):
            window.navigator.go(Place("article", ids[number % len(ids)]))
            QTest.qWait(0)
        self.let_time_pass()


def hands(mode: str) -> Callable[[Path], Hands]:
    """What kind of reader comes."""
    if mode == "random":
        from tests.kiosk_random import Random

        return Random
    return {"idle": Idle, "secret": Secret, "articles": Articles}[mode]


def main(mode: str, library: str, folder: str) -> int:
    """Be one turn."""
    faulthandler.enable()
    tries = os.environ.pop(READER)
    make_application([])
    policy: dict[str, Any] = {"kiosk": True}
    pin = Path(folder) / "pin"
    if pin.exists():
        policy["pin"] = pin.read_text(encoding="ascii")
    there = hands(mode)(Path(folder))
    code = kiosk.run(Path(library), "en", "", [], "", Machine(policy, dict.fromkeys(policy, "policy.yaml:1")), tries)
    there.note("over", code=code)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
