# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Searching: from the first letter to the page, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Opener
from tests.ui.reader import BONE, Reader, rows_of


def test_results_come_while_typing_and_are_grouped(reader: Reader) -> None:
    reader.search("palliativ")
    assert reader.title == "Results for “palliativ”"
    reader.type("e")
    assert reader.title == "Results for “palliative”"
    rows = rows_of(reader.results)
    assert "Palliative care" in rows
    groups = [row for row in rows if row in ("Best answers", "Pages", "Word meanings", "Places to turn")]
    assert groups == ["Best answers", "Pages", "Word meanings", "Places to turn"]


def test_a_result_opens_by_keyboard(reader: Reader) -> None:
    reader.search("spread to bone")
    reader.key(Qt.Key.Key_Down)
    assert reader.focus is reader.results
    wanted = rows_of(reader.results)[1]
    reader.key(Qt.Key.Key_Return)
    assert reader.title == wanted


def test_the_keyboard_moves_over_the_names_of_groups_and_back_into_the_box(reader: Reader) -> None:
    reader.search("bone marrow")
    reader.key(Qt.Key.Key_Down)
    seen = [rows_of(reader.results)[reader.results.currentIndex().row()]]
    for _ in range(len(rows_of(reader.results))):
        reader.key(Qt.Key.Key_Down)
        seen.append(rows_of(reader.results)[reader.results.currentIndex().row()])
    assert not {"Pages", "Word meanings", "Places to turn"} & set(seen)
    assert "Bone marrow" in seen
    for _ in seen:
        reader.key(Qt.Key.Key_Up)
        if reader.focus is reader.search_box:
            break
    assert reader.focus is reader.search_box


@pytest.mark.parametrize(
    ("text", "row", "place"),
    [
        ("spread to bone", BONE, "article:site-bone"),
        ("bone marrow", "Bone marrow", "glossary:bone-marrow"),
    ],
)
def test_a_result_opens_by_mouse(reader: Reader, text: str, row: str, place: str) -> None:
    reader.search(text)
    reader.click(reader.results, reader.row(row, reader.results))
    assert reader.place == place


def test_thoughts_of_suicide_show_who_to_talk_to_and_the_results_stay(reader: Reader) -> None:
    reader.search("i want to end my life")
    assert reader.sees("9-8-8")
    assert rows_of(reader.results)
    reader.press("9-8-8: Suicide Crisis Helpline")
    assert reader.place == "resources:988"


def test_a_sign_of_an_emergency_says_what_to_do_above_the_results(reader: Reader) -> None:
    reader.search("my legs feel weak")
    assert reader.sees("Go to emergency now")
    reader.press("Pressure on the spinal cord")
    assert reader.place == "article:em-spinal-cord"
    reader.search("liver")
    assert not reader.sees("Go to emergency now")


def test_escape_clears_the_search_and_goes_back(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.search("fever")
    assert reader.place == "search:fever"
    reader.key(Qt.Key.Key_Escape)
    assert reader.title == BONE
    assert reader.search_box.text() == ""


def test_the_cross_clears_the_search(reader: Reader) -> None:
    reader.search("fever")
    reader.press("Clear the search")
    assert reader.place == "home"
    assert not reader.buttons("Clear the search")


def test_taking_every_letter_away_goes_back(reader: Reader) -> None:
    reader.search("ab")
    reader.key(Qt.Key.Key_Backspace, times=2)
    assert reader.place == "home"


def test_a_search_is_one_step_back_however_long_it_took_to_type(reader: Reader) -> None:
    reader.search("bone marrow")
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    reader.press("Back")
    assert reader.place == "search:bone marrow"
    assert reader.search_box.text() == "bone marrow"
    reader.press("Back")
    assert reader.place == "home"
    assert reader.search_box.text() == ""


def test_a_search_that_finds_nothing_offers_ways_on(reader: Reader) -> None:
    reader.search("xyzzyqqq")
    assert reader.sees("Nothing found for “xyzzyqqq”")
    assert reader.sees("Or look through the contents")
    assert reader.buttons("Get help now")


def test_a_slash_begins_a_search_and_within_one_is_a_slash(reader: Reader) -> None:
    reader.key(Qt.Key.Key_Slash)
    assert reader.focus is reader.search_box
    reader.type("24/7")
    assert reader.search_box.text() == "24/7"
