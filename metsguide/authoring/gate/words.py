# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Rules about single words: hard ones, medical ones that nothing explains, abbreviations, and those we do not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metsguide.authoring.gate.page import Finding, Page, Word, inside, quoted
from metsguide.authoring.gate.syllables import syllables
from metsguide.authoring.passages import Passage
from metsguide.words import fold, words_of

_ABBREVIATION = re.compile(r"(?<![\w-])(?=[A-Z0-9/-]*[A-Z][0-9/-]*[A-Z])[A-Z][A-Z0-9]*(?:[/-][A-Z0-9]+)*(?=s?(?![\w]))")
_LONG_FORM = re.compile(r"s?[”\"]?,?\s*(?:\((?=\w+[ -])|(?:is|which is|are)? ?short for\b|stands? for\b|means\b)")
_ROMAN = re.compile(r"[IVX]+")


def hard_word(page: Page) -> Iterator[Finding]:
    """A long word is one that everyone knows, or it is explained."""
    told: set[str] = set()
    for word in unexplained_long_words(page):
        key = fold(word.text)
        if key in told or _is_medical(page, key):
            continue
        told.add(key)
        count = syllables(word.text)
        yield Finding(
            word.line,
            f'"{word.text}" has {count} syllables and nothing explains it; say it plainly, or add it to the glossary, '
            f"or to `plain` in wording/{page.article.language}.yaml if everyone knows it",
        )


def unexplained_long_words(page: Page) -> Iterator[Word]:
    """Words of three or more syllables that are neither plain, nor a name, nor explained by the glossary."""
    for passage in page.everything:
        spans = page.explained(passage)
        for word in page.words([passage]):
            if not word.is_long or is_plain(page, word.text) or page.named(word):
                continue
            if not inside(word.start, word.end, spans):
                yield word


def is_plain(page: Page, text: str) -> bool:
    """Whether a word, or each part of a compound, is on the list of plain words, also in its plural or with 's."""
    if _on_list(page, fold(text)):
        return True
    parts = re.split(r"[-/]", text)
    return len(parts) > 1 and all(syllables(part) < 3 or _on_list(page, fold(part)) for part in parts)


def _on_list(page: Page, word: str) -> bool:
    word = re.sub(r"['’]s?$", "", word)
    return word in page.wording.plain or (word.endswith("s") and word[:-1] in page.wording.plain)


def undefined_term(page: Page) -> Iterator[Finding]:
    """A medical word is in the glossary."""
    told: set[str] = set()
    for passage in page.everything:
        spans = page.explained(passage)
        for word in page.words([passage]):
            key = fold(word.text)
            if key in told or inside(word.start, word.end, spans) or page.named(word) or is_plain(page, word.text):
                continue
            if _is_medical(page, key):
                told.add(key)
                yield Finding(
                    word.line, f'the medical word "{word.text}" is not in the glossary; add it, or say it plainly'
                )


def _is_medical(page: Page, word: str) -> bool:
    stem = word[:-1] if word.endswith("s") and not word.endswith(("ss", "sis", "itis", "us")) else word
    return len(stem) > 5 and stem.endswith(page.wording.medical_endings)


def abbreviation(page: Page) -> Iterator[Finding]:
    """An abbreviation is spelled out where a page first uses it, or in the glossary entry that explains it there."""
    told: set[str] = set()
    for passage in page.everything:
        spans = page.explained(passage)
        for match in _ABBREVIATION.finditer(passage.text):
            letters = match.group()
            if letters in told or letters in page.wording.letters or _ROMAN.fullmatch(letters):
                continue
            told.add(letters)
            known = inside(*match.span(), [*spans, *quoted(passage)])
            if known or _is_spelled_out(passage, match) or _is_in_name(passage, match):
                continue
            yield Finding(
                passage.line_at(match.start()),
                f'"{letters}" is not spelled out where the page first uses it; write the words, then ({letters})',
            )


def _is_spelled_out(passage: Passage, match: re.Match[str]) -> bool:
    """As in "complete blood count (CBC)", "CBC (complete blood count)", "CBC is short for complete blood count"."""
    before, after = passage.text[: match.start()], passage.text[match.end() :]
    if re.search(r"\w[”\"]?\s*\((?:also called |or )?$", before):
        return True
    return bool(_LONG_FORM.match(after))


def _is_in_name(passage: Passage, match: re.Match[str]) -> bool:
    """Whether it is part of what a link to a place to turn to, or to a page of others, is called."""
    return any(
        start <= match.start() < end and target.partition(":")[0] in ("resource", "https", "http")
        for start, end, target in passage.links
    )


def banned_word(page: Page) -> Iterator[Finding]:
    """No fighting words, no blame, no advertisement, no false hope; a quote, a name or a term may hold them."""
    for passage in page.everything:
        words = list(words_of(passage.text))
        spared = [*quoted(passage), *page.explained(passage)]
        for at, (word, start, _) in enumerate(words):
            for phrase, instead in page.wording.banned.get(word, ()):
                stretch = words[at : at + len(phrase)]
                if tuple(each for each, _, _ in stretch) != phrase:
                    continue
                end = stretch[-1][2]
                if not inside(start, end, spared) and not _all_named(page, passage, start, end):
                    said = passage.text[start:end]
                    yield Finding(passage.line_at(start), f'"{said}" is a word we do not use; {instead}')


def _all_named(page: Page, passage: Passage, start: int, end: int) -> bool:
    within = [word for word in page.words([passage]) if start <= word.start < end]
    return bool(within) and all(page.named(word) for word in within)
