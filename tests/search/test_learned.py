# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What is learned from examples: which words, and which words near each other, speak for which page."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from metsguide import store
from metsguide.authoring.learning import Learner
from metsguide.authoring.search_index import Entry, Example, SearchIndex
from metsguide.library import Library, LibraryDamaged
from metsguide.search import Search
from metsguide.search.learned import LOSSES, features, is_pair, pair
from tests.library_fixture import without_entries

PAGES = ("travel", "money", "children")
EXAMPLES = {
    "travel": ["can i fly to see my sister", "is it safe to get on a plane", "going to the cottage in june"],
    "money": ["who pays for the pills", "my sister pays the rent now", "cannot pay the rent"],
    "children": ["what do i tell my girl", "how to tell the little ones", "my girl asks about it"],
}


def learned_library(path: Path, examples: dict[str, list[str]] = EXAMPLES) -> Path:
    """Three pages about nothing, and what people say for them; "pane" may be "plane"."""
    connection = without_entries(path)
    index = SearchIndex(connection, {"en": ["my", "i", "to", "the"]}, {"en": [["pills", "tablets"]]},
                        {"en": [["pane", "plane"]]})  # fmt: skip
    for page in PAGES:
        index.add(Entry("en", "article", page, f"Page {page}", "", "A page.", body="Nothing of it is said here."))
    taught = [Example("en", ("article", page), text) for page, texts in examples.items() for text in texts]
    index.finish([], [*taught, Example("en", ("article", "gone"), "an example of a page that there is not")])
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def learned(tmp_path: Path) -> Search:
    return Search(Library.open(learned_library(tmp_path / "learned.library")))


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("fly", "travel"),
        ("flying with cancer", "travel"),
        ("sister pays ", "money"),
        ("sister, fly ", "travel"),
        ("tablets ", "money"),
        ("tell my girl ", "children"),
        ("on a pane ", "travel"),
    ],
)
def test_words_that_no_page_has_find_the_page_that_answers(learned: Search, text: str, page: str) -> None:
    results = learned.find(text, "en")
    assert results.hits[0].id == page
    assert results.mended == ()


def test_what_nobody_said_finds_nothing(learned: Search) -> None:
    assert learned.find("zebra ", "en", as_typed=True).hits == ()


def test_two_words_near_each_other_are_a_feature_whichever_is_first() -> None:
    assert features([3, 7]) == features([7, 3]) == {3: 1.0, 7: 1.0, pair(3, 7): 0.6}
    assert is_pair(pair(3, 7))
    assert not is_pair(7)


def test_words_far_apart_and_unknown_ones_make_none() -> None:
    assert pair(1, 9) not in features([1, 0, 0, 9])
    assert pair(1, 9) in features([1, 0, 9])
    assert features([0, 0]) == {}


def test_what_only_one_page_is_asked_with_speaks_for_it_most() -> None:
    learner = Learner()
    learner.add(1, [10, 11], 1.0)
    learner.add(2, [10, 12], 1.0)
    rows = {feature: dict(zip(entries, weights, strict=True)) for feature, entries, weights in learner.rows()}
    assert rows[11][1] > rows[10][1] == rows[10][2] > 0
    assert set(rows) == {LOSSES, 10, 11, 12}, "two words together once are chance"


def test_the_same_is_learned_in_any_order() -> None:
    chance = random.Random(3)
    examples = [(chance.randrange(1, 9), chance.choices(range(30), k=6), 1.0) for _ in range(200)]
    tables = []
    for _ in range(2):
        learner = Learner()
        for example in examples:
            learner.add(*example)
        tables.append([(feature, entries, weights) for feature, entries, weights in learner.rows()])
        chance.shuffle(examples)
    assert tables[0] == tables[1]


def test_nothing_is_learned_of_nothing() -> None:
    assert list(Learner().rows()) == []


@pytest.mark.parametrize(("numbers", "size"), [([], 0), ([0, 7, 65_535], 6), ([7, 65_536], 8)])
def test_numbers_take_two_bytes_where_that_is_enough(numbers: list[int], size: int) -> None:
    packed = store.pack_shortly(numbers)
    assert len(packed) == size
    assert list(store.unpack_shortly(packed, len(numbers))) == numbers
    with pytest.raises(ValueError, match="are not 5 numbers"):
        store.unpack_shortly(packed, 5)


def test_damage_says_so(tmp_path: Path) -> None:
    path = learned_library(tmp_path / "damaged.library")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE learned SET entries = x'00'")
    with Library.open(path) as library, pytest.raises(LibraryDamaged, match="are not"):
        Search(library).find("fly", "en")


def test_an_entry_number_is_written_and_read_alike(tmp_path: Path) -> None:
    with Library.open(learned_library(tmp_path / "read.library")) as library:
        rows = library.query("SELECT entries, weights FROM learned WHERE feature = ?", (LOSSES,))
    assert list(store.unpack_shortly(rows[0][0], 3)) == [1, 2, 3]
    assert len(rows[0][1]) == 3
