# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Finding words on a page, by key and by button, and that it keeps what is closed for a reason closed."""

from __future__ import annotations

import weakref

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

from metsguide.model import Fold
from metsguide.settings import Settings
from metsguide.ui import find_bar
from metsguide.ui.find_bar import FindBar
from metsguide.ui.marks import Marks, text_of
from metsguide.ui.text_block import TextBlock
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import Reader

SHIFT = Qt.KeyboardModifier.ShiftModifier


def bar(reader: Reader) -> FindBar:
    return reader.widgets(FindBar)[0]


def find(reader: Reader, text: str) -> str:
    """Type into the bar; what it then says."""
    reader.ctrl(Qt.Key.Key_F)
    reader.type(text)
    return bar(reader).count.text()


def marked(reader: Reader) -> list[str]:
    """The words under each mark, as the texts have them."""
    words = []
    for marks in reader.widgets(Marks, reader.page):
        over = marks.parentWidget()
        assert over is not None
        words += [text_of(over)[start:end] for start, end in marks._places]
    return words


def current(reader: Reader) -> tuple[str, QPoint]:
    """The text that the current place is in, and where in the window."""
    found = [one for one in reader.widgets(Marks, reader.page) if one._current >= 0]
    assert len(found) == 1
    over = found[0].parentWidget()
    assert over is not None
    return text_of(over), found[0].mapTo(reader.window, found[0].rect_of(found[0]._current).center())


def test_words_are_counted_and_every_one_is_marked(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    said = find(reader, "BONE")
    first, _, count = said.partition(" of ")
    assert first == "1"
    assert len(marked(reader)) == int(count) > 10
    assert {word.casefold() for word in marked(reader)} == {"bone"}
    shown = sum(text_of(one).casefold().count("bone") for one in reader.widgets(QWidget, reader.page.column))
    assert int(count) >= shown - sum(
        text_of(one).casefold().count("bone") for one in reader.widgets(QLabel, bar(reader))
    )


def test_enter_f3_and_the_buttons_lead_on_and_back_and_round(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    count = int(find(reader, "bone").partition(" of ")[2])

    def at() -> int:
        return int(bar(reader).count.text().partition(" of ")[0])

    reader.key(Qt.Key.Key_Return)
    assert at() == 2
    reader.press("The next place")
    assert at() == 3
    reader.key(Qt.Key.Key_F3)
    assert at() == 4
    reader.key(Qt.Key.Key_F3, SHIFT)
    reader.press("The place before")
    assert at() == 2
    bar(reader).line.setFocus()
    reader.key(Qt.Key.Key_Return, SHIFT, times=2)
    assert at() == count, "from the first to the last"
    reader.key(Qt.Key.Key_Return)
    assert at() == 1


@pytest.mark.parametrize("page", ["article:site-bone", "glossary", "resources", "home", "preferences", "about"])
def test_the_current_place_can_be_seen(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    count = int(find(reader, "ca").partition(" of ")[2] or 0)
    for _ in range(min(count, 12)):
        _, point = current(reader)
        assert reader.rect_of(reader.page).contains(point)
        reader.key(Qt.Key.Key_Return)


def test_finding_begins_where_the_reader_is(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.scroll_to(1500)
    assert not find(reader, "bone").startswith("1 of")
    assert abs(reader.scrolled - 1500) < 700


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("kind", ["label", "text"])
def test_marks_are_drawn_where_the_words_are(open_at: Opener, theme: str, kind: str) -> None:
    reader = open_at("article:site-bone", Settings(theme=theme))
    find(reader, "bone")
    wanted = QLabel if kind == "label" else TextBlock
    image = reader.window.grab().toImage()
    checked = 0
    for marks in reader.widgets(Marks, reader.page):
        over = marks.parentWidget()
        if not isinstance(over, wanted) or not reader.in_view(over):
            continue
        for number, (start, end) in enumerate(marks._places):
            rect = marks.rect_of(number)
            corner = marks.mapTo(reader.window, rect.topLeft() + QPoint(1, 3))
            if not reader.rect_of(reader.page).contains(corner) or corner.y() > reader.window.height() - 40:
                continue
            ground = reader.look.hex("accent" if number == marks._current else "mark")
            assert _has(image, corner, ground), f"{text_of(over)[start:end]} at {corner}"
            checked += 1
    assert checked


def _has(image: QImage, at: QPoint, colour: str) -> bool:
    return any(
        QColor(image.pixelColor(at.x() + x, at.y() + y)).name().upper() == colour for x in range(4) for y in range(4)
    )


def test_a_mark_covers_its_word_exactly(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    text = next(one for one in reader.widgets(TextBlock, reader.page) if one.plain_text().startswith("When cancer"))
    before = text.grab().toImage()
    find(reader, "cells")
    marks = next(one for one in reader.widgets(Marks, text))
    rect = marks.rect_of(0)
    marks.set_current(-1)
    after = text.grab().toImage()
    outside = [
        (x, y) for x in range(before.width()) for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y) and not rect.adjusted(-2, -2, 2, 2).contains(x, y)
    ]  # fmt: skip
    assert outside == []
    assert before.copy(rect) != after.copy(rect)


def test_a_closed_part_is_counted_and_opens_when_the_reader_goes_there(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    assert find(reader, "many things that are not there") == "Not found"
    article = reader.library.article("site-bone", "en")
    assert article is not None
    fold = next(block for block in article.blocks if isinstance(block, Fold))
    assert fold.kind == "more"
    assert reader.buttons(f"{fold.title}, closed")
    reader.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    reader.type("67 of 100")
    assert bar(reader).count.text() == "1 of 1"
    assert reader.buttons(f"{fold.title}, open")
    assert reader.rect_of(reader.page).contains(current(reader)[1])
    assert reader.focus is bar(reader).line, "the keyboard stays in the bar"


def test_what_is_counted_in_a_closed_part_is_there_when_it_opens(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    count = find(reader, "of").partition(" of ")[2]
    for _ in range(int(count)):
        reader.key(Qt.Key.Key_Return)
        assert bar(reader).count.text().partition(" of ")[2] == count
    assert bar(reader).count.text().startswith("1 of")
    assert len(marked(reader)) == int(count), "every part was opened on the way"


def test_survival_numbers_stay_closed_and_are_not_counted(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    reader.page.agree()
    reader.settle()
    article = reader.library.article("prognosis-numbers", "en")
    assert article is not None
    closed = [block for block in article.blocks if isinstance(block, Fold) and block.kind == "numbers"]
    assert closed
    buttons = len(reader.buttons("Show the numbers"))
    words = _only_in_numbers(reader, closed)
    assert find(reader, words) == "Not found"
    reader.key(Qt.Key.Key_Return)
    assert len(reader.buttons("Show the numbers")) == buttons
    reader.click(reader.buttons("Show the numbers")[0])
    assert bar(reader).count.text() == "1 of 1" or bar(reader).finder.count > 0, "opened by the reader, it counts"


def _only_in_numbers(reader: Reader, closed: list[Fold]) -> str:
    """A few words of the first closed part that stand nowhere else on the page."""
    from metsguide.model import Prose

    shown = " ".join(text_of(one) for one in reader.widgets(QWidget, reader.page.column)).casefold()
    for block in closed[0].blocks:
        if isinstance(block, Prose):
            for line in TextBlock(reader.look, block.html).plain_text().splitlines():
                words = " ".join(line.split()[:6])
                if len(words) > 15 and words.casefold() not in shown:
                    return words
    raise AssertionError("nothing stands in the closed part alone")


def test_escape_closes_and_keeps_the_place(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    find(reader, "bone")
    reader.key(Qt.Key.Key_Return, times=25)
    left_at = reader.scrolled
    assert left_at > 0
    reader.key(Qt.Key.Key_Escape)
    assert not reader.widgets(FindBar)
    assert marked(reader) == []
    assert reader.scrolled == left_at
    assert reader.page.isAncestorOf(reader.focus)
    reader.ctrl(Qt.Key.Key_F)
    assert bar(reader).line.text() == "", "nothing typed is kept"
    reader.press("Close", bar(reader))
    assert not reader.widgets(FindBar)


def test_escape_closes_from_the_page_too_but_what_is_open_over_it_first(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    find(reader, "spread")
    reader.follow("metastases")
    reader.key(Qt.Key.Key_Escape)
    assert reader.widgets(FindBar), "that was for the word"
    reader.key(Qt.Key.Key_Escape)
    assert not reader.widgets(FindBar)


def test_going_elsewhere_closes_the_bar(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    find(reader, "bone")
    reader.key(Qt.Key.Key_F1)
    assert not reader.widgets(FindBar)
    assert reader.window.at_hand._find is not None
    assert reader.window.at_hand._find.line.text() == ""


def test_in_the_results_of_a_search_the_key_leads_to_the_box_that_is_there(open_at: Opener) -> None:
    reader = open_at("search:bone")
    reader.ctrl(Qt.Key.Key_F)
    assert reader.focus is reader.search_box
    assert not reader.widgets(FindBar)


def test_f3_without_a_bar_opens_it(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    reader.key(Qt.Key.Key_F3)
    assert reader.focus is bar(reader).line


def test_nothing_found_says_so_and_leads_nowhere(open_at: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def say(widget: QWidget, text: str) -> None:
        assert widget is not None
        said.append(text)

    monkeypatch.setattr(find_bar, "announce", say)
    reader = open_at("article:site-bone")
    assert find(reader, "xyzzy") == "Not found"
    assert said[-1] == "Not found"
    assert not reader.button("The next place").isEnabled()
    reader.key(Qt.Key.Key_Return)
    reader.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    reader.type("bone")
    assert said[-1].startswith("1 of ")
    reader.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    reader.key(Qt.Key.Key_Backspace)
    assert bar(reader).count.text() == ""
    assert marked(reader) == []


def test_accents_do_not_matter(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    plain = find(reader, "bone")
    bar(reader).line.setText("bóné")  # the test's keyboard has no accents
    bar(reader).line.textEdited.emit("bóné")
    assert bar(reader).count.text() == plain


def test_marks_follow_text_size_theme_and_window(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    count = find(reader, "bone").partition(" of ")[2]
    reader.key(Qt.Key.Key_Return, times=3)
    reader.look.choose_text_size(150)
    reader.settle()
    reader.look.choose_theme("dark")
    reader.settle()
    reader.window.resize(700, 860)
    reader.settle()
    assert bar(reader).count.text() == f"4 of {count}"
    assert len(reader.widgets(Marks, reader.page)) > 5
    for marks in reader.widgets(Marks, reader.page):
        over = marks.parentWidget()
        assert over is not None
        assert marks.size() == over.size()


@pytest.mark.parametrize(("width", "size"), [(1280, 100), (700, 100), (360, 100), (1280, 200), (640, 200), (360, 200)])
def test_the_bar_fits_and_covers_nothing(open_at: Opener, width: int, size: int) -> None:
    reader = open_at("article:site-bone", Settings(theme="light", text_size=size), width=width)
    find(reader, "bone")
    inside = bar(reader).rect()
    for part in (*reader.buttons("", bar(reader)), bar(reader).line, bar(reader).count):
        assert inside.contains(part.geometry()), part
    for one in reader.buttons("", bar(reader)):
        assert one.width() >= 44
        assert one.height() >= 44
    assert not reader.rect_of(bar(reader)).intersects(reader.rect_of(reader.page))
    assert not reader.rect_of(bar(reader)).intersects(reader.rect_of(reader.window.topbar))


@pytest.mark.usefixtures("_no_collector")
def test_marks_are_freed(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    find(reader, "bone")
    gone = [weakref.ref(one) for one in reader.widgets(Marks)]
    assert gone
    reader.key(Qt.Key.Key_Escape)
    let_go()
    assert [one() for one in gone if one() is not None] == []


def test_nothing_grows_with_what_was_looked_for(open_at: Opener) -> None:
    reader = open_at("article:site-bone")

    def look() -> None:
        find(reader, "bone")
        reader.key(Qt.Key.Key_Return, times=3)
        reader.key(Qt.Key.Key_Escape)
        reader.page.rebuild()
        reader.settle()
        let_go()

    look()
    before = len(reader.window.findChildren(QObject))
    look()
    assert len(reader.window.findChildren(QObject)) == before
