# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`metsguide build` and `metsguide check`: what they print, and how they end."""

from __future__ import annotations

import sys
from pathlib import Path

from metsguide.authoring.check import check as check_content
from metsguide.authoring.compile import BuildError, compile_library
from metsguide.authoring.content import Content
from metsguide.authoring.problems import shown
from metsguide.authoring.read import read


def check(content: Path) -> int:
    """Name every problem of a content folder on stderr. Returns 0 where there is none, else 1."""
    values = _read_whole(content)
    if values is None:
        return 1
    sys.stdout.write(f"{shown(content)}: no problems. {_counts(values)}.\n")
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
    if not root.is_dir():
        sys.stderr.write(f"there is no content folder {shown(root)}\n")
        return None
    content, problems = read(root)
    problems = sorted({*problems, *check_content(content)})
    if not problems:
        return content
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    files = len({problem.path for problem in problems})
    sys.stderr.write(f"{_count(len(problems), 'problem')} in {_count(files, 'file')}\n")
    return None


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
