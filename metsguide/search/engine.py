# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Searches one library: reads, ranks and shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from metsguide.library import Library, Row
from metsguide.model import Hit, Urgent
from metsguide.search.index import Index
from metsguide.search.lately import among
from metsguide.search.lay import Sayings
from metsguide.search.learned import Learned
from metsguide.search.ranking import PLACE, Ranking, Scored
from metsguide.search.reading import Asked, Reader, composed
from metsguide.search.shown import Entries
from metsguide.search.snippets import Sought
from metsguide.search.vocabulary import Vocabulary

_FIRST = 3
"""So many results stand in the order of their rank alone; those that follow are grouped by kind."""
_MOST_OF = 0.6
_SAID = 0.15
_MOST_SUGGESTIONS = 4
_WORDS_OF_A_SIGN = 3
"""Fewer words are a sign only where they are known as one: "nose hair" is none, and "cabin fever"."""
_ABOVE = 2
"""So many pages about the most urgent sign stand above all others."""

_IDS = "SELECT rowid, kind, id FROM entry WHERE rowid IN ({})"
_TARGET = "SELECT rowid FROM entry WHERE language = ? AND kind = ? AND id = ?"


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found. `hits` are in the order in which they are shown, whoever shows them: the best few, then the
    others by kind.
    """

    query: str
    words: tuple[str, ...]
    """The words looked for, folded, the last one perhaps only begun; none where `query` holds no word."""
    hits: tuple[Hit, ...]
    urgent: tuple[Urgent, ...] = ()
    """The signs of an emergency, or thoughts of suicide, that `query` names, the most urgent first. Their pages are the
    first hits."""
    mended: tuple[tuple[str, str], ...] = ()
    """Words that the library does not have, and those that were looked for instead."""
    holds: Literal["all", "most", "any"] = "all"
    """Which of the words the hits hold, at least the first of them."""
    suggestions: tuple[str, ...] = ()
    """`query` with its last word, where that is only begun, written out."""

    @property
    def meant(self) -> str:
        """The words looked for, as one text."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class _Found:
    """What one language gives."""

    language: str
    asked: Asked
    scored: list[Scored]
    urgent: list[tuple[int, Urgent]]
    named: str
    learned: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What a language is read with."""

    vocabulary: Vocabulary
    reader: Reader
    sayings: Sayings
    index: Index
    learned: Learned


class Search:
    """Searches one library.

    Keeps nothing of what was typed but what the last text led to, for the next letter: its words as the library has
    them, and the pages that it was weighed against. These tell what was looked for, so they are in memory only, for as
    long as there is this object: whoever forgets a reader lets go of it (`Window.forget`; a kiosk ends the process).
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._entries = Entries(library)
        self._spoken: dict[str, _Spoken] = {}

    def find(self, text: str, language: str, limit: int = 50, *, as_typed: bool = False) -> Results:
        """The articles, terms and resources that answer `text`, best first, at most `limit`.

        Case, accents, spelling and the form of a word do not matter, nor does any sign that is not part of a word. The
        last word may be only begun, unless something follows it. A word that the library does not have is looked for
        as the nearest one that it has, unless `as_typed`. Where no entry holds all the words, those that hold most of
        them are given, or any. Raises `LibraryDamaged`.
        """
        results, entries, found = self._find(text, language, limit, as_typed)
        return replace(results, hits=self._hits(entries, found)) if entries else results

    def prepare(self, language: str) -> None:
        """Have ready what the first new word in a language needs; a search does it by itself, but takes longer then."""
        self._language(language).reader.prepare()

    def ranked(self, text: str, language: str, limit: int) -> tuple[str, ...]:
        """The first results of `find` without what is shown of them, each as kind:id."""
        _, entries, _ = self._find(text, language, limit, as_typed=False)
        rows = {row[0]: f"{row[1]}:{row[2]}" for row in self._ids(entries)}
        return tuple(rows[entry] for entry in entries)

    def _ids(self, entries: Sequence[int]) -> list[Row]:
        return self._library.query(*among(_IDS, entries)) if entries else []

    def _find(
        self, text: str, language: str, limit: int, as_typed: bool
    ) -> tuple[Results, list[int], Sequence[_Found]]:
        """Everything but the hits, and their entries."""
        first = self._library.languages[0]
        spoken = language if language in self._library.languages else first
        typed = composed(text)
        found = [self._in(typed, spoken, mend=not as_typed)]
        asked = found[0].asked
        words = tuple(dict.fromkeys(term.form for term in asked.terms))
        if not words or limit < 1:
            return Results(text, words, ()), [], found
        if spoken != first:
            found.append(self._in(typed, first, mend=False))
        urgent = tuple(dict.fromkeys(sign for _, sign in sorted(found[0].urgent + found[-1].urgent, key=_order)))
        holds, ranked = self._ranked(found, limit)
        top = self._top(urgent, found[0].learned, spoken, first)
        entries = list(dict.fromkeys((*top, *ranked)))[:limit]
        results = Results(text, words, (), urgent, asked.mended, holds, () if urgent else _suggestions(text, asked))
        return results, entries, found

    # --- One language ---

    def _language(self, language: str) -> _Spoken:
        if language not in self._spoken:
            library, vocabulary = self._library, Vocabulary(self._library, language)
            self._spoken[language] = _Spoken(
                vocabulary,
                Reader(vocabulary),
                Sayings(library, language),
                Index(library, vocabulary),
                Learned(library),
            )
        return self._spoken[language]

    def _in(self, typed: str, language: str, *, mend: bool) -> _Found:
        spoken = self._language(language)
        asked = spoken.reader.read(typed, mend=mend)
        if not asked.terms:
            return _Found(language, asked, [], [], "", {})
        spoken.sayings.turn()
        spoken.index.turn()
        spoken.learned.turn()
        meant = spoken.sayings.meant([term.said for term in asked.terms])
        urgent = [(one.order, one.urgent) for one in meant if one.urgent]
        urgent += spoken.sayings.hot(typed)
        instead = [(place, other) for place, term in enumerate(asked.terms) for other in term.confused]
        learned = spoken.learned.speaks_for([term.kin for term in asked.terms], instead)
        ranking = Ranking(spoken.index, asked, meant, learned)
        best = ranking.spoken_for
        words = sum(not asked.terms[place].form[0].isdigit() for place in asked.content)
        if best and not urgent and words >= _WORDS_OF_A_SIGN:
            urgent = spoken.sayings.likely(*best, [term.said for term in asked.terms])
        return _Found(language, asked, ranking.scored(), urgent, ranking.named, learned)

    # --- Their order ---

    def _ranked(self, found: Sequence[_Found], limit: int) -> tuple[Literal["all", "most", "any"], list[int]]:
        """The entries in the order of the results, and which of the words they hold."""
        scored = found[0].scored if len(found) == 1 else self._once(found)
        # Its first three say where an entry stands: the same scores always come in the same order.
        order = sorted([one for one in scored if one[3] >= _MOST_OF or one[4] >= _SAID] or scored)
        best = order[0][3] if order else 1.0
        holds: Literal["all", "most", "any"] = "all" if best > 0.999 else "most" if best >= _MOST_OF else "any"
        named = PLACE.get(found[0].named, -1)
        rest = sorted(order[_FIRST:limit], key=lambda one: (one[1] != named, one[1]))
        return holds, [one[2] for one in (*order[:_FIRST], *rest)]

    def _once(self, found: Sequence[_Found]) -> list[Scored]:
        """Of two languages, what the first lacks from the second."""
        entries = [one[2] for one in found[1].scored]
        asked = found[0].language
        missing = {
            rowid for rowid, kind, id in self._ids(entries) if not self._library.query(_TARGET, (asked, kind, id))
        }
        return [*found[0].scored, *(one for one in found[1].scored if one[2] in missing)]

    def _top(self, urgent: tuple[Urgent, ...], learned: Mapping[int, float], *languages: str) -> list[int]:
        """What stands above all results: two pages for one sign, of several the one whose page is most spoken for.
        The others are results among others, so that nobody is kept from what was asked by words that only sounded like
        danger. Somebody to talk to is never put back.
        """
        signs = urgent if urgent and urgent[0].to[0][0] == "article" else urgent[:1]
        tops = [self._entries_of(sign.to[:_ABOVE], languages) for sign in signs]
        return max(tops, key=lambda top: learned.get(top[0], 0.0) if top else 0.0, default=[])

    def _entries_of(self, targets: Sequence[tuple[str, str]], languages: Sequence[str]) -> list[int]:
        """The entries of pages, each in the first of these languages that has it."""
        entries = []
        for target in targets:
            for language in dict.fromkeys(languages):
                rows = self._library.query(_TARGET, (language, *target))
                if rows:
                    entries.append(int(rows[0][0]))
                    break
        return entries

    # --- What is shown of them ---

    def _hits(self, entries: Sequence[int], found: Sequence[_Found]) -> tuple[Hit, ...]:
        shown = self._entries.shown(entries)
        sought = {each.language: self._sought(each) for each in found}
        hits = []
        for entry in entries:
            language, kind, id, title, context, text = shown[entry]
            words = sought[language]
            snippet, marks = text.snippet(words)
            hits.append(Hit(kind, id, title.text, snippet, context, title.marks(words), marks))
        return tuple(hits)

    def _sought(self, found: _Found) -> Sought:
        terms = [found.asked.terms[place] for place in found.asked.content]
        vocabulary = self._language(found.language).vocabulary
        numbers = {word: number for number, term in reversed(list(enumerate(terms))) for word, _ in term.words}
        forms = {form: numbers[word] for word, one in vocabulary.words(numbers).items() for form in one.forms.split()}
        forms |= {term.form: number for number, term in enumerate(terms)}
        begun = terms[-1].form if terms and terms[-1].begun else ""
        return Sought(forms, [term.tells for term in terms], begun)


def _order(one: tuple[int, Urgent]) -> int:
    return one[0]


def _suggestions(text: str, asked: Asked) -> tuple[str, ...]:
    last = asked.terms[-1]
    if not last.begun or asked.mended:
        return ()
    at = len(text.rstrip())
    while at and text[at - 1].isalnum():
        at -= 1
    return tuple(f"{text[:at]}{ending}" for ending in last.endings[:_MOST_SUGGESTIONS])
