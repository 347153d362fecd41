# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where the reader is: the one mutable state of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from metsguide.model import Place

HELP = Place("article", "emergency-guide")
"""The page of *Get help now*."""

_LONGEST = 200
"""Pages kept to go back to. Nobody goes further, and a kiosk runs for weeks."""


class _Visit:
    __slots__ = ("place", "scroll")

    def __init__(self, place: Place, scroll: int = 0) -> None:
        self.place, self.scroll = place, scroll


class Navigator(QObject):
    """A history of places, as a browser keeps it. `moved` tells that `place` is another, or to be shown anew."""

    moved = Signal()

    leaving = Signal()
    """`place` is about to be left: the last moment to `remember_scroll`."""

    def __init__(self, start: Place) -> None:
        super().__init__()
        self._visits = [_Visit(start)]
        self._at = 0

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self._visits[self._at].place

    @property
    def scroll(self) -> int:
        """How far down the reader had scrolled here when last leaving, in pixels."""
        return self._visits[self._at].scroll

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._visits) - 1

    def go(self, place: Place, *, replace: bool = False) -> None:
        """Move to a place. `replace` takes the present visit's turn (a search that is being typed is one visit)."""
        self.leaving.emit()
        if replace:
            self._visits[self._at] = _Visit(place)
        elif place == self.place:
            self._visits[self._at].scroll = 0
        else:
            del self._visits[self._at + 1 :]
            self._visits.append(_Visit(place))
            del self._visits[:-_LONGEST]
            self._at = len(self._visits) - 1
        self.moved.emit()

    def back(self) -> None:
        """Move to the place before, if there is one."""
        if self.can_go_back:
            self.leaving.emit()
            self._at -= 1
            self.moved.emit()

    def leave(self) -> None:
        """Go back, or home where there is nothing to go back to."""
        self.back() if self.can_go_back else self.go(Place("home"))

    def forward(self) -> None:
        """Undo a `back`, if there was one."""
        if self.can_go_forward:
            self.leaving.emit()
            self._at += 1
            self.moved.emit()

    def remember_scroll(self, pixels: int) -> None:
        """Keep how far down the reader is, for coming back."""
        self._visits[self._at].scroll = pixels

    def clear(self, start: Place) -> None:
        """Forget every visit and begin at `start`."""
        self._visits = [_Visit(start)]
        self._at = 0
        self.moved.emit()
