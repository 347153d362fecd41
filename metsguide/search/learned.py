# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a search has learned from examples: which words, and which words side by side, speak for which page.

A page gains for each feature of what was typed as much as the feature is the page's own: the logarithm of how often
examples have it, over how often those of all other pages do. This is a complement naive Bayes classifier (J. Rennie,
L. Shih, J. Teevan, D. Karger, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003). It is
counted by `metsguide.authoring.learning` when a library is built, so a search only adds up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import nlargest

from metsguide import store
from metsguide.library import Library
from metsguide.library_file import damaged
from metsguide.search.lately import Lately, among

UNIT = 50
"""A weight of 1 as it is written in the library, a byte for each."""
LOSS_UNIT = 5_000
LOSSES = 0
"""The row that has what each page loses for each feature, which is what it has said of everything."""

_NEAR = 2
"""So far apart two words still make a feature."""
_PAIR = 0.6
_MOST = 16
_INSTEAD, _MOST_INSTEAD = 0.9, 3
_NOTHING: tuple[Sequence[int], bytes] = ((), b"")
_FEATURES = "SELECT feature, entries, weights FROM learned WHERE feature IN ({})"


def features(words: Sequence[int]) -> dict[int, float]:
    """The features of a text, given as the numbers of its words (0: unknown), with the weight of each: its words, and
    each two words that stand near each other, whichever is first.
    """
    found: dict[int, float] = {}
    for place, word in enumerate(words):
        if not word:
            continue
        found[word] = 1.0
        for other in words[place + 1 : place + 1 + _NEAR]:
            if other:
                found[pair(word, other)] = _PAIR
    return found


def pair(word: int, other: int) -> int:
    """The number of the feature that two words near each other are."""
    return (word << 32 | other) if word < other else (other << 32 | word)


def is_pair(feature: int) -> bool:
    """Whether a feature is two words."""
    return feature >> 32 > 0


def length(weights: Sequence[float]) -> float:
    """What the weights of a text's features are divided by, so that a long text says no more than a short one."""
    return float(sum(weight * weight for weight in weights) ** 0.5)


class Learned:
    """What a library has learned. What was read for one text is kept for the next (`turn`), and no longer."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._features: Lately[int, tuple[Sequence[int], bytes]] = Lately()

    def turn(self) -> None:
        """Another text is read: let go of what the one before the last was made of."""
        self._features.turn()

    def speaks_for(self, words: Sequence[int], instead: Sequence[tuple[int, int]] = ()) -> dict[int, float]:
        """The entries that a text speaks for, the sixteen best at most, and how much: from a half on it is hardly ever
        wrong. Words are numbers of kin, in their order, 0 for an unknown one; `instead` are (place, number) of words
        that may have been meant. Raises `LibraryDamaged`.
        """
        best = self._speaks_for(words)
        for place, other in instead[:_MOST_INSTEAD]:
            read = self._speaks_for([*words[:place], other, *words[place + 1 :]])
            best |= {entry: much * _INSTEAD for entry, much in read.items() if much * _INSTEAD > best.get(entry, 0.0)}
        return best if len(best) <= _MOST else dict(nlargest(_MOST, best.items(), key=_much))

    def _speaks_for(self, words: Sequence[int]) -> dict[int, float]:
        asked = features(words)
        found = self._features.all(asked, self._read) if asked else {}
        known = [asked[feature] for feature, (_, weights) in found.items() if weights]
        if not known:
            return {}
        gains: dict[int, float] = {}
        for feature, (spoken_for, weights) in found.items():
            share = asked[feature] / UNIT
            for entry, weight in zip(spoken_for, weights, strict=True):
                gains[entry] = gains.get(entry, 0.0) + share * weight
        each, whole, losses = sum(known) / LOSS_UNIT, length(known), self._losses
        best = sorted([(each * losses.get(entry, 0) - gain, entry) for entry, gain in gains.items()])
        return {entry: -less / whole for less, entry in best[:_MOST] if less < 0}

    @cached_property
    def _losses(self) -> dict[int, int]:
        """What each page loses for each feature."""
        for _, (entries, losses) in self._read((LOSSES,)):
            return dict(zip(entries, losses, strict=True))
        return {}

    def _read(self, wanted: Sequence[int]) -> Iterator[tuple[int, tuple[Sequence[int], bytes]]]:
        left = set(wanted)
        for feature, entries, weights in self._library.query(*among(_FEATURES, wanted)):
            try:
                yield feature, (store.unpack_shortly(entries, len(weights)), weights)
            except ValueError as error:
                raise damaged(self._library.path, f"feature {feature} of what was learned: {error}") from error
            left.discard(feature)
        for feature in left:
            yield feature, _NOTHING


def _much(one: tuple[int, float]) -> float:
    return one[1]
