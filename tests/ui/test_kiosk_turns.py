# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A reader's turn at a kiosk: how it ends, by hand and by time, and hiding the page meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from metsguide.kiosk import AGAIN, READY
from metsguide.ui.kiosk_covers import AreYouThere, Between, Hidden
from tests.ui.at_kiosk import CTRL, At

# --- Done, and idle --------------------------------------------------------------------------------


def test_who_is_done_says_so_and_leaves_a_neutral_screen(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    QGuiApplication.clipboard().setText("bone")
    reader.tap_button("I’m done")
    assert isinstance(reader.cover, Between)
    assert not reader.window.isVisible()
    assert reader.words == [READY, AGAIN]
    assert QGuiApplication.clipboard().text() == ""
    # What is pressed now is pressed by the next person, into nothing.
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F12, Qt.Key.Key_F1):
        reader.key(key)
    reader.tap(reader.shell)
    assert isinstance(reader.cover, Between)
    assert not reader.window.isVisible()
    assert reader.words == [READY, AGAIN]


def test_after_the_idle_time_a_warning_covers_everything_and_counts(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_Down)
    reader.idle()
    warning = reader.cover
    assert isinstance(warning, AreYouThere)
    assert not reader.window.isVisible()
    assert warning.geometry() == reader.shell.rect()
    assert [text for text in reader.texts(warning) if text != "MetsGuide"] == [
        "Are you still reading?", "This screen will clear in", "30",
        "seconds, so the next person cannot see what you read.", "Keep reading", "I’m done. Clear it now",
    ]  # fmt: skip
    reader.shell.watch._last -= 20
    reader.shell.watch.look()
    assert warning.number.text() == "10"
    assert reader.focus is warning.keep_button
    assert warning.keep_button.height() >= 80
    # A mouse that is moved, or a key, tells nothing of whether it is the same person.
    QTest.mouseMove(reader.system_window, warning.geometry().topLeft() + warning.rect().center() / 4)
    reader.key(Qt.Key.Key_Tab)
    assert reader.cover is warning
    reader.tap_button("Keep reading")
    assert reader.window.isVisible()
    assert reader.place == "article:site-bone"
    assert reader.words == [READY]


def test_keep_reading_gives_the_keyboard_back_where_it_was(at_kiosk: At) -> None:
    reader = at_kiosk()
    reader.key(Qt.Key.Key_K, CTRL)
    reader.type("bo")
    before = reader.focus
    reader.idle()
    reader.key(Qt.Key.Key_Return)
    assert reader.cover is None
    assert reader.focus is before
    reader.type("ne")
    assert reader.place == "search:bone"


@pytest.mark.parametrize("way", ["time", "button"])
def test_a_warning_that_nobody_answers_ends_the_turn(at_kiosk: At, way: str) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_Down)
    reader.idle()
    if way == "time":
        reader.shell.watch._last -= 30
        reader.shell.watch.look()
    else:
        reader.tap_button("I’m done. Clear it now")
    assert isinstance(reader.cover, Between)
    assert reader.words == [READY, AGAIN]


def test_whoever_comes_first_after_a_long_sleep_sees_nothing_of_the_last_reader(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_Down)
    reader.shell.watch._last -= 3600
    reader.key(Qt.Key.Key_Space)
    assert isinstance(reader.cover, Between)
    assert reader.words == [READY, AGAIN]


def test_nothing_is_watched_before_somebody_comes(at_kiosk: At) -> None:
    reader = at_kiosk()
    reader.idle()
    assert reader.cover is None
    assert reader.words == [READY]


# --- Hide ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "key", "corner"])
def test_the_page_can_be_hidden_quickly(at_kiosk: At, way: str) -> None:
    reader = at_kiosk(page="article:site-bone")
    if way == "button":
        reader.tap_button("Hide")
    elif way == "key":
        reader.key(Qt.Key.Key_F12)
    else:
        QTest.mouseClick(reader.system_window, Qt.MouseButton.LeftButton, pos=reader.shell.rect().bottomLeft())
        reader.settle()
    hidden = reader.cover
    assert isinstance(hidden, Hidden)
    assert not reader.window.isVisible()
    assert not any("bone" in text.lower() or "cancer" in text.lower() for text in reader.texts(reader.shell))
    reader.key(Qt.Key.Key_F1)
    reader.key(Qt.Key.Key_K, CTRL)
    assert reader.place == "article:site-bone", "no key reaches what is hidden"
    reader.tap_button("Show it again")
    assert reader.cover is None
    assert reader.title == "Cancer that has spread to bone"


def test_what_is_hidden_is_cleared_when_nobody_comes_back(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_F12)
    reader.idle()
    assert isinstance(reader.cover, AreYouThere)
    reader.key(Qt.Key.Key_F12)
    assert isinstance(reader.cover, AreYouThere)
