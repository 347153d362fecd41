# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What follows an article's text: what to ask, where to turn, what to read next, and where its facts come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from metsguide import my_list
from metsguide.library import Library
from metsguide.model import Article
from metsguide.ui.blocks import BlockMaker, sources_as_html
from metsguide.ui.cards import article_cards, resource_cards
from metsguide.ui.dates import month_and_year
from metsguide.ui.flow import Columns, Stack, Wrap
from metsguide.ui.i18n import translate
from metsguide.ui.list_button import ListButton
from metsguide.ui.navigator import Navigator
from metsguide.ui.page import COLUMN
from metsguide.ui.parts import Kit, button, escape, heading, label, rule
from metsguide.ui.text_block import TextBlock

if TYPE_CHECKING:
    from metsguide.ui.kept import Kept

ASK, NEXT, TURN, SOURCES = "ask", "next", "turn", "sources"
"""Anchors of these parts."""


class AfterArticle:
    """Adds these parts to a column. `parts` gets the heading of each by its anchor; `cite` is the button for the
    numbers of the sources.
    """

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, article: Article, kept: Kept | None) -> None:
        self._kit, self._navigator, self._library = kit, navigator, library
        self._article, self._kept = article, kept
        self.parts: dict[str, QWidget] = {}
        self.cite: QPushButton

    def add_to(self, column: Stack, maker: BlockMaker, *, citations: bool) -> None:
        """Add everything. `maker` collects the texts; `citations`: whether sources show their numbers."""
        self._ask(column)
        self._turn(column)
        self._next(column)
        self._sources(column, maker, citations=citations)

    def _ask(self, column: Stack) -> None:
        article, px = self._article, self._kit.look.px
        if not article.questions:
            return
        self.parts[ASK] = column.add(heading(translate("ReaderPage", "Ask about this")), px(32))
        said = translate("ReaderPage", "Keep a question for your next visit. It goes to My list, ready to print.")
        column.add(label(said, "small"), px(2))
        for number, question in enumerate(article.questions):
            column.add(rule(), px(8 if number else 12), most=self._kit.look.measure(COLUMN))
            row = Columns(px(20), least=px(260))
            row.add(TextBlock(self._kit.look, escape(question), "points"))
            if self._kept is not None:
                item = my_list.of_question(article, question)
                row.add(ListButton(self._kit, self._kept.my_list, item), 0)
            column.add(row, px(8), most=self._kit.look.measure(COLUMN))

    def _turn(self, column: Stack) -> None:
        px = self._kit.look.px
        found = [self._library.resource(one, self._article.language) for one in self._article.resources]
        cards = resource_cards(self._kit, [one for one in found if one is not None])
        if cards:
            self.parts[TURN] = column.add(heading(translate("ReaderPage", "Places to turn")), px(32))
            for card in cards:
                card.chosen.connect(self._navigator.go)
                column.add(card, px(10), most=self._kit.look.measure(COLUMN))

    def _next(self, column: Stack) -> None:
        px = self._kit.look.px
        found = [self._library.summary(one, self._article.language) for one in self._article.next]
        cards = article_cards(self._kit, [about for about in found if about is not None])
        if cards:
            self.parts[NEXT] = column.add(heading(translate("ReaderPage", "Next")), px(32))
            row = Columns(px(16), least=px(220), even=True)
            for card in cards:
                card.chosen.connect(self._navigator.go)
                row.add(card)
            column.add(row, px(10), most=self._kit.look.measure(COLUMN))

    def _sources(self, column: Stack, maker: BlockMaker, *, citations: bool) -> None:
        article, px = self._article, self._kit.look.px
        self.parts[SOURCES] = column.add(heading(translate("ReaderPage", "Where this comes from")), px(32))
        sources = self._library.sources(article.sources)
        if sources:
            column.add(maker.text(sources_as_html(sources, numbered=citations), "small"), px(8), most=px(560))
        checked = translate("ReaderPage", "We checked these in {0}.").format(month_and_year(article.checked))
        if article.clinic:
            said = translate(
                "ReaderPage", "{0} wrote this page, and checked it in {1}. It is not part of MetsGuide's library."
            )
            checked = said.format(article.clinic, month_and_year(article.checked))
        elif article.reviewed is None:
            checked += " " + translate(
                "ReaderPage", "No clinician has read this page yet, so use it to prepare questions for your team."
            )
        column.add(label(checked, "small"), px(4), most=px(560))
        words = translate("ReaderPage", "Show which source says what")
        if citations:
            words = translate("ReaderPage", "Hide the source numbers")
        row = Wrap(px(12), px(8))
        self.cite = row.add(button(self._kit, words, "check" if citations else "eye"))
        if self._kept is not None:
            item = my_list.of_article(article.about, article.language)
            row.add(ListButton(self._kit, self._kept.my_list, item))
        column.add(row, px(12))
