# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""How well a search answers: queries with their right answers, and success at 1, at 3 and the mean reciprocal rank.

python -m tests.search.judge LIBRARY [QUERIES]      prints the table, and each query that is not answered first
"""

from __future__ import annotations

import random
import string
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from metsguide.library import Library
from metsguide.search import Search

QUERIES = Path(__file__).with_name("queries.yaml")
_DEEP = 10


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody says, in which group of the file it stands, and the entries (kind:id) that answer it."""

    group: str
    say: str
    find: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with what was found, best first, and whether a sign of an emergency stood above it."""

    query: Query
    found: tuple[str, ...]
    urgent: bool

    @property
    def rank(self) -> int:
        """The place of the first right answer, from 1; 0 where there is none among the first ten."""
        return next((at for at, one in enumerate(self.found, 1) if one in self.query.find), 0)


def queries(path: Path = QUERIES) -> list[Query]:
    """All queries of a file. An id without a kind is an article's."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Query(group, one["say"], tuple(id if ":" in id else f"article:{id}" for id in one["find"]))
        for group, listed in groups.items()
        for one in listed
    ]


def judge(search: Search, asked: Iterable[Query]) -> list[Judged]:
    """Search for each."""
    judged = []
    for query in asked:
        results = search.find(query.say, "en", _DEEP)
        judged.append(Judged(query, tuple(f"{hit.kind}:{hit.id}" for hit in results.hits), bool(results.urgent)))
    return judged


def misspelt(text: str, chance: random.Random) -> str:
    """The text with one mistake of a finger in each word of five letters or more: a letter wrong, missing, twice, or
    two swapped. The first letter stays.
    """
    return " ".join(_slip(word, chance) if len(word) > 4 and word.isalpha() else word for word in text.split())


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + chance.choice(string.ascii_lowercase) + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def share(judged: Sequence[Judged], within: int) -> float:
    """The part of them with a right answer among the first so many."""
    return sum(0 < one.rank <= within for one in judged) / max(1, len(judged))


def by_group(judged: Sequence[Judged]) -> dict[str, Sequence[Judged]]:
    """In the groups of the file."""
    names = dict.fromkeys(one.query.group for one in judged)
    return {name: [one for one in judged if one.query.group == name] for name in names}


def table(groups: Mapping[str, Sequence[Judged]]) -> str:
    """A row a group: how many, success at 1 and at 3, mean reciprocal rank."""
    lines = [f"{'':24}{'queries':>8}{'at 1':>8}{'at 3':>8}{'MRR':>8}"]
    for name, judged in groups.items():
        reciprocal = sum(1 / one.rank for one in judged if one.rank) / max(1, len(judged))
        lines.append(f"{name:24}{len(judged):8}{share(judged, 1):8.1%}{share(judged, 3):8.1%}{reciprocal:8.3f}")
    return "\n".join(lines)


def main() -> None:
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else QUERIES
    with Library.open(Path(sys.argv[1])) as library:
        search = Search(library)
        judged = judge(search, queries(path))
        chance = random.Random(4)
        right = [one for one in queries(path) if one.group != "mistakes"]
        slips = [Query("slips", misspelt(one.say, chance), one.find) for one in right]
        slipped = judge(search, slips)
    print(table({**by_group(judged), "all": judged, "a slip in each word": slipped}))
    verbose = judged + (slipped if len(sys.argv) > 3 else [])
    for one in verbose:
        alarm = one.query.group == "emergencies" and not one.urgent
        if one.rank != 1 or alarm:
            shown = ", ".join(found.replace("article:", "") for found in one.found[:4])
            sign = " NO SIGN" if alarm else ""
            print(f"{one.rank or '-'}{sign}  {one.query.say!r}: {shown}   (not {one.query.find[0]})")


if __name__ == "__main__":
    main()
