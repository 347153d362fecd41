# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""An article as the rules look at it: its texts with their lines, its sentences and words, and what is explained."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from metsguide.authoring.content import ArticleFile
from metsguide.authoring.fields import Text
from metsguide.authoring.gate.syllables import syllables
from metsguide.authoring.gate.terms import Terms
from metsguide.authoring.passages import FOLDED, Passage, Sentence
from metsguide.authoring.wording import Wording
from metsguide.words import words_of

LONG_WORD = 3
"""The syllables from which a word counts as long."""

_WORD = re.compile(r"[^\W_]+(?:[’'/-][^\W_]+)*")
_CAPITALIZED = re.compile(r" [A-Z]\w")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NAMING = ("resource", "https", "http", "mailto")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, and where in the article's file. A warning is shown and stops nothing."""

    line: int
    message: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers that a page is held to, `ORDINARY` or `EMERGENCY`. Grades are school years, the rest are counts."""

    grade: float
    median_grade: float
    smog: float
    mean_sentence: int
    longest_sentence: int
    paragraph_sentences: int
    paragraph_words: int
    long_words: int
    """Of 100 words, those of three or more syllables that the glossary does not explain."""
    shortest: int
    longest: int
    months: int
    """The oldest check that is still good."""
    months_warned: int


ORDINARY = Limits(7, 5, 8, 15, 20, 3, 50, 10, 250, 600, 24, 18)
EMERGENCY = Limits(5, 4, 7, 10, 15, 2, 50, 6, 150, 250, 12, 12)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage, at `start`."""

    text: str
    passage: Passage
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def line(self) -> int:
        """The line of the file that it stands in."""
        return self.passage.line_at(self.start)

    @property
    def is_long(self) -> bool:
        """Whether it has three syllables or more. What holds a digit, or is all capitals, is read letter by letter."""
        if any(char.isdigit() for char in self.text) or self.text.isupper():
            return False
        return syllables(self.text) >= LONG_WORD


@dataclass(frozen=True)
class Page:
    """One article, with what it is judged by. `today` decides what is stale."""

    article: ArticleFile
    wording: Wording
    terms: Terms
    today: datetime.date

    @property
    def limits(self) -> Limits:
        """The numbers it is held to."""
        return EMERGENCY if self.urgent else ORDINARY

    @property
    def urgent(self) -> bool:
        """Whether it is about an emergency."""
        return self.article.article.about.urgent

    @cached_property
    def front(self) -> tuple[Passage, ...]:
        """The texts above the body, in the order in which they are shown."""
        about = self.article.article.about
        single = [(about.title, self.article.line("title")), (about.summary, self.article.line("summary"))]
        return tuple(_front(text) for text in (*single, *self.article.key_points))

    @cached_property
    def questions(self) -> tuple[Passage, ...]:
        """The questions to take along, which are shown below the body."""
        return tuple(_front(text) for text in self.article.questions)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The body as it stands in the file."""
        return self.article.body.passages

    @property
    def everything(self) -> tuple[Passage, ...]:
        """All that a reader reads, in that order."""
        return (*self.front, *self.passages, *self.questions)

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """What is read as sentences: paragraphs, items, and cells that end like a sentence. No headings, no names."""
        return tuple(
            passage
            for passage in self.passages
            if passage.kind in ("paragraph", "item")
            or (passage.kind == "cell" and passage.text.endswith((".", "!", "?")))
        )

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the body, and items without a mark, which end as sentences do."""
        return tuple(sentence for passage in self.running for sentence in passage.sentences())

    @cached_property
    def words_before_more(self) -> int:
        """How many words stand in the open: without headings, and without what is folded away."""
        return sum(
            count_words(passage.text)
            for passage in self.passages
            if passage.within not in FOLDED and passage.kind in ("paragraph", "item", "cell")
        )

    def words(self, passages: Sequence[Passage]) -> Iterator[Word]:
        """Each word of these passages."""
        for passage in passages:
            for match in _WORD.finditer(passage.text):
                yield Word(match.group(), passage, match.start())

    def facts_in(self, text: str) -> bool:
        """Whether a word of the text is one of bodies, illness, care or law."""
        facts, beginnings = self.wording.facts, self.wording.fact_beginnings
        return any(word in facts or word.startswith(beginnings) for word, _, _ in words_of(text))

    def explained(self, passage: Passage) -> Sequence[Span]:
        """Where a reader finds a word explained: it explains itself, is linked to the glossary, or is another name of
        what the page explains.
        """
        return self._explained[passage]

    @cached_property
    def _explained(self) -> Mapping[Passage, Sequence[Span]]:
        found = {passage: list(self.terms.explained(passage.text)) for passage in self.everything}
        terms = frozenset(place.term for places in found.values() for place in places)
        return {
            passage: [
                *((start, end) for start, end, target in passage.links if target.startswith("term:")),
                *((place.start, place.end) for place in (*places, *self.terms.other_names(passage.text, terms))),
            ]
            for passage, places in found.items()
        }

    def named(self, word: Word) -> bool:
        """Whether a word is part of a name: of a place to turn to, one with a capital within a sentence, or one with a
        capital before another.
        """
        passage = word.passage
        for start, end, target in passage.links:
            if start <= word.start < end and target.partition(":")[0] in _NAMING:
                return True
        if not word.text[0].isupper() or passage.kind == "heading":
            return False
        before = passage.text[: word.start].rstrip(" \"“'(")
        return bool(before and before[-1] not in ".!?:…|") or bool(_CAPITALIZED.match(passage.text, word.end))


def quoted(passage: Passage) -> list[Span]:
    """What stands between quotation marks: words that someone else says, or that a reader can say."""
    return [match.span() for match in _QUOTED.finditer(passage.text)]


def inside(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether a span lies within one of the others."""
    return any(first <= start and end <= last for first, last in spans)


def count_words(text: str) -> int:
    """Words as a reader counts them: what stands between blanks and has a letter or a digit."""
    return sum(1 for piece in text.split() if any(char.isalnum() for char in piece))


def shown_start(text: str, words: int = 6) -> str:
    """The beginning of a text, to be found by."""
    pieces = text.split()
    return " ".join(pieces[:words]) + (" …" if len(pieces) > words else "")


def _front(text: Text) -> Passage:
    return Passage("paragraph", "front", text[1], text[0], ((0, text[1]),))
