# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The sidebar: help first, home, the sections with the open one's articles, and what stands at its foot.

A list over a flat model, not a tree: QTreeView's accessible selection is off by one in Qt 6.12.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from metsguide.library import Library
from metsguide.model import Place, Section
from metsguide.ui.flow import Columns
from metsguide.ui.list_book import ListBook
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.parts import Kit, Picture, label, rule
from metsguide.ui.rows import Row, RowButton, paint_row, row_height

_LEAST_ROWS = 6
"""With room for fewer, the list takes in what stands at the foot, so that all of it can be scrolled."""


@dataclass(frozen=True, slots=True)
class _Item:
    place: Place
    text: str
    icon: str = ""
    section: str = ""


class _Model(QAbstractListModel):
    """Home, the sections, below the open section its articles, and at the end what is added."""

    def __init__(self, library: Library, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._language = language
        self._home = ""
        self._sections: tuple[Section, ...] = library.sections(language)
        self._open = ""
        self._items: list[_Item] = []
        self._added: list[_Item] = []
        self._words = ("", "")
        self._fill()

    def set_words(self, home: str, closed: str, opened: str) -> None:
        """The name of home, and what a screen reader adds to a section's name."""
        self.beginResetModel()
        self._home = home
        self._words = (closed, opened)
        self._fill()
        self.endResetModel()

    def add(self, items: list[_Item]) -> bool:
        """Show these at the end, and no others. Returns whether that is another list than before."""
        if items == self._added:
            return False
        self.beginResetModel()
        self._added = items
        self._fill()
        self.endResetModel()
        return True

    @property
    def open_section(self) -> str:
        return self._open

    def open(self, section: str) -> None:
        """Show the articles of one section, and of no other; "" closes all."""
        if section != self._open:
            self.beginResetModel()
            self._open = section
            self._fill()
            self.endResetModel()

    def _fill(self) -> None:
        self._items = [_Item(Place("home"), self._home, "home")]
        for section in self._sections:
            if section.urgent:
                continue
            self._items.append(_Item(Place("section", section.id), section.title, section.icon, section.id))
            if section.id == self._open:
                articles = self._library.articles(section.id, self._language)
                self._items += [_Item(Place("article", one.id), one.short_title) for one in articles]
        self._items += self._added

    def item(self, index: QModelIndex | QPersistentModelIndex) -> _Item:
        return self._items[index.row()]

    def row_of(self, place: Place) -> int:
        """The row that stands for a place; -1 where none does."""
        for row, item in enumerate(self._items):
            if item.place.kind == place.kind and item.place.id in ("", place.id):
                return row
        return -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if not item.section:
                return item.text
            return f"{item.text}, {self._words[item.section == self._open]}"
        return None

    def row(self, index: QModelIndex | QPersistentModelIndex) -> Row:
        item = self._items[index.row()]
        opened = bool(item.section) and item.section == self._open
        chevron = ("down" if opened else "chev") if item.section else ""
        return Row(item.text, item.icon, chevron, strong=opened)


class _Delegate(QStyledItemDelegate):
    def __init__(self, kit: Kit, model: _Model, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._model, self._view = kit, model, view
        self._heights: dict[tuple[str, str, bool, int, int], int] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row(index)
        state: QStyle.StateFlag = option.state
        row = Row(
            row.text, row.icon, row.chevron, strong=row.strong,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )  # fmt: skip
        paint_row(painter, self._kit, row, option.rect)

    def sizeHint(  # the option's rectangle is not laid out yet
        self,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        width = self._view.viewport().width()
        row = self._model.row(index)
        # The view asks for every row at every page that is opened; the words of few are new.
        key = (row.text, row.chevron, bool(row.icon), width, self._kit.look.text_size)
        if key not in self._heights:
            self._heights[key] = row_height(self._kit, row, width)
        return QSize(width, self._heights[key])


class _List(QListView):
    chosen = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focus_rect(self) -> QRect:
        """Where the keyboard is: the current row."""
        rect = self.visualRect(self.currentIndex())
        return rect if rect.isValid() else self.rect()

    def show_current(self) -> None:
        """Scroll as little as shows the current row; before there is room, not at all."""
        if self.isVisible():
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()
        self.show_current()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_current()


class Sidebar(QWidget):
    """Shows where the reader is, and leads on."""

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str, book: ListBook) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit = kit
        self._navigator = navigator
        self._library = library
        self._language = language
        self._book = book
        self._brand = Columns(kit.look.px(12))
        self._brand.add(Picture(kit, "book"), 0)
        self._brand.add(label("MetsGuide", "brand"))
        self.help_button = QPushButton()
        self.help_button.setProperty("look", "help-now")
        self.help_button.clicked.connect(self._help)
        self._model = _Model(library, language, self)
        self._list = _List(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(kit, self._model, self._list))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.clicked.connect(self._chosen)
        self._list.chosen.connect(self._chosen)
        self._rule = rule()
        self._resources = RowButton(kit, "signpost", self)
        self._glossary = RowButton(kit, "words", self)
        self._my_list = RowButton(kit, "list", self)
        self._settings = RowButton(kit, "info", self)
        self._resources.clicked.connect(self._show_resources)
        self._glossary.clicked.connect(self._show_glossary)
        self._my_list.clicked.connect(self._show_my_list)
        self._settings.clicked.connect(self._show_settings)
        self._layout = QVBoxLayout(self)
        foot = (self._rule, self._resources, self._glossary, self._my_list, self._settings)
        for widget in (self._brand, self.help_button, self._list, *foot):
            self._layout.addWidget(widget, 1 if widget is self._list else 0)
        self._layout.setSpacing(0)
        self._layout.insertSpacing(2, 10)
        navigator.moved.connect(self._follow)
        book.changed.connect(self._count)
        kit.look.changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def retranslate(self) -> None:
        """Say everything anew in the language in force."""
        self.help_button.setText("  " + self.tr("Get help now"))
        self.help_button.setAccessibleName(self.tr("Get help now"))
        self._list.setAccessibleName(self.tr("Contents"))
        self._model.set_words(self.tr("Home"), self.tr("section, closed"), self.tr("section, open"))
        self._resources.setText(self.tr("Places to turn"))
        self._glossary.setText(self.tr("Word meanings"))
        self._settings.setText(self.tr("Settings and about"))
        for row in (self._resources, self._glossary, self._settings):
            row.setAccessibleName(row.text())
        self._count()
        self._follow()

    def _count(self) -> None:
        """Say how much is on the list."""
        count = len(self._book.value)
        self._my_list.setText(self.tr("My list ({0})").format(count) if count else self.tr("My list"))
        self._my_list.setAccessibleName(self._my_list.text())
        self._my_list.update()
        self._arrange()

    def _arrange(self) -> None:
        """In a low window, or in large letters, the foot would leave the list no room: then the list takes it in."""
        foot = {
            self._resources: _Item(Place("resources"), self._resources.text(), "signpost"),
            self._glossary: _Item(Place("glossary"), self._glossary.text(), "words"),
            self._my_list: _Item(Place("my-list"), self._my_list.text(), "list"),
            self._settings: _Item(Place("preferences"), self._settings.text(), "info"),
        }
        above = self.help_button.sizeHint().height() if self.help_button.isVisibleTo(self) else 0
        low = self.height() - above < self._kit.look.target * (len(foot) + _LEAST_ROWS)
        for widget in (self._brand, self._rule, *foot):
            widget.setVisible(not low)
        if self._model.add(list(foot.values()) if low else []):
            self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def take_focus(self) -> None:
        """Put the keyboard on the row of where the reader is."""
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        px = self._kit.look.px
        self.setFixedWidth(self._kit.look.sidebar)
        self._layout.setContentsMargins(px(12), px(6), px(13), px(12))
        self.help_button.setIcon(self._kit.icons.icon("phone", "on-help"))
        self.help_button.setIconSize(self._kit.icons.size())
        self._brand.set_margins((px(14), px(12), 0, px(14)))
        self._brand.flow(self._kit.look.sidebar - px(25))
        for row in (self._resources, self._glossary, self._my_list, self._settings):
            row.setFixedHeight(self._kit.look.target)
        self._list.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self._arrange()

    def _follow(self) -> None:
        place = self._navigator.place
        here = self.tr("You are here")
        of_settings = place.kind in ("preferences", "about", "keys")
        self._resources.set_selected(place.kind == "resources", here)
        self._glossary.set_selected(place.kind == "glossary", here)
        self._my_list.set_selected(place.kind == "my-list", here)
        self._settings.set_selected(of_settings, here)
        section = ""
        if place.kind == "section":
            section = place.id
        elif place.kind == "article":
            about = self._library.summary(place.id, self._language)
            section = about.section if about is not None else ""
        self._model.open(section)
        row = self._model.row_of(Place("preferences") if of_settings else place)
        selection = self._list.selectionModel()
        if row < 0:
            selection.clear()
            return
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self._list.show_current()

    def _chosen(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if item.section and item.section == self._model.open_section and self._navigator.place == item.place:
            self._model.open("")
            return
        self._navigator.go(item.place)

    def _help(self) -> None:
        self._navigator.go(HELP)

    def _show_resources(self) -> None:
        self._navigator.go(Place("resources"))

    def _show_glossary(self) -> None:
        self._navigator.go(Place("glossary"))

    def _show_my_list(self) -> None:
        self._navigator.go(Place("my-list"))

    def _show_settings(self) -> None:
        self._navigator.go(Place("preferences"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
