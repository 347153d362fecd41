# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""My list in files: to another computer and back, and on a disk that fails."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from metsguide.my_list import MyList, from_bytes, to_text
from metsguide.ui.kept import Kept
from tests.ui.at_list import NOTE, ON, OWN, buttons_for, on_disk, on_list
from tests.ui.conftest import Opener
from tests.ui.reader import Reader

# --- Files -----------------------------------------------------------------------------------------


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def test_a_list_goes_to_another_computer_as_a_file(
    full_list: Reader, open_at: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, tmp_path / "for the clinic")
    full_list.press("Save as a file")
    path = tmp_path / "for the clinic.json"
    assert full_list.sees(str(path), full_list.dialog)
    full_list.press("Close")
    assert from_bytes(path.read_bytes()) == full_list.window.kept.my_list.value
    other = Kept.at_home(tmp_path / "other")
    other.my_list.add(OWN)
    reader = open_at("my-list", kept=other)
    _choose(monkeypatch, path)
    reader.press("Add from a file")
    assert reader.sees("7 things were added from a file.")
    assert len(on_list(reader)) == 8
    assert on_list(reader)[0] == ("own-question", OWN.text), "the reader's own stay first"
    reader.press("Put it back")
    assert on_list(reader) == [("own-question", OWN.text)]
    reader.press("Add from a file")
    reader.press("Add from a file")
    assert reader.sees("All of it was on your list already.", reader.dialog)


@pytest.mark.parametrize(
    ("content", "said_"),
    [
        (b"not a list", "line 1, column 1"),
        (b"\x89PNG\r\n", "UTF-8 (byte 1)"),
        (to_text(MyList((NOTE,))).replace('"note"', '"poem"').encode(), "item 1, kind 'poem'"),
        (to_text(MyList((NOTE,))).replace('"version": 1', '"version": 9').encode(), "newer MetsGuide"),
        (to_text(MyList()).encode(), "The file has no items."),
    ],
)
def test_a_file_that_is_no_list_is_told_and_changes_nothing(
    full_list: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said_: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    before = on_list(full_list)
    _choose(monkeypatch, path)
    full_list.press("Add from a file")
    assert full_list.sees(said_, full_list.dialog)
    full_list.press("Close")
    assert on_list(full_list) == before


def test_a_file_that_cannot_be_read_or_written_is_told(
    full_list: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, tmp_path / "none.json")
    full_list.press("Add from a file")
    assert full_list.sees("none.json cannot be read (No such file", full_list.dialog)
    full_list.press("Close")
    (tmp_path / "file").write_text("in the way")
    _choose(monkeypatch, tmp_path / "file" / "list.json")
    full_list.press("Save as a file")
    assert full_list.sees("could not be written", full_list.dialog)
    full_list.press("Close")
    _choose(monkeypatch, "")
    full_list.press("Save as a file")
    full_list.press("Add from a file")
    assert full_list.dialog is None, "nothing was chosen"


# --- A disk that fails -----------------------------------------------------------------------------


def test_a_full_disk_is_told_quietly_and_tried_again(
    open_at: Opener, kept: Kept, folder: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    reader = open_at("article:site-bone", kept=kept)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        reader.ctrl(Qt.Key.Key_D)
        assert reader.sees("No space left on device")
        assert reader.sees("It stays here until MetsGuide is closed")
        assert reader.dialog is None
        assert any("No space left on device" in text for text in said)
        assert len(on_list(reader)) == 1
        assert buttons_for(reader, reader.title)[0].text() == ON
        reader.go("my-list")
        reader.press("Try again")
        assert reader.sees("No space left on device", reader.page)
    assert not (folder / "my-list.json").exists()
    kept.my_list._again.setInterval(1)
    kept.my_list._again.start()
    reader.qtbot.waitUntil((folder / "my-list.json").exists)
    assert not reader.sees("No space left on device")
    assert on_disk(folder) == kept.my_list.value


def test_what_could_not_be_kept_is_tried_once_more_when_the_window_closes(
    open_at: Opener, kept: Kept, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = open_at("article:site-bone", kept=kept)

    def forbid(_: int) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", forbid)
        reader.ctrl(Qt.Key.Key_D)
        assert reader.sees("Read-only file system")
    reader.window.close()
    assert len(on_disk(folder)) == 1


def test_a_damaged_list_is_named_at_the_start(folder: Path) -> None:
    folder.mkdir()
    (folder / "my-list.json").write_text("{")
    kept = Kept.at_home(folder)
    assert len(kept.notices) == 1
    assert str(folder / "my-list.damaged-1.json") in kept.notices[0]
