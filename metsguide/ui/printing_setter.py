# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""From the parts of a paper to pieces with heights, each knowing what it stays together with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QFontMetricsF

from metsguide.page_breaks import Piece
from metsguide.paper import (
    Asked,
    Bars,
    Box,
    Codes,
    Contact,
    Field,
    Heading,
    Hundred,
    Marks,
    Paper,
    Part,
    Picture,
    Question,
    Text,
    short_address,
)
from metsguide.prose import Run, runs
from metsguide.ui.printing_drawings import BarPiece, PeoplePiece, SceneRow
from metsguide.ui.printing_pieces import (
    CODE,
    UNIT,
    CodeRow,
    Drawn,
    Fonts,
    Item,
    Row,
    Ruled,
    Space,
    TextPiece,
    WithCode,
    code_width,
)
from metsguide.ui.qr import can_hold

TITLE, HEADINGS, SMALL = 1.5, {2: 1.28, 3: 1.1}, 0.86
"""Sizes in shares of the body's."""
_INDENT = 1.9
_WHOLE_BOX = 0.5
"""A box of at most this share of a page is never cut."""


@dataclass(slots=True)
class Frame:
    """What stands around the pieces of a box: its place, and the room between it and them."""

    left: float
    width: float
    pad: float
    strong: bool


@dataclass(slots=True)
class Set:
    """A piece in its place from the left, its box, the level of the heading that it is (0 for none), what it is a part
    of (HTML, the outermost first), and the same as it stands once more where a page begins with the piece.
    """

    drawn: Drawn
    piece: Piece
    left: float = 0.0
    frame: Frame | None = None
    level: int = 0
    of: tuple[str, ...] = ()
    again: TextPiece | None = None


class Setter:
    """Sets a paper in one size for pages of `width` and `height`."""

    def __init__(self, paper: Paper, fonts: Fonts, width: float, height: float) -> None:
        self._fonts, self._width, self._height = fonts, width, height
        self._goes_on = paper.goes_on
        self.done: list[Set] = []
        self._head(paper)
        self._add_all(paper.shown(), 0.0, width)
        frame: Frame | None = None
        for one in self.done:
            if one.frame is None or one.frame is frame:  # what a box begins with has nothing to say again
                self._say_again(one)
            frame = one.frame

    # --- The pieces of each part ---

    def _head(self, paper: Paper) -> None:
        fonts = self._fonts
        title = TextPiece(escape(paper.title), fonts.font(TITLE, bold=True), self._width, whole=True)
        self._put(title, level=1, keep=True)
        if paper.lead:
            self._put(TextPiece(escape(paper.lead), fonts.font(), self._width), above=fonts.em(0.3))
        if paper.date:
            self._put(self._ruled(paper.date, self._width * 0.5), above=fonts.em(0.6))

    def _add_all(self, parts: Sequence[Part], left: float, width: float) -> None:
        for part in parts:
            self._add(part, left, width)

    def _add(self, part: Part, left: float, width: float) -> None:
        if isinstance(part, Heading):
            self._heading(part.level, escape(part.text), left, width)
        elif isinstance(part, Text):
            self._text(part, left, width)
        elif isinstance(part, Box):
            self._box(part, left, width)
        elif isinstance(part, Question):
            self._question(part, left, width)
        elif isinstance(part, Field):
            self._put(self._ruled(part.words, width), left, above=self._fonts.em(0.5))
        elif isinstance(part, Contact):
            self._contact(part, left, width)
        elif isinstance(part, Codes):
            self._codes(part, left, width)
        else:
            self._drawing(part, left, width)

    def _put(self, drawn: Drawn, left: float = 0.0, *, above: float = 0.0, keep: bool = False, level: int = 0) -> Set:
        piece = Piece(drawn.height, above, keep, drawn.cuts, drawn.last_cuts)
        self.done.append(Set(drawn, piece, left, level=level))
        return self.done[-1]

    def _heading(self, level: int, html: str, left: float, width: float) -> None:
        text = TextPiece(html, self._fonts.font(HEADINGS[level], bold=True), width, whole=True)
        self._put(text, left, above=self._fonts.em(1.1 if level == 2 else 0.8), keep=True, level=level)

    def _text(self, part: Text, left: float, width: float) -> None:
        found = runs(part.html)
        rows: list[Run] = []
        lead = ""
        for run in found:
            if run.kind == "row":
                rows.append(run)
                continue
            self._table(rows, left, width)
            rows = []
            self._run(run, left, width, SMALL if part.small else 1.0)
            # A list says again what it is a list of where it goes on on another page.
            lead = run.html if _leads(run) else lead if run.kind == "item" else ""
            if lead and run.kind == "item":
                self.done[-1].of = (lead,)
        self._table(rows, left, width)

    def _run(self, run: Run, left: float, width: float, share: float) -> None:
        fonts = self._fonts
        if run.kind == "heading":
            self._heading(run.level, run.html, left, width)
            return
        indent = fonts.em(_INDENT * share) * run.level
        if run.kind == "paragraph":
            text = TextPiece(run.html, fonts.font(share), width, indent=indent)
            self._put(text, left, above=fonts.em(0.55 * share), keep=_leads(run))
            return
        text = TextPiece(run.html, fonts.font(share), width, whole=True, indent=indent)
        sign = f"{run.number}." if run.number else "•"
        at = indent - fonts.em(_INDENT * share)
        item = Item(sign, text, at, fonts.font(share, bold=bool(run.number)))
        self._put(item, left, above=fonts.em(0.35 * share))

    def _table(self, rows: Sequence[Run], left: float, width: float) -> None:
        if not rows:
            return
        columns = max(len(row.cells) for row in rows)
        bold = self._fonts.font(bold=True)
        said = [[TextPiece(cell, bold, width).words for cell in row.cells] for row in rows]
        texts = [[row[number] for row in said if number < len(row)] for number in range(columns)]
        metrics, gap = QFontMetricsF(bold), self._fonts.em(0.6)
        # No word is wider than its column, as long as there is room; the rest goes to where there is more to say.
        least = [max(metrics.horizontalAdvance(word) for text in column for word in text.split() or [""])
                 + gap + UNIT for column in texts]  # fmt: skip
        shares = [min(max(8, *map(len, column)), 60) for column in texts]
        room = width - sum(least)
        if room < 0:
            least, room = [0.0] * columns, width
        widths = [own + room * share / sum(shares) for own, share in zip(least, shares, strict=True)]
        self._rows([(row.cells, row.head) for row in rows], widths, left)

    def _rows(self, rows: Sequence[tuple[Sequence[str], bool]], widths: Sequence[float], left: float) -> None:
        fonts, gap = self._fonts, self._fonts.em(0.6)
        lefts = [sum(widths[:number]) for number in range(len(widths))]
        first = True
        for cells, head in rows:
            texts = [
                TextPiece(html, fonts.font(SMALL if head else 1.0, bold=head), wide - gap, whole=True)
                for html, wide in zip(cells, widths, strict=False)
            ]
            row = Row(texts, lefts[: len(texts)], sum(widths), heavy=head)
            self._put(row, left, above=fonts.em(0.4) if first else 0.0, keep=head)
            first = False

    def _box(self, part: Box, left: float, width: float) -> None:
        fonts = self._fonts
        pad = fonts.em(0.8)
        start = len(self.done)
        inner = width - 2 * pad
        self._put(Space(pad), left, above=fonts.em(1), keep=True)
        if part.title:
            title = TextPiece(escape(part.title), fonts.font(HEADINGS[2], bold=True), inner, whole=True)
            self._put(title, left + pad, keep=True, level=2)
        if part.note:
            note = TextPiece(escape(part.note), fonts.font(bold=True), inner, whole=True)
            self._put(note, left + pad, above=fonts.em(0.3), keep=True)
        self._add_all(part.parts, left + pad, inner)
        self.done[-1].piece = self.done[-1].piece._replace(keep=True)
        self._put(Space(pad), left)
        frame = Frame(left, width, pad, part.strong)
        pieces = self.done[start:]
        whole = sum(one.piece.height + one.piece.above for one in pieces) <= self._height * _WHOLE_BOX
        for number, one in enumerate(pieces):
            one.frame = frame
            last = number == len(pieces) - 1
            one.piece = one.piece._replace(keep=one.piece.keep or (whole and not last))
            if number and part.title:
                one.of = (escape(part.title), *one.of)

    def _say_again(self, one: Set) -> None:
        """Have a piece say what it belongs to where a page begins with it."""
        frame = one.frame
        pad = frame.pad if frame is not None else 0.0
        high = 0.0
        if one.of:
            width = frame.width - 2 * pad if frame is not None else self._width - one.left
            html = "<br/>".join((self._goes_on.format(one.of[0]), *one.of[1:]))
            one.again = TextPiece(html, self._fonts.font(SMALL, bold=True), width, whole=True)
            high = one.again.height + self._fonts.em(0.3)
        one.piece = one.piece._replace(again=pad + high)

    def _question(self, part: Question, left: float, width: float) -> None:
        fonts = self._fonts
        indent = fonts.em(1.9)
        text = TextPiece(escape(part.text), fonts.font(1.1, bold=True), width, whole=True, indent=indent)
        self._put(Item(str(part.number), text, 0, fonts.font(1.1, bold=True)), left, above=fonts.em(1), keep=True)
        if part.lines:
            self._put(Ruled(None, 0, width - indent, fonts.em(2.1), part.lines), left + indent)

    def _ruled(self, words: str, width: float) -> Ruled:
        font = self._fonts.font(bold=True)
        text = TextPiece(escape(words), font, width, whole=True)
        taken = min(QFontMetricsF(font).horizontalAdvance(words) + self._fonts.em(0.4), width * 0.7)
        return Ruled(text, taken, width, self._fonts.em(1.6), 1)

    def _contact(self, part: Contact, left: float, width: float) -> None:
        fonts = self._fonts
        address = part.address if can_hold(part.address) else ""
        room = width - (code_width() + fonts.em(0.6) if address else 0.0)
        texts = [TextPiece(escape(part.name), fonts.font(bold=True), room, whole=True)]
        facts = [*part.facts, short_address(part.address)] if part.address else part.facts
        texts += [TextPiece(escape(fact), fonts.font(), room, whole=True) for fact in facts if fact]
        self._put(WithCode(texts, address, width), left, above=fonts.em(1))

    def _codes(self, part: Codes, left: float, width: float) -> None:
        font = self._fonts.font(SMALL, bold=True)
        items = [(TextPiece(escape(said), font, CODE, whole=True), one) for said, one in part.items if can_hold(one)]
        a_row = max(1, int(width / code_width()))
        for first in range(0, len(items), a_row):
            self._put(CodeRow(items[first : first + a_row], width / a_row), left, above=self._fonts.em(0.6))

    def _drawing(self, part: Hundred | Bars | Marks | Picture | Asked, left: float, width: float) -> None:
        fonts = self._fonts
        if isinstance(part, Hundred):
            self._put(TextPiece(escape(part.words), fonts.font(bold=True), width, whole=True), left,
                      above=fonts.em(0.8), keep=True)  # fmt: skip
            people = part.people
            self._put(PeoplePiece(people.number, people.most, part.legend, fonts, width), left, above=fonts.em(0.4))
        elif isinstance(part, Bars):
            self._caption_above(part.chart.title, left, width)
            most = max((bar.value for bar in part.chart.bars), default=1) or 1
            for bar in part.chart.bars:
                self._put(BarPiece(bar, most, fonts, width), left, above=fonts.em(0.3), keep=True)
            self._small(part.chart.caption, left, width)
        elif isinstance(part, Marks):
            self._marks(part, left, width)
        elif isinstance(part, Picture):
            self._picture(part, left, width)

    def _caption_above(self, title: str, left: float, width: float) -> None:
        if title:
            self._heading(3, escape(title), left, width)

    def _small(self, words: str, left: float, width: float) -> None:
        if words:
            text = TextPiece(escape(words), self._fonts.font(SMALL), width, whole=True)
            self._put(text, left, above=self._fonts.em(0.3))

    def _marks(self, part: Marks, left: float, width: float) -> None:
        fonts, grid = self._fonts, part.grid
        self._caption_above(grid.title, left, width)
        names = (grid.corner, *grid.columns)
        rows = [(name, *("●" if flag else "" for flag in flags)) for name, flags in grid.rows]
        metrics = QFontMetricsF(fonts.font(SMALL, bold=True))
        gap = fonts.em(0.6)
        least = [max(metrics.horizontalAdvance(word) for word in name.split() or [""]) + gap + UNIT for name in names]
        body = QFontMetricsF(fonts.font(bold=True))
        least[0] = max([least[0], *(body.horizontalAdvance(cells[0]) + gap + UNIT for cells in rows)])
        if sum(least) <= width:
            widths = [one + (width - sum(least)) / len(least) for one in least]
            table = [(tuple(escape(name) for name in names), True)]
            table += [((f"<b>{escape(cells[0])}</b>", *cells[1:]), False) for cells in rows]
            self._rows(table, widths, left)
        else:
            for name, flags in grid.rows:
                places = ", ".join(one for one, flag in zip(grid.columns, flags, strict=True) if flag)
                text = TextPiece(f"<b>{escape(name)}:</b> {escape(places)}", fonts.font(), width, whole=True)
                self._put(text, left, above=fonts.em(0.4))
        self._small(grid.caption, left, width)

    def _picture(self, part: Picture, left: float, width: float) -> None:
        figure = part.figure
        self._caption_above(figure.title, left, width)
        scenes = []
        for number, (scene, svg) in enumerate(zip(figure.scenes, part.drawings, strict=True), 1):
            lead = f"{number}. " if figure.numbered else ""
            scenes.append((scene, svg, f"{lead}{scene.caption}" if scene.caption else ""))
        a_row = 1 if len(scenes) == 1 else 2 if self._fonts.points > _LARGE else 3
        for first in range(0, len(scenes), a_row):
            chunk = scenes[first : first + a_row]
            shown = SceneRow(chunk, self._fonts, width * len(chunk) / a_row, self._height)
            self._put(shown, left, above=self._fonts.em(0.6))


def _leads(run: Run) -> bool:
    """Whether a paragraph leads to the list below it."""
    return run.kind == "paragraph" and run.html.rstrip().endswith((":", ":</strong>", ":</em>"))


_LARGE = 16
"""Points from which captions need the room of two columns."""
