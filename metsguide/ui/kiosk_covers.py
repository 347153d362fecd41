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

_CARD, _EDGE, _BORDER = 680, 34, 1
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
        self._card = QFrame(self)
        self._card.setObjectName("kiosk-card" if card else "kiosk-middle")
        # Where large text makes the words higher than the screen, they scroll; the buttons below stay in view.
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words, self._foot = QWidget(), QWidget()
        for part in (self._scroll, self._words, self._foot):
            part.setObjectName("kiosk-column")
        edge = min(kit.look.px(_EDGE), screen.height() // 24)  # large text needs the room itself
        self.column, self.foot = QVBoxLayout(self._words), QVBoxLayout(self._foot)
        self.column.setContentsMargins(48, edge, 48, kit.look.px(8))
        self.column.setSpacing(0)
        self.foot.setContentsMargins(48, kit.look.px(10), 48, edge)
        self.foot.setSpacing(16)
        self._scroll.setWidget(self._words)
        both = QVBoxLayout(self._card)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._scroll, 1)
        both.addWidget(self._foot)
        self.ring = FocusRing(self, kit.look)
        screen.installEventFilter(self)

    def add(self, widget: QWidget, above: int = 0) -> None:
        """Append a widget to the column, so many pixels below the one before."""
        self.column.addSpacing(above)
        self.column.addWidget(widget)

    def choice(self, made: QPushButton) -> None:
        """Append a button below the words."""
        self.foot.addWidget(made)

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
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        width = min(self._kit.look.px(_CARD) * 5 // 6, self.width() - 16)
        inner = width - 2 * _BORDER
        words = max(self.column.heightForWidth(inner), self.column.sizeHint().height())
        self._words.setFixedSize(inner, words)
        self._foot.setVisible(self.foot.count() > 0)
        height = words + 2 * _BORDER + self._foot_height(inner, self.height() - words - 2 * _BORDER)
        height = min(height, self.height())
        self._card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _foot_height(self, width: int, room: int) -> int:
        """How high the choices are: below each other, or side by side where they would leave the words too little."""
        if not self.foot.count():
            return 0
        self.foot.setDirection(QVBoxLayout.Direction.TopToBottom)
        if self.foot.sizeHint().height() > room:
            self.foot.setDirection(QVBoxLayout.Direction.LeftToRight)
            if self.foot.sizeHint().width() > width:
                self.foot.setDirection(QVBoxLayout.Direction.TopToBottom)
        return self.foot.sizeHint().height()

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
        self.show_button = button(kit, self.tr("Show it again"), "", "main-centred")
        self.show_button.clicked.connect(self.back)
        self.choice(self.show_button)

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
        self.words(label(self.tr("This screen will clear in"), "said"), px(12))
        self.number = self.words(label("", "countdown", wrap=False), px(4))
        self.words(label(self.tr("seconds, so the next person cannot see what you read."), "said"), px(4))
        self.keep_button = button(kit, self.tr("Keep reading"), "", "keep")
        self.done_button = button(kit, self.tr("I’m done. Clear it now"), "", "centred")
        self.keep_button.clicked.connect(self.keep)
        self.done_button.clicked.connect(self.done)
        self.choice(self.keep_button)
        self.choice(self.done_button)

    def cover(self) -> None:
        super().cover()
        self.keep_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_left(self, seconds: int) -> None:
        """So many seconds are left. A screen reader hears it at first, and once more near the end."""
        self.number.setText(str(seconds))
        if seconds in (WARNING, _SAID_AGAIN) and QAccessible.isActive():
            said = self.tr("Are you still reading? This screen will clear in {0} seconds.").format(seconds)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
