# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The word that was meant: the nearest of the library's words, by letters and by sound, the more usual one first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

from metsguide.search.spelling import sound
from metsguide.search.vocabulary import Vocabulary

_LEAST = 3
"""A shorter word is as near to too many others. One of three letters is mended only where it goes with the others."""
_LONGEST = 40
_LONG = 8
"""A word of so many letters may have two mistakes; a shorter one only where it sounds nearly right."""
_NEAR = 200
_CHOICES = 5
_SKELETON = 0.4
"""What a word gains whose consonants are those that were typed."""
_VOWELS = re.compile(r"[aeiouy]+|(.)(?=\1)")
_USUAL = 0.2
"""How much a more usual word gains: this for each time that it is e times as usual."""


class Mender:
    """Mends words with the vocabulary of one language, which it reads when the first mistake is met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._forms: list[str] = []
        self._sounds: list[str] = []
        self._ranks: list[int] = []
        self._by_letter: dict[str, list[int]] = {}
        self._by_sound: dict[str, tuple[int, ...]] = {}

    def prepare(self) -> None:
        """Read the vocabulary, where that has not been done."""
        import rapidfuzz.process  # noqa: F401 - the time that it takes belongs here

        if self._forms:
            return
        self._forms, self._sounds, self._ranks = self._vocabulary.everything()
        for index, form in enumerate(self._forms):
            self._by_letter.setdefault(form[0], []).append(index)
            # Tuples, as thirty thousand lists would be gone through at each full collection of garbage.
            self._by_sound[self._sounds[index]] = (*self._by_sound.get(self._sounds[index], ()), index)

    def near(self, word: str, begun: bool, *, everywhere: bool = True) -> list[tuple[float, str]]:
        """The words of the library that an unknown one may have been meant to be, with the cost of each, nearest first.

        A word that is only `begun` is the beginning of the one meant. Where none is near that begins with the same
        letter, or sounds the same, the whole vocabulary is gone through only if `everywhere`: that takes longest.
        """
        if not _LEAST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        self.prepare()
        bones = _skeleton(word)
        costs = [
            (
                cost
                - _USUAL * log(1 + self._ranks[index])
                - _SKELETON * (_skeleton(self._forms[index]) == bones and not begun),
                index,
            )
            for index, cost in self._near(word, begun, everywhere)
        ]
        return [(cost, self._forms[index]) for cost, index in sorted(costs)[:_CHOICES]]

    def _near(self, word: str, begun: bool, everywhere: bool) -> list[tuple[int, float]]:
        """The numbers of the words near enough, and how far each is. Few mistake the first letter, but for one that
        sounds the same: those that begin with it or sound the same come first, and all others only where there is none.
        """
        found = self._among(word, self._by_letter.get(word[0], []))
        if not begun and len(word) > _LEAST:
            for index, cost in self._sounding(word).items():
                found[index] = min(found.get(index, cost), cost)
        if begun and not found:
            found = self._begun(word)
        if not found and everywhere and len(word) > _LEAST + 1:
            found = self._among(word, None)
        return list(found.items())

    def _among(self, word: str, indices: Sequence[int] | None) -> dict[int, float]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        most = 1 if len(word) < _LONG else 2
        said, bones = sound(word), _skeleton(word)
        found: dict[int, float] = {}
        forms = self._forms if indices is None else [self._forms[index] for index in indices]
        for form, distance, at in extract(word, forms, scorer=OSA.distance, score_cutoff=most, limit=_NEAR):
            cost = distance + 0.4 * (form[0] != word[0])
            found[at if indices is None else indices[at]] = cost
        if len(said) < 4:
            return found
        sounds = self._sounds if indices is None else [self._sounds[index] for index in indices]
        for _, distance, at in extract(said, sounds, scorer=OSA.distance, score_cutoff=1, limit=_NEAR):
            index = at if indices is None else indices[at]
            apart = OSA.distance(word, self._forms[index])
            if apart <= 2 + (distance == 0) * ((len(word) > 5) + (len(said) > 5)) and (
                distance == 0 or len(word) > 5 or _skeleton(self._forms[index]) == bones
            ):
                cost = 0.5 + 0.35 * apart if distance == 0 else 0.6 + 0.5 * apart
                found[index] = min(found.get(index, 9.0), cost)
        return found

    def _sounding(self, word: str) -> dict[int, float]:
        """Words that sound the same, whatever they begin with: "sell" and cell, "boan" and bone."""
        from rapidfuzz.distance import OSA

        alike = self._by_sound.get(sound(word), ())[:_NEAR]
        apart = {index: OSA.distance(word, self._forms[index]) for index in alike}
        return {index: 0.5 + 0.35 * far for index, far in apart.items() if far <= 2}

    def _begun(self, word: str) -> dict[int, float]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        length = len(word)
        places = [index for index in self._by_letter.get(word[0], []) if len(self._forms[index]) > length]
        starts = [self._forms[index][:length] for index in places]
        found = extract(word, starts, scorer=OSA.distance, score_cutoff=1, limit=_NEAR)
        return {places[at]: float(distance) for _, distance, at in found}


def is_slip(word: str, of: str) -> bool:
    """Whether a word is as near to another as mistakes of a finger are."""
    from rapidfuzz.distance import OSA

    return len(word) > 4 and 0 < OSA.distance(word, of) <= (1 if len(word) < 6 else 2)


def _skeleton(form: str) -> str:
    return _VOWELS.sub("", form)
