# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The numbers that stand for Qt's flags are Qt's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from metsguide.ui import qt_numbers as numbers


def test_each_number_is_the_flag_it_stands_for() -> None:
    align, focus = Qt.AlignmentFlag, Qt.FocusPolicy
    assert align.AlignLeft.value == numbers.ALIGN_LEFT
    assert align.AlignTop.value == numbers.ALIGN_TOP
    assert align.AlignBottom.value == numbers.ALIGN_BOTTOM
    assert align.AlignVCenter.value == numbers.ALIGN_V_CENTER
    assert Qt.TextFlag.TextWordWrap.value == numbers.TEXT_WORD_WRAP
    assert Qt.TextFormat.PlainText.value == numbers.PLAIN_TEXT
    assert focus.NoFocus.value == numbers.NO_FOCUS
    assert focus.TabFocus.value == numbers.TAB_FOCUS
    assert focus.ClickFocus.value == numbers.CLICK_FOCUS
    assert focus.StrongFocus.value == numbers.STRONG_FOCUS
    assert Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value == numbers.SCROLL_BAR_ALWAYS_OFF
    assert QFrame.Shape.NoFrame.value == numbers.NO_FRAME
