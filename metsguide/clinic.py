# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A clinic's own pages on top of a library: one library to whoever reads.

What the library says of medicine stands as it is: where both have something of one id, the library's is shown. A clinic
adds its section, its pages and its places to turn, which come first and are marked as its own; it gives the team's
number, and can hide a place to turn.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from metsguide.library import Library
from metsguide.library_file import CLINIC, LibraryError, damaged
from metsguide.model import Article, ArticleSummary, Band, Panel, Resource, Section, Source
from metsguide.store import PLACEHOLDER
from metsguide.team_number import TeamNumber, in_html

META = "clinic"
"""The key of a clinic library's `meta` that holds `Facts`, as JSON."""
FILE_NAME = "clinic.library"


class ClinicForAnother(LibraryError):
    """The clinic's pages were made for another library than this."""


class Facts(NamedTuple):
    """What a clinic says beside its pages. `base` and `base_version` are the library that its pages were made for."""

    title: str
    team_number: str
    team_hours: Mapping[str, str]
    hidden: tuple[str, ...]
    base: str
    base_version: str

    def as_json(self) -> str:
        """To be kept in `meta`."""
        return json.dumps(self._asdict(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    @classmethod
    def of(cls, clinic: Library) -> Facts:
        """Those of an open clinic library. Raises `LibraryDamaged`."""
        try:
            plain = json.loads(clinic.meta[META])
            return cls(**{**plain, "hidden": tuple(plain["hidden"])})
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise damaged(clinic.path, f"it does not say what a clinic is: {error}") from error


def open_on(base: Library, place: Path) -> tuple[Library, str]:
    """The library `base` with a clinic's pages on top, and a notice for whoever looks after the computer ("" for none).

    `place` is a clinic library, or the folder that holds it as `clinic.library`. Closing what is given closes both.
    Raises a `LibraryError` that says what is wrong and what to do; `base` is then still open.
    """
    path = place / FILE_NAME if place.is_dir() else place
    own = Library.open(path, CLINIC)
    try:
        facts = _facts_for(base, own)
    except BaseException:
        own.close()
        raise
    notice = ""
    if facts.base_version != base.info.version:
        notice = (
            f"The clinic's pages {path} were made for version {facts.base_version} of the library, and this is version "
            f"{base.info.version}. They are shown; make them again with: metsguide clinic build FOLDER"
        )
    return WithClinic(base, own, facts), notice


def _facts_for(base: Library, own: Library) -> Facts:
    facts = Facts.of(own)
    if facts.base != base.info.id:
        raise ClinicForAnother(
            f"The clinic's pages {own.path} were made for the library {facts.base!r}, and this one is "
            f"{base.info.id!r}. Make them again with: metsguide clinic build FOLDER --library {base.path}"
        )
    return facts


class WithClinic(Library):
    """A library with a clinic's pages on top. Reads as any other."""

    __slots__ = ("_base", "_facts", "_own")

    def __init__(self, base: Library, own: Library, facts: Facts) -> None:
        """For `open_on` only."""
        super().__init__(base.path, base._connection, base.info, base.meta)
        self._base, self._own = base, own
        self._facts = facts
        self.team_number = TeamNumber(facts.team_number, facts.team_hours) if facts.team_number else None
        own.team_number = self.team_number

    def close(self) -> None:
        super().close()
        self._own.close()

    @property
    def clinic(self) -> Library:
        """The clinic's pages alone."""
        return self._own

    @property
    def shelves(self) -> tuple[Library, ...]:
        return self._own, self._base

    def shows(self, kind: str, id: str, shelf: Library) -> bool:
        """A clinic's own is not shown where the library has one of its id, nor what the clinic hides."""
        if shelf is self._own:
            return kind != "term" and not self._base.knows(kind, id)
        return kind != "resource" or id not in self._facts.hidden

    # --- What it holds ---

    def sections(self, language: str) -> tuple[Section, ...]:
        theirs = super().sections(language)
        known = {one.id for one in theirs}
        return (*(one for one in self._own.sections(language) if one.id not in known), *theirs)

    def articles(self, section: str, language: str) -> tuple[ArticleSummary, ...]:
        theirs = super().articles(section, language)
        if theirs:
            return theirs
        return tuple(one for one in self._own.articles(section, language) if not self._base.knows("article", one.id))

    def summary(self, id: str, language: str) -> ArticleSummary | None:
        return super().summary(id, language) or self._own.summary(id, language)

    def article(self, id: str, language: str) -> Article | None:
        article = super().article(id, language)
        if article is not None:
            return self._with_number(article)
        own = self._own.article(id, language)
        return own._replace(clinic=self._facts.title) if own is not None else None

    def article_text(self, id: str, language: str) -> str | None:
        return super().article_text(id, language) or self._own.article_text(id, language)

    def article_ids(self) -> tuple[str, ...]:
        return tuple(sorted({*super().article_ids(), *self._own.article_ids()}))

    def resources(self, language: str) -> tuple[Resource, ...]:
        theirs = super().resources(language)
        known = {one.id for one in theirs}
        own = (self._marked(one) for one in self._own.resources(language) if one.id not in known)
        return (*own, *(one for one in theirs if one.id not in self._facts.hidden))

    def resource(self, id: str, language: str) -> Resource | None:
        if id in self._facts.hidden:
            return None
        theirs = super().resource(id, language)
        if theirs is not None:
            return theirs
        own = self._own.resource(id, language)
        return self._marked(own) if own is not None else None

    def source(self, id: str) -> Source | None:
        return super().source(id) or self._own.source(id)

    def all_sources(self) -> tuple[Source, ...]:
        return (*super().all_sources(), *self._own.all_sources())

    def drawing(self, id: str) -> str | None:
        return super().drawing(id) or self._own.drawing(id)

    # --- Underneath ---

    def _marked(self, resource: Resource) -> Resource:
        return resource._replace(clinic=self._facts.title)

    def _with_number(self, article: Article) -> Article:
        """A page about an emergency, with the number of the clinic's team right after what to do."""
        if not article.about.urgent or self.team_number is None:
            return article
        from html import escape

        said = in_html(PLACEHOLDER, article.language, self.team_number)
        note = Panel("note", f"<p><strong>{escape(self._facts.title)}:</strong> {said}</p>")
        places = [number for number, block in enumerate(article.blocks, 1) if _says_what_to_do(block)]
        at = max(places, default=0) if any(isinstance(b, Band) for b in article.blocks) else min(places, default=0)
        return article._replace(blocks=(*article.blocks[:at], note, *article.blocks[at:]))


def _says_what_to_do(block: object) -> bool:
    return isinstance(block, Band) or (isinstance(block, Panel) and block.kind in ("do-first", "help-now"))
