# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""For the windows that are measured: tells when the pass that painted the text of an article is over.

Imports nothing of Qt that the bare window would not import anyway: making the Python side of a Qt class takes time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

_FIRST = 1_000_000
"""A priority above everything else that is queued."""


def now() -> float:
    """Seconds on the clock that all processes of the machine share."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def tell(message: object) -> None:
    """One line of JSON to whoever measures."""
    import json

    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class PaintWatch(QObject):
    """Once armed, calls `done` with the time at which the last text of the first painting pass was painted."""

    def __init__(self) -> None:
        super().__init__()
        self._done: Callable[[float], None] | None = None
        self._at = 0.0

    def arm(self, done: Callable[[float], None]) -> None:
        """Wait for the next pass."""
        self._done, self._at = done, 0.0

    def painted(self) -> None:
        """To be called at the end of each paintEvent of a text."""
        if self._done is None:
            return
        first, self._at = not self._at, now()
        if first:
            # Only now, that it is not part of what is measured. A queued event comes up when the pass is over.
            from PySide6.QtCore import QEvent

            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _FIRST)

    def customEvent(self, _event: object) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(self._at)
