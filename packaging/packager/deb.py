# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The package for Debian and Ubuntu: Debian's Python, and Qt as far as the program uses it."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from packager import app, debian_names, icons, licences, lock, manpage, metainfo, project, qt, sbom, tree
from packager.project import BUILD, DIST, ROOT, PackagingError

_HERE = ROOT / "packaging" / "debian"
_TARGET = lock.linux("3.11")
_ALSO = (lock.linux("3.12"), lock.linux("3.13"))
"""The Pythons of Debian 12, Ubuntu 24.04 and Debian 13. PySide6's libraries serve all; what is compiled for one Python
alone is there for each. A later Python runs the program too, with the slower way to mend a search.
"""
_BY_DEBIAN = frozenset({"pyyaml"})
MAINTAINER = "METSGUIDE_MAINTAINER"
"""An environment variable: who answers for the package, as "Name <address>"."""
_DEPENDS = ("python3 (>= 3.11)", "python3-yaml (>= 6.0)")


def build(wheel: Path, folder: Path = DIST, *, version: str = "", level: int = 6) -> Path:
    """Make the package in a folder; its path.

    A `version` other than the program's own is for trying an upgrade, and a lower `level` of packing for trying fast.
    """
    version = version or project.version()
    root = tree.empty(BUILD / "deb" / version)
    library = root / "usr" / "lib" / "metsguide"
    app.assemble(_TARGET, qt.LINUX, wheel, library, without=_BY_DEBIAN, also=_ALSO)
    _strip(sorted((library / "PySide6" / "Qt" / "lib").glob("libicu*.so*")))
    share = root / "usr" / "share"
    tree.copy(_HERE / "metsguide", root / "usr" / "bin" / "metsguide", 0o755)
    tree.copy(_HERE / "policy.yaml", root / "etc" / "metsguide" / "policy.yaml")
    tree.copy(_HERE / "rtupdate", share / "python3" / "runtime.d" / "metsguide.rtupdate", 0o755)
    tree.copy(_HERE / "lintian-overrides", share / "lintian" / "overrides" / "metsguide")
    tree.copy(_HERE / "kiosk-session", library / "kiosk-session", 0o755)
    tree.copy(_HERE / "metsguide-kiosk.desktop", share / "wayland-sessions" / "metsguide-kiosk.desktop")
    desktop(share)
    document = share / "doc" / "metsguide"
    tree.write(document / "changelog.gz", _packed(_changelog(version)))
    tree.write(document / "copyright", _copyright())
    parts = [part for part in licences.parts() if part.id not in {*_BY_DEBIAN, "python", "sqlite"}]
    tree.write(document / "sbom.cdx.json", sbom.of_target("deb", parts, _TARGET, {}))
    control = root / "DEBIAN"
    asked = debian_names.packages(debian_names.asked_of_the_system(library))
    tree.write(control / "control", _control(version, [*_DEPENDS, *asked], tree.size(root)))
    tree.write(control / "conffiles", "/etc/metsguide/policy.yaml\n")
    for script in ("postinst", "prerm"):
        tree.copy(_HERE / script, control / script, 0o755)
    inside = [path for path in tree.files(root) if control not in path.parents]
    sums = [f"{_md5(path)}  {path.relative_to(root)}\n" for path in inside if "etc" not in path.parts]
    tree.write(control / "md5sums", "".join(sums))
    tree.settle(root, project.epoch())
    return _packed_as_deb(root, folder / f"metsguide_{version}_amd64.deb", level)


def desktop(share: Path) -> None:
    """Write what a desktop wants below a folder `share`: menu entry, metainfo, icons, man page."""
    tree.write(share / "applications" / "metsguide.desktop", metainfo.desktop_entry())
    tree.write(share / "metainfo" / f"{project.IDENTIFIER}.metainfo.xml", metainfo.metainfo())
    icons.hicolor(share / "icons" / "hicolor")
    tree.write(share / "man" / "man1" / "metsguide.1.gz", _packed(manpage.page()))


def _strip(libraries: Sequence[Path]) -> None:
    """Take out what only a debugger reads: Debian wants it, and ICU comes with more than a megabyte of it."""
    done = subprocess.run(
        ["strip", "--strip-unneeded", *map(str, libraries)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise PackagingError(f"strip could not shorten {', '.join(path.name for path in libraries)}:\n{done.stderr}")


def _packed_as_deb(root: Path, package: Path, level: int) -> Path:
    package.parent.mkdir(parents=True, exist_ok=True)
    # One thread: with more, where the pieces end would depend on the machine.
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--threads-max=1", "--build"]
    command += [str(root), str(package)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(project.epoch())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"dpkg-deb could not make {package.name}:\n{done.stderr}")
    return package


def _control(version: str, depends: list[str], installed: int) -> str:
    return f"""Package: metsguide
Version: {version}
Architecture: amd64
Maintainer: {_maintainer()}
Installed-Size: {(installed + 1023) // 1024}
Depends: {", ".join(depends)}
Recommends: xdg-utils
Suggests: cage, at-spi2-core, cups
Section: education
Priority: optional
Description: {project.summary()[0].lower() + project.summary()[1:]}
 MetsGuide gives clear, sourced information about metastatic cancer to people
 who have it and to those who care for them. It works without a network, keeps
 nothing about its reader, and says of every page where it comes from, when it
 was checked, and whether a clinician has reviewed it.
 .
 It is information. It does not replace a care team, and it is not an emergency
 service.
"""


def _maintainer() -> str:
    return os.environ.get(MAINTAINER) or f"{project.PUBLISHER} <metsguide@localhost>"


def _changelog(version: str) -> str:
    """The releases in the form of Debian's changelog."""
    entries = []
    for release in project.releases():
        number = version if release.version == project.version() else release.version
        day = release.date or project.release_date()
        when = datetime(day.year, day.month, day.day, tzinfo=UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
        told = [change for _, each in release.changes for change in each] or ["No changes."]
        changes = "".join(
            textwrap.fill(change, 78, initial_indent="  * ", subsequent_indent="    ") + "\n" for change in told
        )
        entries.append(f"metsguide ({number}) stable; urgency=medium\n\n{changes}\n -- {_maintainer()}  {when}\n")
    return "\n".join(entries)


def _copyright() -> str:
    """Debian's copyright file. The words of every licence are in the package; it says where."""
    head = f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {project.TITLE}
Comment: The full text of every licence below is in
 /usr/lib/metsguide/metsguide/resources/licences, and on the page "About
 MetsGuide" of the program.

Files: *
Copyright: 2026 {project.PUBLISHER}
License: Expat

Files: usr/lib/metsguide/metsguide/resources/metsguide.library
Copyright: 2026 {project.PUBLISHER}
License: CC-BY-4.0

Files: usr/lib/metsguide/PySide6/* usr/lib/metsguide/shiboken6/*
Copyright: The Qt Company Ltd. and other contributors
License: LGPL-3.0-only
Comment: The source is at https://download.qt.io/archive/qt/ and
 https://download.qt.io/official_releases/QtForPython/. The libraries are those
 of the makers' wheels, unchanged; other builds may be put in their place.
 Third parties have parts in them; their notices are in
 LICENSE-pyside6-essentials.txt.

Files: usr/lib/metsguide/metsguide/resources/fonts/*
Copyright: 2020 Braille Institute of America, Inc.
 2015, 2018 Google LLC
 2017 Google Inc.
License: OFL-1.1

Files: usr/lib/metsguide/markdown_it/* usr/lib/metsguide/mdurl/*
Copyright: 2014 Vitaly Puzrin, Alex Kocharin
 2020 ExecutableBookProject
 2021 Taneli Hukkinen
License: Expat
"""
    expat = (ROOT / "LICENSES" / "MIT.txt").read_text(encoding="utf-8").partition("\n\n")[2]
    words = [f" {line.strip() or '.'}" for line in expat.partition("\n\n")[2].splitlines()]
    return (
        f"{head}\nLicense: Expat\n"
        + "\n".join(words)
        + """

License: LGPL-3.0-only
 On Debian systems, the full text of the GNU Lesser General Public License
 version 3 is in /usr/share/common-licenses/LGPL-3.

License: CC-BY-4.0
 https://creativecommons.org/licenses/by/4.0/legalcode

License: OFL-1.1
 The full text is in
 /usr/lib/metsguide/metsguide/resources/licences/LICENSE-atkinson-hyperlegible.txt
"""
    )


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "md5").hexdigest()
