# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Running text taken apart, and as it is read away from the program."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metsguide.prose import Run, addresses_in, runs, without_links_inside


def test_headings_paragraphs_and_items_are_pieces_of_their_own() -> None:
    html = (
        '<h2 id="a">Signs</h2>\n<p>You may <strong>feel</strong>:</p><ul><li>pain</li>\n<li>a <em>cough</em></li></ul>'
    )
    assert runs(html) == (
        Run("heading", "Signs", 2),
        Run("paragraph", "You may <strong>feel</strong>:"),
        Run("item", "pain", 1),
        Run("item", "a <em>cough</em>", 1),
    )


def test_items_of_an_ordered_list_have_their_numbers() -> None:
    assert [run.number for run in runs("<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>")] == [1, 2, 1]


def test_a_list_within_a_list_is_deeper() -> None:
    found = runs("<ol><li>one<ul><li>inner</li></ul></li><li>two</li></ol>")
    assert found == (Run("item", "one", 1, 1), Run("item", "inner", 2), Run("item", "two", 1, 2))


def test_a_second_paragraph_of_an_item_stays_indented() -> None:
    found = runs("<ul><li><p>first</p><p>second</p></li></ul>")
    assert found == (Run("item", "first", 1), Run("paragraph", "second", 1))


def test_rows_of_a_table_have_cells() -> None:
    head = "<thead><tr><th>Paper</th>\n<th>Date</th></tr></thead>"
    html = f"<table>{head}<tbody><tr><td>A <b>b</b></td><td></td></tr></tbody></table>"
    assert runs(html) == (
        Run("row", cells=("Paper", "Date"), head=True), Run("row", cells=("A <b>b</b>", "")),
    )  # fmt: skip


def test_signs_of_html_stay_signs() -> None:
    assert runs("<p>under 5 &lt; 6 &amp; more</p>") == (Run("paragraph", "under 5 &lt; 6 &amp; more"),)


def test_the_address_of_a_link_can_be_read_on_paper() -> None:
    found = runs('<p>See <a href="https://example.org/a?b=1&amp;c=2">the page</a>, call <a href="tel:911">911</a>.</p>')
    assert found[0].html == "See the page (https://example.org/a?b=1&amp;c=2), call 911."


def test_links_into_the_program_are_only_words_away_from_it() -> None:
    html = (
        '<p><a href="article:em-fever">Fever</a> with <a href="term:chemo">chemo</a> '
        '<a class="cite" href="source:A">[1]</a> <a href="https://example.org">x</a></p>'
    )
    assert without_links_inside(html, citations=False) == (
        '<p>Fever with chemo <a href="https://example.org">x</a></p>'
    )
    assert "chemo <sup>[1]</sup>" in without_links_inside(html, citations=True)
    assert addresses_in(html) == ("https://example.org",)


@pytest.mark.parametrize("html", ["<p", "</li>", "<li>a", "<tr><td>x", "<ul></ul>", "&#99999999;", "<p><ul><li>"])
def test_broken_html_is_taken_as_it_is(html: str) -> None:
    runs(html)


@given(st.text(max_size=60))
def test_no_words_are_lost(text: str) -> None:
    from html import escape, unescape

    found = runs(f"<p>{escape(text)}</p>")
    shown = "".join(unescape(run.html) for run in found)
    assert shown.split() == unescape(escape(text)).split()
