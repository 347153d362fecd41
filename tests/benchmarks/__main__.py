# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Measures the program beside a bare PySide6 window with a QTextBrowser, in one run and in turns: `make bench`.

The process that measures stamps the start; the window stamps the end of the pass that painted the article's text. Both
windows run offscreen, with the same size, an empty home and the same Python. Ratios are of the same round, so that what
else the machine does meets both. Not a test: what a machine is slow at is no fault of the code.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from metsguide import __version__
from metsguide.library import Library
from metsguide.settings import Settings
from tests.benchmarks import many_articles, pages
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.processes import BARE, OURS, ROOT, Start, evict, files_of_a_start, start, times

_ARTICLE = "site-bone"
_MANY = 10_000
_FRAME = 16.0
_MB = 1_000_000


def main() -> int:
    """Measure everything, print the table, write the JSON. 1 where `--check` is given and a limit is missed."""
    arguments = _arguments()
    library: Path = arguments.library.absolute()
    results: Path = arguments.json.absolute()
    results.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with Library.open(library) as opened:
            pages.write_pages(opened, Path(folder))
        bench = Bench(library, Path(folder), arguments.rounds)
        _say(f"a library of {arguments.articles:,} articles ...")
        many = many_articles.make(ROOT / "resources" / "content", library, results.parent, arguments.articles)
        figures = bench.starts(many) + bench.cold() + bench.switching() + bench.typing(many)
    machine = f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    print(f"\nMetsGuide {__version__}, {machine}")
    print("median [least-greatest]; ratios are of the same round\n")
    print(table(figures))
    missed = [figure.name for figure in figures if not figure.met]
    print(f"\n{'missed: ' + '; '.join(missed) if missed else 'every limit is met'}")
    unwanted = sorted(bench.unwanted)
    print(f"imported on the way to the first page, and should not be: {', '.join(unwanted) or 'nothing'}")
    found = {"version": __version__, "python": platform.python_version(), "platform": platform.platform()}
    written = {**found, "rounds": arguments.rounds, "unwanted": unwanted, "figures": [one.as_json() for one in figures]}
    results.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    print(f"written to {os.path.relpath(results)}")
    return 1 if arguments.check and (missed or unwanted) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--library", type=Path, default=ROOT / "build" / "metsguide.library")
    parser.add_argument("--json", type=Path, default=ROOT / "build" / "bench" / "results.json")
    parser.add_argument("--rounds", type=int, default=15, help="starts of each kind (%(default)s)")
    parser.add_argument("--articles", type=int, default=_MANY, help="in the large library (%(default)s)")
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is missed")
    return parser.parse_args()


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class Bench:
    """One run of all measurements. `unwanted`: modules imported on the way to the first page that should not be."""

    def __init__(self, library: Path, folder: Path, rounds: int) -> None:
        self._library, self._folder, self._rounds = library, folder, rounds
        self.unwanted: set[str] = set()
        self._size = (str(Settings().width), str(Settings().height))

    def _our_arguments(self, library: Path) -> list[str]:
        return ["--library", str(library), "--page", f"article:{_ARTICLE}", "-platform", "offscreen"]

    def _start_bare(self) -> Start:
        return start(BARE, [str(self._folder), *self._size, _ARTICLE])

    def _start_ours(self, library: Path) -> Start:
        found = start(OURS, self._our_arguments(library))
        self.unwanted |= set(found.unwanted)
        return found

    def starts(self, many: Path) -> list[Figure]:
        """Start and memory: bare, ours, ours with the large library, in turns."""
        _say(f"{self._rounds} starts of each ...")
        kinds: list[Callable[[], Start]] = [
            self._start_bare,
            lambda: self._start_ours(self._library),
            lambda: self._start_ours(many),
        ]
        for kind in kinds:  # once unmeasured: byte code is written, files are in memory
            kind()
        rounds = [[kind() for kind in kinds] for _ in range(self._rounds)]
        bare, ours, large = ([one[kind] for one in rounds] for kind in range(3))

        def figure(name: str, unit: str, of: Callable[[Start], float], limit: float | None = None) -> Figure:
            return Figure(name, unit, [of(one) for one in ours], [of(one) for one in bare], limit)

        return [
            figure("start to the first painted article", "ms", lambda one: one.painted, 1.25),
            figure("start, until nothing is left to do", "ms", lambda one: one.ready),
            figure("memory (PSS)", "MB", lambda one: one.pss / _MB, 1.4),
            figure("memory (USS)", "MB", lambda one: one.uss / _MB),
            figure("processor time, a moment after the start", "ms", lambda one: one.cpu),
            Figure(
                f"start with {_MANY:,} articles",
                "ms",
                [one.painted for one in large],
                [one.painted for one in ours],
                1.05,
            ),
            Figure(
                f"memory (PSS) with {_MANY:,} articles",
                "MB",
                [one.pss / _MB for one in large],
                [one.pss / _MB for one in ours],
            ),
        ]

    def cold(self) -> list[Figure]:
        """What is read, and from the disk when the system has forgotten the files."""
        rounds = max(1, self._rounds // 4)
        _say(f"{rounds} cold starts of each ...")
        files = files_of_a_start(self._library)
        bare, ours = [], []
        for _ in range(rounds):
            evict(files)
            bare.append(self._start_bare())
            evict(files)
            ours.append(self._start_ours(self._library))

        def figure(name: str, unit: str, of: Callable[[Start], float]) -> Figure:
            return Figure(name, unit, [of(one) for one in ours], [of(one) for one in bare])

        return [
            figure("cold start", "ms", lambda one: one.painted),
            figure("cold start: read from the disk", "MB", lambda one: one.disk / _MB),
            figure("cold start: read or touched of files", "MB", lambda one: one.read / _MB),
        ]

    def switching(self) -> list[Figure]:
        """Every article of the library twice, in both windows, in turns."""
        rounds = max(1, self._rounds // 5)
        _say(f"{rounds} times through every article twice ...")
        bare: list[float] = []
        ours: list[float] = []
        for _ in range(rounds):
            bare += times(BARE, "switch", [str(self._folder), *self._size, _ARTICLE])
            ours += times(OURS, "switch", self._our_arguments(self._library))
        return [Figure("another article, until painted", "ms", ours, bare, _FRAME, paired=False)]

    def typing(self, many: Path) -> list[Figure]:
        """Thirty searches letter by letter, with both libraries."""
        rounds = max(1, self._rounds // 5)
        _say(f"{rounds} times thirty searches, letter by letter ...")
        queries = str(Path(__file__).with_name("queries.txt"))
        shipped: list[float] = []
        large: list[float] = []
        for _ in range(rounds):
            shipped += times(OURS, "type", [queries, *self._our_arguments(self._library)])
            large += times(OURS, "type", [queries, *self._our_arguments(many)])
        return [
            Figure("a key press, until results are painted", "ms", shipped, limit=_FRAME),
            Figure(f"the same with {_MANY:,} articles", "ms", large, shipped, paired=False),
        ]


if __name__ == "__main__":
    sys.exit(main())
