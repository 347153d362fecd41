# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A kiosk's screen: all of it in view and large enough to press, in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget

from metsguide.kiosk import AGAIN, READY
from metsguide.library import Library
from metsguide.ui import tour
from metsguide.ui.code_view import CodeView
from metsguide.ui.kiosk_covers import AreYouThere, Cover, Hidden
from metsguide.ui.kiosk_pin import PinPad
from tests.library_fixture import write_library
from tests.ui.at_kiosk import KIOSK, At
from tests.ui.conftest import let_go
from tests.ui.reader import PAGES, shown_by

# --- The screen ------------------------------------------------------------------------------------


def test_it_is_all_of_the_screen_and_its_title_says_the_name_only(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone", size=None)
    assert reader.shell.isFullScreen()
    assert reader.shell.geometry() == reader.shell.screen().geometry()
    assert reader.shell.windowTitle() == "MetsGuide"
    assert reader.system_window.title() == "MetsGuide"
    assert [one.title() for one in QGuiApplication.topLevelWindows() if one.isVisible()] == ["MetsGuide"]
    assert reader.words == [READY]
    assert reader.title == "Cancer that has spread to bone"
    assert reader.look.font("body").pixelSize() == 24
    assert reader.button("I’m done").isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (800, 1280)])
@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_done_and_hide_are_always_in_view_and_help_too(at_kiosk: At, size: tuple[int, int], text_size: int) -> None:
    reader = at_kiosk(KIOSK._replace(text_size=text_size), "article:site-bone", size=size)
    for name in ("I’m done", "Hide", "Get help now"):
        made = next(one for one in reader.buttons(name) if not reader.page.isAncestorOf(one))
        assert reader.in_view(made), name
        assert made.width() >= min(made.sizeHint().width(), size[0]), f"{name} is cut"
        assert reader.window.rect().contains(reader.rect_of(made)), name


def test_the_rows_beside_the_page_lead_everywhere(at_kiosk: At) -> None:
    reader = at_kiosk()
    for name, place in (
        ("Contents", "contents"), ("Places to turn", "resources"), ("Word meanings", "glossary"),
        ("My list", "my-list"), ("Home", "home"), ("Get help now", "article:emergency-guide"),
        ("Colours and text size", "preferences"),
    ):  # fmt: skip
        reader.tap_button(name)
        assert reader.place == place
    reader.tap_button("Contents")
    reader.tap_button("Where it has spread", reader.page)
    assert reader.place == "section:spread"
    assert reader.sees("Nothing you read here is kept.")


# --- Languages -------------------------------------------------------------------------------------


@pytest.fixture
def bilingual(tmp_path: Path) -> Iterator[Library]:
    with Library.open(write_library(tmp_path / "two.library")) as library:
        yield library


def test_the_language_is_chosen_on_the_first_screen_and_keeps_place_and_look(at_kiosk: At, bilingual: Library) -> None:
    reader = at_kiosk(KIOSK._replace(language="en"), library=bilingual)
    reader.button("Français")
    reader.go("article:bone")
    assert reader.title == "Cancer that has spread to bone"
    reader.look.choose_text_size(125)
    reader.look.choose_theme("dark")
    reader.settle()
    reader.tap_button("Français")
    assert reader.title == "Cancer propagé aux os"
    assert (reader.look.text_size, reader.look.theme) == (125, "dark")
    assert len(reader.shell.findChildren(type(reader.window))) in (1, 2)
    let_go()
    assert len(reader.shell.findChildren(type(reader.window))) == 1
    reader.tap_button("English")
    assert reader.window.language == "en"
    reader.tap_button("I’m done")
    assert reader.words == [READY, AGAIN]


def test_only_the_languages_that_the_policy_offers(at_kiosk: At, bilingual: Library) -> None:
    reader = at_kiosk(KIOSK._replace(languages=("fr",)), library=bilingual)
    assert reader.window.language == "fr"
    assert not [one for one in reader.buttons() if one.text() in ("English", "Français")]


# --- Under way -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1280, 800), (1024, 768), (800, 480)])
@pytest.mark.parametrize("text_size", [100, 200])
def test_every_label_of_a_cover_has_room_and_its_choices_are_in_view(
    at_kiosk: At, hashed: str, size: tuple[int, int], text_size: int
) -> None:
    reader = at_kiosk(KIOSK._replace(pin=hashed, text_size=text_size), size=size)
    reader.key(Qt.Key.Key_Down)
    covers: list[tuple[type[Cover], Callable[[], object]]] = [
        (Hidden, reader.shell.hide_page),
        (AreYouThere, reader.idle),
        (PinPad, reader.open_pad),
    ]
    for kind, put in covers:
        put()
        cover = reader.cover
        assert cover is not None
        assert isinstance(cover, kind)
        parts: list[QWidget] = [*reader.widgets(QLabel, cover), *reader.buttons("", cover)]
        for made in parts:
            assert made.height() >= made.heightForWidth(made.width()) - 1, list(shown_by(made))
        choices = [one for one in reader.buttons("", cover) if cover.foot.indexOf(one) >= 0]
        assert len(choices) == cover.foot.count() > 0
        for made in choices:
            top = made.mapTo(cover, QPoint(0, 0))
            assert cover.rect().contains(QRect(top, made.size())), (made.accessibleName(), top, made.size())
        bar = cover.findChildren(QScrollArea)[0].verticalScrollBar()
        assert size != (1280, 800) or bar.maximum() == 0, "there is room for all of it"
        reader.shell.watch.keep()
        reader.shell.uncover()


@pytest.mark.parametrize("text_size", [100, 200])
def test_a_code_and_the_way_back_are_in_view_together(at_kiosk: At, text_size: int) -> None:
    reader = at_kiosk(KIOSK._replace(text_size=text_size), page="resources")
    reader.window.ask_link("https://cancer.ca/en", "Canadian Cancer Society helpline")
    reader.settle()
    assert reader.dialog is not None
    code = reader.widgets(CodeView, reader.dialog)[0]
    assert code.width() >= 160
    for made in (code, reader.button("Done", reader.dialog)):
        at = QRect(made.mapTo(reader.dialog, QPoint(0, 0)), made.size())
        assert reader.dialog.rect().contains(at), (at, reader.dialog.rect())


def test_the_tour_shows_a_kiosk(
    library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    assert qapp is not None
    monkeypatch.setattr(tour, "VARIANTS", (("dark", 100),))
    monkeypatch.setattr(tour, "SHOTS", [shot for shot in tour.SHOTS if shot.kiosk])
    monkeypatch.setattr(tour, "PRINTED", ())
    assert tour.run(library_file, tmp_path) == 0
    pictures = {path.stem.removesuffix("-dark-100"): path.read_bytes() for path in tmp_path.glob("*.png")}
    shown = {"home", "article", "warning", "hidden", "code", "preview", "my-list", "my-list-preview", "staff"}
    assert {f"kiosk-{name}" for name in shown} <= set(pictures)
    assert len(set(pictures.values())) == len(pictures), "two screens look the same"
    sizes = {QImage.fromData(data).size() for data in pictures.values()}
    assert sizes == {QSize(1280, 800)}, "whatever took the keyboard meanwhile"


def test_a_cover_that_is_gone_is_freed(at_kiosk: At) -> None:
    reader = at_kiosk()
    for _ in range(3):
        reader.key(Qt.Key.Key_F12)
        reader.tap_button("Show it again")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert reader.shell.findChildren(Hidden) == []


# --- Large enough to press -------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_whatever_can_be_pressed_is_64_pixels(at_kiosk: At, page: str) -> None:
    reader = at_kiosk(page=page)
    small = []
    for made in [*reader.widgets(QAbstractButton), *reader.widgets(QLineEdit), *reader.widgets(QComboBox)]:
        box = made.parentWidget() if isinstance(made, QLineEdit) and made.height() < 60 else made
        if box is not None and (box.height() < 64 - 2 or box.width() < 64 - 2):  # an edge around a field is within it
            small.append((type(made).__name__, made.accessibleName(), box.width(), box.height()))
    assert small == []
