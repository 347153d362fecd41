# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`{team-number}`: words without a clinic, a number to call with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from metsguide.authoring.explain import Explainer
from metsguide.library import Library
from metsguide.model import Panel, Prose, Term
from metsguide.plain import article_as_text
from metsguide.team_number import TeamNumber, in_html, in_text, words
from tests.library_fixture import write_library

NUMBER = TeamNumber("555-123-4567")


def test_without_a_number_it_is_what_the_team_gave() -> None:
    assert in_text("Call {team-number} now.", "en") == "Call the number your team gave you now."
    assert in_html("<p>Call {team-number}.</p>", "fr") == "<p>Call le numéro que votre équipe vous a donné.</p>"
    assert words("xx") == words("en")
    assert in_text("Call 911.", "en", NUMBER) == "Call 911."


def test_with_a_number_it_is_that_number_to_call() -> None:
    html = in_html("<p>Call {team-number}.</p>", "en", NUMBER)
    assert html == '<p>Call <a href="tel:555-123-4567">555-123-4567</a> (the number your team gave you).</p>'
    assert in_text("Call {team-number}.", "en", NUMBER) == "Call 555-123-4567 (the number your team gave you)."


def test_when_it_is_answered_stands_with_it() -> None:
    number = TeamNumber("555-123-4567", {"en": "day & night"})
    assert "(the number your team gave you; day &amp; night)" in in_html("{team-number}", "en", number)
    assert "; " not in in_html("{team-number}", "fr", number)


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("555-123-4567", "tel:555-123-4567"),
        ("+1 (555) 123 4567", "tel:+1-555-123-4567"),
        ("555 123 4567 ext. 12", "tel:555-123-4567"),
    ],
)
def test_the_address_to_call(number: str, address: str) -> None:
    assert TeamNumber(number).address == address


def test_a_library_fills_it_in_wherever_an_article_says_it(tmp_path: Path) -> None:
    import sqlite3

    path = write_library(tmp_path / "x.library")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE article SET blocks = replace(blocks, 'Call your team.', 'Call {team-number}.')")
    connection.close()
    with Library.open(path) as library:
        assert "Call the number your team gave you." in _panel(library)
        library.team_number = TeamNumber("555-123-4567", {"en": 'after "hours"'})
        assert '<a href="tel:555-123-4567">555-123-4567</a> (the number your team gave you; after "hours")' in _panel(
            library
        )
        article = library.article("bone", "en")
        assert article is not None
        assert 'Call 555-123-4567 (the number your team gave you; after "hours").' in article_as_text(library, article)


def _panel(library: Library) -> str:
    article = library.article("bone", "en")
    assert article is not None
    return next(block.html for block in article.blocks if isinstance(block, Panel))


def test_a_word_of_the_glossary_does_not_break_it() -> None:
    explainer = Explainer([Term("team", "team", "Those who look after you.", ()), Term("number", "number", "A.", ())])
    (block,) = explainer._blocks([Prose("<p>Your team: {team-number}.</p>")], set())
    assert isinstance(block, Prose)
    assert block.html == '<p>Your <a href="term:team">team</a>: {team-number}.</p>'
