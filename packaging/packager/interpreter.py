# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A Linux system's own Python, as a folder that runs wherever it is put: for the portable archive.

The Python is the system's, from its signed packages: what it brings, with which licence, its package manager knows.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from packager import binaries, tree
from packager.project import PackagingError

CHOSEN = "METSGUIDE_PYTHON"
"""An environment variable: the Python to take, if not /usr/bin/python3."""

NOT_NEEDED = re.compile(
    r"^(test|idlelib|tkinter|lib2to3|ensurepip|distutils|venv|pydoc_data|turtledemo|unittest|curses|dbm|config-|"
    r"wsgiref|xmlrpc|turtledemo|site-packages|dist-packages|__phello__)|__pycache__/|"
    r"^(turtle|sitecustomize|pydoc|doctest|antigravity|this|_sysconfigdata.*|_distutils_system_mod)\.py$|"
    r"^lib-dynload/(_test|_xx|xx|_ctypes_test|_curses|_dbm|_gdbm|_tkinter|readline|nis|ossaudiodev|_crypt|_lzma|_bz2|_uuid)"
)
"""What of the standard library a reading program cannot use."""

EVERYWHERE = re.compile(r"^(ld-linux|lib(c|m|dl|rt|util|pthread|z|expat|gcc_s|stdc\+\+)\.so)")
"""Libraries of which every desktop has a newer one, which others loaded with it may need."""


class Bundled(NamedTuple):
    """What was taken: the Python's version, such as "3.11", and the packages it came from with their versions."""

    version: str
    packages: dict[str, str]


def copy(folder: Path, licences: Path) -> Bundled:
    """Put the Python into a folder (`bin/python3`), and the licences of its packages into another."""
    python = Path(os.environ.get(CHOSEN, "/usr/bin/python3"))
    version, binary, stdlib, dynload = _about(python)
    sources = {binary: folder / "bin" / "python3"}
    library = folder / "lib" / f"python{version}"
    for path in sorted(stdlib.rglob("*")):
        name = path.relative_to(stdlib).as_posix()
        if path.is_file() and path.suffix in (".py", ".so") and not NOT_NEEDED.search(name):
            sources[path.resolve()] = library / name
    for path in sorted(dynload.glob("*.so")):
        if not NOT_NEEDED.search(f"lib-dynload/{path.name}"):
            sources[path.resolve()] = library / "lib-dynload" / path.name
    for source, target in sources.items():
        tree.copy(source, target, 0o755 if target.name == "python3" else 0o644)
    sources |= libraries(folder, folder / "lib", EVERYWHERE)
    for path in tree.files(folder):
        if ".so" in path.name or path.name == "python3":
            _look_beside(path, os.path.relpath(folder / "lib", path.parent))
    return Bundled(version, licences_of(sources, licences))


def compile_all(root: Path, folders: tuple[Path, ...]) -> None:
    """Compile every module to byte code that no date and no path of this machine is in, by the folder's own Python.

    A stick may be read-only, and a file system may keep other dates than were written.
    """
    command = [
        *(str(root / "python" / "bin" / "python3"), "-S", "-m", "compileall", "-q", "-f", "-j1"),
        *("--invalidation-mode", "unchecked-hash", "-s", str(root), "-p", root.name, *map(str, folders)),
    ]
    # Not isolated from the environment: the seed is there, and the order of a set is written down. No byte code comes
    # by the way: what is imported here would be taken for done, with a date, and be stale wherever it is unpacked.
    environment = {"PYTHONHASHSEED": "0", "PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    environment["PATH"] = "/usr/bin:/bin"
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"The byte code could not be made:\n{done.stdout}{done.stderr}")


def _about(python: Path) -> tuple[str, Path, Path, Path]:
    code = (
        "import json, os, sys, sysconfig; print(json.dumps(["
        "f'{sys.version_info.major}.{sys.version_info.minor}', os.path.realpath(sys.executable), "
        "sysconfig.get_path('stdlib'), sysconfig.get_config_var('DESTSHARED')]))"
    )
    done = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"{python} does not run; set {CHOSEN} to a Python from 3.11 on.\n{done.stderr}")
    version, binary, stdlib, dynload = json.loads(done.stdout)
    if tuple(map(int, version.split("."))) < (3, 11):
        raise PackagingError(f"{python} is Python {version}; set {CHOSEN} to a Python from 3.11 on.")
    return version, Path(binary), Path(stdlib), Path(dynload)


def libraries(
    folder: Path, into: Path, theirs: re.Pattern[str], only: frozenset[str] = frozenset()
) -> dict[Path, Path]:
    """Copy the system's libraries that those in a folder need (of `only` these, if given): where each was and is.

    Those that match `theirs` are left to the system that the package will run on.
    """
    known = _known_to_the_loader()
    copied: dict[Path, Path] = {}
    waiting = [path for path in tree.files(folder) if ".so" in path.name or path.name == "python3"]
    there = {path.name for path in waiting}
    while waiting:
        for name in binaries.needed(waiting.pop()):
            if name in there or theirs.match(name) or (only and name not in only):
                continue
            source = known.get(name)
            if source is None:
                raise PackagingError(f"{name} is not on this system: install the package that has it.")
            tree.copy(source, into / name)
            there.add(name)
            copied[source.resolve()] = into / name
            waiting.append(into / name)
    return copied


def _known_to_the_loader() -> dict[str, Path]:
    told = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    lines = re.findall(r"^\t(\S+) \(libc6,x86-64[^)]*\) => (\S+)$", told, re.MULTILINE)
    return {name: Path(path) for name, path in reversed(lines)}


def _look_beside(path: Path, folder: str) -> None:
    """Have the loader look for a file's libraries in a folder, relative to the file."""
    command = ["patchelf", "--set-rpath", f"$ORIGIN/{folder}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"patchelf could not change {path.name}: {done.stderr}")


def licences_of(sources: Iterable[Path], folder: Path) -> dict[str, str]:
    """Copy the licences of the packages that files came from; the packages with their versions.

    Raises PackagingError where a file is of no package, or a package has no licence text.
    """
    packages: dict[str, str] = {}
    for source, owner in _owners(sources).items():
        if owner not in packages:
            words = Path(f"/usr/share/doc/{owner}/copyright")
            if not words.is_file():
                raise PackagingError(f"{words} is missing: without its licence {source.name} cannot be given away.")
            tree.write(folder / f"{owner}.txt", words.read_bytes())
            asked = ["dpkg-query", "-W", "-f=${Version}", owner]
            packages[owner] = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return packages


def _owners(sources: Iterable[Path]) -> dict[Path, str]:
    """The Debian package of each file."""
    # A package may know a file by its name before /lib became a part of /usr.
    names = {name: path for path in sources for name in (str(path), str(path).removeprefix("/usr"))}
    told = subprocess.run(["dpkg-query", "-S", *names], capture_output=True, text=True, check=False).stdout
    owners: dict[Path, str] = {}
    for line in told.splitlines():
        owner, _, name = line.partition(": ")
        if name in names:
            owners[names[name]] = owner.split(",")[0].split(":")[0]
    unknown = sorted(str(path) for path in set(names.values()) - owners.keys())
    if unknown:
        raise PackagingError(f"Of no Debian package: {', '.join(unknown[:3])} ... Take the system's Python ({CHOSEN}).")
    return dict(sorted(owners.items()))
