# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Libraries of any size for the benchmark of the search: the shipped entries, and articles made of their sentences.

A made article has some 300 words: sentences of the shipped articles, some of their words replaced by invented ones,
which follow Zipf's law over a vocabulary of 40,000, as the words of a real library do.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import sqlite3
from bisect import bisect
from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path

from metsguide import store
from metsguide.authoring import compile as compiler
from metsguide.authoring import search_entries
from metsguide.authoring.read import read
from metsguide.authoring.search_index import Entry, SearchIndex

_OF_THE_INDEX = (
    "store.py",
    "words.py",
    "authoring/search_index.py",
    "authoring/search_entries.py",
    "authoring/learning.py",
    "search/learned.py",
    "search/spelling.py",
)
_VOCABULARY = 40_000
_INVENTED = 0.12
_WORDS = 300
_SYLLABLES = (
    "ba",
    "co",
    "di",
    "fe",
    "ga",
    "hi",
    "lo",
    "ma",
    "ne",
    "pi",
    "ra",
    "sa",
    "te",
    "vo",
    "zu",
    "cal",
    "den",
    "for",
    "gan",
    "lis",
    "mer",
    "nol",
    "pra",
    "sto",
    "tri",
    "xan",
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[A-Za-z]{4,}")


def make(content: Path, folder: Path, number: int) -> Path:
    """A library with `number` articles more than the shipped one; only its search is whole. Kept for the next time."""
    package = Path(store.__file__).parent
    sources = [Path(__file__), *(package / name for name in _OF_THE_INDEX), *sorted(content.rglob("*.yaml"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    path = folder / f"search-{number}-{digest}.library"
    if path.is_file():
        return path
    for old in folder.glob(f"search-{number}-*"):  # the peers' indexes of it, too
        if old.is_dir():
            shutil.rmtree(old)
        else:
            old.unlink()
    values, problems = read(content)
    if problems:
        raise ValueError(f"{content} has problems: metsguide check names them")
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA application_id = {store.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {store.FORMAT}")
        connection.executescript(f"BEGIN; {store.SCHEMA}")
        connection.executemany("INSERT INTO meta VALUES (?, ?)", compiler.meta(values))
        index = SearchIndex(connection, values.fillers, values.same, values.confused)
        shipped = list(search_entries.entries(values, "en"))
        for entry in shipped:
            index.add(entry)
        for entry in invented(shipped, number):
            index.add(entry)
        index.finish(search_entries.lays(values), search_entries.examples(values, shipped))
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    part.replace(path)
    return path


def invented(shipped: list[Entry], number: int) -> Iterator[Entry]:
    """So many articles, the same ones each time."""
    chance = random.Random(20_261_122)
    words = _vocabulary(chance)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    articles = [entry for entry in shipped if entry.kind == "article"]
    sentences = [one for entry in articles for one in _SENTENCE.split(entry.body.replace("\n", " ")) if len(one) > 20]
    titles = [entry.title for entry in shipped if entry.kind != "resource"]
    headings = [one for entry in articles for one in entry.headings.split("\n") if one]

    def word() -> str:
        return words[min(len(words) - 1, bisect(weights, chance.random() * weights[-1]))]

    def other(match: re.Match[str]) -> str:
        return word() if chance.random() < _INVENTED else match.group()

    for at in range(number):
        title = f"{chance.choice(titles)}: {word()} {word()}"
        lines: list[str] = []
        length = 0
        while length < _WORDS:
            line = _WORD.sub(other, chance.choice(sentences))
            lines.append(line)
            length += line.count(" ") + 1
        lead, body = "\n".join(lines[:3]), "\n".join(lines[3:])
        heading = "\n".join(chance.sample(headings, 3))
        yield Entry("en", "article", f"made-{at}", title, "Made", f"{lead}\n{heading}\n{body}", "", heading, lead, body)


def _vocabulary(chance: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        found["".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4)))] = None
    return list(found)
