# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Running text (`model.Prose`) taken apart into what must stay together: headings, paragraphs, list items, rows."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Literal, NamedTuple

_INLINE = ("strong", "em", "b", "i", "sub", "sup")
_CITATION = re.compile(r'\s?<a class="cite"[^>]*>.*?</a>', re.DOTALL)
_LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ADDRESSES = ("https", "http", "tel", "mailto")


class Run(NamedTuple):
    """One piece. `level` is a heading's level, or how deep a list item is (1 for the outermost); `number` is an
    item's number, 0 for a bullet; `html` has inline tags only; `cells` are those of a row, `head` says whether they
    are headings.
    """

    kind: Literal["heading", "paragraph", "item", "row"]
    html: str = ""
    level: int = 0
    number: int = 0
    cells: tuple[str, ...] = ()
    head: bool = False


def without_links_inside(html: str, *, citations: bool) -> str:
    """The text as it is read away from the program: links to its pages are their words, addresses stay links; numbers
    of sources stand in small brackets, or not at all.
    """
    if not citations:
        html = _CITATION.sub("", html)
    return _LINK.sub(_kept, html)


def _kept(link: re.Match[str]) -> str:
    href, words = link.groups()
    scheme = href.partition(":")[0]
    if scheme == "source":
        return f"<sup>{words}</sup>"
    return f'<a href="{href}">{words}</a>' if scheme in _ADDRESSES else words


def addresses_in(html: str) -> tuple[str, ...]:
    """The web addresses that a text links to, each once, in order."""
    found = (href.replace("&amp;", "&") for href, _ in _LINK.findall(html))
    return tuple(dict.fromkeys(one for one in found if one.startswith(("https:", "http:"))))


def runs(html: str) -> tuple[Run, ...]:
    """Take a text apart. Behind the words of a web link comes its address, in brackets, as paper cannot be pressed."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    parser.end_run()
    return tuple(parser.done)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[Run] = []
        self._words: list[str] = []
        self._lists: list[int] = []  # the number of the next item; 0 in a list of bullets
        self._item: tuple[int, int] | None = None  # depth and number of the item whose words come
        self._heading = 0
        self._cells: list[str] | None = None
        self._head = False
        self._address = ""
        self._linked = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INLINE:
            self._words.append(f"<{tag}>")
        elif tag == "br":
            self._words.append("<br/>")
        elif tag == "a":
            href = dict(attrs).get("href") or ""
            self._address, self._linked = (href if href.startswith(("http:", "https:")) else ""), ""
        elif tag in ("h2", "h3"):
            self.end_run()
            self._heading = int(tag[1])
        elif tag in ("ul", "ol"):
            self.end_run()
            self._lists.append(1 if tag == "ol" else 0)
        elif tag == "li":
            self.end_run()
            self._begin_item()
        elif tag == "p" and self._cells is None:
            self.end_run()
        elif tag == "tr":
            self.end_run()
            self._cells, self._head = [], False
        elif tag in ("td", "th"):
            self._words = []
            self._head = self._head or tag == "th"

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            self._words.append(f"</{tag}>")
        elif tag == "a":
            if self._address and self._linked.strip() not in self._address:
                self._words.append(f" ({escape(self._address)})")
            self._address = ""
        elif tag in ("td", "th") and self._cells is not None:
            self._cells.append(self._taken())
        elif tag == "tr" and self._cells is not None:
            self.done.append(Run("row", cells=tuple(self._cells), head=self._head))
            self._cells = None
        elif tag in ("p", "li", "h2", "h3", "ul", "ol") and self._cells is None:
            self.end_run()
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        self._linked += data
        self._words.append(escape(data.replace("\n", " "), quote=False))

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else 0
        if number:
            self._lists[-1] += 1
        self._item = (max(1, len(self._lists)), number)

    def _taken(self) -> str:
        html = "".join(self._words).strip()
        self._words = []
        return html

    def end_run(self) -> None:
        """What was collected is whole."""
        html = self._taken()
        if html and self._heading:
            self.done.append(Run("heading", html, self._heading))
        elif html and self._item is not None:
            depth, number = self._item
            self.done.append(Run("item", html, depth, number))
            self._item = None
        elif html and self._lists and self.done:
            self.done.append(Run("paragraph", html, len(self._lists)))  # a second paragraph of an item
        elif html:
            self.done.append(Run("paragraph", html))
        self._heading = 0
