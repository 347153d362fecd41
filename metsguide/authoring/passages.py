# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A body as an editor wrote it: each paragraph, item, heading and cell with the line of every word in it.

What is shown (`blocks`) has lost the lines, so the rules of the gate look at these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["paragraph", "item", "heading", "cell", "title", "figure", "people"]

FOLDED = ("more", "numbers")
"""The blocks that stay closed until a reader opens them."""

OWN = "own"
"""What `[@own]` cites: nobody. It says that a sentence is our own word and states no fact."""

# A sentence ends at its mark and what closes with it, where a blank follows. After these the mark is part of a word.
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)")
_NO_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|vs|No|e\.g|i\.e)|\b[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, which it stands in from `start` to `end`, and the sources cited right after it."""

    text: str
    line: int
    start: int
    end: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text. `text` has neither marks nor citations; the offsets of all else count in it.

    `within` is the block that holds it ("" for none), `lead` the heading or the paragraph ending in ":" that its
    list follows, and `row` numbers the rows of tables, so that the cells of one can be told. A `title` stands after the
    name of a block, a `figure` is what a figure says, and `people` is what `::: icons` says.
    """

    kind: Kind
    within: str
    line: int
    text: str
    lines: tuple[tuple[int, int], ...] = ()
    """(offset, line): from this offset on the text stands in that line of the file."""
    citations: tuple[tuple[int, str], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    """(start, end, target)."""
    bold: tuple[tuple[int, int], ...] = ()
    lead: Passage | None = None
    row: int = 0

    def line_at(self, offset: int) -> int:
        """The line of the file that the character at `offset` stands in."""
        return max((line for start, line in self.lines if start <= offset), default=self.line)

    @property
    def leads(self) -> bool:
        """Whether it only opens a list."""
        return self.kind in ("paragraph", "item") and self.text.endswith(":")

    def sentences(self) -> Iterator[Sentence]:
        """Its sentences in order; what has no mark at its end is one too."""
        start = 0
        for end in self._ends():
            piece = self.text[start:end]
            first = start + len(piece) - len(piece.lstrip())
            last = end == len(self.text)
            sources = tuple(s for at, s in self.citations if start < at and (at <= end or last))
            yield Sentence(piece.strip(), self.line_at(first), first, end, sources)
            start = end

    def _ends(self) -> Iterator[int]:
        last = 0
        for match in _END.finditer(self.text):
            if match.end() < len(self.text) and _NO_END.search(self.text[: match.end()]):
                continue
            # "38.0 is high" and "She asked why? and left": what follows must look like a beginning.
            after = self.text[match.end() :].lstrip()
            if after and after[0].islower():
                continue
            last = match.end()
            yield last
        if self.text[last:].strip():
            yield len(self.text)


@dataclass(slots=True)
class _Draft:
    kind: Kind
    line: int
    parts: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    citations: list[tuple[int, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    bold: list[tuple[int, int]] = field(default_factory=list)
    opened: list[tuple[int, str]] = field(default_factory=list)

    def here(self) -> int:
        return sum(map(len, self.parts))


class Passages:
    """Collects the passages of one body, in the order of reading."""

    def __init__(self) -> None:
        self.all: list[Passage] = []
        self.within = ""
        """The block under way; set by whoever reads the blocks."""
        self._draft: _Draft | None = None
        self._leads: list[Passage | None] = []  # one for each list that is open
        self._items = 0
        self._row = 0

    def open_list(self) -> None:
        """A list begins; a paragraph ending in ":" or a heading right before it opens it."""
        before = self.all[-1] if self.all else None
        fits = before and (before.leads or before.kind == "heading") and before.within == self.within
        self._leads.append(before if fits else None)

    def close_list(self) -> None:
        """The innermost list ends."""
        self._leads.pop()

    def open_row(self) -> None:
        """A row of a table begins."""
        self._row += 1

    def begin(self, kind: Kind, line: int) -> None:
        """A passage begins."""
        self._draft = _Draft("item" if kind == "paragraph" and self._leads else kind, line)
        self._draft.lines.append((0, line))

    def write(self, text: str, line: int) -> None:
        """More of its text, which stands in `line`."""
        draft = self._draft
        if draft is None:
            return
        if draft.lines[-1][1] != line:
            draft.lines.append((draft.here(), line))
        draft.parts.append(text)

    def cite(self, source: str) -> None:
        """A citation, which takes the blank before it along."""
        draft = self._draft
        if draft is None:
            return
        if draft.parts:
            draft.parts[-1] = draft.parts[-1].rstrip(" ")
        draft.citations.append((draft.here(), source))

    def open_span(self, target: str) -> None:
        """A link to `target`, or bold text where it is empty, begins."""
        if self._draft is not None:
            self._draft.opened.append((self._draft.here(), target))

    def close_span(self) -> None:
        """The innermost link or bold text ends."""
        draft = self._draft
        if draft is None or not draft.opened:
            return
        start, target = draft.opened.pop()
        if target:
            draft.links.append((start, draft.here(), target))
        else:
            draft.bold.append((start, draft.here()))

    def end(self) -> None:
        """The passage ends."""
        draft, self._draft = self._draft, None
        if draft is None:
            return
        lead = self._leads[-1] if self._leads else None
        self.all.append(
            Passage(
                draft.kind,
                self.within,
                draft.line,
                "".join(draft.parts).rstrip(),
                tuple(draft.lines),
                tuple(draft.citations),
                tuple(draft.links),
                tuple(draft.bold),
                lead,
                self._row if draft.kind == "cell" else 0,
            )
        )

    def add(self, kind: Kind, text: str, line: int) -> None:
        """A text that holds no marks."""
        self.all.append(Passage(kind, self.within, line, text))
