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
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Text without case, accents and ligatures: "Œdème" becomes "oedeme". SQLite's own folding leaves œ and æ alone."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word of a text, folded, with the (start, end) it has in the text as written."""
    # A combining mark ends a regular expression's word; composed text has hardly any, so compose first only to split.
    for match in _WORD.finditer(text):
        word = fold(match.group())
        if word:
            yield word, match.start(), match.end()
