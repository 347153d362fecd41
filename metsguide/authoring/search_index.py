# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Writes the search index of a library, entry by entry, as `metsguide.store` lays it out.

A library of a hundred thousand entries needs no more memory than its words do.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappush, heappushpop
from itertools import permutations

from metsguide import store
from metsguide.authoring.learning import Learner
from metsguide.search.spelling import read_numerals, sound, stemmer
from metsguide.words import words_of

_BEST = 48
"""How many entries a word remembers as its best. A search weighs these, and those that hold all its words."""
_BEGINNINGS = 24
_NAMED = 10
"""As many times as a word in a title counts for its rank."""
_LONGEST_FORM = 40
_AS_USUAL = 0.5
"""A word is only taken for another that is hardly less usual."""

# What a word weighs by where it stands: the most it can weigh there, and the number of words at which half is left.
_FIELDS = {
    "title": (11.0, 8),
    "names": (7.0, 20),
    "headings": (3.5, 60),
    "lead": (4.0, 60),
    "body": (3.0, 500),
}
_MOST = 17.0
_COMPOUND = re.compile(r"(?<![^\W_])([^\W_]+)[-‐‑]([^\W_]+)(?![^\W_]|[-‐‑])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a search can find. `text` is for snippets; the rest are the texts by which it is found."""

    language: str
    kind: str
    id: str
    title: str
    context: str
    text: str
    names: str = ""
    headings: str = ""
    lead: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Lay:
    """What people say (`phrases`) and where it leads, as (kind, id), or which kind it names."""

    language: str
    phrases: Sequence[str]
    targets: Sequence[tuple[str, str]] = ()
    kind: str = ""
    sign: str = ""
    advice: str = ""
    in_order: bool = False
    exceptions: Sequence[str] = ()
    celsius: float | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A text that the entry `target`, as (kind, id), answers, and how much it counts."""

    language: str
    target: tuple[str, str]
    text: str
    weight: float = 1.0


@dataclass(slots=True, eq=False)
class _Word:
    id: int
    language: str
    stem: str
    entries: int = 0
    best: list[tuple[int, int]] = field(default_factory=list)


class SearchIndex:
    """One index under way: `add` every entry in the order of the library, then `finish`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        fillers: Mapping[str, Iterable[str]],
        same: Mapping[str, Iterable[Sequence[str]]],
        confused: Mapping[str, Iterable[Sequence[str]]],
    ) -> None:
        """By language: words that mean nothing, groups of words that mean the same, and of words that are written for
        each other.
        """
        self._connection = connection
        self._words: dict[tuple[str, str], _Word] = {}
        self._by_form: dict[tuple[str, str], _Word] = {}
        self._ranks: Counter[tuple[str, str]] = Counter()
        self._joined: set[str] = set()
        self._number = 0
        self._numbers: dict[tuple[str, str, str], int] = {}
        self._fillers = {self._word(language, form).id for language, texts in fillers.items() for form in _forms(texts)}
        self._kin: dict[int, int] = {}
        for language, groups in same.items():
            for group in groups:
                ids = [self._word(language, form).id for form in _forms(group)]
                known = next((self._kin[id] for id in ids if id in self._kin), ids[0])
                self._kin |= dict.fromkeys(ids, known)
        self._confused = {
            (one, other)
            for language, groups in confused.items()
            for group in groups
            for one, other in permutations((self._word(language, form).id for form in _forms(group)), 2)
        }

    def add(self, entry: Entry) -> None:
        """Write one entry, and what its words weigh in it."""
        self._number += 1
        self._numbers[entry.language, entry.kind, entry.id] = self._number
        row = (self._number, entry.language, entry.kind, entry.id, entry.title, entry.context, entry.text)
        self._connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        weights: dict[_Word, float] = {}
        named: dict[str, None] = {}
        title: list[_Word] = []
        seen: set[str] = set()
        for name, (most, length) in _FIELDS.items():
            forms = self._read(getattr(entry, name), entry.language)
            if not forms:
                continue
            found = Counter(forms)
            total = len(forms)
            counted: dict[_Word, int] = {}
            for form, times in found.items():
                word = self._word(entry.language, form)
                counted[word] = counted.get(word, 0) + times
            for word, times in counted.items():
                weights[word] = weights.get(word, 0.0) + most * times / (times + 0.5 + total / length)
            seen |= found.keys()
            if name in ("title", "names"):
                named |= dict.fromkeys(found)
            if name == "title":
                title = list(counted)
        for form in seen - self._joined:
            self._ranks[entry.language, form] += _NAMED if form in named else 1
        self._write(entry, weights, title)

    def _write(self, entry: Entry, weights: Mapping[_Word, float], title: Sequence[_Word]) -> None:
        number = self._number
        listed = sorted(((word.id, _byte(weight), word) for word, weight in weights.items()), key=_first)
        for _, weight, word in listed:
            word.entries += 1
            if len(word.best) < _BEST:
                heappush(word.best, (weight, -number))
            else:
                heappushpop(word.best, (weight, -number))
        there = (word.id for word in title if word.id not in self._fillers)
        self._connection.execute(
            "INSERT INTO weight VALUES (?, ?, ?, ?, ?, ?)",
            (
                number,
                entry.language,
                entry.kind,
                store.pack_shortly([id for id, _, _ in listed]),
                bytes(weight for _, weight, _ in listed),
                store.pack(there),
            ),
        )
        self._connection.execute(
            "INSERT INTO entry_words (rowid, words) VALUES (?, ?)", (number, " ".join(str(id) for id, _, _ in listed))
        )
        names = dict.fromkeys(
            str(self._word(entry.language, form).id)
            for text in (entry.title, entry.names)
            for form in self._read(text, entry.language)
        )
        self._connection.execute("INSERT INTO entry_titles (rowid, words) VALUES (?, ?)", (number, " ".join(names)))

    def finish(self, lays: Iterable[Lay], examples: Iterable[Example] = ()) -> None:
        """Write the words, their forms, what people say, and what is learned from examples. An example for an entry
        that there is not is left out.
        """
        phrases = list(self._phrases(lays))  # they may bring words that no entry has
        self._connection.executemany(
            "INSERT INTO learned VALUES (?, ?, ?)",
            ((feature, store.pack_shortly(entries), weights) for feature, entries, weights in self._learned(examples)),
        )
        self._write_words()
        rows = sorted(
            (language, form, word.id, self._ranks[language, form], sound(form))
            for (language, form), word in self._by_form.items()
        )
        self._connection.executemany("INSERT INTO form VALUES (?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO beginning VALUES (?, ?, ?, ?)", _beginnings(rows))
        usual: Counter[int] = Counter()
        for (language, form), word in self._by_form.items():
            usual[word.id] += self._ranks[language, form]
        confused = sorted(
            (one, other) for one, other in self._confused if one != other and usual[other] >= _AS_USUAL * usual[one]
        )
        self._connection.executemany("INSERT INTO confused VALUES (?, ?)", confused)
        entries = {word.id: word.entries for word in self._words.values()}
        for lay, words in phrases:
            anchor = min(
                (word for word in words if word > 0), key=lambda word: (entries[word], word), default=-words[0]
            )
            self._connection.execute(
                "INSERT INTO phrase (anchor, lay, words) VALUES (?, ?, ?)", (anchor, lay, " ".join(map(str, words)))
            )
        for table in ("entry_words", "entry_titles"):
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - our own names

    def _phrases(self, lays: Iterable[Lay]) -> Iterator[tuple[int, list[int]]]:
        for number, lay in enumerate(lays, 1):
            exceptions = [self._signed(text, lay.language) for text in lay.exceptions]
            there = [self._numbers.get((lay.language, *target), 0) for target in lay.targets]
            self._connection.execute(
                "INSERT INTO lay VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number, lay.language, lay.sign, lay.advice, json.dumps(lay.targets), store.pack(there), lay.kind,
                    int(lay.in_order), json.dumps(exceptions), lay.celsius, int(lay.unsure),
                ),
            )  # fmt: skip
            # In several forms of its words a phrase is the same: once is enough.
            phrases = dict.fromkeys(tuple(self._signed(text, lay.language)) for text in lay.phrases)
            for words in phrases:
                if words:
                    yield number, list(words)

    def _learned(self, examples: Iterable[Example]) -> Iterator[tuple[int, list[int], bytes]]:
        learner = Learner()
        for example in examples:
            number = self._numbers.get((example.language, *example.target))
            if number is not None:
                words = (abs(word) for word in self._signed(example.text, example.language))
                learner.add(number, [self._kin.get(word, word) for word in words], example.weight)
        return learner.rows()

    def _signed(self, text: str, language: str) -> list[int]:
        """The words of a phrase, fillers below zero."""
        found = []
        for form in read_numerals((form for form, _, _ in words_of(text)), language):
            id = self._word(language, form).id
            found.append(-id if id in self._fillers else id)
            self._ranks[language, form] += 1
        return found

    def _write_words(self) -> None:
        entries = {word.id: word.entries for word in self._words.values()}
        alike = {kin: [kin, entries[kin]] for kin in self._kin.values()}
        for id, kin in sorted(self._kin.items()):
            if id != kin:
                alike[kin] += id, entries[id]
        forms: dict[int, list[str]] = {}
        for (_, form), word in self._by_form.items():
            if word.entries:
                forms.setdefault(word.id, []).append(form)
        for word in self._words.values():
            kin = self._kin.get(word.id, word.id)
            best = sorted(word.best, reverse=True)
            self._connection.execute(
                "INSERT INTO word VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    word.id,
                    word.language,
                    word.stem,
                    word.entries,
                    kin,
                    int(word.id in self._fillers),
                    store.pack(alike.get(kin, ())),
                    " ".join(sorted(forms.get(word.id, ()))),
                    store.pack(-number for _, number in best),
                    bytes(weight for weight, _ in best),
                ),
            )

    def _read(self, text: str, language: str) -> list[str]:
        """The forms of a text, and what its compounds are when they are written as one (xray)."""
        if not text:
            return []
        forms = read_numerals((form[:_LONGEST_FORM] for form, _, _ in words_of(text)), language)
        joined = [form for one, other in _COMPOUND.findall(text) for form, _, _ in words_of(one + other)]
        self._joined.update(joined)
        return [*forms, *joined]

    def _word(self, language: str, form: str) -> _Word:
        known = self._by_form.get((language, form))
        if known is not None:
            return known
        stem = stemmer(language)(form)
        word = self._words.get((language, stem))
        if word is None:
            word = self._words[language, stem] = _Word(len(self._words) + 1, language, stem)
        self._by_form[language, form] = word
        return word


def _first(listed: tuple[int, int, _Word]) -> int:
    return listed[0]


def _byte(weight: float) -> int:
    return max(1, min(255, round(255 * weight / _MOST)))


def _forms(texts: Iterable[str]) -> list[str]:
    return [form for text in texts for form, _, _ in words_of(text)]


def _beginnings(rows: Sequence[tuple[str, str, int, int, str]]) -> Iterator[tuple[str, str, str, bytes]]:
    """The best forms for each one and two letters that begin some, and for each form its word and its rank."""
    groups: dict[tuple[str, str], list[tuple[int, str, int]]] = {}
    for language, form, word, rank, _ in rows:
        for letters in {form[:1], form[:2]} if rank else ():
            groups.setdefault((language, letters), []).append((-rank, form, word))
    for (language, letters), found in sorted(groups.items()):
        best = sorted(found)[:_BEGINNINGS]
        numbers = [number for rank, _, word in best for number in (word, -rank)]
        yield language, letters, " ".join(form for _, form, _ in best), store.pack(numbers)
