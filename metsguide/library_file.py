# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The file of a library: whether it is one, whole, and of a kind and a version that this program reads."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path, PurePath
from typing import NamedTuple

from metsguide import store
from metsguide.model import LibraryInfo

_HEADER_LENGTH = 100
_MAGIC = b"SQLite format 3\0"


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


class Kind(NamedTuple):
    """What a file can be: its mark, and the words for it in what is said of it."""

    application_id: int
    noun: str
    option: str
    made_with: str


WHOLE = Kind(store.APPLICATION_ID, "library", "--library", "metsguide build CONTENT")
CLINIC = Kind(store.CLINIC_ID, "clinic library", "--clinic", "metsguide clinic build FOLDER")


def uri(path: PurePath) -> str:
    """A file's name as SQLite's URI. Only %, ? and # mean something in it; all else stands as it is."""
    name = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    root = "" if name.startswith("/") else "/"  # a Windows drive: file:///C:/...
    return f"file://{root}{name}?mode=ro&immutable=1"


def check_header(path: Path, kind: Kind = WHOLE) -> None:
    """Look at the first 100 bytes, which say what a file is, and how long: SQLite itself would notice much later."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
            length = file.seek(0, 2)
    except FileNotFoundError as error:
        raise LibraryMissing(
            f"There is no {kind.noun} at {path}. Name another with {kind.option} FILE, or make this one with: "
            f'{kind.made_with} -o "{path}"'
        ) from error
    except OSError as error:
        raise LibraryMissing(
            f"The {kind.noun} {path} cannot be read ({error.strerror}). Check that it is a file and that this user "
            f"may read it, or name another with {kind.option} FILE."
        ) from error
    if not header:
        raise damaged(path, "the file is empty")
    if header[: len(_MAGIC)] != _MAGIC[: len(header)]:
        raise _not_a_library(path, kind)
    if len(header) < _HEADER_LENGTH:
        raise damaged(path, f"only {length} bytes are left of it")
    found = int.from_bytes(header[68:72], "big")
    if found != kind.application_id:
        raise _not_a_library(path, kind, found)
    version = int.from_bytes(header[60:64], "big")
    if version > store.FORMAT:
        raise LibraryTooNew(
            f"The library {path} has format {version}, and this MetsGuide reads formats up to {store.FORMAT}: it was "
            "made for a newer MetsGuide. Install the newer MetsGuide, or use an older library."
        )
    page = int.from_bytes(header[16:18], "big")
    whole = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    if length < whole:
        raise damaged(path, f"it has {length} of its {whole} bytes")


def read_info(path: Path, connection: sqlite3.Connection) -> tuple[LibraryInfo, dict[str, str]]:
    """Who made the library, and all that it says of itself, by key."""
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        searchable = connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone()
        languages = tuple(json.loads(meta["languages"]))
        info = LibraryInfo(
            meta["id"], meta["title"], meta["version"], meta["date"], meta["publisher"], meta["licence"], languages
        )
    except sqlite3.DatabaseError as error:
        raise damaged(path, str(error)) from error
    except KeyError as error:
        raise damaged(path, f"it does not say its {error.args[0]}") from error
    except (ValueError, TypeError) as error:
        raise damaged(path, f"its languages: {error}") from error
    if not languages:
        raise damaged(path, "it has no language")
    if not searchable:
        raise NoFullTextSearch(
            f"The SQLite of this Python (version {sqlite3.sqlite_version}) has no full-text search (FTS5), which "
            "MetsGuide needs. Install a Python whose SQLite has FTS5, such as that of python.org or Debian."
        )
    return info, meta


def damaged(path: Path, why: str) -> LibraryDamaged:
    return LibraryDamaged(
        f"The library {path} is damaged ({why}). Copy it again from where it came from, or install MetsGuide again."
    )


def _not_a_library(path: Path, wanted: Kind, found: int = 0) -> NotALibrary:
    if found == CLINIC.application_id:
        return NotALibrary(
            f"The file {path} holds a clinic's own pages, which lie on top of a library. Name it with --clinic FILE."
        )
    if found == WHOLE.application_id:
        return NotALibrary(
            f"The file {path} is a whole library, not a clinic's own pages. Name it with --library FILE; a clinic's "
            "pages are made with: metsguide clinic build FOLDER"
        )
    return NotALibrary(
        f"The file {path} is not a MetsGuide {wanted.noun}. Name another with {wanted.option} FILE; a {wanted.noun} is "
        f"made with: {wanted.made_with} -o FILE"
    )
