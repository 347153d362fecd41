# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The bar along the top of a kiosk: as everywhere, and with the other languages, *Hide* and *I'm done*."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton

from metsguide.ui.navigator import Navigator
from metsguide.ui.page import MARGIN
from metsguide.ui.parts import Kit
from metsguide.ui.topbar import TopBar

_SEARCH, _LEAST_SEARCH = 150, 120
_GAP = 12


def own_name(language: str) -> str:
    """A language's name in itself, as those who speak it write it: "Français"."""
    name = QLocale(language).nativeLanguageName()
    name = name.removeprefix("American ").removeprefix("Canadian ")  # Qt's English of each country
    return name[:1].upper() + name[1:]


class KioskBar(TopBar):
    """`languages` are those to be had, the one in force among them."""

    language_chosen = Signal(str)

    def __init__(self, kit: Kit, navigator: Navigator, languages: tuple[str, ...], language: str) -> None:
        self._others = [one for one in languages if one != language]
        super().__init__(kit, navigator)

    def _make_ends(self) -> list[QPushButton]:
        self.language_buttons = [self._language(one) for one in self._others]
        self.hide_button = QPushButton()
        self.hide_button.setProperty("look", "edge")
        self.done_button = QPushButton()
        self.done_button.setProperty("look", "main")
        return [*self.language_buttons, self.hide_button, self.done_button]

    def height_in(self, width: int, compact: int) -> int:
        """How high the bar is in a width: two rows where one would cut its words."""
        words = compact > 0
        if words != self._contents_words:
            self._contents_words = words
            self.retranslate()
        two = width < self._width_of_one_row(compact)
        if two != self._two:
            self._two = two
            self._fill()
        return self._kit.look.target * (2 if two else 1) + (41 if two else 33)

    def _width_of_one_row(self, compact: int = 0) -> int:
        look = self._kit.look
        buttons = [self.back_button, *self.ends, *([self.help_button, self.contents_button] if compact else [])]
        for made in buttons:
            made.ensurePolished()
        parts = [made.sizeHint().width() for made in buttons]
        parts += [look.px(_SEARCH), 2 * (look.target + look.px(3))]
        return sum(parts) + _GAP * len(parts) + 2 * MARGIN

    def _fill(self) -> None:
        """In two rows, what a frightened person looks for stands in the first."""
        for row in (self._layout, self._second):
            while row.count():
                row.takeAt(0)
        below = self._second if self._two else self._layout
        self._layout.addWidget(self.help_button)
        for widget in (self.contents_button, self.back_button):
            below.addWidget(widget)
        below.addWidget(self.search, 1)
        below.addWidget(self._sizes)
        if self._two:
            self._layout.addStretch(1)
        for widget in (*self.ends, self.forward_button, self.print_button):
            self._layout.addWidget(widget)

    def _language(self, language: str) -> QPushButton:
        made = QPushButton(own_name(language))
        made.setAccessibleName(made.text())
        made.setProperty("look", "bar")
        made.setProperty("language", language)
        made.clicked.connect(self._choose)
        return made

    def _choose(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.language_chosen.emit(str(sender.property("language")))

    def restyle(self) -> None:
        super().restyle()
        self.forward_button.hide()
        self.search.setMinimumWidth(_LEAST_SEARCH)
        self._rows.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self.hide_button.setIcon(self._kit.icons.icon("eye"))
        self.hide_button.setIconSize(self._kit.icons.size(20))

    def retranslate(self) -> None:
        super().retranslate()
        self.search.retranslate(short=True)
        self._say(self.hide_button, self.tr("Hide"), words=True)
        self.hide_button.setAccessibleDescription(self.tr("Shows nothing until you press a button. Key: F12."))
        self._say(self.done_button, self.tr("I’m done"), words=True)
        self.done_button.setText(self.tr("I’m done"))
        self.done_button.setAccessibleDescription(self.tr("Clears everything you did here."))
