# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Reads CHANGELOG.md, in the form of Keep a Changelog: what each version brought, for stores and package managers."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_VERSION = re.compile(r"^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?\s*$")


class Release(NamedTuple):
    """One version: `date` is None before it is released; `changes` are (kind, sentences), such as ("Added", [...])."""

    version: str
    date: date | None
    changes: tuple[tuple[str, tuple[str, ...]], ...]


def releases(text: str, present: str) -> list[Release]:
    """The versions of a changelog, newest first. "Unreleased" becomes the version `present`.

    Raises ValueError, with the line, for a heading that is none.
    """
    found: list[Release] = []
    version, day = "", None
    changes: list[tuple[str, list[str]]] = []

    def close() -> None:
        if version:
            found.append(Release(version, day, tuple((kind, tuple(items)) for kind, items in changes if items)))

    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            match = _VERSION.match(line)
            if match is None:
                raise ValueError(f"CHANGELOG.md:{number}: a version is written `## [1.2.3] - 2026-11-30`")
            close()
            version = present if match[1] == "Unreleased" else match[1]
            day = date.fromisoformat(match[2]) if match[2] else None
            changes = []
        elif line.startswith("### "):
            changes.append((line[4:].strip(), []))
        elif line.startswith("- ") and changes:
            changes[-1][1].append(_plain(line[2:]))
        elif line.startswith("  ") and changes and changes[-1][1]:
            changes[-1][1][-1] += " " + _plain(line.strip())
    close()
    return found


def _plain(markdown: str) -> str:
    """Words without the marks of Markdown."""
    return re.sub(
        r"`([^`]*)`", r"\1", re.sub(r"\*+([^*]+)\*+", r"\1", re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", markdown))
    )
