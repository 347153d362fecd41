# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""For those who use the keyboard, and those who listen: every stop has a name, Tab comes round, the ring is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from metsguide.settings import Settings
from metsguide.ui.text_block import TextBlock
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import PAGES, Reader, press_key

MOST = 1500
"""More stops than any page has."""


def _stops(reader: Reader) -> list[tuple[QWidget, str]]:
    """Where Tab leads, from where the keyboard is until it is there again: widgets, and the link in a text."""
    stops: list[tuple[QWidget, str]] = []
    seen = set()
    for _ in range(MOST):
        press_key(QApplication.focusWidget() or reader.window, Qt.Key.Key_Tab)
        widget = reader.focus
        link = ""
        if isinstance(widget, TextBlock):
            rect = widget.focus_rect()
            link = next((f"{one.start} {one.text}" for one in widget.links if widget.link_rect(one) == rect), "")
        if (id(widget), link) in seen:
            return stops
        seen.add((id(widget), link))
        stops.append((widget, link))
    raise AssertionError(f"Tab does not come round in {MOST} steps")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [1280, 700])
def test_whatever_can_have_the_keyboard_has_a_name(open_at: Opener, page: str, width: int) -> None:
    reader = open_at(page, width=width)
    checked = 0
    for widget in reader.widgets(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        checked += 1
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        name = interface.text(QAccessible.Text.Name).strip()
        if isinstance(widget, TextBlock):
            assert widget.plain_text().strip() or name
            assert all(link.text.strip() for link in widget.links)
        else:
            assert name, f"{widget} has no name"
        if isinstance(widget, QAbstractButton) and widget.text().strip() and len(widget.text().strip()) > 2:
            # Those who speak to the computer say what they see.
            assert widget.text().strip().casefold() in widget.accessibleName().casefold() or not widget.accessibleName()
    assert checked > 5


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_everything_and_comes_round(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    stops = _stops(reader)
    reached = {id(widget) for widget, _ in stops}
    for widget in reader.widgets(QWidget):
        if isinstance(widget, (QAbstractButton, QLineEdit, QComboBox)) and widget.isEnabled():
            group = widget.group() if isinstance(widget, QAbstractButton) else None
            if group is None:
                assert id(widget) in reached, f"Tab does not reach {widget.accessibleName() or widget}"
            else:
                assert any(id(one) in reached for one in group.buttons())
    links = [link for text in reader.widgets(TextBlock) for link in text.links]
    assert len([link for _, link in stops if link]) == len(links)


def test_shift_tab_goes_the_same_way_back(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    there = []
    for _ in range(40):
        reader.key(Qt.Key.Key_Tab)
        there.append(_where(reader))
    back = []
    for _ in range(39):
        reader.key(Qt.Key.Key_Backtab)
        back.append(_where(reader))
    assert back == there[-2::-1]


def _where(reader: Reader) -> tuple[int, object]:
    widget = reader.focus
    told = getattr(widget, "focus_rect", widget.rect)()
    return id(widget), told.getRect()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [100, 200])
def test_the_ring_is_around_what_the_keyboard_is_on(open_at: Opener, page: str, size: int) -> None:
    reader = open_at(page, Settings(theme="light", text_size=size))
    for _ in range(45):
        reader.key(Qt.Key.Key_Tab)
        around = reader.rect_of(reader.focus)
        ring = reader.ring
        assert ring.isVisible(), f"no ring around {reader.focus}"
        assert ring.geometry().contains(around), f"the ring is not around {reader.focus}"
        assert ring.geometry().adjusted(8, 8, -8, -8).intersected(around) != ring.geometry()
        assert (ring.width() - around.width(), ring.height() - around.height()) == (10, 10)
        assert reader.window.rect().intersects(around), "what the keyboard is on can be seen"
        page_rect = reader.rect_of(reader.page) if reader.page.isAncestorOf(reader.focus) else reader.window.rect()
        assert page_rect.intersects(around)


def test_the_ring_is_painted_in_its_colour(open_at: Opener) -> None:
    reader = open_at("preferences")
    reader.key(Qt.Key.Key_Tab, times=2)
    ring = reader.ring.geometry()
    image = reader.window.grab().toImage()
    assert image.pixelColor(ring.center().x(), ring.top() + 1).name().upper() == reader.look.hex("focus")


def test_a_click_draws_no_ring_and_the_next_key_does(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    assert not reader.ring.isVisible(), "nobody has asked where the keyboard is"
    reader.key(Qt.Key.Key_Tab)
    assert reader.ring.isVisible()
    reader.window.topbar.larger_button.setFocus()
    reader.press("Get help now", reader.window.sidebar)
    reader.key(Qt.Key.Key_Tab)
    assert reader.ring.isVisible()


def test_the_ring_follows_a_page_that_scrolls(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, _ = reader.link("metastases")
    reader.tab_until(text)
    before = reader.ring.geometry()
    reader.scroll_to(reader.scrolled - 60)
    reader.settle()
    assert reader.ring.geometry().top() == before.top() + 60
    assert reader.ring.geometry().contains(reader.rect_of(text))


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("article") or page == "glossary"])
def test_a_page_moves_by_the_keys_that_everybody_tries(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    bar = reader.page.verticalScrollBar()
    if not bar.maximum():
        assert page in ("article:there-is-none", "article:plan-maid"), "pages with next to nothing on them"
        return
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        before = reader.scrolled
        press_key(reader.page, key)
        assert reader.scrolled > before, f"{key} does not move the page"
    press_key(reader.page, Qt.Key.Key_End)
    assert reader.scrolled == bar.maximum()
    press_key(reader.page, Qt.Key.Key_Home)
    assert reader.scrolled == 0


# --- What a screen reader meets ---------------------------------------------------------------------


def _below(interface: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = []
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            found += [child, *_below(child)]
    return found


def test_an_article_is_a_document_with_headings_paragraphs_and_links(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    parts = _below(QAccessible.queryAccessibleInterface(reader.page))
    told: dict[QAccessible.Role, list[str]] = {}
    for part in parts:
        told.setdefault(part.role(), []).append(part.text(QAccessible.Text.Name))
    headings = told[QAccessible.Role.Heading]
    assert reader.title in headings
    assert {"What can help", "Where this comes from", "Three things to know"} <= set(headings)
    assert "Bone drugs" in told[QAccessible.Role.Link]
    assert any(text.startswith("When cancer cells move to a bone") for text in told[QAccessible.Role.Paragraph])


def test_a_screen_reader_is_told_which_link_the_keyboard_is_on(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, link = reader.link("Bone drugs")
    reader.tab_until(text)
    while text.focus_rect() != text.link_rect(link):
        reader.key(Qt.Key.Key_Tab)
    parts = _below(QAccessible.queryAccessibleInterface(text))
    links = [part for part in parts if part.role() == QAccessible.Role.Link]
    assert [part.text(QAccessible.Text.Name) for part in links if part.state().focused] == ["Bone drugs"]
    top = text.mapToGlobal(text.link_rect(link).topLeft())
    assert next(part for part in links if part.state().focused).rect().topLeft() == top


def test_what_a_screen_reader_is_told_of_stands_where_it_is_seen_in_any_width(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, link = reader.link("Bone drugs")
    parts = _below(QAccessible.queryAccessibleInterface(text))
    part = next(one for one in parts if one.text(QAccessible.Text.Name) == link.text)
    before = text.link_rect(link)
    reader.window.resize(560, 860)
    reader.settle()
    assert text.link_rect(link) != before
    assert part.rect() == QRect(text.mapToGlobal(text.link_rect(link).topLeft()), text.link_rect(link).size())
    for one in parts:
        assert QRect(text.mapToGlobal(QPoint(0, 0)), text.size()).contains(one.rect()), one.text(QAccessible.Text.Name)


def test_the_parts_of_a_text_are_no_more_when_their_page_is_gone(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text, _ = reader.link("Bone drugs")
    parts = _below(QAccessible.queryAccessibleInterface(text))
    assert parts
    assert all(one.isValid() for one in parts)
    reader.page.rebuild()
    let_go()
    assert not any(one.isValid() for one in parts)
