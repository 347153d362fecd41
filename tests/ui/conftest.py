# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The library as it ships, built once, and windows on it that are gone when their test is over."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from metsguide.authoring import commands
from metsguide.library import Library
from metsguide.policy import Policy
from metsguide.settings import Settings
from metsguide.ui.accessible_page import AccessiblePages
from metsguide.ui.app import open_window
from metsguide.ui.kept import Kept
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
