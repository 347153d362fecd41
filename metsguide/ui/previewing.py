# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Opens the preview of the page on show in its place, and puts the page back when the reader is done or goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from metsguide.paper import Paper
from metsguide.ui.dialog import Dialog
from metsguide.ui.page import Page
from metsguide.ui.preview import Preview, Ways

if TYPE_CHECKING:
    from metsguide.ui.window import Window


class Previewing(QObject):
    """One for a window, made when something is printed for the first time."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._preview: Preview | None = None
        self._behind: QWidget | None = None
        self._focused: QWidget | None = None
        self._scrolled = 0
        self.ways = Ways(self._printer, files=not window.policy.kiosk)
        window.navigator.moved.connect(self._let_go)

    def _printer(self) -> str:
        from metsguide.ui.kiosk_paper import printer_of

        return printer_of(self._window.policy)

    def open_page(self) -> None:
        """Show how the page on show would be printed; with a preview open, print that."""
        if self._preview is not None:
            self._preview.print_it()
            return
        make = getattr(self._window.page(), "paper", None)
        paper = make() if make is not None else None
        if paper is not None:
            self.open(paper)
            return
        said = self.tr("Articles, your list, the word meanings and the places to turn can be printed. Open one first.")
        title, close = self.tr("There is nothing to print here"), self.tr("Close")
        Dialog(self._window, self._window.kit, title, [said], [("", close, "main")])

    def open(self, paper: Paper) -> None:
        """Show how a paper would be printed."""
        window, stack = self._window, self._window.stack
        window.at_hand.close_find()
        self._behind, self._focused = stack.currentWidget(), QApplication.focusWidget()
        if isinstance(self._behind, Page):
            self._scrolled = self._behind.verticalScrollBar().value()
            # Else Qt looks for another place for the keyboard on a page that is going, and scrolls it there.
            self._behind.setFocus()
        self._look = self._look_now()
        self._preview = Preview(window.kit, window, paper, self.ways)
        self._preview.closed.connect(self.close)
        self._preview.resize(stack.size())
        stack.addWidget(self._preview)
        stack.setCurrentWidget(self._preview)
        self._preview.take_focus()

    def close(self) -> None:
        """Back to the page as it was left."""
        behind, focused = self._behind, self._focused
        if self._preview is None or behind is None:
            return
        self._window.stack.setCurrentWidget(behind)
        if isinstance(behind, Page) and self._look != self._look_now():
            behind.rebuild()  # a page that is not on show does not follow
        self._let_go()
        if focused is not None and isValid(focused) and focused.isVisible():
            focused.setFocus()
        else:
            getattr(behind, "take_focus", behind.setFocus)()
        if isinstance(behind, Page):
            behind.verticalScrollBar().setValue(self._scrolled)

    def _look_now(self) -> tuple[str, int]:
        return self._window.kit.look.theme, self._window.kit.look.text_size

    def _let_go(self) -> None:
        preview = self._preview
        self._preview = self._behind = self._focused = None
        if preview is not None:
            self._window.stack.removeWidget(preview)
            preview.hide()
            preview.deleteLater()
