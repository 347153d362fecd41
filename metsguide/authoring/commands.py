# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`metsguide build` and `metsguide check`: what they print, and how they end."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from metsguide.authoring import report
from metsguide.authoring.check import check as check_content
from metsguide.authoring.compile import BuildError, compile_library
from metsguide.authoring.content import Content
from metsguide.authoring.gate.rules import judge
from metsguide.authoring.problems import Problem, shown
from metsguide.authoring.read import read
from metsguide.authoring.readability import ExtraMissing
from metsguide.authoring.search_check import unanswered

EXTRA_MISSING = 2

Tell = Literal["problems", "report", "json"]


def check(root: Path, today: datetime.date, tell: Tell = "problems") -> int:
    """Name every problem of a content folder on stderr, those that would stop a build and those that the gate finds,
    and what `tell` asks for on stdout. Returns 0 where there is no problem, 1 where there is one, and 2 where the extra
    `authoring` is missing. Warnings are named and change nothing. `today` decides what is stale.
    """
    if not _is_there(root):
        return 1
    content, found = read(root)
    try:
        judgement = judge(content, today)
    except ExtraMissing as error:
        sys.stderr.write(f"{error}\n")
        return EXTRA_MISSING
    found += check_content(content)
    if not found:
        found += unanswered(content)
    problems = sorted({*found, *judgement.problems})
    warned = [replace(warning, message=f"warning: {warning.message}") for warning in judgement.warnings]
    for problem in sorted({*problems, *warned}):
        sys.stderr.write(f"{problem}\n")
    if tell == "report":
        sys.stdout.write(report.as_table(content, judgement, problems))
    elif tell == "json":
        sys.stdout.write(report.as_json(content, judgement, problems))
    if problems:
        _count_problems(problems)
        return 1
    if tell == "problems":
        sys.stdout.write(f"{shown(root)}: no problems. {_counts(content)}.\n")
    return 0


def build(content: Path, output: Path) -> int:
    """Write a content folder as one library file. Returns 0, or 1 where a problem, named on stderr, stopped it."""
    values = _read_whole(content)
    if values is None:
        return 1
    try:
        size = compile_library(values, output)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{shown(output)}: {_counts(values)}, {size / 1000:,.0f} kB.\n")
    return 0


def _read_whole(root: Path) -> Content | None:
    if not _is_there(root):
        return None
    content, problems = read(root)
    problems = sorted({*problems, *check_content(content)})
    if not problems:
        return content
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    _count_problems(problems)
    return None


def _is_there(root: Path) -> bool:
    if not root.is_dir():
        sys.stderr.write(f"there is no content folder {shown(root)}\n")
        return False
    return True


def _count_problems(problems: Sequence[Problem]) -> None:
    files = len({problem.path for problem in problems})
    sys.stderr.write(f"{_count(len(problems), 'problem')} in {_count(files, 'file')}\n")


def _counts(content: Content) -> str:
    languages = content.info.languages
    first = languages[0]
    counts = [
        _count(len(content.articles), "article"),
        _count(len(content.terms.get(first, ())), "term"),
        _count(len(content.resources.get(first, ())), "resource"),
    ]
    return f"{', '.join(counts)} ({', '.join(languages)})"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
