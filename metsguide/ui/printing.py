# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A page on paper or as a PDF: black on white, large, with where its facts come from."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from metsguide.library import Library
from metsguide.model import Article, Band, Block, Chart, Figure, Fold, Grid, Panel, People, Place
from metsguide.ui.charts import grid_html, people_as_text
from metsguide.ui.dialog import Dialog
from metsguide.ui.document import ClosedDocument
from metsguide.ui.i18n import translate
from metsguide.ui.parts import Kit
from metsguide.ui.theme import FALLBACK_FAMILIES, FAMILY

_BODY_POINTS = 14
_STYLE = """
body { color: black; font-size: 14pt; } h1 { font-size: 24pt; } h2 { font-size: 18pt; margin-top: 18pt; }
h3 { font-size: 15pt; } p, li { line-height: 140%; margin-bottom: 6pt; } a { color: black; text-decoration: none; }
.box { border: 1px solid black; } .small { font-size: 11pt; } th { text-align: left; }
"""


def print_page(
    window: QWidget, kit: Kit, library: Library, language: str, place: Place, printer_name: str = ""
) -> None:
    """Ask for a printer, unless one is named, and print the place. Says so where there is nothing to print."""
    html = page_html(library, language, place)
    if not html:
        said = translate(
            "Printing",
            "Articles, Get help now, the word meanings and the places to turn can be printed. Open one first.",
        )
        Dialog(
            window,
            kit,
            translate("Printing", "There is nothing to print here"),
            [said],
            [("", translate("Printing", "Close"), "main")],
        )
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("MetsGuide")
    if printer_name:
        if printer_name in QPrinterInfo.availablePrinterNames():
            printer.setPrinterName(printer_name)
            _paint(printer, html, library, language, place)
        else:
            said = translate("Printing", "The printer {0} cannot be found. Please tell the staff.").format(printer_name)
            title = translate("Printing", "This could not be printed")
            Dialog(window, kit, title, [said], [("", translate("Printing", "Close"), "main")])
        return
    dialog = QPrintDialog(printer, window)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        _paint(printer, html, library, language, place)


def write_pdf(library: Library, language: str, place: Place, path: Path) -> None:
    """Write a place as a PDF with text that can be selected. Raises ValueError where it cannot be printed, OSError
    where the file cannot be written.
    """
    html = page_html(library, language, place)
    if not html:
        raise ValueError(f"{place} cannot be printed")
    path.touch()
    writer = QPdfWriter(str(path))
    writer.setTitle(_title(library, language, place))
    writer.setCreator("MetsGuide")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    _paint(writer, html, library, language, place)


def page_html(library: Library, language: str, place: Place) -> str:
    """What goes on paper for a place, as HTML; "" for places that are not printed."""
    if place.kind == "article":
        article = library.article(place.id, language)
        return _article(library, article) if article is not None else ""
    if place.kind == "glossary":
        rows = "".join(f"<p><b>{escape(t.title)}</b>: {escape(t.meaning)}</p>" for t in library.terms(language))
        return _heading(1, translate("Printing", "Word meanings")) + rows
    if place.kind == "resources":
        listed = []
        for one in library.resources(language):
            lines = [f"<b>{escape(one.title)}</b>", escape(one.publisher), escape(one.phone)]
            lines.append(escape(one.url) if one.url else escape(translate("Printing", "address not confirmed")))
            listed.append("<p>" + "<br/>".join(line for line in lines if line) + f"<br/>{escape(one.summary)}</p>")
        return _heading(1, translate("Printing", "Places to turn")) + "".join(listed)
    return ""


def _title(library: Library, language: str, place: Place) -> str:
    about = library.summary(place.id, language) if place.kind == "article" else None
    return about.title if about is not None else "MetsGuide"


def _article(library: Library, article: Article) -> str:
    about = article.about
    points = "".join(f"<li>{point}</li>" for point in article.key_points)
    parts = [f"<h1>{escape(about.title)}</h1><p>{escape(about.summary)}</p>"]
    if article.clinic:
        said = translate("Printing", "{0} wrote this page. It is not part of MetsGuide's library.")
        parts.append(f"<p><b>{escape(said.format(article.clinic))}</b></p>")
    if not any(isinstance(block, Band) for block in article.blocks):
        parts += [_heading(2, translate("Printing", "Three things to know")), f"<ol>{points}</ol>"]
    parts += [_block(block) for block in article.blocks]
    if article.questions:
        asked = "".join(f"<li>{escape(one)}<br/>&nbsp;</li>" for one in article.questions)
        parts += [_heading(2, translate("Printing", "Ask about this")), f"<ul>{asked}</ul>"]
    sources = "".join(
        f"<li>{escape(one.title)}. {escape(one.publisher)}, {escape(one.date)}. {escape(one.url)}</li>"
        for one in library.sources(article.sources)
    )
    parts += [_heading(2, translate("Printing", "Where this comes from")), f"<ol class='small'>{sources}</ol>"]
    return "".join(parts)


def _heading(level: int, text: str) -> str:
    return f"<h{level}>{escape(text)}</h{level}>"


def _block(block: Block) -> str:
    if isinstance(block, Panel):
        title = {
            "do-first": translate("Printing", "Do this first"),
            "help-now": translate("Printing", "When to get help"),
            "note": "",
        }[block.kind]
        head = _heading(2, title) if title else ""
        return _boxed(head + block.html)
    if isinstance(block, Band):
        return f"<h2>{escape(block.title)}</h2><p>{escape(block.note)}</p>{_boxed(block.html)}"
    if isinstance(block, People):
        return f"<p>{escape(people_as_text(block))}</p>"
    if isinstance(block, Chart):
        rows = "".join(f"<li>{escape(bar.label)}: {escape(bar.shown)}</li>" for bar in block.bars)
        return f"<h3>{escape(block.title)}</h3><ul>{rows}</ul><p>{escape(block.caption)}</p>"
    if isinstance(block, Grid):
        return f"<h3>{escape(block.title)}</h3>{grid_html(block, '●')}<p>{escape(block.caption)}</p>"
    if isinstance(block, Figure):
        lines = "".join(f"<p>{escape(line)}</p>" for line in block.lines())
        return _boxed((f"<h3>{escape(block.title)}</h3>" if block.title else "") + lines)
    if isinstance(block, Fold):
        # Survival numbers stay closed on paper too: nobody asked for them there.
        if block.kind == "numbers":
            return ""
        return f"<h3>{escape(block.title)}</h3>{''.join(_block(inner) for inner in block.blocks)}"
    return block.html


def _boxed(html: str) -> str:
    return f"<table width='100%' border='1' cellpadding='8' cellspacing='0'><tr><td>{html}</td></tr></table>"


def _paint(device: QPrinter | QPdfWriter, html: str, library: Library, language: str, place: Place) -> None:
    device.setPageMargins(QMarginsF(18, 16, 18, 16), QPageLayout.Unit.Millimeter)
    article = library.article(place.id, language) if place.kind == "article" else None
    checked = translate("Printing", "Checked {0}").format(article.checked) + " · " if article is not None else ""
    footer = "MetsGuide · " + checked + translate("Printing", "General information, not a substitute for your team")
    document = ClosedDocument()
    document.documentLayout().setPaintDevice(device)
    font = QFont([FAMILY, *FALLBACK_FAMILIES], _BODY_POINTS)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(html)
    document.setDocumentMargin(0)
    area = device.pageLayout().paintRectPixels(device.resolution())
    foot = device.resolution() * 0.4
    page = QSizeF(area.width(), area.height() - foot)
    document.setPageSize(page)
    painter = QPainter(device)
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, number * page.height(), page.width(), page.height())
        painter.setClipRect(context.clip)
        palette = context.palette
        palette.setColor(palette.ColorRole.Text, Qt.GlobalColor.black)
        context.palette = palette
        document.documentLayout().draw(painter, context)
        painter.restore()
        small = QFont(font)
        small.setPointSize(10)
        painter.setFont(small)
        painter.setPen(Qt.GlobalColor.black)
        line = QRectF(0, page.height() + foot * 0.3, page.width(), foot * 0.7)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, footer)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, f"{number + 1} / {document.pageCount()}")
    painter.end()
