# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Every pair of colours that a reader has to tell apart, in all three themes, by the contrast of WCAG 2."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from metsguide.settings import TEXT_SIZES
from metsguide.store import FILL_COLOURS, LINE_COLOURS
from metsguide.ui.theme import COLOURS, FAMILY, THEMES, TYPE, Look
from tests.ui.contrast import ratio

BODY, TEXT, CONTROL = 7.0, 4.5, 3.0
PAIRS = (
    # what stands on what, and the least contrast it must have
    ("ink", "page", 7),  # body text
    ("ink", "card", 7),  # text on a card
    ("ink", "side", 7),  # sidebar text
    ("ink", "tint", 7),  # key points, selected row
    ("ink", "tint-2", 7),  # pressed row
    ("ink", "hover", 7),  # hovered row
    ("ink", "note-tint", 7),  # gentle note
    ("ink", "help-tint", 7),  # when to get help
    ("ink-2", "page", 7),  # second text
    ("ink-2", "card", 7),  # second text on a card
    ("ink-2", "side", 4.5),  # second text in the sidebar
    ("ink-2", "tint", 4.5),  # second text on tint
    ("ink-2", "note-tint", 4.5),  # second text on a note
    ("accent", "page", 7),  # link in body text
    ("accent", "card", 7),  # button words, link on a card
    ("accent", "side", 4.5),  # sidebar icon
    ("accent", "tint", 4.5),  # selected words, number
    ("accent", "note-tint", 4.5),  # link in a note
    ("accent", "help-tint", 4.5),  # link in the help block
    ("on-accent", "accent", 4.5),  # filled button
    ("on-accent", "accent-2", 4.5),  # filled button, hover
    ("on-help", "help", 4.5),  # get help now; call 911 band
    ("on-help", "help-2", 4.5),  # the same, hover
    ("help-ink", "help-tint", 4.5),  # help heading
    ("help-ink", "card", 4.5),  # help words on a card
    ("on-soon", "soon", 7),  # emergency department band
    ("on-today", "today", 4.5),  # call your team band
    ("on-mark", "mark", 7),  # found word
    ("disabled", "disabled-bg", 4.5),  # disabled words
    ("disabled", "page", 4.5),  # toolbar words that cannot be pressed
    ("accent", "tint-2", 4.5),  # pressed button words
    ("accent", "hover", 4.5),  # icon in a hovered row
    ("help", "help-tint", 3),  # bar of the help block
    ("help-ink", "page", 4.5),  # help words on the page
    ("control", "page", 3),  # edge of a control
    ("control", "tint", 3),  # edge of a hovered button
    ("control", "help-tint", 3),  # edge of a button in the help block
    ("control", "card", 3),  # edge of a field or button
    ("control", "side", 3),  # edge of a control, sidebar
    ("help", "side", 3),  # help button against sidebar
    ("help", "page", 3),  # 911 band against page
    ("soon-edge", "page", 3),  # edge of the emergency band
    ("today", "page", 3),  # team band against page
    ("focus", "page", 3),  # focus ring
    ("focus", "card", 3),  # focus ring on a card
    ("focus", "side", 3),  # focus ring, sidebar
    ("focus", "tint", 3),  # focus ring on tint
    ("focus", "help-tint", 3),  # focus ring in help block
    ("body-line", "page", 3),  # edge of the figure
    ("body-line", "card", 3),  # edge of the figure on a card
    ("organ-line", "body-fill", 3),  # edge of an organ
    ("accent", "body-fill", 3),  # chosen organ
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=lambda value: str(value))
def test_what_must_be_told_apart_can_be(front: str, back: str, least: float, theme: str) -> None:
    column = THEMES.index(theme)
    found = ratio(COLOURS[front][column], COLOURS[back][column])
    assert found >= least, f"{front} on {back} in {theme}: {found:.2f}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("line", LINE_COLOURS)
def test_the_lines_of_a_drawing_stand_out_from_all_they_may_lie_on(line: str, theme: str) -> None:
    column = THEMES.index(theme)
    grounds = {fill: ratio(COLOURS[line][column], COLOURS[fill][column]) for fill in FILL_COLOURS}
    assert {fill: found for fill, found in grounds.items() if found < CONTROL} == {}


def test_contrast_is_that_of_wcag() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#FFFFFF", "#FFFFFF") == pytest.approx(1)
    assert ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert ratio("#FFFFFF", "#767676") == ratio("#767676", "#FFFFFF")


def test_every_colour_is_held_by_a_pair() -> None:
    """`line` is decoration: what it parts has an edge of its own."""
    told = {name for front, back, _ in PAIRS for name in (front, back)}
    assert COLOURS.keys() - told - {*LINE_COLOURS, *FILL_COLOURS} == {"line"}


@pytest.mark.parametrize("name", COLOURS)
def test_a_colour_is_whole(name: str) -> None:
    assert len(COLOURS[name]) == len(THEMES)
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in COLOURS[name])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.usefixtures("qapp")
def test_a_look_is_put_on_the_whole_program(theme: str, qapp: QApplication) -> None:
    look = Look(theme)
    look.apply()
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.colour("page")
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == look.colour("ink")
    assert qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == look.colour("disabled")
    assert look.hex("accent") in qapp.styleSheet()
    assert "{" not in qapp.styleSheet().replace(" {", "").replace("}", "")


@pytest.mark.usefixtures("qapp")
def test_letters_are_the_bundled_ones_in_every_size() -> None:
    for size in TEXT_SIZES:
        look = Look("light", size)
        for role, (pixels, line, _) in TYPE.items():
            font = look.font(role)
            assert QFontInfo(font).family() == FAMILY
            assert font.pixelSize() == round(pixels * size / 100)
            assert look.line(role) == round(line * size / 100)


@pytest.mark.usefixtures("qapp")
def test_text_sizes_end_at_both_ends() -> None:
    look = Look("light", 100)
    told: list[int] = []
    look.changed.connect(lambda: told.append(look.text_size))
    while look.can_step(1):
        look.step_text_size(1)
    look.step_text_size(1)
    assert look.text_size == TEXT_SIZES[-1]
    while look.can_step(-1):
        look.step_text_size(-1)
    look.step_text_size(-1)
    assert look.text_size == TEXT_SIZES[0]
    steps_up = TEXT_SIZES[TEXT_SIZES.index(100) + 1 :]
    assert tuple(told) == (*steps_up, *reversed(TEXT_SIZES[:-1]))


@pytest.mark.usefixtures("qapp")
def test_a_theme_is_taken_up_once_and_the_system_is_followed_only_while_asked_to() -> None:
    look = Look("system")
    assert look.theme in THEMES
    assert look.choice == "system"
    told: list[str] = []
    look.choose_theme("dark")
    look.changed.connect(lambda: told.append(look.theme))
    look.choose_theme("dark")
    look.choose_theme("high-contrast")
    assert told == ["high-contrast"]
    assert look.choice == "high-contrast"
