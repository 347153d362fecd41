# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The composition root: everything the window needs is made here, once, and handed on."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from metsguide import places
from metsguide.library import Library, LibraryError
from metsguide.model import Place
from metsguide.settings import Settings, SettingsError, SettingsFile
from metsguide.ui.accessible_page import AccessiblePages
from metsguide.ui.icons import Icons
from metsguide.ui.navigator import Navigator
from metsguide.ui.parts import Kit
from metsguide.ui.theme import Look, load_fonts
from metsguide.ui.window import Window

_FAILED = 2


def run(library_path: Path, language: str, page: str, qt_args: list[str]) -> int:
    """Open the window on a library and stay until it is closed. Returns the exit code.

    `language` "" is the reader's or the system's; `page` "" is home; `qt_args` go to Qt.
    """
    app = make_application(qt_args)
    try:
        library = Library.open(library_path)
    except LibraryError as error:
        return _refuse(str(error))
    file = SettingsFile(places.settings_file())
    settings, notices = _load(file)
    from metsguide.ui.instance import Instance

    instance = Instance(places.state_folder())
    if not instance.first:
        library.close()
        return 0
    session = open_window(library, settings, language, page)
    window = session.window
    instance.asked_forward.connect(window.activateWindow)
    instance.asked_forward.connect(window.raise_)
    keeper = _Keeper(file, session, settings)
    window.closing.connect(keeper.save)
    from metsguide.ui.errors import Reporter

    reporter = Reporter(window, session.kit, places.state_folder())
    reporter.install()
    show(window, settings)
    pages = AccessiblePages()
    if notices:
        QTimer.singleShot(0, _Notice(window, session.kit, notices).show)
    code = app.exec()
    reporter.remove()
    del pages
    library.close()
    return code


@dataclass(frozen=True, slots=True)
class Session:
    """A window and what it was made of."""

    window: Window
    kit: Kit
    navigator: Navigator
    library: Library


def make_application(qt_args: list[str]) -> QApplication:
    """The QApplication with the program's name, style and fonts. Asked again, the same one."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    # On Wayland the desktop finds the icon by this name; it must equal the .desktop file's, before the first window.
    QGuiApplication.setDesktopFileName("metsguide")
    app = QApplication([sys.argv[0], *qt_args])
    app.setApplicationName("metsguide")
    app.setApplicationDisplayName("MetsGuide")
    app.setStyle("Fusion")
    load_fonts()
    app.setWindowIcon(QIcon(str(places.resource("icons/metsguide.svg"))))
    return app


def open_window(library: Library, settings: Settings, language: str = "", page: str = "") -> Session:
    """Make the window, not shown yet. Raises `LibraryError` where the library turns out to be damaged."""
    look = Look(settings.theme, settings.text_size)
    look.apply()
    kit = Kit(look, Icons(look))
    spoken = language or settings.language or QLocale.system().name()[:2]
    known = spoken if spoken in library.languages else library.languages[0]
    navigator = Navigator(Place.parse(page) if page else Place("home"))
    window = Window(kit, navigator, library, known)
    window.resize(settings.width, settings.height)
    return Session(window, kit, navigator, library)


def show(window: Window, settings: Settings) -> None:
    """Show the window as it was left, and never larger than the screen."""
    room = window.screen().availableSize()
    window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
    if settings.maximized:
        window.showMaximized()
    else:
        window.show()


def _load(file: SettingsFile) -> tuple[Settings, list[str]]:
    try:
        settings, notice = file.load()
    except SettingsError as error:
        return Settings(), [str(error)]
    return settings, [notice] if notice else []


class _Keeper:
    """Saves what the reader chose, when the window closes."""

    def __init__(self, file: SettingsFile, session: Session, settings: Settings) -> None:
        self._file, self._session, self._settings = file, session, settings

    def save(self) -> None:
        window, look = self._session.window, self._session.kit.look
        size = window.normalGeometry().size() if window.isMaximized() else window.size()
        changed = replace(
            self._settings,
            theme=look.choice,
            text_size=look.text_size,
            width=size.width(),
            height=size.height(),
            maximized=window.isMaximized(),
        )
        try:
            self._file.save(changed)
        except SettingsError as error:
            # The window is closing and the reader done: a message on the terminal, for whoever looks after the machine.
            print(f"metsguide: {error}", file=sys.stderr)


class _Notice:
    """Says at the start what the reader should know."""

    def __init__(self, window: Window, kit: Kit, texts: list[str]) -> None:
        self._window, self._kit, self._texts = window, kit, texts

    def show(self) -> None:
        from metsguide.ui.dialog import Dialog

        tr = self._window.tr
        Dialog(self._window, self._kit, tr("About your settings"), self._texts, [("", tr("Go on"), "main")])


def _refuse(message: str) -> int:
    """Say on the terminal and on the screen why there is nothing to show."""
    print(f"metsguide: {message}", file=sys.stderr)
    if QGuiApplication.platformName() not in ("offscreen", "minimal"):
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "MetsGuide", message)
    return _FAILED
