# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The files that list things: the library itself, sections, sources, resources, terms, search words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from metsguide.authoring.addresses import web_problem
from metsguide.authoring.content import Examples, SearchWords, SectionPlan, Written
from metsguide.authoring.fields import ID, LANGUAGE, SOURCE_ID, Fields
from metsguide.authoring.problems import Problem, Report
from metsguide.authoring.textfile import read_text
from metsguide.authoring.yaml_reader import read_yaml
from metsguide.model import LibraryInfo, Resource, Section, Source, Term
from metsguide.words import words_of

_STATUSES = ("memorial", "quiet", "not-found")
_VERIFIED = ("strong", "weak", "none")
_TARGET = re.compile(r"(?:article|term|resource):[a-z0-9-]+", re.ASCII)
_PHONE = re.compile(r"\+?[0-9](?:[0-9 ()-]*[0-9])?", re.ASCII)


class ListFile:
    """One YAML file under way: its fields, none where it could not be read, and its problems."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.report = Report(path)
        text = read_text(path, self.report)
        mapping = read_yaml(text, self.report) if text is not None else None
        self.fields = Fields(mapping, self.report) if mapping is not None else None

    @property
    def problems(self) -> list[Problem]:
        """All problems so far."""
        return self.report.problems

    def entries(self, name: str) -> Iterator[Fields]:
        """The entries of the file's one list, then the check for keys that nobody knows."""
        if self.fields is None:
            return
        for entry in self.fields.mappings(name):
            yield entry
            entry.done()
        self.fields.done()

    def address(self, fields: Fields, name: str, *, required: bool = False) -> str:
        """A web address; empty where it is not written or wrong."""
        text = fields.text(name, required=required)
        problem = web_problem(text) if text else ""
        if problem:
            self.report.add(fields.line_of(name), problem)
            return ""
        return text


def read_library(path: Path) -> tuple[LibraryInfo, list[Problem]]:
    """library.yaml. Its languages are never empty: English where they cannot be read."""
    file = ListFile(path)
    fields = file.fields
    if fields is None:
        return LibraryInfo("", "", "", "", "", "", ("en",)), file.problems
    languages = tuple(language for language, _ in fields.texts("languages", required=True, pattern=LANGUAGE))
    info = LibraryInfo(
        fields.ident("id"),
        fields.text("title"),
        fields.text("version"),
        fields.date("date"),
        fields.text("publisher"),
        fields.text("licence"),
        languages or ("en",),
    )
    fields.done()
    return info, file.problems


def read_sections(path: Path, languages: Sequence[str]) -> tuple[tuple[Written[SectionPlan], ...], list[Problem]]:
    """sections.yaml."""
    file = ListFile(path)
    plans = []
    urgent_line = 0
    for entry in file.entries("sections"):
        id, icon = entry.ident("id"), entry.ident("icon")
        titles, summaries = entry.in_languages("title", languages), entry.in_languages("summary", languages)
        urgent = entry.flag("urgent")
        if urgent and urgent_line:
            message = f"the section of line {urgent_line} is `urgent` already; only one can be"
            file.report.add(entry.line_of("urgent"), message)
        urgent_line = urgent_line or (entry.line_of("urgent") if urgent else 0)
        each = {language: Section(id, titles[language], icon, summaries[language], urgent) for language in languages}
        plans.append(Written(SectionPlan(id, each, entry.texts("articles", pattern=ID)), path, entry.line))
    return tuple(plans), file.problems


def read_sources(path: Path) -> tuple[tuple[Written[Source], ...], list[Problem]]:
    """sources.yaml. `date` is free text ("2018", "undated"); `url` may be left out for what is only on paper."""
    file = ListFile(path)
    sources = []
    for entry in file.entries("sources"):
        source = Source(
            entry.ident("id", SOURCE_ID),
            entry.text("publisher"),
            entry.text("title"),
            entry.text("date"),
            file.address(entry, "url"),
            entry.text("licence"),
        )
        sources.append(Written(source, path, entry.line))
    return tuple(sources), file.problems


def read_resources(
    path: Path, languages: Sequence[str]
) -> tuple[dict[str, tuple[Written[Resource], ...]], list[Problem]]:
    """resources.yaml, as language -> resources."""
    file = ListFile(path)
    found: dict[str, list[Written[Resource]]] = {language: [] for language in languages}
    for entry in file.entries("resources"):
        for language, resource in _resource(file, entry, languages).items():
            found[language].append(Written(resource, path, entry.line))
    return {language: tuple(resources) for language, resources in found.items()}, file.problems


def _resource(file: ListFile, entry: Fields, languages: Sequence[str]) -> dict[str, Resource]:
    verified = entry.choice("verified", _VERIFIED)
    url = file.address(entry, "url")
    if verified == "none" and entry.has("url"):
        message = "nobody confirmed this address (`verified: none`); move it to `listing` if it only speaks of it"
        file.report.add(entry.line_of("url"), message)
    elif verified in ("strong", "weak") and not entry.has("url") and not entry.has("phone"):
        file.report.add(entry.line, f"`verified: {verified}` needs the `url` or `phone` that was verified")
    listing = entry.mapping("listing")
    listing_url, listing_title = "", ""
    if listing is not None:
        listing_url, listing_title = file.address(listing, "url", required=True), listing.text("title")
        listing.done()
    phone = entry.text("phone", required=False)
    if phone and not _PHONE.fullmatch(phone):
        file.report.add(entry.line_of("phone"), f"`phone` must be digits with hyphens or blanks, not {phone!r}")
    id, kind, title = entry.ident("id"), entry.ident("kind"), entry.text("title")
    publisher = entry.text("publisher", required=False)  # some blogs name no one
    spoken = tuple(text for text, _ in entry.texts("languages", required=True, pattern=LANGUAGE))
    country, region = entry.text("country", required=False), entry.text("region", required=False)
    topics = tuple(topic for topic, _ in entry.texts("topics", required=True))
    status = entry.choice("status", _STATUSES, required=False)
    checked = entry.month("checked")
    summaries = entry.in_languages("summary", languages)
    notices = entry.in_languages("notice", languages, required=False)
    return {
        language: Resource(
            id=id,
            kind=kind,
            title=title,
            publisher=publisher,
            summary=summaries[language],
            url=url,
            listing_url=listing_url,
            listing_title=listing_title,
            phone=phone,
            languages=spoken,
            country=country,
            region=region,
            topics=topics,
            # `choice` gives one of these or nothing, and nothing is a problem that stops the build.
            verified=verified or "none",  # type: ignore[arg-type]
            status=status,  # type: ignore[arg-type]
            notice=notices[language],
            checked=checked,
        )
        for language in languages
    }


def read_terms(path: Path) -> tuple[tuple[Written[Term], ...], list[Problem]]:
    """glossary/<language>.yaml."""
    file = ListFile(path)
    terms = []
    for entry in file.entries("terms"):
        aliases = tuple(alias for alias, _ in entry.texts("aliases"))
        term = Term(entry.ident("id"), entry.text("title"), entry.text("meaning"), aliases)
        terms.append(Written(term, path, entry.line))
    return tuple(terms), file.problems


@dataclass(frozen=True, slots=True)
class SearchFile:
    """search-words/<language>.yaml: what people say, the words that mean nothing, those that mean the same, and those
    that are written for each other.
    """

    phrases: tuple[Written[SearchWords], ...]
    fillers: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    confused: tuple[tuple[str, ...], ...]


def read_search_words(path: Path, language: str) -> tuple[SearchFile, list[Problem]]:
    """search-words/<language>.yaml."""
    file = ListFile(path)
    fillers: tuple[str, ...] = ()
    same = _groups(file, "same")
    confused = _groups(file, "confused")
    if file.fields is not None:
        fillers = tuple(word for word, _ in file.fields.texts("fillers"))
    phrases = tuple(
        Written(_search_words(file, entry, language), path, entry.line) for entry in file.entries("phrases")
    )
    return SearchFile(phrases, fillers, same, confused), file.problems


def _groups(file: ListFile, name: str) -> tuple[tuple[str, ...], ...]:
    """A list of groups of single words."""
    found = []
    for text, line in file.fields.texts(name) if file.fields is not None else ():
        group = tuple(word.strip() for word in text.split(","))
        if len(group) < 2 or not all(len(list(words_of(word))) == 1 for word in group):
            file.report.add(line, f"{text!r} in `{name}` must be two or more single words with commas between them")
        else:
            found.append(group)
    return tuple(found)


def _search_words(file: ListFile, entry: Fields, language: str) -> SearchWords:
    words = entry.texts("words", required=True)
    kind = entry.choice("kind", ("article", "term", "resource"), required=False)
    to = []
    for target, line in entry.texts("to", required=not kind):
        if _TARGET.fullmatch(target):
            to.append((target, line))
        else:
            file.report.add(line, f"{target!r} must be article:, term: or resource: and an id")
    urgent = entry.flag("urgent")
    sign, do = entry.text("sign", required=urgent), entry.text("do", required=urgent)
    unsure = entry.flag("unsure")
    unless, in_order = tuple(word for word, _ in entry.texts("unless")), entry.flag("in-order")
    celsius = entry.number("from-celsius") if entry.has("from-celsius") else None
    for name in ("sign", "do", "unless", "in-order", "from-celsius", "unsure"):
        if entry.has(name) and not urgent:
            file.report.add(entry.line_of(name), f"`{name}` is for signs of an emergency; write `urgent: true` with it")
    texts, lines = tuple(word for word, _ in words), tuple(line for _, line in words)
    return SearchWords(language, texts, lines, tuple(to), sign, do, unless, in_order, celsius, kind, unsure)


def read_examples(path: Path, language: str) -> tuple[tuple[Written[Examples], ...], list[Problem]]:
    """search-examples/<name>.<language>.yaml: what people type, under the page, term or resource that answers it."""
    file = ListFile(path)
    found = []
    for target, line in file.fields.names() if file.fields is not None else ():
        texts = file.fields.texts(target, required=True) if file.fields is not None else ()
        if _TARGET.fullmatch(target):
            found.append(Written(Examples(language, target, texts), path, line))
        else:
            file.report.add(line, f"{target!r} must be article:, term: or resource: and an id")
    return tuple(found), file.problems
