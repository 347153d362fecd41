# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What is on the printed pages: of every article, in both sizes, and of the lists."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from metsguide import my_list
from metsguide.library import Library
from metsguide.model import Fold
from metsguide.my_list import Item, MyList
from metsguide.paper import Contact, Paper, Text
from metsguide.paper_html import as_html
from metsguide.paper_text import as_text
from metsguide.ui.printing import file_bytes, pdf_bytes
from metsguide.ui.printing_drawings import on_screen
from metsguide.ui.printing_layout import LETTER, POINTS, Layout
from metsguide.ui.printing_list import list_paper
from metsguide.ui.printing_papers import article_paper, glossary_paper, resources_paper
from metsguide.ui.printing_pieces import Item as PrintedItem
from metsguide.ui.printing_pieces import Row, TextPiece, WithCode
from tests.html_check import Checked
from tests.ui.paper_pages import bookmarks_of, codes_on, links_of, opened, words_of, words_on

pytestmark = pytest.mark.usefixtures("qapp")

A4 = (595.0, 842.0)


def _article(library: Library, ident: str, opened_parts: tuple[int, ...] = ()) -> Paper:
    article = library.article(ident, "en")
    assert article is not None
    return article_paper(library, article, opened=opened_parts)


def _squeezed(text: str) -> str:
    """Without what a line break changes."""
    return re.sub(r"[\s\u00ad\ufffe\x02-]", "", text)


@pytest.fixture
def papers(library: Library) -> list[Paper]:
    """Everything that can be printed."""
    made = [_article(library, one) for one in library.article_ids()]
    every = frozenset({"numbers", "codes"})
    made += [paper.with_chosen(every) for paper in made if "numbers" in paper.options]
    places = library.resources("en")
    made.append(resources_paper(places[:40], places[-20:], "en", "Language: French"))
    made.append(glossary_paper(library.terms("en"), "en", library.info.date))
    made.append(_list(library))
    return made


def _list(library: Library) -> Paper:
    article = library.article("site-bone", "en")
    assert article is not None
    items = [my_list.of_question(article, one) for one in article.questions]
    items.append(Item("own-question", "", "Who do I call at night?"))
    items.append(Item("note", "", "Bring the blue folder.\nAsk Ana to come."))
    items += [my_list.of_resource(one, "en") for one in library.resources("en")[:3]]
    items.append(my_list.of_article(article.about, "en"))
    items += [my_list.of_term(one, "en") for one in library.terms("en")[:2]]
    items.append(Item("resource", "gone-since", "A place that is gone", "Its people\n555-0100"))
    return list_paper(MyList(tuple(items)), library, "en")


# --- Where pages end ------------------------------------------------------------------------------------


@pytest.mark.parametrize("points", POINTS)
def test_no_heading_is_last_and_nothing_small_is_torn(papers: list[Paper], points: int) -> None:
    for paper in papers:
        layout = Layout(paper, points, LETTER if points == POINTS[0] else A4)
        pages, made = layout._pages, layout._set
        for page in pages[:-1]:
            assert not made[page[-1].piece].level, f"{paper.title}: a heading ends a page"
        for page in pages:
            assert page, f"{paper.title}: an empty page"
            assert page[-1].top + page[-1].end - page[-1].start <= layout._room + 0.01, f"{paper.title}: too low"
            for one in page:
                drawn = made[one.piece].drawn
                if isinstance(drawn, PrintedItem | Row | WithCode):
                    assert (one.start, one.end) == (0, drawn.height), f"{paper.title}: {drawn.words[:40]} is torn"
        for one, other in pairwise(placed for page in pages for placed in page):
            if one.piece == other.piece:  # a paragraph that goes on on another page has two lines on each
                lines = [cut for cut in made[one.piece].drawn.last_cuts if cut <= one.end]
                assert len(lines) >= 2
                assert len([cut for cut in made[one.piece].drawn.last_cuts if cut > one.end]) >= 1


@pytest.mark.parametrize("points", POINTS)
def test_no_word_of_a_table_runs_into_the_next_column(library: Library, points: int) -> None:
    cells = (
        ("What for", "Number", "When"),
        (
            "Team",
            '<a href="tel:555-123-4569">555-123-4569</a> (the number your team gave you; day and night)',
            "Always",
        ),
        ("Appointments", '<a href="tel:555-123-4569">555-123-4569</a>', "Weekdays, 8 to 4"),
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    paper = _article(library, "site-bone")._replace(parts=(Text(f"<table>{rows}</table>"),))
    made = [one.drawn for one in Layout(paper, points)._set if isinstance(one.drawn, Row)]
    assert len(made) == len(cells)
    for row in made:
        ends = [*row._lefts[1:], row._width]
        for cell, left, end in zip(row._cells, row._lefts, ends, strict=True):
            assert left + max(line.naturalTextWidth() for line, _, _ in cell._lines) < end, cell.words


@pytest.mark.parametrize("points", POINTS)
def test_a_list_of_signs_says_what_to_do_on_each_of_its_pages(library: Library, points: int) -> None:
    layout = Layout(_article(library, "emergency-guide"), points)
    went_on = 0
    for number, page in enumerate(layout._pages):
        first = layout._set[page[0].piece]
        if isinstance(first.drawn, PrintedItem) and first.of:
            went_on += 1
            assert layout.words(number).startswith("From the page before: ")
    assert went_on, "no list of the page goes on on another: this test looks at nothing"


def test_a_box_that_begins_a_page_begins_at_its_top(papers: list[Paper]) -> None:
    begun = 0
    for paper in papers:
        layout = Layout(paper)
        for page in layout._pages[1:]:
            first = page[0].piece
            frame = layout._set[first].frame
            if frame is not None and layout._set[first - 1].frame is not frame:
                begun += 1
                assert page[0].top == 0, paper.title
    assert begun, "no box begins a page: this test looks at nothing"


def test_a_short_box_is_whole(library: Library) -> None:
    for ident in library.article_ids():
        layout = Layout(_article(library, ident))
        frames: dict[int, set[int]] = {}
        heights: dict[int, float] = {}
        for number, page in enumerate(layout._pages):
            for one in page:
                frame = layout._set[one.piece].frame
                if frame is not None:
                    frames.setdefault(id(frame), set()).add(number)
                    piece = layout._set[one.piece].piece
                    heights[id(frame)] = heights.get(id(frame), 0) + piece.height + piece.above
        torn = [heights[one] for one, pages in frames.items() if len(pages) > 1]
        assert all(height > layout._room * 0.4 for height in torn), ident


def test_larger_letters_are_larger_and_take_more_pages(library: Library) -> None:
    paper = _article(library, "site-bone")
    large, larger = (Layout(paper, points) for points in POINTS)
    assert larger.page_count > large.page_count
    for points in POINTS:
        with opened(pdf_bytes(paper, points)) as document:
            held = document[0].get_textpage()
            whole = held.get_text_range()
            at = whole.index("When cancer cells")
            left, bottom, right, top = held.get_charbox(at, loose=True)
            assert 0 < right - left < top - bottom
            assert round(top - bottom) >= points


# --- What stands on them --------------------------------------------------------------------------------


def test_every_page_has_its_number_the_date_and_what_it_is_not(library: Library) -> None:
    paper = _article(library, "site-bone")
    with opened(pdf_bytes(paper)) as document:
        for page in range(len(document)):
            words = words_on(document, page)
            assert f"Page {page + 1} of {len(document)}" in words
            assert re.search(r"Checked [A-Z][a-z]+ 20\d\d\.", words)
            assert "Not yet reviewed by a clinician." in words
            assert "not a substitute for your team" in words


def test_the_sources_are_at_the_end_with_their_addresses(library: Library) -> None:
    article = library.article("site-bone", "en")
    assert article is not None
    sources = library.sources(article.sources)
    with opened(pdf_bytes(article_paper(library, article))) as document:
        words = _squeezed(words_of(document))
    start = words.index("Wherethiscomesfrom")
    assert start > words.index("Askaboutthis")
    for number, source in enumerate(sources, 1):
        assert _squeezed(f"{number}.{source.title}") in words[start:]
        assert _squeezed(source.url) in words[start:]


def test_numbers_of_sources_are_printed_only_where_the_reader_shows_them(library: Library) -> None:
    article = library.article("site-bone", "en")
    assert article is not None
    assert "[1]" not in as_text(article_paper(library, article))
    assert "[1]" in as_text(article_paper(library, article, citations=True))


@pytest.mark.parametrize("ident", ["site-bone", "emergency-guide", "stats-canada", "how-cancer-spreads"])
def test_every_word_can_be_selected_in_the_order_it_is_read(library: Library, ident: str) -> None:
    layout = Layout(_article(library, ident))
    with opened(pdf_bytes(_article(library, ident))) as document:
        assert len(document) == layout.page_count
        for page in range(len(document)):
            words = _squeezed(words_on(document, page))
            at = 0
            for placed in layout._pages[page]:
                if placed.start or placed.end < layout._set[placed.piece].drawn.height:
                    continue
                for line in _printed_lines(layout, placed.piece):
                    assert _squeezed(line) in words[at:], line
                    at = words.index(_squeezed(line), at)


def _printed_lines(layout: Layout, piece: int) -> list[str]:
    """The words of a piece that are printed: a picture's are for those who do not see it."""
    drawn = layout._set[piece].drawn
    return drawn.words.splitlines() if isinstance(drawn, TextPiece | PrintedItem | WithCode) else []


def test_a_pdf_has_its_title_its_language_and_its_headings(library: Library) -> None:
    article = library.article("site-bone", "en")
    assert article is not None
    data = pdf_bytes(article_paper(library, article))
    assert re.search(rb"/Lang \(en\)", data)
    assert b"/DisplayDocTitle true" in data
    with opened(data) as document:
        assert document.get_metadata_dict()["Title"] == article.about.title
        marks = bookmarks_of(document)
        assert marks[0] == (0, article.about.title, 0)
        words = [said for _, said, _ in marks]
        for heading in article.headings:
            assert heading.text in words
        for _, said, page in marks:
            assert _squeezed(said) in _squeezed(words_on(document, page))


def test_words_of_other_scripts_are_in_the_bookmarks() -> None:
    from metsguide.paper import Heading

    paper = Paper(
        "Mé (1) \\ Ω", "fr", (Heading(2, "Où ça fait mal ?"), Text("<p>Là.</p>")), ("a",), "{0} / {1}", "{0}", "x"
    )
    with opened(pdf_bytes(paper)) as document:
        assert [(level, words) for level, words, _ in bookmarks_of(document)] == [
            (0, "Mé (1) \\ Ω"), (1, "Où ça fait mal ?"),
        ]  # fmt: skip


# --- Codes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("points", POINTS)
def test_a_phone_reads_each_code_of_a_printed_article(library: Library, points: int) -> None:
    article = library.article("site-bone", "en")
    assert article is not None
    wanted = [source.url for source in library.sources(article.sources)]
    wanted += [one.url for ident in article.resources if (one := library.resource(ident, "en")) is not None]
    with opened(pdf_bytes(article_paper(library, article), points)) as document:
        codes = [code for page in range(len(document)) for code in codes_on(document, page)]
        links = [link for page in range(len(document)) for link in links_of(document, page)]
    assert sorted(code.text for code in codes) == sorted(wanted)
    assert all(code.width >= 25 for code in codes), "a phone needs 25 mm"
    assert sorted(links) == sorted(wanted)


def test_a_phone_reads_each_code_of_the_places_to_turn(library: Library) -> None:
    places = library.resources("en")
    paper = resources_paper(places, (), "en")
    wanted = [one.url or one.listing_url for one in places if one.url or one.listing_url]
    with opened(pdf_bytes(paper)) as document:
        codes = [code for page in range(len(document)) for code in codes_on(document, page, 120)]
    assert sorted(code.text for code in codes) == sorted(wanted)
    assert min(code.width for code in codes) >= 25


def test_codes_can_be_left_out(library: Library) -> None:
    paper = _article(library, "site-bone")
    without = paper.with_chosen(frozenset())
    assert Layout(without).page_count < Layout(paper).page_count
    with opened(pdf_bytes(without)) as document:
        last = len(document) - 1
        assert codes_on(document, last) == []


def test_the_longest_address_of_the_library_is_still_read(library: Library) -> None:
    address = max((source.url for source in library.all_sources()), key=len)
    assert len(address) > 200
    paper = Paper("Long", "en", (Contact("A page", (), address),), ("",), "{0}", "{0}", "long")
    with opened(pdf_bytes(paper)) as document:
        assert [code.text for code in codes_on(document, 0)] == [address]


# --- Survival numbers -------------------------------------------------------------------------------------


def test_survival_numbers_are_printed_only_if_they_were_opened_or_asked_for(library: Library) -> None:
    article = library.article("prognosis-numbers", "en")
    assert article is not None
    folds = [block for block in article.blocks if isinstance(block, Fold)]
    numbers = next(number for number, fold in enumerate(folds) if fold.kind == "numbers")
    title = folds[numbers].title
    closed = article_paper(library, article)
    assert "numbers" in closed.options
    for ending in (".txt", ".html"):
        assert title not in file_bytes(closed, POINTS[0], ending).decode()
    with opened(pdf_bytes(closed)) as document:
        assert _squeezed(title) not in _squeezed(words_of(document))
    for paper in (article_paper(library, article, opened={numbers}), closed.with_chosen(frozenset({"numbers"}))):
        with opened(pdf_bytes(paper)) as document:
            assert _squeezed(title) in _squeezed(words_of(document))


# --- The list, the places, the words --------------------------------------------------------------------------


def test_the_list_is_one_sheet_to_take_along(library: Library) -> None:
    paper = _list(library)
    text = as_text(paper)
    order = [
        "My list for the visit", "Date: ", "Questions to ask", "1. Are any of my bones",
        "Who do I call at night?", "My notes", "Bring the blue folder.\nAsk Ana to come.", "Get help now",
        "My team, day and night:", "Places to turn", "A place that is gone\nIts people\n555-0100",
        "Pages to read again in MetsGuide", "Word meanings", "not a substitute for your team",
    ]  # fmt: skip
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    with opened(pdf_bytes(paper)) as document:
        codes = [code.text for page in range(len(document)) for code in codes_on(document, page)]
    assert codes == [one.url for one in library.resources("en")[:3]]


def test_a_list_of_one_question_is_one_page(library: Library) -> None:
    article = library.article("site-bone", "en")
    assert article is not None
    value = MyList((my_list.of_question(article, article.questions[0]),))
    assert Layout(list_paper(value, library, "en")).page_count == 1


def test_what_a_reader_wrote_is_never_taken_for_html(library: Library) -> None:
    value = MyList((Item("own-question", "", "<b>5 < 6 & 7</b>"), Item("note", "", "<img src=x> & <p>")))
    paper = list_paper(value, library, "en")
    assert Checked(as_html(paper, on_screen)).problems == []
    with opened(pdf_bytes(paper)) as document:
        words = words_of(document)
    assert "<b>5 < 6 & 7</b>" in words
    assert "<img src=x> & <p>" in words


def test_the_places_say_what_is_not_known_of_them(library: Library) -> None:
    unknown = [one for one in library.resources("en") if one.verified == "none"]
    assert unknown
    text = as_text(resources_paper(unknown, (), "en"))
    assert text.count("We could not confirm the address") == len(unknown)


# --- HTML -------------------------------------------------------------------------------------------------


def test_each_paper_as_html_is_whole_for_a_screen_reader(papers: list[Paper]) -> None:
    for paper in papers:
        page = Checked(as_html(paper, on_screen))
        assert page.problems == [], paper.title
        assert page.language == "en"
        assert page.title == paper.title
        assert all(link.startswith(("https:", "http:", "tel:", "mailto:")) for link in page.links)
        assert all(load.startswith("data:") for load in page.loads), "it needs nothing but itself"
        assert "theme:" not in as_html(paper, on_screen)
