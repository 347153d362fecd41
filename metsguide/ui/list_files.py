# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""My list into a file of the reader's choice and from one, and the question before all of it is cleared."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from metsguide.my_list import LARGEST_FILE, BadList, ListFull, MyList, from_bytes, to_text
from metsguide.safe_file import reason, write_whole
from metsguide.ui.announce import announce
from metsguide.ui.dialog import Dialog
from metsguide.ui.file_names import ask_where_to_save, ask_which_to_open
from metsguide.ui.list_book import ListBook
from metsguide.ui.parts import Kit, counted


class ListFiles(QObject):
    """Asks where, and says what could not be done and why."""

    def __init__(self, window: QWidget, kit: Kit, book: ListBook) -> None:
        super().__init__(window)
        self._window, self._kit, self._book = window, kit, book

    def save_as(self) -> None:
        """Write the list to a file that the reader names."""
        path = ask_where_to_save(self._window, self.tr("Save my list"), "metsguide-list.json", self._kind())
        if path is None:
            return
        if not path.suffix:
            path = path.with_suffix(".json")
        try:
            write_whole(path, to_text(self._book.value).encode())
        except OSError as error:
            said = self.tr("{0} could not be written ({1}). Choose another folder, or make room.")
            self._say(self.tr("My list was not saved"), said.format(path, reason(error)))
        else:
            said = self.tr("It is in {0}. “Add from a file” on another computer brings it in.")
            self._say(self.tr("My list is saved"), said.format(path))

    def add_from(self) -> None:
        """Add what a file has to the list."""
        path = ask_which_to_open(self._window, self.tr("Add from a file"), self._kind())
        if path is None:
            return
        title = self.tr("Nothing was added")
        try:
            with path.open("rb") as file:
                found = from_bytes(file.read(LARGEST_FILE + 1))
            joined = self._book.value.merge(found)
        except OSError as error:
            self._say(title, self.tr("{0} cannot be read ({1}).").format(path, reason(error)))
        except BadList as error:
            said = self.tr("The file {0} {1}. Your list is as it was. Choose a file that MetsGuide saved.")
            self._say(title, said.format(path, error))
        except ListFull as error:
            self._say(title, self.tr("There is no room for all of it: {0}.").format(error))
        else:
            self._join(joined, len(found))

    def _join(self, joined: MyList, found: int) -> None:
        added = len(joined) - len(self._book.value)
        if not added:
            said = self.tr("The file has no items.")
            if found:
                said = self.tr("All of it was on your list already.")
            self._say(self.tr("Nothing was added"), said)
            return
        said = counted(added, self.tr("1 thing was added from a file."), self.tr("{0} things were added from a file."))
        self._book.change(joined, undo=said)
        announce(self._window, said)

    def ask_to_clear(self) -> None:
        """Clear the list, if the reader says so."""
        question = counted(
            len(self._book.value), self.tr("1 thing is on it."), self.tr("{0} things are on it.")
        )  # fmt: skip
        buttons = [("", self.tr("Keep it"), "main"), ("clear", self.tr("Clear it"), "")]
        dialog = Dialog(self._window, self._kit, self.tr("Clear the whole list?"), [question], buttons)
        dialog.answered.connect(self._clear)

    def _clear(self, answer: str) -> None:
        if answer == "clear":
            said = self.tr("The list was cleared.")
            self._book.change(MyList(), undo=said)
            announce(self._window, said)

    def _kind(self) -> str:
        return self.tr("MetsGuide list (*.json)")

    def _say(self, title: str, text: str) -> None:
        Dialog(self._window, self._kit, title, [text], [("", self.tr("Close"), "main")])
