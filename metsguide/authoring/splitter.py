# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The `:::` blocks of an article's body: which lines are text, which a block, and what the block says of itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from metsguide.authoring.problems import Report, suggestion

CONTAINERS = ("do-first", "help-now", "note", "more", "numbers", "band")
"""Blocks that hold text, up to a line `:::`."""

FOLDS = ("more", "numbers")
"""Containers that may hold single-line blocks too."""

SINGLES = ("icons", "chart", "table", "picture")
"""Blocks of one line."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of Markdown, the first of them at `line`."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block that opens at `line`, with the words after its name split at `|`, and what a container holds."""

    line: int
    name: str
    arguments: tuple[str, ...]
    parts: tuple[Text | Block, ...] = ()


def split(text: str, first_line: int, report: Report) -> tuple[Text | Block, ...]:
    """Split a body whose first line is line `first_line` of its file. Unknown, nested, stray and unclosed blocks are
    problems; their text is kept.
    """
    parts: list[Text | Block] = []
    inner: list[Text | Block] = []
    opened: Block | None = None
    nested = 0  # containers wrongly opened within `opened`: each has its own closing line
    unknown = 0  # unknown blocks at the top, which may be closed or not
    pending: list[str] = []
    pending_line = first_line

    def flush() -> None:
        if any(line.strip() for line in pending):
            (inner if opened else parts).append(Text(pending_line, "\n".join(pending)))
        pending.clear()

    for number, line in enumerate(text.split("\n"), first_line):
        if not line.lstrip().startswith(":::"):
            if not pending:
                pending_line = number
            pending.append(line)
            continue
        flush()
        marker, rest = line.strip()[:3], line.strip()[3:]
        if line[0] != ":" or rest[:1] not in ("", " "):
            report.add(number, f"write a block as `{marker} name` at the very start of the line")
            rest = rest.lstrip(":")
        if not rest.strip():
            if nested:
                nested -= 1
            elif opened:
                parts.append(replace(opened, parts=tuple(inner)))
                opened = None
            elif unknown:
                unknown -= 1
            else:
                report.add(number, "`:::` closes nothing; remove it")
            continue
        block = _header(rest.strip(), number)
        if block.name in SINGLES:
            if opened and opened.name not in FOLDS:
                report.add(number, f"`{block.name}` may not stand within `{opened.name}`; move it out")
            (inner if opened else parts).append(block)
        elif block.name not in CONTAINERS:
            report.add(number, f"unknown block `{block.name}`{suggestion(block.name, CONTAINERS + SINGLES)}")
            unknown += 0 if opened else 1
        elif opened:
            report.add(number, f"`{block.name}` stands within `{opened.name}` of line {opened.line}; close that first")
            nested += 1
        else:
            opened, inner = block, []
    flush()
    if opened:
        report.add(opened.line, f"`{opened.name}` is never closed; write a line `:::` after its text")
        parts.append(replace(opened, parts=tuple(inner)))
    return tuple(parts)


def _header(words: str, line: int) -> Block:
    name, _, rest = words.partition(" ")
    arguments = tuple(part.strip() for part in rest.split("|")) if rest.strip() else ()
    return Block(line, name, arguments)
