# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Results while typing: what to do first where a search is a cry for help, then pages, words and places to turn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from metsguide.library import Library
from metsguide.model import Hit, Place, Urgent
from metsguide.search import Results
from metsguide.search_shelves import ShelfSearch
from metsguide.ui.flow import Stack, Wrap
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.page import TEXT, Page
from metsguide.ui.parts import Kit, button, counted, heading, label
from metsguide.ui.result_list import Line, ResultList
from metsguide.ui.urgent_panel import UrgentPanel

_LIMIT = 20
_BEST = 3
"""So many results stand first whatever they are; those that follow are grouped (`Results.hits`)."""
_PANELS = 2
_PANEL = 764
_LONGEST_SHOWN = 60
_AS_TYPED = "as-typed"
"""The anchor of a search whose words are not to be mended."""


class _Column(Stack):
    """A column in which hidden parts take no room."""

    def flow(self, width: int) -> int:
        every = self._children
        self._children = [child for child in every if not _is_put_away(child[0])]
        height = super().flow(width)
        self._children = every
        return height


def _is_put_away(widget: QWidget) -> bool:
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class SearchPage(Page):
    """Shows what a text finds. The text comes with the place, so back and forward bring searches back.

    While somebody types, the parts stay and only what they say changes: nothing flickers.
    """

    wide = True
    column_of = _Column
    back_to_box = Signal()

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str) -> None:
        super().__init__(kit)
        self._navigator, self._library, self._language = navigator, library, language
        self._search = ShelfSearch(library)
        self._sections = {one.id: one.title for one in library.sections(language)}
        self.found = 0
        self._said = ""
        self._urgent: tuple[Urgent, ...] = ()
        self._prepared = False

    # --- For the window ---

    def title(self) -> str:
        return self._title.text()

    def show_place(self, place: Place, scroll: int = 0) -> None:
        """Search for the place's text and show what that finds."""
        if not hasattr(self, "_view"):
            super().show_place(Place(place.kind, place.id, place.anchor), scroll)
            return
        self.place = place
        self._fill()
        self._flow()
        self.column.setAccessibleName(self.title())
        self.verticalScrollBar().setValue(scroll)

    def make_ready(self) -> None:
        """Have all that the first letter would have to wait for."""
        if not hasattr(self, "_view"):
            super().show_place(Place("search"))
        self._prepare()

    def scroll_to_anchor(self, anchor: str) -> None:
        """A search has none: what stands there says how to search."""

    def enter(self) -> None:
        """Take the keyboard: to what to do first, else to the first result."""
        if self._panels.first_button is not None:
            self._panels.first_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._view.results.rowCount():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.setCurrentIndex(QModelIndex())
            self._view.step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that the keyboard is on: it came here from a box where Enter searches."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    # --- Its parts ---

    def build(self, place: Place) -> None:
        self.place = place
        px = self.kit.look.px
        self._urgent = ()
        self._panels = self.column.add(_Panels(self.kit, self._library, self._language), most=px(_PANEL))
        self._panels.chosen.connect(self._navigator.go)
        self._title = self.column.add(heading("", "title", 1), most=px(_PANEL))
        self._mended = self.column.add(_Mended(self.kit), px(8), most=px(_PANEL))
        self._mended.as_typed.clicked.connect(self._search_as_typed)
        self._count = self.column.add(label("", "lead"), px(4), most=px(_PANEL))
        self._endings = self.column.add(_Endings(self.kit), px(10), most=px(_PANEL))
        self._endings.chosen.connect(self._go_on)
        self._list = self.column.add(ResultList(self.kit), px(6))
        self._view = self._list.view
        self._view.setAccessibleName(self.tr("Results"))
        self._view.clicked.connect(self._open)
        self._view.opened.connect(self._open)
        self._view.left_upwards.connect(self.back_to_box)
        self._view.moved.connect(self._show_current)
        self._nothing = self.column.add(self._ways_on(), px(12), most=px(TEXT))
        self._fill()

    def _ways_on(self) -> Stack:
        """What there is where nothing was found, or nothing is asked yet."""
        kit, px = self.kit, self.kit.look.px
        ways = Stack()
        tips = self.tr("Try one word, a shorter word, or another way to say it. A body part, a feeling and a treatment"
                       " all work.")  # fmt: skip
        ways.add(label(tips, "body"))
        help_button = button(kit, self.tr("Get help now"), "phone", "help", tint="on-help")
        help_button.clicked.connect(self._help)
        ways.add(help_button, px(16))
        ways.add(heading(self.tr("Or look through the contents"), "subheading"), px(24))
        buttons = Wrap(px(10), px(10))
        for section in self._library.sections(self._language):
            if not section.urgent:
                one = _SectionButton(kit, section.title, section.icon, Place("section", section.id))
                one.chosen.connect(self._navigator.go)
                buttons.add(one)
        ways.add(buttons, px(10))
        return ways

    # --- What they say ---

    def _fill(self) -> None:
        text = self.place.id.strip()
        if not text:
            self._show(Results("", (), ()))
            self._title.setText(self.tr("What are you looking for?"))
            self._count.show()
            self._count.setText(self.tr("Type a word in the box above. Results appear as you type."))
            return
        results = self._search.find(self.place.id, self._language, _LIMIT, as_typed=self.place.anchor == _AS_TYPED)
        self._show(results)
        # A page's heading does not grow with a text pasted into the box.
        shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
        if results.hits:
            self._title.setText(self.tr("Results for “{0}”").format(shown))
        else:
            self._title.setText(self.tr("Nothing found for “{0}”").format(shown))
        self._count.setText(self._count_words(results))
        self._count.setVisible(bool(results.hits))
        self._announce(results)

    def _show(self, results: Results) -> None:
        self.found = len(results.hits)
        if results.urgent[:_PANELS] != self._urgent:
            self._urgent = results.urgent[:_PANELS]
            self._panels.show_signs(self._urgent)
        self._panels.setVisible(bool(self._urgent))
        self._mended.say(results)
        self._endings.offer(results.suggestions)
        self._view.results.show(self._lines(results.hits))
        self._list.setVisible(bool(results.hits))
        self._nothing.setVisible(bool(results.query) and not results.hits)
        self._endings.setVisible(bool(results.suggestions))

    def _count_words(self, results: Results) -> str:
        if not results.hits:
            return self._title.text()
        found = counted(
            len(results.hits), self.tr("1 found. Use the arrow keys or tap it."),
            self.tr("{0} found. Use the arrow keys or tap one."),
        )  # fmt: skip
        if len(results.hits) == _LIMIT:  # there may be more
            found = self.tr("The best {0}. Use the arrow keys or tap one.").format(_LIMIT)
        if results.holds == "most":
            return " ".join((self.tr("Nothing has all these words. These have most of them."), found))
        if results.holds == "any":
            return " ".join((self.tr("Nothing has all these words. These have some of them."), found))
        return found

    def _lines(self, hits: tuple[Hit, ...]) -> list[Line]:
        groups = {
            "article": self.tr("Pages"), "term": self.tr("Word meanings"), "resource": self.tr("Places to turn"),
        }  # fmt: skip
        lines: list[Line] = []
        group = ""
        for place, hit in enumerate(hits):
            words = self.tr("Best answers") if place < _BEST else groups[hit.kind]
            if words != group:
                lines.append(Line(words))
                group = words
            lines.append(Line(self._second(hit), hit))
        return lines

    def _second(self, hit: Hit) -> str:
        if hit.kind == "article":
            about = self._library.summary(hit.id, self._language)
            if about is not None:
                minutes = counted(about.minutes, self.tr("1 minute"), self.tr("{0} minutes"))
                return f"{self._sections.get(about.section, hit.context)}  ·  {minutes}"
        return self.tr("Word") if hit.kind == "term" else self.tr("Place to turn")

    def _announce(self, results: Results) -> None:
        """Tell a screen reader, once for each thing there is to tell."""
        if not QAccessible.isActive():
            return
        said = [f"{sign.sign}. {sign.do}" for sign in self._urgent]
        said += [self._mended.words.text()] if results.mended else []
        words = " ".join((*said, self._count.text()))
        if words != self._said:
            self._said = words
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # --- What a reader does ---

    def _open(self, index: QModelIndex) -> None:
        hit = self._view.results.line(index).hit
        if hit is not None:
            kind = {"article": "article", "term": "glossary", "resource": "resources"}[hit.kind]
            self._navigator.go(Place(kind, hit.id))

    def _show_current(self) -> None:
        self.bring_into_view(self._view)

    def _search_as_typed(self) -> None:
        self._navigator.go(Place("search", self.place.id, _AS_TYPED), replace=True)

    def _go_on(self, text: str) -> None:
        self._navigator.go(Place("search", text), replace=True)
        self.back_to_box.emit()

    def _help(self) -> None:
        self._navigator.go(HELP)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._prepared:
            QTimer.singleShot(0, self, self._prepare)

    def _prepare(self) -> None:
        """Between two letters: what the first mistake would have to wait for."""
        if not self._prepared:
            self._prepared = True
            self._search.prepare(self._language)


class _Panels(Stack):
    """What stands above all results."""

    chosen = Signal(Place)

    def __init__(self, kit: Kit, library: Library, language: str) -> None:
        super().__init__()
        self._kit, self._library, self._language = kit, library, language
        self.first_button: QPushButton | None = None

    def show_signs(self, signs: tuple[Urgent, ...]) -> None:
        """A panel for each."""
        self.clear()
        self.first_button = None
        for sign in signs:
            panel = UrgentPanel(self._kit, self._library, self._language, sign)
            panel.chosen.connect(self.chosen)
            self.first_button = self.first_button or panel.first_button
            self.add(panel, self._kit.look.px(12) if sign is not signs[0] else 0)

    def flow(self, width: int) -> int:
        height = super().flow(width)
        return self._fix(width, height + self._kit.look.px(20))


class _Mended(Stack):
    """What was looked for instead of what was typed, and the way back to that."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.words: QLabel = self.add(label("", "body"))
        self.as_typed: QPushButton = self.add(button(kit, "", look="link"))

    def say(self, results: Results) -> None:
        """Say which words were mended; nothing where none was."""
        self.setVisible(bool(results.mended))
        if results.mended:
            meant = results.meant if len(results.meant) <= _LONGEST_SHOWN else results.meant[:_LONGEST_SHOWN] + "…"
            typed = ", ".join(word for word, _ in results.mended)
            self.words.setText(self.tr("Showing results for “{0}”.").format(meant))
            self.as_typed.setText(self.tr("Search for “{0}” as typed").format(typed[:_LONGEST_SHOWN]))
            self.as_typed.setAccessibleName(self.as_typed.text())


class _Endings(Wrap):
    """How the word that is being typed may go on."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit.look.px(8), kit.look.px(8))
        self._kit = kit
        self._offered: tuple[str, ...] = ()
        self._made: list[_TextButton] = []

    def offer(self, texts: tuple[str, ...]) -> None:
        """A button for each text. The buttons stay from letter to letter and only say something else."""
        if texts == self._offered:
            return
        self._offered = texts
        while len(self._made) < len(texts):
            one = self.add(_TextButton(self._kit))
            one.chosen.connect(self.chosen)
            self._made.append(one)
        for place, one in enumerate(self._made):
            one.say(texts[place] if place < len(texts) else "")

    def flow(self, width: int) -> int:
        """Buttons that say nothing take no room."""
        self._children = list(self._made[: len(self._offered)])
        return super().flow(width)


class _TextButton(QPushButton):
    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._text = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMaximumWidth(kit.look.px(_PANEL))
        self.clicked.connect(self._choose)

    def say(self, text: str) -> None:
        """Be the button for a text; none where it is empty."""
        if text != self._text:
            self._text = text
            self.setText(text)
            self.setAccessibleName(self.tr("Search for {0}").format(text) if text else "")
        self.setVisible(bool(text))

    def _choose(self) -> None:
        self.chosen.emit(self._text)


class _SectionButton(QPushButton):
    chosen = Signal(Place)

    def __init__(self, kit: Kit, title: str, icon: str, place: Place) -> None:
        super().__init__(f" {title}")
        self._place = place
        self.setAccessibleName(title)
        self.setIcon(kit.icons.icon(icon, "accent", 20))
        self.setIconSize(kit.icons.size(20))
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._place)
