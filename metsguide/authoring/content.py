# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A content folder as values: what `read` gives, `check` looks at and `compile` writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from metsguide.authoring.body import Body, Figures
from metsguide.authoring.fields import Text
from metsguide.authoring.svg_file import Drawing
from metsguide.authoring.wording import Wording
from metsguide.model import Article, LibraryInfo, Resource, Section, Source, Term

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A value, and where an editor wrote it."""

    value: T
    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section in every language (language -> Section), and the ids of its articles in their order."""

    id: str
    in_language: Mapping[str, Section]
    articles: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ArticleName:
    """What the place and name of an article's file say: articles/<section>/<id>.<language>.md."""

    path: Path
    section: str
    id: str
    language: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """A rule that an editor set aside for one article, and why."""

    rule: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """One article in one language, with all that a rule about it may want to look at.

    `lines` gives the line of each key of the front matter. `next` and `resources` are (id, line).
    """

    path: Path
    article: Article
    body: Body
    lines: Mapping[str, int]
    key_points: tuple[Text, ...]
    questions: tuple[Text, ...]
    next: tuple[Text, ...]
    resources: tuple[Text, ...]
    allowed: tuple[Allowed, ...]
    scores: Mapping[str, str]

    @property
    def id(self) -> str:
        """The id of the article, the same in every language."""
        return self.article.about.id

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.article.language

    def line(self, key: str) -> int:
        """The line of a key of the front matter; 1 where it is not written."""
        return self.lines.get(key, 1)


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Words that people type for something that the texts call otherwise: `to` are (kind:id, line).

    Words that are signs of an emergency have a `sign` and say what to `do`; `unless` are words that mean something
    else, and `in_order` holds their words to the order written; a temperature from `celsius` is a sign, too. Words
    that name a `kind` of entry ("phone number") lead nowhere. What an `unsure` sign says stands above what only sounds
    like one.
    """

    language: str
    words: tuple[str, ...]
    lines: tuple[int, ...]
    to: tuple[Text, ...]
    sign: str = ""
    do: str = ""
    unless: tuple[str, ...] = ()
    in_order: bool = False
    celsius: float | None = None
    kind: str = ""
    unsure: bool = False

    @property
    def urgent(self) -> bool:
        """Whether the words are signs of an emergency."""
        return bool(self.sign)


@dataclass(frozen=True, slots=True)
class Examples:
    """Whole things that people type, each with its line, which the entry `target` (kind:id) answers best: a search
    learns from them what else it answers.
    """

    language: str
    target: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole content folder. Mappings are by language unless said otherwise; everything is in the order written."""

    root: Path
    info: LibraryInfo
    sections: tuple[Written[SectionPlan], ...]
    article_names: tuple[ArticleName, ...]
    """Every article's file, also one that could not be read, which `articles` then lacks."""
    articles: tuple[ArticleFile, ...]
    resources: Mapping[str, tuple[Written[Resource], ...]]
    terms: Mapping[str, tuple[Written[Term], ...]]
    sources: tuple[Written[Source], ...]
    figures: Mapping[str, Figures]
    figure_sources: tuple[Written[str], ...]
    """Each source id that a chart, grid or picture names, where it names it."""
    drawings: Mapping[str, Drawing]
    """By id."""
    search_words: tuple[Written[SearchWords], ...]
    examples: tuple[Written[Examples], ...]
    fillers: Mapping[str, tuple[str, ...]]
    """Words without a meaning of their own in a search."""
    wording: Mapping[str, Wording]
    same: Mapping[str, tuple[tuple[str, ...], ...]]
    """Words that mean the same in a search."""
    confused: Mapping[str, tuple[tuple[str, ...], ...]]
    """Words that people write for each other."""
