# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Text size and colours: chosen while reading, in force at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from metsguide.settings import TEXT_SIZES, Settings
from tests.ui.conftest import Opener
from tests.ui.reader import BONE, PAGES, Reader


def test_text_grows_and_shrinks_to_both_ends_by_button(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    for text, step, last in (("A+", 1, TEXT_SIZES[-1]), ("A−", -1, TEXT_SIZES[0])):
        presses = 0
        while reader.button(text).isEnabled():
            before = reader.look.text_size
            reader.press(text)
            assert TEXT_SIZES.index(reader.look.text_size) == TEXT_SIZES.index(before) + step
            assert f"now {reader.look.text_size} %" in reader.button(text).accessibleName()
            presses += 1
        assert reader.look.text_size == last
        assert presses > 2
    assert reader.title == BONE, "the page is still there"


def test_letters_really_grow(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    small = _heading_height(reader)
    reader.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier, times=20)
    assert reader.look.text_size == TEXT_SIZES[-1]
    assert _heading_height(reader) == pytest.approx(2 * small, rel=0.1)
    reader.ctrl(Qt.Key.Key_0)
    assert reader.look.text_size == 100
    assert _heading_height(reader) == small
    reader.key(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier, times=20)
    assert reader.look.text_size == TEXT_SIZES[0]
    assert _heading_height(reader) < small


def _heading_height(reader: Reader) -> int:
    from PySide6.QtWidgets import QLabel

    label = next(one for one in reader.widgets(QLabel, reader.page) if one.property("heading_level") == 1)
    return label.fontMetrics().height()


@pytest.mark.parametrize(("width", "size"), [(360, 100), (640, 200), (1280, 80)])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_stands_outside_the_page(open_at: Opener, page: str, width: int, size: int) -> None:
    reader = open_at(page, Settings(theme="light", text_size=size), width=width)
    column = getattr(reader.page, "column", None)
    assert column is not None or page.startswith("search")
    if column is not None:
        assert column.width() <= reader.page.viewport().width()
    for widget in reader.buttons():
        right = widget.mapTo(reader.window, widget.rect().topRight()).x()
        assert right <= reader.window.width(), f"{widget.accessibleName() or widget.text()} is cut off"
        assert widget.mapTo(reader.window, widget.rect().topLeft()).x() >= 0


def test_colours_change_at_once_and_stay_while_moving_on(open_at: Opener) -> None:
    reader = open_at("preferences")
    pictures = {}
    for name, theme in (("Dark", "dark"), ("High contrast", "high-contrast"), ("Light", "light")):
        reader.press(name)
        assert reader.look.theme == theme
        assert reader.button(name).isChecked()
        image = reader.window.grab().toImage()
        pictures[theme] = image.pixelColor(image.width() - 40, image.height() - 40).name().upper()
        assert pictures[theme] == reader.look.hex("page")
    reader.press("Dark")
    reader.press("Get help now", reader.window.sidebar)
    assert reader.look.theme == "dark"
    reader.press("Back")
    reader.press("As the system")
    assert reader.look.choice == "system"


def test_settings_are_chosen_by_keyboard_and_keep_the_keyboard(open_at: Opener) -> None:
    reader = open_at("preferences")
    reader.tab_until(reader.button("Light"))
    reader.key(Qt.Key.Key_Right)
    assert reader.look.theme == "dark"
    assert reader.focus is reader.button("Dark")
    reader.tab_until(reader.button("100 %"))
    reader.key(Qt.Key.Key_Right, times=2)
    assert reader.look.text_size == 125
    assert reader.focus is reader.button("125 %")
