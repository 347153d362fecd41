# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""An address as a code to take away on a phone."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from metsguide.policy import Policy
from metsguide.settings import Settings
from metsguide.ui import announce as announce_module
from metsguide.ui.code_view import CodeView
from metsguide.ui.qr import QUIET, can_hold, code_for, draw_code
from tests.ui.conftest import Opener
from tests.ui.paper_pages import codes_in
from tests.ui.reader import Reader

ADDRESS = "https://cancer.ca/en/cancer-information/cancer-types/metastatic/bone-metastases"


def _seen(picture: QImage) -> list[str]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    found = codes_in(bytes(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())
    return [one.text for one in found]


def _show_code(reader: Reader, address: str) -> CodeView:
    reader.window.links.ask(address, "Bone metastases")
    reader.press("Show a code for your phone", reader.dialog)
    return reader.widgets(CodeView)[0]


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize(("size", "width"), [(100, 1280), (200, 1280), (100, 500)])
def test_a_phone_reads_the_code_from_the_screen(open_at: Opener, theme: str, size: int, width: int) -> None:
    reader = open_at("article:site-bone", Settings(theme=theme, text_size=size), width=width)
    _show_code(reader, ADDRESS)
    assert _seen(reader.window.grab().toImage()) == [ADDRESS]
    reader.press("Done", reader.dialog)


@pytest.mark.parametrize("address", ["tel:1-888-939-3333", "mailto:help@example.org", ADDRESS + "?a=é&b=1#c"])
def test_numbers_and_mail_have_codes_too(reader: Reader, address: str) -> None:
    _show_code(reader, address)
    assert _seen(reader.window.grab().toImage()) == [address]
    reader.key(Qt.Key.Key_Escape)


def test_the_short_address_stands_below_it(reader: Reader) -> None:
    view = _show_code(reader, ADDRESS)
    assert reader.sees("Take this with you", reader.dialog)
    assert reader.sees("Bone metastases", reader.dialog)
    assert reader.sees(ADDRESS.removeprefix("https://"), reader.dialog)
    assert view.accessibleName() == (
        f"A code for the camera of a phone. It holds the address {ADDRESS.removeprefix('https://')}"
    )
    reader.press("Copy the address", reader.dialog)


def test_that_it_was_copied_is_said(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def hear(widget: QWidget, words: str) -> None:
        assert widget is reader.window
        said.append(words)

    monkeypatch.setattr("metsguide.ui.links.announce", hear)
    reader.window.links.ask(ADDRESS)
    reader.press("Copy the address", reader.dialog)
    assert said == ["The address is copied."]
    assert announce_module.announce is not hear


def test_a_policy_can_have_codes_in_place_of_a_browser(open_at: Opener) -> None:
    reader = open_at("article:site-bone", policy=Policy(links="qr"))
    reader.window.follow_link(ADDRESS)
    assert _seen(reader.window.grab().toImage()) == [ADDRESS]
    assert [one.text() for one in reader.buttons("", reader.dialog)] == ["Done"], "neither browser nor clipboard"
    reader.press("Done", reader.dialog)


def test_without_codes_there_are_words(open_at: Opener) -> None:
    reader = open_at("article:site-bone", policy=Policy(links="none"))
    reader.window.follow_link(ADDRESS)
    assert not reader.widgets(CodeView)
    assert reader.sees(ADDRESS, reader.dialog)
    reader.press("Close", reader.dialog)


def test_an_address_that_no_code_can_hold_is_shown_in_words(reader: Reader) -> None:
    address = "https://example.org/" + "a" * 3000
    assert not can_hold(address)
    with pytest.raises(ValueError, match="no code can hold 3020"):
        code_for(address)
    reader.window.links.ask(address)
    reader.press("Show a code for your phone", reader.dialog)
    assert not reader.widgets(CodeView)
    assert reader.dialog is not None
    reader.key(Qt.Key.Key_Escape)


def test_all_of_a_large_question_can_be_reached(open_at: Opener) -> None:
    reader = open_at("home", Settings(text_size=200), height=480)
    _show_code(reader, ADDRESS)
    dialog = reader.dialog
    assert dialog is not None
    heading = dialog.card.children()[0]
    assert isinstance(heading, QWidget)
    reader.key(Qt.Key.Key_Tab)
    made = dialog.buttons["copy"]
    assert dialog.rect().contains(made.mapTo(dialog, QPoint(0, 0)))
    assert dialog.rect().contains(made.mapTo(dialog, made.rect().bottomRight()))
    reader.key(Qt.Key.Key_PageUp, times=3)
    assert heading.mapTo(dialog, QPoint(0, 0)).y() >= 0
    reader.key(Qt.Key.Key_Escape)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=120))
@example("珀")
@example("é" * 4)
@settings(max_examples=25)
def test_a_code_says_what_it_was_made_of(text: str) -> None:
    code = code_for("https://example.org/" + text)
    side = (code.side + 2 * QUIET) * 4
    picture = QImage(side, side, QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    draw_code(painter, code, QRectF(4 * QUIET, 4 * QUIET, 4 * code.side, 4 * code.side))
    painter.end()
    assert _seen(picture) == ["https://example.org/" + text]
