# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The page My list: what the reader keeps for the next visit, in groups, in an order that can be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from metsguide.library import Library
from metsguide.model import Place
from metsguide.my_list import GROUPS, LONGEST, Item, Key, clean
from metsguide.paper import Paper
from metsguide.ui.announce import announce
from metsguide.ui.flow import Columns, Stack, Wrap
from metsguide.ui.list_book import ListBook
from metsguide.ui.list_rows import ListRow, NoteBox, entry_of
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit, Picture, button, escape, heading, label, rule
from metsguide.ui.text_block import TextBlock

_LIST, _BESIDE = 604, 268
"""Widths at 100 %, in pixels."""

_KINDS = {"questions": "own-question", "notes": "note"}
"""What is written in the box of a group."""


class MyListPage(Page):
    """Everything is done at once: what is added, moved or taken off is kept before the next key is pressed."""

    wide = True

    link_chosen = Signal(str)
    """A link of a row: its address, as in an article."""
    print_wanted = Signal()
    export_wanted = Signal()
    import_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, kit: Kit, book: ListBook, library: Library, language: str) -> None:
        self._book, self._library, self._language = book, library, language
        self.rows: dict[Key, ListRow] = {}
        self.boxes: dict[str, QLineEdit | NoteBox] = {}
        self._adders: dict[QPushButton, str] = {}
        self._drafts: dict[str, str] = {}
        self._editing: Key | None = None
        self._editor: QLineEdit | NoteBox | None = None
        self._undo_button: QPushButton | None = None
        super().__init__(kit)
        book.changed.connect(self._show_change)
        book.problem_changed.connect(self._show_change)
        for keys, slot in (
            ("Alt+Up", self._move_up), ("Alt+Down", self._move_down), ("Delete", self._remove_current),
            ("F2", self._edit_current), ("Ctrl+Z", self.undo),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def title(self) -> str:
        return self.tr("My list")

    def forget(self) -> None:
        """Let go of what was typed and not added."""
        self._drafts.clear()
        self._editing = None

    # --- What is there ---

    def build(self, _place: Place) -> None:
        px = self.kit.look.px
        self.rows.clear()
        self.boxes.clear()
        self._adders.clear()
        self._editor = self._undo_button = None
        self.column.add(heading(self.title(), "title", 1))
        self.column.add(label(self.tr("To take to your next visit. Only you can see it."), "lead"), px(6))
        both = Columns(px(32), least=px(380), centred=False)
        both.add(self._main(), _LIST)
        both.add(self._beside(), _BESIDE)
        self.column.add(both, px(16), most=px(_LIST + _BESIDE + 32))

    def _main(self) -> Stack:
        px = self.kit.look.px
        main = Stack()
        if self._book.problem:
            again = button(self.kit, self.tr("Try again"))
            again.clicked.connect(self._book.try_again)
            said = self.tr("It stays here until MetsGuide is closed, and MetsGuide goes on trying.")
            main.add(self._note(f"{self._book.problem} {said}", again), px(8))
        if self._book.can_undo:
            self._undo_button = button(self.kit, self.tr("Put it back"), "back")
            self._undo_button.clicked.connect(self.undo)
            main.add(self._note(self._book.can_undo, self._undo_button), px(8))
        if not len(self._book.value):
            main.add(self._empty(), px(8))
        names = {
            "questions": self.tr("Questions to ask"), "keep": self.tr("Pages and places to keep"),
            "notes": self.tr("Notes"),
        }  # fmt: skip
        for group in GROUPS:
            items = self._book.value.of_group(group)
            if not items and group not in _KINDS:
                continue
            main.add(heading(names[group]), px(20))
            if items:
                main.add(self._card(items), px(10))
            if group in _KINDS:
                main.add(self._adder(group), px(14 if items else 10))
        return main

    def _note(self, text: str, made: QPushButton) -> Columns:
        px = self.kit.look.px
        box = Columns(px(14), least=px(200), look="note", margins=(px(16), px(10), px(16), px(10)))
        box.add(label(text, "control"))
        box.add(made, 0)
        return box

    def _empty(self) -> Stack:
        px = self.kit.look.px
        box = Stack("points", (px(25), px(20), px(25), px(20)))
        box.add(heading(self.tr("Nothing is on it yet"), "subheading"))
        row = Columns(px(12), centred=False)
        row.add(Picture(self.kit, "plus"), 0)
        row.add(
            label(self.tr("Press “Add to my list” at a page, at a question, at a place to turn, or at a word. It is"
                          " then here, in your order, to be printed or read out at your visit."), "control")
        )  # fmt: skip
        box.add(row, px(8))
        own = Columns(px(12), centred=False)
        own.add(Picture(self.kit, "pen"), 0)
        own.add(label(self.tr("Your own questions and notes can be written below."), "control"))
        box.add(own, px(8))
        return box

    def _card(self, items: tuple[Item, ...]) -> Stack:
        px = self.kit.look.px
        card = Stack("card", (px(20), px(2), px(12), px(2)))
        for number, item in enumerate(items):
            if number:
                card.add(rule())
            if item.key == self._editing:
                card.add(self._edit_row(item), px(10))
                continue
            entry = entry_of(item, self._library, self._language)
            row = ListRow(self.kit, item, entry, first=number == 0, last=number == len(items) - 1)
            for text in row.texts:
                text.activated.connect(self.link_chosen)
                text.link_focused.connect(self._show_focus)
            row.up.clicked.connect(self._move_up)
            row.down.clicked.connect(self._move_down)
            row.remove.clicked.connect(self._remove_current)
            if row.edit is not None:
                row.edit.clicked.connect(self._edit_current)
            self.rows[item.key] = card.add(row)
        return card

    def _field(self, group: str, text: str, name: str) -> QLineEdit | NoteBox:
        if group == "notes":
            return NoteBox(self.kit, text, name)
        line = QLineEdit(text)
        line.setMaxLength(LONGEST)
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        return line

    def _adder(self, group: str) -> Columns:
        name = self.tr("Write a note") if group == "notes" else self.tr("Write your own question")
        box = self.boxes[group] = self._field(group, self._drafts.get(group, ""), name)
        box.textChanged.connect(self._keep_drafts)
        if isinstance(box, QLineEdit):
            box.returnPressed.connect(self._add_own)
        made = button(self.kit, self.tr("Add"), "plus")
        made.setAccessibleName(self.tr("Add this note") if group == "notes" else self.tr("Add this question"))
        made.clicked.connect(self._add_own)
        self._adders[made] = group
        row = Columns(self.kit.look.px(12), least=self.kit.look.px(180))
        row.add(_Wide(box))
        row.add(made, 0)
        return row

    def _edit_row(self, item: Item) -> Stack:
        px = self.kit.look.px
        box = Stack("", (0, 0, px(8), px(12)))
        self._editor = self._field(item.group, self._drafts.get("edit", item.text), self.tr("Change the words"))
        self._editor.textChanged.connect(self._keep_drafts)
        box.add(_Wide(self._editor))
        save, leave = button(self.kit, self.tr("Save"), "check"), button(self.kit, self.tr("Leave it as it was"))
        if isinstance(self._editor, QLineEdit):
            self._editor.returnPressed.connect(self._save_edit)
        save.clicked.connect(self._save_edit)
        leave.clicked.connect(self._leave_edit)
        row = Wrap(px(8), px(8))
        row.add(save)
        row.add(leave)
        box.add(row, px(8))
        return box

    def _beside(self) -> Stack:
        px = self.kit.look.px
        beside = Stack()
        some = len(self._book.value) > 0
        if some:
            card = Stack("card", (px(24), px(22), px(24), px(22)))
            card.add(heading(self.tr("Take it with you"), "subheading"))
            card.add(label(self.tr("Large print, and no name on it."), "small"), px(6))
            printed = button(self.kit, self.tr("Print my list"), "print", "main", tint="on-accent")
            printed.clicked.connect(self.print_wanted)
            card.add(_Wide(printed), px(14))
            beside.add(card)
        if some and self._book.path is not None:
            save = button(self.kit, self.tr("Save as a file"), "out")
            save.clicked.connect(self.export_wanted)
            beside.add(_Wide(save), px(16))
        if self._book.path is not None:
            bring = button(self.kit, self.tr("Add from a file"), "plus")
            bring.clicked.connect(self.import_wanted)
            beside.add(_Wide(bring), px(8))
        if some:
            clear = button(self.kit, self.tr("Clear the whole list"), "bin", "quiet")
            clear.clicked.connect(self.clear_wanted)
            beside.add(clear, px(12))
        where = TextBlock(self.kit.look, f"<p>{escape(self._where())}</p>", "small", colour="ink-2")
        beside.add(where, px(14))
        return beside

    def _where(self) -> str:
        if self._book.path is None:
            return self.tr("Your list is in the memory of this computer until you are done, and nowhere else.")
        said = self.tr(
            "Your list is kept on this computer only, in the file {0}. Whoever uses this account can open it."
            " “Forget everything” in the settings wipes it."
        )
        return said.format(self._book.path)

    def paper(self) -> Paper | None:
        from metsguide.ui.printing_list import list_paper

        value = self._book.value
        return list_paper(value, self._library, self._language) if len(value) else None

    # --- What a reader does ---

    def _current(self) -> Key | None:
        """The item of the row that the keyboard is in, or whose button was pressed."""
        sender = self.sender()
        at = sender if isinstance(sender, QPushButton) else QApplication.focusWidget()
        while isinstance(at, QWidget) and at is not self:
            if isinstance(at, ListRow):
                return at.item.key
            at = at.parentWidget()
        return None

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        key = self._current()
        if key is None:
            return
        part = self.rows[key].part_with_focus()
        self._book.move(key, step)
        row = self.rows[key]
        if part is not None:
            wanted = row.part(part)
            # At the end of its group the button that brought it there rests: the other one is the way back.
            other = row.down if part == "up" else row.up
            self._focus(wanted if wanted.isEnabled() else other if other.isEnabled() else row.remove)
        group = [item.key for item in self._book.value.of_group(row.item.group)]
        announce(self.column, self.tr("Now {0} of {1}.").format(group.index(key) + 1, len(group)))

    def _remove_current(self) -> None:
        key = self._current()
        if key is None:
            return
        item = self.rows[key].item
        keys = [one.key for one in self._book.value.of_group(item.group)]
        at = keys.index(key)
        following = keys[at + 1] if at + 1 < len(keys) else keys[at - 1] if at else None
        said = self.tr("Taken off: “{0}”").format(item.text)
        self._book.change(self._book.value.remove(key), undo=said)
        announce(self.column, said)
        if following in self.rows:
            self._focus(self.rows[following].remove)
        elif self._undo_button is not None:
            self._focus(self._undo_button)

    def undo(self) -> None:
        """Take the last removal, import or clearing back."""
        if self._book.can_undo:
            self._book.undo()
            announce(self.column, self.tr("Put back."))
            self.take_focus()

    def _add_own(self) -> None:
        sender = self.sender()
        group = self._adders[sender] if isinstance(sender, QPushButton) else "questions"
        box = self.boxes[group]
        text = clean(_text_of(box))[:LONGEST].strip()
        if text:
            self._drafts.pop(group, None)
            item = Item(_KINDS[group], "", text)
            known = self._book.value.has(item.key)
            if not self._book.add(item):
                self._drafts[group] = text
            announce(self.column, self.tr("It is on your list already.") if known else self.tr("Added to my list."))
            self.rebuild()
        self._focus(self.boxes[group])

    def _edit_current(self) -> None:
        key = self._current()
        if key is not None and self.rows[key].edit is not None:
            self._editing = key
            self._drafts.pop("edit", None)
            self.rebuild()
            assert self._editor is not None
            self._focus(self._editor)

    def _save_edit(self) -> None:
        key, box = self._editing, self._editor
        if key is None or box is None:
            return
        text = clean(_text_of(box))[:LONGEST].strip()
        self._leave_edit()
        if not text:
            self._book.change(self._book.value.remove(key), undo=self.tr("Taken off: “{0}”").format(key[2]))
        elif text != key[2]:
            self._book.change(self._book.value.edit(key, text), undo=self.tr("Changed: “{0}”").format(key[2]))
            self._focus_row((key[0], key[1], text))

    def _leave_edit(self) -> None:
        key = self._editing
        self._editing = None
        self._drafts.pop("edit", None)
        self.rebuild()
        if key is not None:
            self._focus_row(key)

    def _focus_row(self, key: Key) -> None:
        row = self.rows.get(key)
        if row is not None and row.edit is not None:
            self._focus(row.edit)

    def _keep_drafts(self) -> None:
        self._drafts.update({group: _text_of(box) for group, box in self.boxes.items()})
        if self._editor is not None:
            self._drafts["edit"] = _text_of(self._editor)

    def _show_change(self) -> None:
        if self.isVisible():
            if self._editing is not None and not self._book.value.has(self._editing):
                self._editing = None
            self.rebuild()

    def _focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring_into_view(widget)

    def _show_focus(self) -> None:
        text = self.sender()
        if isinstance(text, TextBlock):
            self.bring_into_view(text)


class _Wide(Stack):
    """Makes a field or a button as wide as its place."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.add(inner)

    def flow(self, width: int) -> int:
        inner = self._inner
        lay_out = getattr(inner, "flow", None)
        inner.ensurePolished()
        height = lay_out(width) if lay_out is not None else inner.sizeHint().expandedTo(inner.minimumSize()).height()
        inner.setGeometry(0, 0, width, height)
        return self._fix(width, height)


def _text_of(box: QLineEdit | NoteBox) -> str:
    return box.toPlainText() if isinstance(box, NoteBox) else box.text()
