# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where one page ends and the next begins. Knows heights only, in any unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """Something with a height that goes on a page.

    `above` is the space before it, left out at the top of a page. `keep`: it is never the last on a page; the
    beginning of the next piece is on the same one. `cuts` are the heights at which it may be cut, `last_cuts` those
    at which it is cut only if it is taller than a page; both ascending. `again` is the height of what stands once
    more at the top of a page on which the piece begins or goes on; 0 for nothing.
    """

    height: float
    above: float = 0
    keep: bool = False
    cuts: tuple[float, ...] = ()
    last_cuts: tuple[float, ...] = ()
    again: float = 0


class Placed(NamedTuple):
    """A piece, or its part from `start` to `end`, at `top` on a page. `again`: what stands once more is at 0."""

    piece: int
    top: float
    start: float
    end: float
    again: bool = False


def break_pages(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Put the pieces on pages of the height `room`, in order. Where a piece has no cut at all and is taller than a
    page, it reaches beyond it. At least one page, if an empty one.
    """
    setter = _Setter(pieces, room)
    at = 0
    while at < len(pieces):
        end = setter.end_of_run(at)
        setter.place_run(at, end)
        at = end + 1
    return setter.pages


class _Setter:
    def __init__(self, pieces: Sequence[Piece], room: float) -> None:
        self._pieces, self._room = pieces, room
        self.pages: list[list[Placed]] = [[]]
        self._y = 0.0

    def end_of_run(self, first: int) -> int:
        """The last of the pieces that stay together, as many as fit on a page of their own."""
        last = first
        height = self._beginning(first, fresh=True)
        while self._pieces[last].keep and last + 1 < len(self._pieces):
            whole = height - self._beginning(last, fresh=last == first) + self._whole(last, fresh=last == first)
            height = whole + self._beginning(last + 1, fresh=False)
            if height > self._room:
                break
            last += 1
        return last

    def place_run(self, first: int, last: int) -> None:
        height = sum(self._whole(one, fresh=False) for one in range(first, last)) + self._beginning(last, fresh=False)
        if self._y and self._y + height > self._room:
            self._turn()
        for one in range(first, last + 1):
            self._place(one)

    def _whole(self, at: int, *, fresh: bool) -> float:
        piece = self._pieces[at]
        return piece.height + (piece.again if fresh else piece.above)

    def _beginning(self, at: int, *, fresh: bool) -> float:
        """The height of a piece up to its first cut."""
        piece = self._pieces[at]
        cuts = piece.cuts or (piece.last_cuts if piece.height + piece.again > self._room else ())
        return (cuts[0] if cuts else piece.height) + (piece.again if fresh else piece.above)

    def _turn(self) -> None:
        self.pages.append([])
        self._y = 0.0

    def _place(self, at: int) -> None:
        piece = self._pieces[at]
        start = 0.0
        while True:
            fresh = not self.pages[-1]
            top = piece.again if fresh else self._y + (piece.above if start == 0 else 0)
            free = self._room - top
            if piece.height - start <= free:
                self._put(Placed(at, top, start, piece.height, fresh and piece.again > 0))
                return
            cuts = piece.cuts or piece.last_cuts
            if not piece.cuts and not fresh and piece.height + piece.again <= self._room:
                cuts = ()  # on a page of its own it is whole
            fitting = [cut for cut in cuts if start < cut and cut - start <= free]
            if fitting:
                self._put(Placed(at, top, start, fitting[-1], fresh and piece.again > 0))
                start = fitting[-1]
                self._turn()
            elif not fresh:
                self._turn()
            else:  # nothing fits, whatever is done: its first possible part, or all of it
                later = [cut for cut in (*piece.cuts, *piece.last_cuts) if start < cut]
                end = min(later, default=piece.height)
                self._put(Placed(at, top, start, end, piece.again > 0))
                if end >= piece.height:
                    return
                start = end
                self._turn()

    def _put(self, placed: Placed) -> None:
        self.pages[-1].append(placed)
        self._y = placed.top + placed.end - placed.start
