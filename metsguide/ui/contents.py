# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Every section, each with the line that says what it is about: the contents where no list stands beside the page."""

from __future__ import annotations

from metsguide.library import Library
from metsguide.model import Place
from metsguide.ui.cards import Card
from metsguide.ui.navigator import Navigator
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, heading


class ContentsPage(Page):
    """Lists the sections, without that of the emergencies, which *Get help now* leads to."""

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str) -> None:
        self._navigator, self._library, self._language = navigator, library, language
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("Contents")

    def build(self, _place: Place) -> None:
        px = self.kit.look.px
        self.column.add(heading(self.title(), "title", 1))
        sections = [one for one in self._library.sections(self._language) if not one.urgent]
        for number, section in enumerate(sections):
            card = Card(self.kit, Place("section", section.id), section.title, section.summary, icon=section.icon)
            card.chosen.connect(self._navigator.go)
            self.column.add(card, px(12) if number else px(24))
