# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The command line of those who make packages. Exit codes: 0 made; 1 could not be made, with what to do."""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from packager import appimage, deb, flatpak, licences, macos, portable, project, tree, wheel, windows
from packager.project import DIST, ROOT, PackagingError


class Kind(NamedTuple):
    """A kind of package: what makes it of the wheel, and the commands that this takes, with what brings them."""

    make: Callable[[Path], list[Path]]
    tools: dict[str, str]
    only_named: bool = False
    """Not among "all": it wants what no package brings, such as a Mac, or was never tried as a whole."""


KINDS: dict[str, Kind] = {
    "deb": Kind(lambda made: [deb.build(made)], {"dpkg-deb": "dpkg", "strip": "binutils"}),
    "portable": Kind(portable.build, {"patchelf": "patchelf", "dpkg-query": "dpkg"}),
    "windows": Kind(windows.build, windows.TOOLS),
    "appimage": Kind(appimage.build, {"mksquashfs": "squashfs-tools", "patchelf": "patchelf"}, only_named=True),
    "flatpak": Kind(flatpak.build, {"flatpak-builder": "flatpak-builder", "patchelf": "patchelf"}, only_named=True),
    "macos": Kind(macos.prepare, {}, only_named=True),
}


def main() -> int:
    """Carry out one command line."""
    arguments = _arguments()
    try:
        if arguments.command == "notices":
            licences.write()
            print(f"written: {licences.FOLDER.relative_to(ROOT)}")
            return 0
        _make(arguments.kinds, everything=not arguments.kinds)
    except PackagingError as error:
        print(f"packager: {error}", file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="packager", description="Makes MetsGuide's packages in dist/.")
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="make packages: all that this system has the tools for, or those named")
    make.add_argument("kinds", nargs="*", metavar="KIND", help=f"wheel, {', '.join(KINDS)}")
    commands.add_parser("notices", help="write resources/licences anew, after a change of the lock")
    return parser.parse_args()


def _make(wanted: list[str], *, everything: bool) -> None:
    unknown = [kind for kind in wanted if kind not in (*KINDS, "wheel")]
    if unknown:
        raise PackagingError(f"There is no kind {', '.join(unknown)}; there are: wheel, {', '.join(KINDS)}.")
    if licences.notices(licences.parts()) != _notices_on_file():
        raise PackagingError("resources/licences is of another lock: run `make notices`.")
    made = _told("wheel", lambda: list(wheel.build(DIST)))
    program = made[0]
    for name, kind in KINDS.items():
        lacking = [f"{tool} ({package})" for tool, package in kind.tools.items() if shutil.which(tool) is None]
        if name in wanted and lacking:
            raise PackagingError(f"{name} needs commands that are not installed: {', '.join(lacking)}.")
        if everything and kind.only_named:
            continue
        if everything and lacking:
            print(f"packager: {name} is left out, as this system lacks: {', '.join(lacking)}", flush=True)
        elif everything or name in wanted:
            made += _told(name, partial(kind.make, program))
    sums = "".join(f"{tree.sha256(path)}  {path.name}\n" for path in sorted(made) if path.parent == DIST)
    tree.write(DIST / "SHA256SUMS", sums)
    print(f"packager: version {project.version()} is in {DIST.relative_to(ROOT)}/, with SHA256SUMS")


def _told(name: str, make: Callable[[], list[Path]]) -> list[Path]:
    begun = time.monotonic()
    made = make()
    took = time.monotonic() - begun
    for path in made:
        print(f"packager: {name}: {path.name}, {path.stat().st_size / 1e6:.1f} MB ({took:.0f} s)", flush=True)
    return made


def _notices_on_file() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in licences.FOLDER.glob("*")}


if __name__ == "__main__":
    sys.exit(main())
