# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What of a content the search index is made of: its entries, what people say, and the examples to learn from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from metsguide.authoring.content import ArticleFile, Content, Written
from metsguide.authoring.search_index import Entry, Example, Lay
from metsguide.model import Resource, Term
from metsguide.search.mending import is_slip
from metsguide.words import fold, words_of

_SAID_WEIGHTS = (1.0, 0.5, 0.3)
"""What a phrase teaches of the first, second and third page that it leads to."""
_OWN_WEIGHTS = {"title": 2.0, "names": 2.0, "headings": 1.0, "lead": 0.5, "body": 0.3}
"""What a page's own words teach."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


def in_order(content: Content, language: str) -> Iterator[tuple[int, ArticleFile]]:
    """The articles of a language as (position within its section, article), section by section."""
    by_id = {article.id: article for article in content.articles if article.language == language}
    for plan in content.sections:
        for position, (id, _) in enumerate(plan.value.articles):
            yield position, by_id[id]


def sorted_terms(content: Content, language: str) -> list[Term]:
    """The terms of a language as a dictionary has them."""
    terms: tuple[Written[Term], ...] = content.terms.get(language, ())
    return sorted((term.value for term in terms), key=lambda term: (fold(term.title), term.id))


def lays(content: Content) -> Iterator[Lay]:
    """What people say word for word, and where it leads, in the order of the content."""
    for written in content.search_words:
        words = written.value
        targets = [_target(target) for target, _ in words.to]
        yield Lay(
            words.language, words.words, targets, words.kind, words.sign, words.do, words.in_order, words.unless,
            words.celsius, words.unsure,
        )  # fmt: skip


def examples(content: Content, indexed: Iterable[Entry]) -> Iterator[Example]:
    """All that a search learns from: what people say, and of the entries that have some of it, the words of their own
    pages, which count less the more there are of them.
    """
    taught: set[tuple[str, tuple[str, str]]] = set()
    for phrase in content.search_words:
        for (named, _), weight in zip(phrase.value.to, _SAID_WEIGHTS, strict=False):
            target = _target(named)
            taught.add((phrase.value.language, target))
            for said in phrase.value.words:
                yield Example(phrase.value.language, target, said, weight)
    for one in content.examples:
        target = _target(one.value.target)
        taught.add((one.value.language, target))
        for text, _ in one.value.texts:
            yield Example(one.value.language, target, text)
    for entry in indexed:
        if (entry.language, (entry.kind, entry.id)) in taught:
            yield from _own_words(entry)


def _own_words(entry: Entry) -> Iterator[Example]:
    target = entry.kind, entry.id
    sentences = {"title": [entry.title], "names": entry.names.split("\n"), "headings": entry.headings.split("\n")}
    sentences["lead"] = _SENTENCE.split(entry.lead)
    sentences["body"] = _SENTENCE.split(entry.body) if entry.kind == "article" else []
    for name, texts in sentences.items():
        for text in texts:
            if text:
                yield Example(entry.language, target, text, _OWN_WEIGHTS[name])


def _target(text: str) -> tuple[str, str]:
    kind, _, id = text.partition(":")
    return kind, id


def entries(content: Content, language: str) -> Iterator[Entry]:
    """What a search can find in a language: articles, resources, terms, each in its order."""
    sections = {plan.value.id: plan.value.in_language[language].title for plan in content.sections}
    for _, file in in_order(content, language):
        about = file.article.about
        first = "\n".join((about.summary, *file.article.key_points))
        yield Entry(
            language, "article", file.id, about.title, sections[about.section],
            # A search finds the words of `numbers` blocks, but snippets, which are cut from `text`, never show them.
            text=f"{first}\n{file.body.unasked}",
            names=about.short_title,
            headings="\n".join(heading.text for heading in file.article.headings),
            lead=first,
            body=file.body.bare,
        )  # fmt: skip
    resources: tuple[Written[Resource], ...] = content.resources.get(language, ())
    for written in resources:
        resource = written.value
        yield Entry(
            language, "resource", resource.id, resource.title, resource.kind, resource.summary,
            lead="\n".join((resource.summary, *resource.topics)),
            body="\n".join((resource.publisher, resource.region, resource.notice)),
        )  # fmt: skip
    usual = _usual_words(content, language)
    for term in sorted_terms(content, language):
        yield Entry(
            language, "term", term.id, term.title, "", term.meaning,
            names="\n".join(alias for alias in term.aliases if not _is_slip(alias, term, usual)),
            lead=term.meaning,
        )  # fmt: skip


def _usual_words(content: Content, language: str) -> set[str]:
    texts = [file.body.bare for file in content.articles if file.language == language]
    texts += [term.value.meaning for term in content.terms.get(language, ())]
    return {word for text in texts for word, _, _ in words_of(text)}


def _is_slip(alias: str, term: Term, usual: Set[str]) -> bool:
    """Whether an alias is there as people misspell it. A search mends that by itself, for every page."""
    right = {word for text in (term.title, *term.aliases) for word, _, _ in words_of(text)} & usual
    odd = [word for word, _, _ in words_of(alias) if word not in usual]
    return any(is_slip(word, near) for word in odd for near in right)
