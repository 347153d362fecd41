# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""My list as readers use it: what they keep, from wherever they are, and what becomes of it."""

from __future__ import annotations

import errno
import gc
import itertools
import os
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from metsguide import my_list
from metsguide.library import Library
from metsguide.my_list import Item, MyList, from_bytes, to_text
from metsguide.settings import Settings
from metsguide.ui import announce, at_hand, list_button, list_files, notice
from metsguide.ui import my_list as page_module
from metsguide.ui.kept import Kept
from metsguide.ui.list_button import ListButton
from metsguide.ui.list_rows import NoteBox
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import Reader

ADD, ON = "Add to my list", "On my list"
OWN = Item("own-question", "", "Who do I call at night?")
NOTE = Item("note", "", "Bring the blue folder.")
GONE = Item("article", "a-page-of-old", "A page of old", "What it was about.", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def kept(folder: Path) -> Kept:
    return Kept.at_home(folder)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would say of its own accord."""
    words: list[str] = []

    def say(widget: QWidget, text: str) -> None:
        assert widget is not None
        words.append(text)

    for module in (announce, at_hand, list_button, list_files, notice, page_module):
        monkeypatch.setattr(module, "announce", say)
    return words


def filled(library: Library) -> MyList:
    article, place = library.article("site-bone", "en"), library.resource("ccs-helpline", "en")
    term, about = library.term("metastases", "en"), library.summary("site-liver", "en")
    assert article is not None
    assert place is not None
    assert term is not None
    assert about is not None
    return MyList((
        my_list.of_question(article, article.questions[0]), my_list.of_question(article, article.questions[1]), OWN,
        my_list.of_article(about, "en"), my_list.of_resource(place, "en"), my_list.of_term(term, "en"), GONE, NOTE,
    ))  # fmt: skip


@pytest.fixture
def full(open_at: Opener, kept: Kept, library: Library) -> Reader:
    """A reader at a list with something of every kind."""
    kept.my_list.change(filled(library))
    return open_at("my-list", kept=kept)


def on_list(reader: Reader) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in reader.window.kept.my_list.value]


def on_disk(folder: Path) -> MyList:
    return from_bytes((folder / "my-list.json").read_bytes())


def buttons_for(reader: Reader, words: str) -> list[ListButton]:
    return [one for one in reader.widgets(ListButton, reader.page) if one.item.text == words]


# --- Adding, wherever there is something to keep ---------------------------------------------------


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


# --- The page ---------------------------------------------------------------------------------------


def test_an_empty_list_explains_itself(open_at: Opener) -> None:
    reader = open_at("my-list")
    assert reader.sees("Nothing is on it yet")
    assert reader.sees("Press “Add to my list”")
    assert reader.sees("Write your own question")
    assert not reader.buttons("Print my list")
    assert not reader.buttons("Clear the whole list")


def test_the_list_is_shown_in_groups_with_where_each_comes_from(full: Reader) -> None:
    texts = full.texts(full.page)
    heads = [text for text in texts if text in ("Questions to ask", "Pages and places to keep", "Notes")]
    assert heads == ["Questions to ask", "Pages and places to keep", "Notes"]
    for text in ("From: Bone", "My own words", "Page", OWN.text, NOTE.text, "1-888-939-3333"):
        assert full.sees(text, full.page), text


def test_what_is_no_longer_in_the_library_is_shown_as_it_was_and_marked(full: Reader) -> None:
    assert full.sees(GONE.text, full.page)
    assert full.sees(GONE.detail, full.page)
    marks = [text for text in full.texts(full.page) if text.startswith("No longer in this library")]
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
def test_an_item_leads_to_its_page(full: Reader, words: str, place: str) -> None:
    full.follow(words)
    assert full.place.startswith(place)


def test_the_order_is_the_reader_s_by_mouse(full: Reader, folder: Path) -> None:
    questions = [text for kind, text in on_list(full) if "question" in kind]
    full.press(f"Move up: {OWN.text}")
    assert [text for kind, text in on_list(full) if "question" in kind] == [questions[0], questions[2], questions[1]]
    assert full.focus.accessibleName() == f"Move up: {OWN.text}", "to be pressed again"
    full.press(f"Move up: {OWN.text}")
    assert [text for kind, text in on_list(full) if "question" in kind] == [questions[2], questions[0], questions[1]]
    assert not full.button(f"Move up: {OWN.text}").isEnabled()
    assert full.focus.accessibleName() == f"Move down: {OWN.text}", "at the end, the way back"
    assert next(item.text for item in on_disk(folder).of_group("questions")) == OWN.text


def test_the_order_is_the_reader_s_by_keyboard(full: Reader, said: list[str]) -> None:
    full.tab_until(full.button(f"Remove: {OWN.text}"))
    full.alt(Qt.Key.Key_Up)
    full.alt(Qt.Key.Key_Up)
    assert on_list(full)[0][1] == OWN.text
    assert full.focus.accessibleName() == f"Remove: {OWN.text}", "the keyboard goes with it"
    assert said == ["Now 2 of 3.", "Now 1 of 3."]
    full.alt(Qt.Key.Key_Up)
    assert on_list(full)[0][1] == OWN.text
    full.alt(Qt.Key.Key_Down)
    assert [text for kind, text in on_list(full) if "question" in kind].index(OWN.text) == 1


def test_what_is_taken_off_can_be_put_back(full: Reader, said: list[str]) -> None:
    before = on_list(full)
    full.press(f"Remove: {OWN.text}")
    assert ("own-question", OWN.text) not in on_list(full)
    assert full.sees(f"Taken off: “{OWN.text}”")
    assert said == [f"Taken off: “{OWN.text}”"]
    assert full.focus.accessibleName().startswith("Remove: "), "the keyboard is at the item before"
    full.press("Put it back")
    assert on_list(full) == before
    assert not full.buttons("Put it back")
    full.tab_until(full.button(f"Remove: {NOTE.text}"))
    full.key(Qt.Key.Key_Delete)
    assert full.focus is full.button("Put it back"), "nothing is left in its group"
    full.ctrl(Qt.Key.Key_Z)
    assert on_list(full) == before
    full.ctrl(Qt.Key.Key_Z)
    assert on_list(full) == before


def test_a_removal_can_be_undone_until_something_else_changes(full: Reader) -> None:
    full.press(f"Remove: {OWN.text}")
    full.go("article:site-lung")
    full.ctrl(Qt.Key.Key_D)
    full.go("my-list")
    assert not full.buttons("Put it back")
    assert ("own-question", OWN.text) not in on_list(full)


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


def test_own_words_can_be_changed(full: Reader, folder: Path) -> None:
    full.press(f"Change: {OWN.text}")
    box = full.focus
    assert isinstance(box, QLineEdit)
    assert box.text() == OWN.text
    box.selectAll()
    full.type("Whom do I call?")
    full.key(Qt.Key.Key_Return)
    assert ("own-question", "Whom do I call?") in on_list(full)
    assert ("own-question", OWN.text) not in on_list(full)
    assert full.focus.accessibleName() == "Change: Whom do I call?"
    assert any(item.text == "Whom do I call?" for item in on_disk(folder))
    full.ctrl(Qt.Key.Key_Z)
    assert ("own-question", OWN.text) in on_list(full)


def test_a_change_can_be_left(full: Reader) -> None:
    before = on_list(full)
    full.tab_until(full.button(f"Remove: {NOTE.text}"))
    full.key(Qt.Key.Key_F2)
    assert isinstance(full.focus, NoteBox)
    QTest.keyClicks(full.focus, "x")
    full.press("Leave it as it was")
    assert on_list(full) == before
    full.press(f"Change: {NOTE.text}")
    assert isinstance(full.focus, NoteBox)
    assert full.focus.toPlainText() == NOTE.text


def test_words_changed_into_nothing_are_taken_off_and_can_be_put_back(full: Reader) -> None:
    full.press(f"Change: {NOTE.text}")
    box = full.focus
    assert isinstance(box, NoteBox)
    box.clear()
    full.press("Save")
    assert ("note", NOTE.text) not in on_list(full)
    full.press("Put it back")
    assert ("note", NOTE.text) in on_list(full)


def test_what_is_typed_survives_another_theme_and_a_visit_elsewhere(full: Reader) -> None:
    full.tab_until(_box(full, "Write your own question"))
    full.type("Half a ques")
    full.look.choose_theme("dark")
    full.settle()
    assert full.sees("Half a ques", full.page)
    full.go("home")
    full.go("my-list")
    assert full.sees("Half a ques", full.page)
    full.page.forget()
    full.page.rebuild()
    assert not full.sees("Half a ques", full.page)


def test_text_that_no_file_can_hold_is_cleaned(open_at: Opener, kept: Kept, folder: Path) -> None:
    reader = open_at("my-list", kept=kept)
    box = _box(reader, "Write your own question")
    assert isinstance(box, QLineEdit)
    box.setText("a\x07b\u2028c")
    reader.press("Add this question")
    assert [item.text for item in on_disk(folder)] == ["ab\nc"]


def test_clearing_asks_first_and_can_be_undone(full: Reader) -> None:
    before = on_list(full)
    full.press("Clear the whole list")
    assert full.dialog is not None
    assert full.sees("8 things are on it.", full.dialog)
    full.press("Keep it")
    assert on_list(full) == before
    full.press("Clear the whole list")
    full.press("Clear it")
    assert on_list(full) == []
    assert full.sees("Nothing is on it yet")
    full.press("Put it back")
    assert on_list(full) == before


def test_the_page_says_where_the_list_is_kept(full: Reader, folder: Path, open_at: Opener) -> None:
    assert full.sees(str(folder / "my-list.json"))
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


def test_printing_the_list_shows_its_pages_first(full: Reader) -> None:
    full.press("Print my list")
    assert full.title == "Before you print"
    assert full.sees("My list for the visit")
    full.key(Qt.Key.Key_Escape)
    assert full.title == "My list"


# --- Files --------------------------------------------------------------------------------------------


def _choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def test_a_list_goes_to_another_computer_as_a_file(
    full: Reader, open_at: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, tmp_path / "for the clinic")
    full.press("Save as a file")
    path = tmp_path / "for the clinic.json"
    assert full.sees(str(path), full.dialog)
    full.press("Close")
    assert from_bytes(path.read_bytes()) == full.window.kept.my_list.value
    other = Kept.at_home(tmp_path / "other")
    other.my_list.add(OWN)
    reader = open_at("my-list", kept=other)
    _choose(monkeypatch, path)
    reader.press("Add from a file")
    assert reader.sees("7 things were added from a file.")
    assert len(on_list(reader)) == 8
    assert on_list(reader)[0] == ("own-question", OWN.text), "the reader's own stay first"
    reader.press("Put it back")
    assert on_list(reader) == [("own-question", OWN.text)]
    reader.press("Add from a file")
    reader.press("Add from a file")
    assert reader.sees("All of it was on your list already.", reader.dialog)


@pytest.mark.parametrize(
    ("content", "said_"),
    [
        (b"not a list", "line 1, column 1"),
        (b"\x89PNG\r\n", "UTF-8 (byte 1)"),
        (to_text(MyList((NOTE,))).replace('"note"', '"poem"').encode(), "item 1, kind 'poem'"),
        (to_text(MyList((NOTE,))).replace('"version": 1', '"version": 9').encode(), "newer MetsGuide"),
        (to_text(MyList()).encode(), "The file has no items."),
    ],
)
def test_a_file_that_is_no_list_is_told_and_changes_nothing(
    full: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said_: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    before = on_list(full)
    _choose(monkeypatch, path)
    full.press("Add from a file")
    assert full.sees(said_, full.dialog)
    full.press("Close")
    assert on_list(full) == before


def test_a_file_that_cannot_be_read_or_written_is_told(
    full: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, tmp_path / "none.json")
    full.press("Add from a file")
    assert full.sees("none.json cannot be read (No such file", full.dialog)
    full.press("Close")
    (tmp_path / "file").write_text("in the way")
    _choose(monkeypatch, tmp_path / "file" / "list.json")
    full.press("Save as a file")
    assert full.sees("could not be written", full.dialog)
    full.press("Close")
    _choose(monkeypatch, "")
    full.press("Save as a file")
    full.press("Add from a file")
    assert full.dialog is None, "nothing was chosen"


# --- A disk that fails --------------------------------------------------------------------------------


def test_a_full_disk_is_told_quietly_and_tried_again(
    open_at: Opener, kept: Kept, folder: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    reader = open_at("article:site-bone", kept=kept)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        reader.ctrl(Qt.Key.Key_D)
        assert reader.sees("No space left on device")
        assert reader.sees("It stays here until MetsGuide is closed")
        assert reader.dialog is None
        assert any("No space left on device" in text for text in said)
        assert len(on_list(reader)) == 1
        assert buttons_for(reader, reader.title)[0].text() == ON
        reader.go("my-list")
        reader.press("Try again")
        assert reader.sees("No space left on device", reader.page)
    assert not (folder / "my-list.json").exists()
    kept.my_list._again.setInterval(1)
    kept.my_list._again.start()
    reader.qtbot.waitUntil((folder / "my-list.json").exists)
    assert not reader.sees("No space left on device")
    assert on_disk(folder) == kept.my_list.value


def test_what_could_not_be_kept_is_tried_once_more_when_the_window_closes(
    open_at: Opener, kept: Kept, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = open_at("article:site-bone", kept=kept)

    def forbid(_: int) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", forbid)
        reader.ctrl(Qt.Key.Key_D)
        assert reader.sees("Read-only file system")
    reader.window.close()
    assert len(on_disk(folder)) == 1


def test_a_damaged_list_is_named_at_the_start(folder: Path) -> None:
    folder.mkdir()
    (folder / "my-list.json").write_text("{")
    kept = Kept.at_home(folder)
    assert len(kept.notices) == 1
    assert str(folder / "my-list.damaged-1.json") in kept.notices[0]


# --- Nothing is left behind ----------------------------------------------------------------------------


@pytest.fixture
def _no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collector")
def test_a_list_made_anew_frees_what_it_was(full: Reader) -> None:
    gone = [weakref.ref(one) for one in (full.page.column, *full.page.column.findChildren(QWidget))]
    full.page.rebuild()
    full.settle()
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


def test_what_is_kept_can_be_forgotten(full: Reader, folder: Path) -> None:
    told = full.window.kept.forget()
    assert [path.name for path, problem in told] == ["my-list.json"]
    assert list(folder.iterdir()) == []
    assert on_list(full) == []
    assert full.sees("Nothing is on it yet")
    assert not full.buttons("Put it back"), "what is forgotten cannot be put back"
