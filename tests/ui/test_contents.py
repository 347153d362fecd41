# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The contents in little room: every place can be seen and reached, by pointer and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from metsguide.settings import Settings
from tests.ui.conftest import Opener
from tests.ui.reader import Reader

FOOT = {"Places to turn": "resources", "Word meanings": "glossary", "My list": "my-list",
        "Settings and about": "preferences"}  # fmt: skip


def _list(reader: Reader) -> QListView:
    return next(one for one in reader.widgets(QListView, reader.window.sidebar) if one.isVisible())


@pytest.mark.parametrize(("width", "height", "size"), [(900, 700, 200), (600, 420, 100), (500, 560, 150)])
@pytest.mark.parametrize("name", FOOT)
def test_in_little_room_all_contents_are_in_one_list(
    open_at: Opener, name: str, width: int, height: int, size: int
) -> None:
    reader = open_at("article:site-bone", Settings(theme="light", text_size=size), width=width, height=height)
    reader.press("Contents")
    shown = _list(reader)
    assert shown.viewport().height() >= 3 * shown.sizeHintForRow(0), "it can be looked through"
    assert not [one for one in reader.buttons() if one.text() in FOOT], "not twice"
    for _ in range(40):
        if shown.currentIndex().data() == name:
            break
        reader.key(Qt.Key.Key_Down)
    assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()))
    reader.key(Qt.Key.Key_Return)
    assert reader.place == FOOT[name]
    reader.press("Contents")
    assert _list(reader).currentIndex().data() == name, "the reader sees where that is"


def test_with_room_again_the_foot_stands_by_itself(open_at: Opener) -> None:
    reader = open_at("preferences", width=1280, height=420)
    rows = _list(reader).model().rowCount()
    reader.window.resize(1280, 860)
    reader.settle()
    assert _list(reader).model().rowCount() == rows - len(FOOT)
    assert reader.button("Settings and about").isVisible()
