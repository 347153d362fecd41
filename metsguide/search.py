# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""From what a reader types to the pages that hold it: one code path for the window and for the commands."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from metsguide.library import Library, Row
from metsguide.model import Hit, Urgent
from metsguide.snippets import Sought, marks, snippet
from metsguide.urgent import Signs
from metsguide.words import words_of

_LONGEST_QUERY = 1_000
_MOST_WORDS = 24
_CANDIDATES = 500
"""How many matches one query weighs. A common word is in nearly every page of a big library: weighing them all would
take longer than a keystroke lasts. Titles are asked first, so that this leaves out what matters least."""

_SMALL = 2_000
"""In a library of up to so many entries even a single letter is looked up everywhere."""

# bm25 is below zero, and the smaller the better the match. Weights: title, aliases, headings, body. It favours short
# texts, and terms and resources are a line or two where an article is a page, though the article answers: so they count
# for less. Among equals: articles, terms, resources.
_FIND = """
    WITH candidate AS MATERIALIZED (
        SELECT bm25(entry_words, 12.0, 8.0, 4.0, 1.0)
                * CASE entry.kind WHEN 'article' THEN 1.0 WHEN 'term' THEN 0.6 ELSE 0.45 END AS score,
            entry.language AS language, entry.kind AS kind,
            entry.id AS id, entry.title AS title, entry.context AS context, entry.rowid AS number
        FROM entry_words CROSS JOIN entry ON entry.rowid = entry_words.rowid
        WHERE entry_words MATCH ? AND entry.language IN (?, ?) LIMIT ?)
    SELECT score, language, kind, id, title, context, number FROM candidate
    ORDER BY score, CASE kind WHEN 'article' THEN 0 WHEN 'term' THEN 1 ELSE 2 END, id, language
"""
_ENTRY = "SELECT 0, language, kind, id, title, context, rowid FROM entry WHERE language = ? AND kind = ? AND id = ?"
_TEXT = "SELECT text FROM entry WHERE rowid = ?"
_SIZE = "SELECT max(rowid) FROM entry"
_IN_LANGUAGE = {
    "article": "SELECT 1 FROM summary WHERE language = ? AND id = ?",
    "term": "SELECT 1 FROM term WHERE language = ? AND id = ?",
    "resource": "SELECT 1 FROM resource WHERE language = ? AND id = ?",
}


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found: `hits`, best first. `words` are the words looked for, folded, the last one perhaps only
    begun; none where `query` holds no word.
    """

    query: str
    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    urgent: tuple[Urgent, ...] = ()
    """The signs of an emergency, or thoughts of suicide, that `query` names, the most urgent first. Their pages are the
    first hits."""


class Search:
    """Searches one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._signs: dict[str, Signs] = {}

    def find(self, text: str, language: str, limit: int = 50) -> Results:
        """The articles, terms and resources that hold all the words of `text`, in any order, at most `limit`.

        The last word may be only begun, unless a space follows it. Case, accents and ligatures do not matter, nor
        does any sign that is not part of a word. In a large library a single last letter counts where it is a word, or
        begins a word of a title; only where that finds nothing, it may begin any word. Raises `LibraryDamaged`.
        """
        sought = _read(text)
        if not sought.words or limit < 1:
            return Results(text, sought.words, ())
        urgent = self._signs_in(language).in_text(text[:_LONGEST_QUERY], sought.begun)
        rows = self._first(urgent, language)
        known = {row[6] for row in rows}
        rows += [row for row in self._rows(sought, language, limit) if row[6] not in known]
        return Results(text, sought.words, tuple(self._hit(row, sought) for row in rows[:limit]), urgent)

    def _signs_in(self, language: str) -> Signs:
        """Kept for the next letter: a search is many."""
        spoken = language if language in self._library.languages else self._library.languages[0]
        if spoken not in self._signs:
            self._signs[spoken] = Signs(self._library, spoken)
        return self._signs[spoken]

    def _first(self, urgent: tuple[Urgent, ...], language: str) -> list[Row]:
        """What stands above all results: all pages for the most urgent sign, then the first page for each other."""
        wanted = [*urgent[0].to, *(sign.to[0] for sign in urgent[1:])] if urgent else []
        rows = []
        for kind, id in dict.fromkeys(wanted):
            for spoken in dict.fromkeys((language, self._library.languages[0])):
                found = self._library.query(_ENTRY, (spoken, kind, id))
                if found:
                    rows.append(found[0])
                    break
        return rows

    def _rows(self, sought: Sought, language: str, limit: int) -> list[Row]:
        for expression in self._expressions(sought):
            # All words in the title first, then all words anywhere.
            rows: dict[int, Row] = {}
            for scoped in (f"{{title}} : ({expression})", expression):
                for row in self._match(scoped, language):
                    rows.setdefault(row[6], row)
                if len(rows) >= limit:
                    break
            if rows:
                return list(rows.values())[:limit]
        return []

    def _expressions(self, sought: Sought) -> list[str]:
        """FTS5 expressions to try, one after the other until one finds something. Each word stands in quotes, where
        nothing in it means anything to FTS5.
        """
        quoted = [f'"{word}"' for word in sought.words]
        if not sought.begun:
            return [" AND ".join(quoted)]
        whole, last = quoted[:-1], quoted[-1]
        everywhere = " AND ".join([*whole, f"{last} *"])
        if len(sought.words[-1]) > 1 or self._is_small():
            return [everywhere]
        # One letter begins thousands of words, and gathering all their pages is FTS5's slow case: in a big library
        # look first for the letter as a word of its own, and for words of titles that begin with it.
        return [" AND ".join([*whole, f"({last} OR {{title}} : {last} *)"]), everywhere]

    def _is_small(self) -> bool:
        size = self._library.query(_SIZE)[0][0]
        return size is None or size <= _SMALL

    def _match(self, expression: str, language: str) -> list[Row]:
        first = self._library.languages[0]
        asked = language if language in self._library.languages else first
        rows = self._library.query(_FIND, (expression, asked, first, _CANDIDATES))
        if asked == first:
            return rows
        return [
            row for row in rows if row[1] == asked or not self._library.query(_IN_LANGUAGE[row[2]], (asked, row[3]))
        ]

    def _hit(self, row: Row, sought: Sought) -> Hit:
        _, _, kind, id, title, context, number = row
        text, text_marks = snippet(self._library.query(_TEXT, (number,))[0][0], sought)
        return Hit(kind, id, title, text, context, marks(title, sought), text_marks)


def _read(text: str) -> Sought:
    # Composed, since a letter followed by its accent would be taken apart.
    typed = unicodedata.normalize("NFC", text[:_LONGEST_QUERY])
    words = [word for word, _, _ in words_of(typed)][:_MOST_WORDS]
    if not words:
        return Sought((), False)
    begun = not typed[-1].isspace()
    # Each word once, and the last one last.
    unique = dict.fromkeys(words[:-1])
    unique.pop(words[-1], None)
    return Sought((*unique, words[-1]), begun)
