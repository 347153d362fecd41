# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""One library file: the same bytes each time, whole or not at all, and all that the content holds."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from metsguide import store
from metsguide.authoring import commands
from metsguide.library import Library
from metsguide.search import Search

from .conftest import TODAY, Folder


@pytest.fixture
def library(folder: Folder, tmp_path: Path) -> Path:
    output = tmp_path / "a.library"
    assert commands.build(folder.root, output) == 0
    return output


def found(library: Path, text: str) -> list[tuple[str, str]]:
    with Library.open(library) as opened:
        return sorted((hit.kind, hit.id) for hit in Search(opened).find(text, "en", as_typed=True).hits)


def test_what_was_written_is_what_is_read(folder: Folder, library: Path) -> None:
    content = folder.read()
    with Library.open(library) as opened:
        assert opened.info == content.info
        assert [section.id for section in opened.sections("en")] == ["first", "help", "spread"]
        for article in content.articles:
            assert opened.article(article.id, "en") == article.article
        assert opened.resources("en") == tuple(written.value for written in content.resources["en"])
        assert opened.terms("en") == tuple(written.value for written in content.terms["en"])
        for source in content.sources:
            assert opened.source(source.value.id) == source.value
        assert opened.drawing("body") == content.drawings["body"].svg
        text = opened.article_text("bone", "en")
    assert text is not None
    assert text.startswith("Cancer that has spread to bone\n\nWhat bone spread is, and what helps.\n\n- This is not")
    assert "Cancer in a bone is a metastasis. [1]" in text


def test_entries_are_found_by_all_that_is_written_of_them(library: Path) -> None:
    assert found(library, "oedeme ") == [("term", "oedema")]
    assert found(library, "goes ") == [("article", "bone")], "a heading"
    assert ("term", "metastasis") in found(library, "mets "), "another form of the term"
    assert found(library, "wobbly ") == [("article", "em-cord"), ("term", "oedema")], "what people say"
    assert ("article", "em-cord") in found(library, "liver ")
    assert found(library, "publisher ") == []
    assert found(library, "listen ") == [("resource", "helpline")]


def test_numbers_are_found_but_not_in_the_text_that_snippets_are_cut_from(library: Path) -> None:
    assert found(library, "quartzite ") == [("article", "bone")]
    with Library.open(library) as opened:
        assert opened.query("SELECT id FROM entry WHERE text LIKE '%quartzite%'") == []
        assert opened.query("SELECT id FROM entry WHERE text LIKE '%[1]%'") == []
        assert opened.query("SELECT context FROM entry WHERE id = 'bone'") == [("Where it has spread",)]


def test_the_file_says_what_it_is(library: Path) -> None:
    header = library.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == store.APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == store.FORMAT
    assert int.from_bytes(header[16:18], "big") == 4096
    assert int.from_bytes(header[36:40], "big") == 0  # no free pages
    if os.name == "posix":
        assert library.stat().st_mode & 0o777 == 0o644


def test_two_builds_are_byte_identical(folder: Folder, library: Path, tmp_path: Path) -> None:
    moved = folder.root.rename(tmp_path / "elsewhere")
    for path in moved.rglob("*"):
        os.utime(path, (1, 1))
    assert commands.build(moved, tmp_path / "b.library") == 0
    assert (tmp_path / "b.library").read_bytes() == library.read_bytes()


def test_the_order_of_hashes_leaves_no_trace(folder: Folder, library: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from metsguide.authoring.commands import build; "
        "sys.exit(build(Path(sys.argv[1]), Path(sys.argv[2])))"
    )
    for seed in ("1", "2"):
        output = tmp_path / f"{seed}.library"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(store.__file__).parents[1])}
        subprocess.run([sys.executable, "-c", code, str(folder.root), str(output)], check=True, env=environment)
        assert output.read_bytes() == library.read_bytes()


def test_another_content_gives_another_file(folder: Folder, library: Path, tmp_path: Path) -> None:
    folder.edit("articles/first/start.en.md", "The first steps.", "The first step.")
    assert commands.build(folder.root, tmp_path / "b.library") == 0
    assert (tmp_path / "b.library").read_bytes() != library.read_bytes()


def test_a_build_says_what_it_wrote(folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "a.library"
    assert commands.build(folder.root, output) == 0
    out, err = capsys.readouterr()
    size = f"{output.stat().st_size / 1000:,.0f}"
    assert out == f"{output}: 3 articles, 2 terms, 2 resources (en), {size} kB.\n"
    assert err == ""


def test_problems_stop_a_build_and_leave_the_old_file(
    folder: Folder, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = library.read_bytes()
    folder.edit("articles/first/start.en.md", "article:bone#where-it-goes", "article:lung")
    folder.edit("articles/help/em-cord.en.md", "urgent: true", "urgent: yes")
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert commands.build(folder.root, library) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "content/articles/first/start.en.md:10: there is no article lung\n"
        "content/articles/help/em-cord.en.md:4: `urgent` must be true or false, not 'yes'\n"
        "2 problems in 2 files\n"
    ).replace("/", os.sep)
    assert library.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.library", "content"]


def test_no_content_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.check(tmp_path / "nothing", TODAY) == 1
    assert commands.build(tmp_path / "nothing", tmp_path / "a.library") == 1
    assert capsys.readouterr().err == f"there is no content folder {tmp_path / 'nothing'}\n" * 2


def test_an_empty_content_folder_is_no_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.check(tmp_path, TODAY) == 1
    assert "library.yaml:1: cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("output", ["nowhere/a.library", "content", "content/library.yaml/a.library"])
def test_an_output_that_cannot_be(
    folder: Folder, tmp_path: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.build(folder.root, tmp_path / output) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "make it first" in err or "name a file" in err


def test_a_full_disk_leaves_the_old_file(
    folder: Folder,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = library.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    folder.edit("articles/first/start.en.md", "The first steps.", "The first step.")
    monkeypatch.setattr(os, "fsync", full)
    assert commands.build(folder.root, library) == 1
    assert "No space left on device; check the folder's rights and the free space" in capsys.readouterr().err
    assert library.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.library", "content"]


def test_a_database_error_is_told_too(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(store, "SCHEMA", "CREATE VIRTUAL TABLE a USING nosuchmodule;")
    assert commands.build(folder.root, tmp_path / "a.library") == 1
    assert "cannot be written: no such module: nosuchmodule" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_neither_replaced_nor_read(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert commands.build(folder.root, pipe) == 1
    assert capsys.readouterr().err == f"{pipe} is not a file; name a file\n"
    assert pipe.is_fifo()
    os.mkfifo(folder.root / "pictures" / "pipe.svg")
    assert folder.problems() == ["pictures/pipe.svg:1: is not a file; remove it"]
