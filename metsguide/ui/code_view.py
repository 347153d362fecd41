# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""An address to take away on a phone: its code, how to use it, and the short address in large letters."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from metsguide.paper import short_address
from metsguide.ui.flow import Columns, Stack
from metsguide.ui.i18n import translate
from metsguide.ui.paper_colours import paper_hex
from metsguide.ui.parts import Kit, label
from metsguide.ui.qr import QUIET, code_for, draw_code

_SIDE = 232
_LEAST = 160
"""Pixels a side with the white around it, at any text size: less is hard for a phone."""


class CodeView(QWidget):
    """The code of an address, black on white in every theme, as phones need it."""

    def __init__(self, kit: Kit, address: str, most: int) -> None:
        """`most` is how many pixels a side it may have. Raises ValueError for an address that no code can hold."""
        super().__init__()
        self._kit, self._code = kit, code_for(address)
        side = max(_LEAST, min(kit.look.px(_SIDE), most))
        # Whole pixels for each module: edges stay sharp.
        modules = self._code.side + 2 * QUIET
        self._module = max(1, side // modules)
        self.setFixedSize(self._module * modules, self._module * modules)
        self.setProperty("picture", True)
        said = translate("CodeView", "A code for the camera of a phone. It holds the address {0}")
        self.setAccessibleName(said.format(short_address(address)))

    def flow(self, _width: int) -> int:
        return self.height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(paper_hex("page")))
        white = self._module * QUIET
        side = self._module * self._code.side
        draw_code(painter, self._code, QRectF(white, white, side, side))
        painter.setPen(QPen(self._kit.look.colour("control"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


def code_body(kit: Kit, address: str, most: int) -> Stack:
    """The code, what to do with it, and the address to type instead. `most` is how many pixels high the code may be."""
    px = kit.look.px
    body = Stack()
    row = Columns(px(24), least=px(220))
    row.add(CodeView(kit, address, most), 0)
    steps = Stack()
    words = (
        translate("CodeView", "Open the camera on your phone."),
        translate("CodeView", "Hold it up to this square."),
        translate("CodeView", "Tap the address that your phone shows."),
    )
    for number, said in enumerate(words, 1):
        step = Columns(px(10), centred=False)
        step.add(label(str(number), "number", wrap=False), 0)
        step.add(label(said, "control"))
        steps.add(step, px(8) if number > 1 else 0)
    private = translate("CodeView", "The square holds the address and nothing about you.")
    steps.add(label(private, "small"), px(10))
    row.add(steps)
    body.add(row)
    body.add(label(translate("CodeView", "Or type this:"), "small"), px(14))
    body.add(label(short_address(address), "subheading"), px(2))
    return body
