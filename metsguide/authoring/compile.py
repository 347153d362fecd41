# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Content to one library file, as `metsguide.store` lays it out: the same content gives the same bytes.

The file is made beside its target and takes its name only when it is whole and on the disk, so that a failed build
leaves the old library in place.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from metsguide import store
from metsguide.authoring.content import ArticleFile, Content
from metsguide.authoring.explain import Explainer
from metsguide.authoring.search_entries import entries, examples, in_order, lays, sorted_terms
from metsguide.authoring.search_index import SearchIndex
from metsguide.model import Term
from metsguide.words import fold

_PAGE_SIZE = 4096


class BuildError(Exception):
    """The library could not be written. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What makes a file something else than a whole library: its mark, what more its `meta` says, and the terms of the
    library below (by language) that its articles explain.
    """

    application_id: int = store.APPLICATION_ID
    meta: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, Sequence[Term]] = field(default_factory=dict)


def compile_library(content: Content, output: Path, extra: Extra = Extra()) -> int:
    """Write the content, which must have no problems, as the library `output`. Returns its size in bytes.

    Raises BuildError; `output` is then as it was before.
    """
    folder = output.absolute().parent
    if not folder.is_dir():
        raise BuildError(f"there is no folder {folder}; make it first")
    if output.exists() and not output.is_file():  # a folder, or a device, which would be replaced
        raise BuildError(f"{output} is not a file; name a file")
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{output.name}.", suffix=".part")
        part = Path(name)
        os.close(handle)
        _write(content, part, extra)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
            size = file.seek(0, os.SEEK_END)
        part.chmod(0o644)  # mkstemp lets only its owner read, and a library is for everybody
        part.replace(output)
        _sync_folder(folder)
    except (OSError, sqlite3.Error) as error:
        if "fts5" in str(error):
            raise BuildError("the SQLite of this Python has no full-text search (FTS5); use one that has") from error
        why = getattr(error, "strerror", None) or str(error)
        raise BuildError(f"{output} cannot be written: {why}; check the folder's rights and the free space") from error
    finally:
        if part is not None:
            with suppress(OSError):  # the usual case: it has become the output
                part.unlink()
    return size


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(content: Content, path: Path, extra: Extra) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in (
            "encoding = 'UTF-8'",
            f"page_size = {_PAGE_SIZE}",
            "auto_vacuum = NONE",
            "journal_mode = OFF",  # the file is thrown away if anything fails
            "synchronous = OFF",  # it is synced once, when it is whole
            "temp_store = MEMORY",
            f"application_id = {extra.application_id}",
            f"user_version = {store.FORMAT}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.executescript(f"BEGIN; {store.SCHEMA}")
        _insert(connection, "meta", [*meta(content), *sorted(extra.meta.items())])
        for language in content.info.languages:
            _insert(connection, "section", _sections(content, language))
            _insert(connection, "summary", _summaries(content, language))
            _insert(connection, "article", _articles(content, language, extra.terms.get(language, ())))
            _insert(connection, "resource", _resources(content, language))
            _insert(connection, "term", _terms(content, language))
        _insert(connection, "source", sorted(tuple(source.value) for source in content.sources))
        _insert(connection, "drawing", sorted((id, drawing.svg) for id, drawing in content.drawings.items()))
        _index(connection, content)
        connection.execute("COMMIT")
        # No free pages: the order in which things came about leaves no trace.
        connection.execute("VACUUM")


Row = Sequence[str | int]


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[Row] | Sequence[Row]) -> None:
    for row in rows:
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608  # our own table names


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def meta(content: Content) -> list[Row]:
    info = content.info
    return [
        ("date", info.date),
        ("id", info.id),
        ("languages", _json(info.languages)),
        ("licence", info.licence),
        ("publisher", info.publisher),
        ("title", info.title),
        ("version", info.version),
    ]


def _sections(content: Content, language: str) -> Iterator[Row]:
    for position, plan in enumerate(content.sections):
        section = plan.value.in_language[language]
        yield language, position, section.id, section.title, section.icon, section.summary, int(section.urgent)


def _summaries(content: Content, language: str) -> Iterator[Row]:
    for position, article in in_order(content, language):
        about = article.article.about
        yield (
            language,
            about.section,
            position,
            about.id,
            about.title,
            about.short_title,
            about.summary,
            about.minutes,
            int(about.urgent),
            int(about.sensitive),
        )


def _articles(content: Content, language: str, more_terms: Sequence[Term]) -> Iterator[Row]:
    explainer = Explainer([*(term.value for term in content.terms.get(language, ())), *more_terms])
    for _, file in in_order(content, language):
        article = explainer.explain(file.article)
        yield (
            language,
            file.id,
            _json(article.key_points),
            store.dump_blocks(article.blocks),
            _json([tuple(heading) for heading in article.headings]),
            _json(article.questions),
            _json(article.next),
            _json(article.resources),
            _json(article.sources),
            article.checked,
            _json(tuple(article.reviewed)) if article.reviewed else "",
            _page_text(file),
        )


def _page_text(file: ArticleFile) -> str:
    """The whole page in words, in the order in which it is read."""
    about = file.article.about
    points = "\n".join(f"- {point}" for point in file.article.key_points)
    return "\n\n".join((about.title, about.summary, points, file.body.text))


def _resources(content: Content, language: str) -> Iterator[Row]:
    for position, written in enumerate(content.resources.get(language, ())):
        resource = written.value
        yield (
            language,
            position,
            resource.id,
            resource.kind,
            resource.title,
            resource.publisher,
            resource.summary,
            resource.url,
            resource.listing_url,
            resource.listing_title,
            resource.phone,
            _json(resource.languages),
            resource.country,
            resource.region,
            _json(resource.topics),
            resource.verified,
            resource.status,
            resource.notice,
            resource.checked,
        )


def _terms(content: Content, language: str) -> Iterator[Row]:
    for term in sorted_terms(content, language):
        yield language, term.id, fold(term.title), term.title, term.meaning, _json(term.aliases)


def _index(connection: sqlite3.Connection, content: Content) -> None:
    """What a search finds, and the words it is found by."""
    index = SearchIndex(connection, content.fillers, content.same, content.confused)
    indexed = [entry for language in content.info.languages for entry in entries(content, language)]
    for entry in indexed:
        index.add(entry)
    index.finish(lays(content), examples(content, indexed))
