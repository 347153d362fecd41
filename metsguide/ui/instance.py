# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""One window a person: a second start brings the first one forward. By a file, so that no socket is opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal


class Instance(QObject):
    """`first` tells whether this copy is the only one. Without a folder to write in, every copy is."""

    asked_forward = Signal()
    """A second copy was started, and has ended: come forward."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.first = True
        self._writable = False
        self._call = folder / "forward"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            # No home, or one that may not be written to. Two windows do no harm: settings are written whole.
            return
        self._writable = True
        self._lock = QLockFile(str(folder / "lock"))
        self._lock.setStaleLockTime(0)
        if not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError:
            self.first = False
            self._call.write_text(str(os.getpid()), encoding="ascii")
            print("metsguide: MetsGuide is open already; its window has been asked to come forward.", file=sys.stderr)

    def watch(self) -> None:
        """Listen for a second copy."""
        if not self._writable:
            return
        from PySide6.QtCore import QFileSystemWatcher

        try:
            self._call.touch()
        except OSError:
            return
        self._watcher = QFileSystemWatcher([str(self._call)])
        self._watcher.fileChanged.connect(self._called)

    def _called(self) -> None:
        if not self._watcher.files():
            self._watcher.addPath(str(self._call))
        self.asked_forward.emit()
