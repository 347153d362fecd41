# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a reader chose is there the next time, and a settings file that cannot be used is neither lost nor hushed up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from metsguide.ui import app
from metsguide.ui.dialog import Dialog
from metsguide.ui.window import Window
from tests.ui.conftest import let_go


class Run:
    """The whole program, from its start to the closing of its window; `do` is what the reader does meanwhile."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.seen: list[str] = []

    def __call__(self, do: Callable[[Window], None], page: str = "") -> int:
        self._do = do
        QTimer.singleShot(0, self._wait)
        return app.run(self.library, "en", page, [])

    def _wait(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]
        if not windows or not hasattr(windows[0], "topbar"):
            QTimer.singleShot(5, self._wait)
            return
        self.seen = [one.text() for one in windows[0].findChildren(QLabel) if one.isVisible()]
        self._do(windows[0])
        windows[0].close()


@pytest.fixture
def run(qtbot: QtBot, library_file: Path) -> Iterator[Run]:  # noqa: ARG001 - the program needs an application
    yield Run(library_file)
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Window):
            shiboken6.delete(widget)
    let_go()


def _file(home: Path) -> Path:
    return home / ".config" / "metsguide" / "settings.json"


def _nothing(window: Window) -> None:
    assert window.isVisible()


def test_what_was_chosen_is_kept(run: Run, home: Path) -> None:
    def choose(window: Window) -> None:
        window.kit.look.choose_theme("dark")
        window.kit.look.choose_text_size(150)
        window.resize(1111, 777)

    assert run(choose) == 0
    kept = json.loads(_file(home).read_text())
    assert (kept["theme"], kept["text_size"], kept["width"], kept["height"]) == ("dark", 150, 1111, 777)
    found: list[object] = []

    def look(window: Window) -> None:
        found.extend((window.kit.look.choice, window.kit.look.text_size, window.width(), window.height()))

    assert run(look) == 0
    room = QApplication.primaryScreen().availableSize()
    assert found == ["dark", 150, min(1111, room.width()), min(777, room.height())]


def test_nothing_that_was_read_or_searched_is_kept(run: Run, home: Path) -> None:
    def read(window: Window) -> None:
        window.topbar.search.line.textEdited.emit("zoledronic")
        window.show_help()

    assert run(read, "article:site-bone") == 0
    written = [path for path in home.rglob("*") if path.is_file()]
    assert written
    for path in written:
        text = path.read_text(errors="replace") + path.name
        assert not any(word in text for word in ("zoledronic", "site-bone", "emergency")), path


def test_a_damaged_file_is_named_and_set_aside(run: Run, home: Path) -> None:
    path = _file(home)
    path.parent.mkdir(parents=True)
    path.write_text("{ this is not")
    told: list[str] = []

    def read(window: Window) -> None:
        dialogs = [one for one in window.findChildren(Dialog) if one.isVisible()]
        assert len(dialogs) == 1
        told.extend(text.text() for text in dialogs[0].texts)

    assert run(read) == 0
    assert len(told) == 1
    assert "The settings file was damaged" in told[0]
    aside = path.with_name("settings.damaged-1.json")
    assert str(aside) in told[0]
    assert aside.read_text() == "{ this is not"
    assert json.loads(path.read_text())["theme"] == "system"


def test_a_home_that_cannot_be_written_to_is_no_hindrance(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "file").touch()
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / "file" / "below"))

    def choose(window: Window) -> None:
        window.kit.look.choose_theme("dark")

    assert run(choose) == 0
    assert "The settings cannot be saved" in capsys.readouterr().err


def test_the_program_opens_at_the_page_it_is_told(run: Run) -> None:
    assert run(_nothing, "article:site-bone") == 0
    assert "Cancer that has spread to bone" in run.seen


@pytest.mark.usefixtures("qapp")
def test_a_library_that_is_none_is_told_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text("no library")
    assert app.run(tmp_path / "x", "en", "", []) == 2
    assert f"The file {tmp_path / 'x'} is not a MetsGuide library" in capsys.readouterr().err


def test_what_was_chosen_for_reading_is_kept(run: Run, home: Path) -> None:
    def choose(window: Window) -> None:
        window.kit.look.choose_reading(line_spacing="wide", reading_width="narrow")
        window.kept.recent.switch(True)
        window.show_help()

    assert run(choose, "article:site-bone") == 0
    kept = json.loads(_file(home).read_text())
    assert (kept["line_spacing"], kept["reading_width"], kept["recently_read"]) == ("wide", "narrow", True)
    found: list[object] = []

    def look(window: Window) -> None:
        found.extend((window.kit.look.line_spacing, window.kit.look.reading_width, window.kept.recent.on))

    assert run(look) == 0
    assert found == ["wide", "narrow", True]


def test_my_list_is_there_the_next_time(run: Run, home: Path) -> None:
    def add(window: Window) -> None:
        window.at_hand.toggle_page()

    assert run(add, "article:site-bone") == 0
    assert "site-bone" in _file(home).with_name("my-list.json").read_text()
    found: list[str] = []

    def look(window: Window) -> None:
        found.extend(item.id for item in window.kept.my_list.value)

    assert run(look) == 0
    assert found == ["site-bone"]


def test_a_damaged_list_is_told_at_the_start(run: Run, home: Path) -> None:
    path = _file(home).with_name("my-list.json")
    path.parent.mkdir(parents=True)
    path.write_text("{ this is not")
    told: list[str] = []

    def read(window: Window) -> None:
        dialogs = [one for one in window.findChildren(Dialog) if one.isVisible()]
        told.extend(text.text() for text in dialogs[0].texts)

    assert run(read) == 0
    assert str(path.with_name("my-list.damaged-1.json")) in told[0]


def test_after_forgetting_everything_nothing_comes_back_by_closing(run: Run, home: Path) -> None:
    def forget(window: Window) -> None:
        window.at_hand.toggle_page()
        window.kept.recent.switch(True)
        window.kit.look.choose_theme("dark")
        window.at_hand.ask_to_forget()
        dialog = next(one for one in window.findChildren(Dialog) if one.isVisible())
        dialog.buttons["forget"].click()
        window.resize(700, 700)

    assert run(forget, "article:site-bone") == 0
    config = _file(home).parent
    assert list(config.iterdir()) == []


def test_what_is_chosen_after_forgetting_is_kept_again(run: Run, home: Path) -> None:
    def forget(window: Window) -> None:
        window.kept.forget()
        window.kit.look.choose_theme("dark")

    assert run(forget) == 0
    assert json.loads(_file(home).read_text())["theme"] == "dark"
