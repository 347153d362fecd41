# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Places to turn: narrowed down, honest about what could not be confirmed, opened only when asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from metsguide.model import Resource
from tests.ui.conftest import Opener
from tests.ui.reader import Reader
from tests.ui.test_leaving import Browser


@pytest.fixture
def turned(open_at: Opener) -> Reader:
    return open_at("resources")


def _titles(reader: Reader) -> list[str]:
    return [
        label.text() for label in reader.widgets(QLabel, reader.page) if label.property("look") == "subheading"
    ]  # fmt: skip


def _count(reader: Reader) -> int:
    words = next(text for text in reader.texts(reader.page) if text.endswith((" places", " place")))
    return int(words.partition(" ")[0])


def _all(reader: Reader) -> tuple[Resource, ...]:
    return tuple(reader.library.resources("en"))


def test_all_are_counted_and_the_first_ones_shown(turned: Reader) -> None:
    assert _count(turned) == len(_all(turned))
    shown = _titles(turned)
    assert 0 < len(shown) < len(_all(turned))
    assert set(shown) <= {one.title for one in _all(turned)}


def test_every_one_can_be_reached(turned: Reader) -> None:
    while more := [one for one in turned.buttons() if one.text().strip().startswith("Show ")]:
        before = len(_titles(turned))
        turned.click(more[0])
        assert len(_titles(turned)) > before
        assert turned.page.isAncestorOf(turned.focus), "the keyboard is at the first new one"
    assert sorted(_titles(turned)) == sorted(one.title for one in _all(turned))


@pytest.mark.parametrize(
    ("choice", "words", "field", "value"),
    [("Kind", "Story", "kind", "story"), ("Language", "French", "languages", "fr")],
)
def test_a_filter_leaves_only_what_fits(turned: Reader, choice: str, words: str, field: str, value: str) -> None:
    turned.pick(turned.combo(choice), words)
    fitting = [one for one in _all(turned) if value == getattr(one, field) or value in getattr(one, field)]
    assert 0 < len(fitting) < len(_all(turned))
    assert _count(turned) == len(fitting)
    assert set(_titles(turned)) <= {one.title for one in fitting}


def test_filters_add_up_and_are_cleared_at_once(turned: Reader) -> None:
    turned.pick(turned.combo("Kind"), "Story")
    stories = _count(turned)
    turned.pick(turned.combo("Language"), "French")
    both = _count(turned) if turned.sees(" place") else 0
    assert both < stories
    turned.press("Clear filters")
    assert _count(turned) == len(_all(turned))
    assert turned.combo("Kind").currentText() == "Anything"
    assert turned.page.isAncestorOf(turned.focus)


def test_a_place_takes_in_what_serves_the_whole_country(turned: Reader) -> None:
    turned.pick(turned.combo("Where you live"), "Ontario")
    wanted = [one for one in _all(turned) if one.country == "Canada" and one.region in ("", "Ontario")]
    assert _count(turned) == len(wanted)
    assert {one.region for one in wanted} == {"", "Ontario"}


def test_words_narrow_the_list_while_typing(turned: Reader) -> None:
    box = turned.widgets(QLineEdit, turned.page)[0]
    turned.tab_until(box)
    turned.type("helpline")
    assert 0 < _count(turned) < len(_all(turned))
    assert turned.focus is box
    turned.type(" xyzzyqqq")
    assert turned.sees("Nothing fits all of that.")


def test_an_address_is_shown_before_the_browser_opens(reader: Reader) -> None:
    resource = next(one for one in _all(reader) if one.url and one.verified == "strong")
    reader.go(f"resources:{resource.id}")
    browser = Browser()
    browser.stand_in(reader)
    button = reader.button(f"Open in browser: {resource.title}")
    assert reader.in_view(button), "a place that was looked for is in view"
    reader.click(button)
    assert reader.dialog is not None
    assert reader.sees(resource.url, reader.dialog)
    assert reader.sees(resource.title, reader.dialog)
    assert browser.opened == []
    reader.press("Open", reader.dialog)
    assert browser.opened == [QUrl(resource.url).toString()]


def test_an_address_that_nobody_could_confirm_is_not_given(reader: Reader) -> None:
    unsure = [one for one in _all(reader) if one.verified == "none"]
    assert unsure
    for resource in unsure[:4]:
        assert resource.url == ""
        reader.go(f"resources:{resource.id}")
        assert resource.title in _titles(reader)
        assert reader.sees("We could not confirm the address, so we do not give one.", reader.page)
        assert not reader.buttons(f"Open in browser: {resource.title}")
        assert len(reader.buttons(f"Open that page: {resource.title}")) == bool(resource.listing_url)


def test_a_blog_whose_writer_has_died_says_so(reader: Reader) -> None:
    gone = [one for one in _all(reader) if one.status == "memorial"]
    assert gone
    for resource in gone:
        reader.go(f"resources:{resource.id}")
        assert resource.notice
        assert reader.sees(resource.notice, reader.page)


def test_a_wheel_over_a_filter_changes_no_filter(turned: Reader) -> None:
    combo = turned.combo("Kind")
    at = QPointF(combo.rect().center())
    event = QWheelEvent(
        at, combo.mapToGlobal(at), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    combo.setFocus()
    combo.wheelEvent(event)
    assert combo.currentText() == "Anything"
    assert not event.isAccepted(), "the page behind it is to scroll"
