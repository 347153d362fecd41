# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The bar along the top: back and forward, the search box, text size, print; in a narrow window also help first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from metsguide.model import Place
from metsguide.ui.navigator import HELP, Navigator
from metsguide.ui.parts import Kit, Picture

_CONTENTS_IN_WORDS = 480
"""A width at 100 %, in pixels."""


class _Line(QLineEdit):
    reached = Signal()
    into_results = Signal()
    left = Signal()

    def __init__(self, box: QWidget) -> None:
        super().__init__(box)
        self._box = box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.into_results.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focus_rect(self) -> QRect:
        """The whole box, not only the part with the letters."""
        return QRect(self.mapFrom(self._box, self._box.rect().topLeft()), self._box.size())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()
        self.reached.emit()


class SearchBox(QFrame):
    """Where a reader types. Each change is a visit to the search page; nothing typed is kept anywhere else.

    `reached`: the keyboard is in the box, and somebody may be about to type.
    """

    reached = Signal()
    into_results = Signal()

    def __init__(self, kit: Kit, navigator: Navigator) -> None:
        super().__init__()
        self._kit, self._navigator = kit, navigator
        self.setProperty("look", "field")
        self.line = _Line(self)
        self.line.setMaxLength(500)
        self.line.textEdited.connect(self._typed)
        self.line.reached.connect(self.reached)
        self.line.into_results.connect(self.into_results)
        self.line.left.connect(self.clear)
        self._picture = Picture(kit, "search")
        self._clear = QPushButton()
        self._clear.setProperty("look", "clear")
        self._clear.clicked.connect(self.clear)
        self._layout = QHBoxLayout(self)
        for widget in (self._picture, self.line, self._clear):
            self._layout.addWidget(widget)
        self._clear.hide()
        self.setFocusProxy(self.line)
        navigator.moved.connect(self.follow)

    def retranslate(self, short: bool) -> None:
        self.line.setPlaceholderText(self.tr("Search") if short else self.tr("Search: a word, a place, a worry"))
        self.line.setAccessibleName(self.tr("Search"))
        self.line.setAccessibleDescription(self.tr("Results appear below while you type. Down arrow moves to them."))
        self._clear.setAccessibleName(self.tr("Clear the search"))
        self._clear.setToolTip(self._clear.accessibleName())

    def restyle(self) -> None:
        self._layout.setContentsMargins(14, 0, 0, 0)
        self._layout.setSpacing(10)
        self.setFixedHeight(self._kit.look.target)
        self._picture.setFixedSize(self._kit.icons.size(22))
        self._clear.setIcon(self._kit.icons.icon("x"))
        self._clear.setIconSize(self._kit.icons.size())
        self._clear.setFixedSize(self._kit.look.target, self._kit.look.target - 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def clear(self) -> None:
        """Empty the box; from the results, go back to where the search began."""
        self.line.clear()
        self._clear.hide()
        if self._navigator.place.kind == "search":
            if self._navigator.can_go_back:
                self._navigator.back()
            else:
                self._navigator.go(Place("home"), replace=True)

    def forget(self) -> None:
        """Empty the box for good: `setText` drops what undoing would bring back, which `clear` keeps."""
        self.line.setText("")
        self._clear.hide()

    def _typed(self, text: str) -> None:
        if not text.strip():
            if self._navigator.place.kind == "search":
                self.clear()
            self._clear.setVisible(bool(text))
            return
        self._clear.show()
        self._navigator.go(Place("search", text), replace=self._navigator.place.kind == "search")

    def follow(self) -> None:
        """Show the text of the search the reader is at."""
        place = self._navigator.place
        text = place.id if place.kind == "search" else ""
        if self.line.text() != text and not (self.line.hasFocus() and not self.line.text().strip()):
            self.line.setText(text)
        self._clear.setVisible(bool(self.line.text()))


class TopBar(QWidget):
    """`set_compact` says how much room there is: 0 wide, 1 narrow (no sidebar), 2 narrow with large text."""

    contents_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, kit: Kit, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._kit, self._navigator = kit, navigator
        self._compact = 0
        self._contents_words = True
        self.help_button = self._button("help", self._help)
        self.contents_button = self._button("", self.contents_wanted.emit)
        self.back_button = self._button("edge" if kit.look.kiosk else "bar", navigator.back)
        self.forward_button = self._button("bar", navigator.forward)
        self.search = SearchBox(kit, navigator)
        self.smaller_button = self._button("smaller", self._smaller)
        self.larger_button = self._button("larger", self._larger)
        self.print_button = self._button("bar", self.print_wanted.emit)
        self._sizes = QWidget()
        sizes = QHBoxLayout(self._sizes)
        sizes.setContentsMargins(0, 0, 0, 0)
        sizes.setSpacing(0)
        sizes.addWidget(self.smaller_button)
        sizes.addWidget(self.larger_button)
        self.ends = self._make_ends()
        self._rows = QVBoxLayout(self)
        self._layout, self._second = QHBoxLayout(), QHBoxLayout()
        self._rows.addLayout(self._layout)
        self._rows.addLayout(self._second)
        self._two = False
        self._styled: tuple[int, bool, bool] = (0, False, False)
        self._fill()
        navigator.moved.connect(self._follow)
        kit.look.changed.connect(self.restyle)
        self.restyle()
        self._follow()
        self.search.follow()

    def _button(self, look: str, slot: object) -> QPushButton:
        made = QPushButton()
        made.setProperty("look", look)
        made.clicked.connect(slot)
        return made

    def _make_ends(self) -> list[QPushButton]:
        """What stands last in the first row."""
        return []

    def height_in(self, width: int, compact: int) -> int:
        """How high the bar is in a width: two rows where one would cut its words."""
        px = self._kit.look.px
        words = compact > 0 and width >= px(_CONTENTS_IN_WORDS)
        if words != self._contents_words:
            self._contents_words = words
            self.retranslate()
        two = compact > 0 and width < self._width_of_one_row()
        if two != self._two:
            self._two = two
            self._fill()
        return self._kit.look.target * (2 if two else 1) + (33 if two else 25)

    def _width_of_one_row(self) -> int:
        """How wide a narrow bar must be for all its words to stand in one row, in this language and text size."""
        buttons = (self.help_button, self.contents_button, self.back_button, self.print_button)
        for made in buttons:
            made.ensurePolished()
        parts = [made.sizeHint().width() for made in buttons]
        parts += [
            self._kit.look.px(150),
            2 * (self._kit.look.target + self._kit.look.px(3)),
        ]  # the search box at its least, the two sizes
        return sum(parts) + 8 * len(parts) + 48

    def _fill(self) -> None:
        first = [self.help_button, self.contents_button, self.back_button, self.forward_button]
        second = [self.search, self._sizes]
        for row in (self._layout, self._second):
            while row.count():
                row.takeAt(0)
        for widget in first:
            self._layout.addWidget(widget)
        if self._two:
            self._layout.addStretch(1)
        for part in second:
            (self._second if self._two else self._layout).addWidget(part, 1 if part is self.search else 0)
        for widget in (self.print_button, *self.ends):
            self._layout.addWidget(widget)

    def set_compact(self, compact: int) -> None:
        """Make do with less room."""
        if (compact, self._two, self._contents_words) != self._styled:
            self._compact = compact
            self.restyle()

    def restyle(self) -> None:
        """Take up sizes, colours and words anew."""
        look, icons, compact = self._kit.look, self._kit.icons, self._compact
        self._styled = (compact, self._two, self._contents_words)
        px = look.px
        # Large text needs the room itself: the space around it stays as it is at 100 %.
        self._rows.setContentsMargins(24, 12, 24, 12)
        self._rows.setSpacing(8 if self._two else 0)
        for row in (self._layout, self._second):
            row.setSpacing(8 if compact else 12)
        self.search.setMinimumWidth(px(150) if compact else px(200))
        self.help_button.setVisible(compact > 0)
        self.contents_button.setVisible(compact > 0)
        self.forward_button.setVisible(compact == 0)
        self.help_button.setIcon(icons.icon("phone", "on-help"))
        self.contents_button.setIcon(icons.icon("menu"))
        self.back_button.setIcon(icons.icon("back"))
        self.forward_button.setIcon(icons.icon("fwd"))
        self.print_button.setIcon(icons.icon("print"))
        for made in (
            self.help_button, self.contents_button, self.back_button, self.forward_button, self.print_button,
        ):  # fmt: skip
            made.setIconSize(icons.size(22))
        for made in (self.smaller_button, self.larger_button):
            made.setFixedSize(look.target + px(3), look.target)
        self.search.restyle()
        self.retranslate()
        self._follow()

    def retranslate(self) -> None:
        """Say everything anew in the language in force."""
        compact = self._compact
        self._say(self.help_button, self.tr("Get help now"), words=True)
        self._say(self.contents_button, self.tr("Contents"), words=self._contents_words)
        self._say(self.back_button, self.tr("Back"), words=compact == 0)
        self._say(self.forward_button, self.tr("Forward"), words=False)
        self._say(self.print_button, self.tr("Print"), words=compact == 0)
        self.smaller_button.setText("A−")
        self.larger_button.setText("A+")
        size = self._kit.look.text_size
        self.smaller_button.setAccessibleName(self.tr("Smaller text, now {0} %").format(size))
        self.larger_button.setAccessibleName(self.tr("Larger text, now {0} %").format(size))
        for made in (self.smaller_button, self.larger_button):
            made.setToolTip(made.accessibleName())
        self.search.retranslate(short=compact > 0)

    def _say(self, made: QPushButton, text: str, *, words: bool) -> None:
        made.setText(f" {text}" if words else "")
        made.setAccessibleName(text)
        made.setToolTip("" if words else text)

    def _follow(self) -> None:
        self.back_button.setEnabled(self._navigator.can_go_back)
        self.forward_button.setEnabled(self._navigator.can_go_forward)
        self.smaller_button.setEnabled(self._kit.look.can_step(-1))
        self.larger_button.setEnabled(self._kit.look.can_step(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, super().minimumSizeHint().height())

    def _help(self) -> None:
        self._navigator.go(HELP)

    def _smaller(self) -> None:
        self._kit.look.step_text_size(-1)

    def _larger(self) -> None:
        self._kit.look.step_text_size(1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
