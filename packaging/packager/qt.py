# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Which files of PySide6 a package has.

Nothing is kept by habit: the modules are those that the program's source imports, the plug-ins those named below with
what they are for, the libraries those that modules and plug-ins load. All else is left out. A test holds the list, and
the package tests use everything that it is for.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from packager import binaries
from packager.project import ROOT, PackagingError

_PYTHON = (
    "PySide6/__init__.py",
    "PySide6/support/__init__.py",
    "PySide6/support/deprecated.py",
    "shiboken6/__init__.py",
)
"""The modules of Python that an import of Qt runs."""


class System(NamedTuple):
    """How PySide6 is laid out for a system, and its plug-ins that are kept, each with what it is for."""

    name: str
    module: str
    plugins_folder: str
    translations_folder: str
    plugins: dict[str, str]
    always: tuple[str, ...] = ()
    """Files that are loaded by name, and so by nothing that can be read from another file."""


LINUX = System(
    "linux",
    "PySide6/{}.abi3.so",
    "PySide6/Qt/plugins",
    "PySide6/Qt/translations",
    {
        "platforms/libqxcb.so": "the window under X11",
        "platforms/libqwayland.so": "the window under Wayland",
        "platforms/libqoffscreen.so": "self-test and tour, which need no display",
        "wayland-shell-integration/libxdg-shell.so": "a window of a Wayland desktop is one of this kind",
        "wayland-decoration-client/libadwaita.so": "its title bar under GNOME, which draws none",
        "wayland-decoration-client/libbradient.so": "its title bar elsewhere, where the desktop draws none",
        "platforminputcontexts/libcomposeplatforminputcontextplugin.so": "accents and signs by the Compose key",
        "platforminputcontexts/libibusplatforminputcontextplugin.so": "input methods: IBus, and Fcitx in its place",
        "platformthemes/libqxdgdesktopportal.so": "the desktop's own file dialogs, in a sandbox the only ones",
        "iconengines/libqsvgicon.so": "the window's icon, which is an SVG",
        "imageformats/libqsvg.so": "icons and figures, which are SVG",
        "printsupport/libcupsprintersupport.so": "printers",
    },
    ("shiboken6/Shiboken.abi3.so",),
)

WINDOWS = System(
    "windows",
    "PySide6/{}.pyd",
    "PySide6/plugins",
    "PySide6/translations",
    {
        "platforms/qwindows.dll": "the window, input methods, and what a screen reader meets",
        "platforms/qoffscreen.dll": "self-test and tour, which need no display",
        "iconengines/qsvgicon.dll": "the window's icon, which is an SVG",
        "imageformats/qsvg.dll": "icons and figures, which are SVG",
    },
    ("shiboken6/Shiboken.pyd",),
)


def modules(package: Path = ROOT / "metsguide") -> set[str]:
    """Qt's modules that the program's source imports, such as "QtCore", at its top or within a function."""
    found: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                found |= {each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                found.add((node.module or "").split(".")[1])
            elif isinstance(node, ast.Import):
                found |= {each.name.split(".")[1] for each in node.names if each.name.startswith("PySide6.")}
    return found


def kept(folder: Path, system: System, languages: Iterable[str]) -> set[str]:
    """The files to keep of PySide6 and shiboken6, unpacked whole in a folder: their paths, below it, with slashes.

    `languages` are those in which Qt's own words (the printer's dialog) are wanted.
    Raises PackagingError where something of the list is not there: the list is of another version then.
    """
    roots = [system.module.format(module) for module in sorted(modules())]
    roots += [f"{system.plugins_folder}/{plugin}" for plugin in system.plugins] + [*system.always, *_PYTHON]
    missing = [path for path in roots if not (folder / path).is_file()]
    if missing:
        raise PackagingError(
            f"PySide6 for {system.name} has no {', '.join(missing)}: correct packaging/packager/qt.py."
        )
    found = set(roots)
    waiting = [path for path in roots if not path.endswith(".py")]
    libraries = _libraries(folder)
    while waiting:
        for name in binaries.needed(folder / waiting.pop()):
            path = libraries.get(name.lower())
            if path is not None and path not in found:
                found.add(path)
                waiting.append(path)
    words = (f"{system.translations_folder}/qtbase_{language}.qm" for language in languages)
    return found | {path for path in words if (folder / path).is_file()}


def languages_of_the_content() -> list[str]:
    """The languages that the content is in, without regions, as Qt names its translations."""
    text = (ROOT / "resources" / "content" / "library.yaml").read_text(encoding="utf-8")
    found = re.search(r"^languages: \[([a-zA-Z, -]+)\]$", text, re.MULTILINE)
    if found is None:
        raise PackagingError("resources/content/library.yaml: no line `languages: [en, ...]`.")
    return [language.strip()[:2] for language in found[1].split(",")]


def _libraries(folder: Path) -> dict[str, str]:
    """Where each library is that one of another folder can ask for, by its name in small letters.

    Windows' libraries are there twice, in PySide6 and shiboken6; the first to be loaded serves both.
    """
    found: dict[str, str] = {}
    for below in ("PySide6", "PySide6/Qt/lib", "shiboken6"):
        for path in sorted((folder / below).glob("*")):
            if path.is_file() and (".so" in path.name or path.suffix.lower() in (".dll", ".pyd")):
                found[path.name.lower()] = path.relative_to(folder).as_posix()
    return found
