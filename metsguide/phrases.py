# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where the words of a phrase stand in what somebody typed: "legs weak" in "my legs have been so weak since monday"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from metsguide.words import words_of

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’ʼ´`](?=[^\W\d_])")
_JOINED = re.compile(r"(?<=\d)[.,\-](?=\d)")
_LOOSE = 1
"""How many other words may stand among those of a phrase in any order."""
_LEAST_BEGUN = 4


def tokens(text: str) -> tuple[str, ...]:
    """The folded words of a text. Short forms stay whole (can't: "cant"), and so do numbers (38.5, 9-8-8)."""
    whole = _JOINED.sub("", _APOSTROPHE.sub("", text))
    return tuple(word for word, _, _ in words_of(whole))


def stands_in(
    phrase: Sequence[str], typed: Sequence[str], fillers: Collection[str], *, in_order: bool, begun: bool
) -> range | None:
    """The places of `typed` among which the words of a phrase stand, or None.

    The words may stand in any order, with one other word among them, and the fillers of the phrase may be missing. A
    phrase that has hardly any other word ("pass out"), or that is to stand `in_order`, must be there as it is, though
    with fillers more. Where the last word typed is only `begun`, four letters of it do.
    """
    keys = [word for word in phrase if word not in fillers]
    if in_order or (len(phrase) > 1 and len(keys) < 2):
        return _in_order(phrase, typed, fillers, begun)
    return _in_any_order(keys or phrase, typed, fillers, begun)


def _is(word: str, typed: Sequence[str], place: int, begun: bool) -> bool:
    said = typed[place]
    return said == word or (begun and place == len(typed) - 1 and len(said) >= _LEAST_BEGUN and word.startswith(said))


def _in_order(words: Sequence[str], typed: Sequence[str], fillers: Collection[str], begun: bool) -> range | None:
    for first in range(len(typed)):
        at = first
        for number, word in enumerate(words):
            while number and at < len(typed) and typed[at] in fillers and not _is(word, typed, at, begun):
                at += 1
            if at == len(typed) or not _is(word, typed, at, begun):
                break
            at += 1
        else:
            return range(first, at)
    return None


def _in_any_order(words: Sequence[str], typed: Sequence[str], fillers: Collection[str], begun: bool) -> range | None:
    said = [place for place, word in enumerate(typed) if word not in fillers or word in words]
    for first in range(len(said)):
        window = said[first : first + len(words) + _LOOSE]
        free = list(window)
        for word in words:
            place = next((place for place in free if _is(word, typed, place, begun)), None)
            if place is None:
                break
            free.remove(place)
        else:
            return range(window[0], window[-1] + 1)
    return None


def without(phrases: Iterable[Sequence[str]], typed: Sequence[str], fillers: Collection[str]) -> list[str]:
    """What was typed, with every place of these phrases, in their order, blanked out."""
    left = list(typed)
    for phrase in phrases:
        while found := _in_order(phrase, left, fillers, False):
            for place in found:
                left[place] = ""
    return left
