# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Papers made from what the library has and the reader sees: an article, the places to turn, the words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape

from metsguide.library import Library
from metsguide.model import (
    Article,
    Band,
    Block,
    Chart,
    Figure,
    Fold,
    Grid,
    Panel,
    People,
    Prose,
    Resource,
    Source,
    Term,
)
from metsguide.paper import (
    Asked,
    Bars,
    Box,
    Codes,
    Contact,
    Heading,
    Hundred,
    Marks,
    Paper,
    Part,
    Picture,
    Question,
    Text,
)
from metsguide.prose import addresses_in, without_links_inside
from metsguide.ui.charts import people_as_text, people_legend
from metsguide.ui.dates import month_and_year
from metsguide.ui.i18n import translate


def article_paper(
    library: Library, article: Article, *, citations: bool = False, opened: Collection[int] = ()
) -> Paper:
    """An article with its sources. `citations`: with the number of its source behind each statement; `opened` has the
    numbers of the parts that the reader opened, as survival numbers are there only if they are asked for.
    """
    folds = [block for block in article.blocks if isinstance(block, Fold)]
    numbers = any(fold.kind == "numbers" and number in opened for number, fold in enumerate(folds))
    return _ArticleMaker(library, article, citations=citations).paper(numbers=numbers)


class _ArticleMaker:
    def __init__(self, library: Library, article: Article, *, citations: bool) -> None:
        self._library, self._article, self._citations = library, article, citations

    def paper(self, *, numbers: bool) -> Paper:
        article = self._article
        parts: list[Part] = []
        if article.clinic:
            said = translate("Printing", "{0} wrote this page. It is not part of MetsGuide's library.")
            parts.append(Text(f"<p><strong>{escape(said.format(article.clinic))}</strong></p>"))
        if not any(isinstance(block, Band) for block in article.blocks):
            points = "".join(f"<li>{self._inside(point)}</li>" for point in article.key_points)
            title = translate("ReaderPage", "Three things to know")
            parts.append(Box(title, "", (Text(f"<ol>{points}</ol>"),)))
        for block in article.blocks:
            parts += self._block(block)
        if article.questions:
            parts.append(Heading(2, translate("ReaderPage", "Ask about this")))
            parts += [Question(number, one) for number, one in enumerate(article.questions, 1)]
        found = (self._library.resource(one, article.language) for one in article.resources)
        places = [one for one in found if one is not None]
        if places:
            parts += [Heading(2, translate("ReaderPage", "Places to turn")), *map(contact, places)]
        parts += self._sources()
        chosen = {"codes"} | ({"numbers"} if numbers else set())
        return Paper(
            title=article.about.title, lead=article.about.summary, language=article.language, parts=tuple(parts),
            footer=footer(article.checked, article.checked, reviewed=reviewed(article)),
            page_of=page_of(), goes_on=goes_on(), file_name=article.about.id, chosen=frozenset(chosen),
        )  # fmt: skip

    def _inside(self, html: str) -> str:
        return without_links_inside(html, citations=self._citations)

    def _block(self, block: Block) -> list[Part]:
        if isinstance(block, Prose):
            return [Text(self._inside(block.html))]
        if isinstance(block, Panel):
            title = {
                "do-first": translate("BlockMaker", "Do this first"),
                "help-now": translate("BlockMaker", "When to get help"),
                "note": "",
            }[block.kind]
            return [Box(title, "", (Text(self._inside(block.html)),), strong=block.kind != "note")]
        if isinstance(block, Band):
            return [Box(block.title, block.note, (Text(self._inside(block.html)),), strong=True)]
        if isinstance(block, Fold):
            return self._fold(block)
        return [drawn(self._library, block)]

    def _fold(self, fold: Fold) -> list[Part]:
        inner = [part for block in fold.blocks for part in self._block(block)]
        parts: list[Part] = [Heading(3, fold.title), *inner]
        return [Asked("numbers", tuple(parts))] if fold.kind == "numbers" else parts

    def _sources(self) -> list[Part]:
        sources = self._library.sources(self._article.sources)
        if not sources:
            return []
        listed = "".join(f"<li>{_reference(one)}</li>" for one in sources)
        items = [(str(number), one.url) for number, one in enumerate(sources, 1) if one.url]
        linked = [address for block in self._article.blocks for address in _linked(block)]
        items += [(translate("Printing", "Link {0}").format(number), one) for number, one in enumerate(linked, 1)]
        codes = (Heading(3, translate("Printing", "The same addresses for your phone")), Codes(tuple(items)))
        return [
            Heading(2, translate("ReaderPage", "Where this comes from")),
            Text(f"<ol>{listed}</ol>", small=True),
            *([Asked("codes", codes)] if items else []),
        ]


def _linked(block: Block) -> tuple[str, ...]:
    if isinstance(block, Fold):
        return tuple(one for inner in block.blocks for one in _linked(inner)) if block.kind != "numbers" else ()
    return addresses_in(getattr(block, "html", ""))


def _reference(source: Source) -> str:
    said = ". ".join(part.rstrip(".") for part in (source.title, source.publisher, source.date) if part)
    return f'{escape(said)}. <a href="{escape(source.url)}">{escape(source.url)}</a>' if source.url else escape(said)


def drawn(library: Library, block: People | Chart | Grid | Figure) -> Part:
    """A chart or a picture."""
    if isinstance(block, People):
        return Hundred(block, people_as_text(block), tuple(people_legend(block)))
    if isinstance(block, Chart):
        return Bars(block)
    if isinstance(block, Grid):
        return Marks(block, translate("Printing", "yes"))
    return Picture(block, tuple(library.drawing(scene.drawing) or "" for scene in block.scenes))


def contact(resource: Resource) -> Contact:
    """Somewhere to turn, as it is printed: who they are, how to reach them, what to know first."""
    facts = [resource.publisher, resource.phone, resource.summary, resource.notice]
    if resource.verified == "none":
        facts.append(translate("ResourcesPage", "We could not confirm the address, so we do not give one."))
        if resource.listing_url:
            said = translate("ResourcesPage", "A page that names it may help: {0}.")
            facts.append(said.format(resource.listing_title))
    if resource.clinic:
        facts.append(translate("ResourcesPage", "{0} added this place.").format(resource.clinic))
    if resource.publisher == resource.title:
        facts.remove(resource.publisher)
    return Contact(resource.title, tuple(fact for fact in facts if fact), resource.url or resource.listing_url)


def resources_paper(
    here: Sequence[Resource], abroad: Sequence[Resource], language: str, narrowed_by: str = ""
) -> Paper:
    """The places to turn that are on show, those of other countries last; `narrowed_by` says which were asked for."""
    dates = sorted(one.checked for one in (*here, *abroad) if one.checked) or [""]
    parts: list[Part] = [contact(one) for one in here]
    if abroad:
        said = translate(
            "ResourcesPage", "Made elsewhere, or we do not know where. Phone lines there do not serve Canada."
        )
        parts += [Heading(2, translate("ResourcesPage", "From other countries")), Text(f"<p>{escape(said)}</p>")]
        parts += [contact(one) for one in abroad]
    return Paper(
        title=translate("ResourcesPage", "Places to turn"), lead=narrowed_by, language=language, parts=tuple(parts),
        footer=footer(dates[0], dates[-1]), page_of=page_of(), goes_on=goes_on(), file_name="places-to-turn",
    )  # fmt: skip


def glossary_paper(terms: Iterable[Term], language: str, date: str) -> Paper:
    """The words and their meanings; `date` is that of the library."""
    html = "".join(f"<li><strong>{escape(one.title)}:</strong> {escape(one.meaning)}</li>" for one in terms)
    return Paper(
        title=translate("GlossaryPage", "Word meanings"), language=language, parts=(Text(f"<ul>{html}</ul>"),),
        footer=footer(date, date), page_of=page_of(), goes_on=goes_on(), file_name="word-meanings",
    )  # fmt: skip


def footer(first: str, last: str, *, reviewed: bool | None = None) -> tuple[str, str]:
    """The two lines at the foot of each page: when it was checked (dates from `first` to `last`, "" if nobody knows),
    whether a clinician has (None: no word of it), and what it is not.
    """
    said = ["MetsGuide."]
    if first and month_and_year(first) == month_and_year(last):
        said.append(translate("Printing", "Checked {0}.").format(month_and_year(first)))
    elif first:
        dates = translate("Printing", "Checked {0} to {1}.")
        said.append(dates.format(month_and_year(first), month_and_year(last)))
    if reviewed is False:
        said.append(translate("Printing", "Not yet reviewed by a clinician."))
    return " ".join(said), translate("Printing", "General information, not a substitute for your team.")


def reviewed(article: Article) -> bool | None:
    """Whether a clinician has reviewed it; None for a clinic's own page, which says whose it is."""
    return None if article.clinic and article.reviewed is None else article.reviewed is not None


def page_of() -> str:
    """The words for the number of a page and how many there are."""
    return translate("Printing", "Page {0} of {1}")


def goes_on() -> str:
    """The words for what stands once more at the top of a page."""
    return translate("Printing", "From the page before: {0}")
