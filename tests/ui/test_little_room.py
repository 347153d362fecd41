# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Narrow windows and large text: the contents behind a button."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from metsguide.settings import Settings
from tests.ui.conftest import Opener
from tests.ui.reader import click


@pytest.mark.parametrize(("width", "size"), [(800, 100), (1280, 200)])
def test_in_a_narrow_window_the_contents_open_over_the_page(open_at: Opener, width: int, size: int) -> None:
    reader = open_at("article:site-bone", Settings(theme="light", text_size=size), width=width)
    assert not reader.window.sidebar.isVisible()
    reader.press("Contents")
    assert reader.window.sidebar.isVisible()
    assert reader.in_view(reader.contents)
    reader.choose("Where it started")
    assert reader.title == "Where it started"
    assert not reader.window.sidebar.isVisible(), "what was chosen can be seen"


def test_the_contents_close_by_a_press_beside_them_by_their_button_and_by_escape(open_at: Opener) -> None:
    from PySide6.QtCore import QPoint

    reader = open_at("home", width=800)
    reader.press("Contents")
    outside = QPoint(reader.window.width() - 10, reader.window.height() - 10)
    under = reader.window.childAt(outside)
    assert under is not None
    click(under)
    assert not reader.window.sidebar.isVisible()
    assert reader.place == "home"
    reader.press("Contents")
    reader.press("Contents")
    assert not reader.window.sidebar.isVisible()
    reader.press("Contents")
    reader.key(Qt.Key.Key_Escape)
    assert not reader.window.sidebar.isVisible()


def test_contents_open_in_a_narrow_window_by_keyboard(open_at: Opener) -> None:
    reader = open_at("article:site-bone", width=800)
    reader.key(Qt.Key.Key_F6)
    assert reader.focus is reader.contents
    reader.key(Qt.Key.Key_F6)
    assert not reader.window.sidebar.isVisible()
    assert reader.page.isAncestorOf(reader.focus)


def test_a_window_made_wide_again_has_its_sidebar_back(open_at: Opener) -> None:
    reader = open_at("home", width=800)
    reader.window.resize(1300, 860)
    reader.settle()
    assert reader.window.sidebar.isVisible()
    assert not reader.buttons("Contents")
