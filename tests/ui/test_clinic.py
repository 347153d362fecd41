# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A clinic's own pages in the real window: first in the contents, marked as its own, searched with all else."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel
from pytestqt.qtbot import QtBot

from metsguide import clinic
from metsguide.authoring import clinic_commands
from metsguide.library import Library
from metsguide.paper_text import as_text
from metsguide.policy import Machine
from metsguide.search_shelves import ShelfSearch
from metsguide.settings import Settings
from metsguide.ui import app, tour
from metsguide.ui.accessible_page import AccessiblePages
from metsguide.ui.app import open_window
from metsguide.ui.dialog import Dialog
from metsguide.ui.window import Window
from tests.ui.conftest import let_go
from tests.ui.reader import Reader, rows_of
from tests.ui.test_leaving import Browser

TODAY = datetime.date(2026, 11, 22)
NAME = "Example Cancer Clinic"
NUMBER = "555-123-4567"


@pytest.fixture(scope="module")
def clinic_file(tmp_path_factory: pytest.TempPathFactory, library_file: Path) -> Path:
    """What `clinic new` and `clinic build` make, with one place to turn hidden."""
    folder = tmp_path_factory.mktemp("clinic") / "pages"
    assert clinic_commands.new(folder, TODAY) == 0
    top = folder / "clinic.yaml"
    top.write_text(top.read_text(encoding="utf-8") + "hide: [ccs-helpline]\n", encoding="utf-8")
    output = folder / "clinic.library"
    assert clinic_commands.build(folder, output, library_file, TODAY) == 0
    return output


Opener = Callable[[str], Reader]


@pytest.fixture
def open_with(
    qtbot: QtBot,
    library_file: Path,
    clinic_file: Path,
    _screen_readers: AccessiblePages,
) -> Iterator[Opener]:
    opened = []

    def at(page: str) -> Reader:
        library, notice = clinic.open_on(Library.open(library_file), clinic_file)
        assert notice == ""
        session = open_window(library, Settings(theme="light"), "en", page)
        session.window.resize(1280, 860)
        session.window.show()
        session.window.activateWindow()
        qtbot.waitUntil(session.window.isActiveWindow)
        opened.append(session)
        reader = Reader(qtbot, session)
        reader.settle()
        return reader

    yield at
    for session in opened:
        session.window.close()
        shiboken6.delete(session.window)
        session.library.close()
    let_go()


def test_from_the_contents_to_the_clinics_number(open_with: Opener) -> None:
    reader = open_with("home")
    rows = rows_of(reader.contents)
    assert rows[:3] == ["Home", NAME, "Start here"], "the clinic's section stands first"
    reader.choose(NAME)
    assert reader.place == "section:clinic"
    assert reader.title == NAME
    reader.choose("How to reach us")
    assert reader.title == "How to reach us"
    assert reader.sees(f"{NAME} wrote this page itself")
    assert reader.sees("It is not part of MetsGuide's library.")
    assert not reader.sees("Not yet reviewed by a clinician")
    browser = Browser()
    browser.stand_in(reader)
    reader.follow(NUMBER)
    assert reader.sees("Call this number?", reader.dialog)
    reader.press("Open", reader.dialog)
    assert browser.opened == [f"tel:{NUMBER}"]


def test_get_help_now_gives_the_number_right_after_what_to_do(open_with: Opener) -> None:
    reader = open_with("article:emergency-guide")
    said = f"{NAME}: {NUMBER} (the number your team gave you; day and night)"
    notes = [text for text in reader.page.texts if said in text.plain_text()]
    assert len(notes) == 1
    last_band = max(
        reader.page.top_of(text) for text in reader.page.texts if "stool or urine" in text.plain_text()[:400]
    )
    assert reader.page.top_of(notes[0]) > last_band
    assert reader.sees(f"Call {NUMBER} (the number your team gave you; day and night), or 811 where there is one.")
    assert not reader.sees("{team-number}")
    assert not reader.sees("wrote this page"), "the page itself is the library's"


def test_without_a_clinic_a_page_says_what_the_team_gave(reader: Reader) -> None:
    reader.go("article:emergency-guide")
    assert reader.sees("Call the number your team gave you, or 811 where there is one.")
    assert not reader.sees("{team-number}")


def test_a_sign_of_an_emergency_names_the_number(open_with: Opener, library_file: Path) -> None:
    reader = open_with("search:bother anyone, call at night")
    assert reader.sees(f"Otherwise call {NUMBER} (the number your team gave you; day and night).")
    with Library.open(library_file) as plain:
        urgent = ShelfSearch(plain).find("bother anyone, call at night", "en").urgent
    assert any(sign.do.endswith("Otherwise call the number your team gave you.") for sign in urgent)


def test_about_says_whose_pages_lie_on_top(open_with: Opener, open_at: Callable[..., Reader]) -> None:
    said = f"On top of it, pages of its own by: {NAME}, version "
    assert open_with("about").sees(said)
    assert not open_at("about").sees(said)


def test_its_places_to_turn_come_first_and_say_whose_they_are(open_with: Opener) -> None:
    reader = open_with("resources")
    titles = [one.text() for one in reader.widgets(QLabel, reader.page) if one.property("look") == "subheading"]
    assert titles[0] == "Tuesday evening group"
    assert reader.sees(f"{NAME} added this place.")
    assert "Canadian Cancer Society helpline" not in titles
    assert reader.library.resource("ccs-helpline", "en") is None
    reader.pick(reader.combo("Where you live"), "Quebec")
    assert reader.sees("Tuesday evening group"), "what is near stays, wherever its file says it is"


def test_what_is_hidden_is_missing_from_pages_that_name_it(open_with: Opener) -> None:
    reader = open_with("article:emergency-guide")
    assert reader.sees("9-8-8")
    assert not reader.sees("Canadian Cancer Society helpline")


def test_one_search_finds_both(open_with: Opener) -> None:
    reader = open_with("home")
    reader.search("groups")
    results = _results(reader)
    own = next(row for row in results if "Groups that meet here" in row)
    assert len(results) > 3
    assert results.index(own) < 3
    reader.go("search:tuesday evening group")
    assert any("Tuesday evening group" in row for row in _results(reader))
    reader.go("search:canadian cancer society helpline")
    assert not any("Canadian Cancer Society helpline" in row for row in _results(reader))
    reader.go("search:fever on chemo, group")
    assert not any("Groups" in row for row in _results(reader)[:1]), "signs of an emergency stay first"


def _results(reader: Reader) -> list[str]:
    lists = reader.widgets(QAbstractItemView, reader.page)
    return rows_of(lists[0]) if lists else []


def test_on_paper_its_pages_are_marked_too(open_with: Opener) -> None:
    reader = open_with("article:clinic-contact")
    own = as_text(reader.page.paper())
    assert f"{NAME} wrote this page. It is not part of MetsGuide" in own
    assert NUMBER in own
    assert "Not yet reviewed" not in own, "it is not ours to say"
    reader.go("article:site-bone")
    assert "wrote this page" not in as_text(reader.page.paper())
    reader.go("article:emergency-guide")
    assert NUMBER in as_text(reader.page.paper())


def test_on_the_paper_of_a_list_stands_the_number_of_the_team(open_with: Opener) -> None:
    reader = open_with("article:site-bone")
    reader.press("Add to my list: What should I not lift or do?")
    reader.ctrl(Qt.Key.Key_L)
    assert f"My team, day and night: {NUMBER}" in as_text(reader.page.paper())


def test_the_map_is_drawn(open_with: Opener) -> None:
    reader = open_with("article:clinic-contact")
    assert reader.sees("The clinic is between the park and the river")


def test_a_tour_shows_them(
    library_file: Path, clinic_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    assert qapp is not None
    monkeypatch.setattr(tour, "VARIANTS", (("light", 100),))
    monkeypatch.setattr(tour, "SHOTS", tour.SHOTS[:1])
    monkeypatch.setattr(tour, "PRINTED", (tour.Shot("printed", "article:site-bone"), tour.Shot("none", "article:none")))
    assert tour.run(library_file, tmp_path, str(clinic_file)) == 0
    names = {path.stem.removesuffix("-light-100") for path in tmp_path.glob("*.png")}
    printed = {f"printed-{points}pt-{number}" for points in (14, 18) for number in (1, 2, 3)}
    assert names == printed | {
        "home", "clinic-section", "clinic-page-1", "clinic-page-2", "clinic-help-now", "clinic-resources",
    }  # fmt: skip


# --- Where it is found --------------------------------------------------------------------------------


@pytest.fixture
def run(qtbot: QtBot, library_file: Path) -> Iterator[Callable[..., int]]:  # noqa: ARG001 - it needs an application
    """The whole program, from its start to the closing of its window; `do` is what happens meanwhile."""

    def start(do: Callable[[Window], None], clinic: str, machine: Machine) -> int:
        def wait() -> None:
            windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]
            if not windows or not hasattr(windows[0], "topbar"):
                QTimer.singleShot(5, wait)
                return
            do(windows[0])
            windows[0].close()

        QTimer.singleShot(0, wait)
        return app.run(library_file, "en", "", [], clinic, machine)

    yield start
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Window):
            shiboken6.delete(widget)
    let_go()


def _policy(path: Path) -> Machine:
    return Machine({"clinic": str(path)}, {"clinic": "policy.yaml:1"})


def test_the_policy_says_where_the_pages_are(run: Callable[..., int], clinic_file: Path) -> None:
    seen = []

    def look(window: Window) -> None:
        seen.append(window.library.sections("en")[0].title)
        assert not [one for one in window.findChildren(Dialog) if one.isVisible()]

    assert run(look, "", _policy(clinic_file)) == 0
    assert run(look, "", _policy(clinic_file.parent)) == 0
    assert run(look, str(clinic_file), Machine()) == 0
    assert seen == [NAME] * 3


def test_pages_that_cannot_be_shown_leave_the_library_and_are_told(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def look(window: Window) -> None:
        assert window.library.sections("en")[0].id == "start"
        said = [text.text() for one in window.findChildren(Dialog) if one.isVisible() for text in one.texts]
        assert said[0] == "Please tell whoever looks after this computer:"
        assert "There is no clinic library at" in said[1]

    assert run(look, "", _policy(tmp_path / "gone.library")) == 0
    assert "There is no clinic library at" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_whoever_names_pages_that_are_none_is_told_at_once(
    library_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(library_file, "en", "", [], str(tmp_path / "none"), Machine()) == 2
    assert "There is no clinic library at" in capsys.readouterr().err


def test_a_policy_that_holds_the_pages_lets_no_other_in(
    run: Callable[..., int], clinic_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def look(window: Window) -> None:
        assert window.library.sections("en")[0].title == NAME

    assert run(look, str(tmp_path / "mine.library"), _policy(clinic_file)) == 0
    assert "does not allow --clinic" in capsys.readouterr().err
