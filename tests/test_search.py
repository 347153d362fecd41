# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Searching: what is found, in which order, what is marked, and that nothing a person types can break it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metsguide.library import Library, LibraryDamaged
from metsguide.model import Hit
from metsguide.search import Search
from metsguide.snippets import LONGEST, Sought, marks, snippet
from metsguide.words import fold, words_of
from tests.library_fixture import write_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(write_library(tmp_path_factory.mktemp("library") / "small.library")) as opened:
        yield opened


@pytest.fixture(scope="module")
def search(library: Library) -> Search:
    return Search(library)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = write_library(tmp_path_factory.mktemp("library") / "large.library", extra_articles=4000)
    with Library.open(path) as opened:
        yield opened


def ids(search: Search, text: str, language: str = "en", limit: int = 50) -> list[str]:
    return [hit.id for hit in search.find(text, language, limit).hits]


def marked(text: str, places: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in places]


# --- What is found ---


def test_all_words_in_any_order(search: Search) -> None:
    assert ids(search, "ribs pain ") == ["liver"]
    assert ids(search, "pain ribs ") == ["liver"]
    assert ids(search, "ribs fever ") == []


def test_the_last_word_may_be_only_begun_unless_a_space_follows(search: Search) -> None:
    assert ids(search, "metas") == ["metastasis"]
    assert ids(search, "metas ") == []
    assert ids(search, "metas x") == []
    assert ids(search, "metastasis ") == ["metastasis"]


@pytest.mark.parametrize("text", ["oedème", "oedeme", "Œdème", "ŒDEME", "œd", "oed", "Oede\u0301me"])
def test_case_accents_and_ligatures_do_not_matter(search: Search, text: str) -> None:
    assert ids(search, text) == ["edema"]


def test_title_before_aliases_before_headings_before_body(tmp_path: Path) -> None:
    path = write_library(tmp_path / "ranked.library")
    connection = sqlite3.connect(path)
    for number, column in enumerate(("body", "headings", "aliases", "title")):
        connection.execute(
            "INSERT INTO entry VALUES (?, 'en', 'article', ?, ?, '', 'text')", (100 + number, column, column)
        )
        values = ["zebra" if name == column else "filler" for name in ("title", "aliases", "headings", "body")]
        connection.execute(
            "INSERT INTO entry_words (rowid, title, aliases, headings, body) VALUES (?, ?, ?, ?, ?)",
            (100 + number, *values),
        )
    connection.commit()
    connection.close()
    with Library.open(path) as library:
        assert ids(Search(library), "zebra") == ["title", "aliases", "headings", "body"]


def test_equals_stand_in_a_stable_order(tmp_path: Path) -> None:
    path = write_library(tmp_path / "ties.library")
    connection = sqlite3.connect(path)
    wanted = [("article", "a"), ("article", "b"), ("term", "a"), ("term", "b"), ("resource", "a"), ("resource", "b")]
    for number, (kind, id) in enumerate(reversed(wanted)):
        connection.execute("INSERT INTO entry VALUES (?, 'en', ?, ?, 'Zebra', '', 'zebra')", (100 + number, kind, id))
        connection.execute("INSERT INTO entry_words (rowid, title, body) VALUES (?, 'zebra', 'x')", (100 + number,))
    connection.commit()
    connection.close()
    with Library.open(path) as library:
        assert [(hit.kind, hit.id) for hit in Search(library).find("zebra", "en").hits] == wanted


def test_limit(search: Search) -> None:
    everything = ids(search, "bone")
    assert len(everything) == 3
    assert everything[0] == "bone", "the article before the shorter term"
    assert ids(search, "bone", limit=2) == everything[:2]
    assert ids(search, "bone", limit=0) == []


@pytest.mark.parametrize("text", ["", " ", "-", "\"'*()", "…", "\0"])
def test_no_word_finds_nothing(search: Search, text: str) -> None:
    results = search.find(text, "en")
    assert (results.query, results.words, results.hits) == (text, (), ())


def test_results_say_what_was_looked_for(search: Search) -> None:
    results = search.find("Bone  PAIN bo", "en")
    assert results.query == "Bone  PAIN bo"
    assert results.words == ("bone", "pain", "bo")
    assert search.find("bone pain bone", "en").words == ("pain", "bone")


def test_what_a_language_lacks_is_found_in_the_first(search: Search) -> None:
    assert ids(search, "os", "fr") == ["bone"]
    assert ids(search, "ribs", "fr") == ["liver"], "there is no French page on the liver"
    assert "bone" not in ids(search, "hurt", "fr"), "the English page on bone has a French one"
    assert ids(search, "os", "en") == []
    assert ids(search, "bone", "xx") == ids(search, "bone", "en")


def test_a_hit_says_where_it_belongs(search: Search) -> None:
    hit = search.find("liver", "en").hits[0]
    assert hit == Hit("article", "liver", "The liver", "Pain may come under the ribs.", "spread", ((4, 9),), ())


def test_a_damaged_index_says_so(tmp_path: Path) -> None:
    path = write_library(tmp_path / "odd.library")
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM entry_words_data")
    connection.commit()
    connection.close()
    with Library.open(path) as library, pytest.raises(LibraryDamaged):
        Search(library).find("bone", "en")


# --- Any text ---


@given(st.text(max_size=200) | st.text(alphabet="ab \"'*^:()-+.{}\\ANDORNEAR\0œé½²ﬁ\u0301", max_size=40))
@example('"')
@example("bone OR")
@example("NEAR(bone pain)")
@example("title:bone")
@example("bone*")
@example("l’enfant c'est")
@example("a" * 10_000)
@example("bone " * 2_000)
@example("\ud800 bone")
@example("½ ﬁn 𝟜")
def test_any_text_is_safe(library: Library, text: str) -> None:
    for language in ("en", "fr"):
        for hit in Search(library).find(text, language).hits:
            assert hit.title
            for shown, places in ((hit.title, hit.title_marks), (hit.snippet, hit.snippet_marks)):
                assert all(0 <= start < end <= len(shown) for start, end in places)


@given(
    st.sampled_from(["bone", "pain", "liver", "fever", "metastasis"]),
    st.text(alphabet="\"'*^:()-+.{}\\;,!?/ ", max_size=9),
)
def test_signs_around_a_word_change_nothing(library: Library, word: str, signs: str) -> None:
    search = Search(library)
    assert ids(search, f"{signs}{word}{signs} ") == ids(search, f"{word} ")


# --- Large libraries ---


class Counting:
    """Stands in for a library and counts the rows that its queries give back."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.languages = library.languages
        self.rows = 0

    def query(self, sql: str, parameters: tuple[str | int, ...] = ()) -> list[tuple[object, ...]]:
        rows = self._library.query(sql, parameters)
        self.rows += len(rows)
        return list(rows)


@pytest.mark.parametrize("text", ["b", "bo", "bone", "common words a", "page b"])
def test_a_broad_search_weighs_a_limited_number_of_pages(large: Library, text: str) -> None:
    counting = Counting(large)
    hits = Search(counting).find(text, "en", 20).hits  # type: ignore[arg-type]
    assert len(hits) == 20
    assert counting.rows < 1100


def test_a_single_letter_is_looked_up_in_titles_first(large: Library) -> None:
    assert set(ids(Search(large), "s")) == {"bone", "bone-scan"}, "and not in 4000 pages that hold the word some"


def test_a_rare_word_is_found_in_a_large_library(large: Library) -> None:
    assert ids(Search(large), "ribs") == ["liver"]
    assert ids(Search(large), "number 3999") == ["page-3999"]
    assert ids(Search(large), "under r") == ["liver"], "no word r, and no title with one: then everywhere"


# --- Snippets ---


def sought(*words: str, begun: bool = False) -> Sought:
    return Sought(words, begun)


def test_the_sentence_that_holds_most_of_the_words() -> None:
    text = (
        "First a word on pain. Nothing here.\nBone pain\nAt night, bone pain may wake you. Tell your team. "
        + "X " * 90
        + "."
    )
    shown, places = snippet(text, sought("bone", "pain"))
    assert shown == "At night, bone pain may wake you. Tell your team."
    assert marked(shown, places) == ["bone", "pain"]


def test_a_snippet_leaves_the_numbers_of_citations_out() -> None:
    assert snippet("Bones hurt. [1] [2] Rest helps [3].", sought("rest"))[0] == "Rest helps."


def test_a_prefix_marks_the_whole_word() -> None:
    shown, places = snippet("Metastases, or métastases.", sought("metas", begun=True))
    assert marked(shown, places) == ["Metastases", "métastases"]
    assert marks("Œdème", sought("oed", begun=True)) == ((0, 5),)
    assert marks("Bone and bones", sought("bone")) == ((0, 4),)


def test_a_long_sentence_is_cut_around_its_words() -> None:
    text = "start " + "filler " * 60 + "the bone pain stands here " + "filler " * 60 + "end."
    shown, places = snippet(text, sought("bone", "pain"))
    assert marked(shown, places) == ["bone", "pain"]
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert set(shown.strip("… ").split()) <= set(text.split()), "only whole words"


def test_a_text_without_the_words_gives_its_beginning() -> None:
    shown, places = snippet("Heading\nThe first sentence. The second.", sought("absent"))
    assert (shown, places) == ("The first sentence. The second.", ())
    assert snippet("", sought("absent")) == ("", ())


@given(
    st.text(max_size=600) | st.text(alphabet="ab. é\nœ’[1]", max_size=600),
    st.text(alphabet="abéœ1", min_size=1, max_size=3),
)
def test_a_snippet_is_short_and_marks_only_what_was_looked_for(text: str, word: str) -> None:
    shown, places = snippet(text, sought(fold(word), begun=True))
    assert len(shown) <= LONGEST + 4
    assert "\n" not in shown
    for found in marked(shown, places):
        assert fold(found).startswith(fold(word))
    assert sorted(places) == list(places)


def test_words_are_split_as_the_index_splits_them(library: Library) -> None:
    for hit in Search(library).find("bone", "en").hits:
        titles = [word for word, _, _ in words_of(hit.title)]
        assert "bone" in titles or hit.snippet_marks
