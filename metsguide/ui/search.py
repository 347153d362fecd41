# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Results while typing: a list of pages, words and places, with the words found marked in them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from metsguide.library import Library
from metsguide.model import Hit, Place
from metsguide.search import Search
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.page import MARGIN
from metsguide.ui.parts import Kit, button, counted, heading, label

_LIMIT = 30
_TEXT = 616
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list: a result, or (without one) the name of a group."""

    words: str
    hit: Hit | None = None


class _Results(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []

    def show(self, lines: list[_Line]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: QModelIndex | QPersistentModelIndex) -> _Line:
        return self._lines[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].hit is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.hit.title if line.hit is not None else line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.hit.title}. {line.words}. {line.hit.snippet}" if line.hit is not None else line.words
        return None


class _Painter(QStyledItemDelegate):
    """Draws a result: its title, where it belongs, and the words around what was found."""

    def __init__(self, kit: Kit, model: _Results, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._model, self._view = kit, model, view

    def _layouts(self, line: _Line, width: int) -> list[tuple[QTextLayout, float, str]]:
        """Each text with the height of its lines and its colour, laid out for a width."""
        look = self._kit.look
        text_width = min(width - 2 * look.px(24), look.px(_TEXT))
        if line.hit is None:
            return [(_laid_out(line.words, look.font("small", bold=True), (), text_width), look.line("small"), "ink-2")]
        hit = line.hit
        title = _laid_out(hit.title, look.font("subheading"), self._marks(hit.title_marks), text_width)
        second = _laid_out(line.words, look.font("small"), (), text_width)
        snippet = _laid_out(hit.snippet, look.font("snippet"), self._marks(hit.snippet_marks), text_width)
        return [
            (title, look.line("subheading"), "accent"),
            (second, look.line("small"), "ink-2"),
            (snippet, look.line("snippet"), "ink"),
        ]

    def _marks(self, pairs: tuple[tuple[int, int], ...]) -> tuple[QTextLayout.FormatRange, ...]:
        ranges = []
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.Bold)
        form.setForeground(self._kit.look.colour("on-mark"))
        form.setBackground(self._kit.look.colour("mark"))
        for start, end in pairs:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, form
            ranges.append(one)
        return tuple(ranges)

    def sizeHint(  # the option's rectangle is not laid out yet
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        px = self._kit.look.px
        line = self._model.line(index)
        width = self._view.viewport().width()
        height = sum(layout.lineCount() * step for layout, step, _ in self._layouts(line, width))
        return QSize(width, round(height) + (px(24) if line.hit is not None else px(16)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = self._kit.look
        line = self._model.line(index)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if line.hit is not None and (chosen or state & QStyle.StateFlag.State_MouseOver):
            painter.setPen(QPen(look.colour("control"), 1) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tint" if chosen else "hover"))
            painter.drawRoundedRect(_row_rect(rect, look.px(800)), 12, 12)
        y = float(rect.top() + (look.px(12) if line.hit is not None else look.px(10)))
        for layout, step, colour in self._layouts(line, rect.width()):
            painter.setPen(look.colour(colour))
            for number in range(layout.lineCount()):
                one = layout.lineAt(number)
                one.setPosition(QPointF(0, number * step + (step - one.height()) / 2))
            layout.draw(painter, QPointF(rect.left() + look.px(24), y))
            if colour == "accent":
                width = max(layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount()))
                base = y + layout.lineCount() * step - look.px(1)
                painter.setPen(QPen(look.colour("accent"), 1))
                painter.drawLine(
                    QPointF(rect.left() + look.px(24), base), QPointF(rect.left() + look.px(24) + width, base)
                )
            y += layout.lineCount() * step
        painter.restore()


def _row_rect(rect: QRect, most: int) -> QRectF:
    return QRectF(rect.left() + 1, rect.top() + 2, min(rect.width() - 8, most), rect.height() - 4)


def _laid_out(text: str, font: QFont, ranges: tuple[QTextLayout.FormatRange, ...], width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats(list(ranges))
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
    layout.endLayout()
    return layout


class _View(QListView):
    opened = Signal(QModelIndex)
    left_upwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 1):
            self.left_upwards.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Move to the next result that way, over the names of groups."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.model().rowCount():
            index = self.model().index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return
            row += by

    def focus_rect(self) -> QRect:
        """Where the keyboard is: the current result."""
        rect = self.visualRect(self.currentIndex())
        return _row_rect(rect, 10_000).toRect().adjusted(2, 2, -2, -2) if rect.isValid() else self.viewport().rect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class SearchPage(QWidget):
    """Shows what a text finds. The text comes with the place, so back and forward bring searches back."""

    back_to_box = Signal()

    def __init__(self, kit: Kit, navigator: Navigator, library: Library, language: str) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._navigator, self._library, self._language = navigator, library, language
        self._search = Search(library)
        self._place = Place("search")
        self.found = 0
        self._sections = {one.id: one.title for one in library.sections(language)}
        self._title = heading("", "title", 1)
        self._count = label("", "lead")
        self._model = _Results(self)
        self._view = _View(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_Painter(kit, self._model, self._view))
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
            self._title.setText(self.tr("What are you looking for?"))
            self._count.setText(self.tr("Type a word in the box above. Results appear as you type."))
            self._model.show([])
            self._view.hide()
            self._nothing.hide()
            return
        hits = self._search.find(place.id, self._language, _LIMIT).hits
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
        self._announce(self._count.text())

    def verticalScrollBar(self) -> object:
        """The results' own scroll bar, which the window remembers."""
        return self._view.verticalScrollBar()

    def enter(self) -> None:
        """Take the keyboard: the first result becomes the current one."""
        if self._model.rowCount() and self._view.isVisible():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.setCurrentIndex(QModelIndex())
            self._view.step(1)

    def _lines(self, hits: tuple[Hit, ...]) -> list[_Line]:
        groups = (
            ("article", self.tr("Pages")), ("term", self.tr("Word meanings")), ("resource", self.tr("Places to turn")),
        )  # fmt: skip
        lines: list[_Line] = []
        for kind, words in groups:
            found = [hit for hit in hits if hit.kind == kind]
            if found:
                lines.append(_Line(words))
                lines += [_Line(self._second(hit, words), hit) for hit in found]
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
