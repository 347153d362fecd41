# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The words of a library in one language: which there are, how they go on, and which mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from metsguide.library import Library
from metsguide.search.spelling import stemmer

_FORM = """
    SELECT form.form, word.id, word.kin, word.filler, word.entries, form.rank
    FROM form JOIN word ON word.id = form.word WHERE form.language = ? AND """
_KNOWN = _FORM + "form.form IN ({})"
_BY_STEM = "SELECT id, kin, filler, entries FROM word WHERE language = ? AND stem = ?"
_BEGUN = _FORM + "form.form >= ? AND form.form < ? AND form.rank > 0 ORDER BY form.rank DESC, form.form LIMIT ?"
_BEGINNING = "SELECT forms FROM beginning WHERE language = ? AND letters = ?"
_KIN = "SELECT kin, id, entries FROM word WHERE kin IN ({})"
_FORMS = "SELECT word, form FROM form WHERE word IN ({})"
_ALL = "SELECT form, sound, rank FROM form WHERE language = ? AND length(form) > 2 AND rank > 0"
_TOGETHER = "SELECT 1 FROM entry_titles WHERE entry_titles MATCH ? LIMIT 1"
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
    """The words of one language. Every method may raise `LibraryDamaged`."""

    def __init__(self, library: Library, language: str) -> None:
        self.language = language
        self._library = library
        self.size = max(1, int(library.query(_SIZE, (language,))[0][0]))
        """How many entries the library has in this language."""

    def known(self, forms: Sequence[str]) -> dict[str, Known]:
        """Those of these forms that the library knows, also in a form that it has not met."""
        found = self.known_as_written(forms)
        for form in forms:
            if form not in found and len(form) > 3 and (by_stem := self._by_stem(form)):
                found[form] = by_stem
        return found

    def known_as_written(self, forms: Sequence[str]) -> dict[str, Known]:
        """Those of these forms that stand in the library."""
        rows = self._library.query(_KNOWN.format(_marks(forms)), (self.language, *forms))
        return {row[0]: Known(row[0], row[1], row[2], bool(row[3]), row[4], row[5]) for row in rows}

    def _by_stem(self, form: str) -> Known | None:
        stem = stemmer(self.language)(form)
        for id, kin, filler, entries in self._library.query(_BY_STEM, (self.language, stem)):
            return Known(form, id, kin, bool(filler), entries, 0)
        return None

    def begun(self, letters: str, most: int) -> list[Known]:
        """The forms that begin so, best first."""
        if len(letters) > 2:
            rows = self._library.query(_BEGUN, (self.language, letters, letters + _LAST, most))
            return [Known(row[0], row[1], row[2], bool(row[3]), row[4], row[5]) for row in rows]
        rows = self._library.query(_BEGINNING, (self.language, letters))
        forms = rows[0][0].split(" ")[:most] if rows else []
        known = self.known(forms) if forms else {}
        return [known[form] for form in forms if form in known]

    def go_together(self, word: int, others: Sequence[int]) -> bool:
        """Whether people say a word with one of the others, or a title holds both."""
        expression = f"{word} AND ({' OR '.join(str(other) for other in others)})"
        return bool(self._library.query(_TOGETHER, (expression,)))

    def kin(self, kins: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
        """For each kin, its words and in how many entries each is."""
        found: dict[int, list[tuple[int, int]]] = {}
        for kin, word, entries in self._library.query(_KIN.format(_marks(kins)), list(kins)):
            found.setdefault(kin, []).append((word, entries))
        return found

    def forms(self, words: Sequence[int]) -> Iterable[tuple[int, str]]:
        """Each way in which these words are written, as (word, form)."""
        rows = self._library.query(_FORMS.format(_marks(words)), list(words))
        return [(word, form) for word, form in rows]

    def everything(self) -> tuple[list[str], list[str], list[int]]:
        """All forms of three letters and more, how each sounds, and its rank."""
        rows = self._library.query(_ALL, (self.language,))
        return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
