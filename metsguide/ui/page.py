# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What every page of the detail pane is: a column that scrolls, built anew for each place it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar, QWidget

from metsguide.model import Place
from metsguide.ui.flow import Stack
from metsguide.ui.parts import Kit
from metsguide.ui.qt_numbers import NO_FOCUS, NO_FRAME, SCROLL_BAR_ALWAYS_OFF

if TYPE_CHECKING:
    from metsguide.paper import Paper
    from metsguide.ui.kept import Kept

MARGIN = 32
"""Around the column, in pixels at any text size: large text needs the room itself."""
COLUMN = 664
"""The reading column at 100 %, in pixels; text in it keeps to `TEXT`."""
TEXT = 616


class Page(QScrollArea):
    """A page of one kind. `build` fills `self.column` for a place; the base does width, scrolling and rebuilding."""

    wide = False
    """Whether the column may take all the width there is."""
    column_of: type[Stack] = Stack

    kept: Kept | None = None
    """What is kept of the reader; the window gives it once the start is over, and the page is made anew."""

    made_anew = Signal()
    """The column is another one, and what was in it is about to go."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.place = Place("home")
        self._centred = False
        self._flowed = -1
        self._to_arrive: int | None = None
        self.setObjectName("page")
        self.setProperty("frameShape", NO_FRAME)
        self.setWidgetResizable(False)
        self.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_ALWAYS_OFF)
        self.setProperty("focusPolicy", NO_FOCUS)
        self._ground = QWidget()
        self._ground.setObjectName("column-ground")
        self.setWidget(self._ground)
        self.column = self._new_column()
        kit.look.changed.connect(self._restyle)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_keyboard)

    # --- For the pages ---

    def build(self, place: Place) -> None:
        """Fill the empty `self.column` for a place."""
        raise NotImplementedError

    def set_centred(self, centred: bool) -> None:
        """Whether the column stands in the middle of the room there is, or at its left."""
        if centred != self._centred:
            self._centred = centred
            self._flow()

    def title(self) -> str:
        """What a screen reader says on arriving here."""
        return ""

    def paper(self) -> Paper | None:
        """The page as it is printed, with what is open on it; None where there is nothing to print."""
        return None

    def settle(self) -> None:
        """The column has its width: place what hangs beside it."""

    # --- For the window ---

    def show_place(self, place: Place, scroll: int = 0) -> None:
        """Show a place from its top, from where it was left, or from its anchor."""
        self.place = place
        self.rebuild()
        # What is not on the screen yet has no scroll bar to be set.
        self._to_arrive = scroll if not self.isVisible() else None
        if self.isVisible():
            self.arrive(scroll)

    def arrive(self, scroll: int) -> None:
        """Scroll to the place's anchor or, where it has none, to where the page was left."""
        if self.place.anchor:
            self.scroll_to_anchor(self.place.anchor)
        else:
            self.verticalScrollBar().setValue(scroll)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._to_arrive is not None:
            scroll, self._to_arrive = self._to_arrive, None
            self.arrive(scroll)

    def take_focus(self) -> None:
        """Put the keyboard at the top of the page: the keys scroll it, and Tab goes to its first link."""
        self.column.setFocus()

    def rebuild(self) -> None:
        """Make the column anew for the same place, and stay where it was scrolled to."""
        scroll = self.verticalScrollBar().value()
        old = self.column
        self.column = self._new_column()
        self.build(self.place)
        self._flow()
        self._put_in(old)
        self.verticalScrollBar().setValue(scroll)
        self.made_anew.emit()

    def scroll_to_anchor(self, anchor: str) -> None:
        """Bring a heading to the top."""
        top = self.anchor_top(anchor)
        if top is not None:
            self.verticalScrollBar().setValue(top - self.kit.look.px(12))

    def anchor_top(self, anchor: str) -> int | None:  # noqa: ARG002 - for pages that have anchors
        """How far down in the column an anchor is."""
        return None

    def top_of(self, widget: QWidget) -> int:
        """How far down in the column a widget of it is."""
        return widget.mapTo(self.column, QPoint(0, 0)).y()

    def width_for_column(self) -> int:
        """How wide the column is, in pixels."""
        # The scroll bar stands within the right margin.
        room = self.width() - 2 * MARGIN
        return room if self.wide else min(room, self.kit.look.measure(COLUMN))

    # --- Inside ---

    def _new_column(self) -> Stack:
        # Born in its place, as moving a widget makes Qt style all of it again; hidden until it is built and laid out.
        column = self.column_of()
        column.hide()
        column.setObjectName("column")
        column.setParent(self._ground)
        return column

    def _put_in(self, old: Stack) -> None:
        """Show the column that was built, in place of the old one."""
        focused: QWidget | None = self.window().focusWidget()  # of the page alone, it may be long ago
        if focused is not None and old.isAncestorOf(focused):
            self.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)  # else Qt looks for another place for it, one by one
        # The old one may hold the very button whose click led here: let go of it only when that is over.
        old.hide()
        old.deleteLater()
        self.column.setAccessibleName(self.title())
        self.column.show()

    def _flow(self) -> None:
        width = self.width_for_column()
        self._flowed = self.width()
        spare = self.width() - 2 * MARGIN - width
        left = MARGIN + (max(0, spare // 2) if self._centred else 0)
        self.column.set_margins((left, self.kit.look.px(32), 0, self.kit.look.px(48)))
        self._ground.resize(width + left, self.column.flow(width + left))
        self.settle()

    def reflow(self) -> None:
        """Something in the column changed its height."""
        scroll = self.verticalScrollBar().value()
        self._flow()
        self.verticalScrollBar().setValue(scroll)

    def _restyle(self) -> None:
        if self.isVisible():
            self.rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._flowed:  # the event's width is without the scroll bar
            self._flow()

    def _follow_keyboard(self, old: QWidget | None, new: QWidget | None) -> None:
        """Show what the keyboard has come to, from within the page or from beside it. What a pointer pressed is in
        view, and a window that comes forward again stays as it was.
        """
        if old is None or new is None or new is self.column or not self.column.isAncestorOf(new):
            return
        if QGuiApplication.mouseButtons() == QtCore.Qt.MouseButton.NoButton:
            self.bring_into_view(new)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        moved = super().focusNextPrevChild(forwards)
        widget: QWidget | None = self.focusWidget()
        if moved and widget is not None and self.column.isAncestorOf(widget):
            self.bring_into_view(widget)  # once more: Qt has scrolled to a text's middle, and not to its link
        return moved

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll as little as shows what the keyboard is on."""
        told = getattr(widget, "focus_rect", None)
        rect = told() if told is not None else widget.rect()
        top = widget.mapTo(self.column, rect.topLeft()).y()
        bar: QScrollBar = self.verticalScrollBar()
        room = self.kit.look.px(24)
        if top - room < bar.value():
            bar.setValue(top - room)
        elif top + rect.height() + room > bar.value() + self.viewport().height():
            bar.setValue(top + rect.height() + room - self.viewport().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        key = event.key()
        if key == QtCore.Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == QtCore.Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == QtCore.Qt.Key.Key_Space:
            page = bar.pageStep() - self.kit.look.px(48)
            back = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-page if back else page))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.rebuild()
        super().changeEvent(event)
