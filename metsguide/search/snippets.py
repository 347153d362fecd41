# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The sentence of a page that answers a search, and where in it the words stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from metsguide.words import words_of

LONGEST = 160
"""Characters of a snippet, without the … of a cut."""

_LEAD = 40  # characters before the first word found, where a long sentence has to be cut
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?\s+(?=[^a-z\s])")
_CITATION = re.compile(r"\s*\[\d+\]")
_LETTERS = re.compile(r"[^‐-‧′″°·×≥≤]")
"""What folding changes, of what is not ASCII."""
_ASCII = bytes(range(128))
_LITTLE = 0.34
_OPENING = 6
_TELLING = 3
_WHOLE = (".", "!", "?", "]")
_ACCENT = re.compile("[\u0300-\u036f]+")
_BEGUN = "*"
"""What a way of writing ends with that is only the beginning of words. No word holds it, nor what is next:"""
_OR = "|"
_MOST = 40
"""A text that was asked for so many words begins to remember anew."""

Marks = tuple[tuple[int, int], ...]


class Sought:
    """The words that are looked for, in every way they are written, each way with the number of its word.

    `worth` says how much each word tells. Where `begun` is given, longer words that begin so are the last word too.
    A word of which only a letter or two are there is one of the words, but it is not `telling`; that has the ways of a
    word as one text, by which a page remembers where it stands, and the bit of its number.
    """

    __slots__ = ("_told", "all", "begun", "forms", "number_of", "telling", "worth")

    def __init__(self, forms: Mapping[str, int], worth: Sequence[float], begun: str = "") -> None:
        self.number_of = forms
        self.begun = begun
        self.forms = [form for form in forms if not form.startswith(begun)] if begun else list(forms)
        """The whole words, without those that begin as the last one does."""
        ways: dict[int, list[str]] = {}
        for form in self.forms:
            ways.setdefault(forms[form], []).append(form)
        self.telling = [(_OR.join(written), 1 << number) for number, written in ways.items()]
        if len(begun) >= _TELLING:
            self.telling.append((begun + _BEGUN, 1 << len(worth) - 1))
        self.worth = tuple(worth)
        self.all = sum(self.worth)
        self._told: dict[int, float] = {}

    def told(self, bits: int) -> float:
        """How much words tell together, given as a bit for the number of each."""
        told = self._told.get(bits)
        if told is None:
            told = self._told[bits] = sum([worth for number, worth in enumerate(self.worth) if bits >> number & 1])
        return told


class Line:
    """A short text made ready to be marked."""

    __slots__ = ("_folded", "folds_evenly", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = _fold_quickly(text)
        self.folds_evenly = len(self._folded) == len(text)
        """Whether the places are those of the text as written, not only of what it is folded to."""

    def marks(self, sought: Sought) -> Marks:
        """Where the words looked for stand, as (start, end), always whole words."""
        folded, begun = self._folded, sought.begun
        if not self.folds_evenly:
            # A ligature or the like: its letters are more than it is.
            return tuple(
                (start, end)
                for word, start, end in words_of(self.text)
                if word in sought.forms or (begun and (0, len(word)) in _found(word, begun, begun=True))
            )
        found: list[tuple[int, int]] = []
        for form in sought.forms:
            if form in folded:
                found += _found(folded, form)
        if begun and begun in folded:
            found += _found(folded, begun, begun=True)
        if len(found) > 1:
            found.sort()
        return tuple(found)

    def places(self, sought: Sought) -> list[tuple[int, int, int]]:
        """Where the words stand in the folded text, always whole words, each as (start, end, number of the word)."""
        number_of, last = sought.number_of, len(sought.worth) - 1
        folded = self._folded
        found = [(*span, number_of[form]) for form in sought.forms for span in _found(folded, form)]
        if sought.begun:
            found += [(*span, last) for span in _found(folded, sought.begun, begun=True)]
        return sorted(found)


class Text:
    """The plain text of a page made ready for snippets: folded once, and what was found in it remembered. Takes some
    twice the memory of the text.
    """

    __slots__ = ("_paragraphs", "_parts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts = _Parts(_fold_quickly(text))
        self._paragraphs: dict[int, _Paragraph] = {}

    def snippet(self, sought: Sought) -> tuple[str, Marks]:
        """The sentence or two that tell most of what was asked, and where in them the words stand.

        A text that hardly speaks of it (the words are in its title) gives its beginning, which says what it is about.
        """
        best = self._best(sought)
        paragraph = self._paragraphs.get(best)
        if paragraph is None:
            paragraph = self._paragraphs[best] = _Paragraph(self._line(best) if best >= 0 else self._beginning())
        shown = paragraph.whole or paragraph.shown(sought)
        return shown.text, shown.marks(sought)

    def _best(self, sought: Sought) -> int:
        """The first of the lines that tell most; among equals one that is a sentence, not a heading. -1: none does."""
        parts = self._parts
        most, there = parts.telling(sought)
        little = _LITTLE * sought.all
        if most < little or not there:
            return -1
        first = line = _lowest(there)
        while parts.part(line).rstrip()[-1:] not in _WHOLE:
            there &= there - 1
            if not there:
                return first if most > little else -1
            line = _lowest(there)
        return line

    def _line(self, start: int) -> str:
        """The line that begins at a place in the folded text."""
        if self._text.isascii():  # it folds in place
            end = self._text.find("\n", start)
            return self._text[start:end] if end >= 0 else self._text[start:]
        return self._text.split("\n")[self._parts.number(start)]

    def _beginning(self) -> str:
        there = [line for line in self._text.split("\n", _OPENING)[:_OPENING] if line.strip()]
        return next((line for line in there if line.rstrip()[-1] in _WHOLE), there[0] if there else "")


class _Parts:
    """Parts of a folded text, one a line, and which of them hold which words. A part goes by where it begins."""

    __slots__ = ("_folded", "_known")

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._known: dict[str, int] = {}

    def part(self, start: int) -> str:
        """The part that begins there."""
        end = self._folded.find("\n", start)
        return self._folded[start:end] if end >= 0 else self._folded[start:]

    def number(self, start: int) -> int:
        """How many parts are before the one that begins there."""
        return self._folded.count("\n", 0, start)

    def telling(self, sought: Sought) -> tuple[float, int]:
        """How much the parts that tell most tell, and a bit for the beginning of each of these."""
        there: dict[int, int] = {}
        known = self._known
        for written, word in sought.telling:
            parts = known.get(written)
            if parts is None:
                parts = self._holding(written)
            if len(sought.telling) == 1:
                return (sought.told(word), parts) if parts else (0.0, 0)
            if parts:
                for words, held in list(there.items()):
                    if both := held & parts:
                        there[words | word] = there.get(words | word, 0) | both
                there[word] = there.get(word, 0) | parts
        if not there:
            return 0.0, 0
        told = {words: sought.told(words) for words in there}
        most = max(told.values())
        best = 0
        for words, parts in there.items():
            if told[words] == most:
                best |= parts
        return most, best

    def _holding(self, written: str) -> int:
        """The parts that hold a word in one of the ways it is written."""
        if len(self._known) >= _MOST:
            self._known.clear()
        folded, parts = self._folded, 0
        begun = written[-1:] == _BEGUN
        for form in (written[:-1],) if begun else written.split(_OR):
            at = folded.find(form)
            while at >= 0:
                end = at + len(form)
                if not folded[at - 1 : at].isalnum() and (begun or not folded[end : end + 1].isalnum()):
                    parts |= 1 << folded.rfind("\n", 0, at) + 1
                    end = folded.find("\n", end)
                    if end < 0:
                        break
                at = folded.find(form, end)
        self._known[written] = parts
        return parts


class _Paragraph:
    """A line of a page without its citations, and what was shown of it."""

    __slots__ = ("_long", "_parts", "_sentences", "_shown", "_stretches", "_text", "whole")

    def __init__(self, line: str) -> None:
        self._text = text = (_CITATION.sub("", line) if "[" in line else line).strip()
        self._sentences = list(_sentences(text))
        self.whole: Line | None = None
        """All of it, where it is one short sentence."""
        if len(self._sentences) > 1:
            self._parts = _Parts("\n".join([_fold_quickly(text[start:end]) for start, end in self._sentences]))
        elif len(text) <= LONGEST:
            self.whole = Line(text)
            return
        self._shown: dict[tuple[int, int], Line] = {}
        self._stretches: dict[int, tuple[int, int]] = {}
        self._long: dict[int, Line] = {}

    def shown(self, sought: Sought) -> Line:
        """The first sentence with most of the words, and those after it that still fit; of a sentence that is too long,
        the stretch with most of the words.
        """
        text = self._text
        best = self._best(sought)
        stretch = self._stretches.get(best)
        if stretch is None:
            stretch = self._stretches[best] = self._from(best)
        start, end = stretch
        if end - start > LONGEST:
            start, end = self._cut(start, end, sought)
        shown = self._shown.get((start, end))
        if shown is None:
            if len(self._shown) >= _MOST:
                self._shown.clear()
            shown = self._shown[start, end] = Line(_framed(text, start, end))
        return shown

    def _best(self, sought: Sought) -> int:
        if len(self._sentences) == 1:
            return 0
        most, there = self._parts.telling(sought)
        return self._parts.number(_lowest(there)) if most > 0 else 0

    def _from(self, best: int) -> tuple[int, int]:
        """A sentence, and those after it that still fit."""
        start, end = self._sentences[best]
        for _, following in self._sentences[best + 1 :]:
            if len(self._text[start:following].rstrip()) > LONGEST:
                break
            end = following
        return start, start + len(self._text[start:end].rstrip())

    def _cut(self, start: int, end: int, sought: Sought) -> tuple[int, int]:
        """The stretch of a sentence that is too long. It begins and ends with a whole word."""
        sentence = self._long.get(start)
        if sentence is None:
            sentence = self._long[start] = Line(self._text[start:end])
        if not sentence.folds_evenly:
            return start, _whole_words(self._text, start)
        places = [(start + low, start + high, number) for low, high, number in sentence.places(sought)]
        first, most = start, 0
        for low, _, _ in places:
            held = len({which for _, high, which in places if low <= high <= low + LONGEST - _LEAD})
            if held > most:
                first, most = low, held
        if first - start <= _LEAD:
            low = start
        else:
            space = self._text.find(" ", first - _LEAD, first)
            low = space + 1 if space >= 0 else first
        return low, end if end - low <= LONGEST else _whole_words(self._text, low)


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


def _found(folded: str, form: str, *, begun: bool = False) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = folded.find(form)
    if at < 0:
        return found
    length, last = len(form), len(folded)
    while at >= 0:
        end = at + length
        if at == 0 or not folded[at - 1].isalnum():
            while begun and end < last and folded[end].isalnum():
                end += 1
            if end == last or not folded[end].isalnum():
                found.append((at, end))
        at = folded.find(form, end)
    return found


def _fold_quickly(text: str) -> str:
    """Nearly `metsguide.words.fold`, for whole pages. It may miss a word of a script that writes accents outside the
    common block: such a paragraph is then not chosen, but nothing is marked wrongly.
    """
    if text.isascii():
        return text.lower()
    written = text.encode()
    if not _LETTERS.search(written.translate(None, _ASCII).decode()):
        return written.lower().decode()
    for ligature, letters in (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("ø", "o"), ("Ø", "o"), ("ł", "l")):
        text = text.replace(ligature, letters)
    return _ACCENT.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _sentences(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE_END.finditer(paragraph):
        yield start, gap.end()
        start = gap.end()
    yield start, len(paragraph)


def _framed(paragraph: str, start: int, end: int) -> str:
    """A stretch of a paragraph, with a … where it is cut."""
    shown = f"{'… ' if _is_cut_before(paragraph, start) else ''}{paragraph[start:end].strip()}"
    return f"{shown} …" if end < len(paragraph) and shown[-1:] not in (".", "!", "?", "…") else shown


def _whole_words(paragraph: str, start: int) -> int:
    """Where a stretch that is as long as it may be ends."""
    space = paragraph.rfind(" ", start, start + LONGEST + 1)
    return space if space > start else start + LONGEST


def _is_cut_before(paragraph: str, start: int) -> bool:
    return start > 0 and paragraph[:start].rstrip()[-1] not in '.!?…"”’)'
