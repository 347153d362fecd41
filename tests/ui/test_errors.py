# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""When something breaks: one dialog, one line in a log, and nothing of what was read or searched in either."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from metsguide import __version__
from metsguide.library import LibraryDamaged
from metsguide.ui.errors import Reporter
from tests.ui.reader import Reader

SEARCHED = "what somebody searched"


@pytest.fixture
def reporter(reader: Reader, tmp_path: Path) -> Iterator[Reporter]:
    made = Reporter(reader.window, reader.window.kit, tmp_path / "state")
    yield made
    made.remove()


def _break(error: Exception) -> None:
    """What Python does with an error that nobody catches."""
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


def test_an_error_is_told_once_and_logged_without_its_message(
    reader: Reader, reporter: Reporter, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter.install()
    for _ in range(3):
        _break(KeyError(SEARCHED))
    reader.settle()
    assert reader.dialog is not None
    assert reader.sees("Something went wrong", reader.dialog)
    assert not reader.sees(SEARCHED, reader.dialog)
    lines = reporter.log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert all("KeyError at test_errors.py:" in line and __version__ in line for line in lines)
    said = capsys.readouterr().err
    assert "metsguide: KeyError at test_errors.py:" in said
    assert SEARCHED not in "".join(lines) + said


def test_the_report_can_be_copied_and_holds_versions_only(
    reader: Reader, reporter: Reporter, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter.install()
    _break(ValueError(SEARCHED))
    reader.settle()
    reader.press("Copy the report")
    report = QGuiApplication.clipboard().text()
    assert f"MetsGuide {__version__}" in report
    assert "ValueError at test_errors.py:" in report
    assert SEARCHED not in report
    assert reader.dialog is None
    assert capsys.readouterr().err


def test_a_reader_goes_on_and_the_next_error_is_told_too(
    reader: Reader, reporter: Reporter, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter.install()
    for _ in range(2):
        _break(ValueError(SEARCHED))
        reader.settle()
        reader.press("Go on")
        assert reader.dialog is None
        reader.press("Get help now", reader.window.sidebar)
        assert reader.place == "article:emergency-guide"
    assert capsys.readouterr().err


def test_an_error_the_program_knows_is_told_in_its_own_words(
    reader: Reader, reporter: Reporter, capsys: pytest.CaptureFixture[str]
) -> None:
    reporter.install()
    _break(LibraryDamaged("The library is damaged. Copy it again."))
    reader.settle()
    assert reader.sees("The library is damaged. Copy it again.", reader.dialog)
    assert not reader.sees("LibraryDamaged", reader.dialog)
    assert capsys.readouterr().err


def test_an_error_in_something_that_qt_calls_is_taken_up(
    reader: Reader, reporter: Reporter, capsys: pytest.CaptureFixture[str]
) -> None:
    """PySide hands what a slot raises to `sys.excepthook`, unless pytest-qt has its own there."""
    reporter.install()
    QTimer.singleShot(0, _raise)
    reader.qtbot.waitUntil(lambda: reader.dialog is not None)
    assert "ZeroDivisionError at test_errors.py:" in reporter.log.read_text(encoding="utf-8")
    assert capsys.readouterr().err


def _raise() -> None:
    raise ZeroDivisionError(SEARCHED)


def test_a_log_does_not_grow_for_ever(reader: Reader, reporter: Reporter, capsys: pytest.CaptureFixture[str]) -> None:
    reporter.log.parent.mkdir()
    reporter.log.write_text("x" * 300_000)
    reporter.install()
    _break(ValueError(SEARCHED))
    assert reporter.log.stat().st_size < 1_000
    assert reporter.log.with_suffix(".old.log").stat().st_size == 300_000
    reader.settle()
    reader.press("Go on")
    assert capsys.readouterr().err


def test_where_nothing_can_be_logged_the_reader_is_told_all_the_same(
    reader: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    reporter = Reporter(reader.window, reader.window.kit, tmp_path / "file" / "below")
    reporter.install()
    _break(ValueError(SEARCHED))
    reporter.remove()
    reader.settle()
    assert reader.sees("Something went wrong", reader.dialog)
    reader.press("Go on")
    assert "could not be logged" in capsys.readouterr().err


def test_an_interrupt_closes_the_window(reader: Reader, reporter: Reporter) -> None:
    reporter.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not reader.window.isVisible()
