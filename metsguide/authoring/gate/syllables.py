# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""How many syllables an English word has when it is spoken, from its spelling.

textstat counts the places where a word may be hyphenated, which misses many syllables ("family" has one place). That is
right for comparing grades with those measured elsewhere, and too kind for finding hard words.
"""

from __future__ import annotations

import re

_VOWELS = re.compile(r"[aeiouyáàâäéèêëíîïóôöúùûü]+")
_APART = re.compile(
    r"i[ao](?!us)|eo|ua(?!r)|ui(?=t[yi])|uou|y[aeiou](?=.)|[dr]ea$"
)  # two vowels side by side, both spoken
_TOGETHER = re.compile(r"[tscx]i[ao]|gi[ao]|(?<=[gq])ua|eous\b|(?<=p)eo(?=p)|^y[aeiou]")  # the exceptions to that
_SILENT = (
    re.compile(r"[^aeiouy]e$(?<![^aeiouylr]le)"),
    re.compile(r"(?<![aeiouytd])ed$"),
    re.compile(r"(?<![aeiouyscxzg])(?<!ch)(?<!sh)es$(?<![^aeiouylr]les)"),
)
_SILENT_WITHIN = re.compile(r"(?<=[^aeiou])e(?=(?:ful|less|ly|ment|ness|thing|one|body|where|times?)s?$)")


def syllables(word: str) -> int:
    """At least 1. The parts of a compound with hyphens add up."""
    return max(1, sum(_in_part(part) for part in re.split(r"[-/]", word.lower().replace("’", "'")) if part))


def _in_part(part: str) -> int:
    part = re.sub(r"'.*$", "", part)
    count = len(_VOWELS.findall(part)) + len(_APART.findall(part)) - len(_TOGETHER.findall(part))
    count -= any(silent.search(part) for silent in _SILENT)
    count -= bool(_SILENT_WITHIN.search(part))
    return max(1, count)
