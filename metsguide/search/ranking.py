# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Which entries could answer, and how well each does.

A search weighs a limited number of entries, however large the library: those in which each word weighs most, those
that hold all its words, where it has several (as many as `_CANDIDATES`), those that what people say leads to, and those
that the words speak for by what was learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from metsguide.search.index import Index, Weighed
from metsguide.search.lay import Meant
from metsguide.search.reading import Asked, Term

_CANDIDATES, _CANDIDATES_MORE = 20, 12
"""How many entries that hold all the words are weighed, and that hold all but one."""
_CANDIDATES_NAMED = 48
"""The same where one kind of entry is asked for, which most of them may not be."""
_BEST = {1: 30, 2: 14}
_BEST_OF_MORE = 9
"""Of how many entries in which a word weighs most, if it is the only one, one of two, one of more."""
_TITLES = 24
_LISTED = 36
"""An entry that so many others hold more of than it does is left out, unless something else speaks for it."""
_FEW = 10
_MOST_DROPPED = 6
_MOST_TERMS = 10
"""A longer text is ranked by those of its words that tell most; what people say is looked for in all of it."""

# Articles answer; a term says what a word means; a resource is somewhere else.
_KINDS = {"article": 1.0, "term": 0.8, "resource": 0.6}
PLACE = {kind: place for place, kind in enumerate(_KINDS)}
"""The kinds of entries in their order."""
_NAMED = 2.2
_NOT_NAMED = {"article": 1.0, "term": 1.0, "resource": 0.02}
"""What other kinds keep of what they gain: who wants a telephone number wants no page, but a meaning may be in one."""
_TITLE = 0.35
_WHOLE_TITLE = 12.0
"""What a title that is just what was asked gains: hardly less than the first page for what people say."""
_SAID = 1.6
_SAID_WHOLE = 10.0
_LONGER = 0.08
_LEARNED = 6.0
"""What an entry gains for each 1 that the words speak for it."""
_SURE = 0.25
"""Words that speak so much for an entry ask for nothing else."""
_BILLION = 1_000_000_000
_PLACES = (1.0, 0.9, 0.8, 0.72, 0.66, 0.6)
"""What the first, second ... page that a phrase leads to is worth."""


Scored = tuple[int, int, int, float, float]
"""An entry in the order of its rank: how well it answers (in billionths, below zero, so that the best is first), the
place of its kind, its number; then the share of what was asked that it holds, and what it gained as the answer to what
people say and as what the words speak for.
"""


class Ranking:
    """Weighs the entries of one language for one search."""

    def __init__(self, index: Index, asked: Asked, meant: Sequence[Meant], learned: Mapping[int, float]) -> None:
        """`learned`: entries that the words speak for, and how much."""
        self._index, self._learned = index, learned
        self._meant = [one for one in meant if not one.kind]
        self.named = next((one.kind for one in meant if one.kind), "")
        """The kind of entry that the words name."""
        named = {place for one in meant if one.kind for place in one.places}
        content = [place for place in asked.content if place not in named] or list(asked.content)
        if len(content) > _MOST_TERMS:
            content = sorted(sorted(content, key=lambda place: -asked.terms[place].tells)[:_MOST_TERMS])
        self._places = content
        self._terms = [asked.terms[place] for place in content]
        self._titling = [
            (
                term.tells,
                frozenset(word for word, worth in term.words if worth > 0.5),
                frozenset(word for word, worth in term.words if worth == 1),
            )
            for term in self._terms
        ]
        """For each term what it tells, and the words that stand for it in a title: nearly, and the very word."""
        self._naming = frozenset(word for _, near, _ in self._titling for word in near)
        self._known = sum(term.kin > 0 for term in self._terms) / max(1, len(self._terms))
        """The part of the words that the library knows."""
        self._all = sum(term.tells for term in self._terms) or 1.0

    @property
    def spoken_for(self) -> tuple[int, float] | None:
        """The entry that the words speak for most, and how much; None where they speak for none."""
        return max(self._learned.items(), key=lambda one: (one[1], -one[0]), default=None)

    def scored(self) -> list[Scored]:
        """Every entry that holds something of what was asked, with its score; in no order."""
        said = self._said()
        entries = self._index.weighed(self._candidates() | said.keys() | self._learned.keys())
        texts = helds = [0.0] * len(entries)
        for term in self._terms:
            tells, column = term.tells, self._index.column(term.words, entries)
            texts = [text + tells * weight for text, weight in zip(texts, column, strict=True)]
            helds = [held + tells if weight else held for held, weight in zip(helds, column, strict=True)]
        found: list[tuple[float, float, int, str]] = []
        most = 255 * self._all
        for (entry, one), text, held in zip(entries.items(), texts, helds, strict=True):
            if held or entry in said or entry in self._learned:
                covers = held / self._all
                found.append((text / most * (0.25 + 0.75 * covers * covers), covers, entry, one.kind))
        return self._with_titles(found, said, entries)

    def _with_titles(
        self, found: list[tuple[float, float, int, str]], said: Mapping[int, float], entries: Mapping[int, Weighed]
    ) -> list[Scored]:
        """The scores of the entries, of the best with what their titles say."""
        found.sort(reverse=True)
        if not self.named and len(found) > _LISTED:
            found[_LISTED:] = [one for one in found[_LISTED:] if one[2] in said or one[2] in self._learned]
        learned, named, naming = self._learned, self.named, self._naming
        near = {entry for _, _, entry, _ in found[:_TITLES]} | said.keys() | learned.keys()
        factors = {kind: much * (_NAMED if kind == named else 1.0) for kind, much in _KINDS.items()}
        scored: list[Scored] = []
        for text, covers, entry, kind in found:
            score, bonus, holds = text, 0.0, covers
            if entry in near:
                whole = False
                title = entries[entry].title
                if not naming.isdisjoint(title):
                    asked, whole = self._titled(title)
                    score += asked
                bonus, spoken = said.get(entry, 0.0), learned.get(entry, 0.0)
                if whole or bonus >= 0.5 * _SAID or spoken * self._known >= _SURE:
                    holds = 1.0
                if named and kind != named:
                    bonus *= _NOT_NAMED[named]
                    spoken *= _NOT_NAMED[named]
                if whole:
                    bonus = max(bonus, _WHOLE_TITLE * _KINDS[kind])
                bonus += _LEARNED * spoken
            scored.append((int((score * factors[kind] + bonus) * -_BILLION), PLACE[kind], entry, holds, bonus))
        return scored

    def _titled(self, title: frozenset[int]) -> tuple[float, bool]:
        """How much of a title was asked for, and how much of that it has; whether it is just what was asked."""
        there = exact = 0
        told = 0.0
        for tells, near, very in self._titling:
            if not near.isdisjoint(title):
                there += 1
                told += tells
                exact += not very.isdisjoint(title)
        share = _TITLE * told / self._all * min(1.0, there / len(title)) ** 0.5
        return float(share), exact == len(self._terms) == len(title)

    # --- Which entries ---

    def _candidates(self) -> set[int]:
        terms = [term for term in self._terms if term.words]
        found = set(self._best(terms))
        if not terms or (len(terms) == 1 and not self.named):
            return found
        most = _CANDIDATES_NAMED if self.named else _CANDIDATES
        whole = self._holding("entry_words", terms, most)
        found.update(whole)
        if len(whole) == most:
            found.update(self._holding("entry_titles", terms, most))
        if len(whole) < _FEW and len(terms) > 2:
            for left_out in sorted(terms, key=_tells)[:_MOST_DROPPED]:
                others = [term for term in terms if term is not left_out]
                found.update(self._holding("entry_words", others, _CANDIDATES_MORE))
        return found

    def _holding(self, table: str, terms: Sequence[Term], most: int) -> list[int]:
        """Entries that hold all the terms, those first that stand first in the library."""
        expression = " AND ".join(f"({' OR '.join(str(word) for word, _ in term.words)})" for term in terms)
        return self._index.holding(table, expression, most)

    def _best(self, terms: Sequence[Term]) -> Iterable[int]:
        """Entries in which single words weigh most."""
        each = _BEST.get(len(terms), _BEST_OF_MORE)
        most: dict[int, int] = {}
        for term in terms:
            alike = [worth for _, worth in term.words]
            most |= {word: max(3, int(each * worth / alike.count(worth))) for word, worth in term.words}
        for word, best in self._index.best(most).items():
            yield from best[: most[word]]

    def _said(self) -> dict[int, float]:
        """What an entry gains as the answer to what people say."""
        found: dict[int, float] = {}
        content = set(self._places)
        tells = {place: term.tells for place, term in zip(self._places, self._terms, strict=True)}
        for meant in self._meant:
            covered = sum(tells[place] for place in content.intersection(meant.places)) / self._all
            if not covered:
                # Made of fillers: what it says is all there is.
                covered = 1.0 if len(content) == len(set(meant.places) & content) else 0.3
            closeness = meant.worth + _LONGER * len(meant.places)
            for place, entry in enumerate(meant.entries):
                worth = (_SAID * covered**1.5 + (_SAID_WHOLE if covered > 0.999 else 0.0)) * closeness
                worth *= _PLACES[min(place, len(_PLACES) - 1)]
                if entry:
                    found[entry] = max(found.get(entry, 0.0), worth)
        return found


def _tells(term: Term) -> float:
    return term.tells
