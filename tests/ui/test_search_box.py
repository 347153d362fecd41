# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Whatever anybody types or pastes into the search box, the window answers and goes on."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from metsguide.model import Place
from metsguide.ui.search import SearchPage
from tests.ui.reader import Reader, rows_of


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(text='"')
@example(text="bone OR NOT AND NEAR(")
@example(text="title:bone* ^x -y")
@example(text="'; DROP TABLE entry; --")
@example(text="<b>&amp;</b>")
@example(text="œdème … ﬁ ﷽")
@example(text="🦴" * 40)
@example(text="x" * 3000)
@example(text="\x00\x01\ud7ff")
@example(text="a\nb\tc\r")
@example(text="مرحبا שלום")
@given(text=st.text(max_size=80))
def test_any_text_can_be_pasted(reader: Reader, text: str) -> None:
    reader.navigator.clear(Place("home"))
    QGuiApplication.clipboard().setText(text)
    reader.ctrl(Qt.Key.Key_K)
    reader.ctrl(Qt.Key.Key_A)
    reader.ctrl(Qt.Key.Key_V)
    shown = reader.search_box.text()
    assert len(shown) <= 500
    if shown.strip():
        assert reader.navigator.place == Place("search", shown)
        assert reader.sees("Nothing found for") or rows_of(reader.results)
    else:
        assert reader.place == "home"
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Escape)
    if shown.strip():
        reader.ctrl(Qt.Key.Key_K)
        reader.key(Qt.Key.Key_Escape)
    assert reader.search_box.text() == ""
    assert reader.place == "home"
    assert reader.dialog is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=12))
def test_any_text_can_be_typed_letter_by_letter(reader: Reader, text: str) -> None:
    reader.go("home")
    reader.ctrl(Qt.Key.Key_K)
    reader.ctrl(Qt.Key.Key_A)
    reader.key(Qt.Key.Key_Delete)
    reader.type(text)
    assert reader.search_box.text() == text
    assert reader.navigator.place.id == (text if text.strip() else "")
    reader.key(Qt.Key.Key_Backspace, times=len(text))
    assert reader.place == "home"


def test_the_page_of_results_is_made_before_the_first_letter_is_typed(reader: Reader, qtbot: QtBot) -> None:
    assert not reader.window.findChildren(SearchPage)
    shown = reader.window.page()
    reader.ctrl(Qt.Key.Key_K)
    qtbot.waitUntil(lambda: bool(reader.window.findChildren(SearchPage)))
    (made,) = reader.window.findChildren(SearchPage)
    assert reader.window.page() is shown
    assert reader.place == "home"
    assert reader.focus is reader.search_box
    reader.type("bone")
    assert reader.window.page() is made
    assert rows_of(reader.results)
