# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A piece of running text that is as high as its words need: no scroll bar of its own, no network, ever.

Lighter than a QTextBrowser, of which a page would need a dozen, and its links are real stops of the Tab key whose
place on the screen others can ask for (focus ring, word pop-up, screen reader).
"""

from __future__ import annotations

import re
from typing import Any

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from metsguide.ui.document import ClosedDocument, across
from metsguide.ui.link import Link
from metsguide.ui.qt_numbers import (
    CLICK_FOCUS,
    STRONG_FOCUS,
)
from metsguide.ui.text_style import text_css
from metsguide.ui.theme import Look

_LIST = re.compile(r"<(ol|ul)\b")
_HEADING = re.compile(r"<(h[23])\b(.*?)</\1>", re.DOTALL)
_HEADING_ID = re.compile(r'<h[23] id="([^"]*)"')
_CITATION = re.compile(r' ?<a class="cite"[^>]*>.*?</a>')


class _Marks:
    """What the words of a text carry: every link in order, those that explain a word, the block of each id, and the
    blocks that are headings.
    """

    __slots__ = ("anchors", "headings", "links", "terms")

    def __init__(self, links: list[Link], anchors: dict[str, int], headings: set[int]) -> None:
        self.links, self.anchors, self.headings = links, anchors, headings
        self.terms = [link for link in links if link.href.startswith("term:")]


class TextBlock(QWidget):
    """Shows HTML (the tags of `model.Prose`) in one role of `theme.TYPE`. Call `flow` with the width it may have."""

    activated = Signal(str)
    """A link was chosen: its address as written (`article:ID`, `term:ID`, `https:...`)."""

    link_focused = Signal()
    """The keyboard moved to another link; `focus_rect` tells where."""

    def __init__(self, look: Look, html: str = "", role: str = "body", *, colour: str = "ink", citations: bool = False):
        super().__init__()
        self._look = look
        self._role = role
        self._colour = colour
        self._citations = citations
        self._html = html
        self._document = ClosedDocument()
        self._document.setDocumentMargin(0)
        self._found: _Marks | None = None
        self._signs: dict[str, QtGui.QTextDocument] = {}
        self._sign_ascent = 0.0
        self._bullets: list[int] = []
        self._numbers: list[tuple[int, int]] = []
        self._focused = -1
        self._pressed = ""
        self._anchor: int | None = None
        self._open_href = ""
        self._width = -1
        self.setMouseTracking(True)
        self._render()

    # --- Content ---

    def plain_text(self) -> str:
        """The words as shown, a line a block."""
        return self._document.toPlainText()

    @property
    def document(self) -> QtGui.QTextDocument:
        """The text as Qt lays it out; read it, change it only through this class."""
        return self._document

    @property
    def links(self) -> list[Link]:
        """Every link, in order."""
        return self._marks().links

    def focused_link(self) -> Link | None:
        """The link the keyboard is on."""
        return self.links[self._focused] if self.hasFocus() and 0 <= self._focused < len(self.links) else None

    def set_open(self, href: str) -> None:
        """Tint the word whose pop-up is open; "" for none."""
        self._open_href = href
        self.update()

    # --- Size ---

    def flow(self, width: int) -> int:
        """Lay the text out in a width, in pixels; the height it takes is returned and fixed."""
        if width == self._width:
            return self.height()
        self._width = width
        self._document.setTextWidth(width)
        height = -int(-self._document.size().height() // 1)
        self.setFixedSize(width, height)
        return height

    def sizeHint(self) -> QSize:
        return QSize(max(0, self._width), int(self._document.size().height()))

    def anchor_top(self, name: str) -> int | None:
        """How far down (pixels) the heading of that id stands; None where there is none."""
        rect = self.anchor_rect(name)
        return rect.top() if rect is not None else None

    def anchor_rect(self, name: str) -> QRect | None:
        """Where the paragraph of that id stands; None where there is none."""
        number = self._marks().anchors.get(name)
        if number is None:
            return None
        block = self._document.findBlockByNumber(number)
        return self._document.documentLayout().blockBoundingRect(block).toRect()

    def is_heading(self, block: int) -> bool:
        """Whether a block (from 0) is a heading: it has the id of one."""
        return block in self._marks().headings

    def signs(self) -> list[tuple[int, str]]:
        """The bullets and numbers of lists: the block (from 0) that each stands before, and what is drawn."""
        return [(number, "•") for number in self._bullets] + [(number, str(said)) for number, said in self._numbers]

    def focus_rect(self) -> QRect:
        """Where the keyboard is, in this widget's coordinates."""
        if 0 <= self._focused < len(self.links):
            return self.link_rect(self.links[self._focused])
        return self.rect()

    def link_rect(self, link: Link) -> QRect:
        """The rectangle around a link's words; their first line where they break."""
        return self.link_rects(link)[0].toAlignedRect()

    def link_rects(self, link: Link) -> list[QRectF]:
        """The rectangles around a link's words, one a line."""
        block = self._document.findBlock(link.start)
        layout = block.layout()
        origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
        ink = self._look.font(self._role).pixelSize() * 1.3
        rects = []
        at, end = link.start - block.position(), min(link.end, block.position() + block.length() - 1) - block.position()
        while at < end:
            line = layout.lineForTextPosition(at)
            if not line.isValid():
                break
            until = min(end, line.textStart() + line.textLength())
            left, right = across(line, at), across(line, until)
            bottom = line.y() + line.height()
            top = max(line.y(), bottom - ink)
            rects.append(QRectF(origin.x() + left, origin.y() + top, right - left, bottom - top))
            at = max(until, at + 1)
        return rects or [QRectF(origin, QSizeF(1, 1))]

    # --- Rendering ---

    def _render(self) -> None:
        look = self._look
        html = self._html if self._citations else _CITATION.sub("", self._html)
        html = html.replace('<a href="term:', '<a class="term" href="term:')
        html = _HEADING.sub(r'<p class="\1"\2</p>', html)
        document = self._document
        document.setDefaultFont(look.font(self._role))
        document.setIndentWidth(look.px(30))
        document.setDefaultStyleSheet(text_css(look, self._role, self._colour))
        document.setHtml(html)
        self._mark_up(html)

    def _mark_up(self, html: str) -> None:
        """Find the bullets and numbers of the lists, which are drawn here. Links are only looked for once wanted."""
        ordered = [tag == "ol" for tag in _LIST.findall(html)]
        lists: list[QtGui.QTextList] = []
        block = self._document.begin() if ordered else self._document.end()
        while block.isValid():
            listed: QtGui.QTextList | None = block.textList()
            if listed is not None:
                if listed not in lists:
                    lists.append(listed)
                if ordered[lists.index(listed)]:
                    self._numbers.append((block.blockNumber(), listed.itemNumber(block) + 1))
                else:
                    self._bullets.append(block.blockNumber())
            block = block.next()
        self.setProperty("focusPolicy", STRONG_FOCUS if ' href="' in html else CLICK_FOCUS)

    def _marks(self) -> _Marks:
        """The links and ids of the text. They need the formats of its words: what costs a start much (`qt_numbers`)."""
        if self._found is None:
            links: list[Link] = []
            anchors: dict[str, int] = {}
            block = self._document.begin() if "<a " in self._html or " id=" in self._html else self._document.end()
            while block.isValid():
                _collect(block, links, anchors)
                block = block.next()
            headings = {anchors[name] for name in _HEADING_ID.findall(self._html) if name in anchors}
            self._found = _Marks(links, anchors, headings)
        return self._found

    def paintEvent(self, event: QtGui.QPaintEvent) -> None:
        painter = QtGui.QPainter(self)
        context = QtGui.QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(event.rect())
        if self._open_href:
            for link in self.links:
                if link.href == self._open_href:
                    painter.fillRect(self.link_rect(link), self._look.colour("tint-2"))
        selection = self._selection()
        if selection is not None:
            context.selections = [selection]
        self._document.documentLayout().draw(painter, context)
        if self._look.settled:
            self._dot_terms(painter, event.rect())
        self._draw_bullets(painter)
        painter.end()

    def _dot_terms(self, painter: QtGui.QPainter, clip: QRect) -> None:
        """Two pixels of dots under each word with a meaning; Qt's own dotted underline is a hairline."""
        dots = QtGui.QPainterPath()
        for term in self._marks().terms:
            for rect in self.link_rects(term):
                if rect.intersects(QRectF(clip)):
                    y = round(rect.bottom()) - 2
                    for x in range(round(rect.left()), round(rect.right()) - 1, 4):
                        dots.addRect(x, y, 2, 2)
        painter.fillPath(dots, self._look.colour("accent"))

    def _draw_bullets(self, painter: QtGui.QPainter) -> None:
        """Round bullets and numbers with room before the words; Qt's own stand too close."""
        layout = self._document.documentLayout()
        for number, said in self.signs():
            if said not in self._signs:
                self._signs[said] = self._sign(said)
            sign = self._signs[said]
            block = self._document.findBlockByNumber(number)
            line = block.layout().lineAt(0)
            if not line.isValid():
                continue
            at = layout.blockBoundingRect(block).topLeft()
            # On the line's own base line, which stands where the line is high for the sake of space.
            drop = line.y() + line.ascent() - self._sign_ascent
            painter.save()
            painter.translate(at.x() + line.x() - self._look.px(22), at.y() + drop)
            sign.drawContents(painter)
            painter.restore()

    def _sign(self, said: str) -> QtGui.QTextDocument:
        """A bullet or a number, drawn by Qt's text layout: `QPainter.setPen` would touch `Qt` (see `qt_numbers`)."""
        sign = ClosedDocument()
        sign.setDocumentMargin(0)
        sign.setDefaultFont(self._look.font(self._role))
        colour, weight = (self._look.hex(self._colour), 400) if said == "•" else (self._look.hex("accent"), 700)
        sign.setHtml(f'<span style="color: {colour}; font-weight: {weight}">{said}</span>')
        first = sign.firstBlock()
        if sign.size().height() and first.layout().lineCount():  # asking for the size lays the text out
            self._sign_ascent = first.layout().lineAt(0).ascent()
        return sign

    def _selection(self) -> Any:  # a Selection of QAbstractTextDocumentLayout, or None
        if self._cursor is None or not self._cursor.hasSelection():
            return None
        selection = QtGui.QAbstractTextDocumentLayout.Selection()
        selection.cursor = self._cursor
        form = QtGui.QTextCharFormat()
        form.setBackground(self._look.colour("accent"))
        form.setForeground(self._look.colour("on-accent"))
        selection.format = form
        return selection

    # --- The mouse: links and selecting ---

    _cursor: QtGui.QTextCursor | None = None

    def _hit(self, point: QPointF) -> int:
        return int(self._document.documentLayout().hitTest(point, QtCore.Qt.HitTestAccuracy.FuzzyHit))

    def mousePressEvent(self, event: QtGui.QMouseEvent) -> None:
        if event.button() != QtCore.Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._pressed = self._document.documentLayout().anchorAt(event.position())
        self._anchor = self._hit(event.position())
        self._cursor = None
        self._focused = -1
        self.update()

    def mouseMoveEvent(self, event: QtGui.QMouseEvent) -> None:
        over = self._document.documentLayout().anchorAt(event.position())
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor if over else QtCore.Qt.CursorShape.IBeamCursor)
        if event.buttons() & QtCore.Qt.MouseButton.LeftButton and self._anchor is not None:
            cursor = QtGui.QTextCursor(self._document)
            cursor.setPosition(self._anchor)
            cursor.setPosition(self._hit(event.position()), QtGui.QTextCursor.MoveMode.KeepAnchor)
            self._cursor = cursor
            self.update()

    def mouseReleaseEvent(self, event: QtGui.QMouseEvent) -> None:
        released = self._document.documentLayout().anchorAt(event.position())
        chosen = self._cursor is not None and self._cursor.hasSelection()
        if self._pressed and released == self._pressed and not chosen:
            position = self._hit(event.position())
            for index, link in enumerate(self.links):
                if link.start <= position <= link.end and link.href == released:
                    self._focused = index
            self.activated.emit(released)
        self._pressed = ""

    def mouseDoubleClickEvent(self, event: QtGui.QMouseEvent) -> None:
        cursor = QtGui.QTextCursor(self._document)
        cursor.setPosition(self._hit(event.position()))
        cursor.select(QtGui.QTextCursor.SelectionType.WordUnderCursor)
        self._cursor = cursor
        self.update()

    # --- The keyboard ---

    def focusInEvent(self, event: QtGui.QFocusEvent) -> None:
        if self.links and event.reason() in (
            QtCore.Qt.FocusReason.TabFocusReason,
            QtCore.Qt.FocusReason.BacktabFocusReason,
        ):
            self._focused = 0 if event.reason() == QtCore.Qt.FocusReason.TabFocusReason else len(self.links) - 1
            self.link_focused.emit()
        self.update()

    def focusOutEvent(self, event: QtGui.QFocusEvent) -> None:
        if event.reason() in (QtCore.Qt.FocusReason.TabFocusReason, QtCore.Qt.FocusReason.BacktabFocusReason):
            self._focused = -1
        self.update()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        following = self._focused + (1 if forwards else -1)
        if self._focused >= 0 and 0 <= following < len(self.links):
            self._focused = following
            self.link_focused.emit()
            self.update()
            return True
        return super().focusNextPrevChild(forwards)

    def keyPressEvent(self, event: QtGui.QKeyEvent) -> None:
        if (
            event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter, QtCore.Qt.Key.Key_Space)
            and self._focused >= 0
        ):
            self.activated.emit(self.links[self._focused].href)
        elif event.matches(QtGui.QKeySequence.StandardKey.Copy) and self._cursor is not None:
            data = QtCore.QMimeData()
            data.setText(self._cursor.selection().toPlainText())
            QtGui.QGuiApplication.clipboard().setMimeData(data)
        elif event.matches(QtGui.QKeySequence.StandardKey.SelectAll):
            self._cursor = QtGui.QTextCursor(self._document)
            self._cursor.select(QtGui.QTextCursor.SelectionType.Document)
            self.update()
        else:
            super().keyPressEvent(event)


def _collect(block: QtGui.QTextBlock, links: list[Link], anchors: dict[str, int]) -> None:
    """Add the links and ids of a paragraph."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        if form.isAnchor():
            for name in form.anchorNames():
                anchors[name] = block.blockNumber()
            href = form.anchorHref()
            start, end = fragment.position(), fragment.position() + fragment.length()
            if links and links[-1].end == start and links[-1].href == href:
                links[-1].end = end
                links[-1].text += fragment.text()
            elif href:
                links.append(Link(start, end, href, fragment.text()))
        iterator += 1
