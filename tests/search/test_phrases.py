# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where the words of a phrase stand in what was typed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from metsguide.authoring.search_index import Entry, Lay, SearchIndex
from metsguide.search.phrases import Said, blank, find
from tests.library_fixture import without_entries

WORDS = [
    "my",
    "the",
    "out",
    "in",
    "i",
    "to",
    "so",
    "been",
    "legs",
    "weak",
    "hurt",
    "arms",
    "pass",
    "end",
    "life",
    "it",
    "all",
]
FILLERS = set(WORDS[:8])


def phrase(text: str) -> list[int]:
    return [-_number(word) if word in FILLERS else _number(word) for word in text.split()]


def typed(text: str) -> list[Said]:
    return [Said({_number(word): 1.0}, word in FILLERS) for word in text.split()]


def _number(word: str) -> int:
    return WORDS.index(word) + 1


def test_words_in_any_order_with_fillers_and_one_other_among_them() -> None:
    assert find(phrase("legs weak"), typed("my weak legs")) == (2, 1)
    assert find(phrase("legs weak"), typed("the legs been so weak"))
    assert find(phrase("legs weak"), typed("legs hurt weak"))
    assert not find(phrase("legs weak"), typed("legs hurt arms weak"))
    assert not find(phrase("legs weak"), typed("legs"))


def test_a_phrase_of_one_word_and_fillers_must_be_there_as_it_is() -> None:
    assert find(phrase("pass out"), typed("i pass out")) == (1, 2)
    assert not find(phrase("pass out"), typed("pass"))
    assert not find(phrase("pass out"), typed("out pass"))


def test_in_order() -> None:
    assert not find(phrase("end my life"), typed("my life end"), in_order=True)
    assert find(phrase("end my life"), typed("i end so my life"), in_order=True) == (1, 3, 4)
    assert not find(phrase("end my life"), typed("end life"), in_order=True)


def test_a_word_may_be_several() -> None:
    begun = [Said({_number("legs"): 0.7, _number("life"): 0.7}, False), *typed("weak")]
    assert find(phrase("legs weak"), begun) == (0, 1)


def test_exceptions_are_taken_out() -> None:
    left = blank([phrase("end it all")], typed("end it all end"))
    assert [bool(said.words) for said in left] == [False, False, False, True]


def test_a_phrase_is_written_once_however_many_ways_of_writing_it_come_out_the_same(tmp_path: Path) -> None:
    with closing(without_entries(tmp_path / "phrases.library")) as connection:
        index = SearchIndex(connection, {}, {}, {})
        index.add(Entry("en", "article", "bone", "Bone", "", ""))
        page = [("article", "bone")]
        index.finish([Lay("en", ["sore bone", "sore bones", "Sore bone"], page), Lay("en", ["sore bones"], page)])
        assert connection.execute("SELECT lay FROM phrase ORDER BY lay").fetchall() == [(1,), (2,)]
