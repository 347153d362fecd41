# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What stands above all results when a search names a sign of an emergency, or thoughts of suicide."""

from __future__ import annotations

from PySide6.QtCore import Signal

from metsguide.library import Library
from metsguide.model import Place, Urgent
from metsguide.ui.flow import Columns, Stack, Wrap
from metsguide.ui.navigator import HELP
from metsguide.ui.parts import Kit, Picture, button, heading, label

_PLACES = {"article": "article", "term": "glossary", "resource": "resources"}


class UrgentPanel(Columns):
    """The sign, what to do, and two ways on: *Get help now*, and the page for it.

    Where somebody to talk to comes first (a resource with a telephone number), it stands large in a calm panel.
    """

    chosen = Signal(Place)

    def __init__(self, kit: Kit, library: Library, language: str, urgent: Urgent) -> None:
        px = kit.look.px
        kind, id = urgent.to[0]
        someone = library.resource(id, language) if kind == "resource" else None
        margins = (px(24), px(16), px(24), px(20))
        super().__init__(px(16), centred=False, look="points" if someone else "help-block", margins=margins)
        self.setAccessibleName(f"{urgent.sign}. {urgent.do}")
        self._page = Place(_PLACES[kind], id)
        help_button = button(kit, self.tr("Get help now"), "phone", "help", tint="on-help")
        help_button.clicked.connect(self._show_help)
        read = button(kit, _name(library, language, kind, id))
        read.clicked.connect(self._show_page)
        self.add(Picture(kit, "hands" if someone else "hospital", 36, "accent" if someone else "help-ink"), 0)
        words = Stack()
        words.add(heading(urgent.sign, "heading" if someone else "help-heading"))
        if someone and someone.phone:
            words.add(label(someone.phone, "title"), px(6))
        words.add(label(urgent.do, "body"), px(8))
        ways = Wrap(px(14), px(10))
        both = (read, help_button) if someone else (help_button, read)
        self.first_button = both[0]
        for way in both:
            ways.add(way)
        words.add(ways, px(14))
        self.add(words)

    def _show_help(self) -> None:
        self.chosen.emit(HELP)

    def _show_page(self) -> None:
        self.chosen.emit(self._page)


def _name(library: Library, language: str, kind: str, id: str) -> str:
    found = {"article": library.summary, "resource": library.resource, "term": library.term}[kind](id, language)
    return found.title if found else id
