# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where my list is kept: nothing that was confirmed is lost, whatever the file, the folder or the disk is like."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metsguide.list_keepers import FileKeeper, KeepError, MemoryKeeper, wipe
from metsguide.my_list import Item, MyList, from_bytes, to_text
from tests.test_my_list import FULL, NOTE, PAGE, lists


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "my-list.json"


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def of(*texts: str) -> MyList:
    return MyList(tuple(Item("note", "", text) for text in texts))


def filled(path: Path, *values: MyList) -> FileKeeper:
    keeper = FileKeeper(path)
    keeper.load()
    for value in values:
        keeper.keep(value)
    return keeper


def test_without_a_file_the_list_is_empty_and_nothing_is_made(path: Path) -> None:
    assert FileKeeper(path).load() == (MyList(), ())
    assert not path.parent.exists()


def test_what_is_kept_is_there_again_and_only_the_reader_s(path: Path) -> None:
    filled(path, FULL)
    assert FileKeeper(path).load() == (FULL, ())
    assert from_bytes(path.read_bytes()) == FULL
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


@given(st.lists(lists(), min_size=1, max_size=6))
def test_every_list_comes_back_and_the_last_three_before_it(
    tmp_path_factory: pytest.TempPathFactory, values: list[MyList]
) -> None:
    path = tmp_path_factory.mktemp("config") / "my-list.json"
    filled(path, *values)
    assert FileKeeper(path).load() == (values[-1], ())
    distinct = [value for value, before in zip(values, [None, *values[:-1]], strict=True) if value != before]
    for number, value in enumerate(distinct[-2:-5:-1], 1):
        copy = path.with_name(f"my-list.copy-{number}.json")
        assert from_bytes(copy.read_bytes()) == value


def test_the_last_three_good_copies_are_beside_it(path: Path) -> None:
    filled(path, of("1"), of("2"), of("3"), of("4"), of("5"), of("5"))
    assert names(path) == ["my-list.copy-1.json", "my-list.copy-2.json", "my-list.copy-3.json", "my-list.json"]
    kept = [from_bytes(path.with_name(name).read_bytes()) for name in names(path)]
    assert kept == [of("4"), of("3"), of("2"), of("5")]


DAMAGED = [b"", b"{", b"\0" * 300, b"[]", b"null", to_text(FULL).encode()[:-40], b'{"format": "metsguide-list"}']


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_file_is_set_aside_and_the_newest_good_copy_taken(path: Path, content: bytes) -> None:
    filled(path, of("1"), of("1", "2"), of("1", "2", "3"))
    path.write_bytes(content)
    value, told = FileKeeper(path).load()
    assert value == of("1", "2")
    aside = path.with_name("my-list.damaged-1.json")
    assert len(told) == 1
    assert str(aside) in told[0]
    assert "last good copy" in told[0]
    assert aside.read_bytes() == content
    assert FileKeeper(path).load() == (of("1", "2"), ()), "told once"


def test_an_older_copy_serves_where_the_newest_is_damaged_too(path: Path) -> None:
    filled(path, of("1"), of("2"), of("3"))
    path.write_bytes(b"x")
    path.with_name("my-list.copy-1.json").write_bytes(b"y")
    value, told = FileKeeper(path).load()
    assert value == of("1")
    assert len(told) == 1
    assert path.with_name("my-list.copy-1.json").read_bytes() == b"y"


def test_a_damaged_file_without_a_copy_is_kept_and_the_list_begins_empty(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"precious")
    keeper = FileKeeper(path)
    value, told = keeper.load()
    assert value == MyList()
    assert "begins empty" in told[0]
    keeper.keep(FULL)
    assert path.with_name("my-list.damaged-1.json").read_bytes() == b"precious"


def test_a_file_that_is_gone_is_made_again_of_its_copy(path: Path) -> None:
    filled(path, of("1"), of("2"))
    path.unlink()
    value, told = FileKeeper(path).load()
    assert value == of("1")
    assert "is gone" in told[0]
    assert from_bytes(path.read_bytes()) == of("1")


def test_a_file_of_a_newer_program_is_set_aside_and_never_overwritten(path: Path) -> None:
    path.parent.mkdir()
    newer = to_text(FULL).replace('"version": 1', '"version": 2')
    path.write_text(newer, encoding="utf-8")
    keeper = FileKeeper(path)
    value, told = keeper.load()
    assert value == MyList()
    assert "newer" in told[0]
    keeper.keep(of("1"))
    assert path.with_name("my-list.newer-1.json").read_text(encoding="utf-8") == newer


def test_what_another_program_wrote_meanwhile_is_joined(path: Path) -> None:
    first, second = filled(path, of("1")), FileKeeper(path)
    second.load()
    second.keep(of("1", "theirs"))
    assert first.keep(of("1", "ours")) == of("1", "ours", "theirs")
    assert FileKeeper(path).load() == (of("1", "ours", "theirs"), ())


def test_damage_that_comes_while_the_program_runs_loses_nothing(path: Path) -> None:
    keeper = filled(path, of("1"))
    path.write_bytes(b"broken")
    assert keeper.keep(of("1", "2")) == of("1", "2")
    assert FileKeeper(path).load() == (of("1", "2"), ())
    assert path.with_name("my-list.damaged-1.json").read_bytes() == b"broken"


# --- Disks and folders that fail ---


def keep_fails(keeper: FileKeeper, value: MyList) -> str:
    with pytest.raises(KeepError) as caught:
        keeper.keep(value)
    assert str(keeper.path) in str(caught.value)
    return str(caught.value)


def _contents(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir()}


def test_a_full_disk_costs_neither_the_list_nor_a_copy_however_often_it_is_tried(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = filled(path, of("1"), of("2"), of("3"), of("4"))
    before = _contents(path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    sync, done = os.fsync, [0]

    def fails_the_second_time(handle: int) -> None:
        done[0] += 1
        full() if done[0] % 2 == 0 else sync(handle)

    for fails in (full, fails_the_second_time):
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fails)
            for _ in range(4):
                assert "No space left" in keep_fails(keeper, of("5"))
        assert _contents(path) == before
    keeper.keep(of("5"))
    assert FileKeeper(path).load() == (of("5"), ())


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
def test_a_disk_that_really_takes_no_more(path: Path) -> None:
    import resource

    keeper = filled(path, FULL)
    before = _contents(path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        assert "File too large" in keep_fails(keeper, of("5"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert _contents(path) == before


def test_a_read_only_home(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    keeper = filled(path, FULL)
    with monkeypatch.context() as patch:
        patch.setattr(tempfile, "mkstemp", forbid)
        assert "Read-only" in keep_fails(keeper, of("1"))
    assert FileKeeper(path).load() == (FULL, ())


def test_damage_in_a_read_only_home_is_told_and_the_copy_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path, of("1"), of("2"))
    path.write_bytes(b"broken")

    def forbid(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    keeper = FileKeeper(path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", forbid)
        value, told = keeper.load()
        assert value == of("1")
        assert "could not be renamed" in told[0]
        assert "could not be saved" in told[0]
        keep_fails(keeper, of("1", "2"))
    assert path.read_bytes() == b"broken"
    assert keeper.keep(of("1", "2")) == of("1", "2"), "tried again, it works"


def test_a_file_that_cannot_be_read_is_told_and_left(path: Path) -> None:
    path.mkdir(parents=True)  # a folder of that name cannot be read as a file, not even by root
    keeper = FileKeeper(path)
    value, told = keeper.load()
    assert value == MyList()
    assert "cannot be read" in told[0]
    keep_fails(keeper, FULL)
    assert path.is_dir()


def test_what_could_not_be_read_is_joined_when_it_can(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path, FULL)
    keeper = FileKeeper(path)

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", forbid)
        assert keeper.load()[0] == MyList()
        keep_fails(keeper, of("new"))
    assert keeper.keep(of("new")) == of("new").merge(FULL)


def test_no_home_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    keeper = FileKeeper(Path("~/.config/metsguide/my-list.json"))
    assert keeper.load() == (MyList(), ())
    assert "no home folder" in keep_fails(keeper, FULL)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_is_wiped_with_what_it_leads_to(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.json"
    real.write_text(to_text(of("1")), encoding="utf-8")
    path.parent.mkdir()
    path.symlink_to(real)
    filled(path, of("2"))
    assert path.is_symlink()
    assert from_bytes(real.read_bytes()) == of("2")
    assert {one for one, problem in FileKeeper(path).forget() if not problem} >= {real, path}
    assert not real.exists()
    assert not path.is_symlink()


# --- Forgetting ---


def test_forgetting_leaves_nothing(path: Path) -> None:
    keeper = filled(path, of("1"), of("2"), of("3"))
    path.write_bytes(b"broken")
    keeper.load()
    path.with_name(".my-list.json.abc123.tmp").write_bytes(b"killed while writing")
    path.with_name(".my-list.copy-1.json.abc123.tmp").write_bytes(b"killed while writing")
    other = path.with_name("settings.json")
    other.write_text("{}")
    told = keeper.forget()
    assert names(path) == ["settings.json"]
    assert len(told) == 6
    assert all(problem == "" for _, problem in told)
    assert FileKeeper(path).load() == (MyList(), ())
    assert keeper.forget() == []


def test_what_cannot_be_wiped_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = filled(path, of("1"))

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", forbid)
        assert keeper.forget() == [(path, "Permission denied")]
    assert wipe(path.with_name("none.json")) == []


def test_memory_keeps_and_forgets() -> None:
    keeper = MemoryKeeper()
    assert keeper.path is None
    assert keeper.keep(MyList((NOTE, PAGE))) == MyList((NOTE, PAGE))
    assert keeper.load() == (MyList((NOTE, PAGE)), ())
    assert keeper.forget() == []
    assert keeper.load() == (MyList(), ())
