# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The real program, watched: runs `python -m metsguide ARGUMENTS` with a hook that notes when its texts are painted.

    python -m tests.benchmarks.our_window start ARGUMENTS          tells when the article is painted, and stays
    python -m tests.benchmarks.our_window switch ARGUMENTS         then goes to every article, twice, and ends
    python -m tests.benchmarks.our_window type QUERIES ARGUMENTS   then types each line of the file QUERIES, and ends

The hook is one Python call for each text painted. Nothing else of the program is changed.
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_PAUSE = 20
"""Milliseconds between two steps, in which the event loop runs free. (Nobody types or reads faster.)"""

_LONGEST = 10_000
"""Milliseconds after which a step is taken to have failed."""

Step = tuple[str, Callable[[Callable[[float], None]], None]]
"""What is done, in words, and the function that does it and calls back with the time it was painted."""


def watch_texts() -> Any:
    """Have every painting of a `TextBlock` noted."""
    from metsguide.ui.text_block import TextBlock
    from tests.benchmarks.watch import PaintWatch

    watch = PaintWatch()
    paint = TextBlock.paintEvent

    def paint_and_note(text: TextBlock, event: Any) -> None:
        paint(text, event)
        watch.painted()

    TextBlock.paintEvent = paint_and_note  # type: ignore[method-assign,assignment]  # Qt calls it all the same
    return watch


class Steps:
    """Does one step after the other, each from a free event loop."""

    def __init__(self, name: str, steps: Iterator[Step]) -> None:
        from PySide6.QtCore import QTimer

        self._name, self._steps, self._doing = name, steps, ""
        self._times: list[float] = []
        self._deadline = QTimer()
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self._fail)

    def start(self, _: float = 0) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(_PAUSE, self._next)

    def _next(self) -> None:
        from tests.benchmarks.watch import now, tell

        step = next(self._steps, None)
        if step is None:
            from PySide6.QtWidgets import QApplication

            tell({self._name: self._times})
            QApplication.quit()
            return
        self._doing, do = step
        self._deadline.start(_LONGEST)
        self._from = now()
        do(self._painted)

    def _fail(self) -> None:
        sys.stderr.write(f"nothing was painted after {_LONGEST} ms: {self._doing}\n")
        os._exit(1)

    def _painted(self, at: float) -> None:
        self._deadline.stop()
        self._times.append((at - self._from) * 1000)
        self.start()


def switching(window: Any, watch: Any) -> Iterator[Step]:
    """Every article in the order of the contents, twice, by the navigator."""
    from metsguide.model import Place

    library, language = window.library, window.language
    abouts = [one for section in library.sections(language) for one in library.articles(section.id, language)]
    for about in abouts:
        if about.sensitive:  # it asks before it shows its text: said yes to beforehand
            window.page().agree_to(about.id)
    idents = [about.id for about in abouts]

    def to(ident: str) -> Step:
        def step(painted: Callable[[float], None]) -> None:
            watch.arm(painted)
            window.navigator.go(Place("article", ident))

        return ident, step

    return (to(ident) for ident in (*idents, *idents))


def typing(window: Any, queries: list[str]) -> Iterator[Step]:
    """Each letter by a key press in the search box; painted when the results of the whole text so far are."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractItemView

    from tests.benchmarks.watch import now

    line = window.topbar.search.line

    class Results(QObject):
        """Waits for the pass that paints the results page when it shows the text typed."""

        def __init__(self) -> None:
            super().__init__()
            self._watched: Any = None
            self._painted: Callable[[float], None] | None = None
            self._text = ""
            self._posted = False

        def wait(self, text: str, painted: Callable[[float], None]) -> None:
            self._text, self._painted, self._posted = text, painted, False
            page = window.page()
            if page is not self._watched:
                self._watched = page
                page.installEventFilter(self)
                for view in page.findChildren(QAbstractItemView):
                    view.viewport().installEventFilter(self)

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and self._painted is not None and not self._posted:
                place = window.navigator.place
                if place.kind == "search" and place.id == self._text and self._text.strip() in window.page().title():
                    self._posted = True
                    QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), 1_000_000)
            return False

        def customEvent(self, _event: QEvent) -> None:
            at, painted, self._painted = now(), self._painted, None
            if painted is not None:
                painted(at)

    results = Results()

    def press(letter: str, text: str) -> Step:
        def step(painted: Callable[[float], None]) -> None:
            QTest.keyClick(line, letter)  # type: ignore[call-overload]  # the stubs know no letter
            results.wait(text, painted)

        return repr(text), step

    for query in queries:
        window.topbar.search.clear()
        window.focus_search()
        for number, letter in enumerate(query, 1):
            yield press(letter, query[:number])


def main() -> None:
    mode = sys.argv.pop(1)
    queries = Path(sys.argv.pop(1)).read_text(encoding="utf-8").splitlines() if mode == "type" else []
    from metsguide import system_check

    kept: list[Steps] = []  # Qt holds on to no bound method

    def show_watched(window: Any, settings: Any) -> None:
        from tests.benchmarks.watch import tell

        watch = watch_texts()
        if mode in ("switch", "type"):
            steps = switching(window, watch) if mode == "switch" else typing(window, queries)
            kept.append(Steps(mode, steps))
            watch.arm(kept[0].start)
        else:
            unwanted = [name for name in ("yaml", "markdown_it") if name in sys.modules]
            watch.arm(lambda at: tell({"painted": at, "unwanted": unwanted}))
        shows[0](window, settings)

    # The window's modules are imported where the program imports them, and what it does before that is done before:
    # imported earlier, they would make each later import slower, as PySide looks into every module that follows it.
    shows: list[Callable[[Any, Any], None]] = []
    look = system_check.before_window

    def look_and_watch(environment: Mapping[str, str], qt_arguments: Sequence[str]) -> str | None:
        hindrance = look(environment, qt_arguments)
        from metsguide.ui import app

        shows.append(app.show)
        app.show = show_watched
        return hindrance

    system_check.before_window = look_and_watch
    sys.argv[0] = "metsguide"
    runpy.run_module("metsguide", run_name="__main__", alter_sys=True)


main()
