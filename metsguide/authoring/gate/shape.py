# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Rules about the shape of a page: its sentences, paragraphs, headings and length."""

from __future__ import annotations

from collections.abc import Iterator

from metsguide.authoring.gate.page import Finding, Page, count_words, inside, quoted, shown_start
from metsguide.authoring.gate.speech import is_instruction, is_label
from metsguide.authoring.passages import FOLDED, Passage

FIRST_ACTION = 25
"""The words of an emergency page within which its first instruction begins."""

HEADING_WORDS = 8
HEADING_EVERY = 120
"""Words of open text for each heading, on average over a page."""
LONGEST_STRETCH = 150
"""Words of open text without a heading, at one place. Tables and blocks stand out by themselves."""


def long_sentence(page: Page) -> Iterator[Finding]:
    """No sentence is longer than one breath."""
    limit = page.limits.longest_sentence
    for sentence in page.sentences:
        count = count_words(sentence.text)
        if count > limit:
            where = shown_start(sentence.text)
            yield Finding(sentence.line, f'a sentence of {count} words, at most {limit}; cut it in two: "{where}"')


def paragraph(page: Page) -> Iterator[Finding]:
    """No paragraph or item holds more than a reader takes in at once."""
    limits = page.limits
    for passage in page.running:
        if passage.kind == "cell":
            continue
        sentences = _said_by_us(passage)
        words = count_words(passage.text)
        if sentences > limits.paragraph_sentences:
            what = f"{sentences} sentences, at most {limits.paragraph_sentences}"
        elif words > limits.paragraph_words:
            what = f"{words} words, at most {limits.paragraph_words}"
        else:
            continue
        yield Finding(passage.line, f'a paragraph of {what}; divide it: "{shown_start(passage.text)}"')


def _said_by_us(passage: Passage) -> int:
    """How many sentences a paragraph has: a bold label is a heading to it, and a speech is part of what leads to it."""
    speeches = quoted(passage)
    count = sum(
        1
        for sentence in passage.sentences()
        if not is_label(passage, sentence) and not inside(sentence.start, sentence.end, speeches)
    )
    return max(count, 1)


def length(page: Page) -> Iterator[Finding]:
    """A page is long enough to help and short enough to be read."""
    words, limits = page.words_before_more, page.limits
    if not limits.shortest <= words <= limits.longest:
        do = "say more of what helps" if words < limits.shortest else "cut, or move details into `::: more`"
        yield Finding(1, f"{words} words before `more`, must be {limits.shortest} to {limits.longest}; {do}")


def headings(page: Page) -> Iterator[Finding]:
    """Headings are short, and stand often enough to find one's way by."""
    stretch, line, words, count = 0, 1, 0, 0
    for passage in page.passages:
        if passage.kind == "heading":
            count += 1
            size = count_words(passage.text)
            if size > HEADING_WORDS:
                yield Finding(passage.line, f"a heading of {size} words, at most {HEADING_WORDS}; shorten it")
        if passage.kind == "heading" or passage.within:
            yield from _stretch(page, stretch, line)
            stretch = 0
        elif passage.kind in ("paragraph", "item"):
            line = line if stretch else passage.line
            stretch += count_words(passage.text)
            words += count_words(passage.text)
    yield from _stretch(page, stretch, line)
    if not page.urgent and words > HEADING_EVERY * max(count, 1):
        average = f"one heading for {words / count:.0f} words" if count else f"no heading in {words} words"
        yield Finding(1, f"{average}, at least one for {HEADING_EVERY}; put in another")


def _stretch(page: Page, words: int, line: int) -> Iterator[Finding]:
    if words > LONGEST_STRETCH and not page.urgent:
        yield Finding(line, f"{words} words without a heading, at most {LONGEST_STRETCH}; put one in between")


def no_question(page: Page) -> Iterator[Finding]:
    """Each page gives a reader something to ask at the next visit."""
    if not page.questions:
        yield Finding(1, "no question to take along; write at least one under `questions`")
    for question in page.questions:
        if not question.text.endswith("?"):
            yield Finding(question.line, f'not a question; end it with "?": "{shown_start(question.text)}"')


def first_action(page: Page) -> Iterator[Finding]:
    """An emergency page says what to do before anything else."""
    if not page.urgent:
        return
    words = 0
    for passage in page.passages:
        if passage.kind == "heading" or passage.within in FOLDED:
            continue
        for sentence in passage.sentences():
            if is_instruction(sentence.text, page.wording):
                if words >= FIRST_ACTION:
                    message = f"the first thing to do comes after {words} words, must be within {FIRST_ACTION}"
                    yield Finding(sentence.line, f"{message}; put it first, in `::: do-first`")
                return
            words += count_words(sentence.text)
    yield Finding(1, "an emergency page that says nothing to do; begin with `::: do-first`")
