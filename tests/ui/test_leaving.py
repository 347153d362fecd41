# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The one way out of the program: the address is shown first, and only some kinds of address may leave."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from metsguide.ui.links import may_leave
from tests.ui.conftest import Opener
from tests.ui.reader import Reader

REFUSED = (
    *("javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd", "FILE:///C:/Windows/notepad.exe"),
    *("data:text/html,x", "ftp://example.org/x", "vbscript:MsgBox", "custom:thing", "ms-settings:privacy"),
    *("smb://server/share", "about:blank", "view-source:https://example.org", "blob:https://example.org/1", "", " "),
    *("https:", "https://", "http:///path", "//example.org", "example.org", "/etc/passwd", "C:\\Windows", "mailto:"),
    *("tel:", "https://exa mple.org/", "https://[::1", "https://example.org:99999/", "\\\\server\\share"),
    "https\n://example.org",
)
ALLOWED = (
    *("https://example.org/a?b=1&c=2#d", "http://example.org", "tel:911", "tel:+1-888-939-3333"),
    *("mailto:help@example.org", "https://fr.example.org/%C3%A9", "HTTPS://example.org/"),
)


class Browser:
    """Stands in for the system: remembers what it was given."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.opened: list[str] = []

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        return self.there

    def stand_in(self, reader: Reader) -> None:
        """Be what a reader's window opens addresses with."""
        reader.window.links._open_url = self.open


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.mark.parametrize("address", REFUSED, ids=repr)
def test_what_is_no_web_page_address_or_number_is_refused_in_words(
    reader: Reader, browser: Browser, address: str
) -> None:
    browser.stand_in(reader)
    assert not may_leave(address)
    reader.window.follow_link(address)
    assert reader.sees("This link cannot be opened", reader.dialog)
    assert reader.sees("MetsGuide opens only web pages", reader.dialog)
    assert not reader.buttons("Open", reader.dialog)
    reader.key(Qt.Key.Key_Return)
    assert reader.dialog is None
    assert browser.opened == []


@pytest.mark.parametrize("address", ALLOWED)
def test_an_address_is_shown_first_and_opened_only_when_the_reader_says_so(
    reader: Reader, browser: Browser, address: str
) -> None:
    browser.stand_in(reader)
    assert may_leave(address)
    reader.window.follow_link(address)
    assert reader.dialog is not None
    shown = address.partition(":")[2] if address.startswith(("tel", "mailto")) else address
    assert reader.sees(shown, reader.dialog)
    assert browser.opened == []
    reader.press("Open", reader.dialog)
    assert browser.opened == [QUrl(address).toString()]
    assert reader.dialog is None


@pytest.mark.parametrize("way", ["button", "escape"])
def test_a_reader_may_stay(reader: Reader, browser: Browser, way: str) -> None:
    browser.stand_in(reader)
    reader.window.follow_link("https://example.org")
    if way == "button":
        reader.press("Stay here", reader.dialog)
    else:
        reader.key(Qt.Key.Key_Escape)
    assert reader.dialog is None
    assert browser.opened == []


def test_an_address_can_be_copied(reader: Reader, browser: Browser) -> None:
    browser.stand_in(reader)
    reader.window.follow_link("https://example.org/page")
    reader.press("Copy the address")
    assert QGuiApplication.clipboard().text() == "https://example.org/page"
    assert browser.opened == []


def test_a_system_without_a_browser_is_told_in_words(reader: Reader) -> None:
    browser = Browser(there=False)
    browser.stand_in(reader)
    reader.window.follow_link("https://example.org/page")
    reader.press("Open", reader.dialog)
    assert reader.sees("This could not be opened", reader.dialog)
    assert reader.sees("https://example.org/page", reader.dialog)
    reader.press("Close", reader.dialog)


def test_a_source_at_the_foot_of_an_article_opens_by_keyboard(open_at: Opener, browser: Browser) -> None:
    reader = open_at("article:site-bone")
    browser.stand_in(reader)
    article = reader.library.article("site-bone", "en")
    assert article is not None
    source = reader.library.sources(article.sources)[0]
    text, _ = reader.link(source.title)
    reader.tab_until(text)
    reader.key(Qt.Key.Key_Return)
    assert reader.sees(source.url, reader.dialog)
    assert reader.focus is reader.button("Open", reader.dialog)
    reader.key(Qt.Key.Key_Return)
    assert browser.opened == [QUrl(source.url).toString()]
    assert QApplication.focusWidget() is text, "the keyboard is back where it was"


def test_nothing_behind_a_question_can_be_reached(open_at: Opener, browser: Browser) -> None:
    reader = open_at("article:site-bone")
    browser.stand_in(reader)
    reader.window.follow_link("https://example.org")
    dialog = reader.dialog
    assert dialog is not None
    for _ in range(8):
        reader.key(Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(reader.focus)
    reader.key(Qt.Key.Key_Backtab)
    assert dialog.isAncestorOf(reader.focus)
    under = reader.window.childAt(reader.window.sidebar.help_button.geometry().center())
    assert under is dialog, "the mouse meets the question too"
