# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A compiled library, open for reading: sections, articles, resources, terms, sources and pictures as values.

Nothing is parsed when a library is opened, so that opening costs the same for ten articles and for ten thousand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from metsguide import store
from metsguide.library_file import (
    WHOLE,
    Kind,
    LibraryDamaged,
    LibraryError,
    LibraryMissing,
    LibraryTooNew,
    NoFullTextSearch,
    NotALibrary,
    check_header,
    damaged,
    read_info,
    uri,
)
from metsguide.model import Article, ArticleSummary, Heading, LibraryInfo, Resource, Review, Section, Source, Term

if TYPE_CHECKING:
    from metsguide.team_number import TeamNumber

__all__ = [
    "Library",
    "LibraryDamaged",
    "LibraryError",
    "LibraryMissing",
    "LibraryTooNew",
    "NoFullTextSearch",
    "NotALibrary",
    "Row",
]

Row = tuple[Any, ...]

# Each begins with the language and the place in the order, which `_in_order` sorts by.
_SECTIONS = "SELECT language, position, id, title, icon, summary, urgent FROM section"
_SUMMARIES = (
    "SELECT language, position, id, section, title, short_title, summary, minutes, urgent, sensitive FROM summary"
)
_RESOURCES = (
    "SELECT language, position, id, kind, title, publisher, summary, url, listing_url, listing_title, phone, languages,"
    " country, region, topics, verified, status, notice, checked FROM resource"
)
_TERMS = "SELECT language, sort_key, id, title, meaning, aliases FROM term"

_ARTICLE = (
    "SELECT language, key_points, blocks, headings, questions, next, resources, sources, checked, reviewed FROM article"
)
_ARTICLE_TEXT = "SELECT text FROM article"
_SOURCE = "SELECT id, publisher, title, date, url, licence FROM source WHERE id = ?"
_ALL_SOURCES = "SELECT id, publisher, title, date, url, licence FROM source ORDER BY publisher, title"


class Library:
    """One library file, open read-only. Every method may raise `LibraryDamaged`.

    Where a text is missing in the language asked for, the one in the library's first language is given. An id that
    the library does not have gives None.
    """

    __slots__ = ("_connection", "info", "meta", "path", "team_number")

    def __init__(self, path: Path, connection: sqlite3.Connection, info: LibraryInfo, meta: Mapping[str, str]) -> None:
        """For `open` only."""
        self.path = path
        self.info = info
        self.meta = meta
        self._connection = connection
        self.team_number: TeamNumber | None = None
        """What `{team-number}` is in a text, where a clinic says so (`metsguide.clinic`)."""

    @classmethod
    def open(cls, path: Path, kind: Kind = WHOLE) -> Library:
        """Open the library in the file `path`. Raises a `LibraryError` that says what is wrong and what to do."""
        path = Path(path).absolute()
        check_header(path, kind)
        try:
            connection = sqlite3.connect(uri(path), uri=True, isolation_level=None)
        except sqlite3.Error as error:
            raise LibraryMissing(f"The library {path} cannot be opened ({error}).") from error
        try:
            return Library(path, connection, *read_info(path, connection))
        except BaseException:
            connection.close()
            raise

    def close(self) -> None:
        """Close the file. Nothing can be read afterwards. Closing twice does no harm."""
        self._connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def shelves(self) -> tuple[Library, ...]:
        """The libraries that this one is made of, the one that comes first first: itself, unless a clinic's own pages
        lie on top. A search looks through each."""
        return (self,)

    def shows(self, kind: str, id: str, shelf: Library) -> bool:  # noqa: ARG002 - where there is one shelf
        """Whether what a shelf has (an article, a term, a resource) is shown to a reader."""
        return True

    # --- What it holds ---

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the library; the first is the one that every text exists in."""
        return self.info.languages

    def sections(self, language: str) -> tuple[Section, ...]:
        """All sections in their order."""
        rows = self._in_order(_SECTIONS, language)
        return tuple(Section(row[2], row[3], row[4], row[5], bool(row[6])) for row in rows)

    def articles(self, section: str, language: str) -> tuple[ArticleSummary, ...]:
        """The articles of a section in their order; none where there is no such section."""
        rows = self._in_order(_SUMMARIES, language, "section = ?", section)
        return tuple(_summary(row[2:]) for row in rows)

    def summary(self, id: str, language: str) -> ArticleSummary | None:
        """What a list needs to know of one article."""
        row = self._best(_SUMMARIES, id, language)
        return _summary(row[2:]) if row else None

    def article(self, id: str, language: str) -> Article | None:
        """A whole article. Its `language` says in which it is."""
        row = self._best(_ARTICLE, id, language)
        if not row:
            return None
        about = self.summary(id, row[0])
        if about is None:
            raise damaged(self.path, f"article {id} has no summary")
        try:
            return _article(about, row, self.team_number)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise damaged(self.path, f"article {id}: {error}") from error

    def article_text(self, id: str, language: str) -> str | None:
        """The whole article as plain text, its citations as [1], [2] in the order of `Article.sources`."""
        row = self._best(_ARTICLE_TEXT, id, language)
        return str(row[0]) if row else None

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, in alphabetical order."""
        rows = self.query("SELECT id FROM summary WHERE language = ? ORDER BY id", (self.languages[0],))
        return tuple(row[0] for row in rows)

    def resources(self, language: str) -> tuple[Resource, ...]:
        """All resources in their order."""
        rows = self._in_order(_RESOURCES, language)
        return tuple(self._resource(row[2:]) for row in rows)

    def resource(self, id: str, language: str) -> Resource | None:
        """One resource."""
        row = self._best(_RESOURCES, id, language)
        return self._resource(row[2:]) if row else None

    def terms(self, language: str) -> tuple[Term, ...]:
        """All terms of the glossary in alphabetical order."""
        rows = self._in_order(_TERMS, language)
        return tuple(self._term(row[2:]) for row in rows)

    def term(self, id: str, language: str) -> Term | None:
        """One term of the glossary."""
        row = self._best(_TERMS, id, language)
        return self._term(row[2:]) if row else None

    def source(self, id: str) -> Source | None:
        """One source: who says so."""
        rows = self.query(_SOURCE, (id,))
        return Source(*rows[0]) if rows else None

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources with these ids, in this order, so that the first is [1]. Raises `LibraryDamaged` for an unknown
        id: a list with a gap would number all the later ones wrongly.
        """
        found = []
        for id in ids:
            source = self.source(id)
            if source is None:
                raise damaged(self.path, f"there is no source {id}")
            found.append(source)
        return tuple(found)

    def all_sources(self) -> tuple[Source, ...]:
        """Every source of the library, by publisher and title."""
        return tuple(Source(*row) for row in self.query(_ALL_SOURCES))

    def drawing(self, id: str) -> str | None:
        """A drawing of a picture as SVG text."""
        rows = self.query("SELECT svg FROM drawing WHERE id = ?", (id,))
        return str(rows[0][0]) if rows else None

    def knows(self, kind: str, id: str) -> bool:
        """Whether it has an article, a term, a resource, a section, a source or a drawing of that id."""
        table = {"article": "summary"}.get(kind, kind)
        return bool(self.query(f"SELECT 1 FROM {table} WHERE id = ? LIMIT 1", (id,)))  # noqa: S608 - our own tables

    # --- Underneath ---

    def query(self, sql: str, parameters: Sequence[str | int | bytes] = ()) -> list[Row]:
        """All rows of one SELECT. For this class and for `metsguide.search` only: nobody else writes SQL."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours (closed, wrong number of parameters), no fault of the file
        except UnicodeEncodeError:
            return []  # a name from the command line with bytes that are no text: nothing is called so
        except sqlite3.DatabaseError as error:
            raise damaged(self.path, str(error)) from error

    def _languages_for(self, language: str) -> tuple[str, ...]:
        first = self.languages[0]
        return (language, first) if language != first and language in self.languages else (first,)

    def _best(self, select: str, id: str, language: str) -> Row | None:
        """The row of an id in the language asked for, else in the first one."""
        for candidate in self._languages_for(language):
            rows = self.query(f"{select} WHERE language = ? AND id = ?", (candidate, id))
            if rows:
                return rows[0]
        return None

    def _in_order(self, select: str, language: str, where: str = "", *values: str) -> list[Row]:
        """Rows (language, place in the order, id, ...): each id once, in the language asked for, else in the first."""
        more = f" AND {where}" if where else ""
        best: dict[str, Row] = {}
        for candidate in self._languages_for(language):
            for row in self.query(f"{select} WHERE language = ?{more}", (candidate, *values)):
                best.setdefault(row[2], row)
        return sorted(best.values(), key=lambda row: (row[1], row[2]))

    def _resource(self, row: Row) -> Resource:
        fields = list(row)
        fields[9] = self._texts(row[9])
        fields[12] = self._texts(row[12])
        return Resource(*fields)

    def _term(self, row: Row) -> Term:
        return Term(row[0], row[1], row[2], self._texts(row[3]))

    def _texts(self, text: str) -> tuple[str, ...]:
        try:
            return tuple(json.loads(text))
        except (ValueError, TypeError, RecursionError) as error:
            raise damaged(self.path, str(error)) from error


def _summary(row: Row) -> ArticleSummary:
    id, section, title, short_title, summary, minutes, urgent, sensitive = row
    return ArticleSummary(id, section, title, short_title, summary, minutes, bool(urgent), bool(sensitive))


def _article(about: ArticleSummary, row: Row, number: TeamNumber | None) -> Article:
    language, key_points, blocks, headings, questions, following, resources, sources, checked, reviewed = row
    review = json.loads(reviewed) if reviewed else None
    return Article(
        about=about,
        language=language,
        key_points=tuple(json.loads(key_points)),
        blocks=store.load_blocks(_filled(blocks, language, number)),
        headings=tuple(_heading(heading) for heading in json.loads(headings)),
        questions=tuple(json.loads(questions)),
        next=tuple(json.loads(following)),
        resources=tuple(json.loads(resources)),
        sources=tuple(json.loads(sources)),
        checked=checked,
        reviewed=_review(review) if review else None,
    )


def _filled(blocks: str, language: str, number: TeamNumber | None) -> str:
    """The JSON of blocks with what is filled in when it is read."""
    if store.PLACEHOLDER not in blocks:
        return blocks
    from metsguide.team_number import in_html

    return blocks.replace(
        store.PLACEHOLDER, json.dumps(in_html(store.PLACEHOLDER, language, number), ensure_ascii=False)[1:-1]
    )


def _heading(plain: Any) -> Heading:
    return Heading(**plain) if isinstance(plain, dict) else Heading(*plain)


def _review(plain: Any) -> Review:
    return Review(**plain) if isinstance(plain, dict) else Review(*plain)
