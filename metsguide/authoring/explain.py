# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Terms explain themselves: each word of the glossary becomes a link to its meaning where an article first says it.

An editor need not mark a word, and cannot forget one. A link that an editor did write counts as the explanation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from metsguide.model import Article, Band, Block, Fold, Panel, Prose, Term
from metsguide.words import words_of

_TAG = re.compile(r"(<[^>]*>|\{[a-z-]*\})")  # and what is filled in when it is read
_TERM_LINK = re.compile(r'<a href="term:([^"#]+)')
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BETWEEN_WORDS = re.compile(r"[\s\-\u2010\u2011]+")
_CLOSED = ("<a", "<h")  # a word within a link or a heading stays as it is
_STEM = 5
"""Letters that two words must share at their beginning to be forms of one word, where the shorter has that many."""

_Form = tuple[str, ...]


class Explainer:
    """Explains the terms of one language. Made once for all its articles."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._forms: dict[_Form, tuple[str, bool]] = {}
        for term in terms:
            for form, capitals in _forms(term):
                self._forms.setdefault(form, (term.id, capitals))
        self._longest = max((len(form) for form in self._forms), default=0)

    def explain(self, article: Article) -> Article:
        """The article with a link `term:ID` at the first place of each term: in its key points, which become HTML
        that way, or else in its text. What a closed part explains is explained again in the text after it.
        """
        seen: set[str] = set()
        points = tuple(self._html(html.escape(point, quote=False), seen) for point in article.key_points)
        return article._replace(key_points=points, blocks=self._blocks(article.blocks, seen))

    def places(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Where a term stands in a plain text, as (id, start, end), be it the first time or not."""
        words = list(words_of(text))
        at = 0
        while at < len(words):
            found = self._longest_at(text, words, at)
            if found:
                yield found[0], words[at][1], words[at + found[1] - 1][2]
            at += found[1] if found else 1

    def _blocks(self, blocks: Sequence[Block], seen: set[str]) -> tuple[Block, ...]:
        return tuple(self._block(block, seen) for block in blocks)

    def _block(self, block: Block, seen: set[str]) -> Block:
        if isinstance(block, Prose | Panel | Band):
            return block._replace(html=self._html(block.html, seen))
        if isinstance(block, Fold):
            return block._replace(blocks=self._blocks(block.blocks, set(seen)))
        return block

    def _html(self, text: str, seen: set[str]) -> str:
        parts: list[str] = []
        closed = 0
        for part in _TAG.split(text):
            if part.startswith(("<", "{")):
                closed += part.startswith(_CLOSED)
                closed -= part.startswith(("</a", "</h"))
                link = _TERM_LINK.match(part)
                if link:
                    seen.add(link.group(1))
                parts.append(part)
            else:
                parts.append(part if closed else "".join(self._linked(part, seen)))
        return "".join(parts)

    def _linked(self, text: str, seen: set[str]) -> Iterator[str]:
        words = list(words_of(text))
        done = at = 0
        while at < len(words):
            found = self._longest_at(text, words, at)
            if found is None:
                at += 1
                continue
            term, count = found
            start, end = words[at][1], words[at + count - 1][2]
            if term not in seen:
                seen.add(term)
                yield f'{text[done:start]}<a href="term:{term}">{text[start:end]}</a>'
                done = end
            at += count
        yield text[done:]

    def _longest_at(self, text: str, words: Sequence[tuple[str, int, int]], at: int) -> tuple[str, int] | None:
        """The term whose longest form begins with word `at`, and how many words that takes."""
        form: list[str] = []
        found: tuple[str, int] | None = None
        for count, (word, start, _) in enumerate(words[at : at + self._longest], 1):
            if form and not _BETWEEN_WORDS.fullmatch(text[words[at + count - 2][2] : start]):
                break
            form.append(word)
            term, capitals = self._forms.get(tuple(form), ("", False))
            if term and (not capitals or text[words[at][1] : words[at + count - 1][2]].isupper()):
                found = term, count
        return found


def _forms(term: Term) -> Iterator[tuple[_Form, bool]]:
    """The forms of a term that need explaining, and whether each stands for it in capitals alone ("NET" is no net).

    They are its title, with and without what stands in brackets, their plurals, and those other names that are spelled
    like it or are capitals. "Trouble breathing" is as plain as its explanation.
    """
    titles = (_BRACKETS.sub(" ", term.title).strip(), *_BRACKETS.findall(term.title))
    own = {word for title in titles for word in _words(title)}
    for title in titles:
        form = _words(title)
        if any(len(word) > 1 and not word.isdigit() for word in form):  # "Stage IV (4)": a mere number says many things
            yield form, title.isupper()
            yield (*form[:-1], f"{form[-1]}s"), False
    for alias in term.aliases:
        form = _words(alias)
        if form and (alias.isupper() or any(_same_stem(word, each) for word in form for each in own)):
            yield form, alias.isupper()


def _words(text: str) -> _Form:
    return tuple(word for word, _, _ in words_of(text))


def _same_stem(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _STEM and one[:_STEM] == other[:_STEM])
