# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Clean systems to try packages in: a Debian or Ubuntu of its own in a folder, and a display. Linux, as root."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from packager import tree
from packager.project import BUILD

PATIENCE = 60.0
_SOCKETS = Path("/tmp/.X11-unix")
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


_UBUNTU = ("jammy", "noble")


def mirror(suite: str) -> str:
    """Where packages of a suite come from: METSGUIDE_MIRROR_<SUITE>, else what this machine's apt uses for Debian.

    Ubuntu's packages are looked for beside Debian's, where many mirrors have them.
    """
    chosen = os.environ.get(f"METSGUIDE_MIRROR_{suite.upper()}")
    if chosen:
        return chosen
    for path in sorted(Path("/etc/apt").glob("sources.list*")) + sorted(Path("/etc/apt/sources.list.d").glob("*")):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        found = re.search(r"^(?:URIs:|deb(?: \[[^\]]*\])?) *(\S+/debian)/?(?: |$)", text, re.MULTILINE)
        if found:
            return found[1].removesuffix("debian") + "ubuntu" if suite in _UBUNTU else found[1]
    raise RuntimeError(f"no mirror is known; set METSGUIDE_MIRROR_{suite.upper()} to the address of one")


def is_there(suite: str) -> bool:
    """Whether the mirror has a suite."""
    try:
        with urllib.request.urlopen(f"{mirror(suite)}/dists/{suite}/Release", timeout=PATIENCE):  # noqa: S310 - of apt's
            return True
    except urllib.error.HTTPError:
        return False


class System:
    """A clean installation in a folder. `run` runs a command in it, without a network if asked to."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(
        self, *command: str, user: str = "root", network: bool = True, check: bool = True, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end. Raises AssertionError, with what it said, where it fails and `check` is set."""
        whole = self._command(command, user, network, environment)
        done = subprocess.run(whole, capture_output=True, text=True, timeout=900, check=False)
        assert not check or done.returncode == 0, f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def start(self, *command: str, user: str, **environment: str) -> subprocess.Popen[str]:
        """Start a command without a network."""
        whole = self._command(command, user, False, environment)
        return subprocess.Popen(whole, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def _command(self, command: tuple[str, ...], user: str, network: bool, environment: dict[str, str]) -> list[str]:
        home = "/root" if user == "root" else f"/home/{user}"
        fixed = {"PATH": _PATH, "HOME": home, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **environment}
        cut = [] if network else ["unshare", "--net"]
        as_user = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
        return [
            *cut, "chroot", str(self.root), "env", "-i", f"--chdir={home}",
            *(f"{name}={value}" for name, value in fixed.items()), *as_user, *command,
        ]  # fmt: skip

    def files(self, *folders: str) -> set[str]:
        """Every file and folder below these, but what package managers and Python note for themselves."""
        told = self.run("find", *folders, "-xdev", "-not", "-path", "*/__pycache__*").stdout.splitlines()
        return {
            path for path in told if not path.startswith(("/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/var/log"))
        }

    def add_user(self, name: str) -> None:
        """An ordinary user with a home."""
        self.run("useradd", "--create-home", name)


def _bootstrapped(suite: str) -> Path:
    """An archive of a minimal installation, made once."""
    archive = BUILD / "systems" / f"{suite}.tar"
    if archive.is_file():
        return archive
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        script = [] if Path(f"/usr/share/debootstrap/scripts/{suite}").exists() else ["gutsy"]
        keys = [] if not script else ["--no-check-gpg", "--components=main,universe"]
        command = ["debootstrap", "--variant=minbase", *keys, suite, str(root), mirror(suite), *script]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr}"
        shutil.rmtree(root / "var" / "cache" / "apt" / "archives", ignore_errors=True)
        (root / "var" / "cache" / "apt" / "archives" / "partial").mkdir(parents=True)
        part = archive.with_suffix(".part")
        subprocess.run(["tar", "-C", str(root), "-cf", str(part), "."], check=True)
        part.replace(archive)
    return archive


@contextmanager
def installed(suite: str) -> Iterator[System]:
    """A clean system of a suite, such as "bookworm", gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix=f"metsguide-{suite}-"))
    root = folder / "root"
    mounts = [root / "proc", root / "dev" / "pts", root / "tmp" / ".X11-unix", root / "dev" / "shm"]
    try:
        root.mkdir()
        subprocess.run(["tar", "-C", str(root), "-xf", str(_bootstrapped(suite))], check=True)
        for path in Path("/etc/apt/apt.conf.d").glob("99*"):
            shutil.copy(path, root / "etc" / "apt" / "apt.conf.d")
        for name in ("resolv.conf", "hosts"):
            shutil.copy(f"/etc/{name}", root / "etc")
        subprocess.run(["mount", "-t", "proc", "proc", str(mounts[0])], check=True)
        subprocess.run(["mount", "-t", "devpts", "devpts", str(mounts[1])], check=True)
        mounts[2].mkdir(mode=0o1777)
        subprocess.run(["mount", "--bind", str(_SOCKETS), str(mounts[2])], check=True)
        mounts[3].mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "shm", str(mounts[3])], check=True)
        system = System(root)
        system.run("apt-get", "update", "-qq")
        yield system
    finally:
        for mount in reversed(mounts):
            subprocess.run(["umount", "-l", str(mount)], check=False, capture_output=True)
        # Never into something that is still mounted.
        if not any(os.path.ismount(mount) for mount in mounts):
            shutil.rmtree(folder)


class Display:
    """A virtual display. `name` is its DISPLAY."""

    def __init__(self, size: str = "1280x860x24") -> None:
        _SOCKETS.mkdir(mode=0o1777, exist_ok=True)
        self._folder = tempfile.TemporaryDirectory()
        read, write = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-fbdir", self._folder.name, "-nolisten", "tcp",
             "-ac"], pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            self.name = f":{told.readline().strip()}"

    def picture(self) -> tuple[int, int, bytes]:
        """What is on the screen: width, height, and four bytes (blue, green, red, nothing) for each point."""
        data = (Path(self._folder.name) / "Xvfb_screen0").read_bytes()
        header, _, _, _, width, height = struct.unpack_from(">6I", data)
        per_line, colours = struct.unpack_from(">I", data, 48)[0], struct.unpack_from(">I", data, 76)[0]
        start = header + colours * 12
        rows = (data[start + row * per_line : start + row * per_line + width * 4] for row in range(height))
        return width, height, b"".join(rows)

    def colours(self) -> int:
        """How many different colours are on the screen."""
        _, _, points = self.picture()
        return len({points[place : place + 3] for place in range(0, len(points), 4)})

    def wait_for_a_page(self, process: subprocess.Popen[str]) -> None:
        """Wait until there is a page on the screen: words and icons have many colours, and a blank window few.

        Raises AssertionError where the program ends or none comes.
        """
        until = time.monotonic() + PATIENCE
        while self.colours() < _MANY:
            assert process.poll() is None, f"ended with {process.returncode}: {process.communicate()[0]}"
            assert time.monotonic() < until, f"no page came; {self.colours()} colours are on the screen"
            time.sleep(0.2)

    def save(self, path: Path) -> None:
        """Keep the picture as a PNG, to be looked at."""
        from PySide6.QtGui import QImage

        width, height, points = self.picture()
        tree.write(path, b"")
        assert QImage(points, width, height, QImage.Format.Format_RGB32).save(str(path))

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()


_MANY = 100


def end(process: subprocess.Popen[str]) -> str:
    """End a program that a test started, and what it said."""
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        return process.communicate(timeout=PATIENCE)[0] or ""
    except subprocess.TimeoutExpired:
        process.kill()
        return process.communicate()[0] or ""
