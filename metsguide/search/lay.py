# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What people say in their own words, where it leads, and which of it is a cry for help: all of it content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from metsguide import store
from metsguide.library import Library, Row
from metsguide.model import Urgent
from metsguide.search.lately import Lately, among
from metsguide.search.phrases import LOOSE, NEARLY_WORTH, URGENT_LOOSE, Said, blank, find, keys_of

_ABOUT = """
    SELECT phrase.anchor, phrase.id, phrase.words, lay.id, lay.sign, lay.advice, lay.targets, lay.entries, lay.kind,
        lay.in_order, lay.exceptions
    FROM phrase JOIN lay ON lay.id = phrase.lay WHERE phrase.anchor IN ({}) AND lay.language = ? ORDER BY phrase.id
"""
_HOT = """
    SELECT id, sign, advice, targets, celsius FROM lay
    WHERE language = ? AND celsius IS NOT NULL AND sign != '' ORDER BY id
"""
_SIGNS_OF = """
    SELECT lay.id, sign, advice, targets, exceptions FROM lay
    WHERE language = ? AND sign != '' AND substr(entries, 1, 4) = ? AND (
        targets NOT LIKE '[["article"%'
        OR (SELECT urgent FROM summary WHERE language = ? AND id = json_extract(targets, '$[0][1]')))
    ORDER BY lay.id
"""
_UNSURE = "SELECT id, sign, advice, targets FROM lay WHERE language = ? AND unsure = 1 ORDER BY id LIMIT 1"
_LIKELY, _LIKELY_TO_TALK = 0.2, 0.5
"""Words that speak so much for a page about an emergency, or for somebody to talk to, may be a sign."""
_TEMPERATURE = re.compile(
    r"(?<![\d.,$€£])(\d{2,3})([.,]\d{1,2})?\s*(°|º|deg(?:ree)?s?)?\s*(?:(c|celsius)|(f|fahrenheit))?(?![\w%]|[.,]\d)"
    r"(?!\s*(?:kg|kilos?|lbs?|pounds?|g|mg|mcg|µg|ml|mm|cm|inch(?:es)?|u?/?(?:ml|l|dl)|units?|years?|percent|%)\b)",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:psa|cea|ca[\s-]?\d{2,3}(?:[.-]3)?|weigh\w*|weight|bmi|dose)(?:\s+(?:is|was|of|at|now|went|up|down|to)){0,3}[\s:=]*$",
    re.IGNORECASE,
)
"""What the number after it measures, which is no temperature."""
_BODY = (34.0, 43.0)
"""Degrees Celsius that a living body can have. Another number is something else."""


class Meant(NamedTuple):
    """A phrase that stands in what was typed: where, the entries it leads to (0: none), the kind that it names, and the
    sign that it is.
    """

    places: tuple[int, ...]
    entries: tuple[int, ...]
    kind: str
    urgent: Urgent | None
    worth: float
    """Up to 1: less where words of the phrase are there as words that mean the same, or in another order."""
    order: int
    """The place of its group in the content: the lower, the more urgent."""


class _Phrase(NamedTuple):
    """A phrase of the content, and what its group says of all its phrases."""

    id: int
    words: Sequence[int]
    keys: frozenset[int]
    group: int
    urgent: Urgent | None
    entries: tuple[int, ...]
    kind: str
    in_order: bool
    exceptions: Sequence[Sequence[int]]


class _Sign(NamedTuple):
    """A sign that a page is about, its place in the content, what it is not, and what to say when it is not sure."""

    group: int
    urgent: Urgent
    exceptions: Sequence[Sequence[int]]
    unsure: Sequence[tuple[int, Urgent]]


class Sayings:
    """What people say in one language. Every method may raise `LibraryDamaged`.

    What was read for one text is kept for the next (`turn`), as that is nearly the same, and no longer.
    """

    def __init__(self, library: Library, language: str) -> None:
        self._library, self._language = library, language
        self._by_anchor: Lately[int, tuple[_Phrase, ...]] = Lately()
        self._signs_of: Lately[int, tuple[_Sign, ...]] = Lately()

    def turn(self) -> None:
        """Another text is read: let go of what the one before the last was made of."""
        self._by_anchor.turn()
        self._signs_of.turn()

    def meant(self, typed: Sequence[Said]) -> list[Meant]:
        """Every phrase of the content that stands in what was typed."""
        here = {word for said in typed for word in said.words}
        phrases = [
            phrase
            for listed in self._by_anchor.all(here, self._read).values()
            for phrase in listed
            if phrase.keys <= here
        ]
        phrases.sort()  # by their ids, the order of the content
        found = []
        left: dict[int, Sequence[Said]] = {}
        for phrase in phrases:
            words, group = phrase.words, phrase.group
            if group not in left:
                left[group] = blank(phrase.exceptions, typed) if phrase.exceptions else typed
            loose = URGENT_LOOSE if phrase.urgent else LOOSE
            places = find(words, left[group], in_order=phrase.in_order, loose=loose)
            if places is not None and not _is_guess(words, places, typed):
                worth = _worth(words, places, left[group])
                found.append(Meant(places, phrase.entries, phrase.kind, phrase.urgent, worth, group))
        return found

    def _read(self, anchors: Sequence[int]) -> Iterable[tuple[int, tuple[_Phrase, ...]]]:
        found: dict[int, list[_Phrase]] = {anchor: [] for anchor in anchors}
        statement, values = among(_ABOUT, anchors)
        for anchor, id, words, group, sign, advice, targets, entries, kind, in_order, exceptions in self._library.query(
            statement, [*values, self._language]
        ):
            phrase = list(map(int, words.split()))
            urgent = _urgent(sign, advice, targets) if sign else None
            found[anchor].append(
                _Phrase(
                    id, phrase, frozenset(keys_of(phrase)), group, urgent, tuple(store.unpack(entries)), kind,
                    bool(in_order), json.loads(exceptions) if exceptions != "[]" else (),
                )
            )  # fmt: skip
        return [(anchor, tuple(phrases)) for anchor, phrases in found.items()]

    def hot(self, text: str) -> list[tuple[int, Urgent]]:
        """The signs of an emergency that a body temperature in a text is, each with its place in the content."""
        degrees = _celsius(text)
        if degrees is None:
            return []
        rows: list[Row] = self._library.query(_HOT, (self._language,))
        return [(id, _urgent(sign, advice, targets)) for id, sign, advice, targets, least in rows if degrees >= least]

    def likely(self, entry: int, spoken: float, typed: Sequence[Said]) -> list[tuple[int, Urgent]]:
        """What stands above the results where no sign is known, and the words speak so much for a page about one: that
        one may call when not sure; for thoughts of suicide, what stands there for all of them. Words that the content
        says are no such sign are none here, too.
        """
        signs = self._signs_of.one(entry, partial(self._read_signs, entry)) if spoken >= _LIKELY else ()
        if not signs or any(blank(one.exceptions, typed) != list(typed) for one in signs):
            return []
        first = signs[0]
        if first.urgent.to[0][0] != "article":
            return [(first.group, first.urgent)] if spoken >= _LIKELY_TO_TALK else []
        return [(order, sign._replace(to=(first.urgent.to[0], *sign.to))) for order, sign in first.unsure]

    def _read_signs(self, entry: int) -> tuple[_Sign, ...]:
        rows = self._library.query(_SIGNS_OF, (self._language, store.pack([entry]), self._language))
        unsure = self._library.query(_UNSURE, (self._language,)) if rows else []
        say = [(order, _urgent(sign, advice, targets)) for order, sign, advice, targets in unsure]
        return tuple(
            _Sign(order, _urgent(sign, advice, targets), json.loads(exceptions), say)
            for order, sign, advice, targets, exceptions in rows
        )


def _is_guess(phrase: Sequence[int], places: Sequence[int], typed: Sequence[Said]) -> bool:
    """Whether a single word stands there only as one of those that a mistake may have been meant to be."""
    return len(places) == 1 and typed[places[0]].words.get(abs(phrase[0]), 0.0) <= NEARLY_WORTH


def _worth(phrase: Sequence[int], places: Sequence[int], typed: Sequence[Said]) -> float:
    if len(phrase) == 1:
        return float(typed[places[0]].words.get(abs(phrase[0]), 1.0) ** 0.5)
    here = {word: worth for place in places for word, worth in typed[place].words.items()}
    exact = min((here[abs(word)] for word in phrase if abs(word) in here), default=1.0)
    fillers = [-word for word in phrase if word < 0]
    spoken = sum(any(word in said.words for said in typed) for word in fillers) / len(fillers) if fillers else 1.0
    return float(exact**0.5) * (0.85 + 0.15 * spoken) * (1.0 if list(places) == sorted(places) else 0.93)


def _urgent(sign: str, advice: str, targets: str) -> Urgent:
    return Urgent(sign, advice, tuple((kind, id) for kind, id in json.loads(targets)))


def _celsius(text: str) -> float | None:
    """The highest body temperature in a text. A number without a point needs its unit: 39 may be an age."""
    found = []
    for match in _TEMPERATURE.finditer(text):
        whole, part, degree, celsius, fahrenheit = (group or "" for group in match.groups())
        if not (part or degree or celsius or fahrenheit) or (not degree and _MEASURED.search(text[: match.start()])):
            continue
        degrees = float(whole + part.replace(",", "."))
        if fahrenheit or (degrees > 90 and not celsius):
            degrees = round((degrees - 32) / 1.8, 2)
        if _BODY[0] <= degrees <= _BODY[1]:
            found.append(degrees)
    return max(found, default=None)
