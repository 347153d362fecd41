# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What was read recently, as the window has it: nothing at all unless the reader switched it on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from metsguide.recent import MOST, RecentError, RecentFile


class Recent(QObject):
    """`ids` are articles, the latest first. Without a file they are held in memory."""

    changed = Signal()
    """`ids` or `on` is another."""

    failed = Signal(str)
    """It could not be kept on the disk, and why. Told once, until it can."""

    def __init__(self, file: RecentFile | None = None, *, on: bool = False) -> None:
        super().__init__()
        self._file, self._on = file, on
        self.ids: tuple[str, ...] = ()
        self.notice = ""
        self._told = False
        if on and file is not None:
            self.ids, self.notice = file.load()

    @property
    def on(self) -> bool:
        """Whether the reader wants it."""
        return self._on

    def switch(self, on: bool) -> None:
        """Begin to keep what is read; or stop, and wipe what was kept."""
        if on != self._on:
            self._on = on
            if not on:
                self.clear()
            self.changed.emit()

    def visit(self, article: str) -> None:
        """An article is being read."""
        if self._on and self.ids[:1] != (article,):
            self.ids = (article, *(one for one in self.ids if one != article))[:MOST]
            self._keep()
            self.changed.emit()

    def clear(self) -> list[tuple[Path, str]]:
        """Wipe it. Returns each file, and why it could not be wiped ("" where it was)."""
        self.ids = ()
        told = self._file.wipe() if self._file is not None else []
        wrong = [f"{path}: {problem}" for path, problem in told if problem]
        if wrong:
            self.failed.emit("\n".join(wrong))
        self.changed.emit()
        return told

    def forget(self) -> list[tuple[Path, str]]:
        """Wipe it and switch it off."""
        self._on = False
        return self.clear()

    def _keep(self) -> None:
        if self._file is None:
            return
        try:
            self._file.save(self.ids)
        except RecentError as error:
            if not self._told:
                self._told = True
                self.failed.emit(str(error))
        else:
            self._told = False
