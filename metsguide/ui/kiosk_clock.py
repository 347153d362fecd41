# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Time as it passes for the people in the room: also while the computer sleeps."""

from __future__ import annotations

import ctypes
import os
import sys
import time

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

_SYSTEM = sys.platform
_BOOTTIME = 7  # CLOCK_BOOTTIME of Linux, which goes on through sleep
_MONOTONIC = 6  # CLOCK_MONOTONIC of macOS, which does too; what Python calls monotonic there stops
_NONBLOCK_CLOEXEC = 0o4000 | 0o2000000
_SOONEST = 1e-6


def now() -> float:
    """Seconds since some moment, those asleep counted in."""
    clock = {"linux": _BOOTTIME, "darwin": _MONOTONIC}.get(_SYSTEM)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Alarm(QObject):
    """Rings once, some seconds from now. After a sleep that was longer it rings at once; nothing runs until then.

    On Linux it is a timer of the kernel that counts sleep. Elsewhere it is Qt's, and whoever listens compares `now`.
    """

    rang = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._handle = _kernel_timer()
        if self._handle >= 0:
            self._notifier = QSocketNotifier(self._handle, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._ring)
            return
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.rang)

    def set(self, seconds: float) -> None:
        """Ring then, and not when it was to ring before."""
        if self._handle >= 0:
            _set(self._handle, max(seconds, _SOONEST))
        else:
            self._timer.start(max(0, round(seconds * 1000)))

    def stop(self) -> None:
        """Do not ring."""
        if self._handle >= 0:
            _set(self._handle, 0)
        else:
            self._timer.stop()

    def _ring(self) -> None:
        try:
            os.read(self._handle, 8)
        except BlockingIOError:
            return  # it was set anew in between
        self.rang.emit()


class _Times(ctypes.Structure):
    """The system's itimerspec: seconds and nanoseconds of the interval (none), and of the first time."""

    _fields_ = [(name, ctypes.c_long) for name in ("every", "every_nano", "first", "first_nano")]


def _kernel_timer() -> int:
    """A handle of a timer that counts sleep; -1 where the system has none."""
    if _SYSTEM != "linux":
        return -1
    create = getattr(ctypes.CDLL(None), "timerfd_create", None)
    return int(create(_BOOTTIME, _NONBLOCK_CLOEXEC)) if create is not None else -1


def _set(handle: int, seconds: float) -> None:
    times = _Times(0, 0, int(seconds), int(seconds % 1 * 1e9))
    if ctypes.CDLL(None, use_errno=True).timerfd_settime(handle, 0, ctypes.byref(times), None) != 0:
        raise OSError(ctypes.get_errno(), "the timer of the kiosk cannot be set")
