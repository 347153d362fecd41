# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""PySide6 6.12.0 on Python 3.11 loses a reference to None with each call that returns nothing, and ends the process
after some thousands of them.
"""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

CALLS = 20_000


def test_the_release_that_ends_the_process_is_not_in_use() -> None:
    assert PySide6.__version__ != "6.12.0"


@pytest.mark.usefixtures("qapp")
def test_calls_that_return_nothing_leave_the_count_of_none_alone() -> None:
    """From Python 3.12 on the count never changes."""
    document = QTextDocument()
    widget = QWidget()
    before = sys.getrefcount(None)
    for number in range(CALLS // 2):
        document.setTextWidth(number)
        widget.setEnabled(bool(number % 2))
    lost = before - sys.getrefcount(None)
    assert abs(lost) < CALLS // 100
    assert QApplication.instance() is not None
