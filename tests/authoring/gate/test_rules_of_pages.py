# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The rules for a page as a whole: its headings, its length, how it reads, what it asks, and its age."""

from __future__ import annotations

import datetime

import pytest

from .conftest import CALM, LONG, URGENT, GateFolder


def test_a_long_stretch_without_a_heading_is_named(gate: GateFolder) -> None:
    gate.edit(CALM, "## The rest\n\n", "")
    assert gate.problems() == []  # 138 words
    for part in ("two", "three"):
        gate.edit(CALM, f"## Part {part}\n\n", "")
    assert gate.problems() == [
        f"{CALM}:1: one heading for 254 words, at least one for 120; put in another [headings]",
        f"{CALM}:20: 240 words without a heading, at most 150; put one in between [headings]",
    ]


def test_a_page_has_a_length(gate: GateFolder) -> None:
    gate.say("## More\n\nYou can rest. [@ONE]\n\n" * 130)
    expected = f"{CALM}:1: 641 words before `more`, must be 250 to 600; cut, or move details into `::: more` [length]"
    assert gate.problems() == [expected]


def test_what_is_folded_away_does_not_count_as_length(gate: GateFolder) -> None:
    gate.edit(URGENT, "## What it may be", "::: more What it may be")
    gate.write(URGENT, (gate.root / URGENT).read_text(encoding="utf-8") + ":::\n")
    expected = f"{URGENT}:1: 11 words before `more`, must be 150 to 250; say more of what helps [length]"
    assert gate.problems() == [expected]


def test_a_page_gives_a_question_to_take_along(gate: GateFolder) -> None:
    gate.set("questions", "[]")
    assert gate.problems() == [
        f"{CALM}:1: no question to take along; write at least one under `questions` [no-question]"
    ]
    gate.set("questions", "[Who do I call]")
    assert gate.problems() == [f'{CALM}:6: not a question; end it with "?": "Who do I call" [no-question]']


def test_an_emergency_page_says_first_what_to_do(gate: GateFolder) -> None:
    before = "The sky is blue and the sea is wide. [@ONE]\n\n" * 3
    gate.edit(URGENT, "Go now if it is bad. [@ONE]\n\nCall [911](tel:911). [@ONE]\n\nSay", f"{before}Say")
    assert gate.problems() == [
        f"{URGENT}:18: the first thing to do comes after 27 words, must be within 25; put it first, in `::: do-first` "
        "[first-action]"
    ]
    gate.edit(URGENT, "Say it here.", "It is late.")
    gate.write(URGENT, (gate.root / URGENT).read_text(encoding="utf-8").replace("A friend can bring", "Some have"))
    assert gate.problems() == [
        f"{URGENT}:1: an emergency page that says nothing to do; begin with `::: do-first` [first-action]"
    ]


def test_a_band_says_what_to_do(gate: GateFolder) -> None:
    text = (gate.root / URGENT).read_text(encoding="utf-8")
    head, _, rest = text.partition(
        "Go now if it is bad. [@ONE]\n\nCall [911](tel:911). [@ONE]\n\nSay it here. [@ONE]\n"
    )
    gate.write(URGENT, f"{head}::: band call-911 | Call 911 | Now\n- it is bad [@ONE]\n:::\n{rest}")
    assert gate.problems() == []


# --- The page as a whole ---------------------------------------------------------------------------

HARD = "Considerable deterioration necessitates immediate hospitalization. [@ONE]\n\n"


def test_a_page_that_is_hard_to_read(gate: GateFolder) -> None:
    gate.say(HARD * 60)
    do = "shorten its longest sentences and words"
    for expected in (
        f"{CALM}:1: reading grade 22.2 (Flesch-Kincaid), at most 7; {do} [grade]",
        f"{CALM}:1: SMOG grade 13.4, at most 8; use shorter words [smog]",
        f"{CALM}:1: 54.4 of 100 words have three syllables or more (54.4 with those that the glossary explains), "
        "at most 10; use shorter words [long-words]",
        "library.yaml:1: the median reading grade of the pages that are no emergency is 10.65, at most 5; "
        "begin with calm (22.2), other (-0.9)",
    ):
        assert expected in gate.problems()


def test_terms_of_the_glossary_are_counted_apart(gate: GateFolder) -> None:
    gate.say("A biopsy, a biopsy, a biopsy. [@ONE]\n\n" * 20)
    assert [problem for problem in gate.problems() if "long-words" in problem] == []


def test_a_page_of_long_sentences(gate: GateFolder) -> None:
    gate.say(f"{LONG}. [@ONE]\n\n" * 24)
    expected = f"{CALM}:1: sentences of 15.2 words on average, at most 15; cut the longest in two [mean-sentence]"
    assert expected in gate.problems()


def test_short_pages_share_their_smog(gate: GateFolder) -> None:
    gate.say(HARD * 5, URGENT)
    what = "measured with the other pages of fewer than 30 sentences"
    assert [problem for problem in gate.problems() if "SMOG" in problem] == [
        f"{URGENT}:1: SMOG grade 8.7, {what}, at most 7; use shorter words [smog]"
    ]


def test_the_median_is_of_one_kind_of_page(gate: GateFolder) -> None:
    gate.say("Biopsies, biopsies and lymphomas necessitate hospitalization. [@ONE]\n\n" * 10, URGENT)
    expected = (
        "library.yaml:1: the median reading grade of the emergency pages is 4.8, at most 4; begin with urgent (4.8)"
    )
    assert [problem for problem in gate.problems() if "median" in problem] == [expected]


# --- Upkeep ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "today", "problem", "warning"),
    [
        (CALM, (2028, 4), "", ""),
        (CALM, (2028, 5), "", "last checked 18 months ago, 24 is too old; "),
        (CALM, (2028, 10), "", "last checked 23 months ago, 24 is too old; "),
        (CALM, (2028, 11), "last checked 24 months ago, must be less than 24; ", ""),
        (URGENT, (2027, 10), "", ""),
        (URGENT, (2027, 11), "last checked 12 months ago, must be less than 12; ", ""),
        (CALM, (2026, 10), "checked in 2026-11, which is still to come; write the month of the last check", ""),
    ],
)
def test_a_page_gets_old(gate: GateFolder, name: str, today: tuple[int, int], problem: str, warning: str) -> None:
    gate.today = datetime.date(*today, 1)
    line = {CALM: 8, URGENT: 8}[name]
    do = "compare it with its sources again, then write this month"
    for expected, found in ((problem, gate.problems()), (warning, gate.warnings())):
        ours = [one for one in found if one.startswith(f"{name}:")]
        whole = f"{name}:{line}: {expected}{do if expected.endswith('; ') else ''} [stale]"
        assert ours == ([whole] if expected else [])


@pytest.mark.parametrize(
    ("name", "scores", "message"),
    [
        (CALM, "cci: 90, pemat-understandable: 90, pemat-actionable: 80", ""),
        (
            CALM,
            "cci: 89, pemat-understandable: 90, pemat-actionable: 80",
            "`cci` is 89, at least 90; mend what lost the points",
        ),
        (
            URGENT,
            "cci: 99, pemat-understandable: 100, pemat-actionable: 100",
            "`cci` is 99, at least 100; mend what lost the points",
        ),
        (
            CALM,
            "cci: 101, pemat-understandable: 90, pemat-actionable: 80",
            "`cci` must be a whole number from 0 to 100, not '101'",
        ),
    ],
)
def test_the_authors_scored_the_page(gate: GateFolder, name: str, scores: str, message: str) -> None:
    gate.set("scores", f"{{{scores}}}", name)
    assert gate.problems() == ([f"{name}:9: the score {message} [scores]"] if message else [])


def test_each_score_is_there_and_no_other(gate: GateFolder) -> None:
    gate.set("scores", "{cci: 95, pemat-understandable: 95, pemat: 100}")
    assert gate.problems() == [
        f"{CALM}:9: no score `pemat-actionable`; score the page, then write it under `scores`, at least 80 [scores]",
        f"{CALM}:9: unknown score `pemat`; the scores are cci, pemat-understandable, pemat-actionable [scores]",
    ]
