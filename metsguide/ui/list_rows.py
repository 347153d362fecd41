# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""One row of the page My list: what was kept, how the library has it today, and what can be done with it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from metsguide.library import Library
from metsguide.my_list import OWN, Item
from metsguide.ui.flow import Columns, Stack
from metsguide.ui.i18n import translate
from metsguide.ui.parts import Kit, Picture, button, escape, label
from metsguide.ui.text_block import TextBlock


class Entry(NamedTuple):
    """An item as it is shown: its words of today, where they lead ("" nowhere), and whether the library has it."""

    title: str
    second: str
    href: str
    second_href: str = ""
    found: bool = True


def entry_of(item: Item, library: Library, language: str) -> Entry:
    """An item with the library's words of today; with those of then, where it is no longer there."""
    if item.kind == "question":
        article = library.article(item.id, item.language or language)
        here = article is not None and item.text in article.questions
        about = library.summary(item.id, language)
        said = translate("MyListRow", "From: {0}").format(about.short_title if about is not None else item.detail)
        return Entry(item.text, said, "", f"article:{item.id}" if about is not None else "", here)
    if item.kind == "article":
        about = library.summary(item.id, language)
        if about is not None:
            return Entry(about.title, translate("MyListRow", "Page"), f"article:{item.id}")
    if item.kind == "resource":
        resource = library.resource(item.id, language)
        if resource is not None:
            ways = " · ".join(way for way in (resource.publisher, resource.phone) if way)
            return Entry(resource.title, ways, f"resource:{item.id}")
    if item.kind == "term":
        term = library.term(item.id, language)
        if term is not None:
            return Entry(term.title, term.meaning, f"term:{item.id}")
    if item.kind == "own-question":
        return Entry(item.text, translate("MyListRow", "My own words"), "")
    return Entry(item.text, item.detail, "", found=item.kind in OWN)


class RowActions(QWidget):
    """Buttons beside each other, as wide as they are together; in little room on more lines."""

    def __init__(self, kit: Kit, buttons: list[QPushButton]) -> None:
        super().__init__()
        self._gap = kit.look.px(4)
        self._buttons = buttons
        for made in buttons:
            made.setParent(self)

    def sizeHint(self) -> QSize:
        sizes = [self._size(made) for made in self._buttons]
        width = sum(size.width() for size in sizes) + self._gap * (len(sizes) - 1)
        return QSize(width, max(size.height() for size in sizes))

    @staticmethod
    def _size(made: QPushButton) -> QSize:
        made.ensurePolished()
        return made.sizeHint().expandedTo(made.minimumSize()).boundedTo(made.maximumSize())

    def flow(self, width: int) -> int:
        """Lay the buttons out in a width."""
        x = y = height = 0
        for made in self._buttons:
            size = self._size(made)
            if x and x + size.width() > width:
                x, y = 0, y + height + self._gap
            made.setGeometry(x, y, min(size.width(), width), size.height())
            x += size.width() + self._gap
            height = size.height()
        self.setFixedSize(width, y + height)
        return y + height


class ListRow(Columns):
    """The row. `up`, `down`, `remove` and, for own words, `edit` are its buttons; `texts` what has links."""

    def __init__(self, kit: Kit, item: Item, entry: Entry, *, first: bool, last: bool) -> None:
        px = kit.look.px
        super().__init__(px(16), least=px(240), margins=(0, px(12), 0, px(12)))
        self.item = item
        self.texts: list[TextBlock] = []
        words = Stack()
        self._say(kit, words, entry.title, entry.href, "body", "ink")
        if entry.second:
            self._say(kit, words, entry.second, entry.second_href, "small", "ink-2")
        if not entry.found:
            gone = Columns(px(8), centred=False)
            gone.add(Picture(kit, "info", 20, "ink-2"), 0)
            gone.add(label(translate("MyListRow", "No longer in this library. Shown as you added it."), "small"))
            words.add(gone, px(4))
        self.add(words)
        self.up = self._small(kit, "up", translate("MyListRow", "Move up: {0}"), enabled=not first)
        self.down = self._small(kit, "down", translate("MyListRow", "Move down: {0}"), enabled=not last)
        made = [self.up, self.down]
        self.edit: QPushButton | None = None
        if item.kind in OWN:
            self.edit = self._small(kit, "pen", translate("MyListRow", "Change: {0}"))
            made.append(self.edit)
        self.remove = button(kit, translate("MyListRow", "Remove"), "x", "quiet")
        self.remove.setAccessibleName(translate("MyListRow", "Remove: {0}").format(item.text))
        made.append(self.remove)
        self.add(RowActions(kit, made), 0)

    def part_with_focus(self) -> str | None:
        """The name of the part that has the keyboard."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        return next((name for name in ("up", "down", "edit", "remove") if getattr(self, name) is focused), "text")

    def part(self, name: str) -> QWidget:
        """The part of that name; where the row has none, the button to remove it."""
        found = getattr(self, name, None) if name != "text" else next(iter(self.texts), None)
        return found if isinstance(found, QWidget) else self.remove

    def _say(self, kit: Kit, words: Stack, text: str, href: str, role: str, colour: str) -> None:
        html = escape(text).replace("\n", "<br/>")
        if href:
            html = f'<a href="{escape(href)}">{html}</a>'
        shown = TextBlock(kit.look, f'<p style="margin: 0">{html}</p>', role, colour=colour)
        words.add(shown)
        if href:
            self.texts.append(shown)

    def _small(self, kit: Kit, icon: str, name: str, *, enabled: bool = True) -> QPushButton:
        made = button(kit, "", icon, "bar")
        made.setAccessibleName(name.format(self.item.text))
        made.setToolTip(name.partition(":")[0])
        made.setFixedSize(kit.look.target, kit.look.target)
        made.setEnabled(enabled)
        return made


class NoteBox(QPlainTextEdit):
    """Several lines to write in. Tab leads on, as in every other field."""

    def __init__(self, kit: Kit, text: str, name: str) -> None:
        super().__init__(text)
        self._kit = kit
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setTabChangesFocus(True)
        self.setFont(kit.look.font("control"))

    def flow(self, width: int) -> int:
        """Three lines high."""
        height = 3 * self._kit.look.line("control") + self._kit.look.px(20)
        self.setFixedSize(width, height)
        return height
