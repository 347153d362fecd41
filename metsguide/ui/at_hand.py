# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the window has at hand around its page for the reader's own things: the list's page and key, and what is to be
told about keeping it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from metsguide import my_list
from metsguide.model import Place
from metsguide.ui.announce import announce
from metsguide.ui.kept import Kept
from metsguide.ui.notice import Notice
from metsguide.ui.parts import Kit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from metsguide.ui.window import Window


class AtHand(QObject):
    """Made with the sidebar and the bar, once the first page stands."""

    def __init__(self, window: Window, kit: Kit, kept: Kept) -> None:
        super().__init__(window)
        self._window, self._kit, self._kept = window, kit, kept
        self._notice: Notice | None = None
        kept.my_list.problem_changed.connect(self._tell_problem)
        kept.my_list.full.connect(self._tell_full)
        window.closing.connect(kept.my_list.try_again)

    def actions(self) -> dict[str, Callable[[], None]]:
        """What the keys of `keys.SHORTCUTS` do, by their names."""
        return {"my-list": self.show_my_list, "add": self.toggle_page}

    def show_my_list(self) -> None:
        """Go to the list."""
        self._window.navigator.go(Place("my-list"))

    def toggle_page(self) -> None:
        """Put the article on show on the list, or take it off. On other pages there is nothing to put there."""
        window, place = self._window, self._window.navigator.place
        about = window.library.summary(place.id, window.language) if place.kind == "article" else None
        if about is None:
            return
        on = self._kept.my_list.toggle(my_list.of_article(about, window.language))
        announce(window, self.tr("Added to my list.") if on else self.tr("Taken off my list."))

    def make_my_list(self) -> QWidget:
        """The page of the list, with what its buttons lead to."""
        from metsguide.ui.list_files import ListFiles
        from metsguide.ui.my_list import MyListPage

        window = self._window
        page = MyListPage(self._kit, self._kept.my_list, window.library, window.language)
        files = ListFiles(window, self._kit, self._kept.my_list)
        page.link_chosen.connect(window.follow_link)
        page.print_wanted.connect(window.print_page)
        page.export_wanted.connect(files.save_as)
        page.import_wanted.connect(files.add_from)
        page.clear_wanted.connect(files.ask_to_clear)
        return page

    # --- What is told quietly ---

    def _tell_problem(self) -> None:
        problem = self._kept.my_list.problem
        if problem:
            said = self.tr("It stays here until MetsGuide is closed, and MetsGuide goes on trying.")
            self._tell(f"{problem} {said}")
        elif self._notice is not None:
            self._notice.close_quietly()

    def _tell_full(self) -> None:
        said = self.tr("Your list is full: it has {0} things on it. Take something off to add another.")
        self._tell(said.format(my_list.MOST))

    def _tell(self, words: str) -> None:
        if self._notice is None:
            self._notice = Notice(self._window, self._kit)
        self._notice.show_words(words)
