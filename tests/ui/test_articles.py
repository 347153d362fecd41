# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Articles: how readers come to one, what leads on from it, and what in it is closed at first."""

from __future__ import annotations

import calendar

import pytest
from PySide6.QtCore import Qt

from metsguide.model import Fold
from metsguide.ui.navigator import HELP
from tests.ui.conftest import Opener
from tests.ui.reader import BONE, Reader, rows_of

# --- Contents and articles -------------------------------------------------------------------------


def test_a_section_opens_and_leads_to_an_article(reader: Reader) -> None:
    assert "Bone" not in rows_of(reader.contents)
    reader.choose("Where it has spread")
    assert reader.title == "Where it has spread"
    assert {"Bone", "Liver", "Lungs"} <= set(rows_of(reader.contents))
    reader.choose("Bone")
    assert reader.title == BONE
    for part in ("Three things to know", "Ask about this", "Where this comes from", "Next"):
        assert reader.sees(part)
    article = reader.library.article("site-bone", "en")
    assert article is not None
    year, month = article.checked.split("-")
    assert reader.sees(f"Checked {calendar.month_name[int(month)]} {year}")
    assert reader.sees("Not yet reviewed by a clinician")


def test_an_open_section_closes_when_pressed_again(reader: Reader) -> None:
    reader.choose("Where it has spread")
    reader.choose("Where it has spread")
    assert "Bone" not in rows_of(reader.contents)


def test_a_page_of_a_section_leads_to_its_articles(open_at: Opener) -> None:
    reader = open_at("section:spread")
    reader.press(BONE)
    assert reader.place == "article:site-bone"


def test_the_contents_work_by_keyboard(reader: Reader) -> None:
    reader.key(Qt.Key.Key_F6)
    assert reader.focus is reader.contents
    while rows_of(reader.contents)[reader.contents.currentIndex().row()] != "Where it has spread":
        reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    assert reader.title == "Where it has spread"
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    assert reader.place.startswith("article:site-")
    reader.key(Qt.Key.Key_F6)
    assert reader.page.isAncestorOf(reader.focus), "and back to the page"


def test_a_link_in_the_text_leads_to_the_other_article(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("Bone drugs")
    assert reader.place == "article:tx-bone-drugs"
    assert reader.scrolled == 0


def test_a_link_is_followed_by_keyboard(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, link = reader.link("Bone drugs")
    reader.tab_until(text)
    while text.focus_rect() != text.link_rect(link):
        reader.key(Qt.Key.Key_Tab)
        assert reader.focus is text
    reader.key(Qt.Key.Key_Return)
    assert reader.place == "article:tx-bone-drugs"


def test_next_leads_on(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.press("Easing pain")
    assert reader.place == "article:sx-pain"


def test_the_numbers_of_the_sources_show_when_asked_for(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    assert not reader.sees("[1]")
    reader.press("Show which source says what")
    assert reader.sees("[1]")
    reader.follow("[1]")
    assert reader.scrolled > 0
    reader.press("Hide the source numbers")
    assert not reader.sees("[1]")


def test_on_this_page_leads_to_the_headings(open_at: Opener) -> None:
    reader = open_at("article:site-bone", width=1500)
    before = reader.scrolled
    reader.press("What can help")
    assert reader.scrolled > before
    assert reader.page.anchor_top("what-can-help") is not None


@pytest.mark.parametrize("page", ["article:there-is-none", "section:there-is-none"])
def test_a_page_that_is_not_there_says_so_kindly(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    assert reader.title == "This page is not here"
    reader.press("Get help now", reader.window.sidebar)
    assert reader.place == str(HELP)


# --- Numbers stay closed ---------------------------------------------------------------------------


def test_survival_numbers_are_closed_until_asked_for_and_closed_again_when_left(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    article = reader.library.article("prognosis-numbers", "en")
    assert article is not None
    assert any(isinstance(block, Fold) and block.kind == "numbers" for block in article.blocks)
    assert reader.sees("Many do not, or not today. Both are fine.")
    closed = len(reader.texts(reader.page))
    reader.click(reader.buttons("Show the numbers")[0])
    assert len(reader.texts(reader.page)) > closed
    assert reader.page.isAncestorOf(reader.focus), "the keyboard stays at the part that was opened"
    reader.press("I was just told") if reader.place == "home" else reader.press("Get help now", reader.window.sidebar)
    reader.press("Back")
    assert reader.title == article.about.title
    assert len(reader.texts(reader.page)) == closed


def test_numbers_close_by_their_button(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    closed = reader.texts(reader.page)
    reader.click(reader.buttons("Show the numbers")[0])
    reader.press("Close", reader.page)
    assert reader.texts(reader.page) == closed


def test_more_opens_and_closes_in_its_place(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.press("How good is one visit of radiation?, closed")
    assert reader.sees("67 of 100")
    assert reader.focus is reader.button("How good is one visit of radiation?, open")
    reader.press("How good is one visit of radiation?, open")
    assert not reader.sees("67 of 100")
