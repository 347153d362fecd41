# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where a reader has been, against the simplest model of it; and places as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from metsguide.model import PLACES, Place
from metsguide.ui.navigator import Navigator

LIMIT = 200
PLACE = st.builds(Place, st.sampled_from(PLACES), st.sampled_from(["", "a", "b"]), st.sampled_from(["", "x"]))


class Model(RuleBasedStateMachine):
    """Two lists: what lies behind, ending with where the reader is, and what lies ahead."""

    def __init__(self) -> None:
        super().__init__()
        self.navigator = Navigator(Place("home"))
        self.behind: list[tuple[Place, int]] = [(Place("home"), 0)]
        self.ahead: list[tuple[Place, int]] = []
        self.told = 0
        self.expected = 0
        self.navigator.moved.connect(self._count)

    def _count(self) -> None:
        self.told += 1

    @rule(place=PLACE)
    def go(self, place: Place) -> None:
        self.navigator.go(place)
        self.expected += 1
        if place == self.behind[-1][0]:
            self.behind[-1] = (place, 0)
        else:
            self.behind.append((place, 0))
            self.ahead.clear()

    @rule(place=PLACE)
    def replace(self, place: Place) -> None:
        self.navigator.go(place, replace=True)
        self.expected += 1
        self.behind[-1] = (place, 0)

    @rule()
    def back(self) -> None:
        self.navigator.back()
        if len(self.behind) > 1:
            self.expected += 1
            self.ahead.append(self.behind.pop())

    @rule()
    def forward(self) -> None:
        self.navigator.forward()
        if self.ahead:
            self.expected += 1
            self.behind.append(self.ahead.pop())

    @rule(pixels=st.integers(0, 10_000))
    def scroll(self, pixels: int) -> None:
        self.navigator.remember_scroll(pixels)
        self.behind[-1] = (self.behind[-1][0], pixels)

    @precondition(lambda self: len(self.behind) > 2)
    @rule()
    def clear(self) -> None:
        self.navigator.clear(Place("home"))
        self.expected += 1
        self.behind, self.ahead = [(Place("home"), 0)], []

    @invariant()
    def stands_where_the_model_stands(self) -> None:
        assert (self.navigator.place, self.navigator.scroll) == self.behind[-1]
        assert self.navigator.can_go_back == (len(self.behind) > 1)
        assert self.navigator.can_go_forward == bool(self.ahead)
        assert self.told == self.expected


TestNavigator = Model.TestCase


def test_no_more_is_kept_than_the_limit() -> None:
    navigator = Navigator(Place("home"))
    for number in range(LIMIT * 2):
        navigator.go(Place("article", str(number)))
    steps = 0
    while navigator.can_go_back:
        navigator.back()
        steps += 1
    assert steps == LIMIT - 1
    assert navigator.place == Place("article", str(LIMIT))


def test_clearing_leaves_nothing_to_go_back_or_forward_to() -> None:
    navigator = Navigator(Place("home"))
    navigator.go(Place("article", "private"))
    navigator.remember_scroll(7)
    navigator.go(Place("search", "private"))
    navigator.back()
    navigator.clear(Place("home"))
    assert (navigator.place, navigator.scroll) == (Place("home"), 0)
    assert not navigator.can_go_back
    assert not navigator.can_go_forward


@given(
    st.sampled_from(PLACES), st.from_regex(r"[^#:]*", fullmatch=True), st.text(st.characters(exclude_characters="#"))
)
def test_a_place_is_read_back_as_it_was_written(kind: str, ident: str, anchor: str) -> None:
    place = Place(kind, ident, anchor)
    assert Place.parse(str(place)) == place


@given(st.text())
def test_any_text_names_a_place_or_says_that_it_does_not(text: str) -> None:
    try:
        place = Place.parse(text)
    except ValueError as error:
        said = str(error)
    else:
        assert place.kind in PLACES
        return
    assert text.partition("#")[0].partition(":")[0] not in PLACES
    assert all(kind in said for kind in PLACES)
