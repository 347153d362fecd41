# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Small files that are never half written and never overwritten by mistake. Every function may raise OSError."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file: a reader, or a power cut, finds the old file or the new one."""
    path = path.resolve()  # a link to a file kept elsewhere stays a link
    put(prepare(path, data), path)


def prepare(path: Path, data: bytes) -> Path:
    """Write `data` beside `path`, all the way to the disk, and return that file for `put`. Takes away what a copy of
    the program that was killed left there.
    """
    import tempfile  # here, as a start that saves nothing need not load what it brings

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for stray in _unfinished(path):
        stray.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        written.unlink()
        raise
    return written


def put(written: Path, path: Path) -> None:
    """Put a prepared file in the place of another one in the same folder. Where that fails, the prepared file goes."""
    try:
        written.replace(path)
    except BaseException:
        written.unlink()
        raise
    if os.name == "posix":  # the new name in the folder must reach the disk too; Windows cannot open a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def set_aside(path: Path, word: str) -> Path:
    """Rename a file to a name that nothing has yet: settings.damaged-1.json, settings.damaged-2.json ..."""
    number = 0
    while True:
        number += 1
        aside = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        try:
            aside.open("xb").close()  # takes the name, so that the renaming overwrites nobody's file
        except FileExistsError:
            continue
        try:
            path.replace(aside)
        except OSError:
            aside.unlink()
            raise
        return aside


def family(path: Path) -> list[Path]:
    """The file, and every other that `set_aside`, `prepare` or a keeper of copies made of it; itself last."""
    import re

    name = rf"{re.escape(path.stem)}(\.[a-z]+-\d+)?{re.escape(path.suffix)}"
    of_it = re.compile(rf"{name}|\.{name}\..*\.tmp")
    if not path.parent.is_dir():
        return []
    found = [one for one in sorted(path.parent.iterdir()) if of_it.fullmatch(one.name) and one.name != path.name]
    if path.is_symlink():
        found.append(path.resolve())
    return [one for one in (*found, path) if one.is_symlink() or one.exists()]


def reason(error: OSError) -> str:
    """Why, in the system's words."""
    return error.strerror or str(error)


def _unfinished(path: Path) -> list[Path]:
    return [one for one in path.parent.iterdir() if one.name.startswith(f".{path.name}.") and one.name.endswith(".tmp")]
