# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The pictures of the articles: drawn in every theme, said in words, and never in the way of the first page."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from metsguide.library import Library
from metsguide.model import Block, Figure, Fold, People
from metsguide.settings import Settings
from metsguide.ui.charts import GridBox, PeopleArray
from metsguide.ui.icons import Icons
from metsguide.ui.parts import Kit
from metsguide.ui.pictures import Drawn, Labelled
from metsguide.ui.text_block import TextBlock
from metsguide.ui.theme import THEMES, Look
from tests.ui.conftest import ROOT, Opener
from tests.ui.contrast import ratio
from tests.ui.reader import Reader

STEPS, SPINE = "article:how-cancer-spreads", "article:em-spinal-cord"
SEEN = 3.0
"""The least contrast of what has to be seen (WCAG 2, 1.4.11)."""


def _pictures(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Fold):
            yield from _pictures(block.blocks)


def _pages(library: Library) -> list[tuple[str, tuple[Figure, ...]]]:
    """Each article that has pictures, with them."""
    found = []
    for section in library.sections("en"):
        for about in library.articles(section.id, "en"):
            article = library.article(about.id, "en")
            assert article is not None
            pictures = tuple(_pictures(article.blocks))
            if pictures:
                found.append((f"article:{about.id}", pictures))
    return found


def _finished(open_at: Opener, page: str, settings: Settings | None = None, width: int = 1280) -> Reader:
    reader = open_at(page, settings, width=width)
    reader.page.finish()
    reader.page.open_all_folds()
    reader.page.finish()
    reader.settle()
    return reader


def _least_share(image: QImage, ground: QColor) -> float:
    """The share of an image that can be told from its ground."""
    seen = total = 0
    for y in range(0, image.height(), 2):
        for x in range(0, image.width(), 2):
            total += 1
            seen += ratio(image.pixelColor(x, y).name(), ground.name()) >= SEEN
    return seen / total


@pytest.mark.parametrize("theme", THEMES)
def test_every_drawing_can_be_seen_in_every_theme(open_at: Opener, library: Library, theme: str) -> None:
    pages = _pages(library)
    assert {page for page, _ in pages} >= {STEPS, SPINE, "article:tests-imaging"}
    for page, pictures in pages:
        reader = _finished(open_at, page, Settings(theme=theme))
        drawn = reader.page.column.findChildren(Drawn)
        assert [one.scene for one in drawn] == [scene for picture in pictures for scene in picture.scenes]
        for one in drawn:
            image = one.grab().toImage()
            assert _least_share(image, reader.look.colour("card")) > 0.02, one.scene.drawing


def test_a_drawing_is_one_picture_with_its_words_to_a_screen_reader(open_at: Opener) -> None:
    reader = _finished(open_at, STEPS)
    for one in reader.page.column.findChildren(Drawn):
        heard = QAccessible.queryAccessibleInterface(one)
        assert heard.role() == QAccessible.Role.Graphic
        assert heard.text(QAccessible.Text.Name) == one.scene.alt
        assert heard.childCount() == 0


def test_arrays_and_charts_are_pictures_too(open_at: Opener) -> None:
    reader = _finished(open_at, "article:stats-canada")
    told = []
    for one in reader.page.column.findChildren(QWidget):
        if one.property("picture"):
            heard = QAccessible.queryAccessibleInterface(one)
            assert heard.role() == QAccessible.Role.Graphic
            told.append(heard.text(QAccessible.Text.Name))
    assert any("of 100" in name for name in told)
    assert any("Lung" in name for name in told)


def test_the_words_of_a_picture_are_text_that_grows(open_at: Opener) -> None:
    heights = []
    for size in (100, 200):
        reader = _finished(open_at, STEPS, Settings(theme="light", text_size=size))
        caption = next(one for one in reader.widgets(QLabel) if one.text() == "Get into a vessel")
        heights.append(caption.fontMetrics().height())
    assert heights[1] >= 2 * heights[0] - 2


@pytest.mark.parametrize(("width", "size", "columns"), [(1280, 100, 3), (1280, 200, 2), (700, 200, 1)])
def test_steps_stand_beside_each_other_where_there_is_room(
    open_at: Opener, width: int, size: int, columns: int
) -> None:
    reader = _finished(open_at, STEPS, Settings(theme="light", text_size=size), width)
    drawn = reader.page.column.findChildren(Drawn)
    tops = [reader.page.top_of(one) for one in drawn]
    assert len(drawn) == 6
    assert tops.count(tops[0]) == columns
    assert tops == sorted(tops)
    assert all(one.width() == drawn[0].width() for one in drawn)


@pytest.mark.parametrize(("width", "size"), [(1280, 100), (1280, 200), (640, 200)])
def test_labels_stand_clear_of_each_other_and_of_the_drawing(open_at: Opener, width: int, size: int) -> None:
    reader = _finished(open_at, SPINE, Settings(theme="light", text_size=size), width)
    (labelled,) = reader.page.column.findChildren(Labelled)
    (drawing,) = labelled.findChildren(Drawn)
    leaders = labelled.leaders()
    assert len(leaders) == len(drawing.scene.labels) == 4
    for point, words in leaders:
        assert drawing.geometry().contains(point.toPoint())
        assert labelled.rect().contains(words)
        assert words.left() > drawing.geometry().right()
    for (_, upper), (_, lower) in pairwise(leaders):
        assert upper.bottom() < lower.top()
    for one in labelled.findChildren(QLabel):
        assert one.heightForWidth(one.width()) <= one.height(), "words are cut off"


def test_a_picture_is_drawn_anew_in_another_theme(open_at: Opener) -> None:
    reader = _finished(open_at, SPINE)
    (drawing,) = reader.page.column.findChildren(Drawn)
    light = drawing.grab().toImage()
    reader.look.choose_theme("dark")
    reader.settle()
    reader.page.finish()
    (drawing,) = reader.page.column.findChildren(Drawn)
    dark = drawing.grab().toImage()
    assert light.size() == dark.size()
    assert light.pixelColor(20, 100) != dark.pixelColor(20, 100)


def test_a_start_on_a_picture_does_not_wait_for_it(library_file: Path) -> None:
    """Its room is there at once; what draws it is read once the first page stands."""
    program = """
import sys
from pathlib import Path
from metsguide.library import Library
from metsguide.settings import Settings
from metsguide.ui.app import make_application, open_window
app = make_application([])
library = Library.open(Path(sys.argv[1]))
session = open_window(library, Settings(theme="light"), "en", "article:how-cancer-spreads", furnish=False)
session.window.show()
app.processEvents()
from metsguide.model import Figure
from metsguide.ui.charts import GridBox, PeopleArray
from metsguide.ui.icons import Icons
from metsguide.ui.parts import Kit
from metsguide.ui.pictures import figure_card
figure = next(one for one in library.article("how-cancer-spreads", "en").blocks if isinstance(one, Figure))
card = figure_card(session.kit, figure, library)
card.flow(660)
before = card.grab().toImage()
assert "PySide6.QtSvg" not in sys.modules
session.kit.look.settled = True
after = card.grab().toImage()
assert after.size() == before.size()
for image, least, most in ((before, 1, 5), (after, 10, 10_000)):
    colours = {image.pixelColor(x, 60).name() for x in range(30, image.width() - 30)}
    assert least <= len(colours) <= most, colours
"""
    done = subprocess.run(
        [sys.executable, "-c", program, library_file], cwd=ROOT, capture_output=True, text=True, timeout=60,
        check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_a_range_shows_who_is_in_between_and_says_so(qtbot: QtBot) -> None:
    look = Look("light")
    kit = Kit(look, Icons(look))
    array = PeopleArray(kit, People(60, 80, "felt it", "did not"))
    qtbot.addWidget(array)
    array.flow(600)
    assert array.accessibleName() == "60 to 80 of 100 felt it; 20 to 40 of 100 did not."
    image = array.grab().toImage()

    def filled(person: int) -> tuple[bool, bool]:
        """Whether the left and the right of one of the hundred is filled."""
        row, column = divmod(person, 20)
        middle, low = round(column * 30 + 15), round(row * 30 * 1.18 + 24)
        accent = look.colour("accent")
        return image.pixelColor(middle - 3, low) == accent, image.pixelColor(middle + 3, low) == accent

    assert [filled(person) for person in (0, 59)] == [(True, True)] * 2
    assert [filled(person) for person in (60, 79)] == [(True, False)] * 2
    assert [filled(person) for person in (80, 99)] == [(False, False)] * 2
    plain = PeopleArray(kit, People(60, 60, "felt it", "did not"))
    qtbot.addWidget(plain)
    plain.flow(600)
    assert plain.accessibleName() == "60 of 100 felt it; 40 of 100 did not."
    assert plain.height() < array.height(), "there is nothing in between to explain"


@pytest.mark.parametrize(("width", "size", "table"), [(1280, 100, True), (1280, 200, True), (800, 150, False)])
def test_a_grid_becomes_a_list_where_its_head_would_be_cut(open_at: Opener, width: int, size: int, table: bool) -> None:
    reader = _finished(open_at, "article:where-cancers-spread", Settings(theme="light", text_size=size), width)
    (grid,) = reader.widgets(GridBox, reader.page)
    (text,) = reader.widgets(TextBlock, grid)
    shown = text.document.toPlainText()
    assert ("●" in shown) == table
    assert ("Bone, Brain, Liver, Lung" in shown) == (not table)
    assert text.document.idealWidth() <= grid.width(), "cut off at the right"
