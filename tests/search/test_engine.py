# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Searching: what is found, in which order, what is marked, and that nothing a person types can break it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from metsguide.authoring.search_index import Entry, SearchIndex
from metsguide.library import Library, LibraryDamaged
from metsguide.model import Hit
from metsguide.search import Search
from tests.library_fixture import without_entries, write_library


def ids(search: Search, text: str, language: str = "en", limit: int = 50) -> list[str]:
    return [hit.id for hit in search.find(text, language, limit).hits]


# --- What is found ---


def test_pages_that_hold_all_the_words_come_first_in_whatever_order_they_were_typed(search: Search) -> None:
    assert ids(search, "ribs pain ")[0] == "liver"
    assert ids(search, "pain ribs ") == ids(search, "ribs pain ")
    assert search.find("ribs pain ", "en").holds == "all"


def test_words_are_left_out_step_by_step_and_the_results_say_so(search: Search) -> None:
    most = search.find("pain may ribs shoe zzzzzzz", "en")
    assert (most.holds, most.hits[0].id) == ("most", "liver")
    any_of_them = search.find("zzzzzzz xyxyxyx qwqwqwq ribs", "en")
    assert (any_of_them.holds, any_of_them.hits[0].id) == ("any", "liver")
    assert search.find("zzzzzzz", "en").hits == ()


def test_the_last_word_may_be_only_begun_unless_a_space_follows(search: Search) -> None:
    assert ids(search, "metas") == ["metastasis"]
    assert [hit.id for hit in search.find("metas ", "en", as_typed=True).hits] == []
    assert ids(search, "metastasis ") == ["metastasis"]


def test_a_word_that_is_there_comes_before_longer_ones_that_it_begins(tmp_path: Path) -> None:
    entries = [Entry("en", "article", f"peg-{n}", f"The pegging of pegs {n}", "", "") for n in range(30)]
    entries.append(Entry("en", "article", "pe", "What else", "", "", body="It may be a PE, they said."))
    with Library.open(small_library(tmp_path / "pe.library", entries)) as library:
        assert ids(Search(library), "PE")[0] == "pe"


def test_beside_a_usual_word_longer_ones_are_not_looked_for_until_they_are_typed(tmp_path: Path) -> None:
    entries = [Entry("en", "article", f"leg-{n}", f"Page {n}", "", "", body="A leg.") for n in range(25)]
    entries += [Entry("en", "article", "legumes", "What to eat", "", "", body="Legumes.")]
    with Library.open(small_library(tmp_path / "leg.library", entries)) as library:
        assert "legumes" not in ids(Search(library), "leg")
        assert ids(Search(library), "legu") == ["legumes"]


def test_of_many_pages_with_one_word_those_come_first_that_are_about_it(tmp_path: Path) -> None:
    entries = [Entry("en", "article", f"page-{n}", f"Page {n}", "", "", body="A zebra here.") for n in range(200)]
    entries += [Entry("en", "article", "often", "Another page", "", "", body="Zebra and zebra, and a zebra again.")]
    entries += [Entry("en", "article", "zebra", "Zebra", "", "", body="An animal.")]
    with Library.open(small_library(tmp_path / "many.library", entries)) as library:
        found = ids(Search(library), "zebra", limit=20)
        assert found[:2] == ["zebra", "often"]
        assert len(found) == 20


@pytest.mark.parametrize("text", ["oedème", "oedeme", "Œdème", "ŒDEME", "œd", "oed", "Oede\u0301me"])
def test_case_accents_and_ligatures_do_not_matter(search: Search, text: str) -> None:
    assert ids(search, text) == ["edema"]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("tumor", "tumour"), ("tumours", "tumour"), ("hemoglobin", "haem"), ("anemia", "haem"), ("stage iv", "four"),
        ("stage four", "four"), ("stage 4", "four"), ("stage4", "four"), ("4th stage", "four"), ("x-ray", "xray"),
        ("xray", "xray"), ("x ray", "xray"), ("cant", "cant"), ("can't", "cant"), ("can’t", "cant"),
        ("mothers", "cant"), ("l'eau", "eau"), ("eau", "eau"), ("walked", "walk"), ("walks", "walk"),
        ("ca125", "marker"), ("ca 125", "marker"),
    ],
)  # fmt: skip
def test_the_same_word_written_otherwise_is_found(tmp_path: Path, text: str, page: str) -> None:
    texts = {
        "tumour": "A tumour.", "haem": "Haemoglobin and anaemia.", "four": "What stage IV means.", "xray": "An X-ray.",
        "cant": "You can’t, says a mother’s daughter.", "eau": "L’eau.", "walk": "Walking.",
        "marker": "The CA-125 rises.",
    }  # fmt: skip
    entries = [Entry("en", "article", id, "A page", "", text, body=text) for id, text in texts.items()]
    with Library.open(small_library(tmp_path / "written.library", entries)) as library:
        assert ids(Search(library), text)[0] == page


def test_words_that_mean_the_same_find_each_other_the_very_word_first(search: Search) -> None:
    assert set(ids(search, "hurt ")) == set(ids(search, "pain ")) == {"bone", "liver"}


def test_what_people_say_leads_where_the_content_says_in_its_order(search: Search) -> None:
    results = search.find("what holds me up ", "en")
    assert [hit.id for hit in results.hits[:2]] == ["bone", "bone-scan"]
    assert results.holds == "all"
    assert ids(search, "the skeleton ")[0] == "bone"


def test_a_sign_of_an_emergency_comes_first(search: Search) -> None:
    results = search.find("my weak legs", "en")
    assert [sign.sign for sign in results.urgent] == ["Weak legs"]
    assert results.hits[0].id == "fever"
    assert search.find("liver", "en").urgent == ()


@pytest.mark.parametrize(
    "text",
    [
        "38.5",
        "38,5",
        "temp 38.0",
        "38.5 after my dose",
        "after a dose temp 38.5",
        "101.2",
        "101 F",
        "39 C",
        "39°",
        "39 degrees c",
    ],
)
def test_a_temperature_is_a_sign_from_where_the_content_says(search: Search, text: str) -> None:
    assert [sign.sign for sign in search.find(text, "en").urgent] == ["Weak legs"]


@pytest.mark.parametrize(
    "text",
    [
        "37.9",
        "38",
        "39 years old",
        "100.2 F",
        "98.6",
        "38.5%",
        "101",
        "3.85",
        "138.5",
        "55 C",
        "psa is 38.5",
        "CA 15-3 of 38.5",
        "I weigh 38.5",
        "38.5 kg",
        "38.5mg",
        "$38.50",
    ],
)
def test_another_number_is_none(search: Search, text: str) -> None:
    assert search.find(text, "en").urgent == ()


def test_what_is_said_in_order_and_not_otherwise_meant(search: Search) -> None:
    assert search.find("i want to end it all", "en").urgent
    assert search.find("it all will end", "en").urgent == ()
    assert search.find("do not end it all", "en").urgent == ()


def test_an_unknown_word_is_mended_and_can_be_looked_for_as_typed(search: Search) -> None:
    results = search.find("metastisis", "en")
    assert results.mended == (("metastisis", "metastasis"),)
    assert results.meant == "metastasis"
    assert [hit.id for hit in results.hits] == ["metastasis"]
    assert search.find("metastisis", "en", as_typed=True).hits == ()
    assert search.find("metastisi", "en").mended, "also while it is typed"


def test_a_word_that_sounds_the_same_is_meant_whatever_it_begins_with(tmp_path: Path) -> None:
    entries = [Entry("en", "article", "cell", "What a cell is", "", "", body="A cell divides."),
               Entry("en", "article", "self", "Yourself", "", "", body="Your own self.")]  # fmt: skip
    with Library.open(small_library(tmp_path / "cell.library", entries)) as library:
        assert Search(library).find("sell ", "en").mended == (("sell", "cell"),)


def test_a_word_that_exists_is_never_replaced(search: Search) -> None:
    assert search.find("pain", "en").mended == ()
    assert search.find("meta", "en").mended == (), "it begins one"


def test_two_words_typed_as_one_are_taken_apart(search: Search) -> None:
    assert search.find("bonescan ", "en").mended == (("bonescan", "bone scan"),)
    assert ids(search, "bonepain ")[0] in ("bone", "liver")


def test_the_kind_that_is_named_comes_first(search: Search) -> None:
    assert search.find("bone", "en").hits[0].kind == "article"
    assert search.find("bone meaning", "en").hits[0].kind == "term"


def test_a_word_being_typed_can_be_completed(search: Search) -> None:
    assert "about metastasis" in search.find("about metas", "en").suggestions
    assert search.find("metastasis ", "en").suggestions == ()


def small_library(path: Path, entries: list[Entry]) -> Path:
    """The small library, and these entries."""
    connection = without_entries(path)
    index = SearchIndex(connection, {}, {}, {})
    for entry in entries:
        index.add(entry)
    index.finish([])
    connection.commit()
    connection.close()
    return path


def test_title_before_names_before_lead_before_headings_before_body(tmp_path: Path) -> None:
    fields = ("title", "names", "lead", "headings", "body")
    entries = []
    for field in reversed(fields):
        texts = dict.fromkeys(fields, "filler words about nothing") | {field: "zebra and other animals"}
        entries.append(Entry("en", "article", field, context="", text="", **texts))
    with Library.open(small_library(tmp_path / "ranked.library", entries)) as library:
        assert ids(Search(library), "zebra") == list(fields)


def test_equals_stand_in_a_stable_order(tmp_path: Path) -> None:
    wanted = [("article", "a"), ("article", "b"), ("term", "a"), ("term", "b"), ("resource", "a"), ("resource", "b")]
    entries = [Entry("en", kind, id, "Zebra", "", "zebra") for kind, id in wanted]
    with Library.open(small_library(tmp_path / "ties.library", entries)) as library:
        assert [(hit.kind, hit.id) for hit in Search(library).find("zebra", "en").hits] == wanted


def test_limit(search: Search) -> None:
    everything = ids(search, "bone")
    assert everything[0] == "bone", "the article before the shorter term"
    assert len(everything) >= 3
    assert ids(search, "bone", limit=2) == everything[:2]
    assert ids(search, "bone", limit=0) == []


def test_after_the_first_few_results_are_grouped_by_kind(shipped_search: Search) -> None:
    for text in ("lung", "pain", "chemo side effects", "money"):
        kinds = [hit.kind for hit in shipped_search.find(text, "en").hits][3:]
        assert [kind for at, kind in enumerate(kinds) if kind not in kinds[:at]] == list(
            dict.fromkeys(sorted(kinds, key=("article", "term", "resource").index))
        )
        assert kinds == sorted(kinds, key=kinds.index)


@pytest.mark.parametrize("text", ["", " ", "-", "\"'*()", "…", "\0"])
def test_no_word_finds_nothing(search: Search, text: str) -> None:
    results = search.find(text, "en")
    assert (results.query, results.words, results.hits) == (text, (), ())


def test_results_say_what_was_looked_for(search: Search) -> None:
    results = search.find("Bone  PAIN bo", "en")
    assert results.query == "Bone  PAIN bo"
    assert results.words == ("bone", "pain", "bo")


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
        Search(library).find("bone pain", "en")


# --- Large libraries ---


def test_a_rare_word_is_found_in_a_large_library(large: Library) -> None:
    assert ids(Search(large), "ribs")[0] == "liver"
    assert ids(Search(large), "number 3999")[0] == "page-3999"
    assert ids(Search(large), "under r")[0] == "liver"
