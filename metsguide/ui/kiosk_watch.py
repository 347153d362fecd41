# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Whether anybody is still there: idle time, the warning, and the end of a turn."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from metsguide.ui import kiosk_clock
from metsguide.ui.kiosk_clock import Alarm

WARNING = 30
"""Seconds that the warning stands."""


class IdleWatch(QObject):
    """Silent until somebody does the first thing: where nothing was done there is nothing to clear.

    After `seconds` without anything it warns; `WARNING` seconds later the turn is over. Time asleep counts.
    """

    warned = Signal()
    counted = Signal(int)
    """While it warns: so many seconds are left. Once a second, from `WARNING` down to 1."""
    over = Signal()

    def __init__(self, seconds: int, parent: QObject, clock: Callable[[], float] = kiosk_clock.now) -> None:
        super().__init__(parent)
        self._seconds, self._clock = seconds, clock
        self._last = 0.0
        self._watching = self.warning = False
        self.alarm = Alarm(self)
        self.alarm.rang.connect(self.look)

    def somebody_is_there(self) -> None:
        """Somebody did something. It does not take a warning back (`keep`), nor a turn that ended in a sleep."""
        if self.warning:
            return
        now = self._clock()
        if self._watching:
            if now - self._last >= self._seconds:
                self.look()
            else:
                self._last = now  # the alarm rings as it was set, and then finds how much is left
            return
        self._watching, self._last = True, now
        self.alarm.set(self._seconds)

    def keep(self) -> None:
        """Take the warning back."""
        self._watching = self.warning = False
        self.somebody_is_there()

    def stop(self) -> None:
        """Say nothing more."""
        self._watching = self.warning = False
        self.alarm.stop()

    def look(self) -> None:
        """See how late it is, and say so."""
        if not self._watching:
            return
        left = self._last + self._seconds - self._clock()
        if left > 0:
            self.alarm.set(left)
            return
        left += WARNING
        if left <= 0:
            self.stop()
            self.over.emit()
            return
        if not self.warning:
            self.warning = True
            self.warned.emit()
        self.counted.emit(math.ceil(left))
        self.alarm.set(left - math.ceil(left) + 1)
