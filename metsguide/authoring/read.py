# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A content folder, read whole: every file becomes values, and everything that is wrong becomes a problem."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from metsguide.authoring import article_file, figure_files, list_files
from metsguide.authoring.body import Figures
from metsguide.authoring.content import ArticleFile, ArticleName, Content, SearchWords, SectionPlan, Written
from metsguide.authoring.fields import ID
from metsguide.authoring.problems import Problem
from metsguide.model import Chart, Grid, LibraryInfo, Resource, Source, Term

_LISTS = ("library.yaml", "sections.yaml", "sources.yaml", "resources.yaml")
_IGNORED = ("README.md", "LICENSE", "REUSE.toml")


def read(root: Path) -> tuple[Content, list[Problem]]:
    """Read the content folder `root`. Never raises for what an editor wrote: see the problems."""
    reader = _Reader(root)
    content = reader.content()
    return content, reader.problems


class _Reader:
    def __init__(self, root: Path) -> None:
        self.problems: list[Problem] = []
        self._root = root
        self._languages: Sequence[str] = ()

    def content(self) -> Content:
        files = list(self._files())
        info, sections, sources, resources = self._lists(files)
        terms: dict[str, tuple[Written[Term], ...]] = {}
        words: list[Written[SearchWords]] = []
        charts: dict[str, dict[str, Chart]] = {language: {} for language in self._languages}
        grids: dict[str, dict[str, Grid]] = {language: {} for language in self._languages}
        figure_sources: list[Written[str]] = []
        pictures: dict[str, str] = {}
        articles: list[ArticleName] = []

        for path in files:
            parts = path.relative_to(self._root).parts
            if len(parts) == 1:
                continue
            kind = parts[0]
            if kind == "articles" and len(parts) == 3 and path.suffix == ".md":
                name = self._name_and_language(path)
                if name:
                    articles.append(ArticleName(path, parts[1], *name))
            elif kind in ("charts", "grids") and len(parts) == 2 and path.suffix == ".yaml":
                name = self._name_and_language(path)
                if name and kind == "charts":
                    chart, cited, problems = figure_files.read_chart(path, *name)
                    if chart:
                        charts[name[1]][name[0]] = chart
                    figure_sources += cited
                    self.problems += problems
                elif name:
                    grid, cited, problems = figure_files.read_grid(path, name[0])
                    if grid:
                        grids[name[1]][name[0]] = grid
                    figure_sources += cited
                    self.problems += problems
            elif kind == "pictures" and len(parts) == 2 and path.suffix == ".svg":
                if ID.fullmatch(path.stem):
                    svg, problems = figure_files.read_picture(path)
                    pictures[path.stem] = svg or ""
                    self.problems += problems
                else:
                    self._misnamed(path)
            elif kind in ("glossary", "search-words") and len(parts) == 2 and path.suffix == ".yaml":
                language = path.stem
                if language not in self._languages:
                    self._add(path, f"{language!r} is not a language of library.yaml; add it there or rename the file")
                elif kind == "glossary":
                    terms[language], problems = list_files.read_terms(path)
                    self.problems += problems
                else:
                    more, problems = list_files.read_search_words(path, language)
                    words += more
                    self.problems += problems
            else:
                self._add(path, "is no part of the content; remove it, or correct its name or place")

        figures = {
            language: Figures(charts[language], grids[language], frozenset(pictures)) for language in self._languages
        }
        return Content(
            root=self._root,
            info=info,
            sections=sections,
            article_names=tuple(articles),
            articles=tuple(self._articles(articles, figures)),
            resources=resources,
            terms=terms,
            sources=sources,
            figures=figures,
            figure_sources=tuple(figure_sources),
            pictures=pictures,
            search_words=tuple(words),
        )

    def _lists(
        self, files: Sequence[Path]
    ) -> tuple[
        LibraryInfo,
        tuple[Written[SectionPlan], ...],
        tuple[Written[Source], ...],
        dict[str, tuple[Written[Resource], ...]],
    ]:
        """The files at the top. Sources and resources may be missing: a small library can do without."""
        for path in files:
            if path.parent == self._root and path.name not in _LISTS:
                self._add(path, "is no part of the content; remove it, or correct its name or place")
        there = {path.name for path in files if path.parent == self._root}
        info, problems = list_files.read_library(self._root / "library.yaml")
        self.problems += problems
        self._languages = info.languages
        sections, problems = list_files.read_sections(self._root / "sections.yaml", info.languages)
        self.problems += problems
        sources: tuple[Written[Source], ...] = ()
        if "sources.yaml" in there:
            sources, problems = list_files.read_sources(self._root / "sources.yaml")
            self.problems += problems
        resources: dict[str, tuple[Written[Resource], ...]] = {}
        if "resources.yaml" in there:
            resources, problems = list_files.read_resources(self._root / "resources.yaml", info.languages)
            self.problems += problems
        return info, sections, sources, resources

    def _articles(self, names: Sequence[ArticleName], figures: dict[str, Figures]) -> Iterator[ArticleFile]:
        for name in names:
            article, problems = article_file.read_article(name, figures[name.language])
            self.problems += problems
            if article:
                yield article

    def _name_and_language(self, path: Path) -> tuple[str, str] | None:
        """The id and language that a file's name says; None, with a problem, where it says neither."""
        name, _, language = path.stem.rpartition(".")
        if not ID.fullmatch(name):
            self._misnamed(path)
            return None
        if language not in self._languages:
            self._add(path, f"{language!r} is not a language of library.yaml; add it there or rename the file")
            return None
        return name, language

    def _misnamed(self, path: Path) -> None:
        language = "" if path.suffix == ".svg" else ".en"
        self._add(
            path, f"must be named by its id and language: small letters and hyphens, then {language}{path.suffix}"
        )

    def _add(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path, 1, message))

    def _files(self) -> Iterator[Path]:
        """Every file of the folder, in a fixed order, but for hidden ones and those that say who owns a file."""

        def failed(error: OSError) -> None:
            where = Path(error.filename) if error.filename else self._root
            self._add(where, f"cannot be read: {error.strerror or error}")

        for folder, folders, names in os.walk(self._root, onerror=failed):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and name not in _IGNORED and not name.endswith(".license"):
                    yield Path(folder) / name
