# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""One search over all that a library is made of: the same engine on each shelf, and one list of what they hold."""

from __future__ import annotations

from dataclasses import replace

from metsguide.library import Library
from metsguide.search import Results, Search
from metsguide.team_number import in_text

_FIRST = 3
"""So many of the library's own best results stand before a clinic's pages that only mention the words."""


class ShelfSearch:
    """Searches a library, and a clinic's own pages on top of it. Keeps of what was typed what `Search` does."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._base, self._search = library.shelves[-1], Search(library.shelves[-1])
        self._own = [(shelf, Search(shelf)) for shelf in library.shelves[:-1]]

    def prepare(self, language: str) -> None:
        """As `Search.prepare`."""
        self._search.prepare(language)

    def find(self, text: str, language: str, limit: int = 50, *, as_typed: bool = False) -> Results:
        """As `Search.find`. What to do in an emergency stays above all else; then a clinic's pages with the words in
        their title; then the library's best; then what else there is. Raises `LibraryDamaged`.

        A clinic's few pages know few words, so what is typed is never mended into them: it is the library that mends,
        and a clinic's page is given where it holds all the words.
        """
        whole = self._shown(self._base, self._search.find(text, language, limit, as_typed=as_typed))
        for shelf, search in self._own:
            own = self._shown(shelf, search.find(text, language, limit, as_typed=True))
            if whole.mended and not _holds_all(own):
                own = self._shown(shelf, search.find(whole.meant, language, limit, as_typed=True))
            elif whole.mended and not whole.urgent:
                # The words are the clinic's own, and no mistake.
                whole = self._shown(self._base, self._search.find(text, language, limit, as_typed=True))
            if _holds_all(own) or not whole.hits:
                whole = _together(own, whole, limit)
        return self._with_number(whole, language)

    def _with_number(self, results: Results, language: str) -> Results:
        """What to do in an emergency may name the team's number."""
        if not results.urgent:
            return results
        number = self._library.team_number
        signs = (sign._replace(do=in_text(sign.do, language, number)) for sign in results.urgent)
        return replace(results, urgent=tuple(signs))

    def _shown(self, shelf: Library, results: Results) -> Results:
        shown = tuple(hit for hit in results.hits if self._library.shows(hit.kind, hit.id, shelf))
        return results if len(shown) == len(results.hits) else replace(results, hits=shown)


def _holds_all(results: Results) -> bool:
    return bool(results.hits) and results.holds == "all"


def _together(own: Results, whole: Results, limit: int) -> Results:
    urgent = {page for sign in whole.urgent for page in sign.to}
    top = [hit for hit in whole.hits if (hit.kind, hit.id) in urgent]
    others = [hit for hit in whole.hits if hit not in top]
    named = [hit for hit in own.hits if hit.title_marks]
    mentioning = [hit for hit in own.hits if not hit.title_marks]
    hits = (*top, *named, *others[:_FIRST], *mentioning, *others[_FIRST:])
    return replace(whole, words=whole.words or own.words, hits=hits[:limit], holds=own.holds)
