# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The sentence of a page that answers a search, and where in it the words stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from metsguide.words import words_of

LONGEST = 160
"""Characters of a snippet, without the … of a cut."""

_LEAD = 40  # characters before the first word found, where a long sentence has to be cut
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]?\s+(?=[^a-z\s])")
_CITATION = re.compile(r"\s*\[\d+\]")
_LETTERS = re.compile(r"[^\x00-\x7f‐-‧′″°·×≥≤]")
"""What folding changes more of than capitals."""
_LITTLE = 0.34
_OPENING = 6
_TELLING = 3
_WHOLE = (".", "!", "?", "]")
_ACCENT = re.compile("[\u0300-\u036f]+")

Marks = tuple[tuple[int, int], ...]


class Sought:
    """The words that are looked for, in every way they are written, each way with the number of its word.

    `worth` says how much each word tells. Where `begun` is given, longer words that begin so are the last word too.
    """

    def __init__(self, forms: Mapping[str, int], worth: Sequence[float], begun: str = "") -> None:
        self._begun = begun
        self._ways = [way for way in forms.items() if not begun or not way[0].startswith(begun)]
        self._all_ways = [*self._ways, (begun, len(worth) - 1)] if begun else self._ways
        if len(begun) >= _TELLING:
            self._ways = self._all_ways
        self.worth = tuple(worth)
        self.all = sum(self.worth)

    def places(self, folded: str, *, telling: bool = False) -> list[tuple[int, int, int]]:
        """Where the words stand in a folded text, always whole words, each as (start, end, number of the word). A word
        of which only a letter or two are there is not `telling`.
        """
        found = []
        for form, number in self._ways if telling else self._all_ways:
            length = len(form)
            at = folded.find(form)
            while at >= 0:
                end = at + length
                if at == 0 or not folded[at - 1].isalnum():
                    if form == self._begun:
                        while end < len(folded) and folded[end].isalnum():
                            end += 1
                    if end == len(folded) or not folded[end].isalnum():
                        found.append((at, end, number))
                at = folded.find(form, end)
        return sorted(found)

    def told(self, numbers: Iterable[int]) -> float:
        """How much words tell together, each counted once."""
        return sum(self.worth[number] for number in set(numbers))


def marks(text: str, sought: Sought) -> Marks:
    """Where in a text the words looked for stand, as (start, end), always whole words."""
    folded = _fold_quickly(text)
    if len(folded) == len(text):
        return tuple((start, end) for start, end, _ in sought.places(folded))
    # A ligature or the like: its letters are more than it is.
    return tuple(
        (start, end)
        for word, start, end in words_of(text)
        if any((low, high) == (0, len(word)) for low, high, _ in sought.places(word))
    )


def snippet(text: str, sought: Sought) -> tuple[str, Marks]:
    """The sentence or two of a plain text that tell most of what was asked, and where in them the words stand.

    A text that hardly speaks of it (the words are in its title) gives its beginning, which says what it is about.
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
    """The first of the lines that tell most; among equals one that is a sentence, not a heading."""
    folded = _fold_quickly(text)
    numbers: dict[int, set[int]] = {}
    line = before = 0
    for start, _, number in sought.places(folded, telling=True):
        line += folded.count("\n", before, start)
        before = start
        numbers.setdefault(line, set()).add(number)
    lines = text.split("\n")
    best, best_rank = -1, (_LITTLE * sought.all, False)
    for line, told in sorted(numbers.items()):
        rank = (sought.told(told), lines[line].rstrip()[-1:] in _WHOLE)
        if rank > best_rank:
            best, best_rank = line, rank
    if best >= 0:
        return lines[best]
    there = [line for line in lines[:_OPENING] if line.strip()]
    return next((line for line in there if line.rstrip()[-1] in _WHOLE), there[0] if there else "")


def _fold_quickly(text: str) -> str:
    """Nearly `metsguide.words.fold`, for whole pages. It may miss a word of a script that writes accents outside the
    common block: such a paragraph is then not chosen, but nothing is marked wrongly.
    """
    if text.isascii() or not _LETTERS.search(text):
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
    best, most = 0, 0.0
    for index, (start, end) in enumerate(sentences if len(sentences) > 1 else ()):
        told = sought.told(number for _, _, number in sought.places(_fold_quickly(paragraph[start:end]), telling=True))
        if told > most:
            best, most = index, told
    start, end = sentences[best]
    for _, following in sentences[best + 1 :]:
        if len(paragraph[start:following].rstrip()) > LONGEST:
            break
        end = following
    return start, start + len(paragraph[start:end].rstrip())


def _cut(paragraph: str, start: int, end: int, sought: Sought) -> tuple[int, int]:
    """Of a sentence that is too long, the stretch with most of the words. It begins and ends with a whole word."""
    folded = _fold_quickly(paragraph[start:end])
    if len(folded) != end - start:
        return start, _whole_words(paragraph, start)
    places = [(start + low, start + high, number) for low, high, number in sought.places(folded)]
    first, most = start, 0
    for low, _, _ in places:
        held = len({which for _, high, which in places if low <= high <= low + LONGEST - _LEAD})
        if held > most:
            first, most = low, held
    if first - start <= _LEAD:
        low = start
    else:
        space = paragraph.find(" ", first - _LEAD, first)
        low = space + 1 if space >= 0 else first
    return low, end if end - low <= LONGEST else _whole_words(paragraph, low)


def _whole_words(paragraph: str, start: int) -> int:
    """Where a stretch that is as long as it may be ends."""
    space = paragraph.rfind(" ", start, start + LONGEST + 1)
    return space if space > start else start + LONGEST


def _is_cut_before(paragraph: str, start: int) -> bool:
    return start > 0 and paragraph[:start].rstrip()[-1] not in '.!?…"”’)'
