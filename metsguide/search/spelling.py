# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Different spellings of one word brought to one: for building the index and for asking it.

tumour and tumor, oedema and edema, stage IV and stage four, walks and walking.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

_SNOWBALL = {"en": "english", "fr": "french"}

_STAGES = frozenset(("stage", "stages", "stg", "stge", "stade", "grade", "phase", "type", "pt", "t"))
_NUMBERED = _STAGES | {"ca", "line", "level"}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_NUMBERS = {
    "en": {
        **dict(
            zip(
                ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
                range(1, 13),
                strict=True,
            )
        ),
        **dict(zip(["third", "fourth", "fifth", "sixth"], range(3, 7), strict=True)),
    },
    "fr": dict(
        zip(["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"], range(1, 11), strict=True)
    ),
}
_STAGED = re.compile(r"(stage|stg|stade)(\d|i{1,3}|iv)([abc]?)")
_TNM = re.compile(r"[acpy]*t(?:[0-4x]|is)[a-d]?[acpy]*n[0-3x][a-c]?[acpy]*(?:m[01x][a-c]?)?")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|eme|er)")

# British to American, as the stems of both come out the same. Wrong for a word here and there ("toe"), but the same
# wrong at both ends.
_SPELLINGS = (
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"(?<=[a-z]{2})our"), "or"),
    (re.compile(r"is(?=e[ds]?$|er$|ing$|ations?$|able$)"), "iz"),
    (re.compile(r"ys(?=e[ds]?$|ing$)"), "yz"),
    (re.compile(r"(?<=[bt])re$"), "er"),
    (re.compile(r"(?<=[a-z]{3})ogue$"), "og"),
    (re.compile(r"mme(?=s?$)"), "m"),
)
# Words that Snowball takes for a form of another that means something else: fitness is no fit, a confusing report no
# confusion.
_OWN_STEM = frozenset(("fitness", "confusing", "confusingly"))
_SOUNDS = (
    (re.compile(r"(?<=[aeiouy][^aeiou])e(?=s?$)"), ""),
    (re.compile(r"(?<=[gq])ue$"), ""),
    (re.compile(r"ph"), "f"), (re.compile(r"^(?:pn|kn|gn)"), "n"), (re.compile(r"^ps"), "s"), (re.compile(r"^wr"), "r"),
    (re.compile(r"rh"), "r"), (re.compile(r"gh(?=t|$)"), ""), (re.compile(r"s?c(?=[eiy])|z"), "s"),
    (re.compile(r"[ts]ion|sh[aeiou]+n|sian"), "sn"),
    (re.compile(r"ch|ck|q|c"), "k"), (re.compile(r"x"), "ks"), (re.compile(r"th"), "t"), (re.compile(r"(?<=.)h"), ""),
    (re.compile(r"[aeiouy]+"), "a"), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def read_numerals(forms: Iterable[str], language: str) -> list[str]:
    """Words with their numbers as digits where they are read so: "stage iv", "stage4" and "4th stage" all hold a 4."""
    found: list[str] = []
    numbers = _NUMBERS.get(language, {})
    for form in forms:
        if form in numbers:
            found.append(str(numbers[form]))
        elif form in _ROMAN and found and found[-1] in _STAGES:
            found.append(_ROMAN[form])
        elif ordinal := _ORDINAL.fullmatch(form):
            found.append(ordinal.group(1))
        elif _TNM.fullmatch(form):
            found += [form, "tnm"]
        elif staged := _STAGED.fullmatch(form):
            found += [staged.group(1), _ROMAN.get(staged.group(2), staged.group(2))]
        else:
            found.append(form)
    return found


def is_mere_number(forms: Sequence[str], place: int) -> bool:
    """Whether a word is a number that counts something, and is no part of a name ("stage 4", "CA 19-9")."""
    before = forms[place - 1] if place else ""
    return forms[place].isdigit() and not (before in _NUMBERED or before.isdigit())


def sound(form: str) -> str:
    """How a word sounds, roughly: "morfine" and "morphine" come out the same."""
    for pattern, letters in _SOUNDS:
        form = pattern.sub(letters, form)
    return form


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """What brings a folded word to its stem: spelling, then Snowball, where the language has one.

    Costs an import; the index knows the stems of all its words, so that only a new one needs it.
    """
    name = _SNOWBALL.get(language)
    if name is None:
        return _as_it_is
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    if language != "en":
        return stem

    def english(form: str) -> str:
        if not form.isalpha() or form in _OWN_STEM:
            return form
        for pattern, letters in _SPELLINGS:
            form = pattern.sub(letters, form)
        return stem(form)

    return english


def _as_it_is(form: str) -> str:
    return form
