# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Words as the search index knows them: one folding and one splitting, for building and for asking alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
)
# An apostrophe holds a word together; a point or comma holds a number together.
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)+|\d+(?:[.,]\d+)+|[^\W_]+")
_APOSTROPHE = re.compile("['’ʼ]")
_ELISION = re.compile(r"(?:[ldjmtscn]|qu)['’ʼ]", re.IGNORECASE)


def fold(text: str) -> str:
    """Text without case, accents and ligatures: "Œdème" becomes "oedeme". SQLite's own folding leaves œ and æ alone."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a text, folded, with the (start, end) it has in the text as written.

    What an apostrophe joins is one word: "can't" is "cant", "mother's" is "mother", "l'enfant" is "enfant". So is a
    number: "38,5" is "38.5".
    """
    # A combining mark ends a regular expression's word; composed text has hardly any, so compose first only to split.
    for match in _WORD.finditer(text):
        word = fold(match.group())
        if not word.isalnum():
            word = _whole(word)
        if word:
            yield word, match.start(), match.end()


def _whole(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", ".")
    if elision := _ELISION.match(word):
        word = word[elision.end() :]
    if word[-1] == "s" and word[-2:-1] in ("'", "’", "ʼ"):
        word = word[:-2]
    return _APOSTROPHE.sub("", word)
