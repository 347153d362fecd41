# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A Windows to try packages in: wine, with a prefix of its own. What it lacks for Qt is put in here, and never shipped.

wine is no proof of how Windows itself behaves: not for screen readers, scaling, printing or SmartScreen.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from packager import lock, windows_python
from trials.system import PATIENCE, Display

_COLOURS = (
    *("WcsCreateIccProfile", "OpenColorProfileW", "CloseColorProfile", "GetColorProfileFromHandle"),
    *("GetColorDirectoryW", "EnumColorProfilesW", "GetStandardColorSpaceProfileW"),
)
"""Functions of mscms.dll at which this wine ends a program that asks about the screen's colours."""
PROGRAMS = "Program Files/MetsGuide"


class Wine:
    """One installation of Windows. `drive` is its C:, `display` what its windows are on."""

    def __init__(self, prefix: Path, display: Display) -> None:
        self.drive = prefix / "drive_c"
        self._started: list[subprocess.Popen[str]] = []
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("QT_")},
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEARCH": "win64",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe,winemenubuilder.exe=;mscms=n,b",
            "DISPLAY": display.name,
        }

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command to its end. Raises AssertionError where it fails and `check` is set."""
        # Pipes on both sides: wine hands nothing else on to Python.
        done = subprocess.run(
            ["wine", *command], env=self._environment, input="\n", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, timeout=300, check=False,
        )  # fmt: skip
        assert not check or done.returncode == 0, f"{' '.join(command)}: {done.returncode}\n{done.stdout}"
        return done

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a program with a window. It ends with this Windows at the latest."""
        started = subprocess.Popen(
            ["wine", *command], env=self._environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self._started.append(started)
        return started

    def end_all(self) -> None:
        """End every program of this installation, and wine's own."""
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False, capture_output=True)
        subprocess.run(["wineserver", "-w"], env=self._environment, check=False, capture_output=True, timeout=60)
        for started in self._started:
            started.communicate(timeout=PATIENCE)
        self._started.clear()

    def registry(self, key: str) -> str:
        """What the registry has below a key; "" where there is none."""
        done = self.run("reg", "query", key, "/s", check=False)
        return done.stdout if done.returncode == 0 else ""

    def traces(self) -> set[str]:
        """Every file and folder with the program's name, but what it keeps for a reader."""
        found = (path.relative_to(self.drive).as_posix() for path in self.drive.rglob("*"))
        return {path for path in found if "metsguide" in path.lower() and "/AppData/Local/metsguide" not in path}

    def wait_until_gone(self) -> None:
        """Wait until nothing of the program is left: an uninstaller goes on for a moment after it has ended."""
        until = time.monotonic() + PATIENCE
        while found := self.traces():
            assert time.monotonic() < until, f"left behind: {found}"
            time.sleep(0.5)

    def lacks(self) -> None:
        """Put in what wine lacks: icuuc.dll, a part of Windows 10, and mscms.dll without the functions that fail."""
        wheel = lock.wheels(lock.windows(windows_python.version(windows_python.folder())))["pyside6-essentials"]
        with TemporaryDirectory() as folder:
            core = Path(folder) / "Qt6Core.dll"
            with zipfile.ZipFile(wheel) as opened:
                core.write_bytes(opened.read("PySide6/Qt6Core.dll"))
            told = subprocess.run(
                ["x86_64-w64-mingw32-objdump", "-p", str(core)], capture_output=True, text=True, check=True
            ).stdout
            asked = told.partition("DLL Name: icuuc.dll")[2].partition("DLL Name")[0]
            texts = re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)$", asked, re.MULTILINE)
            for name, functions in (("icuuc", texts), ("mscms", _COLOURS)):
                source = Path(folder) / f"{name}.c"
                lines = [f"__declspec(dllexport) void *{one}(void) {{ return 0; }}\n" for one in functions]
                source.write_text("".join(lines), encoding="ascii")
                made = self.drive / "windows" / "system32" / f"{name}.dll"
                subprocess.run(["x86_64-w64-mingw32-gcc", "-shared", "-o", str(made), str(source)], check=True)


@contextmanager
def windows(folder: Path, display: Display) -> Iterator[Wine]:
    """A clean Windows 10, gone at the end."""
    prefix = folder / "wine"
    made = Wine(prefix, display)
    try:
        made.run("wineboot", "-i", check=False)  # says that there is no 32-bit half, which nobody needs
        made.run("winecfg", "-v", "win10")
        # wine's desktop and documents are this machine's own; here nothing may be written out of the prefix.
        for path in [one for one in (prefix / "drive_c" / "users").rglob("*") if one.is_symlink()]:
            path.unlink()
            path.mkdir()
        made.lacks()
        yield made
    finally:
        made.end_all()
        shutil.rmtree(prefix, ignore_errors=True)
