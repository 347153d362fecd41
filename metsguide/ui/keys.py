# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The page that lists the keys. The window makes its shortcuts from the same list, so that neither can be wrong."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QKeySequence

from metsguide.model import Place
from metsguide.ui.i18n import translate
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, heading, label
from metsguide.ui.text_block import TextBlock


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for translation and give it back as it is."""
    return text


SHORTCUTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("help", ("Ctrl+H", "F1"), QT_TRANSLATE_NOOP("Keys", "Get help now")),
    ("home", ("Alt+Home",), QT_TRANSLATE_NOOP("Keys", "Home")),
    ("search", ("Ctrl+K", "/"), QT_TRANSLATE_NOOP("Keys", "Search")),
    ("find", ("Ctrl+F",), QT_TRANSLATE_NOOP("Keys", "Find on this page")),
    ("find-next", ("F3",), QT_TRANSLATE_NOOP("Keys", "The next place found")),
    ("find-previous", ("Shift+F3",), QT_TRANSLATE_NOOP("Keys", "The place found before")),
    ("back", ("Alt+Left",), QT_TRANSLATE_NOOP("Keys", "Back")),
    ("forward", ("Alt+Right",), QT_TRANSLATE_NOOP("Keys", "Forward")),
    ("larger", ("Ctrl++", "Ctrl+="), QT_TRANSLATE_NOOP("Keys", "Larger text")),
    ("smaller", ("Ctrl+-",), QT_TRANSLATE_NOOP("Keys", "Smaller text")),
    ("normal", ("Ctrl+0",), QT_TRANSLATE_NOOP("Keys", "Text at 100 %")),
    ("print", ("Ctrl+P",), QT_TRANSLATE_NOOP("Keys", "Print this page")),
    ("contents", ("F6",), QT_TRANSLATE_NOOP("Keys", "To the contents, and back to the page")),
    ("resources", ("Ctrl+R",), QT_TRANSLATE_NOOP("Keys", "Places to turn")),
    ("glossary", ("Ctrl+G",), QT_TRANSLATE_NOOP("Keys", "Word meanings")),
    ("my-list", ("Ctrl+L",), QT_TRANSLATE_NOOP("Keys", "My list")),
    ("add", ("Ctrl+D",), QT_TRANSLATE_NOOP("Keys", "Put this page on my list, or take it off")),
    ("keys", ("Ctrl+/",), QT_TRANSLATE_NOOP("Keys", "This list of keys")),
    ("quit", ("Ctrl+Q",), QT_TRANSLATE_NOOP("Keys", "Close MetsGuide")),
)
"""What each does (a name the window knows), its keys, and its words."""

_ON_MY_LIST = (
    ("Alt+Up", "Alt+Down", QT_TRANSLATE_NOOP("Keys", "On my list: move up, move down")),
    ("F2", "", QT_TRANSLATE_NOOP("Keys", "On my list: change your own words")),
    ("Del", "", QT_TRANSLATE_NOOP("Keys", "On my list: take off")),
    ("Ctrl+Z", "", QT_TRANSLATE_NOOP("Keys", "On my list: put back what was taken off")),
)

_EVERYWHERE = (
    ("Tab", QT_TRANSLATE_NOOP("Keys", "To the next button or link; with Shift, to the one before")),
    ("Enter", QT_TRANSLATE_NOOP("Keys", "Press the button, follow the link, open the result")),
    ("Space, Page Down, Page Up", QT_TRANSLATE_NOOP("Keys", "Move through the page")),
    ("Esc", QT_TRANSLATE_NOOP("Keys", "Close what is open; in the search, clear it")),
)


class KeysPage(Page):
    """Every key and what it does, but for what is switched off here (`without`)."""

    def __init__(self, kit: Kit, without: tuple[str, ...] = ()) -> None:
        self._without = without
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("Keys")

    def build(self, _place: Place) -> None:
        px = self.kit.look.px
        self.column.add(heading(self.title(), "title", 1))
        self.column.add(label(self.tr("Everything works without a mouse."), "lead"), px(6))
        rows = [(keys, words) for keys, words in _EVERYWHERE]
        for name, keys, words in SHORTCUTS:
            if name in self._without:
                continue
            native = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
            rows.append((self.tr(" or ").join(native), words))
        for first, second, words in _ON_MY_LIST:
            native = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in (first, second)]
            rows.append((self.tr(" or ").join(key for key in native if key), words))
        said = [(keys, translate("Keys", words)) for keys, words in rows]
        body = "".join(f"<tr><td><b>{escape(keys)}</b></td><td>{escape(words)}</td></tr>" for keys, words in said)
        heads = (self.tr("Key"), self.tr("What it does"))
        head = "<tr>" + "".join(f"<th>{escape(one)}</th>" for one in heads) + "</tr>"
        table = f"<table width='100%' cellspacing='0'><thead>{head}</thead><tbody>{body}</tbody></table>"
        self.column.add(TextBlock(self.kit.look, table, "control"), px(20))
