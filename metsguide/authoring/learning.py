# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Learns from examples which words speak for which entry: counts, once, what `metsguide.search.learned` adds up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from metsguide.search.learned import LOSS_UNIT, LOSSES, UNIT, features, is_pair, length

_SMOOTHING = 1.0
_LEAST = 4
"""Two words that stand together in fewer examples have come together by chance."""
_LITTLE = 0.03
"""What a feature says of an entry is left out where it is less."""


class Learner:
    """Counts under way: `add` every example, then `rows`."""

    def __init__(self) -> None:
        self._counts: dict[int, dict[int, float]] = {}
        self._seen: dict[int, int] = {}

    def add(self, entry: int, words: Sequence[int], weight: float) -> None:
        """An example that speaks for an entry, as the numbers of its words, and how much it counts."""
        found = features(words)
        whole = length(list(found.values()))
        for feature, share in found.items():
            counts = self._counts.setdefault(feature, {})
            counts[entry] = counts.get(entry, 0.0) + weight * share / whole
            self._seen[feature] = self._seen.get(feature, 0) + 1

    def rows(self) -> Iterator[tuple[int, list[int], bytes]]:
        """What was learned, in rising order: each feature, the entries it speaks for, and how much, a byte each."""
        kept = {
            feature: counts
            for feature, counts in sorted(self._counts.items())
            if not is_pair(feature) or self._seen[feature] >= _LEAST
        }
        of_entry: dict[int, float] = {}
        total = 0.0
        for counts in kept.values():
            total += sum(counts.values()) + _SMOOTHING
            for entry, count in counts.items():
                of_entry[entry] = of_entry.get(entry, 0.0) + count
        if of_entry:
            losses = ((entry, -log(1 - count / total) * LOSS_UNIT) for entry, count in sorted(of_entry.items()))
            yield LOSSES, sorted(of_entry), bytes(min(255, round(loss)) for _, loss in losses)
        for feature, counts in kept.items():
            everywhere = sum(counts.values()) + _SMOOTHING
            told = [(entry, log(everywhere / (everywhere - count))) for entry, count in sorted(counts.items())]
            told = [(entry, weight) for entry, weight in told if weight >= _LITTLE]
            if told:
                yield feature, [entry for entry, _ in told], bytes(min(255, round(UNIT * one)) for _, one in told)
