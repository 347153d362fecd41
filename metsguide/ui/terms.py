# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The words of one letter with their meanings, each with its button for the list."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from metsguide.model import Term
from metsguide.my_list import of_term
from metsguide.ui.list_book import ListBook
from metsguide.ui.list_button import ListButton
from metsguide.ui.page import TEXT
from metsguide.ui.parts import Kit, escape
from metsguide.ui.text_block import TextBlock

_LEAST, _GAP = 300, 20
"""The least width of a text beside its button, and the room between them, in pixels at 100 %."""


class Terms(QWidget):
    """One running text, as a hundred would take long to make; the buttons stand beside it, or below each word."""

    def __init__(self, kit: Kit, terms: list[Term], book: ListBook | None, language: str) -> None:
        super().__init__()
        self._kit, self._terms = kit, terms
        self._text: TextBlock | None = None
        self._beside = True
        self._buttons: list[ListButton] = []
        if book is not None:
            self._buttons = [ListButton(kit, book, of_term(term, language)) for term in terms]
            for made in self._buttons:
                made.setParent(self)

    @property
    def ids(self) -> set[str]:
        """The ids of its words."""
        return {term.id for term in self._terms}

    def flow(self, width: int) -> int:
        """Lay text and buttons out in a width."""
        px = self._kit.look.px
        size = self._buttons[0].sizeHint() if self._buttons else None
        room = size.width() + px(_GAP) if size is not None else 0
        beside = width - room >= px(_LEAST)
        if self._text is None or beside != self._beside:
            self._beside = beside
            self._make_text(0 if beside or size is None else size.height() + px(8))
        assert self._text is not None
        height = self._text.flow(min(width - room if beside else width, self._kit.look.measure(TEXT)))
        for term, made in zip(self._terms, self._buttons, strict=False):
            made.flow(width)
            rect = self._rect_of(term.id)
            if beside:
                made.move(width - made.width(), rect.top())
            else:
                made.move(0, rect.bottom() + px(8))
        if self._buttons:
            height = max(height, self._buttons[-1].geometry().bottom() + px(14))
        self.setFixedSize(width, height)
        return height

    def _make_text(self, below: int) -> None:
        if self._text is not None:
            self._text.hide()
            self._text.deleteLater()
        margin = self._kit.look.px(18) + below
        self._text = TextBlock(self._kit.look, "".join(
            f'<p style="margin-bottom: {margin}px"><a name="{escape(term.id)}"></a>'
            f"<b>{escape(term.title)}</b><br/>{escape(term.meaning)}</p>"
            for term in self._terms
        ))  # fmt: skip
        self._text.setParent(self)
        self._text.lower()
        if self.isVisible():
            self._text.show()

    def _rect_of(self, ident: str) -> QRect:
        assert self._text is not None
        return self._text.anchor_rect(ident) or QRect()

    def top_of(self, ident: str) -> int:
        """How far down in it a word stands."""
        return self._rect_of(ident).top()
