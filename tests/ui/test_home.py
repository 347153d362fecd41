# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Home: its doors, the places on the body, and what it shows first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from metsguide.ui.navigator import HELP
from tests.ui.reader import BONE, Reader


def test_the_program_opens_at_home(reader: Reader) -> None:
    assert reader.title == "You can take this one step at a time"
    assert reader.window.windowTitle() == "MetsGuide", "nobody looking over a shoulder reads more"
    for door in ("I was just told", "I feel unwell now", "I want to look something up", "I am here for someone else"):
        assert reader.in_view(reader.button(door))


@pytest.mark.parametrize(
    ("door", "place"),
    [
        ("I was just told", "article:just-told"),
        ("I feel unwell now", str(HELP)),
        ("I am here for someone else", "article:caregivers"),
    ],
)
def test_a_door_leads_to_its_article(reader: Reader, door: str, place: str) -> None:
    reader.press(door)
    assert reader.place == place
    about = reader.library.summary(place.partition(":")[2], "en")
    assert about is not None
    assert reader.title == about.title


def test_the_door_to_look_something_up_leads_to_the_search(reader: Reader) -> None:
    reader.press("I want to look something up")
    assert reader.title == "What are you looking for?"
    assert reader.focus is reader.search_box
    reader.type("liver")
    assert reader.title == "Results for “liver”"


def test_a_place_on_the_body_leads_to_its_article(reader: Reader) -> None:
    reader.press("Bone", reader.page)
    assert reader.title == BONE


def test_the_body_shows_where_cancer_started_too(reader: Reader) -> None:
    reader.press("It started in")
    assert not reader.buttons("Bone", reader.page)
    reader.press("Prostate", reader.page)
    assert reader.place == "article:pri-prostate"


def test_every_door_and_place_answers_to_the_keyboard(reader: Reader) -> None:
    reader.tab_until(reader.button("I was just told", reader.page))
    reader.key(Qt.Key.Key_Space)
    assert reader.place == "article:just-told"
    reader.alt(Qt.Key.Key_Home)
    reader.tab_until(reader.button("It has spread to", reader.page))
    reader.key(Qt.Key.Key_Right)  # one of two: Tab stops at the chosen one, the arrows choose
    reader.tab_until(reader.button("Prostate", reader.page))
    reader.tab_until(reader.button("It started in", reader.page))
    reader.tab_until(reader.button("Prostate", reader.page))
    reader.key(Qt.Key.Key_Space)
    assert reader.place == "article:pri-prostate"
