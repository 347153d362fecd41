# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A clinic's folder: content as any other, with clinic.yaml in place of library.yaml, to lie on top of a library."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from metsguide import places, store
from metsguide.authoring.check import check
from metsguide.authoring.compile import Extra
from metsguide.authoring.content import Content
from metsguide.authoring.fields import ID, LANGUAGE, Text
from metsguide.authoring.gate.rules import judge_lightly
from metsguide.authoring.list_files import ListFile
from metsguide.authoring.problems import Problem, suggestion
from metsguide.authoring.read import Reader
from metsguide.clinic import FILE_NAME, META, Facts
from metsguide.library import Library
from metsguide.model import LibraryInfo

TOP = "clinic.yaml"
_MEDICAL = ("glossary", "wording")
"""Folders of a library that a clinic does not have: what words mean is medical text."""
_PHONE = re.compile(r"\+?[0-9(][0-9 ()-]*[0-9](?: ext\. [0-9]{1,6})?", re.ASCII)
_FEWEST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic's folder as values. `hide` are the ids of the library's resources that are not shown, with lines."""

    content: Content
    team_number: str
    hours: Mapping[str, str]
    hide: tuple[Text, ...]

    @property
    def path(self) -> Path:
        """Its clinic.yaml."""
        return self.content.root / TOP

    def beside(self, base: Library) -> Extra:
        """What its file says beside the pages, for the library that it lies on."""
        info = self.content.info
        hidden = tuple(id for id, _ in self.hide)
        facts = Facts(info.title, self.team_number, self.hours, hidden, base.info.id, base.info.version)
        terms = {language: base.terms(language) for language in info.languages}
        return Extra(store.CLINIC_ID, {META: facts.as_json()}, terms)


def read_clinic(root: Path) -> tuple[Clinic, list[Problem]]:
    """Read a clinic's folder. Never raises for what somebody wrote: see the problems."""
    top = _Top()
    reader = Reader(root, TOP, top.read, _MEDICAL, ignored=(FILE_NAME,))
    content = reader.content()
    return Clinic(content, top.number, top.hours, top.hide), _named(reader.problems)


class _Top:
    """clinic.yaml, beside what a library says of itself."""

    def __init__(self) -> None:
        self.number = ""
        self.hours: Mapping[str, str] = {}
        self.hide: tuple[Text, ...] = ()

    def read(self, path: Path) -> tuple[LibraryInfo, list[Problem]]:
        """Its languages are never empty: English where they cannot be read."""
        file = ListFile(path)
        fields = file.fields
        if fields is None:
            return LibraryInfo("", "", "", "", "", "", ("en",)), file.problems
        known = tuple(language for language, _ in fields.texts("languages", required=True, pattern=LANGUAGE))
        languages = known or ("en",)
        id, title = fields.ident("id"), fields.text("title")
        info = LibraryInfo(id, title, fields.text("version"), fields.date("date"), title, f"© {title}", languages)
        self.number = self._number(file)
        self.hours = fields.in_languages("team-hours", languages, required=False) if fields.has("team-hours") else {}
        if self.hours and not fields.has("team-number"):
            file.report.add(fields.line_of("team-hours"), "`team-hours` needs the `team-number` that they are for")
        self.hide = fields.texts("hide", pattern=ID)
        fields.done()
        return info, file.problems

    def _number(self, file: ListFile) -> str:
        assert file.fields is not None
        number = file.fields.text("team-number", required=False)
        digits = sum(char.isdigit() for char in number.partition(" ext.")[0])
        if number and (not _PHONE.fullmatch(number) or digits < _FEWEST_DIGITS):
            message = f"`team-number` must be a whole number to call, such as 555-123-4567 ext. 8, not {number!r}"
            file.report.add(file.fields.line_of("team-number"), message)
            return ""
        return number


def check_clinic(clinic: Clinic, base: Library, today: datetime.date) -> list[Problem]:
    """Every problem of a clinic's pages on top of a library, beyond those of `read_clinic`."""
    content = clinic.content
    problems = [*check(content, base), *judge_lightly(content, today)]
    problems += _taken(content, base)
    problems += _emergencies(content)
    problems += _languages(clinic, base)
    problems += _hidden(clinic, base)
    problems += _icons(content)
    return _named(problems)


def _taken(content: Content, base: Library) -> Iterator[Problem]:
    """The library's text is not a clinic's to change."""
    first = content.info.languages[0]
    mine: list[tuple[str, str, Path, int]] = []
    mine += [("section", one.value.id, one.path, one.line) for one in content.sections]
    mine += [("article", name.id, name.path, 1) for name in content.article_names]
    mine += [("resource", one.value.id, one.path, one.line) for one in content.resources.get(first, ())]
    mine += [("source", one.value.id, one.path, one.line) for one in content.sources]
    mine += [("drawing", id, content.root / "pictures" / f"{id}.svg", 1) for id in content.drawings]
    for kind, id, path, line in mine:
        if id and base.knows(kind, id):
            another = f"CLINIC-{id}" if kind == "source" else f"clinic-{id}"
            message = f"the library has the {kind} {id}, which a clinic cannot change; call yours otherwise ({another})"
            yield Problem(path, line, message)


def _emergencies(content: Content) -> Iterator[Problem]:
    """What to do in an emergency is the library's to say."""
    for section in content.sections:
        if any(one.urgent for one in section.value.in_language.values()):
            yield Problem(section.path, section.line, "a clinic's section cannot be `urgent`; remove it")
    for article in content.articles:
        if article.article.about.urgent:
            message = "a clinic's page cannot be `urgent`: Get help now is the same everywhere; remove it"
            yield Problem(article.path, article.line("urgent"), message)
    for words in content.search_words:
        if words.value.urgent:
            message = "signs of an emergency are the library's to know; remove `urgent`, `sign` and `do`"
            yield Problem(words.path, words.line, message)


def _languages(clinic: Clinic, base: Library) -> Iterator[Problem]:
    for language in clinic.content.info.languages:
        if language not in base.languages:
            known = ", ".join(base.languages)
            yield Problem(clinic.path, 1, f"nobody can read {language!r} pages: the library is in {known} only")


def _hidden(clinic: Clinic, base: Library) -> Iterator[Problem]:
    first = base.languages[0]
    there = {one.id: one for one in base.resources(first)}
    for id, line in clinic.hide:
        if id not in there:
            yield Problem(clinic.path, line, f"the library has no resource {id} to hide{suggestion(id, there)}")
        elif there[id].kind == "emergency":
            yield Problem(clinic.path, line, f"{id} is for people in danger and cannot be hidden; remove it")


def _icons(content: Content) -> Iterator[Problem]:
    known = sorted(path.stem for path in places.resource("icons").glob("*.svg"))
    for section in content.sections:
        icon = next(iter(section.value.in_language.values())).icon
        if icon and icon not in known:
            hint = suggestion(icon, known) or f"; there are {', '.join(known)}"
            yield Problem(section.path, section.line, f"there is no icon {icon}{hint}")


def _named(problems: list[Problem]) -> list[Problem]:
    """The readers of a library speak of its first file by name."""
    return [replace(one, message=one.message.replace("library.yaml", TOP)) for one in problems]
