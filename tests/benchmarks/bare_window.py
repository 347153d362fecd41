# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What is compared with: a bare PySide6 window, a QTextBrowser, showing the same articles.

    python -m tests.benchmarks.bare_window start PAGES WIDTH HEIGHT ID     shows one article and stays
    python -m tests.benchmarks.bare_window switch PAGES WIDTH HEIGHT ID    then shows every article, twice, and ends

PAGES is a folder with an HTML file for each article, and pages.json, which names them in their order.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextBrowser

from tests.benchmarks.watch import PaintWatch, now, tell

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PAUSE = 20
"""Milliseconds between two articles, in which the event loop runs free."""


class Browser(QTextBrowser):
    def __init__(self, watch: PaintWatch) -> None:
        super().__init__()
        self._watch = watch

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._watch.painted()


class Switching:
    """Shows one article after the other and tells how many milliseconds each took."""

    def __init__(self, browser: Browser, watch: PaintWatch, pages: list[str]) -> None:
        self._browser, self._watch, self._pages = browser, watch, pages
        self._times: list[float] = []

    def next(self) -> None:
        if len(self._times) == len(self._pages):
            tell({"switch": self._times})
            QApplication.quit()
            return
        page = self._pages[len(self._times)]
        self._watch.arm(self._painted)
        self._from = now()
        self._browser.setHtml(page)

    def _painted(self, at: float) -> None:
        self._times.append((at - self._from) * 1000)
        QTimer.singleShot(_PAUSE, self.next)


def main() -> None:
    mode, folder, width, height, ident = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    watch = PaintWatch()
    browser = Browser(watch)
    browser.resize(int(width), int(height))
    if mode == "switch":
        import json

        names = json.loads((Path(folder) / "pages.json").read_text(encoding="utf-8"))
        pages = [(Path(folder) / name).read_text(encoding="utf-8") for name in names.values()]
        switching = Switching(browser, watch, pages * 2)
        watch.arm(lambda _: QTimer.singleShot(_PAUSE, switching.next))
    else:
        watch.arm(lambda at: tell({"painted": at}))
    browser.setHtml((Path(folder) / f"{ident}.html").read_text(encoding="utf-8"))
    browser.show()
    app.exec()


main()
