# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Reads an HTML file as strictly as a screen reader could wish: tags closed, headings in order, pictures in words."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

_VOID = {"meta", "br", "img", "hr", "link"}
_KNOWN = {
    "html", "head", "title", "style", "body", "main", "footer", "section", "div", "h1", "h2", "h3", "p", "ul", "ol",
    "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "strong", "em", "b", "i", "sup", "sub", "a", "figure",
    "figcaption", *_VOID,
}  # fmt: skip
_BLOCKS = {"p", "h1", "h2", "h3", "ul", "ol", "table", "section", "div", "figure"}


class Checked(HTMLParser):
    """What a file has; `problems` says what is wrong with it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.pictures: list[tuple[str, str, str]] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.words = self.title = self.language = ""
        self._open: list[str] = []
        self._ids: set[str] = set()
        if not html.startswith("<!DOCTYPE html>\n"):
            self.problems.append("no doctype")
        self.feed(html)
        self.close()
        self.problems += [f"{tag} is not closed" for tag in self._open]
        levels = [level for level, _ in self.headings]
        if levels.count(1) != 1:
            self.problems.append("not one h1")
        self.problems += [f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag not in _KNOWN:
            self.problems.append(f"{tag} is no tag we write")
        if tag in _BLOCKS and "p" in self._open:
            self.problems.append(f"{tag} within p")
        if tag == "li" and (not self._open or self._open[-1] not in ("ul", "ol")):
            self.problems.append("li in no list")
        if tag in ("ul", "ol", "tr", "table") and self._open and self._open[-1] in ("ul", "ol"):
            self.problems.append(f"{tag} straight in a list")
        if has.get("id", "") in self._ids - {""}:
            self.problems.append(f"id {has['id']} twice")
        self._ids.add(has.get("id", ""))
        if tag == "html":
            self.language = has.get("lang", "")
        if tag == "img":
            self.pictures.append((has.get("alt", ""), has.get("width", ""), has.get("height", "")))
            if not has.get("alt"):
                self.problems.append("a picture without words")
        if tag == "a":
            self.links.append(has.get("href", ""))
        self.loads += [has[name] for name in ("src", "srcset", "data") if name in has]
        if tag in ("link", "script", "iframe"):
            self.loads.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append((int(tag[1]), ""))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"{tag} closes {self._open[-1:]}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "title":
            self.title += data
        elif inside != "style":
            self.words += data
        for tag in ("h1", "h2", "h3"):
            if tag in self._open:
                level, words = self.headings[-1]
                self.headings[-1] = (level, words + data)
