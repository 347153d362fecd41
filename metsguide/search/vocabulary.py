# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The words of a library in one language: which there are, how they go on, and which mean the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from metsguide import store
from metsguide.library import Library, Row
from metsguide.search.lately import Lately, among
from metsguide.search.learned import pair
from metsguide.search.spelling import stemmer

_KNOWN = """
    SELECT form.form, word.id, word.kin, word.filler, word.entries, form.rank, word.alike
    FROM form JOIN word ON word.id = form.word WHERE form.form IN ({}) AND form.language = ?
"""
_BY_STEM = "SELECT id, kin, filler, entries, 0, alike FROM word WHERE language = ? AND stem = ?"
_BEGUN = """
    SELECT form, word, rank FROM form WHERE language = ? AND form >= ? AND form < ? AND rank > 0
    ORDER BY rank DESC, form LIMIT ?
"""
_BEGINNING = "SELECT forms, words FROM beginning WHERE language = ? AND letters = ?"
_WORDS = "SELECT id, entries, forms, best, weighs FROM word WHERE id IN ({})"
_ALL = "SELECT form, sound, rank FROM form WHERE language = ? AND length(form) > 2 AND rank > 0"
_TOGETHER = "SELECT 1 FROM entry_titles WHERE entry_titles MATCH ? LIMIT 1"
_SAID_TOGETHER = "SELECT 1 FROM learned WHERE feature IN ({}) LIMIT 1"
_CONFUSED = """
    SELECT confused.word, word.kin FROM confused JOIN word ON word.id = confused.other WHERE word.language = ?
"""
_SIZE = "SELECT count(*) FROM entry WHERE language = ?"
_LAST = "\U0010ffff"
_MOST_BEGUN = 96


class Known(NamedTuple):
    """A word of the library as it is written: its number, its kin, in how many entries it is, and its rank."""

    form: str
    word: int
    kin: int
    filler: bool
    entries: int
    rank: int
    alike: Sequence[int]
    """The words of its kin, each followed by in how many entries it is; none where it has no kin."""


Form = tuple[str, int, int]
"""A way in which a word is written: the number of the word, and how usual it is."""


class Word(NamedTuple):
    """A word of the library: in how many entries it is, how it is written, and what it weighs where it weighs most."""

    entries: int
    forms: str
    """With spaces between them."""
    best: Sequence[int]
    """The entries where it weighs most, those first."""
    weighs: bytes
    """What it weighs in each of them."""


class Vocabulary:
    """The words of one language. Every method may raise `LibraryDamaged`.

    What was read of the words of one text is kept for the next (`turn`), as that is nearly the same, and no longer.
    """

    def __init__(self, library: Library, language: str) -> None:
        self.language = language
        self._library = library
        self.size = max(1, int(library.query(_SIZE, (language,))[0][0]))
        """How many entries the library has in this language."""
        self._written: Lately[str, tuple[Known, ...]] = Lately()
        self._stemmed: Lately[str, tuple[Known, ...]] = Lately()
        self._begun: Lately[str, Sequence[Form]] = Lately()
        self._words: Lately[int, Word] = Lately()
        self._confused: dict[int, list[int]] | None = None

    def turn(self) -> None:
        """Another text is read: let go of what the one before the last was made of."""
        for kept in (self._written, self._stemmed, self._begun, self._words):
            kept.turn()

    def known(self, forms: Sequence[str]) -> dict[str, Known]:
        """Those of these forms that the library knows, also in a form that it has not met."""
        found = self.known_as_written(forms)
        for form in forms:
            if form not in found and len(form) > 3:
                for known in self._stemmed.one(form, partial(self._by_stem, form)):
                    found[form] = known
        return found

    def known_as_written(self, forms: Sequence[str]) -> dict[str, Known]:
        """Those of these forms that stand in the library."""
        return {form: known[0] for form, known in self._written.all(forms, self._read).items() if known}

    def _read(self, forms: Sequence[str]) -> list[tuple[str, tuple[Known, ...]]]:
        statement, values = among(_KNOWN, forms)
        rows = self._library.query(statement, [*values, self.language])
        found = {row[0]: (_known(row),) for row in rows}
        return [(form, found.get(form, ())) for form in forms]

    def _by_stem(self, form: str) -> tuple[Known, ...]:
        stem = stemmer(self.language)(form)
        return tuple(_known((form, *row)) for row in self._library.query(_BY_STEM, (self.language, stem)))

    def begun(self, letters: str, most: int) -> Sequence[Form]:
        """The forms that begin so, best first."""
        return self._begun.one(letters, partial(self._going_on, letters))[:most]

    def _going_on(self, letters: str) -> Sequence[Form]:
        if len(letters) > 2:
            shorter = self._begun.kept(letters[:-1]) if len(letters) > 3 else None
            if shorter is not None and len(shorter) < _MOST_BEGUN:  # all that begin with a letter less
                return [one for one in shorter if one[0].startswith(letters)]
            return self._library.query(_BEGUN, (self.language, letters, letters + _LAST, _MOST_BEGUN))
        for forms, words in self._library.query(_BEGINNING, (self.language, letters)):
            numbers = iter(store.unpack(words))
            return list(zip(forms.split(" "), numbers, numbers, strict=True))
        return ()

    def go_together(self, word: Known, others: Sequence[Known]) -> bool:
        """Whether people say a word with one of the others, or a title holds both."""
        if not others:
            return False
        pairs = [pair(word.kin, other.kin) for other in others]
        if self._library.query(*among(_SAID_TOGETHER, pairs)):
            return True
        expression = f"{word.word} AND ({' OR '.join(str(other.word) for other in others)})"
        return bool(self._library.query(_TOGETHER, (expression,)))

    def confused(self, word: int) -> Sequence[int]:
        """The kin of each word that a word may have been written for."""
        if self._confused is None:
            self._confused = {}
            for one, kin in self._library.query(_CONFUSED, (self.language,)):
                self._confused.setdefault(one, []).append(kin)
        return self._confused.get(word, ())

    def words(self, words: Collection[int]) -> dict[int, Word]:
        """These words, by their numbers, in the order of these."""
        return self._words.all(words, self._read_words)

    def _read_words(self, words: Sequence[int]) -> Iterator[tuple[int, Word]]:
        for word, entries, forms, best, weighs in self._library.query(*among(_WORDS, words)):
            yield word, Word(entries, forms, store.unpack(best), weighs)

    def everything(self) -> tuple[list[str], list[str], list[int]]:
        """All forms of three letters and more, how each sounds, and its rank."""
        rows = self._library.query(_ALL, (self.language,))
        return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _known(row: Row) -> Known:
    form, word, kin, filler, entries, rank, alike = row
    return Known(form, word, kin, bool(filler), entries, rank, store.unpack(alike))
