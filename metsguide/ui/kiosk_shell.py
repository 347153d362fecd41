# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The screen of a kiosk: all of it, with the reader's window in it, and no way out of it but the staff's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QScreen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from metsguide.ui.app import Session
from metsguide.ui.kiosk_bar import KioskBar
from metsguide.ui.kiosk_corner import Corner
from metsguide.ui.kiosk_covers import AreYouThere, Between, Cover, Hidden
from metsguide.ui.kiosk_watch import IdleWatch
from metsguide.ui.page import MARGIN

HIDE_KEY = "F12"
STAFF_KEYS = "Ctrl+Alt+Shift+L"
_FLAT = ("offscreen", "minimal", "wayland")
"""Where no window can be put before another by itself."""
_SOON, _LATE = 200, 5000
"""Milliseconds until a screen that was taken away is taken back, and between later tries, ever fewer."""
_JITTER = 12
"""Pixels that a mouse moves by itself, on a table that somebody leans on."""

_Type = QEvent.Type
_DONE = frozenset(
    (_Type.KeyPress, _Type.KeyRelease, _Type.MouseButtonPress, _Type.MouseButtonDblClick, _Type.Wheel,
     _Type.TouchBegin, _Type.TouchUpdate, _Type.TabletPress)
)  # fmt: skip
"""What somebody who is there does."""
_PRESSES = frozenset((_Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick))
_NEVER = frozenset((_Type.ContextMenu, _Type.DragEnter, _Type.DragMove, _Type.Drop))
"""What has no place in a kiosk."""
_NO_BUTTONS = (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)


class Shell(QWidget):
    """Fills the screen. Holds one reader's window; `finished` says that their turn is over.

    What is on the screen then is a cover that nothing takes away: this process is to end (`metsguide.kiosk`).
    """

    finished = Signal()
    staff_wanted = Signal()
    """Somebody knows where the staff's way out is."""

    def __init__(self, open_session: Callable[[str, Session | None], Session], idle_seconds: int) -> None:
        """`open_session` makes the window in a language ("" for the one to begin with), as the one before left off."""
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        # Never more than the name: it shows in task bars.
        self.setWindowTitle("MetsGuide")
        self.setObjectName("window")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._open = open_session
        self._covering: Cover | None = None
        self._before: QWidget | None = None
        self._pointer = QPointF(-_JITTER, -_JITTER)
        self._over = False
        self._filtered: set[int] = set()
        self._blanks: list[QWidget] = []
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(self._come_back)
        self.watch = IdleWatch(idle_seconds, self)
        self.watch.warned.connect(self._warn)
        self.watch.counted.connect(self._count)
        self.watch.over.connect(self.finish)
        self.corner = Corner(self)
        self.corner.pressed.connect(self.hide_page)
        self.corner.held.connect(self.staff_wanted)
        self._put(open_session("", None))
        self._make_keys()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screen_came)
        app.screenRemoved.connect(self._screens_changed)
        app.primaryScreenChanged.connect(self._screens_changed)
        for screen in app.screens():
            screen.geometryChanged.connect(self._screens_changed)

    # --- The reader's window ---

    def _put(self, session: Session) -> None:
        self.session = session
        window = session.window
        window.setParent(self)
        self._arrange()
        bar = window.topbar
        assert isinstance(bar, KioskBar)
        bar.done_button.clicked.connect(self.finish)
        bar.hide_button.clicked.connect(self.hide_page)
        bar.language_chosen.connect(self.change_language)
        window.kit.look.changed.connect(self._arrange)
        if self.isVisible():
            window.show()
            self.corner.raise_()

    def change_language(self, language: str) -> None:
        """Show the same place in another language."""
        before = self.session
        if language == before.window.language:
            return
        self._put(self._open(language, before))
        before.window.hide()
        before.window.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        window = self.session.window
        window.setGeometry(self.rect())
        target = window.kit.look.target
        # Where the page reaches to the left edge, within its margin, which holds nothing to press.
        self.corner.place(MARGIN if window.compact else target, target)

    # --- Covers ---

    def cover(self, cover: Cover) -> None:
        """Put a cover over everything, in place of one that is there."""
        if self._covering is not None:
            self._drop()
        else:
            self._before = QApplication.focusWidget()
        self._covering = cover
        cover.cover()
        # Hidden, so that neither the keyboard nor a screen reader finds it.
        self.session.window.hide()

    def uncover(self) -> None:
        """Take the cover away."""
        if self._covering is None or self._over:
            return
        self._drop()
        self.session.window.show()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def _drop(self) -> None:
        assert self._covering is not None
        self._covering.hide()
        self._covering.deleteLater()
        self._covering = None

    def hide_page(self) -> None:
        """Show nothing, until somebody presses a button. What is covered already stays as it is."""
        if self._covering is None and not self._over:
            hidden = Hidden(self, self.session.kit)
            hidden.back.connect(self.uncover)
            self.cover(hidden)

    def _warn(self) -> None:
        warning = AreYouThere(self, self.session.kit)
        warning.keep.connect(self._keep)
        warning.done.connect(self.finish)
        self.cover(warning)

    def _count(self, seconds: int) -> None:
        if isinstance(self._covering, AreYouThere):
            self._covering.show_left(seconds)

    def _keep(self) -> None:
        self.watch.keep()
        self.uncover()

    def finish(self) -> None:
        """The reader is done: nothing of theirs is on the screen or the clipboard from here on."""
        if self._over:
            return
        self.watch.stop()
        self.cover(Between(self, self.session.kit))
        self._over = True
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if mode == QClipboard.Mode.Clipboard or clipboard.supportsSelection():
                clipboard.clear(mode)
        self.finished.emit()

    # --- What comes in ---

    def _make_keys(self) -> None:
        for keys, slot in ((HIDE_KEY, self.hide_page), (STAFF_KEYS, self.staff_wanted)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Of what comes into the window: notice that somebody is there, and let through what a reader needs."""
        kind = event.type()
        if kind in _DONE or (kind == _Type.MouseMove and self._moved(event)):
            self.watch.somebody_is_there()
            if kind in (_Type.KeyPress, _Type.MouseButtonPress, _Type.TouchBegin):
                QTimer.singleShot(0, self._watch_popup)
            if self._over:
                return True
        if kind in _NEVER:
            return True
        if kind in _PRESSES and isinstance(event, QMouseEvent):
            return event.button() in _NO_BUTTONS
        return kind == _Type.KeyPress and isinstance(event, QKeyEvent) and _asks_for_menu(event)

    def _moved(self, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        way = event.globalPosition() - self._pointer
        if way.manhattanLength() < _JITTER:
            return False
        self._pointer = event.globalPosition()
        return True

    def _watch_popup(self) -> None:
        """A list that is open is a window of its own."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self._filter(popup)

    def _filter(self, widget: QWidget) -> None:
        handle = widget.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    # --- The screen ---

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._filter(self)
        if self._covering is None:
            self.session.window.show()

    def fill(self) -> None:
        """Be all of the screen, in front of everything."""
        screen = self._own_screen()
        if screen is not None:
            self.setGeometry(screen.geometry())
        self.showFullScreen()
        if QGuiApplication.platformName() not in _FLAT:
            self.raise_()
        self.activateWindow()
        self._cover_others()

    def _own_screen(self) -> QScreen | None:
        screens = QGuiApplication.screens()
        return self.screen() if self.screen() in screens else QGuiApplication.primaryScreen()

    def _screen_came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screens_changed(self) -> None:
        # Later, when Qt has moved its windows to the screens that are left.
        QTimer.singleShot(0, self.fill)

    def _cover_others(self) -> None:
        """A second screen would show the desktop."""
        own = self._own_screen()
        for blank in self._blanks:
            blank.hide()
            blank.deleteLater()
        self._blanks = [_Blank(self, one) for one in QGuiApplication.screens() if one is not own]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        lost = event.type() == _Type.WindowStateChange and self.isVisible() and not self.isFullScreen()
        if lost or (event.type() == _Type.ActivationChange and not self.isActiveWindow()):
            self._back.start(_SOON)

    def _come_back(self) -> None:
        """Whoever took the screen gives it back; the next reader's window may have it."""
        if not self._over and not (self.isFullScreen() and self.isActiveWindow()):
            self.fill()
            # A window manager may refuse at first, while the other window is new.
            self._back.start(min(2 * self._back.interval(), _LATE))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


class _Blank(QWidget):
    """Nothing, on a screen that is not ours to read on."""

    def __init__(self, shell: Shell, screen: QScreen) -> None:
        super().__init__(shell, Qt.WindowType.Window | shell.windowFlags())
        self.setObjectName("kiosk-cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("MetsGuide")
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


def _asks_for_menu(event: QKeyEvent) -> bool:
    shift_f10 = event.key() == Qt.Key.Key_F10 and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or shift_f10
