# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""How well what people say is answered: the table is printed, and the floors are what the search is held to."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest

from metsguide.search import Search
from tests.search.judge import QUERIES, Query, by_group, judge, misspelt, queries, share, table

_AT_ONE, _AT_THREE, _LOST = 0.85, 0.97, 0.05
_COLD = QUERIES.with_name("cold.yaml")


def test_what_people_say_finds_what_answers_it(shipped_search: Search, capsys: pytest.CaptureFixture[str]) -> None:
    asked = queries()
    assert len(asked) >= 250
    mistakes, others = (sum(query.group == name for query in asked) for name in ("mistakes", "queries"))
    assert mistakes >= (mistakes + others) / 3
    judged = judge(shipped_search, asked)
    chance = random.Random(4)
    right = [one for one in judged if one.query.group != "mistakes"]
    slips = [Query("slips", misspelt(one.query.say, chance), one.query.find) for one in right]
    slipped = judge(shipped_search, slips)
    with capsys.disabled():
        print(
            "\n" + table({**by_group(judged), "all": judged, "without mistakes": right, "a slip in each word": slipped})
        )
    missed = [f"{one.query.say!r}: {', '.join(one.found[:3])}" for one in judged if not 0 < one.rank <= 3]
    assert share(judged, 3) >= _AT_THREE, missed
    assert share(judged, 1) >= _AT_ONE
    for within in (1, 3):
        assert share(slipped, within) >= share(right, within) - _LOST


def test_what_others_asked_finds_what_answers_it(shipped_search: Search, capsys: pytest.CaptureFixture[str]) -> None:
    judged = judge(shipped_search, queries(_COLD))
    assert len(judged) >= 1_000
    with capsys.disabled():
        print("\n" + table({f"cold: {name}": one for name, one in by_group(judged).items()} | {"cold: all": judged}))
    assert share(judged, 3) >= _AT_THREE
    assert share(judged, 1) >= _AT_ONE


@pytest.mark.parametrize("path", [QUERIES, _COLD], ids=lambda path: path.stem)
def test_every_emergency_is_seen_and_comes_first(shipped_search: Search, path: Path) -> None:
    judged = judge(shipped_search, (query for query in queries(path) if query.group == "emergencies"))
    missed = [(one.query.say, one.found[:2]) for one in judged if one.rank != 1 or not one.urgent]
    assert missed == []


def test_a_mistake_is_one_slip_a_word() -> None:
    chance = random.Random(1)
    for _ in range(200):
        word = "".join(chance.choice(string.ascii_lowercase) for _ in range(8))
        slip = misspelt(word, chance)
        assert abs(len(slip) - len(word)) <= 1
        assert slip[0] == word[0]
    assert misspelt("my leg", chance) == "my leg"
