# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A paper as plain text: for a screen reader, a Braille line, an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metsguide.paper import (
    Asked,
    Bars,
    Box,
    Codes,
    Contact,
    Field,
    Heading,
    Hundred,
    Marks,
    Paper,
    Part,
    Picture,
    Question,
    Text,
)
from metsguide.plain import html_as_text

_LINE = "_" * 40


def as_text(paper: Paper) -> str:
    """All of it, a paragraph a line, headings underlined. Ends with a line end."""
    head = [_underlined(paper.title, "="), paper.lead, f"{paper.date}: {_LINE}" if paper.date else ""]
    parts = [*head, *_parts(paper.shown()), "\n".join(paper.footer)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _parts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        yield _underlined(part.text, "-")
    elif isinstance(part, Text):
        yield html_as_text(part.html)
    elif isinstance(part, Box):
        if part.title:
            yield _underlined(part.title, "-")
        yield part.note
        yield from _parts(part.parts)
    elif isinstance(part, Question):
        yield "\n".join((f"{part.number}. {part.text}", *[f"   {_LINE}"] * part.lines))
    elif isinstance(part, Field):
        yield f"{part.words} {_LINE}"
    elif isinstance(part, Contact):
        yield "\n".join(one for one in (part.name, *part.facts, part.address) if one)
    elif isinstance(part, Hundred):
        yield part.words
    elif isinstance(part, Bars):
        rows = [f"- {bar.label}: {bar.shown}" for bar in part.chart.bars]
        yield "\n".join((part.chart.title, *rows, part.chart.caption))
    elif isinstance(part, Marks):
        grid = part.grid
        rows = [f"- {name}: {', '.join(_places(grid.columns, flags))}" for name, flags in grid.rows]
        yield "\n".join((grid.title, *rows, grid.caption))
    elif isinstance(part, Picture):
        yield "\n".join((part.figure.title, *part.figure.lines())).strip()
    else:
        assert isinstance(part, Codes | Asked)  # addresses that stand in the text too; `shown` has no more `Asked`


def _places(columns: tuple[str, ...], flags: tuple[bool, ...]) -> list[str]:
    return [name for name, flag in zip(columns, flags, strict=True) if flag]


def _underlined(text: str, sign: str) -> str:
    return f"{text}\n{sign * len(text)}"
