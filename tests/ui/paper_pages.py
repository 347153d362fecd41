# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A PDF as others see it: its pages as pictures, the codes on them, its words, its bookmarks and links."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

MM = 25.4 / 72


class SeenCode(NamedTuple):
    """A code that was read from a page: what it says, and how wide it is, in millimetres."""

    text: str
    width: float


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed afterwards."""
    document = pypdfium2.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def codes_on(document: pypdfium2.PdfDocument, page: int, dots: int = 150) -> list[SeenCode]:
    """The codes that a camera of so many dots an inch reads from a page."""
    held = document[page]
    bitmap = held.render(scale=dots / 72, grayscale=True)
    return codes_in(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, 25.4 / dots)


def codes_in(grey: bytes, width: int, height: int, stride: int, unit: float = 1.0) -> list[SeenCode]:
    """The QR codes of a picture of grey bytes; widths in `unit`s a dot."""
    rows = b"".join(grey[row * stride : row * stride + width] for row in range(height))
    picture = memoryview(rows).cast("B", (height, width))
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return [SeenCode(one.text, (one.position.top_right.x - one.position.top_left.x) * unit) for one in found]


def words_on(document: pypdfium2.PdfDocument, page: int) -> str:
    """The text of a page as it would be copied."""
    held = document[page]
    return str(held.get_textpage().get_text_range()).replace("\r\n", "\n")


def words_of(document: pypdfium2.PdfDocument) -> str:
    """The text of all pages, with single blanks."""
    return " ".join(" ".join(words_on(document, page) for page in range(len(document))).split())


def bookmarks_of(document: pypdfium2.PdfDocument) -> list[tuple[int, str, int]]:
    """Level (from 0), words and page (from 0) of each bookmark."""
    found = []
    for one in document.get_toc():
        target = one.get_dest()
        found.append((one.level, one.get_title(), -1 if target is None else target.get_index()))
    return found


def links_of(document: pypdfium2.PdfDocument, page: int) -> list[str]:
    """The addresses that a page's links lead to."""
    found = []
    place = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    held = document[page]  # what is found belongs to it
    while pdfium.FPDFLink_Enumerate(held.raw, ctypes.byref(place), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
        text = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document.raw, action, text, length)
        found.append(text.value.decode())
    return found
