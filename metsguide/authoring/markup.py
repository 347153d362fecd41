# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Markdown to the small HTML that the reader shows, to plain text, and to what it cites and links to.

The only module that imports markdown_it. Raw HTML, code, quotes, rules and images are no part of the format: each is a
problem, so that what an editor wrote is never lost or shown as signs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from metsguide.authoring.addresses import link_problem
from metsguide.authoring.fields import SOURCE_ID
from metsguide.authoring.passages import OWN, Passages
from metsguide.authoring.problems import Report
from metsguide.authoring.textfile import first_unseen
from metsguide.model import Heading
from metsguide.store import PLACEHOLDER
from metsguide.team_number import in_text
from metsguide.words import words_of

_CITATION = re.compile(r"\[@([^\[\]\n]*)\]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_BRACES = re.compile(r"\{[^{}\n]*\}")

_BLOCK_TAGS = {"paragraph": "p", "bullet_list": "ul", "ordered_list": "ol", "list_item": "li"}
_BLOCK_TAGS |= {name: name for name in ("table", "thead", "tbody", "tr", "th", "td")}
_LISTS = ("bullet_list", "ordered_list")
_INLINE_TAGS = {"strong": "strong", "em": "em"}
_REFUSED = {
    "fence": "code is no part of the format; write it as a paragraph",
    "code_block": "a text that starts four blanks in is code, which is no part of the format; start it at the margin",
    "code_inline": "text between backquotes is code, which is no part of the format; remove the backquotes",
    "blockquote_open": "quotes (`>`) are no part of the format; write a paragraph or a `::: note`",
    "hr": "a line across the page is no part of the format; use a heading",
    "image": "images are no part of the text; use `::: picture ID`",
}


@dataclass(slots=True)
class Findings:
    """What the texts of one article hold, in the order of reading; shared by all its blocks."""

    sources: list[str] = field(default_factory=list)
    citations: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    passages: Passages = field(default_factory=Passages)

    def cite(self, source: str, line: int) -> int:
        """Note that `line` cites a source. Returns its number, from 1, the same each time it is cited."""
        self.citations.append((source, line))
        if source not in self.sources:
            self.sources.append(source)
        return self.sources.index(source) + 1


@dataclass(frozen=True, slots=True)
class Rendered:
    """A piece of Markdown as HTML, as plain text with and without its citations, and the kinds of its top blocks."""

    html: str
    text: str
    bare: str
    kinds: tuple[str, ...]


class Markup:
    """Renders the pieces of one article, one after the other, into one set of findings."""

    def __init__(self, report: Report, findings: Findings, language: str) -> None:
        self._report = report
        self._findings = findings
        self._language = language
        self._parser = _make_parser()

    def render(self, text: str, first_line: int, *, headings: bool) -> Rendered:
        """Render Markdown whose first line is line `first_line` of the file. `headings`: may they stand in it?"""
        last_line = first_line + text.count("\n")
        tokens = self._parser.parse(text)
        piece = _Piece(self._language)
        line = first_line
        heading: Token | None = None
        for token in tokens:
            if token.map:
                line = min(first_line + token.map[0], last_line)
            kind, _, part = token.type.rpartition("_")
            if token.type in _REFUSED:
                self._report.add(line, _REFUSED[token.type])
            elif token.type == "heading_open":
                heading = token
            elif token.type == "heading_close":
                heading = None
            elif token.type == "inline" and heading is not None:
                self._findings.passages.begin("heading", line)
                self._heading(piece, token, int(heading.tag[1:]), line, headings)
                self._findings.passages.end()
            elif token.type == "inline":
                self._findings.passages.begin("cell" if piece.in_table else "paragraph", line)
                self._inline(piece, token, line)
                self._findings.passages.end()
            elif part == "open":
                piece.open(kind, token)
                self._open_passages(kind)
            elif part == "close":
                piece.close(kind, token)
                if kind in _LISTS:
                    self._findings.passages.close_list()
        kinds = tuple(token.type.removesuffix("_open") for token in tokens if token.level == 0 and token.nesting >= 0)
        return Rendered("".join(piece.html).strip(), piece.plain(piece.text), piece.plain(piece.bare), kinds)

    def _open_passages(self, kind: str) -> None:
        if kind in _LISTS:
            self._findings.passages.open_list()
        elif kind == "tr":
            self._findings.passages.open_row()

    def _heading(self, piece: _Piece, token: Token, level: int, line: int, allowed: bool) -> None:
        inner = _Piece(self._language)
        cited = len(self._findings.citations)
        self._inline(inner, token, line)
        text = " ".join("".join(inner.bare).split())
        if len(self._findings.citations) > cited:
            self._report.add(line, "a heading cites nothing; put the source after the sentence it supports")
        if not allowed:
            self._report.add(line, "no heading may stand here; use **bold** text, or move it out of the block")
        elif level == 1:
            self._report.add(line, "the title stands in the front matter; use `##` for a heading")
        elif level > 3:
            self._report.add(line, "only `##` and `###` are headings")
        elif level == 3 and not any(heading.level == 2 for heading in self._findings.headings):
            self._report.add(line, "a `###` heading needs a `##` heading before it")
        if PLACEHOLDER in "".join(inner.html):
            self._report.add(line, f"{PLACEHOLDER} stands in a heading, where nobody can call it; put it in the text")
        if not text:
            self._report.add(line, "the heading is empty; write it or remove it")
        anchor = self._anchor(text)
        self._findings.headings.append(Heading(anchor, text, level))
        piece.html.append(f'<h{level} id="{anchor}">{"".join(inner.html)}</h{level}>\n')
        piece.block(text, text)

    def _anchor(self, text: str) -> str:
        slug = "-".join(word for word, _, _ in words_of(text)) or "part"
        taken = {heading.anchor for heading in self._findings.headings}
        anchor, count = slug, 1
        while anchor in taken:
            count += 1
            anchor = f"{slug}-{count}"
        return anchor

    def _inline(self, piece: _Piece, token: Token, line: int) -> None:
        """Write the text of one block; a soft line end moves on to the next line of the file."""
        link: Token | None = None
        link_text = 0
        passages = self._findings.passages
        for child in token.children or ():
            kind = child.type.rpartition("_")[0]
            if child.type == "text":
                self._check_text(child.content, line)
                if link is not None and PLACEHOLDER in child.content:
                    self._report.add(line, f"{PLACEHOLDER} stands in a link; it becomes one by itself")
                piece.write(child.content)
                passages.write(in_text(child.content, self._language), line)
            elif child.type == "softbreak":
                passages.write(" ", line)
                line += 1
                piece.write(" ")
            elif child.type == "hardbreak":
                passages.write(" ", line)
                line += 1
                piece.mark("<br>")
                piece.write(" ", html_too=False)
            elif child.type == "citation":
                self._cite(piece, child.content, line, within_link=link is not None)
            elif child.type == "link_open":
                link, link_text = child, len(piece.bare)
                passages.open_span(str(child.attrs.get("href", "")) or "#")
                self._link(piece, child, line)
            elif child.type == "link_close":
                if not "".join(piece.bare[link_text:]).strip():
                    self._report.add(line, "the link has no text; write it between the square brackets")
                link = None
                passages.close_span()
                piece.mark("</a>")
            elif kind in _INLINE_TAGS:
                slash = "/" if child.nesting < 0 else ""
                if kind == "strong":
                    passages.close_span() if slash else passages.open_span("")
                piece.mark(f"<{slash}{_INLINE_TAGS[kind]}>")
            else:
                self._report.add(line, _REFUSED.get(child.type, f"{child.type} is no part of the format"))
                piece.write(child.content)

    def _check_text(self, text: str, line: int) -> None:
        tag = _TAG.search(text)
        if tag:
            self._report.add(line, f"HTML ({tag.group()}) is no part of the format; remove it")
        for braces in _BRACES.findall(text):
            if braces != PLACEHOLDER:
                self._report.add(line, f"{braces} is filled in by nobody; {PLACEHOLDER} is the one that is")
        unseen = first_unseen(text)
        if unseen:
            self._report.add(line, f"holds the invisible character {unseen[1]}; delete it")

    def _cite(self, piece: _Piece, source: str, line: int, within_link: bool) -> None:
        if source == OWN:
            piece.cite_nobody()
            self._findings.passages.cite(OWN)
            return
        if not SOURCE_ID.fullmatch(source):
            self._report.add(line, f"[@{source}] is no citation; write each source by itself: [@ONE] [@TWO]")
            return
        if within_link:
            self._report.add(line, f"[@{source}] stands inside the text of a link; put it after the link")
        piece.cite(source, self._findings.cite(source, line))
        self._findings.passages.cite(source)

    def _link(self, piece: _Piece, token: Token, line: int) -> None:
        target = str(token.attrs.get("href", ""))
        problem = link_problem(target)
        if problem:
            self._report.add(line, problem)
        elif token.attrs.get("title"):
            self._report.add(line, "a link's title is never shown; remove it")
        self._findings.links.append((target, line))
        piece.mark(f'<a href="{html.escape(target)}">')


class _Piece:
    """HTML and plain texts under construction. The HTML keeps what is filled in when it is read."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.html: list[str] = []
        self.text: list[str] = []
        self.bare: list[str] = []
        self._lists: list[int] = []  # the number of the next item, 0 in a bullet list
        self._cells = 0
        self.in_table = False

    def write(self, text: str, *, html_too: bool = True) -> None:
        if html_too:
            self.html.append(html.escape(text, quote=False))
        said = in_text(text, self._language)
        self.text.append(said)
        self.bare.append(said)

    def mark(self, tag: str) -> None:
        self.html.append(tag)

    def cite(self, source: str, number: int) -> None:
        self.html.append(f'<a class="cite" href="source:{source}">[{number}]</a>')
        self.text.append(f"[{number}]")
        if self.bare:
            self.bare[-1] = self.bare[-1].rstrip(" ")

    def cite_nobody(self) -> None:
        """What an editor noted for other editors: it takes the blank before it along."""
        for parts in (self.html, self.text, self.bare):
            if parts:
                parts[-1] = parts[-1].rstrip(" ")

    def block(self, text: str, bare: str) -> None:
        """A block of its own."""
        self.text.append(f"\n\n{text}\n\n")
        self.bare.append(f"\n\n{bare}\n\n")

    def open(self, kind: str, token: Token) -> None:
        self._plain_open(kind, token)
        self.in_table = self.in_table or kind == "table"
        if token.hidden or kind not in _BLOCK_TAGS:
            return
        attributes = ""
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        if align in ("left", "center", "right"):
            attributes = f' align="{align}"'
        start = token.attrs.get("start", 1)
        if start != 1:
            attributes = f' start="{start}"'
        self.html.append(f"<{_BLOCK_TAGS[kind]}{attributes}>")

    def close(self, kind: str, token: Token) -> None:
        if kind in _LISTS:
            self._lists.pop()
        self.in_table = self.in_table and kind != "table"
        if kind in ("paragraph", "bullet_list", "ordered_list", "table") and not token.hidden:
            self.write("\n\n" if not self._lists else "\n", html_too=False)
        if not token.hidden and kind in _BLOCK_TAGS:
            self.html.append(f"</{_BLOCK_TAGS[kind]}>\n")

    def _plain_open(self, kind: str, token: Token) -> None:
        if kind == "bullet_list":
            self._lists.append(0)
        elif kind == "ordered_list":
            self._lists.append(int(token.attrs.get("start", 1)))
        elif kind == "list_item":
            number = self._lists[-1]
            sign = f"{number}." if number else "-"
            self._lists[-1] += 1 if number else 0
            self.text.append(f"\n{'  ' * (len(self._lists) - 1)}{sign} ")
            self.bare.append("\n")
        elif kind == "tr":
            self._cells = 0
            self.write("\n", html_too=False)
        elif kind in ("th", "td"):
            if self._cells:
                self.write(" | ", html_too=False)
            self._cells += 1

    def plain(self, parts: list[str]) -> str:
        """The plain text so far: no blanks at line ends, at most one empty line between blocks."""
        text = re.sub(r"[ \t]+\n", "\n", "".join(parts))
        text = re.sub(r"(\n *(?:-|\d+\.)) *\n+ *", r"\1 ", text)  # a loose list: its item is a paragraph of its own
        return re.sub(r"\n{3,}", "\n\n", text).strip()


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    parser.enable("table")
    parser.disable(["reference", "lheading", "html_block", "html_inline"])
    parser.inline.ruler.before("link", "citation", _citation)
    # Ours to judge, so that a refused link is a problem and not signs on the page.
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _citation(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos)
    if not match or match.end() > state.posMax:
        return False
    if not silent:
        state.push("citation", "", 0).content = match.group(1)
    state.pos = match.end()
    return True


def plain_text_problems(text: str) -> Iterator[str]:
    """What in a text of the front matter, which is shown as it stands, looks like Markdown."""
    if _CITATION.search(text):
        yield "cites a source; only the text below can"
    if "](" in text:
        yield "holds a link; only the text below can"
    if "**" in text or "__" in text:
        yield "holds bold signs; write plain text"
    if _TAG.search(text):
        yield "holds HTML; write plain text"
    if PLACEHOLDER in text:
        yield f"holds {PLACEHOLDER}; only running text can"
