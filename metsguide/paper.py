# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A document to be printed, as a value: what is on it, in the reader's words, whether it becomes pages, text or HTML.

Whoever has something to print makes a `Paper`; nobody who prints, saves or shows one knows what it was made from.
"""

from __future__ import annotations

from typing import NamedTuple

from metsguide.model import Chart, Figure, Grid, People

OPTIONS = ("numbers", "codes")
"""What a reader may ask for beside the rest: survival numbers, codes for the addresses of the sources."""


class Heading(NamedTuple):
    """A heading of level 2 or 3; the title of the paper is the only one of level 1."""

    level: int
    text: str


class Text(NamedTuple):
    """Running text as HTML: p, ul, ol, li, table, thead, tbody, tr, th, td, h2, h3, strong, em, br and `a` with an
    address that leads out of the program. `small` is a size smaller.
    """

    html: str
    small: bool = False


class Box(NamedTuple):
    """Parts in a frame, a heavy one if `strong`."""

    title: str
    note: str
    parts: tuple[Part, ...]
    strong: bool = False


class Question(NamedTuple):
    """A question with its number and lines to write the answer on."""

    number: int
    text: str
    lines: int = 2


class Field(NamedTuple):
    """Words with a line behind them to write on."""

    words: str


class Contact(NamedTuple):
    """Somewhere to turn: a name, facts below it, and an address, shown as text and as a code; "" for none."""

    name: str
    facts: tuple[str, ...]
    address: str = ""


class Codes(NamedTuple):
    """Codes beside each other, each an address with the short words above it."""

    items: tuple[tuple[str, str], ...]


class Hundred(NamedTuple):
    """A proportion as a hundred people; `words` says it, `legend` has how much of a person is filled, and for what."""

    people: People
    words: str
    legend: tuple[tuple[float, str], ...]


class Bars(NamedTuple):
    """A bar chart."""

    chart: Chart


class Marks(NamedTuple):
    """A table of yes and no, with the word for yes."""

    grid: Grid
    yes: str


class Picture(NamedTuple):
    """A picture, and the SVG of each of its scenes, in its named colours (`store.LINE_COLOURS`)."""

    figure: Figure
    drawings: tuple[str, ...]


class Asked(NamedTuple):
    """Parts that are there only if the reader asks for them: `option` is one of `OPTIONS`."""

    option: str
    parts: tuple[Part, ...]


Part = Heading | Text | Box | Question | Field | Contact | Codes | Hundred | Bars | Marks | Picture | Asked


class Paper(NamedTuple):
    """The whole document. `footer` has lines for the foot of each page, `page_of` the words for "Page {0} of {1}",
    `goes_on` those for "From the page before: {0}" at the top of a page, `date` the words before a line to write a date
    on ("" for none), `file_name` a name without its ending.
    `chosen` is which of its `options` the reader has asked for already.
    """

    title: str
    language: str
    parts: tuple[Part, ...]
    footer: tuple[str, ...]
    page_of: str
    goes_on: str
    file_name: str
    lead: str = ""
    date: str = ""
    chosen: frozenset[str] = frozenset()

    @property
    def options(self) -> tuple[str, ...]:
        """Which of `OPTIONS` change anything on this paper."""
        has = {part.option for part in self.parts if isinstance(part, Asked)}
        return tuple(one for one in OPTIONS if one in has)

    def with_chosen(self, chosen: frozenset[str]) -> Paper:
        """The same paper with another choice."""
        return self._replace(chosen=chosen)

    def shown(self) -> tuple[Part, ...]:
        """What is on it, with the parts that were asked for in their places, and without the others."""
        found: list[Part] = []
        for part in self.parts:
            if isinstance(part, Asked):
                found += part.parts if part.option in self.chosen else ()
            else:
                found.append(part)
        return tuple(found)


def short_address(address: str) -> str:
    """An address as a person would read it out: without its scheme and a closing slash."""
    scheme, colon, rest = address.partition(":")
    if not colon or scheme not in ("https", "http", "tel", "mailto"):
        return address
    return rest.removeprefix("//").removesuffix("/")
