# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The packages of Debian 12 and 13 and of Ubuntu 24.04 that hold the libraries which Qt asks the system for.

Where the newer systems have another name, it comes first: the first that a system knows is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from packager import binaries, tree
from packager.project import PackagingError

_PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6 (>= 2.34)",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libc.so.6": "libc6 (>= 2.34)",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6 (>= 2.34)",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libm.so.6": "libc6 (>= 2.34)",
    "libpthread.so.0": "libc6 (>= 2.34)",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def asked_of_the_system(folder: Path) -> set[str]:
    """The libraries that those in a folder need and that are not in it."""
    inside = [path for path in tree.files(folder) if ".so" in path.name and not path.is_symlink()]
    wanted = {name for path in inside for name in binaries.needed(path)}
    return wanted - {path.name for path in inside}


def packages(libraries: Iterable[str]) -> list[str]:
    """What to depend on for these libraries. Raises PackagingError for one that is in no package known here."""
    unknown = sorted(set(libraries) - _PACKAGES.keys())
    if unknown:
        raise PackagingError(
            f"Qt asks the system for {', '.join(unknown)}: write the packages into packaging/packager/debian_names.py."
        )
    return sorted({_PACKAGES[name] for name in libraries})
