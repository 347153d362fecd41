# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A content folder, read whole: every file becomes values, and everything that is wrong becomes a problem."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from metsguide.authoring import article_file, figure_files, list_files, svg_file, wording_file
from metsguide.authoring.body import Figures
from metsguide.authoring.content import ArticleFile, ArticleName, Content, Examples, SectionPlan, Written
from metsguide.authoring.fields import ID
from metsguide.authoring.problems import Problem, Report
from metsguide.authoring.svg_file import Drawing
from metsguide.model import LibraryInfo, Resource, Source

T = TypeVar("T")
F = TypeVar("F")

_LISTS = ("sections.yaml", "sources.yaml", "resources.yaml")
_IGNORED = ("README.md", "LICENSE", "REUSE.toml")


def read(root: Path) -> tuple[Content, list[Problem]]:
    """Read the content folder `root`. Never raises for what an editor wrote: see the problems."""
    reader = Reader(root, "library.yaml", list_files.read_library)
    content = reader.content()
    return content, reader.problems


class Reader:
    """Reads one folder. `top` is the name of its first file, and `read_top` what reads that. `unread` are folders that
    are no part of such a content, `ignored` files that may lie in it all the same.
    """

    def __init__(
        self,
        root: Path,
        top: str,
        read_top: Callable[[Path], tuple[LibraryInfo, list[Problem]]],
        unread: Sequence[str] = (),
        ignored: Sequence[str] = (),
    ) -> None:
        self.problems: list[Problem] = []
        self._root = root
        self._top, self._read_top = top, read_top
        self._unread = unread
        self._ignored = (*_IGNORED, *ignored)
        self._languages: Sequence[str] = ()
        self._files: list[Path] = []  # those that nobody took yet

    def content(self) -> Content:
        """All values of the folder; what is wrong is in `problems`."""
        self._files = list(self._walk())
        info, sections, sources, resources = self._lists()
        names = tuple(self._names())
        terms = {path.stem: self._noted(list_files.read_terms(path)) for path in self._word_files("glossary")}
        words = {
            path.stem: self._noted(list_files.read_search_words(path, path.stem))
            for path in self._word_files("search-words")
        }
        examples = tuple(self._examples())
        wordings = {path.stem: self._noted(wording_file.read_wording(path)) for path in self._word_files("wording")}
        charts, chart_sources = self._figures("charts", figure_files.read_chart)
        grids, grid_sources = self._figures("grids", figure_files.read_grid)
        drawings = dict(self._drawings())
        pictures, picture_sources = self._figures("pictures", partial(figure_files.read_figure, drawings=drawings))
        figures = {
            language: Figures(charts[language], grids[language], pictures[language]) for language in self._languages
        }
        articles = tuple(self._articles(names, figures))
        for path in self._files:
            self._add(path, "is no part of the content; remove it, or correct its name or place")
        return Content(
            root=self._root,
            info=info,
            sections=sections,
            article_names=names,
            articles=articles,
            resources=resources,
            terms=terms,
            sources=sources,
            figures=figures,
            figure_sources=(*chart_sources, *grid_sources, *picture_sources),
            drawings=drawings,
            search_words=tuple(phrase for file in words.values() for phrase in file.phrases),
            examples=examples,
            fillers={language: file.fillers for language, file in words.items()},
            same={language: file.same for language, file in words.items()},
            confused={language: file.confused for language, file in words.items()},
            wording=wordings,
        )

    def _lists(
        self,
    ) -> tuple[
        LibraryInfo,
        tuple[Written[SectionPlan], ...],
        tuple[Written[Source], ...],
        dict[str, tuple[Written[Resource], ...]],
    ]:
        """The files at the top. Sources and resources may be missing: a small library can do without."""
        there = {path.name: path for path in self._take(1, ".yaml")}
        info = self._noted(self._read_top(self._root / self._top))
        self._languages = info.languages
        sections = self._noted(list_files.read_sections(self._root / "sections.yaml", info.languages))
        sources: tuple[Written[Source], ...] = ()
        if "sources.yaml" in there:
            sources = self._noted(list_files.read_sources(there["sources.yaml"]))
        resources: dict[str, tuple[Written[Resource], ...]] = {}
        if "resources.yaml" in there:
            resources = self._noted(list_files.read_resources(there["resources.yaml"], info.languages))
        return info, sections, sources, resources

    def _names(self) -> Iterator[ArticleName]:
        for path in self._take(3, ".md", "articles"):
            name = self._name_and_language(path)
            if name:
                yield ArticleName(path, path.parent.name, *name)

    def _figures(
        self, folder: str, read_one: Callable[[Path, str, str], tuple[F | None, list[Written[str]], list[Problem]]]
    ) -> tuple[dict[str, dict[str, F]], list[Written[str]]]:
        """Charts, grids or pictures as language -> id -> figure, and the sources that they name."""
        found: dict[str, dict[str, F]] = {language: {} for language in self._languages}
        sources: list[Written[str]] = []
        for path in self._take(2, ".yaml", folder):
            name = self._name_and_language(path)
            if name:
                figure, cited, problems = read_one(path, *name)
                if figure is not None:
                    found[name[1]][name[0]] = figure
                sources += cited
                self.problems += problems
        return found, sources

    def _drawings(self) -> Iterator[tuple[str, Drawing]]:
        for path in self._take(2, ".svg", "pictures"):
            if not ID.fullmatch(path.stem):
                self._misnamed(path)
                continue
            report = Report(path)
            drawing = svg_file.read_drawing(path, report)
            self.problems += report.problems
            if drawing is not None:
                yield path.stem, drawing

    def _word_files(self, folder: str) -> Iterator[Path]:
        for path in self._take(2, ".yaml", folder) if folder not in self._unread else ():
            if path.stem in self._languages:
                yield path
            else:
                self._no_language(path, path.stem)

    def _examples(self) -> Iterator[Written[Examples]]:
        for path in self._take(2, ".yaml", "search-examples"):
            name = self._name_and_language(path)
            if name:
                yield from self._noted(list_files.read_examples(path, name[1]))

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
            self._no_language(path, language)
            return None
        return name, language

    def _no_language(self, path: Path, language: str) -> None:
        self._add(path, f"{language!r} is not a language of {self._top}; add it there or rename the file")

    def _misnamed(self, path: Path) -> None:
        language = "" if path.suffix == ".svg" else ".en"
        self._add(
            path, f"must be named by its id and language: small letters and hyphens, then {language}{path.suffix}"
        )

    def _add(self, path: Path, message: str) -> None:
        self.problems.append(Problem(path, 1, message))

    def _noted(self, result: tuple[T, list[Problem]]) -> T:
        """Keep the problems of what was read, and give the rest."""
        value, problems = result
        self.problems += problems
        return value

    def _take(self, depth: int, suffix: str, folder: str = "") -> list[Path]:
        """The files not taken yet that lie `depth` deep, end so, and stand in this folder; at depth 1, the lists."""
        taken = {}
        for path in self._files:
            parts = path.relative_to(self._root).parts
            ours = parts[0] == folder if folder else path.name in (self._top, *_LISTS)
            if ours and len(parts) == depth and path.suffix == suffix:
                taken[path] = True
        self._files = [path for path in self._files if path not in taken]
        return list(taken)

    def _walk(self) -> Iterator[Path]:
        """Every file of the folder, in a fixed order, but for hidden ones and those that say who owns a file."""

        def failed(error: OSError) -> None:
            where = Path(error.filename) if error.filename else self._root
            self._add(where, f"cannot be read: {error.strerror or error}")

        for folder, folders, names in os.walk(self._root, onerror=failed):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith(".") and name not in self._ignored and not name.endswith(".license"):
                    yield Path(folder) / name
