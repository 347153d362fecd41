# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What covers the screen of a kiosk: hidden, "Are you still reading?", and the moment between two readers.

Each is opaque, and as large as the screen: nothing of a page shows, and nothing of it can be reached.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from metsguide.ui.focus_ring import FocusRing
from metsguide.ui.kiosk_watch import WARNING
from metsguide.ui.parts import Kit, button, heading, label

_CARD = 680
_SAID_AGAIN = 10
"""The seconds left at which a screen reader says the number once more."""


class Cover(QWidget):
    """A ground over all of the screen, with one column in its middle."""

    def __init__(self, screen: QWidget, kit: Kit, *, card: bool = False) -> None:
        super().__init__(screen)
        self.setObjectName("kiosk-cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._screen, self._kit = screen, kit
        # Where large text makes the column higher than the screen, it scrolls.
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("kiosk-card" if card else "kiosk-middle")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._middle = QWidget()
        self._middle.setObjectName("kiosk-column")
        self._middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self._middle)
        size = kit.look.target
        self.column.setContentsMargins(48, size * 2 // 3, 48, size * 2 // 3)
        self.column.setSpacing(0)
        self._scroll.setWidget(self._middle)
        self.ring = FocusRing(self, kit.look)
        screen.installEventFilter(self)

    def add(self, widget: QWidget, above: int = 0) -> None:
        """Append a widget to the column, so many pixels below the one before."""
        self.column.addSpacing(above)
        self.column.addWidget(widget)

    def words(self, made: QLabel, above: int = 0) -> QLabel:
        """Append words, in the middle of the column."""
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.add(made, above)
        return made

    def cover(self) -> None:
        """Be on the screen."""
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def buttons(self) -> list[QPushButton]:
        """What the keyboard can be on."""
        return [one for one in self.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setGeometry(self._screen.rect())
        width = min(self._kit.look.px(_CARD) * 5 // 6, self.width() - 16)
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        height = max(self.column.heightForWidth(width), self.column.sizeHint().height())
        self._middle.resize(width, height)
        self._middle.setFixedSize(width, height)
        room = min(height, self.height())
        self._scroll.setGeometry((self.width() - width) // 2, (self.height() - room) // 2, width, room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        event.accept()  # nothing behind a cover answers to a key

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        order = self.buttons()
        if not order:
            return True
        focused = QApplication.focusWidget()
        at = order.index(focused) if isinstance(focused, QPushButton) and focused in order else -1
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        order[(at + (1 if forwards else -1)) % len(order)].setFocus(reason)
        return True


class Hidden(Cover):
    """A screen that says nothing of what is behind it."""

    back = Signal()

    def __init__(self, screen: QWidget, kit: Kit) -> None:
        super().__init__(screen, kit)
        self.words(heading("MetsGuide", "title", 1))
        self.words(label(self.tr("Your page is hidden."), "lead"), kit.look.px(8))
        self.show_button = _wide(button(kit, self.tr("Show it again"), "", "main"), kit)
        self.show_button.clicked.connect(self.back)
        self.add(self.show_button, kit.look.px(28))

    def cover(self) -> None:
        super().cover()
        self.show_button.setFocus(Qt.FocusReason.PopupFocusReason)


class Between(Cover):
    """The moment from one reader to the next."""

    def __init__(self, screen: QWidget, kit: Kit) -> None:
        super().__init__(screen, kit)
        self.words(heading("MetsGuide", "title", 1))
        self.words(label(self.tr("One moment. The screen is being cleared."), "lead"), kit.look.px(8))


class AreYouThere(Cover):
    """The warning before everything is cleared."""

    keep = Signal()
    done = Signal()

    def __init__(self, screen: QWidget, kit: Kit) -> None:
        super().__init__(screen, kit, card=True)
        px = kit.look.px
        self.words(heading(self.tr("Are you still reading?"), "title", 1))
        self.words(label(self.tr("This screen will clear in"), "points"), px(12))
        self.number = self.words(label("", "countdown", wrap=False), px(4))
        self.words(label(self.tr("seconds, so the next person cannot see what you read."), "points"), px(4))
        self.keep_button = _wide(button(kit, self.tr("Keep reading"), "", "keep"), kit)
        self.done_button = _wide(button(kit, self.tr("I’m done. Clear it now"), "", "centred"), kit)
        self.keep_button.clicked.connect(self.keep)
        self.done_button.clicked.connect(self.done)
        self.add(self.keep_button, px(22))
        self.add(self.done_button, 16)

    def cover(self) -> None:
        super().cover()
        self.keep_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_left(self, seconds: int) -> None:
        """So many seconds are left. A screen reader hears it at first, and once more near the end."""
        self.number.setText(str(seconds))
        if seconds in (WARNING, _SAID_AGAIN) and QAccessible.isActive():
            said = self.tr("Are you still reading? This screen will clear in {0} seconds.").format(seconds)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


def _wide(made: QPushButton, kit: Kit) -> QPushButton:
    made.setMinimumHeight(kit.look.target)
    return made
