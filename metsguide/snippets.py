# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The sentence of a page that answers a search, and where in it the words stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from metsguide.words import words_of

LONGEST = 160
"""Characters of a snippet, without the … of a cut."""

_LEAD = 40  # characters before the first word found, where a long sentence has to be cut
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]?\s+(?=[^a-z\s])")
_CITATION = re.compile(r"\s*\[\d+\]")
_ACCENT = re.compile("[\u0300-\u036f]+")

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Folded words that are looked for. Where the last is only `begun`, longer words that begin so are meant too."""

    words: tuple[str, ...]
    begun: bool

    def which(self, word: str) -> str | None:
        """The word looked for that a (folded) word of a text is; None if it is none of them."""
        if word in self.words:
            return word
        if self.begun and word.startswith(self.words[-1]):
            return self.words[-1]
        return None

    def stands_in(self, word: str, folded: str) -> bool:
        """Whether one of the words stands in a folded text."""
        begun = self.begun and word == self.words[-1]
        at = folded.find(word)
        while at >= 0:
            end = at + len(word)
            starts = at == 0 or not folded[at - 1].isalnum()
            if starts and (begun or end == len(folded) or not folded[end].isalnum()):
                return True
            at = folded.find(word, at + 1)
        return False


def marks(text: str, sought: Sought) -> Marks:
    """Where in a text the words looked for stand, as (start, end), always whole words."""
    return tuple((start, end) for word, start, end in words_of(text) if sought.which(word))


def snippet(text: str, sought: Sought) -> tuple[str, Marks]:
    """The sentence or two of a plain text that hold most of the words, and where in them they stand.

    A text without any of the words (they are in its title) gives its beginning.
    """
    paragraph = _CITATION.sub("", _best_paragraph(text, sought)).strip()
    start, end = _best_sentences(paragraph, sought)
    if end - start > LONGEST:
        start, end = _cut(paragraph, start, end, sought)
    shown = f"{'… ' if _is_cut_before(paragraph, start) else ''}{paragraph[start:end].strip()}"
    if end < len(paragraph) and shown[-1:] not in (".", "!", "?", "…"):
        shown += " …"
    return shown, marks(shown, sought)


def _best_paragraph(text: str, sought: Sought) -> str:
    """The first of the lines that hold most of the words; among equals one that is a sentence, not a heading."""
    best, best_rank = "", (-1, False)
    perfect = (len(sought.words), True)
    for line in text.split("\n"):
        if not line.strip():
            continue
        folded = _fold_quickly(line)
        rank = (sum(sought.stands_in(word, folded) for word in sought.words), line.rstrip()[-1] in ".!?]")
        if rank > best_rank:
            best, best_rank = line, rank
            if rank == perfect:
                break
    return best


def _fold_quickly(text: str) -> str:
    """Nearly `metsguide.words.fold`, for whole pages. It may miss a word of a script that writes accents outside the
    common block: such a paragraph is then not chosen, but nothing is marked wrongly.
    """
    if text.isascii():
        return text.lower()
    for ligature, letters in (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("ø", "o"), ("Ø", "o"), ("ł", "l")):
        text = text.replace(ligature, letters)
    return _ACCENT.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _sentences(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE_END.finditer(paragraph):
        yield start, gap.end()
        start = gap.end()
    yield start, len(paragraph)


def _best_sentences(paragraph: str, sought: Sought) -> tuple[int, int]:
    """The first sentence with most of the words, and those after it that still fit."""
    sentences = list(_sentences(paragraph))
    best, most = 0, -1
    for index, (start, end) in enumerate(sentences):
        folded = _fold_quickly(paragraph[start:end])
        found = sum(sought.stands_in(word, folded) for word in sought.words)
        if found > most:
            best, most = index, found
    start, end = sentences[best]
    for _, following in sentences[best + 1 :]:
        if len(paragraph[start:following].rstrip()) > LONGEST:
            break
        end = following
    return start, start + len(paragraph[start:end].rstrip())


def _cut(paragraph: str, start: int, end: int, sought: Sought) -> tuple[int, int]:
    """Of a sentence that is too long, the stretch with most of the words. It begins and ends with a whole word."""
    words = list(words_of(paragraph[start:end]))
    places = [(start + low, start + high, which) for word, low, high in words if (which := sought.which(word))]
    first, most = start, 0
    for low, _, _ in places:
        held = len({which for _, high, which in places if low <= high <= low + LONGEST - _LEAD})
        if held > most:
            first, most = low, held
    if first - start <= _LEAD:
        low = start
    else:
        low = next((start + at for _, at, _ in words if start + at >= first - _LEAD), first)
    if end - low <= LONGEST:
        return low, end
    space = paragraph.rfind(" ", low, low + LONGEST + 1)
    high = space if space > low else low + LONGEST
    return low, high


def _is_cut_before(paragraph: str, start: int) -> bool:
    return start > 0 and paragraph[:start].rstrip()[-1] not in '.!?…"”’)'
