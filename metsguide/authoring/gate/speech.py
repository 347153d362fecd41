# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a sentence does, as far as its words show it: tells, asks, instructs, points to a page, or is only a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from metsguide.authoring.passages import Passage, Sentence
from metsguide.authoring.wording import Wording
from metsguide.words import words_of

_CLAUSE = re.compile(r"[,;:—–]\s+")
_LEAD_INS = 3  # so many clauses at most lead up to an instruction


def is_label(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence is the bold beginning of a paragraph or item, as in "**Surgery.** It can ...", or all of one
    without a mark at its end.
    """
    bold = any(first <= sentence.start and sentence.end - 1 <= last for first, last in passage.bold)
    if sentence.end == len(passage.text):
        return bold and sentence.start == 0 and not sentence.text.endswith((".", "!"))  # a heading in all but name
    return bold and sentence.start == 0


def is_instruction(text: str, wording: Wording) -> bool:
    """Whether a sentence tells the reader to do something, or that they may: "Ask ...", "If it hurts, call ...", "You
    can ask ...", "You do not have to ...".
    """
    clauses = [_folded(clause) for clause in _CLAUSE.split(text)]
    clauses = [clause for clause in clauses if clause]
    for index, clause in enumerate(clauses[: _LEAD_INS + 1]):
        # Only what leads up to it may stand before: "If it hurts, call", not "they grow, hide and use".
        if _begins_with_order(clause, wording) and (index == 0 or clauses[0][0] in wording.openers):
            return True
    return has_phrase(text, wording.leave) or _invites(_folded(text), wording)


def _begins_with_order(clause: Sequence[str], wording: Wording) -> bool:
    rest = list(clause)
    while rest and rest[0] in wording.openers and len(rest) > 1 and rest[1] in wording.orders:
        rest = rest[1:]
    return bool(rest) and rest[0] in wording.orders and not set(rest[1:2]) & wording.after_nouns


def _invites(words: Sequence[str], wording: Wording) -> bool:
    """As in "you can ask", "you may also want": the verb follows within two words."""
    for at in range(len(words)):
        for phrase in wording.invitations:
            after = at + len(phrase)
            if tuple(words[at:after]) == phrase and any(word in wording.offers for word in words[after : after + 2]):
                return True
    return False


def has_phrase(text: str, phrases: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of these phrases, each as its folded words, stands in a text."""
    words = _folded(text)
    return any(tuple(words[at : at + len(phrase)]) == phrase for phrase in phrases for at in range(len(words)))


def _folded(text: str) -> list[str]:
    return [word for word, _, _ in words_of(text)]
