# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A compiled library, open for reading: sections, articles, resources, terms, sources and pictures as values.

Nothing is parsed when a library is opened, so that opening costs the same for ten articles and for ten thousand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any

from metsguide import store
from metsguide.model import Article, ArticleSummary, Heading, LibraryInfo, Resource, Review, Section, Source, Term

Row = tuple[Any, ...]

_HEADER_LENGTH = 100
_MAGIC = b"SQLite format 3\0"

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


class LibraryError(Exception):
    """A library that cannot be read. The message says which file, why, and what to do."""


class LibraryMissing(LibraryError):
    """There is no such file, or it may not be read."""


class NotALibrary(LibraryError):
    """The file is something else than a MetsGuide library."""


class LibraryDamaged(LibraryError):
    """The file is a library, but not whole: cut short, or changed by a failing disk. Any query may find this out."""


class LibraryTooNew(LibraryError):
    """The library was made for a newer MetsGuide."""


class NoFullTextSearch(LibraryError):
    """The SQLite of this system has no FTS5."""


class Library:
    """One library file, open read-only. Every method may raise `LibraryDamaged`.

    Where a text is missing in the language asked for, the one in the library's first language is given. An id that
    the library does not have gives None.
    """

    __slots__ = ("_connection", "info", "path")

    def __init__(self, path: Path, connection: sqlite3.Connection, info: LibraryInfo) -> None:
        """For `open` only."""
        self.path = path
        self.info = info
        self._connection = connection

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library in the file `path`. Raises a `LibraryError` that says what is wrong and what to do."""
        path = Path(path).absolute()
        _check_header(path)
        try:
            connection = sqlite3.connect(_uri(path), uri=True, isolation_level=None)
        except sqlite3.Error as error:
            raise LibraryMissing(f"The library {path} cannot be opened ({error}).") from error
        try:
            return cls(path, connection, _read_info(path, connection))
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
            raise _damaged(self.path, f"article {id} has no summary")
        try:
            return _article(about, row)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise _damaged(self.path, f"article {id}: {error}") from error

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
                raise _damaged(self.path, f"there is no source {id}")
            found.append(source)
        return tuple(found)

    def all_sources(self) -> tuple[Source, ...]:
        """Every source of the library, by publisher and title."""
        return tuple(Source(*row) for row in self.query(_ALL_SOURCES))

    def drawing(self, id: str) -> str | None:
        """A drawing of a picture as SVG text."""
        rows = self.query("SELECT svg FROM drawing WHERE id = ?", (id,))
        return str(rows[0][0]) if rows else None

    # --- Underneath ---

    def query(self, sql: str, parameters: Sequence[str | int] = ()) -> list[Row]:
        """All rows of one SELECT. For this class and for `metsguide.search` only: nobody else writes SQL."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours (closed, wrong number of parameters), no fault of the file
        except UnicodeEncodeError:
            return []  # a name from the command line with bytes that are no text: nothing is called so
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path, str(error)) from error

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
            raise _damaged(self.path, str(error)) from error


def _summary(row: Row) -> ArticleSummary:
    id, section, title, short_title, summary, minutes, urgent, sensitive = row
    return ArticleSummary(id, section, title, short_title, summary, minutes, bool(urgent), bool(sensitive))


def _article(about: ArticleSummary, row: Row) -> Article:
    language, key_points, blocks, headings, questions, following, resources, sources, checked, reviewed = row
    review = json.loads(reviewed) if reviewed else None
    return Article(
        about=about,
        language=language,
        key_points=tuple(json.loads(key_points)),
        blocks=store.load_blocks(blocks),
        headings=tuple(_heading(heading) for heading in json.loads(headings)),
        questions=tuple(json.loads(questions)),
        next=tuple(json.loads(following)),
        resources=tuple(json.loads(resources)),
        sources=tuple(json.loads(sources)),
        checked=checked,
        reviewed=_review(review) if review else None,
    )


def _heading(plain: Any) -> Heading:
    return Heading(**plain) if isinstance(plain, dict) else Heading(*plain)


def _review(plain: Any) -> Review:
    return Review(**plain) if isinstance(plain, dict) else Review(*plain)


def _uri(path: PurePath) -> str:
    """A file's name as SQLite's URI. Only %, ? and # mean something in it; all else stands as it is."""
    name = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    root = "" if name.startswith("/") else "/"  # a Windows drive: file:///C:/...
    return f"file://{root}{name}?mode=ro&immutable=1"


def _check_header(path: Path) -> None:
    """Look at the first 100 bytes, which say what a file is, and how long: SQLite itself would notice much later."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
            length = file.seek(0, 2)
    except FileNotFoundError as error:
        raise LibraryMissing(
            f"There is no library at {path}. Name another with --library FILE, or make this one with: "
            f'metsguide build CONTENT -o "{path}"'
        ) from error
    except OSError as error:
        raise LibraryMissing(
            f"The library {path} cannot be read ({error.strerror}). Check that it is a file and that this user may "
            "read it, or name another with --library FILE."
        ) from error
    if not header:
        raise _damaged(path, "the file is empty")
    if header[: len(_MAGIC)] != _MAGIC[: len(header)]:
        raise _not_a_library(path)
    if len(header) < _HEADER_LENGTH:
        raise _damaged(path, f"only {length} bytes are left of it")
    if int.from_bytes(header[68:72], "big") != store.APPLICATION_ID:
        raise _not_a_library(path)
    version = int.from_bytes(header[60:64], "big")
    if version > store.FORMAT:
        raise LibraryTooNew(
            f"The library {path} has format {version}, and this MetsGuide reads formats up to {store.FORMAT}: it was "
            "made for a newer MetsGuide. Install the newer MetsGuide, or use an older library."
        )
    page = int.from_bytes(header[16:18], "big")
    whole = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    if length < whole:
        raise _damaged(path, f"it has {length} of its {whole} bytes")


def _read_info(path: Path, connection: sqlite3.Connection) -> LibraryInfo:
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        searchable = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone()
        languages = tuple(json.loads(meta["languages"]))
        info = LibraryInfo(
            meta["id"], meta["title"], meta["version"], meta["date"], meta["publisher"], meta["licence"], languages
        )
    except sqlite3.DatabaseError as error:
        raise _damaged(path, str(error)) from error
    except KeyError as error:
        raise _damaged(path, f"it does not say its {error.args[0]}") from error
    except (ValueError, TypeError) as error:
        raise _damaged(path, f"its languages: {error}") from error
    if not languages:
        raise _damaged(path, "it has no language")
    if not searchable:
        raise NoFullTextSearch(
            f"The SQLite of this Python (version {sqlite3.sqlite_version}) has no full-text search (FTS5), which "
            "MetsGuide needs. Install a Python whose SQLite has FTS5, such as that of python.org or Debian."
        )
    return info


def _damaged(path: Path, why: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"The library {path} is damaged ({why}). Copy it again from where it came from, or install MetsGuide again."
    )


def _not_a_library(path: Path) -> NotALibrary:
    return NotALibrary(
        f"The file {path} is not a MetsGuide library. Name another with --library FILE; a library is made with: "
        "metsguide build CONTENT -o FILE"
    )
