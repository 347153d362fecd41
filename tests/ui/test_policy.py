# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What an administrator has laid down, in the real window."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metsguide.library import Library
from metsguide.paper import short_address
from metsguide.policy import Machine, Policy
from metsguide.policy.schema import Reading
from metsguide.policy.sources import combined
from metsguide.settings import Settings
from metsguide.ui import app
from metsguide.ui.app import open_window
from metsguide.ui.code_view import CodeView
from metsguide.ui.dialog import Dialog
from metsguide.ui.window import Window
from tests.library_fixture import write_library
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import Reader
from tests.ui.test_leaving import Browser

# --- Links --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("links", ["none", "qr"])
def test_no_address_leaves_where_links_are_off(open_at: Opener, links: str) -> None:
    browser = Browser()
    reader = open_at("resources", policy=Policy(links=links))
    browser.stand_in(reader)
    assert not reader.buttons("Open in browser")
    shown = next(one for one in reader.buttons() if one.text().strip() == "Show the address")
    reader.click(shown)
    assert reader.dialog is not None
    close = "Done" if links == "qr" else "Close"
    assert bool(reader.widgets(CodeView)) == (links == "qr")
    assert [one.text().strip() for one in reader.buttons("", reader.dialog)] == [close]
    reader.key(Qt.Key.Key_Return)
    assert not reader.widgets(Dialog)
    for address in ("https://example.org/a", "tel:911", "mailto:help@example.org"):
        reader.window.follow_link(address)
        assert reader.sees(short_address(address), reader.dialog)
        assert not reader.buttons("Open", reader.dialog)
        # Whatever answers the question, nothing is handed to the system.
        assert reader.dialog is not None
        reader.dialog.answered.emit("open")
        reader.press(close, reader.dialog)
    reader.window.follow_link("javascript:alert(1)")
    assert reader.sees("This link cannot be opened", reader.dialog)
    assert browser.opened == []


def test_links_open_where_nobody_forbids_it(open_at: Opener) -> None:
    browser = Browser()
    reader = open_at("resources", policy=Policy())
    browser.stand_in(reader)
    reader.click(next(one for one in reader.buttons() if one.text().strip() == "Open in browser"))
    reader.press("Open", reader.dialog)
    assert len(browser.opened) == 1


# --- Printing -----------------------------------------------------------------------------------------


def _no_dialog(dialog: QPrintDialog) -> int:
    raise AssertionError(f"{dialog} was opened")


@pytest.fixture
def no_print_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", _no_dialog)


@pytest.mark.usefixtures("no_print_dialog")
@pytest.mark.parametrize("width", [1280, 500])
def test_where_printing_is_off_there_is_no_way_to_it(open_at: Opener, width: int) -> None:
    reader = open_at("article:site-bone", policy=Policy(printing="off"), width=width)
    assert not reader.buttons("Print")
    assert not reader.window.topbar.print_button.isVisible()
    reader.ctrl(Qt.Key.Key_P)
    assert reader.dialog is None
    reader.window.print_page()
    assert reader.dialog is None
    reader.look.choose_text_size(200)
    reader.settle()
    assert not reader.window.topbar.print_button.isVisible(), "still none when the bar is laid out anew"
    reader.go("keys")
    assert reader.sees("This list of keys")
    assert not reader.sees("Print this page")


def test_where_printing_is_on_there_is_a_button_and_a_key(open_at: Opener) -> None:
    reader = open_at("keys", policy=Policy())
    assert reader.buttons("Print")
    assert reader.sees("Print this page")
    reader.ctrl(Qt.Key.Key_P)
    assert reader.sees("There is nothing to print here", reader.dialog)
    reader.key(Qt.Key.Key_Escape)


@pytest.mark.usefixtures("no_print_dialog")
def test_a_named_printer_that_is_not_there_is_told(open_at: Opener) -> None:
    reader = open_at("article:site-bone", policy=Policy(printing="printer No such printer"))
    reader.ctrl(Qt.Key.Key_P)
    reader.press("Print these pages")
    assert reader.sees("The printer No such printer cannot be found.", reader.dialog)
    reader.press("Close", reader.dialog)


# --- Languages and text size --------------------------------------------------------------------------


@pytest.fixture
def bilingual(tmp_path: Path) -> Iterator[Library]:
    with Library.open(write_library(tmp_path / "two.library")) as library:
        yield library


@pytest.mark.parametrize(
    ("held", "title"),
    [
        (Policy(languages=("fr",)), "Cancer propagé aux os"),
        (Policy(languages=("fr", "en"), language="en"), "Cancer that has spread to bone"),
        (Policy(languages=("de",)), "Cancer that has spread to bone"),
    ],
)
def test_the_languages_that_are_offered(qtbot: QtBot, bilingual: Library, held: Policy, title: str) -> None:
    session = open_window(bilingual, Settings(), page="article:bone", policy=held)
    session.window.show()
    reader = Reader(qtbot, session)
    reader.settle()
    assert reader.title == title
    session.window.close()
    shiboken6.delete(session.window)


def test_the_text_size_to_begin_with(open_at: Opener) -> None:
    reader = open_at("article:site-bone", Settings(text_size=90), policy=Policy(text_size=150))
    assert reader.look.text_size == 150
    reader.ctrl(Qt.Key.Key_Minus)
    assert reader.look.text_size == 125, "a reader can still choose what is easy to read"


# --- The whole program --------------------------------------------------------------------------------


@pytest.fixture
def run(qtbot: QtBot, library_file: Path) -> Iterator[Callable[..., int]]:  # noqa: ARG001 - it needs an application
    """The program from its start to the closing of its window, on a computer with a policy."""

    def start(machine: Machine, do: Callable[[Window], None], language: str = "") -> int:
        def wait() -> None:
            windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]
            if not windows or not hasattr(windows[0], "topbar"):
                QTimer.singleShot(5, wait)
                return
            do(windows[0])
            windows[0].close()

        QTimer.singleShot(0, wait)
        return app.run(library_file, language, "", [], machine=machine)

    yield start
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, Window):
            shiboken6.delete(widget)
    let_go()


def _dialogs(window: Window) -> list[str]:
    return [text.text() for one in window.findChildren(Dialog) if one.isVisible() for text in one.texts]


def test_a_policy_is_no_choice_of_the_reader(run: Callable[..., int], home: Path) -> None:
    path = home / ".config" / "metsguide" / "settings.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"version": 1, "text_size": 90}')
    sizes = []

    def look(window: Window) -> None:
        sizes.append(window.kit.look.text_size)
        assert _dialogs(window) == []
        window.kit.look.choose_theme("dark")

    assert run(Machine({"text_size": 150}, {"text_size": "policy.yaml:1"}), look) == 0
    assert sizes == [150]
    kept = json.loads(path.read_text())
    assert (kept["theme"], kept["text_size"]) == ("dark", 90)
    assert run(Machine(), look) == 0
    assert sizes == [150, 90]


def test_a_policy_that_cannot_be_used_is_told_on_the_screen_and_closes(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    problem = "/etc/metsguide/policy.yaml:2: `links` must be one of browser, qr, none, not 'web'"
    broken = combined([Reading(problems=(problem,))])

    def look(window: Window) -> None:
        said = _dialogs(window)
        assert said == ["Please tell whoever looks after this computer:", problem]
        assert (window.policy.links, window.policy.printing) == ("none", "off")

    assert run(broken, look) == 0
    assert problem in capsys.readouterr().err


def test_what_the_command_line_may_not_change_is_told(
    run: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    def look(window: Window) -> None:
        assert "does not allow --language" in _dialogs(window)[-1]
        assert window.language == "en"

    assert run(Machine({"languages": ("en",)}, {"languages": "policy.yaml:1"}), look, "fr") == 0
    assert "does not allow --language" in capsys.readouterr().err
