# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Knows when a search is a cry for help. The signs and what to do are content (`urgent: true` in search-words)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from metsguide.library import Library
from metsguide.model import Urgent
from metsguide.phrases import stands_in, tokens, without

_MOST_WORDS = 60
_RULES = "SELECT sign, advice, targets, in_order, phrases, exceptions FROM urgent WHERE language = ? ORDER BY position"
_FILLERS = "SELECT word FROM filler WHERE language = ?"


@dataclass(frozen=True, slots=True)
class _Rule:
    urgent: Urgent
    in_order: bool
    phrases: tuple[tuple[str, ...], ...]
    exceptions: tuple[tuple[str, ...], ...]


class Signs:
    """The signs of an emergency that a library knows in one language."""

    def __init__(self, library: Library, language: str) -> None:
        """Reads them all. Raises `LibraryDamaged`."""
        self._fillers = frozenset(word for (word,) in library.query(_FILLERS, (language,)))
        self._rules = [_rule(row) for row in library.query(_RULES, (language,))]

    def in_text(self, text: str, begun: bool) -> tuple[Urgent, ...]:
        """Those that stand in what was typed, the most urgent first. The last word may be only `begun`."""
        typed = tokens(text)[:_MOST_WORDS]
        return tuple(rule.urgent for rule in self._rules if self._holds(rule, typed, begun))

    def _holds(self, rule: _Rule, typed: tuple[str, ...], begun: bool) -> bool:
        left = without(rule.exceptions, typed, self._fillers)
        return any(
            stands_in(phrase, left, self._fillers, in_order=rule.in_order, begun=begun) for phrase in rule.phrases
        )


def _rule(row: tuple[str, str, str, int, str, str]) -> _Rule:
    sign, do, targets, in_order, phrases, exceptions = row
    to = tuple((kind, id) for kind, id in json.loads(targets))
    read = (tuple(tuple(phrase) for phrase in json.loads(text)) for text in (phrases, exceptions))
    return _Rule(Urgent(sign, do, to), bool(in_order), *read)
