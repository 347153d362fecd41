# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The body of an article: from its lines to the blocks that the reader shows, and to plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Literal

from metsguide.authoring import splitter
from metsguide.authoring.fields import ID
from metsguide.authoring.markup import Findings, Markup, Rendered, plain_text_problems
from metsguide.authoring.passages import Kind, Passage
from metsguide.authoring.problems import Report, suggestion
from metsguide.model import Band, Block, Chart, Figure, Fold, Grid, Heading, Panel, People, Prose

_ICONS = re.compile(r"(\d{1,4})(?: to (\d{1,4}))? of (\d{1,4})", re.ASCII)
_PANELS: dict[str, Literal["do-first", "help-now", "note"]] = {
    "do-first": "do-first",
    "help-now": "help-now",
    "note": "note",
}
_FOLDS: dict[str, Literal["more", "numbers"]] = {"more": "more", "numbers": "numbers"}
_LEVELS: dict[str, Literal["call-911", "emergency", "today"]] = {
    "call-911": "call-911",
    "emergency": "emergency",
    "today": "today",
}

# What stands in the text itself, in the article's language.
_OF = {"en": "of", "fr": "sur"}
_TO = {"en": "to", "fr": "à"}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the blocks of an article in one language may show, by id."""

    charts: Mapping[str, Chart] = field(default_factory=dict)
    grids: Mapping[str, Grid] = field(default_factory=dict)
    pictures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as blocks, with what it holds. Each pair is (id or target, line), in the order of reading.

    `text` is its plain text with citations as [1], [2] in the order of `sources`, `bare` the same without them, and
    `unasked` that without what `numbers` blocks hold, which nobody should meet who did not ask for it.
    `shown` are the charts, grids and pictures it shows, as `chart:ID`, `table:ID` and `picture:ID`. `passages` is its
    running text with lines.
    """

    blocks: tuple[Block, ...]
    headings: tuple[Heading, ...]
    sources: tuple[str, ...]
    citations: tuple[tuple[str, int], ...]
    links: tuple[tuple[str, int], ...]
    shown: tuple[tuple[str, int], ...]
    text: str
    bare: str
    unasked: str
    passages: tuple[Passage, ...]


def read_body(text: str, first_line: int, language: str, figures: Figures, report: Report) -> Body:
    """Read a body whose first line is line `first_line` of its file. Never raises: what is wrong is reported."""
    findings = Findings()
    reader = _Reader(Markup(report, findings, language), findings, language, figures, report)
    blocks = reader.blocks(splitter.split(text, first_line, report))
    return Body(
        blocks=blocks,
        headings=tuple(findings.headings),
        sources=tuple(findings.sources),
        citations=tuple(findings.citations),
        links=tuple(findings.links),
        shown=tuple(reader.shown),
        text="\n\n".join(reader.text),
        bare="\n\n".join(reader.bare),
        unasked="\n\n".join(reader.unasked),
        passages=tuple(findings.passages.all),
    )


class _Reader:
    def __init__(self, markup: Markup, findings: Findings, language: str, figures: Figures, report: Report) -> None:
        self.text: list[str] = []
        self.bare: list[str] = []
        self.unasked: list[str] = []
        self._asked_for = False  # within a `numbers` block
        self.shown: list[tuple[str, int]] = []
        self._markup = markup
        self._findings = findings
        self._language = language
        self._figures = figures
        self._report = report

    def blocks(self, parts: tuple[splitter.Text | splitter.Block, ...]) -> tuple[Block, ...]:
        """The blocks of these parts; one that cannot be made is reported and left out."""
        found: list[Block] = []
        for part in parts:
            if isinstance(part, splitter.Text):
                found.append(Prose(self._render(part, headings=True).html))
                continue
            block = self._block(part)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _block(self, block: splitter.Block) -> Block | None:
        self._check_arguments(block)
        outside = self._findings.passages.within
        if block.name in splitter.CONTAINERS:
            self._findings.passages.within = block.name
        made = self._made(block)
        self._findings.passages.within = outside
        return made

    def _made(self, block: splitter.Block) -> Block | None:
        if block.name in _PANELS:
            return self._panel(block)
        if block.name in _FOLDS:
            return self._fold(block)
        if block.name == "band":
            return self._band(block)
        if block.name == "icons":
            return self._people(block)
        return self._figure(block)

    # --- Containers ---

    def _panel(self, block: splitter.Block) -> Panel:
        if block.arguments:
            self._add(block, f"`{block.name}` takes nothing after its name; put the text on the next line")
        html = "".join(rendered.html for rendered in self._texts(block))
        return Panel(_PANELS[block.name], html)

    def _fold(self, block: splitter.Block) -> Fold:
        title = " | ".join(block.arguments)
        if not title:
            self._add(block, f"write what it holds after the name: `::: {block.name} TITLE`")
        self._say(title, block, "title")
        if not block.parts:
            self._add(block, f"`{block.name}` is empty; write its text or remove it")
        self._asked_for = block.name == "numbers"
        blocks = self.blocks(block.parts)
        self._asked_for = False
        return Fold(_FOLDS[block.name], title, blocks)

    def _band(self, block: splitter.Block) -> Band | None:
        level, title, note = (*block.arguments, "", "", "")[:3]
        if not title or len(block.arguments) > 3:
            self._add(block, "write `::: band LEVEL | TITLE | NOTE`")
        if level not in _LEVELS:
            self._add(block, f"unknown level {level!r}; use one of {', '.join(_LEVELS)}")
        self._say(title, block, "title")
        if note:
            self._say(note, block, "title")
        rendered = self._texts(block)
        kinds = [kind for piece in rendered for kind in piece.kinds if not kind.endswith("_close")]
        if kinds != ["bullet_list"]:
            self._add(block, "`band` holds one list, its signs each after `- `, and nothing else")
        if level in _LEVELS:
            return Band(_LEVELS[level], title, note, "".join(piece.html for piece in rendered))
        return None

    def _texts(self, block: splitter.Block) -> list[Rendered]:
        texts = [part for part in block.parts if isinstance(part, splitter.Text)]
        if not texts:
            self._add(block, f"`{block.name}` is empty; write its text or remove it")
        return [self._render(part, headings=False) for part in texts]

    # --- Single lines ---

    def _people(self, block: splitter.Block) -> People | None:
        proportion, label, other = (*block.arguments, "", "", "")[:3]
        match = _ICONS.fullmatch(proportion)
        if not match or not label or len(block.arguments) > 3:
            self._add(block, "write `::: icons 67 of 100 | what they have in common | what the others have`")
            return None
        count, total = int(match.group(1)), int(match.group(3))
        most = int(match.group(2) or count)
        if total != 100:
            self._add(block, f"icons always show 100 people, not {total}; write how many of 100")
        if most > 100 or count > 100:
            self._add(block, f"{max(count, most)} is not between 0 and 100")
            return None
        if match.group(2) and most <= count:
            self._add(block, f"{count} to {most} is no range; write the smaller number first")
            return None
        if not other:
            self._add(block, "write what the others have as a third part, after another `|`")
        word = _OF.get(self._language, "/")
        those, others = self._range(count, most), self._range(100 - most, 100 - count)
        self._say(f"{those} {word} 100: {label}. {others} {word} 100: {other}.", block, "people")
        return People(count, most, label, other)

    def _range(self, least: int, most: int) -> str:
        return str(least) if least == most else f"{least} {_TO.get(self._language, '–')} {most}"

    def _figure(self, block: splitter.Block) -> Chart | Grid | Figure | None:
        known: Mapping[str, Chart | Grid | Figure] = self._figures.charts
        if block.name != "chart":
            known = self._figures.grids if block.name == "table" else self._figures.pictures
        name = block.arguments[0] if block.arguments else ""
        if len(block.arguments) > 1:
            self._add(block, f"write `::: {block.name} ID` and nothing else")
        if not self._known(block, name, known.keys(), "grid" if block.name == "table" else block.name):
            return None
        figure = known[name]
        self.shown.append((f"{block.name}:{name}", block.line))
        numbers = [self._findings.cite(source, block.line) for source in figure.sources]
        self._say(figure.as_text(), block, "figure", "".join(f" [{number}]" for number in numbers))
        return figure

    def _known(self, block: splitter.Block, name: str, known: Set[str], kind: str) -> bool:
        if name in known:
            return True
        if not ID.fullmatch(name):
            self._add(block, f"write the id of a {kind} after `::: {block.name}`")
        else:
            self._add(block, f"there is no {kind} {name}{suggestion(name, known)}")
        return False

    # --- Underneath ---

    def _render(self, part: splitter.Text, *, headings: bool) -> Rendered:
        rendered = self._markup.render(part.text, part.line, headings=headings)
        self._keep(rendered.text, rendered.bare)
        return rendered

    def _check_arguments(self, block: splitter.Block) -> None:
        for argument in block.arguments:
            for problem in plain_text_problems(argument):
                self._add(block, f"{argument!r} {problem}")

    def _say(self, text: str, block: splitter.Block, kind: Kind, citations: str = "") -> None:
        self._findings.passages.add(kind, text, block.line)
        self._keep(text + citations, text)

    def _keep(self, text: str, bare: str) -> None:
        if text:
            self.text.append(text)
        if bare:
            self.bare.append(bare)
            if not self._asked_for:
                self.unasked.append(bare)

    def _add(self, block: splitter.Block, message: str) -> None:
        self._report.add(block.line, message)
