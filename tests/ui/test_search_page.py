# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The page of results: the same as the command's, what to do first, what was mended, how a word goes on."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from metsguide.cli import main
from metsguide.model import Place
from metsguide.ui.result_list import ResultPainter
from metsguide.ui.search import _Endings
from tests.ui.conftest import Opener
from tests.ui.reader import Reader, rows_of

GROUPS = {"Best answers", "Pages", "Word meanings", "Places to turn"}


@pytest.mark.parametrize(
    "text",
    ["lungs", "my legs feel weak", "i want to end my life", "metastisis", "how long have i got", "money help", "p"],
)
def test_the_window_and_the_command_give_the_same_results_in_the_same_order(
    reader: Reader, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reader.navigator.go(Place("search", text))
    shown = [row for row in rows_of(reader.results) if row not in GROUPS]
    path = str(reader.window.library.path)
    assert main(["--library", path, "search", text, "--limit", "20", "--json"]) == 0
    assert shown == [hit["title"] for hit in json.loads(capsys.readouterr().out)]
    assert shown


def test_a_mended_word_is_told_and_can_be_searched_for_as_typed(reader: Reader) -> None:
    reader.search("metastisis")
    assert reader.sees("Showing results for “metastasis”.")
    assert rows_of(reader.results)
    reader.press("Search for “metastisis” as typed")
    assert reader.place == "search:metastisis#as-typed"
    assert not reader.sees("Showing results for")
    assert reader.search_box.text() == "metastisis"


def test_words_that_were_left_out_are_told(reader: Reader) -> None:
    reader.search("zzyyxx radiation wwvvuu qqxxzz ")
    assert reader.sees("These have some of them.")
    reader.navigator.go(Place("search", "radiation"))
    assert not reader.sees("These have")


def test_a_word_being_typed_is_completed_by_a_press(reader: Reader) -> None:
    reader.search("pain in my shou")
    reader.press("Search for pain in my shoulder")
    assert reader.search_box.text() == "pain in my shoulder"
    assert reader.focus is reader.search_box


def test_from_letter_to_letter_the_parts_stay_and_only_say_something_else(reader: Reader) -> None:
    reader.search("pain in my should")
    endings = reader.page.findChild(_Endings)
    one = endings.findChild(QPushButton)
    assert one.text() == "pain in my shoulder"
    painter, width = reader.results.itemDelegate(), reader.results.viewport().width()
    assert isinstance(painter, ResultPainter)
    title = painter._layouts(1, width)[0][0]
    reader.type("e")
    assert endings.findChild(QPushButton) is one
    assert one.text() == "pain in my shoulder"
    assert painter._layouts(1, width)[0][0] is title
    reader.search_box.clear()
    reader.search("metas")
    assert one.text().startswith("metas")
    assert all(each.isVisible() == bool(each.text()) for each in endings.findChildren(QPushButton))
    reader.type("tasis ")
    assert not endings.isVisible()


def test_the_keyboard_comes_first_to_what_to_do_first(reader: Reader) -> None:
    reader.search("i cant breathe")
    reader.key(Qt.Key.Key_Down)
    assert isinstance(reader.focus, QPushButton)
    assert reader.focus.accessibleName() == "Get help now"
    reader.key(Qt.Key.Key_Return)
    assert reader.place == "article:emergency-guide"


def test_the_list_follows_the_keyboard_to_its_last_row(reader: Reader) -> None:
    reader.search("radiation")
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Down, times=40)
    bar = reader.page.verticalScrollBar()
    assert bar.value() > 0
    assert reader.results.currentIndex().row() == len(rows_of(reader.results)) - 1


def test_a_search_that_finds_nothing_offers_the_sections(reader: Reader) -> None:
    reader.search("xyzzyqqq")
    reader.press("Treatments")
    assert reader.place == "section:treatments"


def test_a_panel_stays_while_the_same_sign_is_typed_on(reader: Reader) -> None:
    reader.search("chest pain")
    panel = reader.page.findChild(QPushButton)  # the first is the panel's
    reader.type(" in the night")
    assert reader.page.findChild(QPushButton) is panel


def test_a_count_is_not_told_where_there_may_be_more(open_at: Opener) -> None:
    many = open_at("search:cancer")
    assert many.page.found == 20
    assert many.sees("The best 20. Use the arrow keys or tap one.")
    few = open_at("search:osteonecrosis of the jaw")
    assert 1 < few.page.found < 20
    assert few.sees(f"{few.page.found} found. Use the arrow keys or tap one.")
