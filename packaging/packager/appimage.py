# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""An AppImage: the portable folder in a file system of its own, behind the runtime that opens it. The runtime is given.

Without a runtime at hand it was never started; what is behind the runtime was tried (packaging/README.md).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from packager import deb, icons, portable, project, tree
from packager.project import BUILD, DIST, ROOT, PackagingError

RUNTIME = "METSGUIDE_APPIMAGE_RUNTIME"
"""An environment variable: the file `runtime-x86_64` of the AppImage project, which the packager has checked."""
_START = ROOT / "packaging" / "appimage" / "AppRun"


def build(wheel: Path, folder: Path = DIST) -> list[Path]:
    """Make it in a folder; its path. Raises PackagingError where no runtime is given."""
    runtime = Path(os.environ.get(RUNTIME, ""))
    if not runtime.is_file() or runtime.read_bytes()[:4] != b"\x7fELF":
        raise PackagingError(f"Set {RUNTIME} to the runtime of the AppImage project; see packaging/README.md.")
    root = assembled(portable.assembled(wheel))
    packed = BUILD / "appimage" / "metsguide.squashfs"
    packed.unlink(missing_ok=True)
    command = ["mksquashfs", str(root), str(packed), "-noappend", "-all-root", "-no-xattrs", "-comp", "zstd"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(project.epoch())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"mksquashfs failed:\n{done.stdout[-2000:]}{done.stderr}")
    made = folder / f"{project.TITLE}-{project.version()}-x86_64.AppImage"
    tree.write(made, runtime.read_bytes() + packed.read_bytes(), 0o755)
    return [made]


def assembled(program: Path) -> Path:
    """The folder that is packed: the portable one, how it is started, and what a desktop shows of it."""
    root = tree.empty(BUILD / "appimage" / f"{project.TITLE}.AppDir")
    shutil.copytree(program, root / project.TITLE, symlinks=True)
    deb.desktop(root / "usr" / "share")
    tree.copy(root / "usr" / "share" / "applications" / "metsguide.desktop", root / "metsguide.desktop")
    tree.copy(icons.SVG, root / "metsguide.svg")
    tree.write(root / ".DirIcon", icons.png(256))
    tree.copy(_START, root / "AppRun", 0o755)
    tree.settle(root, project.epoch())
    return root
