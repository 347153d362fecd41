# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The words of a library in one language: which there are, how they go on, and which mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from metsguide.library import Library, Row
from metsguide.search.lately import Lately
from metsguide.search.learned import pair
from metsguide.search.spelling import stemmer

_FORM = """
    SELECT form.form, word.id, word.kin, word.filler, word.entries, form.rank
    FROM form JOIN word ON word.id = form.word WHERE form.language = ? AND """
_KNOWN = _FORM + "form.form IN ({})"
_BY_STEM = "SELECT id, kin, filler, entries FROM word WHERE language = ? AND stem = ?"
_BEGUN = _FORM + "form.form >= ? AND form.form < ? AND form.rank > 0 ORDER BY form.rank DESC, form.form LIMIT ?"
_BEGINNING = "SELECT forms FROM beginning WHERE language = ? AND letters = ?"
_KIN = """
    SELECT id, id, entries FROM word WHERE id IN ({0})
    UNION ALL SELECT kin, id, entries FROM word WHERE kin IN ({0}) AND kin != id
"""
_FORMS = "SELECT word, form FROM form JOIN word ON word.id = form.word WHERE word IN ({}) AND entries > 0"
_ALL = "SELECT form, sound, rank FROM form WHERE language = ? AND length(form) > 2 AND rank > 0"
_TOGETHER = "SELECT 1 FROM entry_titles WHERE entry_titles MATCH ? LIMIT 1"
_SAID_TOGETHER = "SELECT 1 FROM learned WHERE feature IN ({}) LIMIT 1"
_CONFUSED = """
    SELECT confused.word, word.kin FROM confused JOIN word ON word.id = confused.other WHERE word.language = ?
"""
_SIZE = "SELECT count(*) FROM entry WHERE language = ?"
_LAST = "\U0010ffff"


class Known(NamedTuple):
    """A word of the library as it is written: its number, its kin, in how many entries it is, and its rank."""

    form: str
    word: int
    kin: int
    filler: bool
    entries: int
    rank: int


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
        self._begun: Lately[tuple[str, int], tuple[Known, ...]] = Lately()
        self._kin: Lately[int, list[tuple[int, int]]] = Lately()
        self._forms: Lately[int, list[str]] = Lately()
        self._confused: dict[int, list[int]] | None = None

    def turn(self) -> None:
        """Another text is read: let go of what the one before the last was made of."""
        for kept in (self._written, self._stemmed, self._begun, self._kin, self._forms):
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
        rows = self._library.query(_KNOWN.format(_marks(forms)), (self.language, *forms))
        found = {row[0]: (_known(row),) for row in rows}
        return [(form, found.get(form, ())) for form in forms]

    def _by_stem(self, form: str) -> tuple[Known, ...]:
        stem = stemmer(self.language)(form)
        for id, kin, filler, entries in self._library.query(_BY_STEM, (self.language, stem)):
            return (Known(form, id, kin, bool(filler), entries, 0),)
        return ()

    def begun(self, letters: str, most: int) -> Sequence[Known]:
        """The forms that begin so, best first."""
        return self._begun.one((letters, most), partial(self._going_on, letters, most))

    def _going_on(self, letters: str, most: int) -> tuple[Known, ...]:
        if len(letters) > 2:
            shorter = self._begun.kept((letters[:-1], most)) if len(letters) > 3 else None
            if shorter is not None and len(shorter) < most:  # all that begin with a letter less
                return tuple(one for one in shorter if one.form.startswith(letters))
            rows = self._library.query(_BEGUN, (self.language, letters, letters + _LAST, most))
            return tuple(map(_known, rows))
        rows = self._library.query(_BEGINNING, (self.language, letters))
        forms = rows[0][0].split(" ")[:most] if rows else []
        known = self.known(forms) if forms else {}
        return tuple(known[form] for form in forms if form in known)

    def go_together(self, word: Known, others: Sequence[Known]) -> bool:
        """Whether people say a word with one of the others, or a title holds both."""
        if not others:
            return False
        pairs = [pair(word.kin, other.kin) for other in others]
        if self._library.query(_SAID_TOGETHER.format(_marks(pairs)), pairs):
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

    def kin(self, kins: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
        """For each kin, its words and in how many entries each is."""
        return self._kin.all(kins, self._read_kin)

    def _read_kin(self, kins: Sequence[int]) -> Iterable[tuple[int, list[tuple[int, int]]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for kin, word, entries in self._library.query(_KIN.format(_marks(kins)), [*kins, *kins]):
            found.setdefault(kin, []).append((word, entries))
        return found.items()

    def forms(self, words: Sequence[int]) -> dict[int, list[str]]:
        """Each way in which these words are written, of those that some entry has, by word."""
        return self._forms.all(words, self._read_forms)

    def _read_forms(self, words: Sequence[int]) -> Iterable[tuple[int, list[str]]]:
        found: dict[int, list[str]] = {word: [] for word in words}
        for word, form in self._library.query(_FORMS.format(_marks(words)), list(words)):
            found[word].append(form)
        return found.items()

    def everything(self) -> tuple[list[str], list[str], list[int]]:
        """All forms of three letters and more, how each sounds, and its rank."""
        rows = self._library.query(_ALL, (self.language,))
        return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _known(row: Row) -> Known:
    form, word, kin, filler, entries, rank = row
    return Known(form, word, kin, bool(filler), entries, rank)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
