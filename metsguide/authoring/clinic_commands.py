# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`metsguide clinic new` and `metsguide clinic build`: what they print, and how they end."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from metsguide.authoring import clinic_starter
from metsguide.authoring.clinic_files import check_clinic, read_clinic
from metsguide.authoring.compile import BuildError, compile_library
from metsguide.authoring.problems import shown
from metsguide.library import Library


def new(folder: Path, today: datetime.date) -> int:
    """Write the starter into a folder that is new or empty. Returns 0, or 1 where it cannot, told on stderr."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            sys.stderr.write(f"{shown(folder)} is not empty; name a new folder\n")
            return 1
        clinic_starter.write(folder, today)
    except (FileExistsError, NotADirectoryError):
        sys.stderr.write(f"{shown(folder)} is not a folder; name a new folder\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{shown(folder)} cannot be written: {error.strerror or error}\n")
        return 1
    sys.stdout.write(f"{shown(folder)}: begin with clinic.yaml, then: metsguide clinic build {folder}\n")
    return 0


def build(folder: Path, output: Path, library: Path, today: datetime.date) -> int:
    """Make a clinic's library on top of the one in the file `library`. Returns 0, or 1 where a problem, named on
    stderr, stopped it; an older `output` is then as it was. Raises a `LibraryError`.
    """
    if not folder.is_dir():
        sys.stderr.write(f"there is no folder {shown(folder)}; make one with: metsguide clinic new {folder}\n")
        return 1
    with Library.open(library) as base:
        clinic, found = read_clinic(folder)
        problems = sorted({*found, *check_clinic(clinic, base, today)})
        for problem in problems:
            sys.stderr.write(f"{problem}\n")
        if problems:
            files = len({problem.path for problem in problems})
            sys.stderr.write(f"{_count(len(problems), 'problem')} in {_count(files, 'file')}\n")
            return 1
        try:
            size = compile_library(clinic.content, output, clinic.beside(base))
        except BuildError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    info = clinic.content.info
    turn = len(clinic.content.resources.get(info.languages[0], ()))
    counts = f"{_count(len(clinic.content.articles), 'page')}, {_count(turn, 'place')} to turn"
    counts += f", {len(clinic.hide)} hidden" if clinic.hide else ""
    sys.stdout.write(f"{shown(output)}: {info.title}, {counts} ({', '.join(info.languages)}), {size / 1000:,.0f} kB.\n")
    return 0


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
