# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The meaning of a word: where it stands in a text, and in the list of all words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import Opener
from tests.ui.reader import Reader


def test_a_word_explains_itself_when_clicked(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    meaning = _meaning(reader, "metastases")
    assert not reader.sees(meaning)
    reader.follow("metastases")
    assert reader.sees(meaning)
    assert reader.place == "article:site-bone"
    reader.press("Close", reader.page)
    assert not reader.sees(meaning)


def test_a_word_explains_itself_by_keyboard_and_gives_the_keyboard_back(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, link = reader.link("metastases")
    reader.tab_until(text)
    reader.key(Qt.Key.Key_Return)
    meaning = _meaning(reader, "metastases")
    assert reader.sees(meaning)
    assert reader.focus is not text
    reader.key(Qt.Key.Key_Escape)
    assert not reader.sees(meaning)
    assert reader.focus is text
    assert text.focus_rect() == text.link_rect(link), "and on the same word"


def test_a_word_leads_to_all_words(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("metastases")
    reader.press("See all word meanings")
    assert reader.place == "glossary:metastases"
    assert reader.title == "Word meanings"
    assert reader.scrolled > 0, "the word is in view"


@pytest.mark.parametrize("close", ["cross", "escape"])
def test_a_word_can_be_asked_for_again(open_at: Opener, close: str) -> None:
    reader = open_at("article:site-bone")
    for words, term in (("metastases", "metastases"), ("metastases", "metastases"),
                        ("whole-body treatment", "systemic-treatment")):  # fmt: skip
        reader.follow(words)
        assert reader.sees(_meaning(reader, term))
        reader.press("Close", reader.page) if close == "cross" else reader.key(Qt.Key.Key_Escape)
        assert not reader.sees(_meaning(reader, term))


def test_one_word_is_open_at_a_time(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("metastases")
    reader.follow("whole-body treatment")
    assert not reader.sees(_meaning(reader, "metastases"))
    assert reader.sees(_meaning(reader, "systemic-treatment"))


def _meaning(reader: Reader, term: str) -> str:
    found = reader.library.term(term, "en")
    assert found is not None
    return found.meaning


def test_the_word_list_narrows_while_typing(open_at: Opener) -> None:
    reader = open_at("glossary")
    box = next(box for box in reader.widgets(QLineEdit, reader.page))
    reader.tab_until(box)
    reader.type("biops")
    assert reader.sees("Biopsy", reader.page)
    assert not reader.sees("Bisphosphonate", reader.page)
    reader.type("yxz")
    assert reader.sees("No word like that is here.")


def test_a_letter_leads_to_its_words(open_at: Opener) -> None:
    reader = open_at("glossary")
    reader.press("Go to M")
    assert reader.scrolled > 0
