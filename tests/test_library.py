# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Reading a library, and refusing what is none, each with a message that says which file and what to do."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from metsguide import library_file, store
from metsguide.library import (
    Library,
    LibraryDamaged,
    LibraryError,
    LibraryMissing,
    LibraryTooNew,
    NoFullTextSearch,
    NotALibrary,
)
from metsguide.model import LibraryInfo
from tests.library_fixture import BONE_BLOCKS, HEADINGS, RESOURCES, SOURCES, TERMS, write_library


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_library(tmp_path_factory.mktemp("library") / "small.library")


@pytest.fixture
def library(file: Path) -> Iterator[Library]:
    with Library.open(file) as opened:
        yield opened


def changed(file: Path, target: Path, *statements: str) -> Path:
    target.write_bytes(file.read_bytes())
    connection = sqlite3.connect(target)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return target


# --- What it holds ---


def test_info(library: Library) -> None:
    assert library.info == LibraryInfo("test", "A test", "1.2", "2026-11-22", "The authors", "CC-BY-4.0", ("en", "fr"))
    assert library.languages == ("en", "fr")


def test_sections_and_articles_stand_in_their_order(library: Library) -> None:
    assert [(section.id, section.urgent) for section in library.sections("en")] == [("help", True), ("spread", False)]
    assert [about.id for about in library.articles("spread", "en")] == ["bone", "liver"]
    assert library.articles("nowhere", "en") == ()


def test_a_summary(library: Library) -> None:
    about = library.summary("liver", "en")
    assert about is not None
    assert (about.section, about.short_title, about.minutes, about.urgent, about.sensitive) == (
        *("spread", "The liver", 3, False),
        True,
    )
    assert library.summary("nothing", "en") is None


def test_a_whole_article(library: Library) -> None:
    article = library.article("bone", "en")
    assert article is not None
    assert article.about == library.summary("bone", "en")
    assert article.blocks == BONE_BLOCKS
    assert article.headings == HEADINGS
    assert (article.key_points, article.questions) == (("One.", "Two.", "Three."), ("What now?",))
    assert (article.next, article.resources, article.sources) == (("liver", "fever"), ("helpline",), ("B", "A"))
    assert (article.language, article.checked, article.reviewed) == ("en", "2026-11", None)
    assert library.article("nothing", "en") is None


def test_a_review_is_read(library: Library) -> None:
    article = library.article("fever", "en")
    assert article is not None
    assert article.reviewed is not None
    assert (article.reviewed.by, article.reviewed.date) == ("Dr A. Example", "2026-10-01")


def test_resources_terms_sources_and_drawings(library: Library) -> None:
    assert library.resources("en") == RESOURCES
    assert library.resource("lost", "en") == RESOURCES[1]
    assert library.resource("nothing", "en") is None
    assert [term.id for term in library.terms("en")] == ["bone-scan", "metastasis", "edema"], (
        "sorted as they are folded"
    )
    assert library.term("metastasis", "en") == TERMS[0]
    assert library.term("nothing", "en") is None
    assert library.sources(["B", "A"]) == (SOURCES[1], SOURCES[0])
    assert library.source("nothing") is None
    assert library.drawing("skeleton") == "<svg/>"
    assert library.drawing("nothing") is None
    assert library.article_text("bone", "en") == "Cancer that has spread to bone\n\nBones can hurt. [1]"
    assert library.article_text("nothing", "en") is None
    assert library.article_ids() == ("bone", "fever", "liver")


def test_what_a_language_lacks_comes_from_the_first(library: Library) -> None:
    assert [section.title for section in library.sections("fr")] == ["Get help now", "Où il s’est propagé"]
    assert [about.title for about in library.articles("spread", "fr")] == ["Cancer propagé aux os", "The liver"]
    french, english = library.article("bone", "fr"), library.article("liver", "fr")
    assert french is not None
    assert english is not None
    assert (french.language, english.language) == ("fr", "en")
    assert len(library.terms("fr")) == len(TERMS)
    assert library.sections("xx") == library.sections("en")


def test_a_list_of_sources_with_a_gap_is_never_numbered(library: Library) -> None:
    with pytest.raises(LibraryDamaged, match="no source X"):
        library.sources(["A", "X", "B"])


def test_an_id_that_is_no_text_is_unknown(library: Library) -> None:
    assert library.article("\udcff", "en") is None
    assert library.article("a\0b", "en") is None


# --- Where it lies ---


@pytest.mark.parametrize(
    "name", ["a b.library", "a?mode=rw#x", "100%25.library", "œdème.library", "a&b=c;d", "q'uo\"te"]
)
def test_any_file_name_opens(file: Path, tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set('?"'):
        pytest.skip("Windows has no such names")
    folder = tmp_path / "a #folder? 100%"
    folder.mkdir()
    target = folder / name
    target.write_bytes(file.read_bytes())
    with Library.open(target) as library:
        assert library.info.id == "test"
    assert [path.name for path in folder.iterdir()] == [name], "opening leaves nothing beside it"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"C:\Program Files\a#b.library"), "file:///C:/Program Files/a%23b.library"),
        (PureWindowsPath(r"\\server\share\x.library"), "file:////server/share/x.library"),
        (PurePosixPath("/tmp/50%?.library"), "file:///tmp/50%25%3f.library"),
    ],
)
def test_uri(path: PureWindowsPath | PurePosixPath, uri: str) -> None:
    assert library_file.uri(path) == f"{uri}?mode=ro&immutable=1"


def test_a_relative_name_opens(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    with Library.open(Path(file.name)) as library:
        assert library.path == file


def test_nothing_can_be_written(library: Library) -> None:
    with pytest.raises(LibraryDamaged, match="readonly"):
        library.query("DELETE FROM meta")


# --- What is refused ---


def refused(path: Path, kind: type[LibraryError]) -> str:
    with pytest.raises(kind) as caught:
        Library.open(path)
    message = str(caught.value)
    assert str(path) in message
    assert type(caught.value) is kind
    return message


def test_no_file(tmp_path: Path) -> None:
    message = refused(tmp_path / "none.library", LibraryMissing)
    assert "--library" in message
    assert "metsguide build" in message


def test_a_folder(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path, LibraryMissing)


def test_a_file_that_may_not_be_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)
    assert "Permission denied" in refused(file, LibraryMissing)


@pytest.mark.parametrize("content", [b"hello", b"%PDF-1.7" + bytes(500), b"SQLite format 2\0" + bytes(500)])
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "other"
    target.write_bytes(content)
    assert "not a MetsGuide library" in refused(target, NotALibrary)


def test_another_sqlite_database(tmp_path: Path) -> None:
    target = tmp_path / "other.db"
    connection = sqlite3.connect(target)
    connection.execute("CREATE TABLE meta (key, value)")
    connection.close()
    refused(target, NotALibrary)


@pytest.mark.parametrize("kept", [0, 1, 50, 99, 100, 4096, -4096, -1])
def test_a_file_cut_short(file: Path, tmp_path: Path, kept: int) -> None:
    target = tmp_path / "cut.library"
    target.write_bytes(file.read_bytes()[:kept])
    assert "damaged" in refused(target, LibraryDamaged)


def test_a_newer_format(file: Path, tmp_path: Path) -> None:
    target = changed(file, tmp_path / "new.library", f"PRAGMA user_version = {store.FORMAT + 1}")
    assert "newer MetsGuide" in refused(target, LibraryTooNew)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE meta",
        "DELETE FROM meta WHERE key = 'languages'",
        "UPDATE meta SET value = '[]' WHERE key = 'languages'",
        "UPDATE meta SET value = 'not JSON' WHERE key = 'languages'",
    ],
)
def test_a_library_that_does_not_say_what_it_is(file: Path, tmp_path: Path, statement: str) -> None:
    refused(changed(file, tmp_path / "odd.library", statement), LibraryDamaged)


@pytest.mark.parametrize(
    "statement",
    ['UPDATE article SET blocks = \'[{"is":"riddle"}]\'', "UPDATE article SET sources = '['", "DROP TABLE article"],
)
def test_damage_that_is_found_later(file: Path, tmp_path: Path, statement: str) -> None:
    with Library.open(changed(file, tmp_path / "odd.library", statement)) as library, pytest.raises(LibraryDamaged):
        library.article("bone", "en")


def test_pages_overwritten_by_a_failing_disk(file: Path, tmp_path: Path) -> None:
    data = bytearray(file.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    target = tmp_path / "worn.library"
    target.write_bytes(data)

    def read_all() -> None:
        with Library.open(target) as library:
            library.sections("en")
            library.article("bone", "en")
            library.resources("en")

    with pytest.raises(LibraryDamaged):
        read_all()


def test_sqlite_without_full_text_search(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare(sqlite3.Connection):
        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            return super().execute(sql.replace("'fts5'", "'fts5 that nobody compiled in'"), *parameters)

    original = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: original(*a, factory=Bare, **k))
    with pytest.raises(NoFullTextSearch, match="FTS5"):
        Library.open(file)


def test_a_closed_library_is_our_mistake_and_not_damage(file: Path) -> None:
    library = Library.open(file)
    library.close()
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.sections("en")


# --- What it costs ---


def cost_of_opening(file: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Steps of SQLite's machine until the library is open."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    original = sqlite3.connect

    def connect(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = original(*arguments, **named)
        connection.set_progress_handler(count, 1)
        return connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect)
        Library.open(file).close()
    return steps


def test_opening_costs_the_same_whatever_the_library_holds(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = write_library(tmp_path / "large.library", extra_articles=3000)
    assert large.stat().st_size > 10 * file.stat().st_size
    small_cost = cost_of_opening(file, monkeypatch)
    assert 0 < cost_of_opening(large, monkeypatch) <= small_cost
