# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a kiosk is held to, measured from outside of its processes. Linux only.

    python -m tests.kiosk_figures --library build/metsguide.library WHAT

WHAT is `secret` (what is left of a reader after a reset: in memory and in files), `idle` (wake-ups in a minute),
`resets` (memory over 1,000 idle resets with 20 articles each) or `random` (10,000 random keys, presses, touches, drags
and wheel turns). Each prints its figures; exit code 1 where one of them is not held.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
RARE = "quillonzephyrmarrowbeam"
"""A word that stands nowhere else; small letters, as a search folds what it is asked."""
_MOST_GROWTH = 0.02
_SETTLED = 50
_MOST_MEGABYTES = 5


class Run(NamedTuple):
    """A kiosk under way: its first process, the folder of its turns, its home."""

    process: subprocess.Popen[bytes]
    folder: Path
    home: Path

    def log(self) -> list[dict[str, Any]]:
        """What the readers' hands wrote down."""
        path = self.folder / "log"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [json.loads(line) for line in lines]

    def of(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.log() if line["kind"] == kind]

    def wait(self, held: Callable[[], bool], seconds: float) -> None:
        """Until something holds. Raises TimeoutError, or RuntimeError where the kiosk has ended."""
        end = time.monotonic() + seconds
        while not held():
            if self.process.poll() is not None:
                raise RuntimeError(f"the kiosk ended with {self.process.returncode}")
            if time.monotonic() > end:
                raise TimeoutError(f"not within {seconds} seconds; the last lines: {self.log()[-3:]}")
            time.sleep(0.05)

    def readers(self) -> list[int]:
        """The readers' processes that there are."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text(encoding="ascii").split()]

    def memory_holds(self, text: str) -> list[int]:
        """The processes of the kiosk in whose memory a text is, in any of the ways programs hold it."""
        return [pid for pid in (self.process.pid, *self.readers()) if _in_memory(pid, text)]

    def files_with(self, text: str) -> list[Path]:
        """The files of this user in which a text is."""
        ways = [text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
        files = [path for path in self.home.rglob("*") if path.is_file()]
        return [path for path in files if any(way in path.read_bytes() for way in ways)]


@contextmanager
def kiosk(mode: str, library: Path, numbers: dict[str, int] | None = None, secret: str = "") -> Iterator[Run]:
    """A kiosk without a screen whose readers have hands of a kind (`tests.kiosk_reader`), in a home of its own."""
    with tempfile.TemporaryDirectory() as room:
        folder, home = Path(room) / "turns", Path(room) / "home"
        for one in (folder, home, *(home / name for name in ("tmp", "run"))):
            one.mkdir()
        for name, value in (numbers or {}).items():
            (folder / name).write_text(str(value), encoding="ascii")
        if secret:
            (folder / "secret").write_text(secret, encoding="utf-8")
        command = [sys.executable, "-m", "tests.kiosk_reader", mode, str(library), str(folder)]
        program = "import os, sys; from metsguide import kiosk; sys.exit(kiosk.run(sys.argv[1:], os.environ))"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "METSGUIDE"))}
        environment = {
            **kept, "HOME": str(home), "TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(home / "run"),
            "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        with subprocess.Popen([sys.executable, "-c", program, *command], cwd=ROOT, env=environment) as process:
            try:
                yield Run(process, folder, home)
            finally:
                process.terminate()
                process.wait(30)


def _in_memory(pid: int, text: str) -> bool:
    ways = [text.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            spans, rights = line.split()[:2]
            if "r" not in rights or line.endswith(("[vvar]", "[vvar_vclock]", "[vsyscall]")):
                continue
            start, end = (int(one, 16) for one in spans.split("-"))
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue  # a device, or what went in between
            if any(way in data for way in ways):
                return True
    return False


# --- What is held -------------------------------------------------------------------------------------


def secret(library: Path, text: str = RARE) -> dict[str, Any]:
    """Search, list and clipboard of a reader: what there is of them before the reset, and after it."""
    with kiosk("secret", library, secret=text) as run:
        run.wait(lambda: bool(run.of("typed")), 60)
        typed = run.of("typed")[0]
        before = run.memory_holds(text)
        (run.folder / "go").touch()
        run.wait(lambda: len(run.of("start")) > 1 and run.readers() == [run.of("start")[1]["pid"]], 60)
        after = run.memory_holds(text)
        return {
            "typed": typed, "before": before, "after": after, "readers": run.readers(),
            "files": [str(path.relative_to(run.home)) for path in run.files_with(text)],
        }  # fmt: skip


def wakes(library: Path, seconds: float) -> dict[str, int]:
    """How often each process of an idle kiosk ran in a time, after a reader has pressed one key and gone."""
    with kiosk("idle", library) as run:
        run.wait(lambda: bool(run.of("start")), 60)
        time.sleep(3)  # idle is when what a start and a key lead to is over, which nothing tells
        processes = {"keeper": run.process.pid, "reader": run.readers()[0]}
        before = {name: _switches(pid) for name, pid in processes.items()}
        time.sleep(seconds)
        return {name: _switches(pid) - before[name] for name, pid in processes.items()}


def _switches(pid: int) -> int:
    """How often all threads of a process were given the processor."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text(encoding="utf-8").splitlines():
            if line.startswith(("voluntary_ctxt_switches", "nonvoluntary_ctxt_switches")):
                total += int(line.split()[1])
    return total


def resets(library: Path, times: int) -> list[dict[str, int]]:
    """The memory of both processes (bytes: `own` of the reader's, `keeper`) at the start of each turn."""
    with kiosk("articles", library, {"turns": times}) as run:
        run.wait(lambda: bool(run.of("end")), 60 + 10 * times)
        return [{"own": line["own"], "keeper": line["keeper"]} for line in run.of("start")]


def growth(turns: list[dict[str, int]], name: str, settled: int) -> float:
    """How much the memory of a process grew after the turns in which it settled, as a part of what it was then: the
    middle of the last tenth against the middle of the tenth after `settled`.
    """
    values = [turn[name] for turn in turns[settled:]]
    part = max(1, len(values) // 10)
    first, last = sorted(values[:part])[part // 2], sorted(values[-part:])[part // 2]
    return last / first - 1


def at_random(library: Path, events: int, seed: int, pin: str = "") -> dict[str, Any]:
    """What random hands reached; how many turns that took; by how much the memory at the start of a turn grew."""
    with kiosk("random", library, {"events": events, "seed": seed}) as run:
        if pin:
            (run.folder / "pin").write_text(pin, encoding="ascii")
        run.wait(lambda: bool(run.of("end")), 120 + events)
        starts = run.of("start")
        logs = [path.read_text(encoding="utf-8") for path in run.home.rglob("errors.log")]
        return {
            "events": run.of("end")[0]["count"], "turns": len(starts) - 1,
            "wrong": [one["what"] for one in run.of("wrong")],
            "errors": logs, "growth": starts[-1]["own"] - starts[0]["own"],
            "keeper": starts[-1]["keeper"] - starts[0]["keeper"],
        }  # fmt: skip


def main() -> int:
    """Measure, print, and say whether it is held."""
    parser = argparse.ArgumentParser(prog="python -m tests.kiosk_figures", description=__doc__)
    parser.add_argument("what", choices=("secret", "idle", "resets", "random"))
    parser.add_argument("--library", type=Path, default=ROOT / "build" / "metsguide.library")
    parser.add_argument("--times", type=int, default=1000, help="resets (%(default)s)")
    parser.add_argument("--events", type=int, default=10_000, help="of the random tester (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the random tester (%(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="of idleness (%(default)s)")
    arguments = parser.parse_args()
    library = arguments.library.resolve()
    if arguments.what == "secret":
        found = secret(library)
        held = bool(found["before"]) and not found["after"] and not found["files"]
        _say(json.dumps(found))
    elif arguments.what == "idle":
        counted = wakes(library, arguments.seconds)
        held = all(count < arguments.seconds for count in counted.values())
        _say(f"in {arguments.seconds:.0f} idle seconds: {counted} times awake")
    elif arguments.what == "resets":
        turns = resets(library, arguments.times)
        grown = {name: growth(turns, name, _SETTLED) for name in ("own", "keeper")}
        held = all(one < _MOST_GROWTH for one in grown.values())
        told = {name: f"{part:+.2%}" for name, part in grown.items()}
        megabytes = {name: round(turns[-1][name] / 1e6, 1) for name in grown}
        _say(f"{len(turns) - 1} resets, {megabytes} MB at the end, after the first {_SETTLED} grown by {told}")
    else:
        told_of = at_random(library, arguments.events, arguments.seed)
        held = not told_of["wrong"] and not told_of["errors"] and told_of["growth"] < _MOST_MEGABYTES * 1_000_000
        _say(json.dumps(told_of))
    _say("held" if held else "NOT HELD")
    return 0 if held else 1


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
