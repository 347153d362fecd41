# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A waiting-room machine runs for weeks: what is closed is freed, and nothing grows with the pages that were read."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from metsguide.model import Place
from metsguide.settings import Settings
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import Reader

OLD = 50


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize("answer", ["Open", "Copy the address", "Stay here"])
def test_a_question_is_freed_when_it_is_answered(reader: Reader, answer: str) -> None:
    reader.window.links._open_url = bool
    reader.window.links.ask("https://example.org")
    assert reader.dialog is not None
    gone = weakref.ref(reader.dialog)
    card = weakref.ref(reader.dialog.card)
    reader.press(answer)
    let_go()
    assert gone() is None
    assert card() is None


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize("way", ["cross", "escape", "another", "leave"])
def test_a_word_that_was_explained_is_freed_when_it_is_closed(open_at: Opener, way: str) -> None:
    reader = open_at("article:site-bone")
    reader.follow("metastases")
    gone = weakref.ref(reader.page._popup)
    assert gone() is not None
    if way == "cross":
        reader.press("Close", reader.page)
    elif way == "escape":
        reader.key(Qt.Key.Key_Escape)
    elif way == "another":
        reader.follow("whole-body treatment")
    else:
        reader.key(Qt.Key.Key_F1)
    reader.settle()
    let_go()
    assert gone() is None


@pytest.mark.usefixtures("_no_collector")
@pytest.mark.parametrize(
    "page", ["home", "article:site-bone", "section:spread", "glossary", "resources", "preferences"]
)
def test_a_page_made_anew_frees_what_it_was(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    gone = [weakref.ref(widget) for widget in (reader.page.column, *reader.page.column.findChildren(QWidget))]
    reader.page.rebuild()
    reader.settle()
    let_go()
    left = [kept for one in gone if (kept := one()) is not None]
    assert left == []


def _objects(reader: Reader) -> int:
    return len(reader.window.findChildren(QObject))


def _read_all(reader: Reader, places: list[Place]) -> None:
    for place in places:
        reader.navigator.go(place)
        reader.settle()
    reader.navigator.go(Place("home"))
    reader.settle()
    let_go()


def test_nothing_grows_with_what_was_read(reader: Reader) -> None:
    places = [Place("article", one) for one in reader.library.article_ids()[:OLD]]
    assert len(places) == OLD
    _read_all(reader, places)
    widgets, objects = len(QApplication.allWidgets()), _objects(reader)
    gc.collect()
    python = sum(isinstance(one, QObject) for one in gc.get_objects())
    _read_all(reader, places)
    assert len(QApplication.allWidgets()) == widgets
    assert _objects(reader) == objects
    gc.collect()
    assert sum(isinstance(one, QObject) for one in gc.get_objects()) <= python


def test_nothing_grows_with_what_was_searched(reader: Reader) -> None:
    def search() -> None:
        for text in ("bone", "fever", "xyzzyqqq"):
            reader.search(text)
            reader.key(Qt.Key.Key_Escape)
        let_go()

    search()
    before = _objects(reader)
    search()
    assert _objects(reader) == before


def test_nothing_grows_with_themes_and_sizes(open_at: Opener) -> None:
    reader = open_at("article:site-bone")

    def change() -> None:
        for theme in ("dark", "high-contrast", "light"):
            reader.look.choose_theme(theme)
            reader.settle()
        for step in (1, 1, -1, -1):
            reader.look.step_text_size(step)
            reader.settle()
        let_go()

    change()
    before = _objects(reader)
    change()
    assert _objects(reader) == before


def test_a_window_is_freed_with_all_it_made(open_at: Opener) -> None:
    first = open_at("article:site-bone", Settings(theme="light"))
    for place in ("glossary", "resources", "search:bone", "home", "preferences"):
        first.go(place)
    before = len(QApplication.allWidgets())
    own = len(first.window.findChildren(QWidget)) + 1
    first.window.close()
    first.window.deleteLater()
    let_go()
    assert len(QApplication.allWidgets()) <= before - own
