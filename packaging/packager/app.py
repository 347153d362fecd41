# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The program with its dependencies in one folder, as the packages have it that bring their own Qt."""

from __future__ import annotations

import re
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


def assemble(
    target: lock.Target,
    system: qt.System,
    wheel: Path,
    folder: Path,
    *,
    without: frozenset[str] = frozenset(),
    also: tuple[lock.Target, ...] = (),
) -> None:
    """Put the program, its library and its dependencies into a folder, which is to be on Python's path.

    `without` names dependencies that the system itself brings. `also` are the same system with other Pythons, which
    the package is to serve as well: what is compiled for one Python alone comes for each of them.
    """
    wheels = lock.wheels(target)
    whole = unpacked_qt(wheels, target.name)
    for each in qt.kept(whole, system, qt.languages_of_the_content()):
        tree.copy(whole / each, folder / each)
    bound = set()
    for name, path in wheels.items():
        if name in _QT | without:
            continue
        names = tree.unzip(path, folder, _wanted)
        if not path.stem.endswith(("-any", "-abi3")) and any(one.endswith((".so", ".pyd")) for one in names):
            bound.add(name)
    others = frozenset(wheels) - bound
    for another in also if bound else ():
        for path in lock.wheels(another, others).values():
            tree.unzip(path, folder, _compiled)
    tree.unzip(wheel, folder, _wanted)


_LEFT_OUT = (
    re.compile(r"\.(pyi|pyx|pxd|h|hpp|c|cpp)$"),  # for who compiles against it or checks types
    re.compile(r"(^|/)py\.typed$"),
    re.compile(r"^rapidfuzz/fuzz_cpp"),  # other measures of likeness, 4 MB; its pure Python is there for the import
    re.compile(r"^rapidfuzz/utils_cpp"),  # the program tidies words by itself; its pure Python is there for the import
    re.compile(r"^rapidfuzz/.*_(avx2|sse2)\."),  # the same once more: 2 ms instead of 3 for a word, 5 MB
    re.compile(r"/__pyinstaller/"),
    re.compile(r"^segno/(cli|__main__)\.py$"),  # a command of its own
)
"""What no package needs of the dependencies other than Qt."""


def _wanted(name: str) -> bool:
    return ".dist-info/" not in name and ".data/" not in name and not any(one.search(name) for one in _LEFT_OUT)


def _compiled(name: str) -> bool:
    return name.endswith((".so", ".pyd")) and _wanted(name)


def _of_qt(name: str) -> bool:
    return name.startswith(("PySide6/", "shiboken6/"))
