# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The rule that every statement of fact carries its source.

A citation supports the sentence it follows and those before it, back to the citation before or to where the paragraph,
item or row begins. After a paragraph that opens a list (it ends in ":") it supports every item of the list. `[@own]`
says that the one sentence before it is our own word and states no fact that could be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from metsguide.authoring.gate.page import Finding, Page, inside, quoted, shown_start
from metsguide.authoring.gate.speech import has_phrase, is_instruction, is_label
from metsguide.authoring.passages import OWN, Passage, Sentence

_SIGNS = ("do-first", "help-now", "band")
"""Blocks whose items are signs of danger: which sign means what is a fact, also within an instruction."""


class Standing(Enum):
    """Why a sentence needs no source of its own, or that it has one, or that it lacks one."""

    SOURCED = "sourced"
    OWN = "own"
    QUESTION = "question"
    SPEECH = "speech"
    OPENS = "opens"
    INSTRUCTION = "instruction"
    POINTER = "pointer"
    NAMING = "naming"
    KIND = "kind"
    LACKING = "lacking"


def standings(page: Page) -> Iterator[tuple[Sentence, Standing]]:
    """Each sentence of the running text, and how it stands."""
    cited_rows = {passage.row for passage in page.passages if passage.row and _cites(passage)}
    for passage in page.running:
        sentences = list(passage.sentences())
        covered = _covered(sentences)
        whole = passage.row in cited_rows or bool(passage.lead and _cites(passage.lead))
        for index, sentence in enumerate(sentences):
            if sentence.sources == (OWN,):
                yield sentence, Standing.OWN
            elif index < covered or whole:
                yield sentence, Standing.SOURCED
            else:
                yield sentence, _standing(page, passage, sentence)


def no_source(page: Page) -> Iterator[Finding]:
    """Each statement of fact is cited."""
    for sentence, standing in standings(page):
        if standing is Standing.LACKING:
            where = shown_start(sentence.text, 9)
            yield Finding(
                sentence.line,
                f'a statement without a source: "{where}"; put [@ID] after it, or [@own] where it states no fact',
            )
    for passage in page.passages:
        if passage.kind == "people" and not any(_cites(near) for near in _beside(page, passage)):
            where = shown_start(passage.text, 9)
            yield Finding(
                passage.line, f'icons without a source: "{where}"; put [@ID] in the text before or after them'
            )


def _cites(passage: Passage) -> bool:
    return any(source != OWN for _, source in passage.citations)


def _beside(page: Page, people: Passage) -> Iterator[Passage]:
    """The texts right before and after icons, in the same block; other icons may stand between."""
    at = page.passages.index(people)
    for passages in (page.passages[at::-1], page.passages[at:]):
        near = next((passage for passage in passages if passage.kind != "people"), None)
        if near and near.within == people.within:
            yield near


def _covered(sentences: list[Sentence]) -> int:
    """How many sentences, from the first, stand before a source."""
    return max((index + 1 for index, sentence in enumerate(sentences) if set(sentence.sources) - {OWN}), default=0)


def _standing(page: Page, passage: Passage, sentence: Sentence) -> Standing:
    text = sentence.text
    if text.rstrip("\"”’')").endswith("?"):
        return Standing.QUESTION
    if _is_speech(passage, sentence):
        return Standing.SPEECH
    if text.endswith(":") or is_label(passage, sentence):
        return Standing.OPENS
    if passage.lead and text[0].islower():
        return _item(page, passage, text)
    if is_instruction(text, page.wording):
        return Standing.INSTRUCTION
    if has_phrase(text, page.wording.pages) or _points_to_a_place(passage, sentence):
        return Standing.POINTER
    if _names(page, passage, sentence):
        return Standing.NAMING
    return Standing.LACKING if _is_about_facts(page, passage, sentence) else Standing.KIND


def _item(page: Page, passage: Passage, text: str) -> Standing:
    """An item that goes on with the sentence that opens its list is of the same kind as that sentence."""
    lead = passage.lead
    assert lead is not None
    if passage.within in _SIGNS:
        return Standing.LACKING
    opening = list(lead.sentences())[-1].text
    if is_instruction(opening, page.wording):
        return Standing.INSTRUCTION
    return Standing.LACKING if page.facts_in(text) else Standing.KIND


def _is_speech(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence is words to say, with no more than a word or two before them: Or: "I am in pain."."""
    opening = re.match(r"(?:\w+ ){0,2}\w+: ", sentence.text)
    return inside(sentence.start + (opening.end() if opening else 0), sentence.end, quoted(passage))


def _points_to_a_place(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence leads to a place to turn to, whose own entry says what it is and who says so."""
    links = (start for start, _, target in passage.links if target.startswith("resource:"))
    return any(sentence.start <= start < sentence.end for start in links)


def _names(page: Page, passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence only says what something is called, and the glossary explains the word."""
    explained = any(sentence.start <= start and end <= sentence.end for start, end in page.explained(passage))
    return explained and has_phrase(sentence.text, page.wording.naming)


def _is_about_facts(page: Page, passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence says something of bodies, illness, care, law, numbers or others by name: a fact that someone
    could look up. What says none of it is a kind word, or ties other sentences together.
    """
    if page.facts_in(sentence.text):
        return True
    spans = page.explained(passage)
    for word in page.words([passage]):
        if sentence.start <= word.start < sentence.end and (
            any(char.isdigit() for char in word.text)
            or inside(word.start, word.end, spans)
            or (page.named(word) and word.text != "I")
        ):
            return True
    return False
