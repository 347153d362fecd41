# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a packaged copy must be able to do, done in it: open, read, search, follow, print. For packagers and clinics."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from metsguide.library import Library, LibraryError
from metsguide.model import Place
from metsguide.settings import Settings
from metsguide.ui.app import Session, open_window
from metsguide.ui.theme import FALLBACK_FAMILIES, FAMILY, THEMES
from metsguide.ui.unseen import make_unseen_application

_FAILED = 1
_FEW = 8
"""A page with words, icons and the figure on it has more colours than this."""
_SIGNS = "αβγµ≥≤±→✓•“”œé"


class _Failure(Exception):
    """A step that did not do what it should."""


def run(library_path: Path) -> int:
    """Do every step, say how each went, and return 0 if all went well."""
    app = make_unseen_application()
    try:
        library = Library.open(library_path)
    except LibraryError as error:
        sys.stderr.write(f"self-test: {error}\n")
        return _FAILED
    failed = 0
    with library:
        session = open_window(library, Settings(), library.languages[0])
        session.window.show()
        app.processEvents()
        for step in (_fonts, _reads_every_article, _themes, _searches, _resources, _icons, _prints):
            failed += not _went_well(step, app, session)
        session.window.close()
        session.window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.stdout.write(f"self-test: {'all is well' if not failed else f'{failed} steps failed'}\n")
    return _FAILED if failed else 0


def _went_well(step: Callable[[QApplication, Session], None], app: QApplication, session: Session) -> bool:
    name = step.__name__.strip("_").replace("_", " ")
    try:
        step(app, session)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the self-test is to tell
        sys.stderr.write(f"self-test: {name}: FAILED: {str(error) or type(error).__name__}\n")
        return False
    sys.stdout.write(f"self-test: {name}: ok\n")
    return True


def _expect(held: bool, said: str) -> None:
    if not held:
        raise _Failure(said)


def _fonts(_app: QApplication, session: Session) -> None:
    families = set(QFontDatabase.families())
    _expect(FAMILY in families, f"the font {FAMILY} is missing")
    _expect(FALLBACK_FAMILIES[0] in families, "the font with Greek and signs is missing")
    metrics = QFontMetrics(session.kit.look.font("body"))
    missing = [sign for sign in _SIGNS if not metrics.inFont(sign) and not _in_fallback(sign)]
    _expect(not missing, f"no font has {' '.join(missing)}")


def _in_fallback(sign: str) -> bool:
    from PySide6.QtGui import QFont, QRawFont

    return QRawFont.fromFont(QFont(FALLBACK_FAMILIES[0])).supportsCharacter(ord(sign))


def _reads_every_article(app: QApplication, session: Session) -> None:
    for ident in session.library.article_ids():
        session.navigator.go(Place("article", ident))
        app.processEvents()
        page = session.window.page()
        about = session.library.summary(ident, session.window.language)
        _expect(about is not None and page.title() == about.title, f"the article {ident} does not show")


def _themes(app: QApplication, session: Session) -> None:
    session.navigator.go(Place("home"))
    for theme in THEMES:
        session.kit.look.choose_theme(theme)
        app.processEvents()
        picture = session.window.grab().toImage()
        ground = QColor(picture.pixel(picture.width() - 6, picture.height() - 6))
        _expect(ground == session.kit.look.colour("page"), f"the theme {theme} does not show")
        page = session.window.stack.geometry()
        points = ((x, y) for x in range(page.left(), page.right(), 7) for y in range(page.top(), page.bottom(), 7))
        _expect(len({picture.pixel(x, y) for x, y in points}) > _FEW, f"{theme}: the page is blank")
    session.kit.look.choose_theme("light")


def _searches(app: QApplication, session: Session) -> None:
    line = session.window.topbar.search.line
    line.setFocus()
    line.setText("metastatic")
    line.textEdited.emit("metastatic")
    app.processEvents()
    _expect(session.navigator.place.kind == "search", "typing does not search")
    _expect(session.window.page().found > 0, "the search finds nothing for “metastatic”")


def _resources(app: QApplication, session: Session) -> None:
    session.navigator.go(Place("resources"))
    app.processEvents()
    _expect(bool(session.library.resources(session.window.language)), "the library lists no resources")


def _icons(_app: QApplication, session: Session) -> None:
    picture = session.kit.icons.icon("phone", "help").pixmap(24, 24).toImage()
    drawn = any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
    _expect(drawn, "icons (SVG) are not drawn")


def _prints(_app: QApplication, session: Session) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from metsguide.ui.printer import print_paper
    from metsguide.ui.printing import save
    from metsguide.ui.printing_layout import POINTS
    from metsguide.ui.printing_papers import article_paper

    ident = session.library.article_ids()[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        article = session.library.article(ident, session.window.language)
        assert article is not None
        paper = article_paper(session.library, article)
        save(paper, POINTS[0], path)
        data = path.read_bytes()
        _expect(data.startswith(b"%PDF") and len(data) > 5_000, "the PDF is empty")
        # The way to a printer, without one: its own part of Qt, writing to a file.
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        sheet = Path(folder) / "sheet.pdf"
        printer.setOutputFileName(str(sheet))
        said = print_paper(paper, POINTS[0], session.window, choose=lambda *_: True, printer=printer)
        _expect(said == "done" and sheet.stat().st_size > 5_000, f"a page cannot be printed: {said}")
