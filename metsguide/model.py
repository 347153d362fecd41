# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The values that the whole program is about: frozen, without Qt, without I/O.

An editor's files are read into these values (`metsguide.authoring`), stored in one library file
(`metsguide.authoring.compile`), and read back from it (`metsguide.library`) by the window and the commands.

Named tuples, as twenty dataclasses take as long to define as a page takes to be read, at each start.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

# --- The body of an article: a sequence of blocks -------------------------------------------------


class Prose(NamedTuple):
    """Running text as HTML: h2, h3, p, ul, ol, li, table, thead, tbody, tr, th, td, strong, em, a, br.

    Links carry `article:ID`, `term:ID`, `resource:ID`, `source:ID` (a citation), `https:`, `mailto:` or `tel:`.
    Every h2 and h3 has an `id`, unique within the article.
    """

    html: str


class Panel(NamedTuple):
    """Text that stands apart: what to do first, when to get help, or a gentle note. `html` as in `Prose`."""

    kind: Literal["do-first", "help-now", "note"]
    html: str


class Band(NamedTuple):
    """One level of the help-now page: what to do (`title`, `note`) and for which signs (`html`, one list)."""

    level: Literal["call-911", "emergency", "today"]
    title: str
    note: str
    html: str


class People(NamedTuple):
    """A proportion as an icon array of 100 people: `number` of them `label`, the others `other_label`. Where only a
    range is known, `number` is the least and `most` the most; else `most` is `number`.
    """

    number: int
    most: int
    label: str
    other_label: str


class Bar(NamedTuple):
    """One row of a bar chart. `shown` is the value as a reader should see it ("6,823")."""

    label: str
    value: float
    shown: str


class Chart(NamedTuple):
    """A bar chart with its title, its caption (what was counted, where, when) and its sources' ids."""

    id: str
    title: str
    caption: str
    bars: tuple[Bar, ...]
    sources: tuple[str, ...]

    def as_text(self) -> str:
        """The whole chart in words, for those who do not see it."""
        rows = "; ".join(f"{bar.label}: {bar.shown}" for bar in self.bars)
        return f"{self.title}. {rows}. {self.caption}"


class Grid(NamedTuple):
    """A table of yes and no (which cancer spreads where): `rows` are (label, one flag a column)."""

    id: str
    title: str
    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[bool, ...]], ...]
    sources: tuple[str, ...]

    def as_text(self) -> str:
        """The whole table in words, a sentence a row."""
        sentences = []
        for label, flags in self.rows:
            places = [name for name, flag in zip(self.columns, flags, strict=True) if flag]
            sentences.append(f"{label}: {', '.join(places)}.")
        return f"{self.title}. {' '.join(sentences)} {self.caption}"


class Label(NamedTuple):
    """Words that belong to a point of a drawing, in its own pixels from its top left corner."""

    x: float
    y: float
    words: str


class Scene(NamedTuple):
    """One drawing of a picture: the id of its SVG, its size in pixels at a text size of 100 %, the sentences that say
    the same to those who do not see it, the words below it ("" for none), and those beside it.
    """

    drawing: str
    width: int
    height: int
    alt: str
    caption: str
    labels: tuple[Label, ...]


class Figure(NamedTuple):
    """A picture of one scene or several, which are steps if `numbered`; `title` is "" for none."""

    id: str
    title: str
    numbered: bool
    scenes: tuple[Scene, ...]
    sources: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """The picture in words: a line a scene, its number and caption before what it shows."""
        lines = []
        for number, scene in enumerate(self.scenes, 1):
            caption = f"{scene.caption.rstrip('.')}." if scene.caption else ""
            parts = (f"{number}." if self.numbered else "", caption, scene.alt)
            lines.append(" ".join(part for part in parts if part))
        return tuple(lines)

    def as_text(self) -> str:
        """The whole picture in words, for those who do not see it."""
        return " ".join((f"{self.title}.", *self.lines()) if self.title else self.lines())


class Fold(NamedTuple):
    """Blocks behind a button: `more` for those who want it, `numbers` (survival) only when asked for."""

    kind: Literal["more", "numbers"]
    title: str
    blocks: tuple[Block, ...]


Block = Prose | Panel | Band | People | Chart | Grid | Figure | Fold


# --- What the library holds -----------------------------------------------------------------------


class LibraryInfo(NamedTuple):
    """Who made the library, and which version it is. `date` is ISO (YYYY-MM-DD)."""

    id: str
    title: str
    version: str
    date: str
    publisher: str
    licence: str
    languages: tuple[str, ...]


class Section(NamedTuple):
    """A group of articles. `icon` names a file of resources/icons. `urgent`: reached by *Get help now*, not a row."""

    id: str
    title: str
    icon: str
    summary: str
    urgent: bool = False


class ArticleSummary(NamedTuple):
    """What a list needs to know of an article. `short_title` is for the sidebar; `minutes` to read it."""

    id: str
    section: str
    title: str
    short_title: str
    summary: str
    minutes: int
    urgent: bool = False
    sensitive: bool = False


class Review(NamedTuple):
    """A clinician's review: who signed it, what they do, and when (ISO date)."""

    by: str
    role: str
    date: str


class Heading(NamedTuple):
    """A heading within an article: its anchor, its text, and its level (2 or 3)."""

    anchor: str
    text: str
    level: int


class Article(NamedTuple):
    """A whole article. `sources` are ids in the order of their first citation; `checked` is YYYY-MM.

    From a library, `key_points` are HTML whose only tags are links to terms; from an editor's file, plain text.
    """

    about: ArticleSummary
    language: str
    key_points: tuple[str, ...]
    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    questions: tuple[str, ...]
    next: tuple[str, ...]
    resources: tuple[str, ...]
    sources: tuple[str, ...]
    checked: str
    reviewed: Review | None = None
    clinic: str = ""
    """Whose own page it is, where it is a clinic's; "" for one of the library."""


class Source(NamedTuple):
    """Who says so."""

    id: str
    publisher: str
    title: str
    date: str
    url: str
    licence: str


class Resource(NamedTuple):
    """Somewhere to turn. `url` is empty where nobody could confirm the address; `listing_url` then names a page that
    speaks of it, if there is one. `notice` is what a reader should know first (a writer who has died, a quiet blog).
    """

    id: str
    kind: str
    title: str
    publisher: str
    summary: str
    url: str
    listing_url: str
    listing_title: str
    phone: str
    languages: tuple[str, ...]
    country: str
    region: str
    topics: tuple[str, ...]
    verified: Literal["strong", "weak", "none"]
    status: Literal["", "memorial", "quiet", "not-found"]
    notice: str
    checked: str
    clinic: str = ""
    """Whose own it is, as for `Article`."""


class Term(NamedTuple):
    """A word and its meaning, with the other forms it is written in."""

    id: str
    title: str
    meaning: str
    aliases: tuple[str, ...]


class Hit(NamedTuple):
    """One answer of a search. Marks are (start, end) pairs, in characters, of the words found."""

    kind: Literal["article", "resource", "term"]
    id: str
    title: str
    snippet: str
    context: str = ""
    title_marks: tuple[tuple[int, int], ...] = ()
    snippet_marks: tuple[tuple[int, int], ...] = ()


class Urgent(NamedTuple):
    """A sign of an emergency, or thoughts of suicide, found in what was typed: what to do, and the pages for it, as
    (kind, id), the first one first.
    """

    sign: str
    do: str
    to: tuple[tuple[str, str], ...]


# --- Where a reader can be ------------------------------------------------------------------------

PLACES = (
    "home", "contents", "section", "article", "resources", "glossary", "my-list", "search", "keys", "about",
    "preferences",
)  # fmt: skip


class Place(NamedTuple):
    """Where a reader is: a kind of page, what it shows, and where on it (`anchor`)."""

    kind: str
    id: str = ""
    anchor: str = ""

    def __str__(self) -> str:
        text = f"{self.kind}:{self.id}" if self.id else self.kind
        return f"{text}#{self.anchor}" if self.anchor else text

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read `kind`, `kind:id` or `kind:id#anchor`. Raises ValueError where the kind is none of `PLACES`."""
        whole, _, anchor = text.partition("#")
        kind, _, ident = whole.partition(":")
        if kind not in PLACES:
            raise ValueError(f"{text!r} names no page; a page is one of {', '.join(PLACES)}")
        return cls(kind, ident, anchor)
