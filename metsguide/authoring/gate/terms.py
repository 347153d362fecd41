# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Which words of a text the glossary explains to a reader."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from metsguide.authoring.explain import Explainer
from metsguide.model import Term
from metsguide.words import words_of


class Place(NamedTuple):
    """Where a term stands in a text."""

    term: str
    start: int
    end: int


class Terms:
    """The glossary of one language."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._explainer = Explainer(terms)
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for term in terms:
            for text in (term.title, *term.aliases):
                form = tuple(word for word, _, _ in words_of(text))
                if form:
                    self._forms.setdefault(form[0], []).append((form, term.id))
        for forms in self._forms.values():
            forms.sort(key=lambda each: -len(each[0]))

    def explained(self, text: str) -> Iterator[Place]:
        """The words that explain themselves on a page, as `Explainer` makes them do."""
        yield from (Place(*place) for place in self._explainer.places(text))

    def other_names(self, text: str, terms: Collection[str]) -> Iterator[Place]:
        """Where any name of these terms stands: beside "MRI", which explains itself, "magnetic resonance imaging"."""
        words = list(words_of(text))
        for at, (word, start, _) in enumerate(words):
            for form, term in self._forms.get(word, ()):
                stretch = words[at : at + len(form)]
                if term in terms and tuple(each for each, _, _ in stretch) == form:
                    yield Place(term, start, stretch[-1][2])
                    break
