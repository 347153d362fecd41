# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""No key, press, touch or drag leads out of a kiosk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from metsguide.kiosk import AGAIN, READY
from tests.ui.at_kiosk import ALT, CTRL, SHIFT, At

_FINGER = QTest.createTouchDevice()


def test_no_key_closes_it_or_opens_anything(at_kiosk: At) -> None:
    reader = at_kiosk(page="article:site-bone")
    for key, modifier in (
        (Qt.Key.Key_Q, CTRL), (Qt.Key.Key_W, CTRL), (Qt.Key.Key_F4, ALT), (Qt.Key.Key_F4, CTRL),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Help, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_O, CTRL), (Qt.Key.Key_S, CTRL), (Qt.Key.Key_N, CTRL), (Qt.Key.Key_Space, ALT),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Escape, CTRL),
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
    reader.key(Qt.Key.Key_K, CTRL)
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
    reader.key(Qt.Key.Key_P, CTRL)
    assert not [one for one in reader.buttons() if one.text().startswith("Save")], "nothing goes into files"
    reader.tap_button("Print these pages")
    assert reader.sees("The printer of this computer cannot be found. Please tell the staff.", reader.dialog)
    reader.tap_button("Close", reader.dialog)
    reader.tap_button("Close")
    reader.tap_button("Print this page")
    assert reader.title == "Before you print"
