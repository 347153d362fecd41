# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Rules about the care a page gets: when it was last compared with its sources, and how its authors scored it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metsguide.authoring.gate.page import Finding, Page

SCORES: Mapping[str, tuple[int, int]] = {
    "cci": (90, 100),
    "pemat-understandable": (90, 100),
    "pemat-actionable": (80, 100),
}
"""Each score of 100 that an article has, with its pass line, and that of emergency pages."""


def stale(page: Page) -> Iterator[Finding]:
    """A page was compared with its sources not long ago."""
    checked = page.article.article.checked
    if not checked:
        return  # that it is missing is a problem already
    year, month = map(int, checked.split("-"))
    age = (page.today.year - year) * 12 + page.today.month - month
    limits, line = page.limits, page.article.line("checked")
    do = "compare it with its sources again, then write this month"
    if age < 0:
        yield Finding(line, f"checked in {checked}, which is still to come; write the month of the last check")
    elif age >= limits.months:
        yield Finding(line, f"last checked {age} months ago, must be less than {limits.months}; {do}")
    elif age >= limits.months_warned:
        yield Finding(line, f"last checked {age} months ago, {limits.months} is too old; {do}", warning=True)


def scores(page: Page) -> Iterator[Finding]:
    """The authors scored the page, and it passes."""
    line = page.article.line("scores")
    given = page.article.scores
    for name, lines in SCORES.items():
        least = lines[page.urgent]
        if name not in given:
            yield Finding(line, f"no score `{name}`; score the page, then write it under `scores`, at least {least}")
        elif not given[name].isascii() or not given[name].isdigit() or int(given[name]) > 100:
            yield Finding(line, f"the score `{name}` must be a whole number from 0 to 100, not {given[name]!r}")
        elif int(given[name]) < least:
            yield Finding(line, f"the score `{name}` is {given[name]}, at least {least}; mend what lost the points")
    for name in given:
        if name not in SCORES:
            yield Finding(line, f"unknown score `{name}`; the scores are {', '.join(SCORES)}")
