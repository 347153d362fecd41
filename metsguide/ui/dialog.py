# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A question over the page: part of the window, so it can be neither lost behind it nor moved off the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import isValid

from metsguide.ui.flow import Stack, Wrap
from metsguide.ui.parts import Kit, button, heading, label

_WIDTH = 560
_SCRIM = 0.62
_EDGE = 8


class Dialog(QWidget):
    """A title, a few sentences, and buttons. `answered` carries the name of the button; "" for Escape."""

    answered = Signal(str)

    def __init__(
        self, window: QWidget, kit: Kit, title: str, texts: list[str], buttons: list[tuple[str, str, str]],
        body: QWidget | None = None,
    ):  # fmt: skip
        """`buttons` are (name, words, look); the first one gets the keyboard. `body` stands above them."""
        super().__init__(window)
        self._kit = kit
        self._window = window
        self._before: QWidget | None = QApplication.focusWidget()
        px = kit.look.px
        edge = min(px(24), window.height() // 28)  # where text is large, the room is for the text
        self.card = Stack("dialog", (px(28), edge, px(28), edge))
        self.card.setParent(self)
        self.card.add(heading(title))
        self.texts = [self.card.add(label(text, "body"), px(10)) for text in texts]
        for shown in self.texts:
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if body is not None:
            self.card.add(body, px(16))
        row = Wrap(px(12), px(8))
        self.buttons: dict[str, QPushButton] = {}
        for name, words, look in buttons:
            made = button(kit, words, "", look)
            made.setProperty("answer", name)
            made.clicked.connect(self._pressed)
            self.buttons[name] = row.add(made)
        self.card.add(row, px(20))
        self.setAccessibleName(f"{title}. {' '.join(texts)}")
        self._up = self._hidden = 0
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        width = min(self._kit.look.px(_WIDTH), window.width() - 32)
        height = self.card.flow(width)
        self._hidden = max(0, height + 2 * _EDGE - window.height())
        self._up = min(self._up, self._hidden)
        self.card.move((window.width() - width) // 2, max(_EDGE, (window.height() - height) // 2) - self._up)

    def _scroll(self, pixels: int) -> None:
        """Where the window is too low for all of it: show what is further down."""
        self._up = max(0, min(self._up + pixels, self._hidden))
        self._place()

    def _bring_into_view(self, made: QPushButton) -> None:
        top = made.mapTo(self, QPoint(0, 0)).y()
        below = top + made.height() + _EDGE - self.height()
        self._scroll(below if below > 0 else min(0, top - _EDGE))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-event.angleDelta().y())
        event.accept()

    def _pressed(self) -> None:
        sender = self.sender()
        self._close(str(sender.property("answer")))

    def _close(self, answer: str) -> None:
        self.hide()
        self._window.removeEventFilter(self)
        # The page behind may have been made anew in between, in another size.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.answered.emit(answer)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
                focused.click()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            page = self.height() * 3 // 4
            self._scroll(-page if event.key() == Qt.Key.Key_PageUp else page)
        # Nothing of the page behind answers to a key while the question stands.
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        order = list(self.buttons.values())
        focused = QApplication.focusWidget()
        at = order.index(focused) if isinstance(focused, QPushButton) and focused in order else -1
        following = order[(at + (1 if forwards else -1)) % len(order)]
        following.setFocus(Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason)
        self._bring_into_view(following)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scrim = QColor(Qt.GlobalColor.black)
        scrim.setAlphaF(_SCRIM)
        painter.fillRect(self.rect(), scrim)
        painter.end()


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
