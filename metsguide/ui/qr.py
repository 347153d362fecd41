# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""QR codes: an address as a square that a phone reads. The only importer of segno."""

from __future__ import annotations

from typing import NamedTuple

import segno
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QRegion

QUIET = 4
"""How many modules of white a code needs around it, by its standard."""


class Code(NamedTuple):
    """A code: its modules a side without the white around it, and the black ones as (row, first column, how many)."""

    side: int
    bars: tuple[tuple[int, int, int], ...]


_MOST = 2331
"""Bytes that the largest code of level M holds."""
_NAME = 2
"""Bytes that it takes to say that the others are UTF-8."""


def can_hold(text: str) -> bool:
    """Whether there is a code for a text. Making one takes 20 ms or more; asking takes nothing."""
    return 0 < len(text.encode()) <= (_MOST if text.isascii() else _MOST - _NAME)


def code_for(text: str) -> Code:
    """The code of a text, with as much mending as costs no larger square, from a quarter of the damage (level M) on.

    Raises ValueError for a text that no code can hold.
    """
    if not can_hold(text):
        raise ValueError(f"no code can hold {len(text)} characters")
    # Left to choose, segno writes some letters in Shift JIS and does not say so: a phone then shows others.
    encoding = None if text.isascii() else "utf-8"
    made = segno.make_qr(text, error="m", boost_error=True, encoding=encoding, eci=encoding is not None)
    bars = []
    for number, row in enumerate(made.matrix):
        start = -1
        for column, dark in enumerate((*row, 0)):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                bars.append((number, start, column - start))
                start = -1
    return Code(len(made.matrix), tuple(bars))


def draw_code(painter: QPainter, code: Code, rect: QRectF) -> None:
    """Draw a code so that it fills `rect`, in black; the white around it is the caller's."""
    region = QRegion()
    for row, column, length in code.bars:
        region += QRegion(QRect(column, row, length, 1))
    path = QPainterPath()
    path.addRegion(region)
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / code.side, rect.height() / code.side)
    # One shape: drawn module by module, hairlines of white would stand between them.
    painter.fillPath(path.simplified(), Qt.GlobalColor.black)
    painter.restore()
