# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Every word and its meaning, in the order of the alphabet."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from metsguide.library import Library
from metsguide.model import Place, Term
from metsguide.paper import Paper
from metsguide.ui.flow import Stack, Wrap
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, heading, label
from metsguide.ui.terms import Terms
from metsguide.words import fold


class GlossaryPage(Page):
    """The words, a letter to jump to, and a box to narrow them by."""

    def __init__(self, kit: Kit, library: Library, language: str) -> None:
        self._terms: tuple[Term, ...] = library.terms(language)
        self._language, self._date = language, library.info.date
        self._terms_of: dict[str, Terms] = {}
        self._letter_tops: dict[str, QWidget] = {}
        self._filter = ""
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("Word meanings")

    def show_place(self, place: Place, scroll: int = 0) -> None:
        self._filter = ""
        super().show_place(place, scroll)
        if place.id and not scroll:
            self.scroll_to_anchor(place.id)

    def build(self, _place: Place) -> None:
        px = self.kit.look.px
        self.column.add(heading(self.title(), "title", 1))
        self.column.add(label(self.tr("Words that doctors, nurses and letters use, in plain words."), "lead"), px(6))
        self.column.add(label(self.tr("Find a word"), "small"), px(16))
        self._box = QLineEdit(self._filter)
        self._box.setAccessibleName(self.tr("Find a word"))
        self._box.setMinimumWidth(px(340))
        self._box.textEdited.connect(self._narrow)
        self.column.add(self._box, px(4), most=px(340))
        self._letters = Wrap(px(4), px(4))
        self.column.add(self._letters, px(12))
        self._list = Stack()
        self.column.add(self._list)
        self._fill()

    def _on_show(self) -> list[Term]:
        wanted = fold(self._filter).strip()
        return [
            term for term in self._terms if not wanted or any(wanted in fold(w) for w in (term.title, *term.aliases))
        ]

    def _fill(self) -> None:
        px = self.kit.look.px
        shown = self._on_show()
        self._list.clear()
        self._terms_of.clear()
        self._letter_tops.clear()
        letters: dict[str, list[Term]] = {}
        for term in shown:
            letters.setdefault(fold(term.title)[:1].upper(), []).append(term)
        self._fill_letters(list(letters))
        for letter, terms in letters.items():
            self._letter_tops[letter] = self._list.add(heading(letter), px(28))
            book = self.kept.my_list if self.kept is not None else None
            self._terms_of[letter] = self._list.add(Terms(self.kit, terms, book, self._language), px(6))
        if not shown:
            self._list.add(label(self.tr("No word like that is here. The search at the top looks everywhere."), "body"),
                           px(24))  # fmt: skip

    def paper(self) -> Paper:
        from metsguide.ui.printing_papers import glossary_paper

        return glossary_paper(self._on_show(), self._language, self._date)

    def _fill_letters(self, letters: list[str]) -> None:
        self._letters.clear()
        for letter in letters:
            made = QPushButton(letter)
            made.setProperty("look", "letter")
            made.setAccessibleName(self.tr("Go to {0}").format(letter))
            made.setProperty("anchor", letter)
            made.setFixedSize(self.kit.look.target, self.kit.look.target + 2)
            made.clicked.connect(self._jump)
            self._letters.add(made)
            made.show()  # only now that it is part of the page: before, it would be a window of its own

    def _jump(self) -> None:
        sender = self.sender()
        letter = str(sender.property("anchor"))
        if letter in self._letter_tops:
            self.verticalScrollBar().setValue(self.top_of(self._letter_tops[letter]) - self.kit.look.px(16))

    def _narrow(self, text: str) -> None:
        self._filter = text
        self._fill()
        self.reflow()

    def anchor_top(self, anchor: str) -> int | None:
        for terms in self._terms_of.values():
            if anchor in terms.ids:
                return self.top_of(terms) + terms.top_of(anchor)
        return None
