# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The staff's way out of a kiosk, and what only they are told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from metsguide.kiosk import AGAIN, LEAVE, READY, WRONG, Tries
from metsguide.ui.kiosk_pin import PinPad
from tests.ui.at_kiosk import KIOSK, PIN, At


def test_the_staff_leaves_with_their_pin(at_kiosk: At, hashed: str) -> None:
    reader = at_kiosk(KIOSK._replace(pin=hashed), "article:site-bone")
    pad = reader.open_pad()
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
    pad = reader.open_pad()
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
    pad = reader.open_pad()
    assert pad is not None
    assert reader.sees("Too many wrong PINs.", pad)
    next_one = at_kiosk(KIOSK._replace(pin=hashed), tries=reader.turn.tries)
    pad = next_one.open_pad()
    assert pad is not None
    assert next_one.sees("Too many wrong PINs.", pad)


def test_without_a_pin_there_is_no_way_to_enter_one(at_kiosk: At) -> None:
    reader = at_kiosk()
    assert reader.open_pad() is None
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
