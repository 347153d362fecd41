# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Before something is printed it is shown: what is shown, and what a reader can choose."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from metsguide.paper_text import as_text
from metsguide.settings import Settings
from metsguide.ui.preview import Preview
from metsguide.ui.sheet import Sheet
from tests.ui.at_preview import sheets
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import Reader

# --- Opening and closing ---------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "key"])
def test_the_pages_are_shown_before_they_are_printed(bone: Reader, way: str) -> None:
    if way == "button":
        bone.press("Print")
    else:
        bone.ctrl(Qt.Key.Key_P)
    assert bone.title == "Before you print"
    assert bone.sees(f"Cancer that has spread to bone: {len(sheets(bone))} pages")
    assert len(sheets(bone)) > 3
    assert bone.focus is bone.button("Print these pages")
    assert bone.button("Get help now").isVisible(), "it is always in view"


@pytest.mark.parametrize("way", ["Close", "escape"])
def test_closing_leads_back_to_the_very_place(bone: Reader, way: str) -> None:
    text, _ = bone.link("metastases")
    text.setFocus()
    bone.scroll_to(700)
    bone.ctrl(Qt.Key.Key_P)
    if way == "escape":
        bone.key(Qt.Key.Key_Escape)
    else:
        bone.press(way)
    assert bone.title == "Cancer that has spread to bone"
    assert bone.scrolled == 700
    assert bone.focus is text


@pytest.mark.parametrize("way", [Qt.Key.Key_F1, Qt.Key.Key_Left])
def test_going_on_closes_it(open_at: Opener, way: Qt.Key) -> None:
    reader = open_at("home")
    reader.go("article:site-bone")
    reader.scroll_to(500)
    reader.ctrl(Qt.Key.Key_P)
    reader.alt(way) if way == Qt.Key.Key_Left else reader.key(way)
    assert reader.place == ("home" if way == Qt.Key.Key_Left else "article:emergency-guide")
    assert not reader.window.stack.findChildren(Preview) or not sheets(reader)
    if way == Qt.Key.Key_F1:
        reader.alt(Qt.Key.Key_Left)
        assert reader.scrolled == 500, "where the page was left, not where the preview was"


@pytest.mark.parametrize("page", ["home", "keys", "preferences", "about", "search:bone", "article:there-is-none"])
def test_where_there_is_nothing_to_print_it_says_so(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    reader.ctrl(Qt.Key.Key_P)
    assert reader.sees("There is nothing to print here", reader.dialog)
    reader.press("Close", reader.dialog)


@pytest.mark.parametrize("page", ["article:emergency-guide", "resources", "glossary", "article:prognosis-numbers"])
def test_what_there_is_to_print_is_shown(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    reader.ctrl(Qt.Key.Key_P)
    assert sheets(reader)
    assert reader.page.paper().title


def test_the_places_are_printed_as_they_are_filtered(open_at: Opener) -> None:
    reader = open_at("resources")
    reader.pick(reader.combo("Language"), "French")
    shown = next(text for text in reader.texts() if text.endswith(" places"))
    reader.ctrl(Qt.Key.Key_P)
    paper = reader.page.paper()
    assert paper.lead == "Language: French"
    contacts = [part for part in paper.parts if type(part).__name__ == "Contact"]
    assert f"{len(contacts)} places" == shown


def test_the_words_are_printed_as_they_are_narrowed(open_at: Opener) -> None:
    reader = open_at("glossary")
    reader.widgets(QWidget, reader.page)
    reader.page._box.setFocus()
    reader.type("biops")
    reader.ctrl(Qt.Key.Key_P)
    text = as_text(reader.page.paper())
    assert "biopsy" in text
    assert text.count("\n- ") < 5


# --- What a reader can choose ----------------------------------------------------------------------


def test_letters_can_be_larger(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    pages = len(sheets(bone))
    bone.press("Larger letters (18 pt)")
    assert len(sheets(bone)) > pages
    assert bone.button("Larger letters (18 pt)").isChecked()
    assert not bone.button("Large letters (14 pt)").isChecked()
    assert bone.focus is bone.button("Larger letters (18 pt)")


def test_the_size_is_not_remembered(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Larger letters (18 pt)")
    bone.key(Qt.Key.Key_Escape)
    bone.ctrl(Qt.Key.Key_P)
    assert bone.page.points == 14


def test_survival_numbers_are_there_once_they_are_asked_for(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    reader.ctrl(Qt.Key.Key_P)
    assert not reader.button("With survival numbers").isChecked()
    closed = " ".join(sheet.accessibleDescription() for sheet in sheets(reader))
    reader.press("With survival numbers")
    assert reader.button("With survival numbers").isChecked()
    assert len(" ".join(sheet.accessibleDescription() for sheet in sheets(reader))) > len(closed)
    reader.key(Qt.Key.Key_Escape)
    reader.press("Show the numbers")
    reader.ctrl(Qt.Key.Key_P)
    assert reader.button("With survival numbers").isChecked(), "they are open on the page"


def test_an_article_without_them_does_not_offer_them(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    assert not bone.buttons("With survival numbers")
    assert bone.buttons("With codes for the sources")


def test_everything_is_reached_by_keyboard_and_has_a_name(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    for made in bone.widgets(QPushButton, bone.page):
        assert made.accessibleName()
        if made.text() != "Larger letters (18 pt)":
            bone.tab_until(made)
    bone.tab_until(bone.button("Large letters (14 pt)"))
    bone.key(Qt.Key.Key_Right)
    assert bone.focus is bone.button("Larger letters (18 pt)"), "of two, an arrow leads from one to the other"
    assert bone.page.points == 18
    last = sheets(bone)[-1]
    bone.tab_until(last)
    assert bone.in_view(last), "it has scrolled there"
    interface = QAccessible.queryAccessibleInterface(last)
    assert interface.text(QAccessible.Text.Name) == f"Page {len(sheets(bone))} of {len(sheets(bone))}"
    assert bone.page.column.accessibleName() == "Before you print"
    assert "Breast cancer in a bone is still breast cancer" in sheets(bone)[0].accessibleDescription()


def test_paper_is_white_in_every_theme(open_at: Opener) -> None:
    reader = open_at("article:site-bone", Settings(theme="high-contrast"))
    reader.ctrl(Qt.Key.Key_P)
    picture = sheets(reader)[0].grab().toImage()
    assert picture.pixelColor(12, 12).name() == "#ffffff"
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 300, 3)}
    assert "#000000" in colours
    assert all(len({name[1:3], name[3:5], name[5:7]}) == 1 for name in colours - _edge(picture)), "grey is no hue"


def _edge(picture: Any) -> set[str]:
    """The colour of the line around the sheet, which is of the screen."""
    return {picture.pixelColor(0, 0).name()}


def test_a_page_that_changed_size_meanwhile_is_made_anew(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    bone.look.choose_text_size(150)
    bone.settle()
    bone.key(Qt.Key.Key_Escape)
    heading = next(one for one in bone.widgets(QWidget, bone.page.column) if one.property("heading_level") == 1)
    assert heading.font().pixelSize() == 51


# --- Nothing stays ---------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["escape", "leave", "size"])
def test_a_preview_is_freed_when_it_is_closed(bone: Reader, way: str) -> None:
    bone.ctrl(Qt.Key.Key_P)
    gc.collect()
    gc.disable()
    try:
        gone = [weakref.ref(one) for one in (bone.page, *bone.widgets(Sheet))]
        if way == "size":
            bone.press("Larger letters (18 pt)")
            gone = gone[1:]
        elif way == "leave":
            bone.key(Qt.Key.Key_F1)
        else:
            bone.key(Qt.Key.Key_Escape)
        bone.settle()
        let_go()
        assert [one() for one in gone if one() is not None] == []
    finally:
        gc.enable()


@pytest.mark.usefixtures("chooser")
def test_nothing_grows_with_what_was_previewed(bone: Reader) -> None:
    def preview() -> None:
        for _ in range(3):
            bone.ctrl(Qt.Key.Key_P)
            bone.press("Larger letters (18 pt)")
            bone.press("Print these pages")
            bone.key(Qt.Key.Key_Escape)
        bone.settle()
        let_go()

    preview()
    before = len(bone.window.findChildren(QObject)), len(QApplication.allWidgets())
    preview()
    assert (len(bone.window.findChildren(QObject)), len(QApplication.allWidgets())) == before
