# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""My list as the window has it: one value that changes, is kept at each change, and can be asked to undo the last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from metsguide.list_keepers import Keeper, KeepError
from metsguide.my_list import Item, Key, ListFull, MyList

_TRY_AGAIN = 20_000
"""Milliseconds until what could not be kept is tried again."""


class ListBook(QObject):
    """Holds the list. What cannot be kept stays here, is told once (`problem_changed`), and is tried again."""

    changed = Signal()
    """The list is another."""

    problem_changed = Signal()
    """`problem` is another."""

    full = Signal()
    """Something was not added: the list has no room."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._value, self.notices = keeper.load()
        self._before: MyList | None = None
        self._undone_text = ""
        self.problem = ""
        """Why the list is not kept; "" where it is."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_TRY_AGAIN)
        self._again.timeout.connect(self.try_again)

    @property
    def value(self) -> MyList:
        """The list."""
        return self._value

    @property
    def path(self) -> Path | None:
        """The file it is kept in; None where it is in memory only."""
        return self._keeper.path

    @property
    def can_undo(self) -> str:
        """What `undo` would take back, in the words given to the change; "" where there is nothing."""
        return self._undone_text if self._before is not None else ""

    def toggle(self, item: Item) -> bool:
        """Put an item on the list, or take it off. Returns whether it is on it now."""
        if self._value.has(item.key):
            self.change(self._value.remove(item.key))
        else:
            self.add(item)
        return self._value.has(item.key)

    def add(self, item: Item) -> bool:
        """Put an item at the end. Returns whether it is on the list now."""
        try:
            self.change(self._value.add(item))
        except ListFull:
            self.full.emit()
        return self._value.has(item.key)

    def move(self, key: Key, step: int) -> None:
        """Move an item within its group."""
        self.change(self._value.move(key, step))

    def change(self, value: MyList, undo: str = "") -> None:
        """Make it another list. With `undo`, words for what was done, that can be undone until the next change."""
        if value == self._value:
            return
        self._before, self._undone_text = (self._value, undo) if undo else (None, "")
        self._value = value
        self._keep()
        self.changed.emit()

    def undo(self) -> None:
        """Take the last change back, if it was one that can be."""
        if self._before is not None:
            self.change(self._before)

    def try_again(self) -> None:
        """Keep what could not be kept, if that can be done now."""
        if self.problem:
            before = self._value
            self._keep()
            if self._value != before:
                self.changed.emit()

    def forget(self) -> list[tuple[Path, str]]:
        """Empty the list and wipe its files; what `Keeper.forget` tells."""
        told = self._keeper.forget()
        self._value, self._before = MyList(), None
        self._again.stop()
        self._say("")
        self.changed.emit()
        return told

    def _keep(self) -> None:
        try:
            self._value = self._keeper.keep(self._value)
        except KeepError as error:
            self._again.start()
            self._say(str(error))
        else:
            self._again.stop()
            self._say("")

    def _say(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self.problem_changed.emit()
