# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The composition root: everything the window needs is made here, once, and handed on."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from metsguide import places, policy
from metsguide.library import Library, LibraryError
from metsguide.model import Place
from metsguide.policy import InForce, Machine, Policy
from metsguide.settings import Settings, SettingsError, SettingsFile
from metsguide.ui.icons import Icons
from metsguide.ui.navigator import Navigator
from metsguide.ui.parts import Kit
from metsguide.ui.theme import Look
from metsguide.ui.window import Window

if TYPE_CHECKING:
    from metsguide.ui.errors import Reporter
    from metsguide.ui.instance import Instance
    from metsguide.ui.kept import Kept

_FAILED = 2
_FIRST_FONTS = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")
_LATER_FONTS = ("AtkinsonHyperlegible-Italic.ttf", "MetsGuideSymbols.ttf")


def run(
    library_path: Path,
    language: str,
    page: str,
    qt_args: list[str],
    clinic: str = "",
    machine: Machine | None = None,
) -> int:
    """Open the window on a library and stay until it is closed. Returns the exit code.

    `language` "" is the reader's or the system's; `page` "" is home; `qt_args` go to Qt; `clinic` "" is the one of the
    policy, if any; `machine` None is the policy of this computer.
    """
    app = make_application(qt_args)
    try:
        library = Library.open(library_path)
    except LibraryError as error:
        return _refuse(str(error))
    file = SettingsFile(settings_file())
    settings, notices = _load(file)
    force = _in_force(policy.of_this_machine() if machine is None else machine, settings, language, clinic)
    if force.policy.clinic:
        try:
            library, force = with_clinic(library, force)
        except LibraryError as error:
            library.close()
            return _refuse(str(error))
    from metsguide.ui.instance import Instance

    instance = Instance(state_folder())
    if not instance.first:
        library.close()
        return 0
    for notice in force.notices:
        print(f"metsguide: {notice}", file=sys.stderr)
    session = open_window(library, _fitted(settings), page=page, furnish=False, policy=force.policy)
    rest = _Rest(session, file, settings, notices, force, instance)
    session.window.painted.connect(rest.make)
    show(session.window, settings)
    code = app.exec()
    rest.end()
    library.close()
    return code


class Session(NamedTuple):
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
    # As an argument: set by its method, Qt hands the style to Python, which makes its 40 enums (12 ms) for nothing.
    app = QApplication([sys.argv[0], "-style", "fusion", *qt_args])
    app.setApplicationName("metsguide")
    app.setApplicationDisplayName("MetsGuide")
    load_fonts(later=False)
    return app


def load_fonts(*, first: bool = True, later: bool = True) -> None:
    """Make the bundled faces known to Qt: those of every page `first`, italics and rare signs `later`.

    Raises FileNotFoundError if one is missing from the copy.
    """
    for name in (_FIRST_FONTS if first else ()) + (_LATER_FONTS if later else ()):
        path = places.resource(f"fonts/{name}")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"{path}: not a font that Qt can read; install MetsGuide again")


def settings_file() -> Path:
    """The file of this reader's settings, where the system keeps such files. Nothing is made by asking."""
    own = places.own_data()
    if own is not None:
        return own / "settings.json"
    QGuiApplication.setApplicationName("metsguide")  # a command asks without an application
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)) / "settings.json"


def state_folder() -> Path:
    """The folder of what a running copy leaves behind: its lock, its log of errors."""
    own = places.own_data()
    if own is not None:
        return own / "state"
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.StateLocation))


def open_window(
    library: Library,
    settings: Settings,
    language: str = "",
    page: str = "",
    *,
    furnish: bool = True,
    policy: Policy | None = None,
    kept: Kept | None = None,
) -> Session:
    """Make the window, not shown yet; without `furnish`, its page alone, for `Window.furnish` to follow.

    `policy` is what is in force; None where the computer has none, so that settings and `language` decide.
    `kept` is what is kept of the reader; None: what is added is kept in memory.
    Raises `LibraryError` where the library turns out to be damaged.
    """
    held = policy or _in_force(Machine(), settings, language).policy
    look = Look(
        settings.theme, held.text_size, settings.line_spacing, settings.reading_width, kiosk=held.kiosk
    )  # fmt: skip
    look.settled = furnish
    look.apply()
    kit = Kit(look, Icons(look))
    navigator = Navigator(Place.parse(page) if page else Place("home"))
    size = QSize(settings.width, settings.height)
    window = Window(kit, navigator, library, _language(library, held), size, held)
    if furnish:
        from metsguide.ui.kept import Kept

        load_fonts(first=False)
        window.furnish(kept or Kept.in_memory())
    return Session(window, kit, navigator, library)


def _in_force(machine: Machine, settings: Settings, language: str, clinic: str = "") -> InForce:
    asked = {"language": language, "clinic": clinic}
    return policy.in_force(machine, policy.of_user(settings), {name: value for name, value in asked.items() if value})


def with_clinic(library: Library, force: InForce) -> tuple[Library, InForce]:
    """The library with the clinic's pages on top. Where the policy's cannot be shown, the library alone, and a notice.
    Raises `LibraryError` where it was the command line that named them.
    """
    from metsguide import clinic

    try:
        both, notice = clinic.open_on(library, Path(force.policy.clinic))
    except LibraryError as error:
        if force.origins["clinic"] == policy.COMMAND_LINE:
            raise
        return library, force._replace(notices=(*force.notices, str(error)))
    if notice:
        # No reader can do anything about it, and every one of them would have to read it.
        print(f"metsguide: {notice}", file=sys.stderr)
    return both, force


def _language(library: Library, held: Policy) -> str:
    """The language to show: the one that is in force, else the system's, else the first one offered."""
    offered = held.offered(library.languages)
    wanted = held.language_of(library.languages)
    if not wanted:
        from PySide6.QtCore import QLocale

        wanted = QLocale.system().name()[:2]
    return wanted if wanted in offered else offered[0]


def _fitted(settings: Settings) -> Settings:
    """The settings with a window no larger than the screen. Made larger, its page would be laid out twice."""
    room = QGuiApplication.primaryScreen().availableSize()
    return settings.changed(
        width=max(200, min(settings.width, room.width())), height=max(200, min(settings.height, room.height()))
    )


def show(window: Window, settings: Settings) -> None:
    """Show the window as it was left."""
    if settings.maximized:
        window.showMaximized()
    else:
        window.show()


class _Rest:
    """What a start does once the first page is on the screen, so that the page need not wait for it."""

    def __init__(
        self,
        session: Session,
        file: SettingsFile,
        settings: Settings,
        notices: list[str],
        force: InForce,
        instance: Instance,
    ) -> None:
        self._session, self._file, self._settings = session, file, settings
        self._notices, self._force, self._instance = notices, force, instance
        self._reporter: Reporter | None = None

    def make(self) -> None:
        """The rest: everything around the page, what listens, and what there is to tell."""
        from PySide6.QtGui import QIcon

        from metsguide.ui.accessible_page import AccessiblePages
        from metsguide.ui.errors import Reporter
        from metsguide.ui.kept import Kept

        # What the start made stays as long as the window: garbage is not looked for in it while somebody types.
        gc.freeze()
        gc.enable()
        window, kit = self._session.window, self._session.kit
        self._reporter = Reporter(window, kit, state_folder())
        self._reporter.install()
        self._accessible = AccessiblePages()
        load_fonts(first=False)
        kit.look.settled = True
        kept = Kept.in_memory()
        if not window.policy.kiosk:
            logs = (self._reporter.log, self._reporter.log.with_suffix(".old.log"))
            kept = Kept.at_home(
                self._file.path.parent, recently_read=self._settings.recently_read, others=(self._file.path, *logs)
            )
        window.furnish(kept)
        kit.look.follow_system()
        window.setWindowIcon(QIcon(str(places.resource("icons/metsguide.svg"))))
        self._instance.watch()
        self._instance.asked_forward.connect(window.activateWindow)
        self._instance.asked_forward.connect(window.raise_)
        self._keeper = _Keeper(self._file, self._session, self._settings, self._force)
        window.closing.connect(self._keeper.save)
        self._notices += kept.notices
        if self._notices or self._force.notices:
            self._tell(window, kit)

    def _tell(self, window: Window, kit: Kit) -> None:
        from metsguide.ui.dialog import Dialog
        from metsguide.ui.i18n import translate

        title, go_on = translate("Start", "About what was kept"), translate("Start", "Go on")
        said = [*self._notices]
        if self._force.notices:
            title = translate("Start", "About this computer")
            said.append(translate("Start", "Please tell whoever looks after this computer:"))
            said += self._force.notices
        Dialog(window, kit, title, said, [("", go_on, "main")])

    def end(self) -> None:
        """Give back what was taken."""
        gc.unfreeze()
        if self._reporter is not None:
            self._reporter.remove()


def _load(file: SettingsFile) -> tuple[Settings, list[str]]:
    try:
        settings, notice = file.load()
    except SettingsError as error:
        return Settings(), [str(error)]
    return settings, [notice] if notice else []


class _Keeper:
    """Saves what the reader chose, when the window closes."""

    def __init__(self, file: SettingsFile, session: Session, settings: Settings, force: InForce) -> None:
        self._file, self._session, self._settings = file, session, settings
        self._size_is_mine = force.origins["text_size"] in (policy.DEFAULT, policy.USER)

    def save(self) -> None:
        window, look = self._session.window, self._session.kit.look
        size = window.normalGeometry().size() if window.isMaximized() else window.size()
        forgotten = window.kept.forgotten
        before = Settings() if forgotten else self._settings
        changed = before.changed(
            theme=look.choice,
            # What a policy sets is not what the reader chose.
            text_size=look.text_size if self._size_is_mine else before.text_size,
            line_spacing=look.line_spacing,
            reading_width=look.reading_width,
            recently_read=window.kept.recent.on,
            width=size.width(),
            height=size.height(),
            maximized=window.isMaximized(),
        )
        same_size = changed.changed(width=before.width, height=before.height, maximized=before.maximized)
        if forgotten and same_size == before:
            return  # a file that was wiped comes back only for something that was chosen since
        try:
            self._file.save(changed)
        except SettingsError as error:
            # The window is closing and the reader done: a message on the terminal, for whoever looks after the machine.
            print(f"metsguide: {error}", file=sys.stderr)


def _refuse(message: str) -> int:
    """Say on the terminal and on the screen why there is nothing to show."""
    print(f"metsguide: {message}", file=sys.stderr)
    if QGuiApplication.platformName() not in ("offscreen", "minimal"):
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.critical(None, "MetsGuide", message)
    return _FAILED
