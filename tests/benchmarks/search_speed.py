# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Measures the search beside libzim and tantivy on the same articles, in one run and in turns: `make bench-search`.

Every keystroke of 200 real queries, mistakes among them, in libraries of 1,000, 10,000 and 100,000 articles. Each
engine runs in a process of its own, up to 10,000 articles three times in turns with the others, and of the three times
of a keystroke the middle one counts: a machine is not as fast in one minute as in the next. Where it does other things
as well, the processor's time says more than the clock's.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import random
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from metsguide.library import Library
from metsguide.search import Search
from tests.benchmarks import search_library
from tests.benchmarks.processes import ROOT
from tests.benchmarks.search_engines import ENGINES, index_of, index_size, size_of, text_size
from tests.search.judge import misspelt, queries

_SIZES = (1_000, 10_000, 100_000)
_QUERIES = 200
_ROUNDS, _SMALL = 3, 10_000
_LARGE = 10_000
_PEER = "libzim as read"
"""What ours is held to, from `_LARGE` articles on; it is printed beside the other peers at every size."""
_FRAME = 16.0
_LONG = 50.0
_MB = 1_000_000
_SCRIPTS = [
    "abc",
    "é",
    "ñ",
    "œ",
    "ß",
    "Ж",
    "п",
    "ع",
    "ש",
    "अ",
    "ก",
    "中",
    "文",
    "か",
    "한",
    "😀",
    "½",
    "ﬁ",
    "́",
    "\u200d",
    "'",
    "’",
    "-",
    ".",
    ",",
    "4",
    "٤",
    "²",
    "_",
    "\n",
    "\t",
]


def main() -> int:
    """Print the tables and write the JSON. 1 where `--check` is given and a limit is missed."""
    arguments = _arguments()
    folder: Path = arguments.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    asked = _queries()
    found: dict[str, Any] = {"platform": platform.platform(), "python": platform.python_version(), "sizes": {}}
    missed = []
    machine = f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    print(f"{len(asked)} queries, {sum(map(len, asked))} keystrokes; {machine}")
    for size in arguments.sizes:
        library = search_library.make(ROOT / "resources" / "content", folder, size)
        print(f"\n{size:,} articles; plain text {text_size(library) / _MB:.0f} MB; our index {_index(library)}")
        print(f"{'':16}{'clock, ms':>38}  {'processor, ms':>30}")
        print(f"{'':16}{'median':>8}{'p95':>8}{'p99':>8}{'max':>8}{'':8}{'median':>8}{'p95':>8}{'p99':>8}{'max':>8}"
              f"{'open':>8}{'file MB':>9}{'RSS MB':>8}{'answered':>10}")  # fmt: skip
        rows = _measured(library, asked, _ROUNDS if size <= _SMALL else 1)
        for engine, figures in rows.items():
            print(_row(engine, figures))
        compared = _compared(rows)
        for engine, (ours, theirs) in compared.items():
            print(f"median of the keystrokes that both answer: ours {ours:.2f} ms, {engine} {theirs:.2f} ms")
        found["sizes"][size] = {"engines": rows, "compared": compared}
        missed += _missed(size, rows, compared)
    longest, text = _any_text(search_library.make(ROOT / "resources" / "content", folder, 10_000))
    found["longest of any text"] = longest
    print(f"\nworst text of up to 10,000 characters, at 10,000 articles: {longest:.1f} ms of the processor")
    if longest > _LONG:
        missed.append(f"a text took {longest:.0f} ms: {text[:60]!r}")
    print(f"\n{'missed: ' + '; '.join(missed) if missed else 'every limit is met'}")
    (folder / "search.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 1 if arguments.check and missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search_speed", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench", help="where indexes are kept")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is missed")
    return parser.parse_args()


def _queries() -> list[str]:
    every = [query.say for query in queries()]
    random.Random(1).shuffle(every)
    return every[:_QUERIES]


def _index(library: Path) -> str:
    size = index_size(library)
    return f"{size / _MB:.0f} MB ({size / text_size(library):.2f} of it)"


def _measured(library: Path, asked: list[str], rounds: int) -> dict[str, dict[str, Any]]:
    """The figures of each engine that is installed, from so many rounds in which all have their turn."""
    indexes = {}
    for engine in ENGINES:
        try:
            indexes[engine] = index_of(engine, library)
        except ImportError as error:
            print(f"{engine:16}not installed ({error.name}): pip install {error.name}")
    told: dict[str, list[dict[str, Any]]] = {engine: [] for engine in indexes}
    for _ in range(rounds):
        for engine, index in indexes.items():
            told[engine].append(_asked(engine, library, index, asked))
    return {engine: _figures(told[engine], index) for engine, index in indexes.items()}


def _asked(engine: str, library: Path, index: Path, asked: list[str]) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.search_engines", engine, str(library), str(index)]
    done = subprocess.run(command, input="\n".join(asked), stdout=subprocess.PIPE, text=True, cwd=ROOT, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _figures(told: list[dict[str, Any]], index: Path) -> dict[str, Any]:
    times = {
        name: [median(each) for each in zip(*(one[name] for one in told), strict=True)] for name in ("times", "cpu")
    }
    answers = told[0]["answers"]
    return {
        "clock": _spread(times["times"]),
        "cpu": _spread(times["cpu"]),
        "opened": median(one["opened"] for one in told),
        "size": size_of(index),
        "memory": max(one["memory"] for one in told),
        "answered": sum(count > 0 for count in answers) / len(answers),
        "each": [took if count else None for took, count in zip(times["cpu"], answers, strict=True)],
    }


def _spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    return {"median": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": ordered[-1]}


def _row(engine: str, figures: dict[str, Any]) -> str:
    def spread(name: str) -> str:
        return "".join(f"{figures[name][each]:8.2f}" for each in ("median", "p95", "p99", "max"))

    rest = (
        f"{figures['opened']:8.0f}{figures['size'] / _MB:9.1f}{figures['memory'] / _MB:8.0f}{figures['answered']:10.0%}"
    )
    return f"{engine:16}{spread('clock')}{'':8}{spread('cpu')}{rest}"


def _compared(rows: dict[str, dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Our median and that of each full-text search, over the keystrokes to which both have an answer: to find nothing,
    as libzim does while a word is typed, takes no time.
    """
    found: dict[str, tuple[float, float]] = {}
    for engine in ("libzim search", "libzim as read", "tantivy"):
        if engine in rows:
            pairs = zip(rows["ours"]["each"], rows[engine]["each"], strict=True)
            both = [(ours, theirs) for ours, theirs in pairs if ours is not None and theirs is not None]
            found[engine] = median(ours for ours, _ in both), median(theirs for _, theirs in both)
    return found


def _missed(size: int, rows: dict[str, dict[str, Any]], compared: dict[str, tuple[float, float]]) -> list[str]:
    missed = []
    p99 = rows["ours"]["clock"]["p99"]
    if p99 > _FRAME:
        missed.append(f"p99 at {size:,} articles is {p99:.1f} ms")
    ours, theirs = compared.get(_PEER, (0.0, 0.0))
    if size >= _LARGE and ours > theirs:
        missed.append(f"median at {size:,} articles is {ours / theirs:.2f} times that of {_PEER}")
    return missed


@cache
def _said() -> list[str]:
    """The words of all queries, those more often that people say more often."""
    return [word for query in queries() for word in query.say.split()]


def _any_text(path: Path) -> tuple[float, str]:
    """The longest that any text takes, and which. Each hit must have a title."""
    chance = random.Random(7)
    texts = ["a" * 10_000, "bone " * 2_000, "xq" * 5_000, "can't " * 1_600, "".join(chance.choices(_SCRIPTS, k=10_000))]
    for length in (1, 3, 10, 40, 200, 1_000, 10_000):
        for _ in range(20):
            letters = chance.choice(("abcdefghijklmnopqrstuvwxyz     ", _SCRIPTS, "aeioutnsr '-4"))
            texts.append("".join(chance.choices(letters, k=length)))
            texts.append(" ".join(chance.choices(["pain", "cancre", "the", "of", "livr", "38.5"], k=length // 5 + 1)))
            usual = chance.choices(_said(), k=length // 5 + 1)
            texts.append(" ".join(usual))
            texts.append(" ".join(misspelt(word, chance) for word in usual))
    longest, slowest = 0.0, ""
    gc.freeze()  # as the window does
    with Library.open(path) as library:
        search = Search(library)
        search.prepare("en")
        search.find("bone", "en")
        for text in texts:
            before = time.process_time()
            hits = search.find(text, "en", 20).hits
            took = (time.process_time() - before) * 1000
            if took > longest:
                longest, slowest = took, text
            assert all(hit.title for hit in hits), text
    return longest, slowest


if __name__ == "__main__":
    sys.exit(main())
