# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where the words of a phrase stand in what somebody typed: "legs weak" in "my legs have been so weak since monday".

A phrase is the numbers of its words, fillers below zero. What was typed is, for each word, the numbers that it may be
(a word that is only begun may be several), and whether it is a filler.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

LOOSE = 1
"""How many other words may stand among those of a phrase in any order."""
NEARLY_WORTH = 0.6
"""What a word is worth that a mistake may have been meant to be, beside the one it was taken for."""
URGENT_LOOSE = 2
"""The same for a sign of an emergency, which is better seen once too often."""


class Said(NamedTuple):
    """One word that was typed: the words that it may be, each with its worth (1 for the very word), and whether it
    means nothing by itself.
    """

    words: Mapping[int, float]
    filler: bool


def keys_of(phrase: Sequence[int]) -> list[int]:
    """The words of a phrase that are no fillers."""
    return [word for word in phrase if word > 0]


def find(
    phrase: Sequence[int], typed: Sequence[Said], *, in_order: bool = False, loose: int = LOOSE
) -> tuple[int, ...] | None:
    """The places of `typed` where the words of a phrase stand, or None.

    The words may stand in any order, with `loose` other words among them, and the fillers of the phrase may be missing.
    A phrase that has hardly any other word ("pass out"), or that is to stand `in_order`, must be there as it is, though
    with fillers more.
    """
    keys = keys_of(phrase)
    if in_order or (len(phrase) > 1 and len(keys) < 2):
        return _in_order([abs(word) for word in phrase], typed)
    return _in_any_order(keys or [abs(word) for word in phrase], typed, loose)


def blank(phrases: Sequence[Sequence[int]], typed: Sequence[Said]) -> list[Said]:
    """What was typed, with every place of these phrases, in their order, made unknown."""
    left = list(typed)
    for phrase in phrases:
        while found := _in_order([abs(word) for word in phrase], left):
            for place in found:
                left[place] = Said({}, False)
    return left


def _in_order(words: Sequence[int], typed: Sequence[Said]) -> tuple[int, ...] | None:
    for first, said in enumerate(typed):
        if words[0] not in said.words:
            continue
        places = [first]
        at = first + 1
        for word in words[1:]:
            while at < len(typed) and typed[at].filler and word not in typed[at].words:
                at += 1
            if at == len(typed) or word not in typed[at].words:
                break
            places.append(at)
            at += 1
        else:
            return tuple(places)
    return None


def _in_any_order(words: Sequence[int], typed: Sequence[Said], loose: int) -> tuple[int, ...] | None:
    if len(words) == 1:
        return next(((place,) for place, one in enumerate(typed) if words[0] in one.words), None)
    said = [place for place, one in enumerate(typed) if not one.filler or any(word in one.words for word in words)]
    for first in range(len(said)):
        free = said[first : first + len(words) + loose]
        places = []
        for word in words:
            place = next((place for place in free if word in typed[place].words), None)
            if place is None:
                break
            free.remove(place)
            places.append(place)
        else:
            return tuple(places)
    return None
