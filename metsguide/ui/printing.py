# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The ways out for a paper: a printer, and files (PDF, text, HTML) that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from metsguide.paper import Paper
from metsguide.paper_html import as_html
from metsguide.paper_text import as_text
from metsguide.pdf_marks import Bookmark, Pressable, add_marks
from metsguide.safe_file import write_whole
from metsguide.ui.paper_colours import paper_hex
from metsguide.ui.printing_drawings import on_screen
from metsguide.ui.printing_layout import POINTS, Layout

ENDINGS = (".pdf", ".txt", ".html")


def file_bytes(paper: Paper, points: int, ending: str) -> bytes:
    """A paper as the bytes of a file, by one of `ENDINGS`."""
    if ending == ".pdf":
        return pdf_bytes(paper, points)
    text = as_html(paper, on_screen) if ending == ".html" else as_text(paper)
    return text.encode()


def save(paper: Paper, points: int, path: Path) -> None:
    """Write a paper to a file of one of `ENDINGS`. Raises OSError where that cannot be done."""
    data = file_bytes(paper, points, path.suffix.lower())
    if not path.parent.is_dir():  # nobody wants a folder made of a typing mistake
        raise FileNotFoundError(2, "there is no such folder", str(path.parent))
    write_whole(path, data)


def pdf_bytes(paper: Paper, points: int = POINTS[0]) -> bytes:
    """A paper as a PDF with its title and language, bookmarks, text that can be selected, links that can be pressed."""
    layout = Layout(paper, points)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(paper.title)
    writer.setCreator("MetsGuide")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    paint_on(writer, layout)
    buffer.close()
    marks = [Bookmark(*mark) for mark in layout.marks()]
    links = [Pressable(*link) for link in layout.links()]
    return add_marks(bytes(data.data()), paper.language, marks, links, height=layout.size[1])


def paint_on(device: QPagedPaintDevice, layout: Layout, pages: range | None = None) -> bool:
    """Paint the pages (all, or those of a range from 0) on a device whose margins are none. Returns whether it took
    all of them.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = painter.device().logicalDpiX() / 72
    painter.scale(dots, dots)
    fine = True
    for number in pages if pages is not None else range(layout.page_count):
        if number != (pages.start if pages is not None else 0):
            fine = device.newPage() and fine
        layout.paint(painter, number)
    return painter.end() and fine


def picture_of(layout: Layout, page: int, dots: int = 100) -> QImage:
    """A page (from 0) as a picture of so many dots an inch."""
    scale = dots / 72
    picture = QImage(round(layout.size[0] * scale), round(layout.size[1] * scale), QImage.Format.Format_Grayscale8)
    picture.fill(QColor(paper_hex("page")))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    layout.paint(painter, page)
    painter.end()
    return picture


def page_size_of(layout: QPageLayout) -> tuple[float, float]:
    """The width and height of a sheet, in points."""
    rect = layout.fullRect(QPageLayout.Unit.Point)
    return rect.width(), rect.height()
