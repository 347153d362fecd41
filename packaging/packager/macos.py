# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What packaging/macos/build.sh needs on a Mac: Info.plist, icon, licences. The app itself is made there, untested."""

from __future__ import annotations

from pathlib import Path

from packager import icons, licences, project, qt, sbom, template, tree
from packager.project import BUILD, ROOT

HERE = ROOT / "packaging" / "macos"
OLDEST = "13.0"
"""The oldest macOS that the lock's Qt runs on, as its wheel's name says."""


def prepare(wheel: Path) -> list[Path]:
    """Write it all below build/packages/macos; the paths. The script takes the wheel from where it is."""
    assert wheel.is_file()
    folder = BUILD / "macos"
    tree.write(folder / "Info.plist", info())
    tree.write(folder / "MetsGuide.icns", icons.icns())
    parts = licences.parts()
    texts = {name: text for name, text in licences.notices(parts).items() if name != "notices.json"}
    for name, text in texts.items():
        tree.write(folder / "licences" / name, text)
    tree.write(folder / "sbom.cdx.json", sbom.bill("macos", parts, {}, {}))
    return [folder / "Info.plist", folder / "MetsGuide.icns", folder / "sbom.cdx.json"]


def info() -> str:
    """The app's Info.plist, as XML."""
    values = {
        "TITLE": project.TITLE,
        "IDENTIFIER": project.IDENTIFIER,
        "VERSION": project.version(),
        "PUBLISHER": project.PUBLISHER,
        "OLDEST": OLDEST,
        "LANGUAGES": "\n".join(f"\t\t<string>{one}</string>" for one in qt.languages_of_the_content()),
    }
    return template.filled(HERE / "Info.plist.in", values)
