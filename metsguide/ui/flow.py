# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Boxes that lay their children out for a given width and say how high that makes them.

Qt's own layouts ask every wrapped text for its height several times over; a page of text knows its width, so one
pass is enough, and a page is on the screen in less than a frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

W = TypeVar("W", bound=QWidget)


def flow(widget: QWidget, width: int) -> QSize:
    """The size a widget takes in a width: flowing ones and wrapped labels all of it, others what they like.

    A widget is flowing that has a method `flow(width) -> height`, which fixes its size.
    """
    widget.ensurePolished()  # before it is shown, a widget does not know the style sheet's font
    lay_out = getattr(widget, "flow", None)
    if lay_out is not None:
        lay_out(width)
        return widget.size()
    if isinstance(widget, QLabel) and widget.wordWrap():
        # A word longer than the column would make a label wider than its place; the label breaks at words only.
        return QSize(width, widget.heightForWidth(width))
    hint = widget.sizeHint().expandedTo(widget.minimumSize())
    if isinstance(widget, QPushButton) or not widget.maximumWidth() < hint.width():
        return QSize(min(hint.width(), width), hint.height())
    return hint


def _natural(widget: QWidget) -> int:
    widget.ensurePolished()
    return max(widget.sizeHint().width(), widget.minimumWidth())


def spread(wanted: Sequence[int], heights: Sequence[int], gap: int, room: int) -> list[int]:
    """The tops of things below each other, in this order: each as near to the top it is wanted at as lets none lie on
    another or, where they fit at all, reach beyond `room`. All in pixels.
    """
    tops: list[int] = []
    y = 0
    for top, height in zip(wanted, heights, strict=True):
        y = max(y, top)
        tops.append(y)
        y += height + gap
    end = max(room, sum(heights) + gap * (len(heights) - 1))
    for number in reversed(range(len(tops))):
        tops[number] = min(tops[number], end - heights[number])
        end = tops[number] - gap
    return tops


class _Box(QFrame):
    def __init__(self, look: str = "", margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        if look:
            self.setProperty("look", look)
        self._margins = margins
        self._height = 0

    def set_margins(self, margins: tuple[int, int, int, int]) -> None:
        """Left, top, right, bottom in pixels, from the next `flow` on."""
        self._margins = margins

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self._height)

    def _adopt(self, widget: QWidget) -> None:
        widget.setParent(self)
        if self.isVisible():  # Qt shows children with their parent, and later ones not at all
            widget.show()

    def _fix(self, width: int, height: int) -> int:
        self._height = height
        self.setFixedSize(width, height)
        return height


class Stack(_Box):
    """Children below each other. Margins (left, top, right, bottom) and gaps are in pixels."""

    def __init__(self, look: str = "", margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__(look, margins)
        self._children: list[tuple[QWidget, int, int]] = []

    def add(self, widget: W, above: int = 0, *, most: int = 0) -> W:
        """Append a child `above` pixels below the last one, at most `most` pixels wide (0: no limit)."""
        self._adopt(widget)
        self._children.append((widget, above, most))
        return widget

    def clear(self) -> None:
        """Take every child out and let it go."""
        for widget, _, _ in self._children:
            widget.hide()
            widget.deleteLater()
        self._children.clear()

    def flow(self, width: int) -> int:
        left, y, right, bottom = self._margins
        inner = width - left - right
        for widget, above, most in self._children:
            y += above
            size = flow(widget, min(inner, most) if most else inner)
            widget.setGeometry(left, y, size.width(), size.height())
            y += size.height()
        return self._fix(width, y + bottom)


class Wrap(_Box):
    """Children beside each other, on as many lines as they need."""

    def __init__(self, gap: int, line_gap: int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__("", margins)
        self._gap, self._line_gap = gap, line_gap
        self._children: list[QWidget] = []

    def add(self, widget: W) -> W:
        """Append a child."""
        self._adopt(widget)
        self._children.append(widget)
        return widget

    def clear(self) -> None:
        """Take every child out and let it go."""
        for widget in self._children:
            widget.hide()
            widget.deleteLater()
        self._children.clear()

    def flow(self, width: int) -> int:
        left, top, right, bottom = self._margins
        x, y, line = left, top, 0
        for widget in self._children:
            size = flow(widget, width - left - right)
            if x > left and x + size.width() > width - right:
                x, y, line = left, y + line + self._line_gap, 0
            widget.setGeometry(x, y, size.width(), size.height())
            x += size.width() + self._gap
            line = max(line, size.height())
        return self._fix(width, y + line + bottom)


class Tiles(_Box):
    """Children in columns of the same width, at most `most` and none narrower than `least`, row by row."""

    def __init__(self, gap: int, line_gap: int, *, least: int, most: int) -> None:
        super().__init__()
        self._gap, self._line_gap, self._least, self._most = gap, line_gap, least, most
        self._children: list[QWidget] = []

    def add(self, widget: W) -> W:
        """Append a child."""
        self._adopt(widget)
        self._children.append(widget)
        return widget

    def flow(self, width: int) -> int:
        fitting = (width + self._gap) // (self._least + self._gap)
        columns = max(1, min(fitting, self._most, len(self._children)))
        each = (width - self._gap * (columns - 1)) // columns
        y = 0
        for first in range(0, len(self._children), columns):
            row = self._children[first : first + columns]
            sizes = [flow(child, each) for child in row]
            for number, (child, size) in enumerate(zip(row, sizes, strict=True)):
                child.setGeometry(number * (each + self._gap), y, size.width(), size.height())
            y += max(size.height() for size in sizes) + self._line_gap
        return self._fix(width, max(0, y - self._line_gap))


class Columns(_Box):
    """Children beside each other in shares of the width, centred on each other or at the top; below each other where
    a column would be narrower than `least`. A share of 0 takes what the child needs.
    """

    def __init__(
        self, gap: int, *, least: int = 0, centred: bool = True, even: bool = False, look: str = "",
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    ) -> None:  # fmt: skip
        super().__init__(look, margins)
        self._gap, self._least, self._centred, self._even = gap, least, centred, even
        self._children: list[tuple[QWidget, int]] = []

    def add(self, widget: W, share: int = 1) -> W:
        """Append a child with its share of the width."""
        self._adopt(widget)
        self._children.append((widget, share))
        return widget

    def flow(self, width: int) -> int:
        left, top, right, bottom = self._margins
        inner = width - left - right
        own = {child: min(_natural(child), inner) for child, share in self._children if not share}
        shares = sum(share for _, share in self._children)
        free = inner - sum(own.values()) - self._gap * (len(self._children) - 1)
        sharing = sum(1 for _, share in self._children if share)
        if shares and free < self._least * sharing:
            return self._stacked(left, top, inner, width, bottom)
        sizes = [flow(child, own[child] if not share else free * share // shares) for child, share in self._children]
        height = max((size.height() for size in sizes), default=0)
        x = left
        for (child, share), size in zip(self._children, sizes, strict=True):
            taken = own[child] if not share else free * share // shares
            y = top + ((height - size.height()) // 2 if self._centred and not self._even else 0)
            if self._even:
                child.setFixedHeight(height)
                size.setHeight(height)
            child.setGeometry(x, y, size.width(), size.height())
            x += taken + self._gap
        return self._fix(width, top + height + bottom)

    def _stacked(self, left: int, top: int, inner: int, width: int, bottom: int) -> int:
        y = top
        for child, _ in self._children:
            size = flow(child, inner)
            child.setGeometry(left, y, size.width(), size.height())
            y += size.height() + self._gap // 2
        return self._fix(width, y - self._gap // 2 + bottom)
