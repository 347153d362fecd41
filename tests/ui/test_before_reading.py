# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Pages that speak of dying ask before they do."""

from __future__ import annotations

from metsguide.model import Place
from metsguide.ui.text_block import TextBlock
from tests.ui.conftest import Opener
from tests.ui.reader import Reader

HARD = "article:plan-end-of-life-grief"


def shows_its_text(reader: Reader) -> bool:
    return bool(reader.widgets(TextBlock, reader.page))


def test_a_hard_page_asks_first_and_stays_open_once_chosen(open_at: Opener) -> None:
    reader = open_at(HARD)
    title = reader.title
    assert title
    assert not shows_its_text(reader)
    assert not reader.buttons("Show which source says what"), "nor anything below it"
    reader.click(reader.button("Read this page"))
    reader.settle()
    assert shows_its_text(reader)
    assert reader.window.isAncestorOf(reader.focus), "the keyboard stays on the page"
    reader.navigator.go(Place("home"))
    reader.navigator.back()
    reader.settle()
    assert reader.title == title
    assert shows_its_text(reader)


def test_not_now_goes_back_to_where_the_reader_was(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.navigator.go(Place.parse(HARD))
    reader.settle()
    reader.click(reader.button("Not now"))
    assert reader.place == "article:site-bone"


def test_not_now_goes_home_where_there_is_no_back(open_at: Opener) -> None:
    reader = open_at(HARD)
    reader.click(reader.button("Not now"))
    assert reader.place == "home"


def test_other_pages_do_not_ask(open_at: Opener) -> None:
    reader = open_at("article:palliative-care")
    assert shows_its_text(reader)
    assert not reader.buttons("Not now")
