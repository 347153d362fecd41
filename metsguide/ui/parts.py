# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The small parts every page is made of: labels, buttons, rules, a word with its icon."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from metsguide.ui.icons import Icons
from metsguide.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Kit:
    """What a page needs to draw itself."""

    look: Look
    icons: Icons


def label(text: str, look: str, *, wrap: bool = True) -> QLabel:
    """Text in one of the looks of the style sheet. Plain text: nothing in it is taken for HTML."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setWordWrap(wrap)
    return made


def heading(text: str, look: str = "heading", level: int = 2) -> QLabel:
    """A heading, which a screen reader meets as one (`accessible_page`)."""
    made = label(text, look)
    made.setProperty("heading_level", level)
    return made


def counted(number: int, one: str, many: str) -> str:
    """`one` where the number is one, else `many` with the number for its {0}. Both come translated."""
    return one if number == 1 else many.format(number)


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
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the icon is small, all of it is drawn
        painter = QPainter(self)
        self._kit.icons.paint(painter, self._icon, QRectF(self.rect()), self._kit.look.colour(self._colour))
        painter.end()


class Remark(QWidget):
    """An icon and a short text beside it: minutes to read, the date checked."""

    def __init__(self, kit: Kit, icon: str, text: str, *, look: str = "small", colour: str = "ink-2", size: int = 20):
        super().__init__()
        self._gap = kit.look.px(8)
        self._picture = Picture(kit, icon, size, colour)
        self._label = label(text, look)
        self._picture.setParent(self)
        self._label.setParent(self)

    def sizeHint(self) -> QSize:
        self._label.ensurePolished()
        text = self._label.fontMetrics().size(0, self._label.text())
        return QSize(
            self._picture.width() + self._gap + text.width() + 2, max(text.height() + 4, self._picture.height())
        )

    def flow(self, width: int) -> int:
        width = min(width, self.sizeHint().width())
        left = self._picture.width() + self._gap
        height = max(self._label.heightForWidth(width - left), self._picture.height())
        self._picture.move(0, min((height - self._picture.height()) // 2, self._gap))
        self._label.setGeometry(left, 0, width - left, height)
        self.setFixedSize(width, height)
        return height
