# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Strangers at one computer: the screen, its covers, its end, and the staff's way out, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)  # fmt: skip
from pytestqt.qtbot import QtBot

from metsguide.kiosk import AGAIN, LEAVE, READY, WRONG, Tries
from metsguide.library import Library
from metsguide.policy import Policy, pin
from metsguide.ui import tour
from metsguide.ui.accessible_page import AccessiblePages
from metsguide.ui.code_view import CodeView
from metsguide.ui.kiosk_covers import AreYouThere, Between, Cover, Hidden
from metsguide.ui.kiosk_pin import PinPad
from tests.library_fixture import write_library
from tests.ui.at_kiosk import KIOSK, AtKiosk
from tests.ui.conftest import let_go
from tests.ui.reader import PAGES, shown_by

At = Callable[..., AtKiosk]
_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
PIN = "274913"
_FINGER = QTest.createTouchDevice()


@pytest.fixture
def at_kiosk(qtbot: QtBot, library: Library, _screen_readers: AccessiblePages) -> Iterator[At]:
    opened: list[AtKiosk] = []

    def at(policy: Policy = KIOSK, page: str = "", library: Library = library, **more: object) -> AtKiosk:
        opened.append(AtKiosk(qtbot, library, policy, page, **more))  # type: ignore[arg-type]
        return opened[-1]

    yield at
    for one in opened:
        one.leave()
    let_go()


@pytest.fixture(scope="session")
def hashed() -> str:
    return pin.hashed(PIN)


# --- The screen ---------------------------------------------------------------------------------------


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


# --- Done, and idle -----------------------------------------------------------------------------------


def test_who_is_done_says_so_and_leaves_a_neutral_screen(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    QGuiApplication.clipboard().setText("bone")
    reader.tap_button("I’m done")
    assert isinstance(reader.cover, Between)
    assert not reader.window.isVisible()
    assert reader.words == [READY, AGAIN]
    assert QGuiApplication.clipboard().text() == ""
    # What is pressed now is pressed by the next person, into nothing.
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_F12, Qt.Key.Key_F1):
        reader.key(key)
    reader.tap(reader.shell)
    assert isinstance(reader.cover, Between)
    assert not reader.window.isVisible()
    assert reader.words == [READY, AGAIN]


def test_after_the_idle_time_a_warning_covers_everything_and_counts(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_Down)
    reader.idle()
    warning = reader.cover
    assert isinstance(warning, AreYouThere)
    assert not reader.window.isVisible()
    assert warning.geometry() == reader.shell.rect()
    assert [text for text in reader.texts(warning) if text != "MetsGuide"] == [
        "Are you still reading?", "This screen will clear in", "30",
        "seconds, so the next person cannot see what you read.", "Keep reading", "I’m done. Clear it now",
    ]  # fmt: skip
    reader.shell.watch._last -= 20
    reader.shell.watch.look()
    assert warning.number.text() == "10"
    assert reader.focus is warning.keep_button
    assert warning.keep_button.height() >= 80
    # A mouse that is moved, or a key, tells nothing of whether it is the same person.
    QTest.mouseMove(reader.system_window, warning.geometry().topLeft() + warning.rect().center() / 4)
    reader.key(Qt.Key.Key_Tab)
    assert reader.cover is warning
    reader.tap_button("Keep reading")
    assert reader.window.isVisible()
    assert reader.place == "article:site-bone"
    assert reader.words == [READY]


def test_keep_reading_gives_the_keyboard_back_where_it_was(at_kiosk: At) -> None:
    reader = at_kiosk()
    reader.key(Qt.Key.Key_K, _CTRL)
    reader.type("bo")
    before = reader.focus
    reader.idle()
    reader.key(Qt.Key.Key_Return)
    assert reader.cover is None
    assert reader.focus is before
    reader.type("ne")
    assert reader.place == "search:bone"


@pytest.mark.parametrize("way", ["time", "button"])
def test_a_warning_that_nobody_answers_ends_the_turn(at_kiosk: At, way: str) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_Down)
    reader.idle()
    if way == "time":
        reader.shell.watch._last -= 30
        reader.shell.watch.look()
    else:
        reader.tap_button("I’m done. Clear it now")
    assert isinstance(reader.cover, Between)
    assert reader.words == [READY, AGAIN]


def test_whoever_comes_first_after_a_long_sleep_sees_nothing_of_the_last_reader(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_Down)
    reader.shell.watch._last -= 3600
    reader.key(Qt.Key.Key_Space)
    assert isinstance(reader.cover, Between)
    assert reader.words == [READY, AGAIN]


def test_nothing_is_watched_before_somebody_comes(at_kiosk: At) -> None:
    reader = at_kiosk()
    reader.idle()
    assert reader.cover is None
    assert reader.words == [READY]


# --- Hide ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "key", "corner"])
def test_the_page_can_be_hidden_quickly(at_kiosk: At, way: str) -> None:
    reader = at_kiosk(page="article:site-bone")
    if way == "button":
        reader.tap_button("Hide")
    elif way == "key":
        reader.key(Qt.Key.Key_F12)
    else:
        QTest.mouseClick(reader.system_window, Qt.MouseButton.LeftButton, pos=reader.shell.rect().bottomLeft())
        reader.settle()
    hidden = reader.cover
    assert isinstance(hidden, Hidden)
    assert not reader.window.isVisible()
    assert not any("bone" in text.lower() or "cancer" in text.lower() for text in reader.texts(reader.shell))
    reader.key(Qt.Key.Key_F1)
    reader.key(Qt.Key.Key_K, _CTRL)
    assert reader.place == "article:site-bone", "no key reaches what is hidden"
    reader.tap_button("Show it again")
    assert reader.cover is None
    assert reader.title == "Cancer that has spread to bone"


def test_what_is_hidden_is_cleared_when_nobody_comes_back(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_F12)
    reader.idle()
    assert isinstance(reader.cover, AreYouThere)
    reader.key(Qt.Key.Key_F12)
    assert isinstance(reader.cover, AreYouThere)


# --- No way out ---------------------------------------------------------------------------------------


def test_no_key_closes_it_or_opens_anything(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    for key, modifier in (
        (Qt.Key.Key_Q, _CTRL), (Qt.Key.Key_W, _CTRL), (Qt.Key.Key_F4, _ALT), (Qt.Key.Key_F4, _CTRL),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Help, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_O, _CTRL), (Qt.Key.Key_S, _CTRL), (Qt.Key.Key_N, _CTRL), (Qt.Key.Key_Space, _ALT),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, _SHIFT), (Qt.Key.Key_Escape, _CTRL),
    ):  # fmt: skip
        reader.key(key, modifier)
        assert reader.shell.isVisible()
        assert reader.shell.isFullScreen()
        assert QApplication.activePopupWidget() is None
    event = QCloseEvent()
    QApplication.sendEvent(reader.shell, event)
    assert not event.isAccepted()
    reader.system_window.close()
    assert reader.shell.isVisible()
    assert not reader.shell.session.window.topbar.print_button.isVisible()
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not reader.shell]


def test_no_menu_comes_up_under_the_right_button(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    reader.key(Qt.Key.Key_K, _CTRL)
    reader.type("bone")
    for widget in (reader.search_box, reader.page, reader.button("I’m done")):
        for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            reader.tap(widget, button=button)
            assert QApplication.activePopupWidget() is None
    assert reader.words == [READY]
    assert [one for one in QApplication.allWidgets() if isinstance(one, QMenu) and one.isVisible()] == []


def test_nothing_can_be_dropped_on_it(at_kiosk: At) -> None:
    reader = at_kiosk(page="resources")
    line = reader.window.topbar.search.line
    at = QPointF(line.mapTo(reader.shell, line.rect().center()))
    data = QMimeData()
    data.setText("dropped")
    data.setUrls([QUrl("file:///etc/hostname")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at.toPoint(), copy, data, left, Qt.KeyboardModifier.NoModifier)
    drop = QDropEvent(at, copy, data, left, Qt.KeyboardModifier.NoModifier)
    for event in (enter, drop):
        event.ignore()
        QApplication.sendEvent(reader.system_window, event)
        assert not event.isAccepted()
    assert line.text() == ""
    reader.shell.windowHandle().removeEventFilter(reader.shell)
    for event in (enter, drop):
        QApplication.sendEvent(reader.system_window, event)
    assert line.text() == "dropped", "nothing else would have kept it out"


def test_a_finger_is_enough(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")

    def touch(name: str) -> None:
        made = next(one for one in reader.buttons(name, reader.shell) if reader.in_view(one))
        point = made.mapTo(reader.shell, made.rect().center())
        QTest.touchEvent(reader.system_window, _FINGER).press(0, point).commit()
        QTest.touchEvent(reader.system_window, _FINGER).release(0, point).commit()
        reader.settle()

    touch("Add to my list")
    touch("My list (1)")
    assert reader.title == "My list"
    reader.idle()
    touch("Keep reading")
    assert reader.cover is None
    touch("Hide")
    touch("Show it again")
    touch("I’m done")
    assert reader.words[-1] == AGAIN


def test_it_is_full_screen_again_whatever_made_it_small(at_kiosk: At, qtbot: QtBot) -> None:
    reader = at_kiosk(size=None)
    for make in (reader.shell.showMinimized, reader.shell.showNormal, reader.shell.showMaximized):
        make()
        qtbot.waitUntil(reader.shell.isFullScreen, timeout=3000)
    assert reader.shell.isVisible()


def test_a_screen_that_is_refused_at_first_is_asked_for_again(
    at_kiosk: At, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = at_kiosk()
    asked: list[int] = []
    fill = reader.shell.fill

    def refused_twice() -> None:
        asked.append(reader.shell._back.interval())
        if len(asked) > 2:
            fill()

    monkeypatch.setattr(reader.shell, "fill", refused_twice)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not reader.shell.isActiveWindow())
    qtbot.waitUntil(reader.shell.isActiveWindow, timeout=5000)
    assert asked == [200, 400, 800]
    qtbot.waitUntil(lambda: not reader.shell._back.isActive(), timeout=5000)


def test_printing_asks_for_no_printer(at_kiosk: At, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = at_kiosk(page="article:site-bone")

    def no_dialog(dialog: QDialog) -> int:
        raise AssertionError(f"{dialog} was opened")

    monkeypatch.setattr(QDialog, "exec", no_dialog)
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(str))
    reader.key(Qt.Key.Key_P, _CTRL)
    assert not [one for one in reader.buttons() if one.text().startswith("Save")], "nothing goes into files"
    reader.tap_button("Print these pages")
    assert reader.sees("The printer of this computer cannot be found. Please tell the staff.", reader.dialog)
    reader.tap_button("Close", reader.dialog)
    reader.tap_button("Close")
    reader.tap_button("Print this page")
    assert reader.title == "Before you print"


# --- The staff ----------------------------------------------------------------------------------------


def _open_pad(reader: AtKiosk) -> PinPad | None:
    reader.key(Qt.Key.Key_L, _CTRL | _ALT | _SHIFT)
    return reader.cover if isinstance(reader.cover, PinPad) else None


def test_the_staff_leaves_with_their_pin(at_kiosk: At, hashed: str) -> None:
    reader = at_kiosk(KIOSK._replace(pin=hashed), "article:site-bone")
    pad = _open_pad(reader)
    assert pad is not None
    assert not pad.end_button.isEnabled()
    for digit in PIN[:3]:
        reader.tap(pad.digits[digit])
    reader.type(PIN[3:])
    assert PIN not in "".join(reader.texts(pad))
    reader.tap_button("End the kiosk")
    assert reader.words == [READY, AGAIN, LEAVE]
    assert not reader.window.isVisible()


def test_wrong_pins_wait_and_the_wait_outlives_the_reader(at_kiosk: At, hashed: str) -> None:
    reader = at_kiosk(KIOSK._replace(pin=hashed), tries=Tries((8, 0.0)))
    pad = _open_pad(reader)
    assert pad is not None
    reader.type("999111")
    reader.key(Qt.Key.Key_Return)
    assert reader.words == [READY, WRONG]
    assert reader.sees("Too many wrong PINs. Wait 2", pad)
    assert not pad.digits["1"].isEnabled()
    reader.type(PIN)
    reader.key(Qt.Key.Key_Return)
    assert reader.words == [READY, WRONG], "not even the right one, for so long"
    reader.key(Qt.Key.Key_Escape)
    assert reader.cover is None
    pad = _open_pad(reader)
    assert pad is not None
    assert reader.sees("Too many wrong PINs.", pad)
    next_one = at_kiosk(KIOSK._replace(pin=hashed), tries=reader.turn.tries)
    pad = _open_pad(next_one)
    assert pad is not None
    assert next_one.sees("Too many wrong PINs.", pad)


def test_without_a_pin_there_is_no_way_to_enter_one(at_kiosk: At) -> None:
    reader = at_kiosk()
    assert _open_pad(reader) is None
    assert reader.cover is None


def test_a_corner_that_is_held_asks_for_the_pin(at_kiosk: At, hashed: str, qtbot: QtBot) -> None:
    reader = at_kiosk(KIOSK._replace(pin=hashed))
    corner = reader.shell.rect().bottomLeft()
    reader.shell.corner.hold_seconds = 0.1
    QTest.mousePress(reader.system_window, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.waitUntil(lambda: isinstance(reader.cover, PinPad), timeout=3000)
    QTest.mouseRelease(reader.system_window, Qt.MouseButton.LeftButton, pos=corner)
    assert isinstance(reader.cover, PinPad)


def test_what_is_wrong_with_the_policy_is_said_on_the_screen(at_kiosk: At) -> None:
    reader = at_kiosk(notices=("/etc/metsguide/policy.yaml:2: nonsense",))
    assert reader.sees("Please tell whoever looks after this computer:", reader.dialog)
    assert reader.sees("/etc/metsguide/policy.yaml:2: nonsense", reader.dialog)
    assert reader.button("Go on", reader.dialog).height() >= 64


# --- Languages ----------------------------------------------------------------------------------------


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


# --- Under way ----------------------------------------------------------------------------------------


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
        (PinPad, lambda: _open_pad(reader)),
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


# --- Large enough to press ----------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_whatever_can_be_pressed_is_64_pixels(at_kiosk: At, page: str) -> None:
    reader = at_kiosk(page=page)
    small = []
    for made in [*reader.widgets(QAbstractButton), *reader.widgets(QLineEdit), *reader.widgets(QComboBox)]:
        box = made.parentWidget() if isinstance(made, QLineEdit) and made.height() < 60 else made
        if box is not None and (box.height() < 64 - 2 or box.width() < 64 - 2):  # an edge around a field is within it
            small.append((type(made).__name__, made.accessibleName(), box.width(), box.height()))
    assert small == []
