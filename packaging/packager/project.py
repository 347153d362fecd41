# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What every package says of the project, each read from the one place that says it."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

from packager import changelog

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "packages"
"""What is made on the way."""
DIST = ROOT / "dist"
"""The packages."""

TITLE = "MetsGuide"
IDENTIFIER = "org.metsguide.MetsGuide"
"""The program's name in app stores, on macOS and to device managements. See RELEASING.md before a first release."""
PUBLISHER = "The MetsGuide authors"


class PackagingError(Exception):
    """A package cannot be made. The message says what to do, to whoever makes it."""


def version() -> str:
    """The program's version, as `metsguide/__init__.py` says it."""
    text = (ROOT / "metsguide" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([0-9][^"]*)"$', text, re.MULTILINE)
    if found is None:
        raise PackagingError('metsguide/__init__.py: no line `__version__ = "..."`; write the version there.')
    return found[1]


def summary() -> str:
    """One line that says what the program is."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        text: str = tomllib.load(file)["project"]["description"]
    return text


def releases() -> list[changelog.Release]:
    """What changed in each version, the newest first. One that is not released yet has the present version."""
    return changelog.releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())


def release_date() -> date:
    """The date that goes into every package: of this version in CHANGELOG.md; before it has one, of the content."""
    dated = next((one.date for one in releases() if one.version == version() and one.date), None)
    if dated is not None:
        return dated
    text = (ROOT / "resources" / "content" / "library.yaml").read_text(encoding="utf-8")
    found = re.search(r'^date: "?(\d{4}-\d{2}-\d{2})"?$', text, re.MULTILINE)
    if found is None:
        raise PackagingError('resources/content/library.yaml: no line `date: "YYYY-MM-DD"`; write the date there.')
    return date.fromisoformat(found[1])


def epoch() -> int:
    """SOURCE_DATE_EPOCH: the beginning of the release's day, in seconds since 1970, UTC."""
    day = release_date()
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
