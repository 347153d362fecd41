# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The window: sidebar, top bar, and the page of wherever the navigator is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from metsguide.library import Library
from metsguide.model import Place
from metsguide.policy import Policy
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.page import Page
from metsguide.ui.parts import Kit

if TYPE_CHECKING:
    from metsguide.ui.at_hand import AtHand
    from metsguide.ui.kept import Kept
    from metsguide.ui.kiosk_side import KioskSidebar
    from metsguide.ui.links import LinkOpener
    from metsguide.ui.sidebar import Sidebar
    from metsguide.ui.topbar import TopBar

_NARROW = 960
_LARGE = 150
"""Below this width at 100 %, or above this text size in per cent, the sidebar goes behind a button."""


class Window(QWidget):
    """Everything a reader sees. Pages are made when first visited, so that starting costs one page only."""

    closing = Signal()
    painted = Signal()
    """The first page is on the screen."""

    sidebar: Sidebar | KioskSidebar
    topbar: TopBar
    kept: Kept
    at_hand: AtHand
    links: LinkOpener

    def __init__(
        self, kit: Kit, navigator: Navigator, library: Library, language: str, size: QSize, policy: Policy
    ) -> None:
        """Makes the page alone. `furnish` makes all around it, once the page is painted or before it is shown."""
        super().__init__()
        self.kit, self.navigator, self.library, self.language = kit, navigator, library, language
        self.policy = policy
        # Never more than the name: the title shows in the task bar, over anybody's shoulder.
        self.setWindowTitle("MetsGuide")
        self.setObjectName("window")
        self.setMinimumSize(360, 420)
        self.resize(size)
        # The ground of the sidebar to come, so that nothing flashes.
        self._side_ground = QFrame(self)
        self._side_ground.setObjectName("side-ground")
        self.stack = QStackedWidget(self)
        self._pages: dict[str, QWidget] = {}
        self._contents_open = False
        self._furnished = self._was_painted = False
        self.arrange()
        if navigator.place.kind not in ("my-list", "preferences"):  # which show what is kept, and so wait for it
            self._follow()

    def furnish(self, kept: Kept) -> None:
        """Make the sidebar, the top bar, the keys: everything but the page. The page is made anew, with what is `kept`
        of the reader, and as fonts and a screen reader may have come since.
        """
        from metsguide.ui.at_hand import AtHand
        from metsguide.ui.cover import Cover
        from metsguide.ui.focus_ring import FocusRing
        from metsguide.ui.links import LinkOpener

        kit, navigator = self.kit, self.navigator
        self.kept = kept
        for made in self._pages.values():
            self._hand_over(made)
        self._make_sides()
        self.topbar.print_button.setHidden(not self._prints or self.policy.kiosk)
        for part in (self.sidebar, self.topbar):
            part.setParent(self)
            part.show()
        self._cover = Cover(self)
        self._cover.pressed.connect(self.close_contents)
        self.links = LinkOpener(self, kit, self.policy.links)
        self.topbar.contents_wanted.connect(self.toggle_contents)
        self.topbar.print_wanted.connect(self.print_page)
        self.topbar.search.into_results.connect(self._into_results)
        self.topbar.search.reached.connect(self._expect_a_search)
        self._ring = FocusRing(self, kit.look)
        self.at_hand = AtHand(self, kit, kept)
        self._make_shortcuts()
        navigator.leaving.connect(self._remember)
        navigator.moved.connect(self._follow)
        kit.look.changed.connect(self.arrange)
        self._furnished = True
        self.arrange()
        if not self._was_painted:
            self._follow()
        elif isinstance(self.page(), Page):
            self.page().rebuild()
        if navigator.place == Place("search"):
            self.focus_search()

    def _make_sides(self) -> None:
        kit, navigator = self.kit, self.navigator
        if self.policy.kiosk:
            from metsguide.ui.kiosk_bar import KioskBar
            from metsguide.ui.kiosk_side import KioskSidebar

            self.sidebar = KioskSidebar(kit, navigator, self.kept.my_list, self.print_page if self._prints else None)
            self.topbar = KioskBar(kit, navigator, self.policy.offered(self.library.languages), self.language)
            return
        from metsguide.ui.sidebar import Sidebar
        from metsguide.ui.topbar import TopBar

        self.sidebar = Sidebar(kit, navigator, self.library, self.language, self.kept.my_list)
        self.topbar = TopBar(kit, navigator)

    # --- Pages ---

    def page(self) -> Any:
        """The page on show."""
        return self.stack.currentWidget()

    def _page_for(self, kind: str) -> Any:
        if kind not in self._pages:
            from metsguide.ui.pages import make_page

            made = make_page(self, kind)
            self._pages[kind] = made
            self._hand_over(made)
            self._centre(made)
            made.resize(self.stack.size())
            self.stack.addWidget(made)
        return self._pages[kind]

    def _hand_over(self, page: QWidget) -> None:
        if isinstance(page, Page) and hasattr(self, "kept"):
            page.kept = self.kept

    def _follow(self) -> None:
        place = self.navigator.place
        before = self.page()
        focused = QApplication.focusWidget()
        from_page = focused is None or (before is not None and before.isAncestorOf(focused))
        page = self._page_for(place.kind)
        self.stack.setCurrentWidget(page)
        page.show_place(place, self.navigator.scroll)
        if from_page and isinstance(page, Page):
            page.take_focus()
        if self._contents_open:
            self.close_contents()
        if place == Place("search") and self._furnished:
            self.focus_search()

    def forget(self) -> None:
        """Let go of where the reader was, what was typed and what was opened: every page is another, from home on."""
        self.at_hand.forget()
        self.topbar.search.forget()
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.navigator.clear(Place("home"))

    def follow_link(self, href: str) -> None:
        """Go where a link of a text leads: within the library, or, asked first, out of the program."""
        kind, _, ident = href.partition(":")
        if kind in ("article", "section"):
            ident, _, anchor = ident.partition("#")
            self.navigator.go(Place(kind, ident, anchor))
        elif kind == "term":
            self.navigator.go(Place("glossary", ident))
        elif kind == "resource":
            self.navigator.go(Place("resources", ident))
        elif kind == "licence":
            self.navigator.go(Place("about", ident))
        else:
            self.links.ask(href)

    def _remember(self) -> None:
        # Of the place, as a preview of it may be on show.
        self.navigator.remember_scroll(self._page_for(self.navigator.place.kind).verticalScrollBar().value())

    def ask_link(self, address: str, name: str) -> None:
        """Ask whether to open an address outside."""
        self.links.ask(address, name)

    # --- Keys ---

    def _make_shortcuts(self) -> None:
        actions: dict[str, Callable[[], None]] = {
            "help": self.show_help, "home": self.show_home, "search": self.focus_search,
            "back": self.navigator.back, "forward": self.navigator.forward, "larger": self._larger,
            "smaller": self._smaller, "normal": self._normal, "print": self.print_page,
            "contents": self.to_contents, "resources": self.show_resources, "glossary": self.show_glossary,
            "keys": self.show_keys, "quit": self._quit, **self.at_hand.actions(),
        }  # fmt: skip
        from PySide6.QtGui import QKeySequence, QShortcut

        from metsguide.ui.keys import SHORTCUTS

        for name, keys, _ in SHORTCUTS:
            for key in () if name in self.without else keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(actions[name])
                if key == "/":
                    self._slash = shortcut
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._free_slash)

    def _free_slash(self, _old: QWidget | None, new: QWidget | None) -> None:
        """In a box to type in, a slash is a slash."""
        self._slash.setEnabled(not isinstance(new, QtWidgets.QLineEdit))

    def show_help(self) -> None:
        self.navigator.go(HELP)

    def show_home(self) -> None:
        self.navigator.go(Place("home"))

    def show_resources(self) -> None:
        self.navigator.go(Place("resources"))

    def show_glossary(self) -> None:
        self.navigator.go(Place("glossary"))

    def show_keys(self) -> None:
        self.navigator.go(Place("keys"))

    def _expect_a_search(self) -> None:
        """Make the page of results while the hand is on its way to the keys: the first letter need not wait for it."""
        if "search" not in self._pages:
            QtCore.QTimer.singleShot(0, self, self._make_search_ready)

    def _make_search_ready(self) -> None:
        self._page_for("search").make_ready()

    def focus_search(self) -> None:
        """Put the keyboard in the search box."""
        self.topbar.search.line.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def to_contents(self) -> None:
        """From the page to the contents, and from there back to the page."""
        focused = QApplication.focusWidget()
        if focused is not None and self.sidebar.isAncestorOf(focused) and self.sidebar.isVisible():
            self.close_contents()
            page = self.page()
            page.take_focus() if isinstance(page, Page) else page.enter()
            return
        if not self.sidebar.isVisible():
            self.toggle_contents()
        self.sidebar.take_focus()

    def _into_results(self) -> None:
        if self.navigator.place.kind == "search":
            self.page().enter()

    def _larger(self) -> None:
        self.kit.look.step_text_size(1)

    def _smaller(self) -> None:
        self.kit.look.step_text_size(-1)

    def _normal(self) -> None:
        self.kit.look.choose_text_size(100)

    def _quit(self) -> None:
        self.close()

    @property
    def without(self) -> tuple[str, ...]:
        """The keys that do nothing here, by their names in `keys.SHORTCUTS`."""
        return (*(() if self._prints else ("print",)), *(("quit",) if self.policy.kiosk else ()))

    @property
    def _prints(self) -> bool:
        return self.policy.printing != "off"

    def print_page(self) -> None:
        """Show how the page on show is printed, where the policy lets anybody print."""
        if not self._prints:
            return
        self.at_hand.previewing.open_page()

    # --- Room ---

    @property
    def compact(self) -> int:
        """0: sidebar and page beside each other; 1: the sidebar behind a button; 2: that, and large text."""
        large = self.kit.look.text_size > _LARGE
        return 2 if large else 1 if self.width() < self.kit.look.px(_NARROW) else 0

    def _centre(self, page: QWidget) -> None:
        """Without the sidebar beside it, the column stands in the middle."""
        if isinstance(page, Page):
            page.set_centred(self.compact > 0)

    def toggle_contents(self) -> None:
        """Open or close the contents where they are behind a button."""
        if self._contents_open:
            self.close_contents()
        else:
            self._contents_open = True
            self.arrange()
            self.sidebar.take_focus()

    def close_contents(self) -> None:
        """Close the contents where they lie over the page."""
        if self._contents_open:
            self._contents_open = False
            self.arrange()

    def arrange(self) -> None:
        """Give every part its room."""
        beside = self.compact == 0
        side = self.kit.look.sidebar
        left = side if beside else 0
        bar = self.kit.look.target + (33 if self.policy.kiosk else 25)
        if self._furnished:
            bar = self.topbar.height_in(self.width() - left, self.compact)
        below = bar + (self.at_hand.arrange(left, bar, self.width() - left) if self._furnished else 0)
        for page in self._pages.values():
            self._centre(page)
        self.stack.setGeometry(left, below, self.width() - left, self.height() - below)
        self._side_ground.setGeometry(0, 0, left, self.height())
        if self._furnished:
            self._arrange_around(beside, side, bar)

    def _arrange_around(self, beside: bool, side: int, bar: int) -> None:
        self.topbar.set_compact(self.compact)
        if beside:
            self._contents_open = False
        left = side if beside else 0
        self.topbar.setGeometry(left, 0, self.width() - left, bar)
        self.sidebar.setVisible(beside or self._contents_open)
        top = 0 if beside else bar
        self.sidebar.setGeometry(0, top, min(side, self.width()), self.height() - top)
        self.sidebar.help_button.setVisible(beside)
        self._cover.setVisible(self._contents_open)
        self._cover.setGeometry(0, bar, self.width(), self.height() - bar)
        if self._contents_open:
            self._cover.raise_()
            self.sidebar.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # A child of the window, so that it goes with a window that is closed before the pass is over.
            after = QTimer(self)
            after.setSingleShot(True)
            after.timeout.connect(self.painted)
            after.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Escape and self._contents_open:
            self.close_contents()
            self.topbar.contents_button.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        elif event.key() == QtCore.Qt.Key.Key_Escape and self.at_hand.close_find():
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == QtCore.Qt.MouseButton.BackButton:
            self.navigator.back()
        elif event.button() == QtCore.Qt.MouseButton.ForwardButton:
            self.navigator.forward()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
