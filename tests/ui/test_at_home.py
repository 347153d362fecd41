# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""At home: lines and column as the reader likes them, what was read recently for those who want that, and an end to all
that is kept.
"""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from metsguide.recent import MOST, RecentFile
from metsguide.settings import LINE_SPACINGS, READING_WIDTHS, Settings
from metsguide.ui.file_names import ask_where_to_save, ask_which_to_open
from metsguide.ui.kept import Kept
from metsguide.ui.text_block import TextBlock
from tests.ui.conftest import Opener
from tests.ui.reader import Reader

ON, OFF = "Keep on this computer", "Do not keep"
READ = "Read recently"


# --- Lines and column --------------------------------------------------------------------------------


def _prose(reader: Reader) -> TextBlock:
    return next(one for one in reader.widgets(TextBlock, reader.page) if one.plain_text().startswith("When cancer"))


def test_lines_stand_further_apart_in_three_steps(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    heights = []
    for words in ("Normal lines", "More", "Most"):
        reader.go("preferences")
        reader.press(words)
        assert reader.button(words).isChecked()
        reader.go("article:site-bone")
        heights.append(_line_height(reader))
    assert len(heights) == len(LINE_SPACINGS)
    assert heights[1] / heights[0] == pytest.approx(1.2, rel=0.02)
    assert heights[2] / heights[0] == pytest.approx(1.4, rel=0.02)


def _line_height(reader: Reader) -> float:
    """From one line of running text to the next."""
    layout = _prose(reader).document.firstBlock().layout()
    assert layout.lineCount() > 1
    return layout.lineAt(1).y() - layout.lineAt(0).y()


def test_the_column_is_narrow_normal_or_wide(open_at: Opener) -> None:
    reader = open_at("article:site-bone", width=1500)
    widths = []
    for words in ("Narrow", "Normal width", "Wide"):
        reader.go("preferences")
        reader.press(words)
        assert reader.button(words).isChecked()
        reader.go("article:site-bone")
        assert _letters(reader) <= 84, "no line is too long to find the next one"
        widths.append(_prose(reader).width())
        for made in reader.buttons("Where this comes from", reader.page):
            assert made.mapTo(reader.page, made.rect().topLeft()).x() > reader.page.column.width() - 40
    assert len(widths) == len(READING_WIDTHS)
    assert widths == sorted(widths)
    assert widths[0] < widths[1] < widths[2]


def _letters(reader: Reader) -> int:
    """The letters of the longest line of running text."""
    most = 0
    block = _prose(reader).document.begin()
    while block.isValid():
        layout = block.layout()
        most = max(most, *(layout.lineAt(number).textLength() for number in range(layout.lineCount())), 0)
        block = block.next()
    return most


@pytest.mark.parametrize("spacing", LINE_SPACINGS)
@pytest.mark.parametrize("width", READING_WIDTHS)
@pytest.mark.parametrize(("room", "size"), [(1280, 100), (500, 100), (700, 200)])
def test_whatever_is_chosen_nothing_is_cut_off(open_at: Opener, spacing: str, width: str, room: int, size: int) -> None:
    settings = Settings(theme="light", text_size=size, line_spacing=spacing, reading_width=width)
    reader = open_at("article:site-bone", settings, width=room)
    assert reader.page.column.width() <= reader.page.viewport().width()
    for text in reader.widgets(TextBlock, reader.page):
        assert text.document.size().width() <= text.width() + 1
        assert text.document.size().height() <= text.height()
    for made in reader.buttons("", reader.page):
        assert made.mapTo(reader.window, made.rect().topRight()).x() <= reader.window.width()


def test_they_are_chosen_by_keyboard(open_at: Opener) -> None:
    reader = open_at("preferences")
    reader.tab_until(reader.button("Normal lines"))
    reader.key(Qt.Key.Key_Right)
    assert reader.look.line_spacing == "wide"
    assert reader.focus is reader.button("More")
    reader.tab_until(reader.button("Normal width"))
    reader.key(Qt.Key.Key_Left)
    assert reader.look.reading_width == "narrow"
    assert reader.focus is reader.button("Narrow")


# --- Read recently -----------------------------------------------------------------------------------


def test_nothing_read_is_kept_unless_asked_for(open_at: Opener, kept: Kept, folder: Path) -> None:
    reader = open_at("article:site-bone", kept=kept)
    reader.go("article:site-liver")
    reader.go("home")
    assert not reader.sees(READ, reader.page)
    assert not folder.exists()


def _switch(reader: Reader, words: str) -> None:
    reader.go("preferences")
    reader.press(words)
    assert reader.button(words).isChecked()


def test_one_switch_lists_the_pages_read_last_at_home(open_at: Opener, kept: Kept, folder: Path) -> None:
    reader = open_at("home", kept=kept)
    _switch(reader, ON)
    for place in (
        "article:site-bone",
        "article:site-liver",
        "article:site-bone",
        "glossary",
        "article:emergency-guide",
    ):
        reader.go(place)
    reader.go("home")
    assert reader.sees(READ, reader.page)
    assert kept.recent.ids == ("site-bone", "site-liver"), "the latest first, each once; help is always one press away"
    assert RecentFile(folder / "recently-read.json").load() == (("site-bone", "site-liver"), "")
    about = reader.library.summary("site-liver", "en")
    assert about is not None
    reader.press(about.title)
    assert reader.place == "article:site-liver"


def test_no_more_than_a_few_are_listed(open_at: Opener, kept: Kept) -> None:
    reader = open_at("home", kept=kept)
    kept.recent.switch(True)
    ids = reader.library.article_ids()[: MOST + 4]
    for ident in ids:
        reader.navigator.go(reader.navigator.place._replace(kind="article", id=ident))
    assert kept.recent.ids == tuple(one for one in reversed(ids) if one != "emergency-guide")[:MOST]


@pytest.mark.parametrize("where", ["home", "preferences"])
def test_one_press_clears_them(open_at: Opener, kept: Kept, folder: Path, where: str) -> None:
    reader = open_at("home", kept=kept)
    kept.recent.switch(True)
    reader.go("article:site-bone")
    reader.go(where)
    reader.press("Clear what was read")
    assert kept.recent.ids == ()
    assert not (folder / "recently-read.json").exists()
    assert not reader.buttons("Clear what was read")
    assert reader.page.isAncestorOf(reader.focus), "the keyboard is still on the page"
    assert kept.recent.on, "and what is read from now on is kept again"


def test_switched_off_nothing_is_left(open_at: Opener, kept: Kept, folder: Path) -> None:
    reader = open_at("home", kept=kept)
    _switch(reader, ON)
    reader.go("article:site-bone")
    assert (folder / "recently-read.json").exists()
    _switch(reader, OFF)
    assert list(folder.iterdir()) == []
    reader.go("home")
    assert not reader.sees(READ, reader.page)


def test_a_page_that_is_gone_is_not_listed(open_at: Opener, folder: Path) -> None:
    RecentFile(folder / "recently-read.json").save(("a-page-of-old", "site-bone"))
    reader = open_at("home", kept=Kept.at_home(folder, recently_read=True))
    assert reader.sees(READ, reader.page)
    assert len(reader.buttons("Cancer that has spread to bone", reader.page)) == 1


def test_a_disk_that_fails_is_told_once(open_at: Opener, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_at("home", kept=kept)
    kept.recent.switch(True)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    reader.go("article:site-bone")
    assert reader.sees("What you read could not be kept")
    reader.press("Close")
    reader.go("article:site-liver")
    assert not reader.sees("What you read could not be kept")
    assert kept.recent.ids == ("site-liver", "site-bone")


def test_the_settings_page_says_what_is_kept(open_at: Opener) -> None:
    reader = open_at("preferences")
    assert reader.sees("none of what you read unless you switch that on")


# --- Names of files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("ask", ["save", "open"])
def test_asking_for_a_file_leaves_no_trace_of_where_the_reader_looked(
    reader: Reader, home: Path, tmp_path: Path, ask: str
) -> None:
    wanted = tmp_path / "a list.json"
    if ask == "open":
        wanted.write_text("{}")
    before = sorted(home.rglob("*"))
    answer = _Answer(wanted)
    QTimer.singleShot(0, answer.choose)
    if ask == "save":
        chosen = ask_where_to_save(reader.window, "Save", "list.json", "List (*.json)")
    else:
        chosen = ask_which_to_open(reader.window, "Open", "List (*.json)")
    assert chosen == wanted
    assert sorted(home.rglob("*")) == before


class _Answer:
    """Somebody who chooses a file in a dialog, and closes it whatever happens."""

    def __init__(self, wanted: Path) -> None:
        self._wanted, self._tries = wanted, 0

    def choose(self) -> None:
        dialog = QApplication.activeModalWidget()
        self._tries += 1
        if not isinstance(dialog, QFileDialog):
            if self._tries < 200:
                QTimer.singleShot(20, self.choose)
        elif self._tries < 200 and str(self._wanted) not in dialog.selectedFiles():
            dialog.setDirectory(str(self._wanted.parent))
            dialog.selectFile(str(self._wanted))
            QTimer.singleShot(20, self.choose)
        elif self._tries < 200:
            self._tries = 200
            QTimer.singleShot(2000, self.choose)
            dialog.accept()
        else:
            dialog.reject()
