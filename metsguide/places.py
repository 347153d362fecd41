# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where things are on this system. Nothing here creates, reads or writes anything."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_REPOSITORY = _PACKAGE.parent
LIBRARY_NAME = "metsguide.library"


def resource(name: str) -> Path:
    """A file or folder that comes with the program, such as "icons" or "fonts/OFL.txt".

    An installed copy has its resources inside the package; the repository has them beside it.
    """
    installed = _PACKAGE / "resources"
    return (installed if installed.is_dir() else _REPOSITORY / "resources") / name


def library(explicit: Path | None = None) -> Path:
    """The library to open: the one asked for, else the installed one, else the one built in the repository.

    It need not exist: opening it then says what to do.
    """
    if explicit is not None:
        return explicit
    installed = resource(LIBRARY_NAME)
    built = _REPOSITORY / "build" / LIBRARY_NAME
    in_repository = (_REPOSITORY / "pyproject.toml").is_file()
    return built if in_repository and not installed.is_file() else installed


def own_data() -> Path | None:
    """The folder in which to keep what readers choose, where the copy brings one along: on a stick, beside the program
    (`METSGUIDE_DATA`, which the portable archive sets). None for the places where the system keeps such files.
    """
    told = os.environ.get("METSGUIDE_DATA")
    return Path(told) if told and Path(told).is_absolute() else None
