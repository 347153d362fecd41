# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The body of an article: blocks, HTML, plain text, citations, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from metsguide import store
from metsguide.authoring.article_file import minutes_to_read
from metsguide.authoring.body import Body, Figures, read_body
from metsguide.authoring.problems import Report
from metsguide.model import Band, Bar, Block, Chart, Figure, Fold, Heading, Label, Panel, People, Prose, Scene

BODY = Figure(
    "body",
    "The body",
    True,
    (
        Scene("front", 200, 100, "A body seen from the front.", "This is you", (Label(10.5, 20.0, "Head"),)),
        Scene("back", 200, 100, "The back.", "", ()),
    ),
    ("NCI",),
)
CHART = Chart("by-year", "By year", "In Canada.", (Bar("2018", 5.0, "five"),), ("CCO", "NCI"))


def read(text: str, *, language: str = "en", first_line: int = 1) -> tuple[Body, list[str]]:
    report = Report(Path("a.md"))
    figures = Figures({"by-year": CHART}, {}, {"body": BODY})
    body = read_body(text, first_line, language, figures, report)
    return body, [f"{problem.line}: {problem.message}" for problem in report.problems]


def read_well(text: str, *, language: str = "en") -> Body:
    body, problems = read(text, language=language)
    assert problems == []
    return body


def html_of(text: str) -> str:
    (block,) = read_well(text).blocks
    assert isinstance(block, Prose)
    return block.html


def test_citations_are_numbered_by_their_first_place_in_the_whole_article() -> None:
    body = read_well("One. [@B] Two. [@A] [@B]\n\n::: more Why?\nThree. [@C-2] [@A]\n:::\n")
    assert body.sources == ("B", "A", "C-2")
    assert body.citations == (("B", 1), ("A", 1), ("B", 1), ("C-2", 4), ("A", 4))
    prose, fold = body.blocks
    assert isinstance(prose, Prose)
    assert isinstance(fold, Fold)
    assert prose.html == (
        '<p>One. <a class="cite" href="source:B">[1]</a> Two. <a class="cite" href="source:A">[2]</a> '
        '<a class="cite" href="source:B">[1]</a></p>'
    )
    assert fold.title == "Why?"
    assert body.text == "One. [1] Two. [2] [1]\n\nWhy?\n\nThree. [3] [2]"
    assert body.bare == "One. Two.\n\nWhy?\n\nThree."


def test_a_paragraph_of_citations_is_no_text_to_search() -> None:
    body = read_well("- one\n- two\n\n[@A] [@B]\n")
    assert body.text == "- one\n- two\n\n[1] [2]"
    assert body.bare == "one\ntwo"


def test_the_sources_of_a_chart_count_where_it_stands() -> None:
    body = read_well("::: chart by-year\n\nMore. [@ABC] [@NCI]\n")
    assert body.sources == ("CCO", "NCI", "ABC")
    assert body.blocks[0] == CHART
    assert body.text == "By year. 2018: five. In Canada. [1] [2]\n\nMore. [3] [2]"
    assert body.shown == (("chart:by-year", 1),)


def test_text_is_kept_as_written_and_signs_are_escaped() -> None:
    assert html_of('It\'s "5 < 6" -- & so on...') == '<p>It\'s "5 &lt; 6" -- &amp; so on...</p>'


def test_html_of_every_kind() -> None:
    text = (
        "## Where\n\nA **b** *c*  \nd\ne\n\n3. x\n4. y\n   - z\n\n"
        "| a | b |\n|---|--:|\n| 1 | 2 |\n\n[t](term:x) <https://e.org/?a=1&b=2>\n"
    )
    assert html_of(text).replace("\n", "") == (
        '<h2 id="where">Where</h2><p>A <strong>b</strong> <em>c</em><br>d e</p>'
        '<ol start="3"><li>x</li><li>y<ul><li>z</li></ul></li></ol>'
        '<table><thead><tr><th>a</th><th align="right">b</th></tr></thead>'
        '<tbody><tr><td>1</td><td align="right">2</td></tr></tbody></table>'
        '<p><a href="term:x">t</a> <a href="https://e.org/?a=1&amp;b=2">https://e.org/?a=1&amp;b=2</a></p>'
    )


def test_plain_text_reads_well() -> None:
    body = read_well("Look:\n\n1. one\n\n   more\n2. two\n   - in\n\n| a | b |\n|---|---|\n| c | d |\n\nend\n")
    assert body.text == "Look:\n\n1. one\nmore\n\n2. two\n\n  - in\n\na | b\nc | d\n\nend"


def test_headings_have_their_own_anchors() -> None:
    body = read_well("## Où ça va?\n\n## Pain\n\n### Pain\n\n## Pain 2\n\n::: more A\n## Pain\n:::\n\n## ?!\n")
    assert body.headings == (
        Heading("ou-ca-va", "Où ça va?", 2),
        Heading("pain", "Pain", 2),
        Heading("pain-2", "Pain", 3),
        Heading("pain-2-2", "Pain 2", 2),
        Heading("pain-3", "Pain", 2),
        Heading("part", "?!", 2),
    )


def test_blocks_of_every_kind() -> None:
    body = read_well(
        "::: note\nBe kind.\n:::\n::: band today | Call today | Any hour\n- pain\n:::\n"
        "::: icons 3 of 100 | felt it | felt nothing\n::: picture body\n"
    )
    assert body.blocks == (
        Panel("note", "<p>Be kind.</p>"),
        Band("today", "Call today", "Any hour", "<ul><li>pain</li>\n</ul>"),
        People(3, 3, "felt it", "felt nothing"),
        BODY,
    )
    assert body.text.split("\n\n") == [
        "Be kind.",
        "Call today",
        "Any hour",
        "- pain",
        "3 of 100: felt it. 97 of 100: felt nothing.",
        "The body. 1. This is you. A body seen from the front. 2. The back. [1]",
    ]
    assert store.load_blocks(store.dump_blocks(body.blocks)) == body.blocks


def test_numbers_are_kept_from_who_did_not_ask() -> None:
    body = read_well("Before.\n\n::: numbers How long?\nHalf live two years.\n::: chart by-year\n:::\n\nAfter.\n")
    assert "two years" in body.text
    assert "two years" in body.bare
    assert body.unasked == "Before.\n\nHow long?\n\nAfter."


def test_a_proportion_can_be_a_range() -> None:
    body = read_well("::: icons 60 to 80 of 100 | felt it | did not\n")
    assert body.blocks == (People(60, 80, "felt it", "did not"),)
    assert body.text == "60 to 80 of 100: felt it. 20 to 40 of 100: did not."


def test_a_proportion_says_what_the_others_have() -> None:
    for language in ("en", "fr"):
        assert read("::: icons 3 of 100 | felt it", language=language)[1] == [
            "1: write what the others have as a third part, after another `|`"
        ]


def test_lines_are_those_of_the_file() -> None:
    text = (
        "A\nb [x](nowhere)\n\n- c\n- d\n  [y](nowhere)\n\n| a |\n|---|\n| [z](nowhere) |\n\n"
        "::: more M\nx\n\n- [w](nowhere)\n  <i>\n:::\n\n> q\n\n    code\n"
    )
    _, problems = read(text, first_line=11)
    assert [problem.split(":")[0] for problem in problems] == ["12", "16", "20", "25", "26", "29", "31"]


def test_an_escaped_citation_is_text() -> None:
    body = read_well("Write \\[@ID] so.")
    assert body.citations == ()
    assert body.text == "Write [@ID] so."


def test_minutes_to_read() -> None:
    assert [minutes_to_read("word " * count) for count in (0, 1, 200, 201, 1000)] == [1, 1, 1, 2, 5]


_PIECES = st.sampled_from(
    [
        *(
            "::: more A",
            "::: note",
            ":::",
            "::: icons 5 of 100 | a",
            "::: band today | x",
            "::: chart by-year",
            ":::::",
        ),
        *("[@A]", "[@", "[@A", "](", "[a](article:b)", "![", "[x](<>)", "**", "*", "_", "`", "~~~", "<b>", "<!--", "<"),
        *(
            "# ",
            "## ",
            "### ",
            "- ",
            "1. ",
            "> ",
            "    ",
            "---",
            "|a|b|\n|-|-|\n|c|",
            "|",
            "\\",
            "&#0;",
            "&amp;",
            "  \n",
        ),
        *("\n", "\n\n", " ", "word", "é", "œ", "\t", "[a]: b", "===", "::: picture body", "<https://e.org>"),
    ]
)


@given(st.lists(_PIECES | st.text(max_size=5), max_size=30).map("".join), st.integers(1, 50))
def test_any_body_is_survived(text: str, first_line: int) -> None:
    text = text.replace("\r", "\n")  # as `textfile` does
    report = Report(Path("a.md"))
    body = read_body(text, first_line, "en", Figures({"by-year": CHART}, {}, {"body": BODY}), report)
    last_line = first_line + text.count("\n")
    for problem in report.problems:
        assert first_line <= problem.line <= last_line
    for _, line in (*body.citations, *body.links, *body.shown):
        assert first_line <= line <= last_line
    assert len({heading.anchor for heading in body.headings}) == len(body.headings)
    assert store.load_blocks(store.dump_blocks(body.blocks)) == body.blocks
    for html in html_parts(body.blocks):
        assert set(_TAG.findall(html)) <= _TAGS


_TAG = re.compile(r"</?([^\s<>]*)")
_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "strong", "em", "a", "br"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}


def html_parts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Prose | Panel | Band):
            yield block.html
        elif isinstance(block, Fold):
            yield from html_parts(block.blocks)
