# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where a text has certain words in it, however they are written: for finding on a page."""

from __future__ import annotations

from metsguide.words import fold

_SIGNS = str.maketrans("’‘“”‐‑‒–—", "''\"\"-----")
"""What a keyboard has, for what is printed."""


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Each place of `wanted` in `text`, as (start, end) in characters, from the first; none overlap. Case, accents,
    ligatures, the kind of quotation marks and dashes, and how many blanks there are do not matter.
    """
    sought = fold(" ".join(wanted.translate(_SIGNS).split()))
    if not sought:
        return []
    folded, places = _folded(text.translate(_SIGNS))
    found = []
    at = folded.find(sought)
    while at >= 0:
        end = at + len(sought)
        # Half of a sign is not found: the "o" of "œ" ends within it.
        if (at == 0 or places[at - 1] != places[at]) and (end == len(folded) or places[end] != places[end - 1]):
            found.append((places[at], _end(text, places[end - 1])))
            at = folded.find(sought, end)
        else:
            at = folded.find(sought, at + 1)
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded, and for each character of that its place in the text."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    signs: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = fold(char)
        signs.append(plain)
        places += [place] * len(plain)
    return "".join(signs), places


def _end(text: str, last: int) -> int:
    """Behind a character and the accents that are written as signs of their own after it."""
    end = last + 1
    while end < len(text) and not text[end].isascii() and not fold(text[end]):
        end += 1
    return end
