# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The library as it ships, built once, and windows on it that are gone when their test is over."""

from __future__ import annotations

import contextlib
import gc
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from metsguide.authoring import commands
from metsguide.library import Library
from metsguide.policy import Policy, pin
from metsguide.settings import Settings
from metsguide.ui import announce, at_hand, list_button, list_files, my_list, notice
from metsguide.ui.accessible_page import AccessiblePages
from metsguide.ui.app import open_window
from metsguide.ui.kept import Kept
from tests.ui.at_kiosk import KIOSK, PIN, At, AtKiosk
from tests.ui.at_list import filled
from tests.ui.at_preview import Chooser
from tests.ui.reader import Reader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped content as one library."""
    path = tmp_path_factory.mktemp("library") / "metsguide.library"
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        code = commands.build(ROOT / "resources" / "content", path)
    assert code == 0, said.getvalue()
    return path


@pytest.fixture
def library(library_file: Path) -> Iterator[Library]:
    with Library.open(library_file) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the program keeps things of a reader; there is nothing yet."""
    return tmp_path / "config"


@pytest.fixture
def kept(folder: Path) -> Kept:
    """What is kept of a reader at home, in `folder`."""
    return Kept.at_home(folder, others=(folder / "settings.json", folder / "errors.log"))


Opener = Callable[..., Reader]


@pytest.fixture(scope="session")
def _screen_readers(qapp: QApplication) -> AccessiblePages:  # noqa: ARG001 - there must be one
    """Installed once, as in the program: Qt keeps a factory for good."""
    return AccessiblePages()


@pytest.fixture
def open_at(qtbot: QtBot, library: Library, _screen_readers: AccessiblePages) -> Iterator[Opener]:
    """Open the real window: `open_at("article:site-bone", Settings(theme="dark"), width=800)`. Gone after the test."""
    opened: list[Reader] = []

    def at(
        page: str = "",
        settings: Settings | None = None,
        *,
        width: int = 1280,
        height: int = 860,
        policy: Policy | None = None,
        kept: Kept | None = None,
    ) -> Reader:
        session = open_window(library, settings or Settings(theme="light"), "en", page, policy=policy, kept=kept)
        session.window.resize(width, height)
        session.window.show()
        session.window.activateWindow()
        qtbot.waitUntil(session.window.isActiveWindow)
        opened.append(Reader(qtbot, session))
        opened[-1].settle()
        return opened[-1]

    yield at
    for reader in opened:
        if shiboken6.isValid(reader.window):
            reader.window.close()
            shiboken6.delete(reader.window)
    let_go()


@pytest.fixture
def reader(open_at: Opener) -> Reader:
    """A reader who has just opened the program."""
    return open_at()


@pytest.fixture
def at_kiosk(qtbot: QtBot, library: Library, _screen_readers: AccessiblePages) -> Iterator[At]:
    """Open a kiosk: `at_kiosk(KIOSK, "resources", size=(800, 480))`. Gone after the test."""
    opened: list[AtKiosk] = []

    def at(policy: Policy = KIOSK, page: str = "", library: Library = library, **more: Any) -> AtKiosk:
        opened.append(AtKiosk(qtbot, library, policy, page, **more))
        return opened[-1]

    yield at
    for one in opened:
        one.leave()
    let_go()


@pytest.fixture(scope="session")
def hashed() -> str:
    """`PIN` as a policy holds it: made once, as that takes long on purpose."""
    return pin.hashed(PIN)


@pytest.fixture
def bone(open_at: Opener) -> Reader:
    """A reader at an article of several printed pages."""
    return open_at("article:site-bone")


@pytest.fixture
def chooser(bone: Reader, tmp_path: Path) -> Chooser:
    """What `bone` answers where a printer or a file is to be chosen."""
    return Chooser(bone, tmp_path)


@pytest.fixture
def full_list(open_at: Opener, kept: Kept, library: Library) -> Reader:
    """A reader at a list with something of every kind."""
    kept.my_list.change(filled(library))
    return open_at("my-list", kept=kept)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader would say of its own accord."""
    words: list[str] = []

    def say(widget: QWidget, text: str) -> None:
        assert widget is not None
        words.append(text)

    for module in (announce, at_hand, list_button, list_files, my_list, notice):
        monkeypatch.setattr(module, "announce", say)
    return words


@pytest.fixture
def _no_collector() -> Iterator[None]:
    """What is let go of is gone at once, not when the collector happens to come."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_stays_open(qapp: QApplication) -> Iterator[None]:
    yield
    let_go()
    assert [widget.metaObject().className() for widget in qapp.topLevelWidgets() if widget.isVisible()] == []


@pytest.fixture
def translate(qapp: QApplication) -> Iterator[Callable[[QTranslator], None]]:
    """Put a translator in force, until the test is over."""
    installed: list[QTranslator] = []

    def install(translator: QTranslator) -> None:
        installed.append(translator)
        qapp.installTranslator(translator)
        qapp.processEvents()

    yield install
    for translator in installed:
        qapp.removeTranslator(translator)


def let_go() -> None:
    """Let everything be deleted that only waits for its turn."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def children(parent: QObject) -> int:
    """How many objects Qt holds below one."""
    return len(parent.findChildren(QObject))
