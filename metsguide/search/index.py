# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the ranking asks of a library's index: which entries hold which words, and what each word weighs there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from metsguide import store
from metsguide.library import Library
from metsguide.search.lately import Lately, among
from metsguide.search.vocabulary import Vocabulary

_HOLDING = "SELECT rowid FROM {} WHERE {} MATCH ? LIMIT ?"
_WEIGHTS = "SELECT entry, language, kind, words, weights, title FROM weight WHERE entry IN ({})"

_MOST_WEIGHED = 1_500
_MOST_IN_COLUMN = 1_000
_HEAVIEST = 255

Words = tuple[tuple[int, float], ...]
"""The words that will do for one that is looked for, each with its worth."""


class Weighed(NamedTuple):
    """An entry: its words in rising order, what each weighs, and the words of its title."""

    kind: str
    words: Sequence[int]
    weights: bytes
    title: frozenset[int]


class Index:
    """The index of one language. Every method may raise `LibraryDamaged`.

    The entries weighed last are kept, at most 3,000, some 1.5 kB each; what was read for one text is kept for the next
    (`turn`), as that is nearly the same, and no longer.
    """

    def __init__(self, library: Library, vocabulary: Vocabulary) -> None:
        self._library, self._vocabulary = library, vocabulary
        self._weighed: Lately[int, Weighed] = Lately(_MOST_WEIGHED)
        self._columns: Lately[Words, dict[int, float]] = Lately()
        self._holding: Lately[tuple[str, str, int], list[int]] = Lately()

    def turn(self) -> None:
        """Another text is read: let go of what the one before the last was made of."""
        for kept in (self._columns, self._holding):
            kept.turn()

    def holding(self, table: str, expression: str, most: int) -> list[int]:
        """The first entries whose words (`entry_words`, `entry_titles`) match an expression."""
        return self._holding.one((table, expression, most), partial(self._read_holding, table, expression, most))

    def _read_holding(self, table: str, expression: str, most: int) -> list[int]:
        return [row[0] for row in self._library.query(_HOLDING.format(table, table), (expression, most))]

    def best(self, words: Collection[int]) -> dict[int, Sequence[int]]:
        """The entries in which each of these words weighs most, those first."""
        return {number: word.best for number, word in self._vocabulary.words(words).items()}

    def weighed(self, entries: Collection[int]) -> dict[int, Weighed]:
        """Those of these entries that are in this language."""
        return self._weighed.all(entries, self._read_weighed)

    def _read_weighed(self, entries: Sequence[int]) -> Iterator[tuple[int, Weighed]]:
        unpack, wanted = store.unpack_shortly, self._vocabulary.language
        for entry, language, kind, words, weights, title in self._library.query(*among(_WEIGHTS, entries)):
            if language == wanted:
                yield entry, Weighed(kind, unpack(words, len(weights)), weights, frozenset(store.unpack(title)))

    def column(self, words: Words, entries: Mapping[int, Weighed]) -> list[float]:
        """What these words weigh in each of some entries: the one that weighs most, 0 where there is none."""
        # The worthiest first: where one weighs more than the next can, the next are not looked for.
        asked = [(word, worth, _HEAVIEST * worth) for word, worth in sorted(words, key=_worth, reverse=True)]
        known = self._columns.one(words, partial(self._begun, asked))
        if len(known) > _MOST_IN_COLUMN:
            known.clear()
        column = []
        for entry, one in entries.items():
            most = known.get(entry)
            if most is None:
                most = 0.0
                _, held, weights, _ = one
                last = len(held)
                for word, worth, heaviest in asked:
                    if most >= heaviest:
                        break
                    at = bisect_left(held, word)
                    if at < last and held[at] == word and worth * weights[at] > most:
                        most = worth * weights[at]
                known[entry] = most
            column.append(most)
        return column

    def _begun(self, asked: Sequence[tuple[int, float, float]]) -> dict[int, float]:
        """What the worthiest word weighs where it weighs most: there the others need not be looked for."""
        if not asked:
            return {}
        word, worth, _ = asked[0]
        least = asked[1][2] if len(asked) > 1 else 0.0
        return {
            entry: worth * weight
            for one in self._vocabulary.words((word,)).values()
            for entry, weight in zip(one.best, one.weighs, strict=True)
            if worth * weight >= least
        }


def _worth(one: tuple[int, float]) -> float:
    return one[1]
