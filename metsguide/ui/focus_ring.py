# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The ring around whatever the keyboard is on: one overlay for the whole window, so nothing can forget it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from metsguide.ui.theme import Look

_GAP = 2
_LINE = 3


class FocusRing(QWidget):
    """Follows the keyboard focus within `window`. A widget with parts (a row, a link) tells which by `focus_rect()`.

    A click does not draw it: the pointer shows where it is. The first key brings it back.
    """

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self._by_keyboard = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        look.changed.connect(self.update)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        self._release()
        if new is None or not self._window.isAncestorOf(new) or new.objectName() in ("column", "page"):
            self._target = None
            self.hide()
            return
        self._target = new
        # The focus that the window gives itself when it opens is no news: the ring waits for the first key or press.
        if old is not None:
            pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
            self._by_keyboard = not pressed or isinstance(new, QLineEdit)
        watched: QObject | None = new
        while watched is not None and watched is not self._window:
            watched.installEventFilter(self)
            self._watched.append(watched)
            watched = watched.parent()
        if isinstance(new, QAbstractScrollArea):
            new.viewport().installEventFilter(self)
            self._watched.append(new.viewport())
        self._place()

    def _release(self) -> None:
        for watched in self._watched:
            if isValid(watched):  # a page may have gone with what had the focus
                watched.removeEventFilter(self)
        self._watched.clear()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Destroy:
            return False
        if kind == QEvent.Type.KeyPress:
            self._by_keyboard = True
            self._place()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Paint, QEvent.Type.Hide, QEvent.Type.Show):
            self._place()
        return False

    def _place(self) -> None:
        target = self._target
        if target is None or not self._by_keyboard or not target.isVisible():
            self.hide()
            return
        told = getattr(target, "focus_rect", None)
        rect: QRect = told() if told is not None else target.rect()
        rect = QRect(target.mapTo(self._window, rect.topLeft()), rect.size())
        clip = self._visible_part(target)
        reach = _GAP + _LINE
        rect = rect.adjusted(-reach, -reach, reach, reach)
        if not rect.intersects(clip):
            self.hide()
            return
        if rect != self.geometry():
            self.setGeometry(rect)
        self.setMask(QRect(clip.topLeft() - rect.topLeft(), clip.size()).adjusted(-reach, -reach, reach, reach))
        if self.isHidden():
            self.show()
        self.raise_()

    def _visible_part(self, target: QWidget) -> QRect:
        clip = self._window.rect()
        above: QWidget | None = target
        while above is not None and above is not self._window:
            if above is not target or not isinstance(target, QAbstractScrollArea):
                clip = clip.intersected(QRect(above.mapTo(self._window, QPoint(0, 0)), above.size()))
            above = above.parentWidget()
        return clip

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), _LINE))
        half = _LINE / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), 10, 10)
        painter.end()
