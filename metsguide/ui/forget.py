# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""*Forget everything*: the question before it, the doing, and what was wiped and what could not be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from metsguide.settings import Settings
from metsguide.ui.dialog import Dialog
from metsguide.ui.kept import Kept
from metsguide.ui.parts import Kit

if TYPE_CHECKING:
    from metsguide.ui.window import Window


class Forgetter(QObject):
    """Wipes the files first, then what the window shows and remembers."""

    def __init__(self, window: Window, kit: Kit, kept: Kept) -> None:
        super().__init__(window)
        self._window, self._kit, self._kept = window, kit, kept

    def ask(self) -> None:
        """Ask, and forget if the reader says so."""
        texts = [
            self.tr("This wipes your list with its copies, your settings, what you read recently, and the notes that"
                    " MetsGuide made of its own mistakes."),
            self.tr("It cannot be undone. A list that you saved as a file yourself stays where you put it."),
        ]  # fmt: skip
        buttons = [("", self.tr("Keep everything"), "main"), ("forget", self.tr("Forget everything"), "")]
        dialog = Dialog(self._window, self._kit, self.tr("Forget everything?"), texts, buttons)
        dialog.answered.connect(self._answered)

    def _answered(self, answer: str) -> None:
        if answer == "forget":
            told = self._kept.forget()
            self._forget_window()
            self._tell(told)

    def _forget_window(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():  # what somebody else put there is not ours to take
            clipboard.clear()
        afresh, look = Settings(), self._kit.look
        self._window.forget()
        look.choose_theme(afresh.theme)
        look.choose_text_size(afresh.text_size)
        look.choose_reading(line_spacing=afresh.line_spacing, reading_width=afresh.reading_width)

    def _tell(self, told: list[tuple[Path, str]]) -> None:
        wiped = [str(path) for path, problem in told if not problem]
        wrong = [f"{path} ({problem})" for path, problem in told if problem]
        title = self.tr("Everything is forgotten")
        texts = [self.tr("Your list, your settings, where you were and what you typed are gone from this window.")]
        if wiped:
            texts.append("\n".join((self.tr("These files were wiped:"), *wiped)))
        else:
            texts.append(self.tr("There were no files to wipe."))
        if wrong:
            title = self.tr("Not everything could be forgotten")
            advice = self.tr("Delete them yourself, or ask whoever looks after this computer.")
            texts.append("\n".join((self.tr("These files could not be wiped:"), *wrong, advice)))
        Dialog(self._window, self._kit, title, texts, [("", self.tr("Go on"), "main")])
