# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A picture of every main screen, made without a display: for the README, for reviews, for anybody without a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from metsguide import my_list
from metsguide.library import Library
from metsguide.my_list import Item, MyList
from metsguide.settings import Settings
from metsguide.ui import tour_kiosk
from metsguide.ui.app import Session, open_window
from metsguide.ui.navigator import HELP
from metsguide.ui.unseen import make_unseen_application

_SIZE = (1280, 800)
_NARROW = (900, 700)
_FAILED = 1


@dataclass(frozen=True, slots=True)
class Shot:
    """One screen: its name, the page, and what is done there before the picture."""

    name: str
    page: str
    act: Callable[[Session], None] | None = None
    size: tuple[int, int] = _SIZE
    kiosk: bool = False


def _scroll_to(anchor: str) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        session.window.page().scroll_to_anchor(anchor)

    return act


def _scroll_by(pixels: int) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        session.window.page().verticalScrollBar().setValue(pixels * session.kit.look.text_size // 100)

    return act


def _show_picture(number: int = 0) -> Callable[[Session], None]:
    """Scroll to a picture, chart or array of the page, counted from 0."""

    def act(session: Session) -> None:
        page = session.window.page()
        page.finish()
        shown = [one for one in page.column.findChildren(QWidget) if one.property("picture")]
        page.verticalScrollBar().setValue(page.top_of(shown[number]) - session.kit.look.px(96))

    return act


def _open_word(session: Session) -> None:
    page = session.window.page()
    text = next(text for text in page.texts if any(link.href.startswith("term:") for link in text.links))
    link = next(link for link in text.links if link.href.startswith("term:"))
    page.bring_into_view(text)
    text.activated.emit(link.href)


def _open_folds(session: Session) -> None:
    page = session.window.page()
    page.open_all_folds()
    page.show_first_fold()


def _show_first_fold(session: Session) -> None:
    session.window.page().show_first_fold()


def _started_in(session: Session) -> None:
    page = session.window.page()
    page.begun_button.click()


def _ask_link(session: Session) -> None:
    buttons = [one for one in session.window.page().findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.accessibleName().startswith("Open")).click()


def _code(session: Session) -> None:
    _ask_link(session)
    dialog = session.window.links.dialog
    assert dialog is not None
    dialog.buttons["code"].click()


def _preview(session: Session) -> None:
    session.window.print_page()


def _preview_list(session: Session) -> None:
    _fill_list(session)
    session.window.print_page()


def _contents(session: Session) -> None:
    session.window.toggle_contents()


def _fill_list(session: Session) -> None:
    """Put something of every kind on the list: of the first pages, places and words there are, whatever the library."""
    library, language, book = session.library, session.window.language, session.window.kept.my_list
    articles = [library.article(one, language) for one in library.article_ids()]
    asking = [one for one in articles if one is not None and one.questions][:2]
    book.change(MyList((
        *(my_list.of_question(one, question) for one in asking for question in one.questions[:1]),
        Item("own-question", "", "Who do I call at night?"),
        *(my_list.of_article(one.about, language) for one in asking[:1]),
        *(my_list.of_resource(one, language) for one in library.resources(language)[:1]),
        *(my_list.of_term(one, language) for one in library.terms(language)[:1]),
        Item("note", "", "Bring the blue folder.\nTuesday, 10:30, room 4."),
    )))  # fmt: skip


def _fill_list_and_scroll(session: Session) -> None:
    _fill_list(session)
    _scroll_by(600)(session)


def _find(session: Session) -> None:
    session.window.at_hand.find()
    line = session.window.at_hand.find_line
    line.setText("bone")
    line.textEdited.emit("bone")
    session.window.at_hand.find_next()


def _read_some(session: Session) -> None:
    recent = session.window.kept.recent
    recent.switch(True)
    for ident in session.library.article_ids()[:4]:
        recent.visit(ident)
    session.window.page().rebuild()
    _scroll_by(900)(session)


SHOTS: tuple[Shot, ...] = (
    Shot("home", "home"),
    Shot("home-started-in", "home", _started_in),
    Shot("section", "section:spread"),
    Shot("article", "article:site-bone"),
    Shot("article-word", "article:site-bone", _open_word),
    Shot("article-help", "article:site-bone", _scroll_to("what-can-help")),
    Shot("article-end", "article:site-bone", _scroll_to("ask")),
    Shot("article-sources", "article:site-bone", _scroll_to("sources")),
    Shot("article-emergency", "article:em-spinal-cord"),
    Shot("article-chart", "article:stats-canada", _scroll_to("four-older-figures")),
    Shot("article-people", "article:stats-canada", _show_picture()),
    Shot("article-grid", "article:where-cancers-spread", _scroll_by(560)),
    Shot("picture-spread", "article:how-cancer-spreads", _show_picture()),
    Shot("picture-spread-end", "article:how-cancer-spreads", _show_picture(3)),
    Shot("picture-scans", "article:tests-imaging", _show_picture()),
    Shot("picture-scans-end", "article:tests-imaging", _show_picture(4)),
    Shot("picture-spine", "article:em-spinal-cord", _show_picture()),
    Shot("picture-side", "article:em-brain", _show_picture()),
    Shot("help-now", "article:emergency-guide"),
    Shot("help-now-below", "article:emergency-guide", _scroll_by(700)),
    Shot("before-reading", "article:plan-end-of-life-grief"),
    Shot("numbers-closed", "article:prognosis-numbers", _show_first_fold),
    Shot("numbers-open", "article:prognosis-numbers", _open_folds),
    Shot("search", "search:lungs"),
    Shot("search-mended", "search:metastisis"),
    Shot("search-emergency", "search:my legs feel weak and my back hurts"),
    Shot("search-suicide", "search:i want to end my life"),
    Shot("search-nothing", "search:zzzzqqq"),
    Shot("resources", "resources"),
    Shot("resources-unconfirmed", "resources:kate-has-cancer"),
    Shot("resources-link", "resources", _ask_link),
    Shot("resources-code", "resources", _code),
    Shot("glossary", "glossary"),
    Shot("preview", "article:site-bone", _preview),
    Shot("preview-list", "my-list", _preview_list),
    Shot("my-list", "my-list", _fill_list),
    Shot("my-list-below", "my-list", _fill_list_and_scroll),
    Shot("my-list-empty", "my-list"),
    Shot("find-on-page", "article:site-bone", _find),
    Shot("home-recent", "home", _read_some),
    Shot("settings", "preferences"),
    Shot("settings-below", "preferences", _scroll_by(700)),
    Shot("about", "about"),
    Shot("keys", "keys"),
    Shot("narrow", "article:site-bone", None, _NARROW),
    Shot("narrow-contents", "article:site-bone", _contents, _NARROW),
    *(
        Shot(f"kiosk-{name}", page, act, kiosk=True)
        for name, page, act in (
            ("home", "home", None),
            ("article", "article:site-bone", None),
            ("contents", "contents", None),
            ("warning", "article:site-bone", tour_kiosk.warn),
            ("hidden", "article:site-bone", tour_kiosk.hide),
            ("code", "resources", tour_kiosk.show_code),
            ("preview", "article:site-bone", _preview),
            ("my-list", "my-list", _fill_list),
            ("my-list-preview", "my-list", _preview_list),
            ("settings", "preferences", None),
            ("staff", "home", tour_kiosk.ask_pin),
        )
    ),
)
PRINTED = (
    Shot("printed-article", "article:site-bone"),
    Shot("printed-help-now", str(HELP)),
    Shot("printed-picture", "article:how-cancer-spreads"),
    Shot("printed-list", "my-list", _fill_list),
    Shot("printed-resources", "resources"),
)
_PRINTED_PAGES = 3
VARIANTS = (("light", 100), ("dark", 100), ("high-contrast", 100), ("light", 200), ("dark", 200))


def run(library_path: Path, folder: Path, clinic: str = "") -> int:
    """Write the pictures as PNG files into `folder` and say where they are. Returns the exit code.

    With `clinic`, a clinic's own pages (`metsguide.clinic`), pictures of those are written too.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # also where there is a screen: a picture is the same everywhere
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(f"metsguide: {folder}: pictures cannot be written here ({error.strerror})\n")
        return _FAILED
    app = make_unseen_application()
    failed: list[BaseException] = []
    sys.excepthook = _telling(failed)
    written = 0
    with ExitStack() as opened:
        rooms = [(opened.enter_context(Library.open(library_path)), SHOTS)]
        if clinic:
            from metsguide.clinic import open_on

            library = opened.enter_context(open_on(Library.open(library_path), Path(clinic))[0])
            rooms.append((library, _of_clinic(library)))
        shots = [(*variant, library, shot) for library, several in rooms for variant in VARIANTS for shot in several]
        for theme, text_size, library, shot in shots:
            name = folder / f"{shot.name}-{theme}-{text_size}.png"
            if not _take(app, library, shot, theme, text_size, name):
                sys.stderr.write(f"metsguide: {name}: this picture cannot be written; is the disk full?\n")
                return _FAILED
            written += 1
        pages = [one for shot in PRINTED for one in _printed(app, rooms[0][0], shot)]
        for ending, page in pages:
            if not page.save(str(folder / ending)):
                sys.stderr.write(f"metsguide: {folder / ending}: this picture cannot be written; is the disk full?\n")
                return _FAILED
            written += 1
    sys.stdout.write(f"{written} pictures in {folder}\n")
    return _FAILED if failed else 0


def _printed(app: QApplication, library: Library, shot: Shot) -> list[tuple[str, QImage]]:
    """The first pages of a place as they are printed, in both sizes, each with the name of its file."""
    from metsguide.ui.printing import picture_of
    from metsguide.ui.printing_layout import POINTS, Layout

    session = open_window(library, Settings(theme="light"), library.languages[0], shot.page)
    session.window.show()
    app.processEvents()
    if shot.act is not None:
        shot.act(session)
    paper = session.window.page().paper()
    found = []
    for points in POINTS if paper is not None else ():  # another library may not have the page
        layout = Layout(paper, points)
        for number in range(min(layout.page_count, _PRINTED_PAGES)):
            found.append((f"{shot.name}-{points}pt-{number + 1}.png", picture_of(layout, number)))
    _end(app, session.window)
    return found


def _telling(failed: list[BaseException]) -> Callable[..., None]:
    """A hook that prints an exception as usual and keeps it: what goes wrong in a slot must not pass for a picture."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        failed.append(error)

    return hook


def _of_clinic(library: Library) -> tuple[Shot, ...]:
    """The pages of the section that a clinic lays on top, and what it adds to the library's own."""
    section = library.sections(library.languages[0])[0].id
    pages = library.articles(section, library.languages[0])
    return (
        Shot("clinic-section", f"section:{section}"),
        *(Shot(f"clinic-page-{number}", f"article:{page.id}") for number, page in enumerate(pages, 1)),
        Shot("clinic-help-now", str(HELP), _scroll_by(420)),
        Shot("clinic-resources", "resources"),
    )


def _take(app: QApplication, library: Library, shot: Shot, theme: str, text_size: int, path: Path) -> bool:
    width, height = shot.size
    language = library.languages[0]
    shown: QWidget
    if shot.kiosk:
        shown = screen = tour_kiosk.open_screen(library, shot.page, theme, text_size, shot.size, language)
        session = screen.session
    else:
        settings = Settings(theme=theme, text_size=text_size, width=width, height=height)
        session = open_window(library, settings, language, shot.page)
        shown = session.window
        shown.show()
    app.processEvents()
    if shot.act is not None:
        shot.act(session)
        app.processEvents()
    saved = shown.grab().save(str(path))
    _end(app, shown)
    return saved


def _end(app: QApplication, shown: QWidget) -> None:
    shown.hide()  # a kiosk would not close
    shown.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
