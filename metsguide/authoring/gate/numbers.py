# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Rules about numbers: people of 100, not percentages; one denominator; how many, not how many times as many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from metsguide.authoring.gate.page import Finding, Page, inside, quoted
from metsguide.authoring.passages import Passage

_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBER = rf"(?:\d[\d,]*|{'|'.join(_SMALL)})"
_WHOLE = rf"(?:\d[\d,]*|{'|'.join(_SMALL[1:])}|a hundred|a thousand)"

_OF = re.compile(rf"\b{_NUMBER}\s+(?:in|of|out of)\s+(?:every\s+)?({_WHOLE})\b(?!\s*(?:to|or)\b)", re.I)
_PERCENT = re.compile(r"\d[\d.,]*\s?%|\bper ?cent\b", re.I)
_TIMES = re.compile(
    rf"\b(?:{_NUMBER}|many|several) times (?:more|less|as|higher|lower|greater)\b|\btwice as\b|\bhalf as\b"
    r"|\b(?:doubles?|halves?|triples?) (?:the|your) (?:risk|chance)",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Proportion:
    text: str
    whole: str
    line: int


def percentage(page: Page) -> Iterator[Finding]:
    """A percentage stands beside the same in people, or gives way to it."""
    for passage, start, end in _sentences(page):
        text = passage.text[start:end]
        match = _PERCENT.search(text)
        if match and not _proportions(text):
            line = passage.line_at(start + match.start())
            yield Finding(line, f'a percentage alone: "{match.group()}"; say how many of 100 people')


def mixed_numbers(page: Page) -> Iterator[Finding]:
    """All proportions of a page are of the same number of people, so that they can be compared."""
    found = [
        _Proportion(match.group(), match.group(1).lower(), passage.line_at(match.start()))
        for passage in page.everything
        for match in _OF.finditer(passage.text)
        if not _YEAR.fullmatch(match.group(1)) and not inside(*match.span(), quoted(passage))
    ]
    wholes = {proportion.whole.replace("a hundred", "100") for proportion in found}
    if len(wholes) < 2:
        return
    for proportion in found:
        if proportion.whole not in ("100", "a hundred"):
            others = ", ".join(sorted(wholes - {proportion.whole}))
            yield Finding(proportion.line, f'"{proportion.text}" beside numbers of {others}; count all of them of 100')


def relative_risk(page: Page) -> Iterator[Finding]:
    """How much more likely says little without how likely."""
    for passage, start, end in _sentences(page):
        text = passage.text[start:end]
        match = _TIMES.search(text)
        if match and not _proportions(text):
            line = passage.line_at(start + match.start())
            yield Finding(line, f'"{match.group()}" does not say how many; say how many of 100, with and without')


def _proportions(text: str) -> list[str]:
    return [match.group(1) for match in _OF.finditer(text)]


def _sentences(page: Page) -> Iterator[tuple[Passage, int, int]]:
    for passage in page.everything:
        for sentence in passage.sentences():
            yield passage, sentence.start, sentence.end
