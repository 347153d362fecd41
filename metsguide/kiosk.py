# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A kiosk: one reader after another, each in a process of its own. Imports no Qt.

When a reader is done, their process ends, and the system takes back all that it held: no string of theirs, no picture
of a page can be left, in no cache that anybody forgot. The process of the next reader is on the screen before that of
the last one ends, so nothing of the desktop shows in between. It waits without a clock: idle, nothing here runs.

A reader's process tells in lines on its standard output: `ready` (its window is on the screen), `again` (the reader is
done; it now only covers the screen), `wrong` (a PIN that is none), `leave` (the staff's PIN). It ends when its standard
input does.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

READER = "METSGUIDE_READER"
"""The variable by which a process knows that it is a reader's: how many PINs were wrong, and until when (seconds of
`time.monotonic`, the same for all processes) no other is taken.
"""
AGAIN, LEAVE, READY, WRONG = "again", "leave", "ready", "wrong"

_PATIENCE = 60.0
"""Seconds that a reader's window may take to be there, on the slowest machine; then another is started."""
_FAREWELL = 3.0
"""Seconds that a reader's process may take to end by itself."""
_SHORT_LIFE = 10.0
_LONGEST_PAUSE = 30.0
_FREE, _LONGEST_WAIT = 2, 600
_FOLDER = "metsguide-reader-"


def wait_after(wrong: int) -> int:
    """Seconds for which no PIN is taken after so many wrong ones: none for the first two, then 4, 8, ... to 600."""
    return 0 if wrong <= _FREE else min(2 ** (wrong - 1), _LONGEST_WAIT)


class Tries(tuple[int, float]):
    """How many PINs were wrong since the last right one, and until when no other is taken."""

    __slots__ = ()

    @classmethod
    def read(cls, text: str) -> Tries:
        """From the text of `READER`. Text that is none counts as no try at all."""
        wrong, _, until = text.partition(" ")
        try:
            return cls((int(wrong), float(until)))
        except ValueError:
            return cls((0, 0.0))

    def __str__(self) -> str:
        return f"{self[0]} {self[1]!r}"

    def failed(self) -> Tries:
        """After one more wrong PIN, now."""
        return Tries((self[0] + 1, time.monotonic() + wait_after(self[0] + 1)))


class Reader:
    """The process of one reader, with a folder of its own for what it writes while it runs."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.monotonic()
        self.folder = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=_room(environment)))
        own = {**environment, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.folder))}
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=own)
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._words: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._words.put(line.decode("utf-8", "replace").strip())
        self._words.put("")

    def word(self, patience: float | None = None) -> str:
        """The next thing it says; "" once it has ended. Raises queue.Empty after `patience` seconds."""
        return self._words.get(timeout=patience)

    def code(self) -> int | None:
        """The exit code of a process that is ending; None where it takes too long over it."""
        try:
            return self._process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            return None

    def end(self) -> int:
        """Let it end, or end it. Its folder goes with it. Returns its exit code."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # it may have ended already
            self._process.stdin.close()
        try:
            code = self._process.wait(_FAREWELL)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._listener.join(_FAREWELL)
        shutil.rmtree(self.folder, ignore_errors=True)
        return code


class Kiosk:
    """Starts the readers' processes with one command."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command, self._environment = command, dict(environment)
        self._tries = Tries((0, 0.0))
        self._readers: list[Reader] = []

    def run(self) -> int:
        """Until the staff leaves, or the first window cannot be opened. Returns the exit code."""
        try:
            reader = self._start()
            if not self._comes(reader):
                return self._end(reader) or 1
            while self._serve(reader):
                reader = self._follow(reader)
            return 0
        finally:
            for one in [*self._readers]:
                self._end(one)

    def _start(self) -> Reader:
        reader = Reader(self._command, {**self._environment, READER: str(self._tries)})
        self._readers.append(reader)
        return reader

    def _end(self, reader: Reader) -> int:
        self._readers.remove(reader)
        return reader.end()

    @staticmethod
    def _comes(reader: Reader) -> bool:
        """Whether the reader's window comes on the screen."""
        end = time.monotonic() + _PATIENCE
        try:
            while (word := reader.word(max(0.0, end - time.monotonic()))) not in (READY, ""):
                pass
        except queue.Empty:
            return False
        return word == READY

    def _serve(self, reader: Reader) -> bool:
        """Wait for the end of a reader's turn. Whether another follows: also after a crash, but not once the staff
        has left.
        """
        while word := reader.word():
            if word == LEAVE:
                return False
            if word == AGAIN:
                return True
            if word == WRONG:
                self._tries = self._tries.failed()
        _say(f"a reader's window has ended by itself (exit code {reader.code()}); another is opened")
        if time.monotonic() - reader.started < _SHORT_LIFE:
            _rest(1.0)  # so that one that fails again and again leaves the machine some room
        return True

    def _follow(self, last: Reader) -> Reader:
        """The next reader's process, once it is on the screen; until then the last one covers it."""
        pause = 0.5
        while True:
            try:
                reader = self._start()
            except OSError as error:
                _say(f"no window can be opened ({error.strerror}); trying again")
            else:
                if self._comes(reader):
                    self._end(last)
                    return reader
                _say(f"a window did not open (exit code {self._end(reader)}); trying again")
            pause = min(2 * pause, _LONGEST_PAUSE)
            _rest(pause)


def run(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Be a kiosk until the staff leaves it or the system ends it. `command` starts one reader's window.

    Returns the exit code; that of the first window where it could not be opened.
    """
    _leave_no_trace(environment)
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, _ended)
    return Kiosk(command, environment).run()


def _ended(number: int, _frame: object) -> None:
    sys.exit(128 + number)


def _leave_no_trace(environment: Mapping[str, str]) -> None:
    """No picture of the memory of a crashed reader on the disk, and no folder of one whose kiosk was killed."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for folder in Path(_room(environment)).glob(f"{_FOLDER}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _room(environment: Mapping[str, str]) -> str:
    """Where readers' folders are made: in memory where the system has such a place for each user."""
    own = environment.get("XDG_RUNTIME_DIR", "")
    return own if own and os.access(own, os.W_OK) else tempfile.gettempdir()


_rest = time.sleep


def _say(what: str) -> None:
    sys.stderr.write(f"metsguide: {what}\n")
    sys.stderr.flush()
