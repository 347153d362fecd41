# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A library of ten thousand articles: the shipped one, and copies of its articles under other names."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from metsguide.authoring import compile as compiler
from metsguide.authoring.content import ArticleFile, Content, SectionPlan, Written
from metsguide.authoring.fields import Text
from metsguide.authoring.read import read


def make(content: Path, shipped: Path, folder: Path, number: int) -> Path:
    """A library with `number` articles, spread over the shipped sections. It is kept in `folder` for the next time.

    The shipped articles stand first in their sections. Raises ValueError where the content has problems.
    """
    digest = hashlib.sha256(shipped.read_bytes() + Path(__file__).read_bytes()).hexdigest()[:16]
    path = folder / f"{number}-articles-{digest}.library"
    if path.is_file():
        return path
    for old in folder.glob(f"{number}-articles-*.library"):
        old.unlink()
    values, problems = read(content)
    if problems:
        raise ValueError(f"{content} has problems: metsguide check names them")
    compiler.compile_library(grown(values, number), path)
    return path


def grown(content: Content, number: int) -> Content:
    """The content with copies of its articles, evenly over the sections, until each language has `number`."""
    first = content.info.languages[0]
    originals: dict[str, list[ArticleFile]] = {}
    for file in content.articles:
        originals.setdefault(file.id, []).append(file)
    idents = [ident for ident, files in originals.items() if any(file.language == first for file in files)]
    plans = [plan.value for plan in content.sections if not plan.value.in_language[first].urgent]
    copies: list[ArticleFile] = []
    added: dict[str, list[Text]] = {plan.id: [] for plan in plans}
    for turn in range(max(0, number - len(idents))):
        ident, section = idents[turn % len(idents)], plans[turn % len(plans)].id
        name = f"{ident}-{turn}"
        added[section].append((name, 1))
        copies += [_copy(file, name, section, turn) for file in originals[ident]]
    sections = tuple(
        Written(_with(plan.value, added.get(plan.value.id, [])), plan.path, plan.line) for plan in content.sections
    )
    return replace(content, articles=(*content.articles, *copies), sections=sections)


def _with(plan: SectionPlan, more: list[Text]) -> SectionPlan:
    return replace(plan, articles=(*plan.articles, *more))


def _copy(file: ArticleFile, ident: str, section: str, turn: int) -> ArticleFile:
    about = file.article.about
    titled = about._replace(
        id=ident,
        section=section,
        title=f"{about.title} ({turn})",
        short_title=f"{about.short_title} ({turn})",
    )
    return replace(file, article=file.article._replace(about=titled))
