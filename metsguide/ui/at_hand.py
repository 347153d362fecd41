# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the window has at hand around its page for the reader's own things: the list's page and key, and what is to be
told about keeping it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from metsguide import my_list
from metsguide.model import Place
from metsguide.ui.announce import announce
from metsguide.ui.kept import Kept
from metsguide.ui.navigator import HELP
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget

    from metsguide.ui.find_bar import FindBar
    from metsguide.ui.forget import Forgetter
    from metsguide.ui.notice import Notice
    from metsguide.ui.previewing import Previewing
    from metsguide.ui.window import Window


class AtHand(QObject):
    """Made with the sidebar and the bar, once the first page stands."""

    def __init__(self, window: Window, kit: Kit, kept: Kept) -> None:
        super().__init__(window)
        self._window, self._kit, self._kept = window, kit, kept
        self._notice: Notice | None = None
        self._find: FindBar | None = None
        self._forgetter: Forgetter | None = None
        self._previewing: Previewing | None = None
        kept.my_list.problem_changed.connect(self._tell_problem)
        kept.my_list.full.connect(self._tell_full)
        kept.recent.failed.connect(self._tell)
        window.navigator.moved.connect(self._note_visit)
        self._note_visit()
        window.navigator.moved.connect(self.close_find)
        window.closing.connect(kept.my_list.try_again)

    def actions(self) -> dict[str, Callable[[], None]]:
        """What the keys of `keys.SHORTCUTS` do, by their names."""
        return {
            "my-list": self.show_my_list, "add": self.toggle_page, "find": self.find, "find-next": self.find_next,
            "find-previous": self.find_previous,
        }  # fmt: skip

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
        files.setParent(page)
        page.link_chosen.connect(window.follow_link)
        page.print_wanted.connect(window.print_page)
        page.export_wanted.connect(files.save_as)
        page.import_wanted.connect(files.add_from)
        page.clear_wanted.connect(files.ask_to_clear)
        return page

    def _note_visit(self) -> None:
        place = self._window.navigator.place
        if place.kind == "article" and place.id != HELP.id and self._window.library.summary(place.id, ""):
            self._kept.recent.visit(place.id)

    # --- Forgetting ---

    def ask_to_forget(self) -> None:
        """Wipe everything that is kept of the reader, if the reader says so."""
        from metsguide.ui.forget import Forgetter

        if self._forgetter is None:
            self._forgetter = Forgetter(self._window, self._kit, self._kept)
        self._forgetter.ask()

    def forget(self) -> None:
        """Take away what is open beside the page."""
        self.close_find()
        if self._previewing is not None:
            self._previewing.close()
        if self._notice is not None:
            self._notice.close_quietly()

    # --- Printing ---

    @property
    def previewing(self) -> Previewing:
        """What shows pages as they are printed. Made when first asked for: nothing of printing is loaded before."""
        if self._previewing is None:
            from metsguide.ui.previewing import Previewing

            self._previewing = Previewing(self._window)
        return self._previewing

    # --- Finding on the page ---

    def find(self) -> None:
        """Open the bar to find words on the page on show, or go back to it. The results of a search have a box of their
        own.
        """
        page = self._window.page()
        if not isinstance(page, Page) or page.place.kind == "search":
            self._window.focus_search()
            return
        if self._find is None:
            from metsguide.ui.find_bar import FindBar

            self._find = FindBar(self._kit, self._window)
            self._find.closed.connect(self.close_find)
        if self._find.isHidden():
            self._find.finder.start(page)
            self._find.show()
            self._window.arrange()
        self._find.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.line.selectAll()

    @property
    def find_line(self) -> QLineEdit:
        """Where the words to find are typed; `find` first."""
        assert self._find is not None
        return self._find.line

    def find_next(self) -> None:
        """To the next place found; without a bar, open it."""
        self._step(1)

    def find_previous(self) -> None:
        """To the place found before; without a bar, open it."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._find is None or self._find.isHidden() or not self._find.finder.count:
            self.find()
        else:
            self._find.finder.step(step)

    def close_find(self) -> bool:
        """Close the bar, and leave the page where it is. Returns whether there was one."""
        if self._find is None or self._find.isHidden():
            return False
        had_focus = self._find.isAncestorOf(QApplication.focusWidget() or self._window)
        self._find.hide()
        self._find.forget()
        self._window.arrange()
        page = self._window.page()
        if had_focus and isinstance(page, Page):
            page.take_focus()
        return True

    def arrange(self, left: int, top: int, width: int) -> int:
        """Put the bar at a place of the window; the height it takes from the page."""
        if self._find is None or self._find.isHidden():
            return 0
        self._find.move(left, top)
        return self._find.flow(width)

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
            from metsguide.ui.notice import Notice

            self._notice = Notice(self._window, self._kit)
        self._notice.show_words(words)
