# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The portable archive for Linux, and the same in one file that unpacks and runs itself. Nothing is installed."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from pathlib import Path

from packager import app, interpreter, licences, lock, project, qt, sbom, tree
from packager.project import BUILD, DIST, ROOT

_HERE = ROOT / "packaging" / "portable"
_FOR_X11 = frozenset(
    (
        *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1"),
        *("libxcb-render-util.so.0", "libxcb-util.so.1", "libxcb-xkb.so.1"),
        # These two know each other's insides, so that both come or neither.
        *("libxkbcommon-x11.so.0", "libxkbcommon.so.0"),
    )
)
"""What Qt needs under X11 and a desktop of another toolkit does not have."""


def build(wheel: Path, folder: Path = DIST) -> list[Path]:
    """Make both in a folder; their paths."""
    root = assembled(wheel)
    archive = folder / f"{project.TITLE}-{project.version()}-linux-x86_64.tar.xz"
    tree.tar_xz(root, archive, project.epoch())
    alone = folder / f"{project.TITLE}-{project.version()}-linux-x86_64.run"
    _write_alone(root, alone)
    return [archive, alone]


def assembled(wheel: Path) -> Path:
    """The folder that both hold: the program with all that it needs of no desktop."""
    root = tree.empty(BUILD / "portable" / project.TITLE)
    python = interpreter.copy(root / "python", root / "licences" / "system")
    target = lock.linux(python.version)
    app.assemble(target, qt.LINUX, wheel, root / "app")
    beside_qt = root / "app" / "PySide6" / "Qt" / "lib"
    helpers = interpreter.libraries(root / "app", beside_qt, interpreter.EVERYWHERE, _FOR_X11)
    helped = interpreter.licences_of(helpers, root / "licences" / "system")
    tree.copy(_HERE / "start.py", root / "app" / "start.py")
    tree.copy(_HERE / "MetsGuide", root / project.TITLE, 0o755)
    tree.copy(_HERE / "README.txt", root / "README.txt")
    parts = licences.parts()
    for name, text in licences.notices(parts).items():
        if name != "notices.json":
            tree.write(root / "licences" / name, text)
    tree.write(root / "sbom.cdx.json", sbom.of_target("portable", parts, target, {**python.packages, **helped}))
    interpreter.compile_all(root, (root / "app", root / "python" / "lib"))
    tree.settle(root, project.epoch())
    return root


def _write_alone(root: Path, target: Path) -> None:
    """A script with the folder behind it, packed so that it unpacks fast: that happens at every start."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for path in (root, *sorted(root.rglob("*"))):
            name = f"{root.name}/{path.relative_to(root)}" if path != root else root.name
            tar.add(path, name, recursive=False, filter=lambda member: tree.level(member, project.epoch()))
    packed = gzip.compress(plain.getvalue(), compresslevel=9, mtime=project.epoch())
    script = (_HERE / "run.sh").read_text(encoding="utf-8")
    head = script.replace("@LINES@", str(len(script.splitlines())))
    head = head.replace("@SUM@", hashlib.sha256(packed).hexdigest())
    tree.write(target, head.encode() + packed, 0o755)
