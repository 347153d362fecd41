# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Everything that the program keeps of a reader beside the settings, in one place that can be asked to forget it."""

from __future__ import annotations

from pathlib import Path

from metsguide.list_keepers import FileKeeper, MemoryKeeper
from metsguide.ui.list_book import ListBook

LIST_NAME = "my-list.json"


class Kept:
    """What pages show of it. Made once a start is over, as no page needs it before."""

    def __init__(self, my_list: ListBook) -> None:
        self.my_list = my_list

    @classmethod
    def at_home(cls, folder: Path) -> Kept:
        """Kept in files of a folder."""
        return cls(ListBook(FileKeeper(folder / LIST_NAME)))

    @classmethod
    def in_memory(cls) -> Kept:
        """Kept while the program runs, and nowhere else."""
        return cls(ListBook(MemoryKeeper()))

    @property
    def notices(self) -> tuple[str, ...]:
        """What there is to tell about what was kept."""
        return self.my_list.notices

    def forget(self) -> list[tuple[Path, str]]:
        """Wipe all of it. Returns each file, and why it could not be wiped ("" where it was)."""
        return self.my_list.forget()
