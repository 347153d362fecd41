# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A paper as a value, as plain text and as HTML."""

from __future__ import annotations

from metsguide.model import Bar, Chart, Figure, Grid, Label, People, Scene
from metsguide.paper import (
    Asked,
    Bars,
    Box,
    Codes,
    Contact,
    Field,
    Heading,
    Hundred,
    Marks,
    Paper,
    Part,
    Picture,
    Question,
    Text,
    short_address,
)
from metsguide.paper_html import as_html
from metsguide.paper_text import as_text
from metsguide.pdf_marks import add_marks
from tests.html_check import Checked

CHART = Chart("c", "Found late", "In 2018.", (Bar("Lung", 6823.0, "6,823"), Bar("Colon <x>", 10.0, "10")), ())
GRID = Grid("g", "Where", "Common places.", "From", ("Bone", "Liver"), (("Breast", (True, False)),), ())
SCENE = Scene("d", 240, 160, 'A "ring" & a table', "A scan", (Label(1, 2, "The ring"),))
PARTS: tuple[Part, ...] = (
    Heading(2, "Signs & more"),
    Text("<p>Call <strong>now</strong>.</p><ul><li>a</li></ul>"),
    Box("Do this first", "At any hour.", (Text("<p>Go.</p>"),), strong=True),
    Question(1, "What now?"),
    Field("My team:"),
    Contact("A line", ("1-800", "Free."), "https://example.org/a?b=1&c=2"),
    Hundred(People(3, 3, "had it", "did not"), "3 of 100 had it.", ((1.0, "3 had it"), (0.0, "97 did not"))),
    Bars(CHART),
    Marks(GRID, "yes"),
    Picture(Figure("f", "", True, (SCENE,), ()), ('<svg fill="theme:card"/>',)),
    Asked("numbers", (Heading(3, "Numbers"), Text("<p>41 of 100</p>"))),
    Asked("codes", (Codes((("1", "https://example.org"),)),)),
)
PAPER = Paper(
    "Bone <b>", "en", PARTS, ("MetsGuide.", "Not a substitute for your team."), "Page {0} of {1}",
    "From the page before: {0}", "bone", lead="What it is", date="Date",
)  # fmt: skip


def test_only_what_was_asked_for_is_on_a_paper() -> None:
    assert PAPER.options == ("numbers", "codes")
    assert "41 of 100" not in as_text(PAPER)
    assert "41 of 100" in as_text(PAPER.with_chosen(frozenset({"numbers"})))
    assert len(PAPER.with_chosen(frozenset({"numbers", "codes"})).shown()) == len(PARTS) + 1
    assert Paper("a", "en", (), (), "", "", "a").options == ()


def test_plain_text_says_everything() -> None:
    text = as_text(PAPER)
    for said in (
        "Bone <b>\n========", "What it is", "Date: ____", "Signs & more\n------------", "Call now.", "- a",
        "Do this first", "At any hour.", "1. What now?", "My team: ____", "A line\n1-800\nFree.\nhttps://example.org",
        "3 of 100 had it.", "- Lung: 6,823", "- Breast: Bone", '1. A scan. A "ring" & a table',
        "Not a substitute for your team.",
    ):  # fmt: skip
        assert said in text
    assert text.endswith("team.\n")


def test_html_is_whole_and_says_everything() -> None:
    page = Checked(as_html(PAPER, str))
    assert page.problems == []
    assert page.language == "en"
    assert page.title == "Bone <b>"
    assert page.headings[:3] == [(1, "Bone <b>"), (2, "Signs & more"), (2, "Do this first")]
    assert page.pictures == [('A "ring" & a table', "240", "160")]
    assert page.links == ["https://example.org/a?b=1&c=2"]
    for said in ("1. What now?", "My team:", "3 of 100 had it.", "6,823", "yes", "1. A scan", "The ring"):
        assert said in page.words


def test_html_loads_nothing() -> None:
    page = Checked(as_html(PAPER, str))
    assert page.loads == ["data:image/svg+xml;base64,PHN2ZyBmaWxsPSJ0aGVtZTpjYXJkIi8+"]


def test_an_address_is_shown_as_it_is_read_out() -> None:
    assert short_address("https://cancer.ca/en/") == "cancer.ca/en"
    assert short_address("tel:911") == "911"
    assert short_address("mailto:a@example.org") == "a@example.org"
    assert short_address("not an address: x") == "not an address: x"


def test_something_else_than_a_pdf_is_refused() -> None:
    import pytest

    for data in (b"", b"%PDF-1.4 nothing", b"xref trailer << >> startxref 1 %%EOF"):
        with pytest.raises(ValueError, match="PDF"):
            add_marks(data, "en", height=792)
