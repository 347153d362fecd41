# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The sentence that answers, and the words marked in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metsguide.search.snippets import LONGEST, Line, Marks, Sought, Text
from metsguide.words import fold


def marks(text: str, sought: Sought) -> Marks:
    return Line(text).marks(sought)


def snippet(text: str, sought: Sought) -> tuple[str, Marks]:
    return Text(text).snippet(sought)


def sought(*words: str, begun: bool = False) -> Sought:
    forms = {word: number for number, word in enumerate(words)}
    return Sought(forms, [1.0] * len(words), words[-1] if begun else "")


def marked(text: str, places: Marks) -> list[str]:
    return [text[start:end] for start, end in places]


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


def test_a_word_is_marked_in_every_way_it_is_written() -> None:
    ways = Sought({"bleed": 0, "bleeding": 0, "nose": 1}, [1.0, 2.0])
    shown, places = snippet("Bleeding of a nose may bleed on.\nA bleed.", ways)
    assert marked(shown, places) == ["Bleeding", "nose", "bleed"]


def test_the_word_that_tells_more_decides() -> None:
    ways = Sought({"cancer": 0, "rib": 1}, [0.2, 3.0])
    assert snippet("Cancer and cancer.\nA rib.", ways)[0] == "A rib."


def test_a_text_that_hardly_speaks_of_it_gives_its_beginning() -> None:
    ways = Sought({"cancer": 0, "rib": 1}, [0.2, 3.0])
    assert snippet("What this is about.\nA cancer.", ways)[0] == "What this is about."


def test_a_single_letter_chooses_no_sentence() -> None:
    assert snippet("The beginning.\nBones and bones.", sought("b", begun=True))[0] == "The beginning."


@given(
    st.lists(
        st.sampled_from(["pain", "pains", "painful", "bone", "Pain", "the", "1.1", "1.1.1", "pa-in", "\n"]), max_size=30
    ),
    st.sampled_from(["pain", "bone", "1.1", "pains"]),
)
def test_a_text_that_was_asked_letter_by_letter_answers_like_a_fresh_one(words: list[str], word: str) -> None:
    text = " ".join(words)
    page, line = Text(text), Line(text)
    for end in range(1, len(word) + 1):
        typed = sought("the", word[:end], begun=True)
        assert page.snippet(typed) == snippet(text, typed)
        assert line.marks(typed) == marks(text, typed)
