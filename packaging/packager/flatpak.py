# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A Flatpak of the portable archive. The runtime must be there already: nothing is downloaded. Never built so far."""

from __future__ import annotations

import subprocess
from pathlib import Path

from packager import deb, portable, project, template, tree
from packager.project import BUILD, DIST, ROOT, PackagingError

_TEMPLATE = ROOT / "packaging" / "flatpak" / "manifest.yaml.in"


def build(wheel: Path, folder: Path = DIST) -> list[Path]:
    """Make it in a folder, the portable archive too; their paths."""
    work = tree.empty(BUILD / "flatpak")
    archive, alone = portable.build(wheel, folder)
    share = work / "share"
    deb.desktop(share)
    file = work / f"{project.IDENTIFIER}.yaml"
    tree.write(file, manifest(archive, share))
    made = folder / f"{project.TITLE}-{project.version()}-x86_64.flatpak"
    for command in (
        ["flatpak-builder", "--disable-download", "--force-clean", "--repo=repo", "made", file.name],
        ["flatpak", "build-bundle", "repo", str(made), project.IDENTIFIER],
    ):
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise PackagingError(f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return [archive, alone, made]


def manifest(archive: Path, share: Path) -> str:
    """What flatpak-builder makes it of: the portable archive, by its hash, and a folder `share` for the desktop."""
    values = {
        "IDENTIFIER": project.IDENTIFIER,
        "ARCHIVE": str(archive),
        "SUM": tree.sha256(archive),
        "SHARE": str(share),
    }
    return template.filled(_TEMPLATE, values)
