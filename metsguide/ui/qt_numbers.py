# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Some of Qt's flags as the numbers they are, for what is made before the first page stands.

PySide builds all 130 enums of the namespace `Qt` when one of them is first touched, which takes a tenth of the time to
start. What is needed that early is here, and is set as a property (`setProperty("focusPolicy", STRONG_FOCUS)`) or
passed where Qt takes a number; everywhere else stands `QtCore.Qt`. A test compares each with Qt's own.
"""

from __future__ import annotations

ALIGN_LEFT = 0x0001
ALIGN_TOP = 0x0020
ALIGN_BOTTOM = 0x0040
ALIGN_V_CENTER = 0x0080
TEXT_WORD_WRAP = 0x1000
PLAIN_TEXT = 0
NO_FOCUS = 0
TAB_FOCUS = 1
CLICK_FOCUS = 2
STRONG_FOCUS = 11
SCROLL_BAR_ALWAYS_OFF = 1
NO_FRAME = 0
"""QFrame.Shape.NoFrame."""
