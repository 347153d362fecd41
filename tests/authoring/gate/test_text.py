# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the rules stand on: passages with their lines, sentences, syllables, and what a sentence does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metsguide.authoring.body import Figures, read_body
from metsguide.authoring.gate.page import count_words
from metsguide.authoring.gate.speech import is_instruction
from metsguide.authoring.gate.syllables import syllables
from metsguide.authoring.passages import Passage
from metsguide.authoring.problems import Report

from .conftest import GateFolder


def passages(text: str, gate: GateFolder) -> tuple[Passage, ...]:
    report = Report(gate.root)
    body = read_body(text, 1, "en", Figures(), report)
    assert report.problems == []
    return body.passages


def test_every_sentence_knows_its_line_and_its_sources(gate: GateFolder) -> None:
    [passage] = passages("It is 38.0 here. Dr. Ray [knows](term:a)\nit. [@A] [@B] Does\n**she**? [@C] Well", gate)
    assert passage.text == "It is 38.0 here. Dr. Ray knows it. Does she? Well"
    assert [(one.text, one.line, one.sources) for one in passage.sentences()] == [
        ("It is 38.0 here.", 1, ()),
        ("Dr. Ray knows it.", 1, ("A", "B")),
        ("Does she?", 2, ("C",)),
        ("Well", 3, ()),
    ]
    assert [passage.text[start:end] for start, end in passage.bold] == ["she"]
    assert [(passage.text[start:end], target) for start, end, target in passage.links] == [("knows", "term:a")]


def test_passages_know_what_they_are_and_where(gate: GateFolder) -> None:
    text = "## Head\n- one\n- two:\n  - three\n\nIt opens:\n\n- four\n\n"
    text += "::: more Title\n| A | B |\n| --- | --- |\n| c | d |\n:::"
    found = [(one.kind, one.within, one.line, one.text, one.lead and one.lead.text) for one in passages(text, gate)]
    assert found == [
        ("heading", "", 1, "Head", None),
        ("item", "", 2, "one", "Head"),
        ("item", "", 3, "two:", "Head"),
        ("item", "", 4, "three", "two:"),
        ("paragraph", "", 6, "It opens:", None),
        ("item", "", 8, "four", "It opens:"),
        ("title", "more", 10, "Title", None),
        *(("cell", "more", line, text, None) for line, text in ((11, "A"), (11, "B"), (13, "c"), (13, "d"))),
    ]
    rows = [one.row for one in passages(text, gate) if one.kind == "cell"]
    assert rows == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "a pain bones worked called the help safe drugs'"),
        (2, "cancer people table needed useful someone someone's changes something sometimes"),
        (3, "family surgery infection radio idea medicine Canada area medical patient's-care"),
        (4, "temperature Canadian alternative whole-body-scan"),
        (5, "immediately"),
        (6, "hospitalization"),
    ],
)
def test_syllables(count: int, words: str) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ask your team.", True),
        ("Then go.", True),
        ("If it hurts, call.", True),
        ("For now, and if it hurts, rest.", True),
        ("You can ask.", True),
        ("You may also ask.", True),
        ("You do not have to do that.", True),
        ("They grow, hide and rest.", False),
        ("They grow, rest and hide.", False),
        ("You may be ill.", False),
        ("You may feel ill.", False),
        ("If it hurts, it may break.", False),
        ("Bones rest.", False),
        ("Rest can help.", False),
        ("…", False),
    ],
)
def test_an_instruction(gate: GateFolder, text: str, is_one: bool) -> None:
    assert is_instruction(text, gate.read().wording["en"]) is is_one


def test_words_are_counted_as_a_reader_counts() -> None:
    assert count_words("38.0 °C (100.4 °F) – or more, e.g. 9-8-8") == 8


@given(st.text(alphabet=st.sampled_from("aA1 .:?!\"“”'’-*_#|[]()@\n\\<&…%"), max_size=120))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_no_text_ends_the_gate(gate: GateFolder, text: str) -> None:
    before = (gate.root / "articles/first/calm.en.md").read_text(encoding="utf-8")
    gate.say(f"x{text} ")
    gate.problems()
    gate.warnings()
    gate.write("articles/first/calm.en.md", before)
