# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Asking for the name of a file, without the traces that Qt's own dialogs leave in the settings of all Qt programs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(window: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
    """A file to write, in the reader's folder at first; None where the reader chose none. `kinds` is a filter of Qt."""
    with _no_traces():
        name, _ = QFileDialog.getSaveFileName(window, title, str(Path.home() / suggested), kinds)
    return Path(name) if name else None


def ask_which_to_open(window: QWidget, title: str, kinds: str) -> Path | None:
    """A file to read; None where the reader chose none."""
    with _no_traces():
        name, _ = QFileDialog.getOpenFileName(window, title, str(Path.home()), kinds)
    return Path(name) if name else None


@contextmanager
def _no_traces() -> Iterator[None]:
    """Qt's own dialog (where the system has none) notes the folders that were visited, in QtProject.conf. Meanwhile it
    has a folder of its own for that, which goes.
    """
    where = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(*where, folder)
        try:
            yield
        finally:
            usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
            QSettings.setPath(*where, usual)
