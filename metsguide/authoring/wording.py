# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""wording/<language>.yaml: the words by which the gate judges a text, kept by editors and not in code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The lists of one language. All words are folded (see `metsguide.words.fold`) but `letters`, kept as written."""

    plain: frozenset[str]
    """Long words that everyone knows."""
    letters: frozenset[str]
    """Abbreviations that people know better than what they are short for."""
    banned: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Words that no text of ours holds: by their first word, each with all its words and what to write in their place.
    """
    orders: frozenset[str]
    """Verbs that begin an instruction."""
    after_nouns: frozenset[str]
    """What shows, right after one of `orders`, that it is a noun: "rest can"."""
    invitations: frozenset[tuple[str, ...]]
    """What makes an offer to the reader of a verb of `offers` that follows it: "you can"."""
    offers: frozenset[str]
    leave: frozenset[tuple[str, ...]]
    """What gives leave, whatever follows: "you do not have to"."""
    openers: frozenset[str]
    """Words that begin a clause before an instruction: "if"."""
    naming: frozenset[tuple[str, ...]]
    """What says how something is called: "the word for it is"."""
    pages: frozenset[tuple[str, ...]]
    """By what a text speaks of its own pages: "page", "there is more"."""
    facts: frozenset[str]
    """Words that make a sentence one about bodies, illness, care or law, which needs a source."""
    fact_beginnings: tuple[str, ...]
    """The same, as beginnings of words: "cancer" for "cancers" and "cancerous"."""
    medical_endings: tuple[str, ...]
    """Endings by which a word is known for a medical one: "itis"."""


NO_WORDING = Wording(
    plain=frozenset(),
    letters=frozenset(),
    banned={},
    orders=frozenset(),
    after_nouns=frozenset(),
    invitations=frozenset(),
    offers=frozenset(),
    leave=frozenset(),
    openers=frozenset(),
    naming=frozenset(),
    pages=frozenset(),
    facts=frozenset(),
    fact_beginnings=(),
    medical_endings=(),
)
"""Where a file of them could not be read."""
