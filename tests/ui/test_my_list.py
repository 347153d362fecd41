# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The page My list: what is on it in groups, in the reader's own order, with words of their own."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from metsguide.library import Library
from metsguide.my_list import Item
from metsguide.settings import Settings
from metsguide.ui.kept import Kept
from metsguide.ui.list_rows import NoteBox
from tests.ui.at_list import GONE, NOTE, OWN, filled, on_disk, on_list
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import Reader

# --- The page --------------------------------------------------------------------------------------


def test_an_empty_list_explains_itself(open_at: Opener) -> None:
    reader = open_at("my-list")
    assert reader.sees("Nothing is on it yet")
    assert reader.sees("Press “Add to my list”")
    assert reader.sees("Write your own question")
    assert not reader.buttons("Print my list")
    assert not reader.buttons("Clear the whole list")


def test_the_list_is_shown_in_groups_with_where_each_comes_from(full_list: Reader) -> None:
    texts = full_list.texts(full_list.page)
    heads = [text for text in texts if text in ("Questions to ask", "Pages and places to keep", "Notes")]
    assert heads == ["Questions to ask", "Pages and places to keep", "Notes"]
    for text in ("From: Bone", "My own words", "Page", OWN.text, NOTE.text, "1-888-939-3333"):
        assert full_list.sees(text, full_list.page), text


def test_what_is_no_longer_in_the_library_is_shown_as_it_was_and_marked(full_list: Reader) -> None:
    assert full_list.sees(GONE.text, full_list.page)
    assert full_list.sees(GONE.detail, full_list.page)
    marks = [text for text in full_list.texts(full_list.page) if text.startswith("No longer in this library")]
    assert len(marks) == 1


def test_a_question_that_its_page_no_longer_asks_is_kept(open_at: Opener) -> None:
    kept = Kept.in_memory()
    kept.my_list.add(Item("question", "site-bone", "Something nobody asks today?", "Bone", "en"))
    reader = open_at("my-list", kept=kept)
    assert reader.sees("Something nobody asks today?")
    assert reader.sees("No longer in this library")
    reader.follow("From: Bone")
    assert reader.place == "article:site-bone"


@pytest.mark.parametrize(
    ("words", "place"), [("From: Bone", "article:site-bone"), ("Canadian Cancer Society helpline", "resources:")]
)
def test_an_item_leads_to_its_page(full_list: Reader, words: str, place: str) -> None:
    full_list.follow(words)
    assert full_list.place.startswith(place)


def test_the_order_is_the_reader_s_by_mouse(full_list: Reader, folder: Path) -> None:
    questions = [text for kind, text in on_list(full_list) if "question" in kind]
    full_list.press(f"Move up: {OWN.text}")
    assert [text for kind, text in on_list(full_list) if "question" in kind] == [
        questions[0],
        questions[2],
        questions[1],
    ]
    assert full_list.focus.accessibleName() == f"Move up: {OWN.text}", "to be pressed again"
    full_list.press(f"Move up: {OWN.text}")
    assert [text for kind, text in on_list(full_list) if "question" in kind] == [
        questions[2],
        questions[0],
        questions[1],
    ]
    assert not full_list.button(f"Move up: {OWN.text}").isEnabled()
    assert full_list.focus.accessibleName() == f"Move down: {OWN.text}", "at the end, the way back"
    assert next(item.text for item in on_disk(folder).of_group("questions")) == OWN.text


def test_the_order_is_the_reader_s_by_keyboard(full_list: Reader, said: list[str]) -> None:
    full_list.tab_until(full_list.button(f"Remove: {OWN.text}"))
    full_list.alt(Qt.Key.Key_Up)
    full_list.alt(Qt.Key.Key_Up)
    assert on_list(full_list)[0][1] == OWN.text
    assert full_list.focus.accessibleName() == f"Remove: {OWN.text}", "the keyboard goes with it"
    assert said == ["Now 2 of 3.", "Now 1 of 3."]
    full_list.alt(Qt.Key.Key_Up)
    assert on_list(full_list)[0][1] == OWN.text
    full_list.alt(Qt.Key.Key_Down)
    assert [text for kind, text in on_list(full_list) if "question" in kind].index(OWN.text) == 1


def test_what_is_taken_off_can_be_put_back(full_list: Reader, said: list[str]) -> None:
    before = on_list(full_list)
    full_list.press(f"Remove: {OWN.text}")
    assert ("own-question", OWN.text) not in on_list(full_list)
    assert full_list.sees(f"Taken off: “{OWN.text}”")
    assert said == [f"Taken off: “{OWN.text}”"]
    assert full_list.focus.accessibleName().startswith("Remove: "), "the keyboard is at the item before"
    full_list.press("Put it back")
    assert on_list(full_list) == before
    assert not full_list.buttons("Put it back")
    full_list.tab_until(full_list.button(f"Remove: {NOTE.text}"))
    full_list.key(Qt.Key.Key_Delete)
    assert full_list.focus is full_list.button("Put it back"), "nothing is left in its group"
    full_list.ctrl(Qt.Key.Key_Z)
    assert on_list(full_list) == before
    full_list.ctrl(Qt.Key.Key_Z)
    assert on_list(full_list) == before


def test_a_removal_can_be_undone_until_something_else_changes(full_list: Reader) -> None:
    full_list.press(f"Remove: {OWN.text}")
    full_list.go("article:site-lung")
    full_list.ctrl(Qt.Key.Key_D)
    full_list.go("my-list")
    assert not full_list.buttons("Put it back")
    assert ("own-question", OWN.text) not in on_list(full_list)


def _box(reader: Reader, name: str) -> QWidget:
    return next(one for one in reader.widgets(QWidget, reader.page) if one.accessibleName() == name)


def test_own_questions_are_written_by_keyboard(open_at: Opener, said: list[str]) -> None:
    reader = open_at("my-list")
    reader.tab_until(_box(reader, "Write your own question"))
    reader.type("Is 24/7 help there?")
    reader.key(Qt.Key.Key_Return)
    assert on_list(reader) == [("own-question", "Is 24/7 help there?")]
    assert reader.focus is _box(reader, "Write your own question"), "for the next one"
    reader.type("  Is 24/7 help there?  ")
    reader.key(Qt.Key.Key_Return)
    assert len(on_list(reader)) == 1
    assert said == ["Added to my list.", "It is on your list already."]
    reader.key(Qt.Key.Key_Return)
    assert len(on_list(reader)) == 1, "nothing is nothing"


def test_a_note_has_lines_and_tab_leads_out_of_it(open_at: Opener) -> None:
    reader = open_at("my-list")
    box = _box(reader, "Write a note")
    assert isinstance(box, NoteBox)
    reader.tab_until(box)
    QTest.keyClicks(box, "Dr. Smith")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "24/7, room 4")
    reader.key(Qt.Key.Key_Tab)
    assert reader.focus is reader.button("Add this note")
    reader.key(Qt.Key.Key_Space)
    assert on_list(reader) == [("note", "Dr. Smith\n24/7, room 4")]
    assert reader.sees("Dr. Smith\n24/7, room 4")


def test_own_words_can_be_changed(full_list: Reader, folder: Path) -> None:
    full_list.press(f"Change: {OWN.text}")
    box = full_list.focus
    assert isinstance(box, QLineEdit)
    assert box.text() == OWN.text
    box.selectAll()
    full_list.type("Whom do I call?")
    full_list.key(Qt.Key.Key_Return)
    assert ("own-question", "Whom do I call?") in on_list(full_list)
    assert ("own-question", OWN.text) not in on_list(full_list)
    assert full_list.focus.accessibleName() == "Change: Whom do I call?"
    assert any(item.text == "Whom do I call?" for item in on_disk(folder))
    full_list.ctrl(Qt.Key.Key_Z)
    assert ("own-question", OWN.text) in on_list(full_list)


def test_a_change_can_be_left(full_list: Reader) -> None:
    before = on_list(full_list)
    full_list.tab_until(full_list.button(f"Remove: {NOTE.text}"))
    full_list.key(Qt.Key.Key_F2)
    assert isinstance(full_list.focus, NoteBox)
    QTest.keyClicks(full_list.focus, "x")
    full_list.press("Leave it as it was")
    assert on_list(full_list) == before
    full_list.press(f"Change: {NOTE.text}")
    assert isinstance(full_list.focus, NoteBox)
    assert full_list.focus.toPlainText() == NOTE.text


def test_words_changed_into_nothing_are_taken_off_and_can_be_put_back(full_list: Reader) -> None:
    full_list.press(f"Change: {NOTE.text}")
    box = full_list.focus
    assert isinstance(box, NoteBox)
    box.clear()
    full_list.press("Save")
    assert ("note", NOTE.text) not in on_list(full_list)
    full_list.press("Put it back")
    assert ("note", NOTE.text) in on_list(full_list)


def test_what_is_typed_survives_another_theme_and_a_visit_elsewhere(full_list: Reader) -> None:
    full_list.tab_until(_box(full_list, "Write your own question"))
    full_list.type("Half a ques")
    full_list.look.choose_theme("dark")
    full_list.settle()
    assert full_list.sees("Half a ques", full_list.page)
    full_list.go("home")
    full_list.go("my-list")
    assert full_list.sees("Half a ques", full_list.page)
    full_list.page.forget()
    full_list.page.rebuild()
    assert not full_list.sees("Half a ques", full_list.page)


def test_text_that_no_file_can_hold_is_cleaned(open_at: Opener, kept: Kept, folder: Path) -> None:
    reader = open_at("my-list", kept=kept)
    box = _box(reader, "Write your own question")
    assert isinstance(box, QLineEdit)
    box.setText("a\x07b\u2028c")
    reader.press("Add this question")
    assert [item.text for item in on_disk(folder)] == ["ab\nc"]


def test_clearing_asks_first_and_can_be_undone(full_list: Reader) -> None:
    before = on_list(full_list)
    full_list.press("Clear the whole list")
    assert full_list.dialog is not None
    assert full_list.sees("8 things are on it.", full_list.dialog)
    full_list.press("Keep it")
    assert on_list(full_list) == before
    full_list.press("Clear the whole list")
    full_list.press("Clear it")
    assert on_list(full_list) == []
    assert full_list.sees("Nothing is on it yet")
    full_list.press("Put it back")
    assert on_list(full_list) == before


def test_the_page_says_where_the_list_is_kept(full_list: Reader, folder: Path, open_at: Opener) -> None:
    assert full_list.sees(str(folder / "my-list.json"))
    memory = open_at("my-list")
    assert memory.sees("in the memory of this computer")
    assert not memory.buttons("Add from a file"), "where nothing may stay, nothing leads to the disk"


@pytest.mark.parametrize(("width", "size"), [(1280, 100), (500, 100), (1280, 200), (640, 200), (360, 100)])
@pytest.mark.parametrize("theme", ["light", "high-contrast"])
def test_nothing_of_a_full_list_is_cut_off(
    open_at: Opener, kept: Kept, library: Library, width: int, size: int, theme: str
) -> None:
    kept.my_list.change(filled(library))
    reader = open_at("my-list", Settings(theme=theme, text_size=size), width=width, kept=kept)
    assert reader.page.column.width() <= reader.page.viewport().width()
    for made in reader.buttons("", reader.page):
        rect = reader.rect_of(made)
        assert rect.left() >= 0
        assert rect.right() <= reader.window.width(), made.accessibleName()
        assert min(rect.width(), rect.height()) >= min(44, 44 * size // 100), made.accessibleName()
        parent = made.parentWidget()
        assert parent is not None
        assert parent.rect().contains(made.geometry()), made.accessibleName()


def test_printing_the_list_shows_its_pages_first(full_list: Reader) -> None:
    full_list.press("Print my list")
    assert full_list.title == "Before you print"
    assert full_list.sees("My list for the visit")
    full_list.key(Qt.Key.Key_Escape)
    assert full_list.title == "My list"


# --- Nothing is left behind ------------------------------------------------------------------------


@pytest.mark.usefixtures("_no_collector")
def test_a_list_made_anew_frees_what_it_was(full_list: Reader) -> None:
    gone = [weakref.ref(one) for one in (full_list.page.column, *full_list.page.column.findChildren(QWidget))]
    full_list.page.rebuild()
    full_list.settle()
    let_go()
    assert [one() for one in gone if one() is not None] == []


def test_nothing_grows_with_what_is_added_and_taken_off(open_at: Opener) -> None:
    reader = open_at("article:site-bone")

    def work() -> None:
        reader.ctrl(Qt.Key.Key_D)
        reader.ctrl(Qt.Key.Key_L)
        reader.press("Clear the whole list")
        reader.press("Clear it")
        reader.press("Back")
        let_go()

    work()
    work()
    before = len(reader.window.findChildren(QObject))
    for _ in range(3):
        work()
    assert len(reader.window.findChildren(QObject)) == before


def test_what_is_kept_can_be_forgotten(full_list: Reader, folder: Path) -> None:
    told = full_list.window.kept.forget()
    assert [path.name for path, problem in told] == ["my-list.json"]
    assert list(folder.iterdir()) == []
    assert on_list(full_list) == []
    assert full_list.sees("Nothing is on it yet")
    assert not full_list.buttons("Put it back"), "what is forgotten cannot be put back"
