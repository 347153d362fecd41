# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What Qt leaves out of a PDF that a reader and a screen reader need: its language, its headings as bookmarks, the
name of the document in place of the file's, and addresses that can be pressed.

Appended as the incremental update that the format has for this (ISO 32000-1, 7.5.6); what Qt wrote stays byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_CATALOG = re.compile(rb"(\d+) 0 obj\s*<<\s*/Type /Catalog(.*?)>>\s*endobj", re.DOTALL)
_KIDS = re.compile(rb"/Type /Pages\s*/Kids\s*\[(.*?)\]", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


class Bookmark(NamedTuple):
    """A heading: its level from 1 on, its words, its page (from 0) and how far from the page's top, in points."""

    level: int
    words: str
    page: int
    top: float


class Pressable(NamedTuple):
    """A rectangle of a page (left, top, right, bottom in points from the top left) that leads to an address."""

    page: int
    rect: tuple[float, float, float, float]
    address: str


def add_marks(
    data: bytes, language: str, bookmarks: Sequence[Bookmark] = (), links: Sequence[Pressable] = (), *, height: float
) -> bytes:
    """The PDF with its language (a tag such as "en"), bookmarks in order, and links; `height` is that of its pages in
    points. Raises ValueError where `data` is not a PDF as QPdfWriter writes it.
    """
    return _Update(data, height).made(language, bookmarks, links)


class _Update:
    def __init__(self, data: bytes, height: float) -> None:
        catalog, kids, trailer = _CATALOG.search(data), _KIDS.search(data), _TRAILER.search(data)
        if catalog is None or kids is None or trailer is None:
            raise ValueError("this is no PDF as QPdfWriter writes it")
        size = re.search(rb"/Size (\d+)", trailer.group(1))
        if size is None:
            raise ValueError("the PDF does not say how many objects it has")
        self._data, self._height = data, height
        self._catalog = int(catalog.group(1)), catalog.group(2).strip()
        self._pages = [int(one) for one in re.findall(rb"(\d+) 0 R", kids.group(1))]
        self._before = int(trailer.group(2))
        self._kept = re.sub(rb"/Size \d+", b"", trailer.group(1)).strip()
        self._next = int(size.group(1))
        self._objects: dict[int, bytes] = {}

    def made(self, language: str, bookmarks: Sequence[Bookmark], links: Sequence[Pressable]) -> bytes:
        number, kept = self._catalog
        more = [kept, b"/Lang " + _text(language), b"/ViewerPreferences << /DisplayDocTitle true >>"]
        if bookmarks:
            more.append(b"/Outlines %d 0 R /PageMode /UseOutlines" % self._outline(bookmarks))
        self._links(links)
        self._objects[number] = b"<< /Type /Catalog\n" + b"\n".join(more) + b"\n>>"
        return self._written()

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    def _outline(self, bookmarks: Sequence[Bookmark]) -> int:
        root = self._new()
        numbers = [self._new() for _ in bookmarks]
        above: list[int] = []  # of each bookmark, the index of the one it lies in; -1 for the root
        open_ones: list[int] = []
        for index, one in enumerate(bookmarks):
            while open_ones and bookmarks[open_ones[-1]].level >= one.level:
                open_ones.pop()
            above.append(open_ones[-1] if open_ones else -1)
            open_ones.append(index)
        within: dict[int, list[int]] = {}
        for index, parent in enumerate(above):
            within.setdefault(parent, []).append(index)
        for parent, children in within.items():
            for place, index in enumerate(children):
                one = bookmarks[index]
                y = self._height - one.top
                parts = [
                    b"/Title " + _text(one.words),
                    b"/Parent %d 0 R" % (numbers[parent] if parent >= 0 else root),
                    b"/Dest [%d 0 R /XYZ 0 %.1f 0]" % (self._pages[one.page], y),
                ]
                if place:
                    parts.append(b"/Prev %d 0 R" % numbers[children[place - 1]])
                if place + 1 < len(children):
                    parts.append(b"/Next %d 0 R" % numbers[children[place + 1]])
                parts += self._family(within.get(index, []), numbers, within)
                self._objects[numbers[index]] = b"<< " + b" ".join(parts) + b" >>"
        top = b" ".join(self._family(within[-1], numbers, within))
        self._objects[root] = b"<< /Type /Outlines " + top + b" >>"
        return root

    def _family(self, children: list[int], numbers: list[int], within: dict[int, list[int]]) -> list[bytes]:
        if not children:
            return []
        shown, waiting = 0, list(children)
        while waiting:
            shown += 1
            waiting += within.get(waiting.pop(), [])
        first, last = numbers[children[0]], numbers[children[-1]]
        return [b"/First %d 0 R /Last %d 0 R /Count %d" % (first, last, shown)]

    def _links(self, links: Sequence[Pressable]) -> None:
        pages: dict[int, list[int]] = {}
        for link in links:
            number = self._new()
            left, top, right, bottom = link.rect
            rect = b"[%.1f %.1f %.1f %.1f]" % (left, self._height - bottom, right, self._height - top)
            self._objects[number] = (
                b"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect " + rect
                + b" /Contents " + _text(link.address) + b" /A << /S /URI /URI " + _ascii(link.address) + b" >> >>"
            )  # fmt: skip
            pages.setdefault(link.page, []).append(number)
        for page, numbers in pages.items():
            found = re.search(rb"\n%d 0 obj\s*<<(.*?)>>" % self._pages[page], self._data, re.DOTALL)
            annots = re.search(rb"/Annots (\d+) 0 R", found.group(1)) if found is not None else None
            if annots is None:
                raise ValueError("a page of the PDF has no place for links")
            self._objects[int(annots.group(1))] = b"[" + b" ".join(b"%d 0 R" % one for one in numbers) + b"]"

    def _written(self) -> bytes:
        out = bytearray(self._data)
        if not out.endswith(b"\n"):
            out += b"\n"
        places = {}
        for number, body in sorted(self._objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n"
        for number in sorted(places):
            out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
        out += b"trailer\n<<\n/Size %d\n%b\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (
            self._next, self._kept, self._before, start,
        )  # fmt: skip
        return bytes(out)


def _text(text: str) -> bytes:
    """A text string: plain where it is ASCII, else UTF-16."""
    return _ascii(text) if text.isascii() else b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def _ascii(text: str) -> bytes:
    plain = text.encode("ascii", "backslashreplace")
    return b"(" + re.sub(rb"([\\()])", rb"\\\1", plain) + b")"
