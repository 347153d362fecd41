# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Everything that the program keeps of a reader, in one place that can be asked to forget it."""

from __future__ import annotations

from pathlib import Path

from metsguide.list_keepers import FileKeeper, MemoryKeeper, wipe
from metsguide.recent import RecentFile
from metsguide.ui.list_book import ListBook
from metsguide.ui.recent import Recent

LIST_NAME, RECENT_NAME = "my-list.json", "recently-read.json"


class Kept:
    """What pages show of it, and the files that hold the rest. Made once a start is over: no page needs it before."""

    def __init__(self, my_list: ListBook, recent: Recent, others: tuple[Path, ...] = ()) -> None:
        """`others` are files that hold something of the reader and are not this object's to write."""
        self.my_list, self.recent, self._others = my_list, recent, others
        self.forgotten = False
        """Whether everything was wiped, so that nothing may be written that nobody chose since."""

    @classmethod
    def at_home(cls, folder: Path, *, recently_read: bool = False, others: tuple[Path, ...] = ()) -> Kept:
        """Kept in files of a folder."""
        recent = Recent(RecentFile(folder / RECENT_NAME), on=recently_read)
        return cls(ListBook(FileKeeper(folder / LIST_NAME)), recent, others)

    @classmethod
    def in_memory(cls) -> Kept:
        """Kept while the program runs, and nowhere else."""
        return cls(ListBook(MemoryKeeper()), Recent())

    @property
    def notices(self) -> tuple[str, ...]:
        """What there is to tell about what was kept."""
        return (*self.my_list.notices, *((self.recent.notice,) if self.recent.notice else ()))

    def forget(self) -> list[tuple[Path, str]]:
        """Wipe all of it. Returns each file, and why it could not be wiped ("" where it was)."""
        self.forgotten = True
        told = [*self.my_list.forget(), *self.recent.forget()]
        for path in self._others:
            told += wipe(path)
        return told
