# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What happens when something goes wrong that nobody thought of: one dialog with a report to copy, one line in a log.

Neither holds an error's own message: it could quote what somebody read or searched. Where it happened is enough.
"""

from __future__ import annotations

import datetime
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSysInfo, QTimer, qVersion
from PySide6.QtWidgets import QWidget

from metsguide import __version__
from metsguide.library import LibraryError
from metsguide.ui.dialog import Dialog, copy_text
from metsguide.ui.i18n import translate
from metsguide.ui.parts import Kit

_LARGEST_LOG = 200_000


class Reporter:
    """Takes up unexpected exceptions while it is installed."""

    def __init__(self, window: QWidget, kit: Kit, folder: Path) -> None:
        self._window, self._kit = window, kit
        self.log = folder / "errors.log"
        self._before = sys.excepthook
        self._report = ""
        self.dialog: Dialog | None = None

    def install(self) -> None:
        """Stand in for Python's own handler."""
        self._before = sys.excepthook
        sys.excepthook = self.handle

    def remove(self) -> None:
        """Give Python's own handler back."""
        sys.excepthook = self._before

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the error and tell the reader, once at a time."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        where = "; ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(trace))
        line = f"{kind.__name__} at {where or 'an unknown place'}"
        self._write(line)
        print(f"metsguide: {line}", file=sys.stderr)
        self._report = (
            f"MetsGuide {__version__}, Python {sys.version.split()[0]}, Qt {qVersion()}, "
            f"{QSysInfo.prettyProductName()}\n{line}"
        )
        if self.dialog is None:
            # The widget that failed may be in the middle of something: let it finish first.
            known = str(error) if isinstance(error, LibraryError) else ""
            self._known = known
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        if self.dialog is not None:
            return
        if self._known:
            texts = [self._known]
        else:
            texts = [
                translate(
                    "Reporter",
                    "Something in MetsGuide did not work. You can go on; if it happens again, start it anew.",
                ),
                translate(
                    "Reporter", "This report says where it happened. It holds nothing of what you read or searched."
                ),
                self._report,
            ]
        buttons = [("", translate("Reporter", "Go on"), "main"), ("copy", translate("Reporter", "Copy the report"), "")]
        self.dialog = Dialog(self._window, self._kit, translate("Reporter", "Something went wrong"), texts, buttons)
        self.dialog.answered.connect(self._answered)

    def _answered(self, answer: str) -> None:
        self.dialog = None
        if answer == "copy":
            copy_text(self._report)

    def _write(self, line: str) -> None:
        now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M:%SZ")
        try:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            if self.log.exists() and self.log.stat().st_size > _LARGEST_LOG:
                self.log.replace(self.log.with_suffix(".old.log"))
            with self.log.open("a", encoding="utf-8") as file:
                file.write(f"{now} {__version__} {line}\n")
        except OSError as problem:
            print(f"metsguide: the error could not be logged in {self.log}: {problem.strerror}", file=sys.stderr)
