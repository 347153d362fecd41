# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The sidebar of a kiosk: help first, then a few large rows that stay where they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from metsguide.model import Place
from metsguide.ui.list_book import ListBook
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.parts import Kit, Picture, label
from metsguide.ui.rows import RowButton

_ABOUT = ("preferences", "about", "keys")


class KioskSidebar(QWidget):
    """Shows where the reader is, and leads on."""

    def __init__(self, kit: Kit, navigator: Navigator, book: ListBook, print_page: Callable[[], None] | None) -> None:
        """`print_page` prints the page on show; None where nothing is printed."""
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit, self._navigator, self._book, self._print = kit, navigator, book, print_page
        self.help_button = QPushButton()
        self.help_button.setProperty("look", "help-now")
        self.help_button.clicked.connect(self._help)
        self._ground = QWidget()
        self._ground.setObjectName("sidebar-rows")
        rows = QVBoxLayout(self._ground)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._rows: dict[str, RowButton] = {}
        kinds = [
            ("home", "home"),
            ("contents", "menu"),
            ("resources", "signpost"),
            ("glossary", "words"),
            ("my-list", "list"),
        ]
        kinds += [("print", "print")] if print_page is not None else []
        for kind, icon in (*kinds, ("preferences", "sun")):
            row = RowButton(kit, icon, self._ground)
            row.setProperty("kind", kind)
            row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            row.clicked.connect(self._pressed)
            rows.addWidget(row)
            self._rows[kind] = row
        rows.addStretch(1)
        # Where large text makes the rows higher than the screen, they scroll; help above them does not.
        self._scroll = QScrollArea()
        self._scroll.setObjectName("sidebar-scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._ground)
        self._kept = label("", "foot")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(Picture(kit, "lock", 20, "ink-2"))
        foot.addWidget(self._kept, 1)
        foot.setContentsMargins(14, 8, 0, 0)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.help_button)
        self._layout.addWidget(self._scroll, 1)
        self._layout.addLayout(foot)
        navigator.moved.connect(self._follow)
        book.changed.connect(self._count)
        kit.look.changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def retranslate(self) -> None:
        """Say everything anew in the language in force."""
        self.help_button.setText("  " + self.tr("Get help now"))
        self.help_button.setAccessibleName(self.tr("Get help now"))
        words = {
            "home": self.tr("Home"), "contents": self.tr("Contents"), "resources": self.tr("Places to turn"),
            "glossary": self.tr("Word meanings"), "print": self.tr("Print this page"),
            "preferences": self.tr("Colours and text size"), "my-list": "",
        }  # fmt: skip
        for kind, row in self._rows.items():
            row.setText(words[kind])
            row.setAccessibleName(words[kind])
        self._kept.setText(self.tr("Nothing you read here is kept."))
        self._count()
        self._follow()

    def _count(self) -> None:
        """Say how much is on the list."""
        count, row = len(self._book.value), self._rows["my-list"]
        row.setText(self.tr("My list ({0})").format(count) if count else self.tr("My list"))
        row.setAccessibleName(row.text())
        row.update()

    def take_focus(self) -> None:
        """Put the keyboard on the row of where the reader is."""
        kind = self._navigator.place.kind
        self._rows.get(kind, self._rows["home"]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        look = self._kit.look
        self.setFixedWidth(look.sidebar)
        self._layout.setContentsMargins(16, 20, 17, 16)
        self._layout.setSpacing(16)
        self.help_button.setIcon(self._kit.icons.icon("phone", "on-help"))
        self.help_button.setIconSize(self._kit.icons.size())
        for row in self._rows.values():
            row.setMinimumHeight(look.target)
            row.updateGeometry()

    def _follow(self) -> None:
        kind = self._navigator.place.kind
        kind = "preferences" if kind in _ABOUT else "contents" if kind == "section" else kind
        for name, row in self._rows.items():
            row.set_selected(name == kind, self.tr("You are here"))

    def _pressed(self) -> None:
        sender = self.sender()
        kind = str(sender.property("kind"))
        if kind != "print":
            self._navigator.go(Place(kind))
        elif self._print is not None:
            self._print()

    def _help(self) -> None:
        self._navigator.go(HELP)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
