# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""My list as a value: each item once, in the reader's order, and whole again after any journey through a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metsguide import my_list
from metsguide.library import Library
from metsguide.my_list import GROUPS, KINDS, LONGEST, MOST, OWN, BadList, Item, ListFull, MyList, NewerList, clean
from tests.library_fixture import write_library

QUESTION = Item("question", "bone", "What now?", "Bone", "en")
OWN_QUESTION = Item("own-question", "", "Who do I call at night?")
PAGE = Item("article", "fever", "Fever", "Fever on treatment.", "en")
PLACE = Item("resource", "helpline", "The helpline", "1-888-000-0000", "en")
NOTE = Item("note", "", "Bring the blue folder.")
FULL = MyList((QUESTION, PAGE, OWN_QUESTION, PLACE, NOTE))

words = st.text(max_size=60).map(clean).filter(bool)


@st.composite
def items(draw: st.DrawFn) -> Item:
    kind = draw(st.sampled_from(KINDS))
    ident = "" if kind in OWN else draw(st.sampled_from(["bone", "liver", "x" * 40, "é"]))
    return Item(
        kind, ident, draw(words), draw(st.text(max_size=60).map(clean)), draw(st.sampled_from(["", "en", "fr"]))
    )


@st.composite
def lists(draw: st.DrawFn) -> MyList:
    return MyList(tuple(draw(st.lists(items(), max_size=12, unique_by=lambda item: item.key))))


# --- Items ---


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("page", "bone", "Bone"), "kind"),
        (("article", "", "Bone"), "an id"),
        (("note", "bone", "Bring it"), "no id"),
        (("note", "", ""), "empty"),
        (("note", "", "x" * (LONGEST + 1)), "2000"),
        (("note", "", "a\x00b"), "no text"),
        (("note", "", "a\ud800b"), "no text"),
        (("note", "", " blanks "), "no text"),
        (("article", "bone", "Bone", "\x07"), "detail"),
    ],
)
def test_no_item_is_made_of_what_cannot_be_kept(values: tuple[str, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Item(*values)


@given(st.text())
def test_whatever_is_typed_can_be_kept_once_it_is_clean(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    if clean(text):
        assert Item("note", "", clean(text)[:LONGEST].strip()).text


def test_what_the_library_has_becomes_an_item(tmp_path: Path) -> None:
    with Library.open(write_library(tmp_path / "test.library")) as library:
        article = library.article("bone", "en")
        assert article is not None
        assert my_list.of_article(article.about, "en") == Item(
            "article", "bone", "Cancer that has spread to bone", "About bone.", "en"
        )
        assert my_list.of_question(article, "What now?") == QUESTION
        lost = library.resource("lost", "en")
        assert lost is not None
        assert my_list.of_resource(lost, "en").detail == "A society\nhttps://example.org/list"
        term = library.term("edema", "en")
        assert term is not None
        assert my_list.of_term(term, "en") == Item("term", "edema", "Œdème", "Swelling.", "en")


# --- Operations ---


def test_an_item_is_on_the_list_once() -> None:
    again = Item("article", "fever", "Fever, renamed", "", "en")
    assert FULL.add(again) is FULL
    assert FULL.add(Item("question", "bone", "Another?")).items[-1].text == "Another?"
    with pytest.raises(ValueError, match="twice"):
        MyList((PAGE, again))


def test_an_item_moves_past_its_neighbours_of_the_same_group_only() -> None:
    moved = FULL.move(OWN_QUESTION.key, -1)
    assert moved.of_group("questions") == (OWN_QUESTION, QUESTION)
    assert moved.of_group("keep") == FULL.of_group("keep")
    assert FULL.move(QUESTION.key, -1) is FULL
    assert FULL.move(OWN_QUESTION.key, 1) is FULL
    assert FULL.move(("note", "", "not there"), 1) is FULL


def test_own_words_can_be_changed_and_the_library_s_cannot() -> None:
    assert FULL.edit(OWN_QUESTION.key, "Whom?").of_group("questions")[1].text == "Whom?"
    assert FULL.edit(PAGE.key, "Mine") == FULL
    with pytest.raises(ValueError, match="empty"):
        FULL.edit(NOTE.key, "")


def test_words_changed_into_those_of_another_item_become_one() -> None:
    two = MyList((NOTE, Item("note", "", "Second"), PAGE))
    assert two.edit(NOTE.key, "Second").items == (Item("note", "", "Second"), PAGE)
    assert two.edit(NOTE.key, NOTE.text) == two


def test_a_list_has_an_end() -> None:
    full = MyList(tuple(Item("note", "", str(number)) for number in range(MOST)))
    with pytest.raises(ListFull):
        full.add(PAGE)
    with pytest.raises(ListFull):
        full.merge(FULL)
    assert full.add(Item("note", "", "1")) is full


@given(lists(), items())
def test_what_was_added_and_taken_off_leaves_no_trace(value: MyList, item: Item) -> None:
    added = value.add(item)
    assert added.has(item.key)
    assert added.add(item) is added
    if not value.has(item.key):
        assert added.remove(item.key) == value
    assert not added.remove(item.key).has(item.key)


@given(lists(), st.data())
def test_a_move_there_and_back_changes_nothing(value: MyList, data: st.DataObject) -> None:
    if not len(value):
        return
    key = data.draw(st.sampled_from(value.items)).key
    moved = value.move(key, 1)
    assert sorted(moved, key=str) == sorted(value, key=str)
    if moved is not value:
        assert moved.move(key, -1) == value
    for group in GROUPS:
        if not any(item.key == key for item in value.of_group(group)):
            assert moved.of_group(group) == value.of_group(group)


@given(lists(), lists())
def test_merging_loses_nothing_and_doubles_nothing(one: MyList, other: MyList) -> None:
    both = one.merge(other)
    assert both.items[: len(one)] == one.items
    assert {item.key for item in both} == {item.key for item in (*one, *other)}
    assert both.merge(other) == both.merge(one) == both


@given(lists(), st.data(), words)
def test_changing_words_loses_no_other_item(value: MyList, data: st.DataObject, text: str) -> None:
    if not len(value):
        return
    item = data.draw(st.sampled_from(value.items))
    changed = value.edit(item.key, text)
    assert {one.key for one in changed} >= {one.key for one in value} - {item.key}
    if item.kind in OWN:
        assert changed.has((item.kind, "", text))


# --- As a file ---


@given(lists())
def test_a_list_comes_back_from_its_file(value: MyList) -> None:
    assert my_list.from_bytes(my_list.to_text(value).encode()) == value


def test_the_largest_list_can_be_read_again() -> None:
    value = MyList(
        tuple(Item("note", "", f"{number:04}" + "\U0001f600" * (LONGEST - 4), "\\" * LONGEST) for number in range(MOST))
    )
    assert my_list.from_bytes(my_list.to_text(value).encode()) == value


def test_an_item_that_is_there_twice_counts_once_and_unknown_keys_are_passed_over() -> None:
    plain = {"format": "metsguide-list", "version": 1, "colour": "blue",
             "items": [{"kind": "note", "text": "A", "stars": 5}, {"kind": "note", "text": "A"}]}  # fmt: skip
    assert my_list.from_bytes(json.dumps(plain).encode()) == MyList((Item("note", "", "A"),))
    assert my_list.from_bytes(b"\xef\xbb\xbf" + json.dumps(plain).encode()) == MyList((Item("note", "", "A"),))


def _list(items: object, **more: object) -> bytes:
    return json.dumps({"format": "metsguide-list", "version": 1, "items": items} | more).encode()


BAD = [
    (b"", "line 1, column 1"),
    (b'{"format": "metsguide-list",\n "version"', "line 2, column"),
    (b"\xff\xfe", "UTF-8 (byte 1)"),
    (b"[]", "not a list of MetsGuide"),
    (b'{"format": "other", "version": 1, "items": []}', "not a list of MetsGuide"),
    (b"[" * 100_000, "not JSON"),
    (b" " * (my_list.LARGEST_FILE + 1), "larger than a list can be"),
    (_list([], version="1"), "version"),
    (_list([], version=True), "version"),
    (_list([], version=0), "version"),
    (_list({}), '"items"'),
    (_list(None), '"items"'),
    (_list([{"kind": "note", "text": "fine"}, 7]), "item 2"),
    (_list([{"kind": "note", "text": 7}]), 'whose "text" is not text: item 1'),
    (_list([{"kind": "note"}]), "item 1, text is empty"),
    (_list([{"kind": "poem", "text": "a"}]), "item 1, kind 'poem'"),
    (_list([{"kind": "article", "text": "a"}]), "item 1, a article has an id"),
    (_list([{"kind": "note", "text": "a\u0000"}]), "item 1, text holds signs"),
    (_list([{"kind": "note", "text": "a" * 2001}]), "item 1, text has more than 2000"),
    (_list([{"kind": "note", "text": str(number)} for number in range(MOST + 1)]), "501 items"),
]


@pytest.mark.parametrize(("data", "said"), BAD)
def test_a_bad_file_is_told_in_words(data: bytes, said: str) -> None:
    with pytest.raises(BadList) as caught:
        my_list.from_bytes(data)
    assert said in str(caught.value)
    assert not isinstance(caught.value, NewerList)


def test_a_newer_file_says_so() -> None:
    with pytest.raises(NewerList, match="newer MetsGuide"):
        my_list.from_bytes(_list([], version=2))


@given(st.binary(max_size=400))
def test_no_file_ends_in_anything_but_words(data: bytes) -> None:
    with pytest.raises(BadList):
        my_list.from_bytes(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kind", "id", "text", "x"]), inner),
    max_leaves=8,
)


@given(json_values)
def test_whatever_the_items_are_there_is_a_list_or_a_message(plain: object) -> None:
    try:
        read = my_list.from_bytes(_list(plain))
    except BadList:
        return
    assert my_list.from_bytes(my_list.to_text(read).encode()) == read
