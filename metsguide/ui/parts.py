# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The small parts every page is made of: labels, buttons, rules, a word with its icon."""

from __future__ import annotations

from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from metsguide.ui.i18n import translate
from metsguide.ui.icons import Icons
from metsguide.ui.qt_numbers import PLAIN_TEXT
from metsguide.ui.theme import Look


class Kit(NamedTuple):
    """What a page needs to draw itself."""

    look: Look
    icons: Icons


def label(text: str, look: str, *, wrap: bool = True) -> QLabel:
    """Text in one of the looks of the style sheet. Plain text: nothing in it is taken for HTML."""
    made = QLabel(text)
    made.setProperty("textFormat", PLAIN_TEXT)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    return made


def heading(text: str, look: str = "heading", level: int = 2) -> QLabel:
    """A heading, which a screen reader meets as one (`accessible_page`)."""
    made = label(text, look)
    made.setProperty("heading_level", level)
    return made


def escape(text: str) -> str:
    """Text as HTML. The standard library's own brings a table of 2,000 named characters that a start would wait for."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def counted(number: int, one: str, many: str) -> str:
    """`one` where the number is one, else `many` with the number for its {0}. Both come translated."""
    return one if number == 1 else many.format(number)


def minutes_to_read(minutes: int) -> str:
    """How long an article takes, in words."""
    return counted(minutes, translate("ReaderPage", "1 minute to read"), translate("ReaderPage", "{0} minutes to read"))


def rule() -> QFrame:
    """A quiet line across."""
    line = Rule()
    line.setProperty("look", "rule")
    return line


class Rule(QFrame):
    """One pixel high, as wide as it may be."""

    def flow(self, width: int) -> int:
        self.setFixedSize(width, 1)
        return 1


def button(kit: Kit, text: str, icon: str = "", look: str = "", *, tint: str = "accent") -> QPushButton:
    """A button with words and, mostly, an icon left of them."""
    made = QPushButton(f" {text}" if icon else text)
    made.setAccessibleName(text)
    if look:
        made.setProperty("look", look)
    if icon:
        made.setIcon(kit.icons.icon(icon, tint, 20 if not look else 24))
        made.setIconSize(kit.icons.size(20 if not look else 24))
    return made


class Picture(QWidget):
    """An icon that stands for nothing by itself: the words beside it say it."""

    def __init__(self, kit: Kit, icon: str, size: int = 24, colour: str = "accent") -> None:
        super().__init__()
        self._kit, self._icon, self._colour = kit, icon, colour
        self.setFixedSize(kit.icons.size(size))
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._kit.icons.paint(painter, self._icon, QRectF(self.rect()), self._kit.look.colour(self._colour))
        painter.end()


class Remarks(QWidget):
    """Short facts, each with its icon, on as many lines as they need: minutes to read, the date checked."""

    def __init__(self, kit: Kit, facts: list[tuple[str, str]]) -> None:
        """`facts` are (icon, words)."""
        super().__init__()
        self._kit, self._facts = kit, facts
        self._labels = [label(words, "small") for _, words in facts]
        for made in self._labels:
            made.setParent(self)

    def flow(self, width: int) -> int:
        px = self._kit.look.px
        metrics = QFontMetrics(self._kit.look.font("small"))
        line, x, y = px(24), 0, 0
        for made in self._labels:
            made.ensurePolished()
            needed = px(28) + metrics.horizontalAdvance(made.text()) + 2
            if x and x + needed > width:
                x, y = 0, y + line + px(4)
            room = min(needed, width) - px(28)
            height = max(line, made.heightForWidth(room))
            made.setGeometry(x + px(28), y, room, height)
            x += needed + px(20)
            y += height - line
        self.setFixedSize(width, y + line)
        return y + line

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px = self._kit.look, self._kit.look.px
        if not look.settled:
            return  # the words are there; their icons come with all else that is drawn from files
        painter = QPainter(self)
        for (icon, _), made in zip(self._facts, self._labels, strict=True):
            at = QRectF(made.x() - px(28), made.y() + px(2), px(20), px(20))
            self._kit.icons.paint(painter, icon, at, look.colour("ink-2"))
        painter.end()
