# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Back and forward: the page, and how far down it was read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import Opener
from tests.ui.reader import BONE, Reader, click


def test_back_and_forward_restore_the_page_and_how_far_down(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.follow("Bone drugs")
    left_at = reader.scrolled
    assert left_at == 0
    reader.scroll_to(150)
    reader.press("Back")
    assert reader.title == BONE
    first = reader.scrolled
    assert first > 0
    reader.press("Forward")
    assert reader.place == "article:tx-bone-drugs"
    reader.press("Back")
    assert reader.scrolled == first


@pytest.mark.parametrize("leave", ["sidebar", "search", "card", "key", "back"])
def test_whichever_way_a_reader_leaves_the_page_comes_back_where_it_was(open_at: Opener, leave: str) -> None:
    reader = open_at("section:spread")
    reader.press(BONE)
    reader.scroll_to(700)
    assert reader.scrolled == 700
    back = True
    if leave == "sidebar":
        reader.press("Word meanings")
    elif leave == "search":
        reader.search("liver")
    elif leave == "card":
        reader.window.page().verticalScrollBar().setValue(0)
        card = reader.button("Easing pain")
        reader.page.bring_into_view(card)
        reader.settle()
        at = reader.scrolled
        reader.click(card)
        reader.press("Back")
        assert reader.scrolled == at
        return
    elif leave == "key":
        reader.key(Qt.Key.Key_F1)
    else:
        reader.press("Back")
        back = False
    reader.press("Back" if back else "Forward")
    assert reader.title == BONE
    assert reader.scrolled == 700


def test_keys_and_mouse_buttons_go_back_and_forward(reader: Reader) -> None:
    reader.press("I was just told")
    reader.alt(Qt.Key.Key_Left)
    assert reader.place == "home"
    reader.alt(Qt.Key.Key_Right)
    assert reader.place == "article:just-told"
    click(reader.page.viewport(), button=Qt.MouseButton.BackButton)
    assert reader.place == "home"
    click(reader.page.viewport(), button=Qt.MouseButton.ForwardButton)
    assert reader.place == "article:just-told"


def test_back_and_forward_can_be_pressed_only_where_they_lead_somewhere(reader: Reader) -> None:
    assert not reader.button("Back").isEnabled()
    assert not reader.button("Forward").isEnabled()
    reader.press("I was just told")
    assert reader.button("Back").isEnabled()
    reader.press("Back")
    assert not reader.button("Back").isEnabled()
    assert reader.button("Forward").isEnabled()
