# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a reader can set, and the way to the pages about the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QPushButton

from metsguide.model import Place
from metsguide.settings import TEXT_SIZES, THEMES
from metsguide.ui.cards import Card
from metsguide.ui.flow import Wrap
from metsguide.ui.navigator import Navigator
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, button, heading, label


class PreferencesPage(Page):
    """Colours, text size, and what there is to know of MetsGuide itself."""

    def __init__(self, kit: Kit, navigator: Navigator) -> None:
        self._navigator = navigator
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("Settings and about")

    def build(self, place: Place) -> None:  # noqa: ARG002 - there is one such page
        px, look = self.kit.look.px, self.kit.look
        self.column.add(heading(self.title(), "title", 1))
        self.column.add(heading(self.tr("Colours")), px(28))
        names = {
            "system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark"),
            "high-contrast": self.tr("High contrast"),
        }  # fmt: skip
        self._themes = QButtonGroup(self.column)
        self.theme_buttons = self._row([(one, names[one]) for one in THEMES], look.choice, self._themes)
        # Queued: an arrow key chooses first and moves the keyboard after, by when the page is another.
        self._themes.buttonClicked.connect(self._choose_theme, Qt.ConnectionType.QueuedConnection)
        self.column.add(heading(self.tr("Text size")), px(28))
        self._sizes = QButtonGroup(self.column)
        sizes = [(str(one), self.tr("{0} %").format(one)) for one in TEXT_SIZES]
        self.size_buttons = self._row(sizes, str(look.text_size), self._sizes)
        self._sizes.buttonClicked.connect(self._choose_size, Qt.ConnectionType.QueuedConnection)
        self.column.add(
            label(self.tr("The keys Ctrl and plus, minus or zero do the same on every page."), "small"), px(8)
        )
        self.column.add(heading(self.tr("Your privacy")), px(28))
        self.column.add(
            label(
                self.tr("MetsGuide keeps these settings and the size of its window, and nothing else. It keeps no"
                        " record of what you read or search, and sends nothing from this computer."), "body",
            ), px(8),
        )  # fmt: skip
        self.column.add(heading(self.tr("About")), px(28))
        for gap, (kind, title, second) in enumerate((
            ("about", self.tr("About MetsGuide"), self.tr("Who makes it, its version, where its facts come from")),
            ("keys", self.tr("Keys"), self.tr("How to do everything without a mouse")),
        )):  # fmt: skip
            card = Card(self.kit, Place(kind), title, second)
            card.chosen.connect(self._navigator.go)
            self.column.add(card, px(12) if gap else px(10))

    def _row(self, options: list[tuple[str, str]], value: str, group: QButtonGroup) -> dict[str, QPushButton]:
        px = self.kit.look.px
        row = Wrap(px(8), px(8))
        made: dict[str, QPushButton] = {}
        for one, words in options:
            made[one] = button(self.kit, words, "check" if one == value else "")
            made[one].setCheckable(True)
            made[one].setChecked(one == value)
            # Tab stops at the chosen one; Qt by itself would stop at the first.
            made[one].setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == value else Qt.FocusPolicy.ClickFocus)
            made[one].setProperty("value", one)
            group.addButton(made[one])
            row.add(made[one])
        self.column.add(row, px(10))
        return made

    def _choose_theme(self, made: QPushButton) -> None:
        keyboard = made.hasFocus()
        value = made.property("value")
        before = self.kit.look.theme
        self.kit.look.choose_theme(value)
        if self.kit.look.theme == before:
            self.rebuild()
        if keyboard:
            self.theme_buttons[value].setFocus()

    def _choose_size(self, made: QPushButton) -> None:
        keyboard = made.hasFocus()
        value = made.property("value")
        self.kit.look.choose_text_size(int(value))
        if keyboard:
            self.size_buttons[value].setFocus()
