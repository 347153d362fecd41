# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Folders and archives that come out the same wherever and whenever they are made."""

from __future__ import annotations

import hashlib
import lzma
import os
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

_PRESET = 6


def empty(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def write(path: Path, text: str | bytes, mode: int = 0o644) -> None:
    """Write a file, and the folders it needs. Text is written as UTF-8 with the line ends it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    path.chmod(mode)


def copy(source: Path, target: Path, mode: int = 0o644) -> None:
    """Copy the content of one file, not its date, owner or mode."""
    write(target, source.read_bytes(), mode)


def unzip(archive: Path, target: Path, wanted: Callable[[str], bool]) -> list[str]:
    """Unpack the wanted files of a wheel or zip; their names, in the archive's order.

    A wheel's compiled libraries need no mode: nothing executes them by name.
    """
    names = []
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if name.endswith("/") or not wanted(name):
                continue
            if ".." in name.split("/") or name.startswith("/"):
                raise ValueError(f"{archive.name} has a file that would be written elsewhere: {name}")
            write(target / name, opened.read(name))
            names.append(name)
    return names


def files(folder: Path) -> Iterator[Path]:
    """Every file and symbolic link below a folder, in the order of their names."""
    yield from sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def settle(folder: Path, epoch: int) -> None:
    """Give every file and folder below (and the folder) the same date, and modes that no umask changes."""
    for path in (folder, *sorted(folder.rglob("*"))):
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def size(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.lstat().st_size for path in files(folder))


def level(member: tarfile.TarInfo, epoch: int) -> tarfile.TarInfo:
    """A member of an archive as it would be on any machine, at any time."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = epoch
    return member


def tar_xz(folder: Path, target: Path, epoch: int) -> None:
    """Pack a folder under its own name, sorted, owned by nobody in particular."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        lzma.open(target, "wb", preset=_PRESET, check=lzma.CHECK_CRC64) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        tar.add(folder, folder.name, recursive=False, filter=lambda member: level(member, epoch))
        for path in sorted(folder.rglob("*")):
            tar.add(
                path,
                f"{folder.name}/{path.relative_to(folder)}",
                recursive=False,
                filter=lambda member: level(member, epoch),
            )


def sha256(path: Path) -> str:
    """The file's SHA-256, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
