# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Starts the windows that are measured, each with an empty home, and reads what the system says of them. Linux only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.watch import now

ROOT = Path(__file__).parents[2]
BARE, OURS = "tests.benchmarks.bare_window", "tests.benchmarks.our_window"

_IDLE = 0.3
"""Seconds without work after which a window is taken to be ready, all that it makes after its first painting made."""

_DROPPED = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "PYTHONHASHSEED", "QT_SCALE_FACTOR")


@dataclass(frozen=True, slots=True)
class Start:
    """One start: milliseconds from the parent's call to the painted article, and to when the window had nothing left
    to do (`ready`); what the process had taken by then (`read`, `disk`, `pss`, `uss`, `rss`: bytes; `cpu`: ms).

    `read` is what it read by read() plus the pages of files that it touched by mapping them; `disk` what the disk
    delivered. `unwanted` are imported modules that have no business on the way to the first page.
    """

    painted: float
    ready: float
    read: int
    disk: int
    pss: int
    uss: int
    rss: int
    cpu: float
    unwanted: tuple[str, ...]


def environment(home: str) -> dict[str, str]:
    """The environment of a window: no settings of whoever measures, no display."""
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED and not name.startswith("XDG_")}
    below = {"XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state"}
    folders = {name: str(Path(home) / path) for name, path in below.items()}
    fixed = {"HOME": home, "XDG_RUNTIME_DIR": home, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    return {**kept, **folders, **fixed}


def start(module: str, arguments: Sequence[str]) -> Start:
    """Start a window, wait until its article is painted, read its figures, and end it."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", module, "start", *arguments]
        begun = now()
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(home), cwd=ROOT) as process:
            try:
                assert process.stdout is not None
                told = _message(process.stdout.readline(), command)
                ready = _ready(process.pid)
                read, disk = _bytes_read(process.pid)
                memory = _memory(process.pid)
                return Start(
                    painted=(told["painted"] - begun) * 1000,
                    ready=(ready - begun) * 1000,
                    read=read,
                    disk=disk,
                    pss=memory["Pss"],
                    uss=memory["Private_Clean"] + memory["Private_Dirty"],
                    rss=memory["Rss"],
                    cpu=_cpu(process.pid),
                    unwanted=tuple(told.get("unwanted", ())),
                )
            finally:
                process.kill()


def times(module: str, mode: str, arguments: Sequence[str]) -> list[float]:
    """The milliseconds of each step of a window that measures itself in a mode, such as "switch"."""
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", module, mode, *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, env=environment(home), cwd=ROOT, timeout=600, check=True)
        found: list[float] = _message(done.stdout, command)[mode]
        return found


def evict(files: Iterable[Path]) -> None:
    """Ask the system to forget what it keeps of these files in memory. What a running program has mapped, it keeps."""
    for path in files:
        try:
            handle = os.open(path, os.O_RDONLY)
        except OSError:
            continue  # gone, or not ours to read: then no window reads it either
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def files_of_a_start(library: Path) -> list[Path]:
    """The files that a start may read: Python, PySide6, the program, its resources, its library, system libraries."""
    import PySide6
    import shiboken6

    folders = [Path(str(PySide6.__file__)).parent, Path(str(shiboken6.__file__)).parent]
    folders += [Path(sys.base_prefix) / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}"]
    folders += [ROOT / "metsguide", ROOT / "resources", Path("/usr/share/fonts"), Path("/var/cache/fontconfig")]
    found = {library, Path(sys.executable).resolve()}
    for folder in folders:
        found |= {path for path in folder.rglob("*") if path.is_file()}
    for folder in (Path("/lib"), Path("/usr/lib"), Path(sys.base_prefix) / "lib"):
        for pattern in ("*.so*", "*-linux-gnu/*.so*"):
            found |= {path.resolve() for path in folder.glob(pattern) if path.is_file()}
    return sorted(found)


def _message(line: bytes, command: Sequence[str]) -> dict[str, Any]:
    if not line:
        raise RuntimeError(f"ended before it had anything to tell: {' '.join(command)}")
    told: dict[str, Any] = json.loads(line)
    return told


def _ready(pid: int) -> float:
    """Wait until the main thread of a process has done next to nothing for a while; when that began (see `now`)."""
    schedstat = Path(f"/proc/{pid}/schedstat")
    worked, last = int(schedstat.read_text(encoding="ascii").split()[0]), now()
    while now() < last + _IDLE:
        time.sleep(0.003)
        so_far = int(schedstat.read_text(encoding="ascii").split()[0])
        if so_far > worked + 500_000:  # nanoseconds
            worked, last = so_far, now()
    return last


def _memory(pid: int) -> dict[str, int]:
    """The fields of smaps_rollup, in bytes."""
    fields = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]:
        name, size = line.split(":")
        fields[name] = int(size.split()[0]) * 1024
    return fields


def _bytes_read(pid: int) -> tuple[int, int]:
    """Bytes read by read() and by touching mapped files; bytes that the disk delivered."""
    io = dict(line.split(": ") for line in Path(f"/proc/{pid}/io").read_text(encoding="ascii").splitlines())
    touched, of_a_file = 0, False
    for line in Path(f"/proc/{pid}/smaps").read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            of_a_file = words[4] != "0"
        elif words[0] == "Rss:" and of_a_file:
            touched += int(words[1]) * 1024
    return int(io["rchar"]) + touched, int(io["read_bytes"])


def _cpu(pid: int) -> float:
    """Milliseconds of processor time so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
