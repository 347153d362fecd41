# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Rules about how hard a page is to read as a whole, and the figures of the report.

The grades are measured on the sentences of the body: no headings, no names, no citations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from metsguide.authoring.gate.page import EMERGENCY, ORDINARY, Finding, Page, count_words, inside
from metsguide.authoring.readability import Readability

SMOG_SENTENCES = 30
"""SMOG means nothing for fewer sentences, so shorter pages of a class are measured as one."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a page measures. Grades to one decimal; `long_words` are of 100 words, all and those left unexplained."""

    grade: float
    smog: float
    smog_pooled: bool
    sentences: int
    mean_sentence: float
    longest_sentence: int
    words: int
    words_before_more: int
    long_words: float
    long_words_unexplained: float


def measure(pages: Sequence[Page], readability: Mapping[str, Readability]) -> list[Figures]:
    """The figures of each page, in their order. `readability` is by language."""
    texts = [[sentence.text for sentence in page.sentences] for page in pages]
    pools: dict[tuple[str, bool], list[str]] = {}
    for page, text in zip(pages, texts, strict=True):
        if len(text) < SMOG_SENTENCES:
            pools.setdefault(_class(page), []).extend(text)
    pooled = {key: readability[key[0]].smog(text) for key, text in pools.items()}
    figures = []
    for page, text in zip(pages, texts, strict=True):
        measured = readability[page.article.language]
        short = len(text) < SMOG_SENTENCES
        counts = [count_words(each) for each in text]
        every, unexplained = _long_words(page)
        figures.append(
            Figures(
                grade=measured.grade(text),
                smog=pooled[_class(page)] if short else measured.smog(text),
                smog_pooled=short,
                sentences=len(text),
                mean_sentence=round(fmean(counts), 1) if counts else 0.0,
                longest_sentence=max(counts, default=0),
                words=sum(counts),
                words_before_more=page.words_before_more,
                long_words=every,
                long_words_unexplained=unexplained,
            )
        )
    return figures


def _class(page: Page) -> tuple[str, bool]:
    return page.article.language, page.urgent


def _long_words(page: Page) -> tuple[float, float]:
    count = every = unexplained = 0
    for passage in page.running:
        spans = page.explained(passage)
        for word in page.words([passage]):
            count += 1
            if word.is_long:
                every += 1
                unexplained += not inside(word.start, word.end, spans)
    return (round(100 * every / count, 1), round(100 * unexplained / count, 1)) if count else (0.0, 0.0)


def grade(page: Page, figures: Figures) -> Iterator[Finding]:
    """Everyone who went to school for some years can read it."""
    limit = page.limits.grade
    if figures.grade > limit:
        do = "shorten its longest sentences and words"
        yield Finding(1, f"reading grade {figures.grade} (Flesch-Kincaid), at most {limit:g}; {do}")


def smog(page: Page, figures: Figures) -> Iterator[Finding]:
    """Not many of its words are long."""
    limit = page.limits.smog
    if figures.smog > limit:
        pooled = (
            f", measured with the other pages of fewer than {SMOG_SENTENCES} sentences" if figures.smog_pooled else ""
        )
        yield Finding(1, f"SMOG grade {figures.smog}{pooled}, at most {limit:g}; use shorter words")


def mean_sentence(page: Page, figures: Figures) -> Iterator[Finding]:
    """Its sentences are short on the whole."""
    limit = page.limits.mean_sentence
    if figures.mean_sentence > limit:
        yield Finding(
            1, f"sentences of {figures.mean_sentence} words on average, at most {limit}; cut the longest in two"
        )


def long_words(page: Page, figures: Figures) -> Iterator[Finding]:
    """Few of its words are long, those that the glossary explains left out."""
    limit, share = page.limits.long_words, figures.long_words_unexplained
    if share > limit:
        yield Finding(
            1,
            f"{share} of 100 words have three syllables or more ({figures.long_words} with those that the glossary "
            f"explains), at most {limit}; use shorter words",
        )


def medians(pages: Sequence[Page], figures: Sequence[Figures]) -> dict[bool, float]:
    """The median reading grade of the emergency pages (True) and of the others (False); none where there are none."""
    grades: dict[bool, list[float]] = {}
    for page, each in zip(pages, figures, strict=True):
        grades.setdefault(page.urgent, []).append(each.grade)
    return {urgent: round(median(of), 2) for urgent, of in grades.items()}


def median_grade(pages: Sequence[Page], figures: Sequence[Figures]) -> Iterator[str]:
    """What is wrong with the medians of the whole content."""
    for urgent, value in medians(pages, figures).items():
        limit = (EMERGENCY if urgent else ORDINARY).median_grade
        if value > limit:
            which = "emergency pages" if urgent else "pages that are no emergency"
            hardest = sorted(
                (
                    (each.grade, page.article.id)
                    for page, each in zip(pages, figures, strict=True)
                    if page.urgent == urgent
                ),
                reverse=True,
            )[:3]
            names = ", ".join(f"{name} ({grade})" for grade, name in hardest)
            yield f"the median reading grade of the {which} is {value:g}, at most {limit:g}; begin with {names}"
