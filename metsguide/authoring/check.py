# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What must hold for a content to be built, and only shows when the whole is seen together: its parts name each other
rightly. How its articles read is the gate's to judge (`metsguide.authoring.gate`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from metsguide.authoring.addresses import INTERNAL
from metsguide.authoring.content import ArticleFile, Content
from metsguide.authoring.problems import Problem, suggestion
from metsguide.library import Library
from metsguide.words import fold, words_of


def check(content: Content, base: Library | None = None) -> list[Problem]:
    """Every problem of the content as a whole, beyond those of `read`; none where it is ready to be built.

    Where it lies on top of a library `base`, its articles may name what that one has.
    """
    own = _Known.of(content)
    known = own if base is None else own.on(base, content)
    problems: list[Problem] = []
    problems += _duplicates(content)
    problems += _places(content)
    problems += _languages(content)
    problems += _terms(content)
    problems += _sources(content, known)
    problems += _figures(content)
    problems += _search_words(content, own)
    problems += _examples(content)
    for article in content.articles:
        problems += _dead_links(article, known)
        problems += _unknown_sources(article, known)
    return problems


def dead_links(content: Content) -> list[Problem]:
    """Every link of an article, and every search word, that leads nowhere; `check` names them too."""
    known = _Known.of(content)
    dead = [problem for article in content.articles for problem in _dead_links(article, known)]
    return dead + list(_search_words(content, known))


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that a reference can name. Terms and anchors differ by language."""

    ids: Mapping[str, Collection[str]]
    terms: Mapping[str, Collection[str]]
    anchors: Mapping[tuple[str, str], Collection[str]]
    sources: Collection[str]

    @classmethod
    def of(cls, content: Content) -> _Known:
        return cls(
            ids={
                "article": {name.id for name in content.article_names},
                "resource": {item.value.id for items in content.resources.values() for item in items},
            },
            terms={language: {term.value.id for term in terms} for language, terms in content.terms.items()},
            anchors={
                (article.language, article.id): {heading.anchor for heading in article.article.headings}
                for article in content.articles
            },
            sources={source.value.id for source in content.sources},
        )

    def on(self, base: Library, content: Content) -> _Known:
        """These and what a library below has."""
        headings = {}
        for article in content.articles:
            for target, _ in article.body.links:
                kind, _, rest = target.partition(":")
                ident, _, anchor = rest.partition("#")
                there = base.article(ident, article.language) if kind == "article" and anchor else None
                if there is not None:
                    headings[article.language, ident] = {heading.anchor for heading in there.headings}
        first = base.languages[0]
        return _Known(
            ids={
                "article": {*self.ids["article"], *base.article_ids()},
                "resource": {*self.ids["resource"], *(one.id for one in base.resources(first))},
            },
            terms={language: {term.id for term in base.terms(language)} for language in content.info.languages},
            anchors={**headings, **self.anchors},
            sources={*self.sources, *(source.id for source in base.all_sources())},
        )

    def dead(self, target: str, language: str) -> str:
        """Why a target `kind:ID` leads nowhere; empty where it leads somewhere."""
        kind, _, rest = target.partition(":")
        ident, _, anchor = rest.partition("#")
        ids = self.terms.get(language, ()) if kind == "term" else self.ids[kind]
        if ident not in ids:
            return f"there is no {kind} {ident}{suggestion(ident, ids)}"
        anchors = self.anchors.get((language, ident))
        if anchor and anchors is not None and anchor not in anchors:
            return f"there is no heading #{anchor} in {ident}{suggestion(anchor, anchors)}"
        return ""


# --- One article ---


def _dead_links(article: ArticleFile, known: _Known) -> Iterator[Problem]:
    targets = [(f"article:{id}", line) for id, line in article.next]
    targets += [(f"resource:{id}", line) for id, line in article.resources]
    targets += [link for link in article.body.links if link[0].partition(":")[0] in INTERNAL]
    for target, line in targets:
        why = known.dead(target, article.language)
        if why:
            yield Problem(article.path, line, why)


def _unknown_sources(article: ArticleFile, known: _Known) -> Iterator[Problem]:
    shown = {line for _, line in article.body.shown}  # their own files tell of unknown sources
    for source, line in article.body.citations:
        if source not in known.sources and line not in shown:
            yield Problem(article.path, line, _no_source(source, known.sources))


# --- The whole ---


def _duplicates(content: Content) -> Iterator[Problem]:
    groups: list[tuple[str, list[tuple[str, Path, int]]]] = [
        ("section", [(item.value.id, item.path, item.line) for item in content.sections]),
        ("source", [(item.value.id, item.path, item.line) for item in content.sources]),
    ]
    for language in content.info.languages:
        here = [name for name in content.article_names if name.language == language]
        groups.append(("article", [(name.id, name.path, 1) for name in here]))
        groups.append(("term", [(item.value.id, item.path, item.line) for item in content.terms.get(language, ())]))
    first = content.info.languages[0]  # the resources of every language come from the same lines
    groups.append(("resource", [(item.value.id, item.path, item.line) for item in content.resources.get(first, ())]))
    for kind, items in groups:
        seen: dict[str, tuple[Path, int]] = {}
        for id, path, line in items:
            if id and id in seen:
                before, at = seen[id]
                where = f"line {at}" if before == path else f"{before.parent.name}/{before.name}"
                yield Problem(path, line, f"the {kind} {id} is there already ({where}); give each its own id")
            seen.setdefault(id, (path, line))


def _places(content: Content) -> Iterator[Problem]:
    """Articles and sections.yaml agree on what there is and where."""
    folders = {(name.section, name.id) for name in content.article_names}
    by_id = {name.id: name.section for name in content.article_names}
    listed: dict[str, str] = {}
    for section in content.sections:
        for id, line in section.value.articles:
            if id in listed:
                yield Problem(section.path, line, f"{id} is listed in section {listed[id]} already; list it once")
            elif (section.value.id, id) not in folders:
                moved = by_id.get(id)
                why = f"its file is in articles/{moved}" if moved else f"write it{suggestion(id, by_id)}"
                yield Problem(section.path, line, f"there is no articles/{section.value.id}/{id}.*.md; {why}")
            listed.setdefault(id, section.value.id)
    ids = {section.value.id for section in content.sections}
    for name in content.article_names:
        if name.section not in ids:
            hint = suggestion(name.section, ids)
            yield Problem(name.path, 1, f"there is no section {name.section} in sections.yaml{hint}")
        elif name.id not in listed:
            yield Problem(name.path, 1, f"is not listed in sections.yaml; add {name.id} to section {name.section}")


def _languages(content: Content) -> Iterator[Problem]:
    """What exists in one language exists in all."""
    languages = content.info.languages
    written = {(name.id, name.language) for name in content.article_names}
    for id, path in {name.id: name.path for name in content.article_names}.items():
        for language in languages:
            if (id, language) not in written:
                yield Problem(path, 1, f"there is no {id}.{language}.md; write it, or change library.yaml")
    for language in languages:
        ids = {term.value.id for term in content.terms.get(language, ())}
        for other, terms in content.terms.items():
            for term in terms:
                if other != language and term.value.id and term.value.id not in ids:
                    message = f"there is no term {term.value.id} in glossary/{language}.yaml; write it there too"
                    yield Problem(term.path, term.line, message)


def _terms(content: Content) -> Iterator[Problem]:
    """A word of the text can be explained in one way only."""
    for terms in content.terms.values():
        owners: dict[str, str] = {}
        for term in terms:
            for form in dict.fromkeys(fold(text) for text in (term.value.title, *term.value.aliases)):
                owner = owners.setdefault(form, term.value.id)
                if owner != term.value.id:
                    message = f"{form!r} is a form of the term {owner} already; keep it in one of them"
                    yield Problem(term.path, term.line, message)


def _sources(content: Content, known: _Known) -> Iterator[Problem]:
    cited = {source for article in content.articles for source, _ in article.body.citations}
    for item in content.figure_sources:
        cited.add(item.value)
        if item.value not in known.sources:
            yield Problem(item.path, item.line, _no_source(item.value, known.sources))
    if len(content.articles) < len(content.article_names):
        return  # an article that could not be read may cite what nobody else does
    for source in content.sources:
        if source.value.id and source.value.id not in cited:
            yield Problem(source.path, source.line, f"no article cites {source.value.id}; cite it or remove it")


def _figures(content: Content) -> Iterator[Problem]:
    """A chart, a grid or a picture that no article shows was forgotten, and so was a drawing of no picture."""
    if len(content.articles) < len(content.article_names):
        return
    for language, figures in content.figures.items():
        shown = {name for article in content.articles if article.language == language for name, _ in article.body.shown}
        for folder, kind, ids in (
            ("charts", "chart", figures.charts),
            ("grids", "table", figures.grids),
            ("pictures", "picture", figures.pictures),
        ):
            for id in ids:
                if f"{kind}:{id}" not in shown:
                    path = content.root / folder / f"{id}.{language}.yaml"
                    yield Problem(path, 1, f"no article shows this; write `::: {kind} {id}` in one, or remove it")
    pictures = [picture for figures in content.figures.values() for picture in figures.pictures.values()]
    drawn = {scene.drawing for picture in pictures for scene in picture.scenes}
    for id in content.drawings:
        if id not in drawn:
            path = content.root / "pictures" / f"{id}.svg"
            yield Problem(path, 1, "no picture holds this; name it as `drawing` in one, or remove it")


def _search_words(content: Content, known: _Known) -> Iterator[Problem]:
    for phrase in content.search_words:
        for target, line in phrase.value.to:
            why = known.dead(target, phrase.value.language)
            if why:
                yield Problem(phrase.path, line, why)
    for examples in content.examples:
        why = known.dead(examples.value.target, examples.value.language)
        if why:
            yield Problem(examples.path, examples.line, why)


def _examples(content: Content) -> Iterator[Problem]:
    """One text cannot be answered best by two pages."""
    first: dict[tuple[str, str], tuple[str, Path, int]] = {}
    for examples in content.examples:
        for text, line in examples.value.texts:
            key = examples.value.language, " ".join(word for word, _, _ in words_of(text))
            if not key[1]:
                yield Problem(examples.path, line, f"{text!r} has no word; write one, or remove it")
            elif key in first:
                target, path, there = first[key]
                where = f"{path.name}:{there}"
                yield Problem(examples.path, line, f"{text!r} is an example for {target} already ({where}); keep one")
            else:
                first[key] = examples.value.target, examples.path, line


def _no_source(id: str, known: Collection[str]) -> str:
    return f"there is no source {id} in sources.yaml{suggestion(id, known)}"
