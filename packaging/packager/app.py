# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The program with its dependencies in one folder, as the packages have it that bring their own Qt."""

from __future__ import annotations

from pathlib import Path

from packager import lock, qt, tree
from packager.project import BUILD

_QT = {"pyside6-essentials", "shiboken6"}


def unpacked_qt(wheels: dict[str, Path], name: str) -> Path:
    """PySide6 and shiboken6 as a whole, unpacked once for each pair of wheels."""
    pair = [wheels[each] for each in sorted(_QT)]
    folder = BUILD / "qt" / name
    mark = folder / "wheels"
    wanted = "\n".join(path.name for path in pair)
    if not mark.is_file() or mark.read_text(encoding="utf-8") != wanted:
        tree.empty(folder)
        for path in pair:
            tree.unzip(path, folder, _of_qt)
        tree.write(mark, wanted)
    return folder


def assemble(target: lock.Target, system: qt.System, wheel: Path, folder: Path, *, without: frozenset[str]) -> None:
    """Put the program, its library and its dependencies into a folder, which is to be on Python's path.

    `without` names dependencies that the system itself brings.
    """
    wheels = lock.wheels(target)
    whole = unpacked_qt(wheels, target.name)
    for each in qt.kept(whole, system, qt.languages_of_the_content()):
        tree.copy(whole / each, folder / each)
    for name, path in wheels.items():
        if name not in _QT | without:
            tree.unzip(path, folder, _of_a_module)
    tree.unzip(wheel, folder, _of_a_module)


def _of_qt(name: str) -> bool:
    return name.startswith(("PySide6/", "shiboken6/"))


def _of_a_module(name: str) -> bool:
    return ".dist-info/" not in name and ".data/" not in name
