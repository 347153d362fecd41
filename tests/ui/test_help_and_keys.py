# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Help from everywhere, and every other key that leads somewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from metsguide.ui.navigator import HELP
from tests.ui.conftest import Opener
from tests.ui.reader import PAGES, Reader


@pytest.mark.parametrize("width", [1280, 700])
@pytest.mark.parametrize("page", PAGES)
def test_help_is_one_press_away_from_everywhere(open_at: Opener, page: str, width: int) -> None:
    reader = open_at(page, width=width)
    bar = reader.window.sidebar if width > 1000 else reader.window.topbar
    helper = reader.button("Get help now", bar)
    assert reader.in_view(helper)
    assert helper.mapTo(reader.window, helper.rect().topLeft()).x() < 40, "top left, as on every page"
    reader.click(helper)
    assert reader.place == str(HELP)
    for band in ("Call 911", "Go to emergency now", "Call your team today"):
        assert reader.sees(band)


@pytest.mark.parametrize("page", PAGES)
def test_help_is_one_key_away_from_everywhere(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    reader.key(Qt.Key.Key_F1)
    assert reader.place == str(HELP)
    reader.alt(Qt.Key.Key_Home)
    reader.ctrl(Qt.Key.Key_H)
    assert reader.place == str(HELP)


def test_help_is_one_key_away_while_typing(reader: Reader) -> None:
    reader.search("blood in urine")
    reader.key(Qt.Key.Key_F1)
    assert reader.place == str(HELP)


@pytest.mark.parametrize(
    ("key", "modifier", "place"),
    [
        (Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, "resources"),
        (Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier, "glossary"),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier, "keys"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier, "home"),
    ],
)
def test_a_key_leads_to_a_page(open_at: Opener, key: Qt.Key, modifier: Qt.KeyboardModifier, place: str) -> None:
    reader = open_at("about")
    reader.key(key, modifier)
    assert reader.place == place


def test_the_page_of_keys_lists_what_works(open_at: Opener) -> None:
    reader = open_at("keys")
    for text in ("Ctrl+H or F1", "Get help now", "Ctrl+K", "Search", "Alt+Left", "Ctrl+Q"):
        assert reader.sees(text, reader.page)


def test_a_key_closes_the_program(reader: Reader) -> None:
    with reader.qtbot.waitSignal(reader.window.closing):
        reader.ctrl(Qt.Key.Key_Q)
    assert not reader.window.isVisible()
    assert QApplication.instance() is not None
