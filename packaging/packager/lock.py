# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The locked dependencies: what `requirements.lock` names, and its wheels for a system, each checked by its hash."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from packager import tree
from packager.project import BUILD, ROOT, PackagingError

LOCK = ROOT / "requirements.lock"

_ENTRY = re.compile(r"^([a-zA-Z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


class Pin(NamedTuple):
    """One dependency: `name` is normalized (small letters, hyphens), `hashes` those of all its files."""

    name: str
    version: str
    hashes: frozenset[str]


class Target(NamedTuple):
    """A system that wheels are for. `tags` are pip's platform tags, all that it takes."""

    name: str
    python: str
    tags: tuple[str, ...]


def linux(python: str) -> Target:
    """Linux on x86-64 with glibc 2.34 or newer, and a Python such as "3.11"."""
    tags = ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
    return Target(f"linux-x86_64-{python}", python, tags)


def windows(python: str) -> Target:
    """Windows on x86-64."""
    return Target(f"windows-x86_64-{python}", python, ("win_amd64",))


def pins(text: str | None = None) -> list[Pin]:
    """Every dependency of the lock (or of a text in its form), in its order."""
    text = LOCK.read_text(encoding="utf-8") if text is None else text
    parts = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)
    found = []
    for part in parts:
        entry = _ENTRY.match(part)
        if entry is not None:
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", part))
            found.append(Pin(entry[1].lower().replace("_", "-").replace(".", "-"), entry[2], hashes))
    return found


def name_of(wheel: Path) -> str:
    """The normalized name of the project that a wheel is of."""
    return wheel.name.split("-")[0].lower().replace("_", "-")


def wheels(target: Target, without: frozenset[str] = frozenset()) -> dict[str, Path]:
    """The wheels of the locked dependencies for a system, by name; downloaded where they are not there yet.

    `without` names those that are not wanted. Every file, downloaded or found, has a hash of the lock. Raises
    PackagingError where one cannot be had.
    """
    folder = BUILD / "wheels" / target.name
    folder.mkdir(parents=True, exist_ok=True)
    known = {pin.name: pin for pin in pins() if pin.name not in without}
    everything = {pin.name: pin for pin in pins()}
    for path in folder.glob("*.whl"):
        pin = everything.get(name_of(path))
        if pin is None or tree.sha256(path) not in pin.hashes:
            path.unlink()  # of an older lock, or damaged
    found = {name_of(path): path for path in sorted(folder.glob("*.whl"))}
    if found.keys() < known.keys():
        _download(target, folder, [pin for name, pin in known.items() if name not in found])
        found = {name_of(path): path for path in sorted(folder.glob("*.whl"))}
    missing = sorted(known.keys() - found.keys())
    if missing:
        raise PackagingError(f"{LOCK.name} has no wheel for {target.name} of: {', '.join(missing)}.")
    return {name: found[name] for name in known}


def _download(target: Target, folder: Path, wanted: list[Pin]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".lock", encoding="utf-8") as part:
        for pin in wanted:
            hashes = "".join(f" --hash=sha256:{one}" for one in sorted(pin.hashes))
            part.write(f"{pin.name}=={pin.version}{hashes}\n")
        part.flush()
        command = [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes"),
            *("--no-deps", "--only-binary=:all:", "--python-version", target.python, "--dest", str(folder)),
            *("--requirement", part.name),
            *(word for tag in target.tags for word in ("--platform", tag)),
        ]
        done = subprocess.run(command, check=False)
    if done.returncode != 0:
        raise PackagingError(
            f"pip could not download the wheels for {target.name} (see above). Without a network, put the wheels that "
            f"{LOCK.name} names into {folder.relative_to(ROOT)}; each is checked by its hash."
        )
