# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Results while typing: a list of pages, words and places, with the words found marked in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from metsguide.library import Library
from metsguide.model import Hit, Place, Urgent
from metsguide.search_shelves import ShelfSearch
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.page import MARGIN
from metsguide.ui.parts import Kit, button, counted, heading, label
from metsguide.ui.result_list import Line, ResultPainter, Results, ResultView
from metsguide.ui.urgent_panel import UrgentPanel

_LIMIT = 20
_PANEL = 764
_LONGEST_SHOWN = 60


class SearchPage(QWidget):
    """Shows what a text finds. The text comes with the place, so back and forward bring searches back."""

    back_to_box = Signal()

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._navigator, self._library, self._language = navigator, library, language
        self._search = ShelfSearch(library)
        self._place = Place("search")
        self.found = 0
        self._urgent: tuple[Urgent, ...] = ()
        self._panel: UrgentPanel | None = None
        self._sections = {one.id: one.title for one in library.sections(language)}
        self._title = heading("", "title", 1)
        self._count = label("", "lead")
        self._model = Results(self)
        self._view = ResultView(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(ResultPainter(kit, self._model, self._view))
        self._view.setMouseTracking(True)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._open)
        self._view.opened.connect(self._open)
        self._view.left_upwards.connect(self.back_to_box)
        self._nothing = QWidget()
        self._tips = label("", "body")
        self._sections_button = button(kit, "", "home")
        self._help_button = button(kit, "", "phone", "help", tint="on-help")
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(0, kit.look.px(12), 0, 0)
        nothing.addWidget(self._tips)
        for widget in (self._sections_button, self._help_button):
            nothing.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(1)
        self._sections_button.clicked.connect(self._home)
        self._help_button.clicked.connect(self._help)
        self._layout = QVBoxLayout(self)
        for part in (self._title, self._count, self._view, self._nothing):
            self._layout.addWidget(part, 1 if part in (self._view, self._nothing) else 0)
        kit.look.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew in the language in force."""
        self._view.setAccessibleName(self.tr("Results"))
        self._tips.setText(
            self.tr("Try one word, a shorter word, or another way to say it. A body part, a feeling and a treatment"
                    " all work.")
        )  # fmt: skip
        self._sections_button.setText(" " + self.tr("Look through the contents"))
        self._sections_button.setAccessibleName(self.tr("Look through the contents"))
        self._help_button.setText(" " + self.tr("Get help now"))
        self._help_button.setAccessibleName(self.tr("Get help now"))

    def title(self) -> str:
        return self._title.text()

    def show_place(self, place: Place, scroll: int = 0) -> None:
        """Search for the place's text and show what that finds."""
        self._place = place
        text = place.id.strip()
        if not text:
            self._show_urgent(())
            self._title.setText(self.tr("What are you looking for?"))
            self._count.setText(self.tr("Type a word in the box above. Results appear as you type."))
            self._model.show([])
            self._view.hide()
            self._nothing.hide()
            return
        results = self._search.find(place.id, self._language, _LIMIT)
        hits = results.hits
        self._show_urgent(results.urgent)
        self.found = len(hits)
        # A page's heading does not grow with a text pasted into the box.
        shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
        self._title.setText(self.tr("Results for “{0}”").format(shown))
        if hits:
            self._count.setText(self.tr("{0} found. Use the arrow keys or tap one.").format(len(hits)))
        else:
            self._count.setText(self.tr("Nothing found."))
        self._model.show(self._lines(hits))
        self._view.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._view.verticalScrollBar().setValue(scroll)
        said = [f"{sign.sign}. {sign.do}" for sign in results.urgent[:1]]
        self._announce(" ".join((*said, self._count.text())))

    def _show_urgent(self, urgent: tuple[Urgent, ...]) -> None:
        """Put what the most urgent sign asks for above the results. The panel of the same sign stays as it is."""
        if urgent[:1] == self._urgent:
            return
        self._urgent = urgent[:1]
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
        if urgent:
            self._panel = UrgentPanel(self.kit, self._library, self._language, urgent[0])
            self._panel.chosen.connect(self._navigator.go)
            self._layout.insertWidget(0, self._panel)
            self._flow_panel()

    def _flow_panel(self) -> None:
        if self._panel is not None:
            self._panel.flow(min(self.width() - 2 * MARGIN, self.kit.look.px(_PANEL)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow_panel()

    def verticalScrollBar(self) -> object:
        """The results' own scroll bar, which the window remembers."""
        return self._view.verticalScrollBar()

    def enter(self) -> None:
        """Take the keyboard: the first result becomes the current one."""
        if self._model.rowCount() and self._view.isVisible():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.setCurrentIndex(QModelIndex())
            self._view.step(1)

    def _lines(self, hits: tuple[Hit, ...]) -> list[Line]:
        groups = (
            ("article", self.tr("Pages")), ("term", self.tr("Word meanings")), ("resource", self.tr("Places to turn")),
        )  # fmt: skip
        lines: list[Line] = []
        for kind, words in groups:
            found = [hit for hit in hits if hit.kind == kind]
            if found:
                lines.append(Line(words))
                lines += [Line(self._second(hit, words), hit) for hit in found]
        return lines

    def _second(self, hit: Hit, group: str) -> str:
        if hit.kind == "article":
            about = self._library.summary(hit.id, self._language)
            if about is not None:
                minutes = counted(about.minutes, self.tr("1 minute"), self.tr("{0} minutes"))
                return f"{self._sections.get(about.section, hit.context)}  ·  {minutes}"
        return self.tr("Word") if hit.kind == "term" else group

    def _announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))

    def _open(self, index: QModelIndex) -> None:
        hit = self._model.line(index).hit
        if hit is not None:
            kind = {"article": "article", "term": "glossary", "resource": "resources"}[hit.kind]
            self._navigator.go(Place(kind, hit.id))

    def _home(self) -> None:
        self._navigator.go(Place("home"))

    def _help(self) -> None:
        self._navigator.go(HELP)

    def _restyle(self) -> None:
        again = self._urgent  # its sizes are those of the text size it was made in
        self._show_urgent(())
        self._show_urgent(again)
        px = self.kit.look.px
        self._layout.setContentsMargins(MARGIN, px(32), px(4), 0)
        self._layout.setSpacing(px(6))
        self._view.setContentsMargins(0, 0, 0, 0)
        # Rows are drawn a little left of the page's margin, so that their words stand on it.
        self._view.setStyleSheet(f"QListView {{ margin-left: -{px(24)}px; }}")
        self._view.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.show_place(self._place)
        super().changeEvent(event)
