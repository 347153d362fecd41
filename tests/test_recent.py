# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What was read recently: kept and wiped, and no file or folder is too bad for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metsguide.recent import MOST, RecentError, RecentFile


@pytest.fixture
def file(tmp_path: Path) -> RecentFile:
    return RecentFile(tmp_path / "config" / "recently-read.json")


def test_without_a_file_there_is_nothing(file: RecentFile) -> None:
    assert file.load() == ((), "")
    assert file.wipe() == []
    assert not file.path.parent.exists()


def test_what_is_saved_is_loaded_and_wiped(file: RecentFile) -> None:
    file.save(("bone", "liver"))
    assert file.load() == (("bone", "liver"), "")
    assert file.wipe() == [(file.path, "")]
    assert file.load() == ((), "")
    assert list(file.path.parent.iterdir()) == []


def test_no_more_than_so_many_are_there_however_many_were_written(file: RecentFile) -> None:
    file.save(tuple(str(number) for number in range(MOST + 5)))
    assert file.load()[0] == tuple(str(number) for number in range(MOST))


DAMAGED = [
    *(b"", b"{", b"[]", b'{"version": 2, "articles": []}', b'{"version": 1}', b'{"version": 1, "articles": [7]}'),
    *(b'{"version": 1, "articles": [""]}', b"\xff", b"[" * 90_000, b" " * 200_000),
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_file_that_cannot_be_used_is_set_aside_and_named(file: RecentFile, content: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    ids, notice = file.load()
    aside = file.path.with_name("recently-read.damaged-1.json")
    assert ids == ()
    assert str(aside) in notice
    assert aside.read_bytes() == content
    assert file.load() == ((), "")
    assert file.wipe() == [(aside, "")], "that is wiped too"


@given(st.binary(max_size=200))
def test_no_file_ends_in_an_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = RecentFile(tmp_path_factory.mktemp("config") / "recently-read.json")
    file.path.write_bytes(content)
    ids, notice = file.load()
    assert ids == ()
    assert notice


def test_a_disk_that_fails_is_told(file: RecentFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file.save(("bone",))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(RecentError, match="No space left"):
            file.save(("liver",))
    assert file.load() == (("bone",), "")
    with pytest.raises(RecentError, match="no home folder"):
        RecentFile(Path("recently-read.json")).save(())


def test_a_folder_in_its_place_is_told(file: RecentFile) -> None:
    file.path.mkdir(parents=True)
    ids, notice = file.load()
    assert ids == ()
    assert "cannot be read" in notice
    assert file.wipe()[0][1] != "", "and cannot be wiped"
