# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A search that is a cry for help: its signs come first, from rules in the content, and nothing is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from metsguide.search import Search

UNSURE = "Not sure? Call"
SIGNS = yaml.safe_load(Path(__file__).with_name("signs.yaml").read_text(encoding="utf-8"))


def first(search: Search, text: str) -> str:
    hit = search.find(text, "en").hits[0]
    return f"{hit.kind}:{hit.id}"


@pytest.mark.parametrize(
    "text",
    [
        "end my life", "i want to end my life", "suicide", "I want to die", "im thinking of killing myself",
        "he says he wants to die", "don't want to live anymore", "i cant go on", "988", "wish i was dead",
        "how many pills to die", "thinking about ending it all", "self harm", "no reason to live", "suicid",
        "better off without me", "i dont want to wake up",
    ],
)  # fmt: skip
def test_thoughts_of_suicide_put_somebody_to_talk_to_first(shipped_search: Search, text: str) -> None:
    results = shipped_search.find(text, "en")
    assert results.urgent[0].to[0] == ("resource", "988")
    assert (results.hits[0].kind, results.hits[0].id) == ("resource", "988")
    assert "9-8-8" in results.urgent[0].do


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("fever", "em-fever"),
        ("temp 38.5 on chemo", "em-fever"),
        ("38.5", "em-fever"),
        ("i have the chills", "em-fever"),
        ("my legs feel weak", "em-spinal-cord"),
        ("my back hurts and my legs are going numb", "em-spinal-cord"),
        ("can't pee", "em-spinal-cord"),
        ("cant feel my legs", "em-spinal-cord"),
        ("he is having a seizure", "em-brain"),
        ("her face is drooping", "em-brain"),
        ("mom is very confused today", "em-calcium"),
        ("my face is swollen", "em-svc"),
        ("one leg swollen and sore", "em-clots"),
        ("PE", "em-clots"),
        ("coughing up blood", "em-bleeding"),
        ("nosebleed won't stop", "em-bleeding"),
        ("can't keep anything down", "em-bowel"),
        ("no gas and belly hard", "em-bowel"),
        ("chest pain", "emergency-guide"),
        ("i can't breathe", "emergency-guide"),
        ("he passed out", "emergency-guide"),
        ("took too many pills", "emergency-guide"),
        ("diarrhea on keytruda", "em-immunotherapy"),
        ("eyes are yellow", "site-liver"),
        ("heard a crack in my hip", "site-bone"),
        ("call 911", "emergency-guide"),
    ],
)
def test_a_sign_of_an_emergency_comes_first_and_says_what_to_do(shipped_search: Search, text: str, page: str) -> None:
    results = shipped_search.find(text, "en")
    assert results.urgent
    assert results.urgent[0].do
    assert first(shipped_search, text) == f"article:{page}"
    assert "emergency-guide" in [hit.id for hit in results.hits[:2]]


@pytest.mark.parametrize(
    "text",
    [
        "end of life care", "i don't want to die", "i dont want chemo", "take out life insurance", "er positive breast",
        "how long do i have", "palliative care", "he passed away", "doctor doesn't know", "get fit", "life expectancy",
        "breast cancer", "bone", "i want to talk to my kids", "living will",
    ],
)  # fmt: skip
def test_what_is_no_sign_raises_no_alarm(shipped_search: Search, text: str) -> None:
    assert shipped_search.find(text, "en").urgent == ()


def test_a_cry_for_help_is_not_completed_to_something_else(shipped_search: Search) -> None:
    assert shipped_search.find("i want to end my life", "en").suggestions == ()


@pytest.mark.parametrize("text", ["the rest of my life", "my chemo on thursday", "pain in the bone"])
def test_a_whole_word_is_not_completed_to_a_rarer_one(shipped_search: Search, text: str) -> None:
    assert shipped_search.find(text, "en").suggestions == ()


def test_a_word_that_may_be_a_beginning_is_completed(shipped_search: Search) -> None:
    assert "pain in my shoulder" in shipped_search.find("pain in my should", "en").suggestions
    assert "what is metastasis" in shipped_search.find("what is metas", "en").suggestions


@pytest.mark.parametrize(("begun", "sign"), [("brea", False), ("breas", False), ("suici", True), ("seizur", True)])
def test_a_word_only_begun_is_a_sign_where_that_is_what_it_most_likely_becomes(
    shipped_search: Search, begun: str, sign: bool
) -> None:
    assert bool(shipped_search.find(begun, "en").urgent) == sign


def test_nothing_is_hidden(shipped_search: Search) -> None:
    ids = [hit.id for hit in shipped_search.find("suicide", "en").hits]
    assert len(ids) == len(set(ids))
    assert {"988", "emergency-guide", "feel-emotions-scanxiety"} <= set(ids)


@pytest.mark.parametrize("page", SIGNS["signs"])
def test_each_way_to_say_a_sign_is_heard(shipped_search: Search, page: str) -> None:
    missed = []
    for text in SIGNS["signs"][page]:
        results = shipped_search.find(text, "en", 3)
        if not results.urgent or page not in {
            name for hit in results.hits for name in (hit.id, f"{hit.kind}:{hit.id}")
        }:
            missed.append((text, [hit.id for hit in results.hits]))
    assert missed == []


def test_words_that_sound_like_a_sign_and_are_none_raise_no_alarm(shipped_search: Search) -> None:
    alarms = {text: shipped_search.find(text, "en").urgent for text in SIGNS["calm"]}
    loud = {text: signs[0].sign for text, signs in alarms.items() if signs and signs[0].sign != UNSURE}
    assert loud == {}
    assert sum(bool(signs) for signs in alarms.values()) <= 0.03 * len(alarms), "one may call when not sure"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("shaking so hard the bed moves had my chemo thursday", "em-fever"),
        ("one leg twice the size of the other and sore", "em-clots"),
        ("running to the toilet ten times a day since opdivo", "em-immunotherapy"),
    ],
)
def test_what_only_sounds_like_a_sign_says_that_one_may_call(shipped_search: Search, text: str, page: str) -> None:
    results = shipped_search.find(text, "en")
    assert [sign.sign for sign in results.urgent] == [UNSURE]
    assert [hit.id for hit in results.hits[:2]] == [page, "emergency-guide"]


def test_words_that_the_content_takes_out_of_a_sign_do_not_come_back_as_one(shipped_search: Search) -> None:
    assert shipped_search.find("i really dont want to die of this", "en").urgent == ()
