# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a reader can set, what is kept of them and how to wipe it, and the way to the pages about the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from metsguide.model import Place
from metsguide.settings import LINE_SPACINGS, READING_WIDTHS, TEXT_SIZES, THEMES
from metsguide.ui.announce import announce
from metsguide.ui.cards import Card
from metsguide.ui.flow import Wrap
from metsguide.ui.navigator import Navigator
from metsguide.ui.page import TEXT, Page
from metsguide.ui.parts import Kit, button, heading, label

_ON, _OFF = "on", "off"


class PreferencesPage(Page):
    """Colours, letters, lines, what is kept, and what there is to know of MetsGuide itself."""

    forget_wanted = Signal()

    def __init__(self, kit: Kit, navigator: Navigator) -> None:
        self._navigator = navigator
        self._groups: list[QButtonGroup] = []
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        """Every choice, by what it is about and its value."""
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("Settings and about")

    def build(self, _place: Place) -> None:
        px, look = self.kit.look.px, self.kit.look
        self._groups.clear()
        self.buttons.clear()
        self.column.add(heading(self.title(), "title", 1))
        self.column.add(heading(self.tr("Colours")), px(28))
        names = {
            "system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark"),
            "high-contrast": self.tr("High contrast"),
        }  # fmt: skip
        self._row("theme", [(one, names[one]) for one in THEMES], look.choice)
        self.column.add(heading(self.tr("Text size")), px(28))
        self._row("size", [(str(one), self.tr("{0} %").format(one)) for one in TEXT_SIZES], str(look.text_size))
        self._say(self.tr("The keys Ctrl and plus, minus or zero do the same on every page."))
        self.column.add(heading(self.tr("Room between lines")), px(28))
        names = {"normal": self.tr("Normal lines"), "wide": self.tr("More"), "widest": self.tr("Most")}
        self._row("lines", [(one, names[one]) for one in LINE_SPACINGS], look.line_spacing)
        self.column.add(heading(self.tr("Width of the text")), px(28))
        names = {"narrow": self.tr("Narrow"), "normal": self.tr("Normal width"), "wide": self.tr("Wide")}
        self._row("width", [(one, names[one]) for one in READING_WIDTHS], look.reading_width)
        self._privacy()
        self.column.add(heading(self.tr("About")), px(28))
        for gap, (kind, title, second) in enumerate((
            ("about", self.tr("About MetsGuide"), self.tr("Who makes it, its version, where its facts come from")),
            ("keys", self.tr("Keys"), self.tr("How to do everything without a mouse")),
        )):  # fmt: skip
            card = Card(self.kit, Place(kind), title, second)
            card.chosen.connect(self._navigator.go)
            self.column.add(card, px(12) if gap else px(10))

    def _privacy(self) -> None:
        px = self.kit.look.px
        self.column.add(heading(self.tr("Your privacy")), px(28))
        self.column.add(
            label(
                self.tr("MetsGuide keeps these settings, the size of its window and your list, in files of your own on"
                        " this computer. It keeps no record of what you search, and none of what you read unless you"
                        " switch that on. It sends nothing from this computer."), "body",
            ), px(8), most=self.kit.look.measure(TEXT),
        )  # fmt: skip
        kept = self.kept
        if kept is None or self.kit.look.kiosk:  # where strangers share the computer nothing is kept at all
            return
        self.column.add(heading(self.tr("Read recently"), "subheading", 3), px(20))
        options = [(_OFF, self.tr("Do not keep")), (_ON, self.tr("Keep on this computer"))]
        self._row("recent", options, _ON if kept.recent.on else _OFF)
        self._say(self.tr("The pages you read last are then listed at home. Others who use this account can see them."))
        if kept.recent.ids:
            clear = button(self.kit, self.tr("Clear what was read"), "bin", "quiet")
            clear.clicked.connect(self._clear_recent)
            self.column.add(clear, px(8))
        self.column.add(heading(self.tr("Start afresh"), "subheading", 3), px(20))
        self._say(self.tr("Wipes your list, these settings, and everything else that MetsGuide keeps of you."))
        forget = button(self.kit, self.tr("Forget everything"), "bin")
        forget.clicked.connect(self.forget_wanted)
        self.column.add(forget, px(10))

    def _say(self, words: str) -> None:
        look = self.kit.look
        self.column.add(label(words, "small"), look.px(8), most=look.measure(TEXT))

    def _row(self, name: str, options: list[tuple[str, str]], value: str) -> None:
        px = self.kit.look.px
        group = QButtonGroup(self.column)
        self._groups.append(group)
        # Queued: an arrow key chooses first and moves the keyboard after, by when the page is another.
        group.buttonClicked.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        row = Wrap(px(8), px(8))
        for one, words in options:
            made = button(self.kit, words, "check" if one == value else "")
            made.setCheckable(True)
            made.setChecked(one == value)
            # Tab stops at the chosen one; Qt by itself would stop at the first.
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == value else Qt.FocusPolicy.ClickFocus)
            made.setProperty("about", name)
            made.setProperty("value", one)
            group.addButton(made)
            self.buttons[name, one] = row.add(made)
        self.column.add(row, px(10))

    def _choose(self, made: QPushButton) -> None:
        keyboard = made.hasFocus()
        about, value = str(made.property("about")), str(made.property("value"))
        look, column = self.kit.look, self.column
        if about == "theme":
            look.choose_theme(value)
        elif about == "size":
            look.choose_text_size(int(value))
        elif about == "lines":
            look.choose_reading(line_spacing=value)
        elif about == "width":
            look.choose_reading(reading_width=value)
        elif self.kept is not None:
            self.kept.recent.switch(value == _ON)
        if self.column is column:  # what was chosen changed nothing that would have made the page anew
            self.rebuild()
        if keyboard:
            self.buttons[about, value].setFocus()

    def _clear_recent(self) -> None:
        if self.kept is not None:
            self.kept.recent.clear()
            announce(self.column, self.tr("What was read is cleared."))
            self.rebuild()
            self.buttons["recent", _ON].setFocus()
