# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""One reader's turn at a kiosk, in a process of its own (`metsguide.kiosk` starts it, and the next one).

Nothing is read from this user's settings or list, and nothing is written there.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon

from metsguide import places, policy
from metsguide.kiosk import AGAIN, LEAVE, READY, WRONG, Tries
from metsguide.library import Library, LibraryError
from metsguide.policy import InForce, Machine, pin
from metsguide.settings import Settings
from metsguide.ui.accessible_page import AccessiblePages
from metsguide.ui.app import Session, make_application, open_window, state_folder, with_clinic
from metsguide.ui.errors import Reporter
from metsguide.ui.kiosk_shell import Shell

_FAILED = 2
_BLINK_NEVER = 0
_DARK = 5000
"""Milliseconds after which a window is taken to be there though nothing was painted: the screen may be off."""


def run(
    library_path: Path, language: str, page: str, qt_args: list[str], clinic: str, machine: Machine, tries: str
) -> int:
    """Show the kiosk until the reader is done and the next one's process has taken the screen. Returns the exit code.

    `tries` is what `metsguide.kiosk.READER` holds.
    """
    app = make_application(qt_args)
    app.setQuitOnLastWindowClosed(False)
    # A caret that blinks would wake the computer twice a second, all day.
    app.setCursorFlashTime(_BLINK_NEVER)
    force = policy.of_kiosk(machine, language, clinic)
    try:
        library = Library.open(library_path)
        if force.policy.clinic:
            library, force = with_clinic(library, force)
    except LibraryError as error:
        sys.stderr.write(f"metsguide: {error}\n")
        return _FAILED
    accessible = AccessiblePages()
    keeper = Keeper(app)
    # Straight to the exit: a quit would ask the window, which closes for nobody.
    keeper.gone.connect(_exit, Qt.ConnectionType.QueuedConnection)
    turn = Turn(library, force, page, Tries.read(tries), keeper.say)
    gc.enable()
    code = app.exec()
    turn.end()
    library.close()
    del accessible
    return code


class Turn(QObject):
    """Joins the screen, the PIN and the process that waits for this one."""

    def __init__(
        self,
        library: Library,
        force: InForce,
        page: str,
        tries: Tries,
        tell: Callable[[str], None],
        kind: type[Shell] = Shell,
    ) -> None:
        """`tell` hands a word of `metsguide.kiosk` to the process that waits for this one; `kind` is the screen."""
        super().__init__()
        self._library, self._force, self._page, self.tries = library, force, page, tries
        self.policy, self._tell = force.policy, tell
        self._reporter: Reporter | None = None
        self.shell = kind(self.open, force.policy.idle_seconds)
        self.shell.setWindowIcon(QIcon(str(places.resource("icons/metsguide.svg"))))
        self.shell.finished.connect(self._finished)
        self.shell.staff_wanted.connect(self._ask_pin)
        self._is_ready = False
        self.shell.session.window.painted.connect(self._ready)
        self._dark = QTimer(self)
        self._dark.setSingleShot(True)
        self._dark.timeout.connect(self._ready)
        self._dark.start(_DARK)
        self.shell.fill()
        if force.notices:
            self._tell_staff()

    def open(self, language: str, before: Session | None) -> Session:
        """A window in a language; where there was one before, at its place and with its look."""
        held = self.policy
        page, theme = self._page, "system"
        if before is not None:
            page, theme = str(before.navigator.place), before.kit.look.choice
            held = held._replace(text_size=before.kit.look.text_size)
        held = held._replace(language=language or held.language)
        session = open_window(self._library, Settings(theme=theme), page=page, policy=held)
        session.kit.look.follow_system()
        if self._reporter is not None:
            self._reporter.remove()
        self._reporter = Reporter(session.window, session.kit, state_folder())
        self._reporter.install()
        return session

    def end(self) -> None:
        """Give back what was taken."""
        if self._reporter is not None:
            self._reporter.remove()

    def _ready(self) -> None:
        if not self._is_ready:
            self._is_ready = True
            self._dark.stop()
            self._tell(READY)

    def _finished(self) -> None:
        self._ready()
        self._tell(AGAIN)

    def _tell_staff(self) -> None:
        from metsguide.ui.dialog import Dialog
        from metsguide.ui.i18n import translate

        said = [translate("Start", "Please tell whoever looks after this computer:"), *self._force.notices]
        title, go_on = translate("Start", "About this computer"), translate("Start", "Go on")
        Dialog(self.shell.session.window, self.shell.session.kit, title, said, [("", go_on, "main")])

    # --- The staff ---

    def _ask_pin(self) -> None:
        if not self.policy.pin:
            return  # nothing but the system ends this kiosk
        from metsguide.ui.kiosk_pin import PinPad

        pad = PinPad(self.shell, self.shell.session.kit, self.tries, pin.DIGITS)
        pad.entered.connect(self._try_pin)
        pad.left.connect(self.shell.uncover)
        self.shell.cover(pad)
        self._pad = pad

    def _try_pin(self, entered: str) -> None:
        if pin.matches(entered, self.policy.pin):
            self.shell.finish()
            self._tell(LEAVE)
            return
        self.tries = self.tries.failed()
        self._tell(WRONG)
        self._pad.refuse(self.tries)


class Keeper(QObject):
    """The process that started this one: hears its words, and is gone when standard input ends."""

    gone = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # What anything else prints must not be taken for a word.
        self._out = os.dup(1)
        os.dup2(2, 1)
        threading.Thread(target=self._wait, daemon=True).start()

    def say(self, word: str) -> None:
        try:
            os.write(self._out, f"{word}\n".encode())
        except OSError:
            self.gone.emit()

    def _wait(self) -> None:
        while os.read(0, 64):
            pass
        self.gone.emit()


def _exit() -> None:
    QCoreApplication.exit(0)
