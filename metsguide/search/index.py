# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the ranking asks of a library's index: which entries hold which words, and what each word weighs there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from metsguide import store
from metsguide.library import Library
from metsguide.search.lately import Lately, among

if TYPE_CHECKING:
    from array import array

_HOLDING = "SELECT rowid FROM {} WHERE {} MATCH ? LIMIT ?"
_BEST = "SELECT id, best FROM word WHERE id IN ({})"
_WEIGHTS = "SELECT entry, language, kind, words, weights, title FROM weight WHERE entry IN ({})"

_MOST_WEIGHED = 1_500
_MOST_IN_COLUMN = 1_000

Words = tuple[tuple[int, float], ...]
"""The words that will do for one that is looked for, each with its worth."""


class Weighed(NamedTuple):
    """An entry: its words in rising order, what each weighs, and the words of its title."""

    kind: str
    words: array[int]
    weights: bytes
    title: frozenset[int]


class Index:
    """The index of one language. Every method may raise `LibraryDamaged`.

    The entries weighed last are kept, at most 3,000, some 1.5 kB each; what was read for one text is kept for the next
    (`turn`), as that is nearly the same, and no longer.
    """

    def __init__(self, library: Library, language: str) -> None:
        self._library, self._language = library, language
        self._weighed: Lately[int, Weighed] = Lately(_MOST_WEIGHED)
        self._columns: Lately[Words, dict[int, float]] = Lately()
        self._best: Lately[int, array[int]] = Lately()
        self._holding: Lately[tuple[str, str, int], list[int]] = Lately()

    def turn(self) -> None:
        """Another text is read: let go of what the one before the last was made of."""
        for kept in (self._columns, self._best, self._holding):
            kept.turn()

    def holding(self, table: str, expression: str, most: int) -> list[int]:
        """The first entries whose words (`entry_words`, `entry_titles`) match an expression."""
        return self._holding.one((table, expression, most), partial(self._read_holding, table, expression, most))

    def _read_holding(self, table: str, expression: str, most: int) -> list[int]:
        return [row[0] for row in self._library.query(_HOLDING.format(table, table), (expression, most))]

    def best(self, words: Collection[int]) -> dict[int, array[int]]:
        """The entries in which each of these words weighs most, those first."""
        return self._best.all(words, self._read_best)

    def _read_best(self, words: Sequence[int]) -> Iterator[tuple[int, array[int]]]:
        for word, best in self._library.query(*among(_BEST, words)):
            yield word, store.unpack(best)

    def weighed(self, entries: Collection[int]) -> dict[int, Weighed]:
        """Those of these entries that are in this language."""
        return self._weighed.all(entries, self._read_weighed)

    def _read_weighed(self, entries: Sequence[int]) -> Iterator[tuple[int, Weighed]]:
        unpack, wanted = store.unpack_shortly, self._language
        for entry, language, kind, words, weights, title in self._library.query(*among(_WEIGHTS, entries)):
            if language == wanted:
                yield entry, Weighed(kind, unpack(words, len(weights)), weights, frozenset(store.unpack(title)))

    def column(self, words: Words, entries: Mapping[int, Weighed]) -> list[float]:
        """What these words weigh in each of some entries: the one that weighs most, 0 where there is none."""
        known = self._columns.one(words, dict)
        if len(known) > _MOST_IN_COLUMN:
            known.clear()
        column = []
        for entry, one in entries.items():
            best = known.get(entry)
            if best is None:
                best = 0.0
                _, there, weights, _ = one
                last = len(there)
                for word, worth in words:
                    at = bisect_left(there, word)
                    if at < last and there[at] == word:
                        weight = worth * weights[at]
                        if weight > best:
                            best = weight
                known[entry] = best
            column.append(best)
        return column
