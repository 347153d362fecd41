# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""From what was typed to the words of the library that are meant by it."""

from __future__ import annotations

import unicodedata
from math import log
from typing import NamedTuple

from metsguide.search.mending import Mender
from metsguide.search.phrases import NEARLY_WORTH, Said
from metsguide.search.spelling import is_mere_number, read_numerals, stemmer
from metsguide.search.vocabulary import Known, Vocabulary
from metsguide.words import words_of

LONGEST_QUERY = 1_000
_MOST_WORDS = 24
_MOST_MENDED = 5
"""A text with more words that the library does not know is something else than a search with mistakes."""
_FEW_UNKNOWN = 2
"""With more words than that unknown, each is mended only from those that begin or sound the same."""
_BEGUN_TELLS = {1: 0.15, 2: 0.3, 3: 0.6}
"""How much a word tells of which so many letters are there, of what it would tell."""
_ENDINGS = 8
"""How many ways a word that is only begun may go on."""
_PHRASE_ENDINGS = 24
_KIN_WEIGHT = 0.75
_MOST_PARTS = 5
"""A word that would fall into more is no words typed as one."""
_TOGETHER = 0.5
_ONE_SLIP = 0.9
_SHORT, _RARE = 4, 3
_NEARLY = 0.9
_NUMBER = 0.3
"""How much a number tells of what a word as rare would: "3 am" is no question about stage 3."""
_RARELY = 20
"""In so many entries a word is what was meant, as far as one knows: longer words are looked for only beside a rarer."""
_ENDING_WEIGHT = 0.2
"""What a longer word is worth where the one that was typed is a word, too."""


class Term(NamedTuple):
    """One word that is looked for: the numbers of the words that will do, each with its worth up to 1, and how much it
    tells (rarer words more). `endings` are words that it may be the beginning of. Unknown words have no number.
    """

    form: str
    said: Said
    words: tuple[tuple[int, float], ...]
    tells: float
    begun: bool
    kin: int
    """The number of the word that all those stand for which mean the same; 0 where the word is unknown."""
    confused: tuple[int, ...]
    """The same of the words that it may have been written for."""
    endings: tuple[str, ...] = ()


class Asked(NamedTuple):
    """What was typed, read in one language. `terms` has every word, fillers too; `mended` are (typed, meant)."""

    terms: tuple[Term, ...]
    mended: tuple[tuple[str, str], ...]
    content: tuple[int, ...]
    """The places of the terms that mean something, each word once; of all, where none does."""


def composed(text: str) -> str:
    """The part of a text that is read, with each letter and its accent as one."""
    return unicodedata.normalize("NFC", text[:LONGEST_QUERY])


class Reader:
    """Reads what is typed with the vocabulary of one language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._mender = Mender(vocabulary)
        self._near: dict[tuple[str, bool, bool], list[tuple[float, str]]] = {}
        self._before = self._near

    def prepare(self) -> None:
        """Have ready what the first new word and the first mistake need."""
        stemmer(self._vocabulary.language)("prepared")
        self._mender.prepare()

    def read(self, text: str, *, mend: bool) -> Asked:
        """Read a text (`composed`). Its last word may be only begun, unless something follows it."""
        forms = read_numerals((form for form, _, _ in words_of(text)), self._vocabulary.language)[:_MOST_WORDS]
        if not forms:
            return Asked((), (), ())
        begun = text[-1].isalnum()
        self._vocabulary.turn()
        known = self._vocabulary.known(list(dict.fromkeys(forms)))
        # A search is typed letter by letter: what a word was mended to is kept for the next letter, and no longer.
        self._before, self._near = self._near, {}
        forms, mended = self._whole(forms, known, begun, mend)
        near = self._nearly(mended)
        known |= self._vocabulary.known_as_written(sorted({form for others in near.values() for form in others}))
        last = len(forms) - 1
        terms = [
            self._term(
                form, known.get(form), begun and place == last,
                [known[other] for other in near.get(form, ()) if other in known],
            )
            for place, form in enumerate(forms)
        ]  # fmt: skip
        terms = [
            term._replace(tells=term.tells * _NUMBER) if is_mere_number(forms, place) else term
            for place, term in enumerate(terms)
        ]
        places = [place for place, term in enumerate(terms) if not term.said.filler] or range(len(terms))
        once = {terms[place].form: place for place in places}
        return Asked(tuple(terms), tuple(mended), tuple(sorted(once.values())))

    def _nearly(self, mended: list[tuple[str, str]]) -> dict[str, list[str]]:
        """For each word that another was mended to, those that it may have been as well: for what people say, in which
        a cry for help is not to be missed for a letter.
        """
        found = {}
        for (typed, _, _), near in self._near.items():
            meant = next((meant for form, meant in mended if form == typed), None)
            if meant is not None and near:
                found[meant] = [word for cost, word in near if cost < near[0][0] + _NEARLY and word != meant]
        return found

    def _whole(
        self, forms: list[str], known: dict[str, Known], begun: bool, mend: bool
    ) -> tuple[list[str], list[tuple[str, str]]]:
        """The words, those mended that the library does not know. Adds what they became to `known`."""
        found: list[str] = []
        mended: list[tuple[str, str]] = []
        last = len(forms) - 1
        everywhere = len({form for form in forms if form not in known or not known[form].rank}) <= _FEW_UNKNOWN
        for place, form in enumerate(forms):
            only_begun = begun and place == last
            written = form in known and known[form].rank > 0
            if written or not mend or len(self._near) == _MOST_MENDED:
                found.append(form)
                continue
            if only_begun and self._vocabulary.begun(form, 1):
                found.append(form)
                continue
            others = [one for other, one in known.items() if other in forms and other != form and not one.filler]
            meant = self._meant(form, only_begun, everywhere, others, known.get(form))
            if not meant:
                found.append(form)
                continue
            known |= self._vocabulary.known(meant)
            found += meant
            mended.append((form, " ".join(meant)))
        return found, mended

    def _meant(
        self, form: str, begun: bool, everywhere: bool, others: list[Known], inflected: Known | None
    ) -> list[str]:
        """The nearest word, of two that are about as near the one that goes with the others; or two words that were
        typed as one. A short word, and one that is only not written so here (`inflected`), is mended where another goes
        with the others, and it does not.
        """
        key = form, begun, everywhere
        near = self._near.get(key, self._before.get(key))
        if near is None:
            near = self._mender.near(form, begun, everywhere=everywhere)
        self._near[key] = near
        together = self._together([word for _, word in near], others) if others else set()
        if inflected is not None or len(form) < _SHORT:
            if inflected is not None and self._vocabulary.go_together(inflected, others):
                return []
            rare = inflected is not None and inflected.entries < _RARE and not others
            near = [(cost, word) for cost, word in near if (rare or word in together) and cost < _ONE_SLIP]
        best = min(((cost - _TOGETHER * (word in together), word) for cost, word in near), default=None)
        if inflected is None and (best is None or best[0] > _ONE_SLIP) and (parts := self._parts(form)):
            return parts
        return [best[1]] if best else []

    def _together(self, words: list[str], others: list[Known]) -> set[str]:
        known = self._vocabulary.known_as_written(words)
        return {word for word, one in known.items() if self._vocabulary.go_together(one, others)}

    def _parts(self, form: str) -> list[str]:
        """The words that were typed as one: as few as there can be, of them the most usual."""
        length = len(form)
        if not 5 <= length <= 30:
            return []
        spans = [(at, end) for at in range(length) for end in range(at + 2, length + 1)]
        known = self._vocabulary.known_as_written(sorted({form[at:end] for at, end in spans}))
        best: list[tuple[int, int, list[str]] | None] = [None] * (length + 1)
        best[0] = 0, 0, []
        for at, end in sorted(spans):
            before, one = best[at], known.get(form[at:end])
            if before is None or one is None or one.rank < 2 or not (one.filler or end - at > 2):
                continue
            rarest = min(one.rank, -before[1]) if before[2] else one.rank
            way = before[0] + 1, -rarest, [*before[2], one.form]
            here = best[end]
            if way[0] <= _MOST_PARTS and (here is None or way < here):
                best[end] = way
        whole = best[length]
        return whole[2] if whole is not None and whole[0] > 1 else []

    def _term(self, form: str, known: Known | None, begun: bool, nearly: list[Known]) -> Term:
        words: dict[int, float] = {}
        said: dict[int, float] = {}
        entries = 0
        filler = False
        if known is not None:
            filler = known.filler
            said[known.word] = 1.0
            kin = iter(known.alike or (known.word, known.entries))
            for word, there in zip(kin, kin, strict=True):
                if there or word == known.word:
                    words[word] = 1.0 if word == known.word else _KIN_WEIGHT
                said.setdefault(word, _KIN_WEIGHT)
                entries = max(entries, there) if word != known.word else entries + there
        for one in nearly:
            said.setdefault(one.word, NEARLY_WORTH)
        confused = self._vocabulary.confused(known.word) if known is not None else ()
        endings: list[str] = []
        if begun:
            more = self._vocabulary.begun(form, _PHRASE_ENDINGS)
            if known is None and len(form) > 3:
                # The most usual may be meant; no other by itself: "brea" is more likely breast than breathless.
                said |= dict.fromkeys((word for _, word, _ in more), NEARLY_WORTH)
                said |= {word: _KIN_WEIGHT for _, word, _ in more[:1]}
            if known is None or (not filler and entries < _RARELY):
                worth = _ENDING_WEIGHT if known is not None else 1.0
                for _, word, _ in more[:_ENDINGS]:
                    words.setdefault(word, worth)
                if known is None:
                    entries = max((one.entries for one in self._vocabulary.words(words).values()), default=0)
            least = known.rank / 2 if known is not None and not filler else 1
            itself = known.word if known is not None else 0
            shown = [(word, ending) for ending, word, rank in more if rank > least and word != itself]
            endings = list(dict(reversed(shown)).values())[::-1]
        tells = log(1 + self._vocabulary.size / (1 + entries)) if words else log(1 + self._vocabulary.size / 4)
        tells *= _BEGUN_TELLS.get(len(form), 1.0) if begun else 1.0
        kin_of = known.kin if known is not None else 0
        return Term(
            form,
            Said(said, filler),
            tuple(words.items()),
            tells,
            begun,
            kin_of,
            tuple(confused),
            tuple(endings),
        )
