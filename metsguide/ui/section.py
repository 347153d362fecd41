# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A section: its articles, each with the line that says what it is about."""

from __future__ import annotations

from metsguide.library import Library
from metsguide.model import Place
from metsguide.ui.cards import Card
from metsguide.ui.navigator import Navigator
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, heading, label


class SectionPage(Page):
    """Lists the articles of one section."""

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str) -> None:
        self._navigator, self._library, self._language = navigator, library, language
        self._title = ""
        super().__init__(kit)

    def title(self) -> str:
        return self._title

    def build(self, place: Place) -> None:
        px = self.kit.look.px
        section = next((one for one in self._library.sections(self._language) if one.id == place.id), None)
        if section is None:
            self._title = self.tr("This page is not here")
            self.column.add(heading(self._title, "title", 1))
            return
        self._title = section.title
        self.column.add(heading(section.title, "title", 1))
        if section.summary:
            self.column.add(label(section.summary, "lead"), px(6))
        for number, about in enumerate(self._library.articles(section.id, self._language)):
            card = Card(self.kit, Place("article", about.id), about.title, about.summary)
            card.chosen.connect(self._navigator.go)
            self.column.add(card, px(12) if number else px(24))
