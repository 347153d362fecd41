# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What an editor has to put right, and where. No reader here raises for bad input: it reports and goes on."""

from __future__ import annotations

import contextlib
import difflib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right, at `line` (from 1) of the file `path`. The message says what to do."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{shown(self.path)}:{self.line}: {self.message}"


class Report:
    """Collects the problems of one file."""

    __slots__ = ("path", "problems")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(self, line: int, message: str) -> None:
        """Note a problem at `line`, counted from 1."""
        self.problems.append(Problem(self.path, max(1, line), message))


def shown(path: Path) -> str:
    """A path as an editor wants to read it: relative to the current folder where it lies inside, always printable."""
    with contextlib.suppress(ValueError, OSError):  # it lies elsewhere, or the current folder is gone
        path = path.absolute().relative_to(Path.cwd())
    return os.fsencode(path).decode("utf-8", "replace")


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean X?` where one of the known words is near, else nothing."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.75)
    return f"; did you mean {near[0]}?" if near else ""
