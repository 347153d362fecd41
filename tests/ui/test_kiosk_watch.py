# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Idle time: what warns, what takes the warning back, and what a sleep of the computer does."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from metsguide.ui import kiosk_clock
from metsguide.ui.kiosk_clock import Alarm
from metsguide.ui.kiosk_watch import WARNING, IdleWatch

IDLE = 120


class Room:
    """A watch with a clock of its own, and what it said."""

    def __init__(self) -> None:
        self.parent = QObject()
        self.time = 1000.0
        self.said: list[str] = []
        self.set: list[float] = []
        self.watch = IdleWatch(IDLE, self.parent, self.now)
        self.watch.alarm.stop()
        self.watch.alarm.set = self.set.append  # type: ignore[assignment, method-assign]  # noted only
        self.watch.warned.connect(self._warned)
        self.watch.counted.connect(self._counted)
        self.watch.over.connect(self._over)

    def now(self) -> float:
        return self.time

    def _warned(self) -> None:
        self.said.append("warned")

    def _counted(self, seconds: int) -> None:
        self.said.append(str(seconds))

    def _over(self) -> None:
        self.said.append("over")

    def ring(self, *, late: float = 0.0002) -> None:
        """Let the time pass to which the alarm was set last."""
        self.time += self.set[-1] + late
        self.watch.look()


@pytest.fixture
def room(qtbot: QtBot) -> Room:  # noqa: ARG001 - it needs an application
    return Room()


def test_where_nobody_did_anything_nothing_is_set(room: Room) -> None:
    assert room.set == []
    room.time += 100_000
    room.watch.look()
    assert room.said == []


def test_the_warning_counts_down_once_a_second_and_then_it_is_over(room: Room) -> None:
    room.watch.somebody_is_there()
    assert room.set == [IDLE]
    for _ in range(WARNING + 1):
        room.ring()
    assert room.said == ["warned", *(str(seconds) for seconds in range(WARNING, 0, -1)), "over"]
    assert room.time == pytest.approx(1000 + IDLE + WARNING, abs=0.1)
    assert len(room.set) == WARNING + 1
    room.time += 1000
    room.watch.look()
    assert room.said.count("over") == 1


def test_whoever_does_something_has_the_whole_time_again(room: Room) -> None:
    room.watch.somebody_is_there()
    for _ in range(5):
        room.time += 50
        room.watch.somebody_is_there()
    assert room.set == [IDLE], "reading does not set the alarm anew with each key"
    room.time = 1000 + IDLE
    room.watch.look()
    assert room.said == []
    assert room.set[-1] == pytest.approx(250)
    room.ring()
    assert room.said == ["warned", str(WARNING)]


def test_moving_does_not_take_the_warning_back_but_keep_reading_does(room: Room) -> None:
    room.watch.somebody_is_there()
    room.ring()
    room.watch.somebody_is_there()
    room.ring()
    assert room.said == ["warned", "30", "29"]
    room.watch.keep()
    assert room.set[-1] == IDLE
    room.ring()
    assert room.said[-2:] == ["warned", "30"]


@pytest.mark.parametrize("by", ["alarm", "key"])
def test_a_turn_that_ended_while_the_computer_slept_is_over_at_once(room: Room, by: str) -> None:
    room.watch.somebody_is_there()
    room.time += 8 * 3600
    room.watch.look() if by == "alarm" else room.watch.somebody_is_there()
    assert room.said == ["over"]


def test_a_sleep_that_ends_in_the_time_of_the_warning_warns(room: Room) -> None:
    room.watch.somebody_is_there()
    room.time += IDLE + 12
    room.watch.somebody_is_there()
    assert room.said == ["warned", "18"]


def test_the_alarm_of_the_system_rings_once_and_not_when_it_was_stopped(qtbot: QtBot) -> None:
    parent = QObject()
    alarm = Alarm(parent)
    rang: list[float] = []

    def ring() -> None:
        rang.append(kiosk_clock.now())

    alarm.rang.connect(ring)
    begun = kiosk_clock.now()
    alarm.set(5)
    alarm.set(0.08)
    qtbot.waitUntil(lambda: bool(rang), timeout=3000)
    assert 0.07 < rang[0] - begun < 2
    later, past = Alarm(parent), []
    later.rang.connect(lambda: past.append(True))
    alarm.set(0.05)
    later.set(0.1)
    alarm.stop()
    qtbot.waitUntil(lambda: bool(past), timeout=3000)
    QCoreApplication.processEvents()
    assert len(rang) == 1, "the moment to which it was set is past"
    alarm.set(0)
    qtbot.waitUntil(lambda: len(rang) == 2, timeout=3000)


def test_the_clock_goes_on_as_fast_as_any_other(qtbot: QtBot) -> None:
    before, begun = kiosk_clock.now(), time.monotonic()
    qtbot.waitUntil(lambda: kiosk_clock.now() - before > 0.02, timeout=3000)
    assert kiosk_clock.now() - before == pytest.approx(time.monotonic() - begun, abs=0.02)
