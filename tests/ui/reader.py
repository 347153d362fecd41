# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Someone at the window: what they press and type, and what they then see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from metsguide.model import Place
from metsguide.ui.app import Session
from metsguide.ui.cards import Card
from metsguide.ui.dialog import Dialog
from metsguide.ui.focus_ring import FocusRing
from metsguide.ui.link import Link
from metsguide.ui.reader import ReaderPage
from metsguide.ui.text_block import TextBlock

W = TypeVar("W", bound=QWidget)
_NONE = Qt.KeyboardModifier.NoModifier
BONE = "Cancer that has spread to bone"
"""The heading of `article:site-bone`."""


class Reader:
    """Works the window through its mouse and keyboard only. Finds things by the words on them."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.qtbot = qtbot
        self.window, self.navigator, self.look = session.window, session.navigator, session.kit.look
        self.library = session.library

    # --- What is there ---

    @property
    def page(self) -> Any:
        return self.window.page()

    @property
    def place(self) -> str:
        return str(self.navigator.place)

    @property
    def scrolled(self) -> int:
        value: int = self.page.verticalScrollBar().value()
        return value

    def scroll_to(self, value: int) -> None:
        self.page.verticalScrollBar().setValue(value)

    def widgets(self, kind: type[W], within: QWidget | None = None) -> list[W]:
        """The visible widgets of a kind, in the order they were made."""
        return [widget for widget in (within or self.window).findChildren(kind) if widget.isVisible()]

    def texts(self, within: QWidget | None = None) -> list[str]:
        """Every text shown, one a widget (a line a row of a list)."""
        return [text for widget in self.widgets(QWidget, within) for text in shown_by(widget) if text.strip()]

    def sees(self, text: str, within: QWidget | None = None) -> bool:
        """Whether a text is on the page, on a bar or in a dialog."""
        return any(text in shown for shown in self.texts(within))

    def in_view(self, widget: QWidget) -> bool:
        """Whether a widget can be seen without scrolling."""
        return widget.isVisible() and not widget.visibleRegion().isEmpty()

    @property
    def title(self) -> str:
        """The page's own heading."""
        for label in self.widgets(QLabel, self.page):
            if label.property("heading_level") == 1:
                return label.text()
        return ""

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        """The one visible button of that name."""
        found = self.buttons(name, within)
        assert len(found) == 1, f"{len(found)} buttons {name!r} among {[_name(b) for b in self.buttons('', within)]}"
        return found[0]

    def buttons(self, name: str = "", within: QWidget | None = None) -> list[QAbstractButton]:
        """The visible buttons of that name; all without one."""
        every = self.widgets(QAbstractButton, within)
        return [one for one in every if not name or name in (_name(one), one.text().strip())]

    def link(self, words: str) -> tuple[TextBlock, Link]:
        """The first link with these words in the running text."""
        for text in self.widgets(TextBlock, self.page):
            for link in text.links:
                if link.text == words:
                    return text, link
        raise AssertionError(f"no link {words!r}")

    @property
    def dialog(self) -> Dialog | None:
        shown = self.widgets(Dialog)
        assert len(shown) < 2, "more than one dialog"
        return shown[0] if shown else None

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused

    @property
    def ring(self) -> FocusRing:
        return self.window.findChildren(FocusRing)[0]

    def rect_of(self, widget: QWidget) -> QRect:
        """Where a widget, or the part of it that the keyboard is on, stands in the window."""
        told = getattr(widget, "focus_rect", None)
        rect = told() if told is not None else widget.rect()
        return QRect(widget.mapTo(self.window, rect.topLeft()), rect.size())

    # --- What is done ---

    def go(self, place: str) -> None:
        """Be at a place, however one got there."""
        self.navigator.go(Place.parse(place))
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release the mouse on a widget, having scrolled to it."""
        assert widget.isVisible(), "what cannot be seen cannot be clicked"
        if hasattr(self.page, "column") and self.page.column.isAncestorOf(widget):
            self.page.bring_into_view(widget)
        if isinstance(widget, QAbstractItemView):
            widget = widget.viewport()
        click(widget, at)
        self.settle()

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Click the one button of that name."""
        self.click(self.button(name, within))

    def follow(self, words: str) -> None:
        """Click a link of the running text."""
        text, link = self.link(words)
        top = self.page.top_of(text) + text.link_rect(link).top()
        self.scroll_to(top - 200)
        click(text, text.link_rect(link).center())
        self.settle()

    def row(self, words: str, view: QAbstractItemView) -> QPoint:
        """Where in a list the row of these words is, having scrolled to it."""
        model = view.model()
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            if str(index.data()) == words:
                view.scrollTo(index)
                return view.visualRect(index).center()
        raise AssertionError(f"no row {words!r} among {rows_of(view)}")

    def choose(self, words: str) -> None:
        """Click a row of the contents."""
        view = self.contents
        self.click(view, self.row(words, view))

    @property
    def contents(self) -> QAbstractItemView:
        return self.widgets(QAbstractItemView, self.window.sidebar)[0]

    @property
    def results(self) -> QAbstractItemView:
        return self.widgets(QAbstractItemView, self.page)[0]

    @property
    def search_box(self) -> QLineEdit:
        return self.widgets(QLineEdit, self.window.topbar)[0]

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, times: int = 1
    ) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            target = QApplication.focusWidget() or self.window
            press_key(target, key, modifier)
            self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def alt(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.focus, text)
        self.settle()

    def search(self, text: str) -> None:
        self.ctrl(Qt.Key.Key_K)
        self.type(text)

    def tab_until(self, wanted: QWidget, *, most: int = 300) -> None:
        """Move by Tab until the keyboard is on a widget."""
        for _ in range(most):
            if QApplication.focusWidget() is wanted:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{most} times Tab did not lead to {wanted}")

    def pick(self, combo: QComboBox, words: str) -> None:
        """Choose from a list by the keyboard."""
        index = combo.findText(words)
        assert index >= 0, f"no {words!r} among {[combo.itemText(i) for i in range(combo.count())]}"
        combo.setFocus()
        press_key(combo, Qt.Key.Key_Home)
        for _ in range(index):
            press_key(combo, Qt.Key.Key_Down)
        self.settle()

    def combo(self, name: str) -> QComboBox:
        return next(one for one in self.widgets(QComboBox, self.page) if one.accessibleName() == name)

    def settle(self) -> None:
        """Let everything happen that has been asked for, to the end of a long page."""
        QTest.qWait(0)
        if self.window.isVisible() and isinstance(self.page, ReaderPage):
            self.qtbot.waitUntil(self._is_whole)

    def _is_whole(self) -> bool:
        page = self.page
        return not (page._rest or page._unpainted or page._later.isActive())


def click(widget: QWidget, at: QPoint | None = None, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Press and release the mouse at a point of a widget; in its middle without one."""
    QTest.mouseClick(widget, button, _NONE, widget.rect().center() if at is None else at)


def press_key(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release a key in a widget."""
    QTest.keyClick(widget, key, modifier)


def shown_by(widget: QWidget) -> Iterator[str]:
    """The texts that one widget itself draws."""
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, TextBlock):
        yield widget.plain_text()
    elif isinstance(widget, Card):
        yield widget.accessibleName()
        yield widget.accessibleDescription()
    elif isinstance(widget, QAbstractButton):
        yield widget.text().strip()
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QAbstractItemView):
        yield from rows_of(widget)
    elif not widget.findChildren(QWidget):
        yield widget.accessibleName()  # painted: a chart, a line of facts


def rows_of(view: QAbstractItemView) -> list[str]:
    """The rows of a list, as shown."""
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _name(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text().strip()


PAGES = (
    "home", "section:spread", "article:site-bone", "article:emergency-guide", "article:prognosis-numbers",
    "article:plan-maid",
    "article:there-is-none", "section:there-is-none", "resources", "glossary", "my-list", "search", "search:bone",
    "search:xyzzyqqq", "keys", "about", "preferences",
)  # fmt: skip
"""A place of each kind of page, as `Place.parse` reads it; of some, every face they have."""
