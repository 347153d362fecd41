# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Adding to my list, wherever there is something to keep."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from metsguide import my_list
from metsguide.my_list import Item, MyList
from metsguide.ui.kept import Kept
from metsguide.ui.list_button import ListButton
from tests.ui.at_list import ADD, ON, buttons_for, on_disk, on_list
from tests.ui.conftest import Opener


def test_an_article_is_kept_from_its_top_and_from_its_end(open_at: Opener, kept: Kept, folder: Path) -> None:
    reader = open_at("article:site-bone", kept=kept)
    top, end = buttons_for(reader, reader.title)
    assert reader.in_view(top)
    reader.click(top)
    assert on_list(reader) == [("article", reader.title)]
    assert on_disk(folder) == kept.my_list.value, "kept at once"
    assert (top.text(), end.text()) == (ON, ON), "everywhere it can be seen"
    reader.click(end)
    assert on_list(reader) == []
    assert (top.text(), end.text()) == (ADD, ADD)


def test_a_question_is_kept_by_mouse_and_by_keyboard(open_at: Opener, said: list[str]) -> None:
    reader = open_at("article:site-bone")
    article = reader.library.article("site-bone", "en")
    assert article is not None
    for question in article.questions:
        assert len(buttons_for(reader, question)) == 1
    first, second = (buttons_for(reader, question)[0] for question in article.questions[:2])
    reader.click(first)
    reader.tab_until(second)
    reader.key(Qt.Key.Key_Space)
    assert on_list(reader) == [("question", question) for question in article.questions[:2]]
    assert said == ["Added to my list. 1 thing is on it.", "Added to my list. 2 things are on it."]
    assert second.accessibleName() == f"{ON}: {article.questions[1]}"
    reader.key(Qt.Key.Key_Space)
    assert said[-1] == "Taken off my list. 1 thing is on it."
    assert second.accessibleName() == f"{ADD}: {article.questions[1]}"
    assert reader.focus is second, "the keyboard stays where it was"


def test_a_place_to_turn_is_kept_from_its_card(open_at: Opener) -> None:
    reader = open_at("resources")
    place = reader.library.resource("ccs-helpline", "en")
    assert place is not None
    reader.click(buttons_for(reader, place.title)[0])
    kept_item = reader.window.kept.my_list.value.items[0]
    assert (kept_item.kind, kept_item.id) == ("resource", "ccs-helpline")
    assert place.phone in kept_item.detail


def test_a_word_is_kept_where_it_explains_itself_and_in_the_word_list(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("metastases")
    term = reader.library.term("metastases", "en")
    assert term is not None
    reader.click(buttons_for(reader, term.title)[0])
    assert on_list(reader) == [("term", term.title)]
    reader.go("glossary:metastases")
    made = buttons_for(reader, term.title)[0]
    assert made.text() == ON
    assert reader.in_view(made)
    reader.click(made)
    assert on_list(reader) == []


@pytest.mark.parametrize("width", [1280, 500])
def test_each_word_of_the_list_has_its_button_beside_it(open_at: Opener, width: int) -> None:
    reader = open_at("glossary", width=width)
    terms = reader.library.terms("en")
    made = reader.widgets(ListButton, reader.page)
    assert [one.item.id for one in made] == [term.id for term in terms]
    rects = [reader.rect_of(one) for one in made]
    assert not any(one.intersects(other) for one, other in itertools.pairwise(rects))
    for one in made[:10]:
        top = reader.page.anchor_top(one.item.id)
        assert 0 <= reader.page.top_of(one) - top < 250, "it belongs to its word"


def test_a_key_keeps_the_page_on_show_and_another_shows_the_list(open_at: Opener, said: list[str]) -> None:
    reader = open_at("article:site-bone")
    title = reader.title
    reader.ctrl(Qt.Key.Key_D)
    assert on_list(reader) == [("article", title)]
    assert said == ["Added to my list."]
    reader.ctrl(Qt.Key.Key_L)
    assert reader.place == "my-list"
    assert reader.sees(title, reader.page)
    reader.ctrl(Qt.Key.Key_D)
    assert on_list(reader) == [("article", title)], "the list itself is no page to keep"
    reader.press("Back")
    reader.ctrl(Qt.Key.Key_D)
    assert on_list(reader) == []


def test_the_sidebar_counts(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    row = reader.button("My list", reader.window.sidebar)
    reader.ctrl(Qt.Key.Key_D)
    assert (row.text(), row.accessibleName()) == ("My list (1)", "My list (1)")
    reader.click(row)
    assert reader.place == "my-list"
    assert row.accessibleDescription() == "You are here"


def test_a_page_that_asks_first_can_be_kept_for_later(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    reader.ctrl(Qt.Key.Key_D)
    assert len(on_list(reader)) == 1


def test_a_list_that_is_full_says_so(open_at: Opener, said: list[str]) -> None:
    kept = Kept.in_memory()
    kept.my_list.change(MyList(tuple(Item("note", "", str(number)) for number in range(my_list.MOST))))
    reader = open_at("article:site-bone", kept=kept)
    made = buttons_for(reader, reader.title)[0]
    reader.click(made)
    assert reader.sees("Your list is full: it has 500 things on it.")
    assert made.text() == ADD
    assert any(text.startswith("Your list is full") for text in said)
    reader.press("Close")
    assert not reader.sees("Your list is full")
