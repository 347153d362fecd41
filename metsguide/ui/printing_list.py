# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""My list as a paper to take to a visit: what to ask with room for the answers, whom to call, what to read again."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from metsguide.library import Library
from metsguide.my_list import Item, MyList
from metsguide.paper import Box, Contact, Field, Heading, Paper, Part, Question, Text
from metsguide.prose import without_links_inside
from metsguide.ui.i18n import translate
from metsguide.ui.navigator import HELP
from metsguide.ui.printing_papers import contact, footer, goes_on, page_of, reviewed


def list_paper(value: MyList, library: Library, language: str) -> Paper:
    """The list in the reader's order. What the library does not have any more is printed as it was kept."""
    return _Maker(value, library, language).paper()


class _Maker:
    def __init__(self, value: MyList, library: Library, language: str) -> None:
        self._value, self._library, self._language = value, library, language
        self._checked: list[str] = []

    def paper(self) -> Paper:
        parts = [*self._questions(), *self._notes(), *self._help(), *self._places(), *self._pages(), *self._words()]
        guide = self._library.article(HELP.id, self._language)
        dates = sorted(self._checked) or [""]
        return Paper(
            title=translate("Printing", "My list for the visit"),
            language=self._language,
            parts=tuple(parts),
            footer=footer(dates[0], dates[-1], reviewed=reviewed(guide) if guide is not None else None),
            page_of=page_of(),
            goes_on=goes_on(),
            file_name="my-list",
            date=translate("Printing", "Date"),
        )

    def _questions(self) -> Iterator[Part]:
        questions = self._value.of_group("questions")
        if questions:
            yield Heading(2, translate("Printing", "Questions to ask"))
        for number, item in enumerate(questions, 1):
            yield Question(number, item.text)

    def _notes(self) -> Iterator[Part]:
        notes = self._value.of_group("notes")
        if notes:
            yield Heading(2, translate("Printing", "My notes"))
        for item in notes:
            yield Text("<p>" + escape(item.text).replace("\n", "<br>") + "</p>")

    def _help(self) -> Iterator[Part]:
        guide = self._library.article(HELP.id, self._language)
        if guide is None:
            return
        self._checked.append(guide.checked)
        points = "".join(f"<li>{without_links_inside(one, citations=False)}</li>" for one in guide.key_points)
        said = translate("Printing", "From the page “{0}”, which names its sources.").format(guide.about.title)
        source = Text(f"<p>{escape(said)}</p>", small=True)
        yield Box(guide.about.title, "", (Text(f"<ul>{points}</ul>"), self._team(), source))

    def _team(self) -> Part:
        """The number of the team, where a clinic says it; else a line to write it on."""
        words = translate("Printing", "My team, day and night:")
        team = self._library.team_number
        if team is None:
            return Field(words)
        number = ". ".join(part for part in (team.number, team.hours.get(self._language, "")) if part)
        return Text(f"<p><strong>{escape(words)}</strong> {escape(number)}</p>")

    def _of_kind(self, kind: str) -> list[Item]:
        return [item for item in self._value if item.kind == kind]

    def _places(self) -> Iterator[Part]:
        items = self._of_kind("resource")
        if items:
            yield Heading(2, translate("ResourcesPage", "Places to turn"))
        for item in items:
            found = self._library.resource(item.id, self._language)
            if found is not None:
                self._checked.append(found.checked)
                yield contact(found)
            else:
                yield Contact(item.text, tuple(item.detail.split("\n")))

    def _pages(self) -> Iterator[Part]:
        items = self._of_kind("article")
        if items:
            yield Heading(2, translate("Printing", "Pages to read again in MetsGuide"))
            yield Text("<ul>" + "".join(self._titled(item) for item in items) + "</ul>")

    def _titled(self, item: Item) -> str:
        about = self._library.summary(item.id, self._language)
        title, summary = (about.title, about.summary) if about is not None else (item.text, item.detail)
        return f"<li><strong>{escape(title)}</strong><br>{escape(summary)}</li>"

    def _words(self) -> Iterator[Part]:
        items = self._of_kind("term")
        if not items:
            return
        yield Heading(2, translate("GlossaryPage", "Word meanings"))
        rows = []
        for item in items:
            term = self._library.term(item.id, self._language)
            title, meaning = (term.title, term.meaning) if term is not None else (item.text, item.detail)
            rows.append(f"<li><strong>{escape(title)}:</strong> {escape(meaning)}</li>")
        yield Text(f"<ul>{''.join(rows)}</ul>")
