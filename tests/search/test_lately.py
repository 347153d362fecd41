# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a search keeps of what it read: it changes no answer, it is bounded, and it goes with the next text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from operator import neg

import pytest

from metsguide.library import Library
from metsguide.search import Search
from metsguide.search.lately import Lately, among
from tests.search.judge import misspelt, queries


def test_results_do_not_depend_on_what_was_asked_before(shipped: Library) -> None:
    chance = random.Random(11)
    says = [query.say for query in chance.sample(queries(), 25)]
    says += [misspelt(say, chance) for say in says[:10]]
    texts = [say[:end] for say in says for end in range(1, len(say) + 1, 2)]
    warm = Search(shipped)
    typed = {text: warm.find(text, "en", 20) for text in texts}
    for text in chance.sample(texts, 80):
        assert warm.find(text, "en", 20) == typed[text]
        assert Search(shipped).find(text, "en", 20) == typed[text], text


@pytest.mark.parametrize("text", ["liver pain", "métastase", "oedeme", "cell sell"])
def test_nor_do_they_in_two_languages_or_as_typed(library: Library, text: str) -> None:
    warm = Search(library)
    for end in range(1, len(text) + 1):
        for language in ("fr", "en"):
            for as_typed in (False, True):
                fresh = Search(library).find(text[:end], language, as_typed=as_typed)
                assert warm.find(text[:end], language, as_typed=as_typed) == fresh


def test_a_search_reads_next_to_nothing_for_a_text_that_it_was_just_asked(
    shipped: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    query = Library.query
    search = Search(shipped)
    search.find("pain in the liver", "en")

    def counted(self: Library, sql: str, parameters: tuple[str | int, ...] = ()) -> list[tuple[object, ...]]:
        asked.append(sql)
        return query(self, sql, parameters)

    monkeypatch.setattr(Library, "query", counted)
    search.find("pain in the liver", "en")
    assert asked == []
    search.find("pain in the liver t", "en")
    assert asked != []


def test_a_turn_lets_go_of_what_was_not_asked_for_since_the_last() -> None:
    kept: Lately[str, str] = Lately()
    assert kept.one("a", lambda: "first") == "first"
    kept.turn()
    assert kept.one("a", lambda: "again") == "first"
    assert kept.one("b", lambda: "other") == "other"
    kept.turn()
    kept.turn()
    assert kept.one("a", lambda: "again") == "again"


def test_no_more_is_kept_than_twice_the_bound() -> None:
    kept: Lately[int, int] = Lately(10)
    for number in range(1_000):
        assert kept.one(number, partial(neg, number)) == -number
        assert len(kept) <= 20
    assert kept.one(999, lambda: 0) == -999


def test_only_what_is_not_kept_is_read_and_what_is_not_there_has_no_value() -> None:
    read: list[list[int]] = []

    def squares(numbers: list[int]) -> Iterator[tuple[int, int]]:
        read.append(list(numbers))
        for number in numbers:
            if number < 10:
                yield number, number * number

    kept: Lately[int, int] = Lately()
    assert kept.all([2, 3, 12], squares) == {2: 4, 3: 9}
    assert kept.all([3, 4], squares) == {3: 9, 4: 16}
    assert kept.all([2, 3], squares) == {2: 4, 3: 9}
    assert list(kept.all([5, 3, 4], squares)) == [5, 3, 4]
    assert read == [[2, 3, 12], [4], [5]]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 100])
def test_a_statement_has_a_mark_for_each_parameter_and_asks_for_nothing_else(count: int) -> None:
    values = list(range(count))
    select, parameters = among("SELECT 1 IN ({})", values)
    assert select.count("?") == len(parameters)
    assert set(parameters) == set(values)
    assert len(parameters).bit_count() == 1
