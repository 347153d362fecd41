# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What was read lately. A search is typed letter by letter, and each letter asks for nearly what the one before did."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cache
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")


class Lately(Generic[K, V]):
    """Values by key, those kept that were asked for since the last `turn` or between it and the one before.

    With `most`, it turns by itself whenever so many were asked for, so that it holds at most twice as many.
    """

    __slots__ = ("_most", "_new", "_old")

    def __init__(self, most: int = 0) -> None:
        self._most = most
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}

    def __len__(self) -> int:
        return len(self._new.keys() | self._old.keys())

    def turn(self) -> None:
        """Let go of what was not asked for since the last turn."""
        self._old, self._new = self._new, {}

    def kept(self, key: K) -> V | None:
        """The value of a key where it is kept."""
        value = self._new.get(key)
        return self._old.get(key) if value is None else value

    def one(self, key: K, read: Callable[[], V]) -> V:
        """The value of a key: kept, or as `read` gives it. None is no value."""
        value = self._new.get(key)
        if value is None:
            value = self._old.get(key)
            if value is None:
                value = read()
            self._new[key] = value
            self._bound()
        return value

    def all(self, keys: Collection[K], read: Callable[[list[K]], Iterable[tuple[K, V]]]) -> dict[K, V]:
        """The values of these keys, in their order: kept, or as `read` gives them; no value where it gives none."""
        new, old = self._new, self._old
        missing: list[K] = []
        for key in keys:
            if key not in new:
                value = old.get(key)
                if value is None:
                    missing.append(key)
                else:
                    new[key] = value
        if missing:
            new.update(read(missing))
        # In the order of the keys, whatever was kept: sums of what is given are then the same to the last bit.
        found = {key: new[key] for key in keys if key in new} if missing else {key: new[key] for key in keys}
        self._bound()
        return found

    def _bound(self) -> None:
        if self._most and len(self._new) >= self._most:
            self.turn()


def among(select: str, values: Sequence[T]) -> tuple[str, list[T]]:
    """A statement that asks for rows among `values`, and its parameters: as many as the next power of two, the last one
    again and again, so that SQLite meets few statements and keeps them ready.
    """
    most = 1 << max(0, len(values) - 1).bit_length()
    return _asking(select, most), [*values, *[values[-1]] * (most - len(values))]


@cache
def _asking(select: str, most: int) -> str:
    return select.format("?" + ",?" * (most - 1))
