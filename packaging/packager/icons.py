# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The program's icon in the forms that systems want, drawn from its one SVG."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from packager import tree
from packager.project import ROOT, PackagingError

SVG = ROOT / "resources" / "icons" / "metsguide.svg"
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
_MAC = (("icp4", 16), ("icp5", 32), ("ic11", 32), ("ic12", 64), ("ic07", 128), ("ic13", 256), ("ic08", 256),
        ("ic14", 512), ("ic09", 512), ("ic10", 1024))  # fmt: skip


def png(side: int) -> bytes:
    """The icon as a PNG, `side` pixels wide and high."""
    return _as_png(_drawn(side))


def hicolor(folder: Path) -> None:
    """Write an icon theme's folders: every size, and the SVG."""
    for side in HICOLOR:
        tree.write(folder / f"{side}x{side}" / "apps" / "metsguide.png", png(side))
    tree.copy(SVG, folder / "scalable" / "apps" / "metsguide.svg")


def ico() -> bytes:
    """An icon file of Windows: small sizes as bitmaps, which everything reads, the large one as a PNG."""
    pictures = [_as_png(_drawn(side)) if side == 256 else _as_bitmap(_drawn(side)) for side in _WINDOWS]
    place = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for side, picture in zip(_WINDOWS, pictures, strict=True):
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return head + b"".join(pictures)


def icns() -> bytes:
    """An icon file of macOS."""
    parts = b""
    for kind, side in _MAC:
        picture = png(side)
        parts += kind.encode("ascii") + struct.pack(">I", len(picture) + 8) + picture
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def _drawn(side: int) -> QImage:
    renderer = QSvgRenderer(str(SVG))
    if not renderer.isValid():
        raise PackagingError(f"{SVG.relative_to(ROOT)} is not an SVG that Qt can draw.")
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes, PySide a str
        raise PackagingError("Qt could not write a PNG.")
    return bytes(data.data())


def _as_bitmap(image: QImage) -> bytes:
    """What an icon file has of a BMP: its header, rows from the bottom, and a mask that hides nothing."""
    side = image.width()
    points = image.constBits()
    assert isinstance(points, memoryview)
    rows = [bytes(points[row * side * 4 : (row + 1) * side * 4]) for row in reversed(range(side))]
    mask = bytes((side + 31) // 32 * 4 * side)
    header = struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, len(mask) + side * side * 4, 0, 0, 0, 0)
    return header + b"".join(rows) + mask
