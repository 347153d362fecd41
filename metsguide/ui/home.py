# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The first page: four doors, and the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton

from metsguide.library import Library
from metsguide.model import Place
from metsguide.ui.body_map import SPREAD, STARTED, BodyMap
from metsguide.ui.cards import Card, article_cards
from metsguide.ui.flow import Columns, Stack, Tiles, Wrap
from metsguide.ui.navigator import Navigator
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, button, heading, label

if TYPE_CHECKING:
    from metsguide.ui.recent import Recent


class HomePage(Page):
    """Where everybody starts, and comes back to."""

    wide = True

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str) -> None:
        self._navigator, self._library, self._language = navigator, library, language
        self._started = False
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("You can take this one step at a time")

    def build(self, _place: Place) -> None:
        px = self.kit.look.px
        self.column.add(heading(self.title(), "title", 1))
        self.column.add(
            label(self.tr("Plain, sourced facts. Nothing you read here leaves this computer."), "lead"), px(6)
        )
        both = Columns(px(20), least=px(360 if self.kit.look.kiosk else 380), centred=False, even=True)
        both.add(self._doors(), 41)
        both.add(self._map(), 47)
        self.column.add(both, px(26), most=px(1100))
        if self.kept is not None and self.kept.recent.ids:
            self._recent(self.kept.recent)

    def _recent(self, recent: Recent) -> None:
        px = self.kit.look.px
        found = [self._library.summary(one, self._language) for one in recent.ids]
        cards = article_cards(self.kit, [about for about in found if about is not None])
        if not cards:
            return
        head = Columns(px(16), least=px(200))
        head.add(heading(self.tr("Read recently")))
        clear = button(self.kit, self.tr("Clear what was read"), "bin", "quiet")
        clear.clicked.connect(self._clear_recent)
        head.add(clear, 0)
        self.column.add(head, px(32), most=px(1100))
        row = Tiles(px(14), px(14), least=px(300), most=2)
        for card in cards:
            card.chosen.connect(self._navigator.go)
            row.add(card)
        self.column.add(row, px(10), most=px(1100))

    def _clear_recent(self) -> None:
        if self.kept is not None:
            from metsguide.ui.announce import announce

            self.kept.recent.clear()
            announce(self.column, self.tr("What was read is cleared."))
            self.rebuild()
            self.take_focus()

    def _doors(self) -> Stack:
        px = self.kit.look.px
        doors = Stack()
        for gap, (target, title, second, icon, tint) in enumerate((
            ("just-told", self.tr("I was just told"), self.tr("What it means, and what to ask first"), "start",
             "accent"),
            ("emergency-guide", self.tr("I feel unwell now"), self.tr("Which signs need help, and how soon"), "thermo",
             "help-ink"),
            ("", self.tr("I want to look something up"), self.tr("A body part, a treatment, a word"), "search",
             "accent"),
            ("caregivers", self.tr("I am here for someone else"), self.tr("Helping them, and looking after you"),
             "people", "accent"),
        )):  # fmt: skip
            where = Place("article", target) if target else Place("search")
            door = Card(self.kit, where, title, second, icon=icon, tint=tint, least=126)
            door.chosen.connect(self._navigator.go)
            doors.add(door, px(14) if gap else 0)
        return doors

    def _map(self) -> Stack:
        px = self.kit.look.px
        card = Stack("card", (px(20), px(20), px(12), 0))
        card.add(heading(self.tr("Find it on the body"), "subheading"))
        switch = row = Wrap(0, px(8))
        self._group = QButtonGroup(switch)
        self.spread_button = self._side(row, self.tr("It has spread to"), "switch-left", not self._started)
        self.begun_button = self._side(row, self.tr("It started in"), "switch-right", self._started)
        # Queued: an arrow key chooses first and moves the keyboard after, by when the page is another.
        self._group.buttonClicked.connect(self._switched, Qt.ConnectionType.QueuedConnection)
        card.add(switch, px(12))
        titles: dict[str, str] = {}
        for spot in (*SPREAD, *STARTED):
            about = self._library.summary(spot.article, self._language)
            if about is not None:
                titles[spot.article] = about.short_title
        self._body = BodyMap(self.kit, titles)
        self._body.chosen.connect(self._open)
        self._body.show_spots(STARTED if self._started else SPREAD)
        card.add(self._body, px(16))
        return card

    def _side(self, row: Wrap, text: str, look: str, checked: bool) -> QPushButton:
        made = QPushButton(f" {text}" if checked else text)
        made.setAccessibleName(text)
        made.setProperty("look", look)
        made.setCheckable(True)
        made.setChecked(checked)
        # Tab stops at the chosen one; Qt by itself would stop at the first.
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            chosen = "on-accent" if self.kit.look.theme == "high-contrast" else "accent"
            made.setIcon(self.kit.icons.icon("check", chosen))
            made.setIconSize(self.kit.icons.size(20))
        # Bold when chosen: room for that at once, so that nothing moves or is cut.
        bold = QFontMetrics(self.kit.look.font("control", bold=True))
        wanted = bold.horizontalAdvance(text) + self.kit.look.px(68)
        made.setMinimumWidth(min(wanted, self.width_for_column() // 2))
        self._group.addButton(made)
        row.add(made)
        return made

    def _switched(self, made: QPushButton) -> None:
        started = made is self.begun_button
        if started != self._started:
            self._started = started
            keyboard = made.hasFocus()
            self.rebuild()
            if keyboard:
                (self.begun_button if started else self.spread_button).setFocus()

    def _open(self, article: str) -> None:
        self._navigator.go(Place("article", article))
