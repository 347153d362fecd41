# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What is shown of an entry: its title, and its text, from which snippets are cut."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from metsguide.library import Library
from metsguide.search.lately import Lately, among
from metsguide.search.snippets import Line, Text

_ENTRIES = "SELECT rowid, language, kind, id, title, context, text FROM entry WHERE rowid IN ({})"

MOST = 250
"""Twice as many texts are kept at most."""


class Shown(NamedTuple):
    """An entry, its texts made ready."""

    language: str
    kind: Literal["article", "resource", "term"]
    id: str
    title: Line
    context: str
    text: Text


class Entries:
    """The entries of one library, those kept that were shown last: at most 500, some 8 kB each."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shown: Lately[int, Shown] = Lately(MOST)

    def shown(self, entries: Collection[int]) -> dict[int, Shown]:
        """These entries. Raises `LibraryDamaged`."""
        return self._shown.all(entries, self._read)

    def _read(self, entries: Sequence[int]) -> Iterator[tuple[int, Shown]]:
        for entry, language, kind, id, title, context, text in self._library.query(*among(_ENTRIES, entries)):
            yield entry, Shown(language, kind, id, Line(title), context, Text(text))
