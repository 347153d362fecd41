# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Words are found as a reader types them, and marked where they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metsguide.finding import occurrences
from metsguide.words import fold


def found(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "there"),
    [
        ("Bone and bones", "BONE", ["Bone", "bone"]),
        ("propagé aux os, l’été", "propage", ["propagé"]),
        ("propagé aux os, l’été", "l'ete", ["l’été"]),
        ("Œdème and oedema", "oedem", ["Œdèm", "oedem"]),
        ("Œdème", "o", []),
        ("Œdème", "e", ["è", "e"]),
        ("e\u0301te\u0301", "ete", ["e\u0301te\u0301"]),
        ("a “quoted” word", '"quoted"', ["“quoted”"]),
        ("4–6 weeks", "4-6", ["4–6"]),
        ("38.0\u00a0°C", "38.0 °c", ["38.0\u00a0°C"]),
        ("back pain", "  back   pain ", ["back pain"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("one line\nanother", "line another", []),
        ("\U0001f600 bone", "bone", ["bone"]),
        ("anything", "", []),
        ("anything", " \t", []),
        ("", "a", []),
        ("Straße", "strasse", ["Straße"]),
        ("Straße", "s", ["S"]),
    ],
)
def test_what_is_found(text: str, wanted: str, there: list[str]) -> None:
    assert found(text, wanted) == there


@given(st.text(), st.text())
def test_places_are_in_order_within_the_text_and_none_overlap(text: str, wanted: str) -> None:
    places = occurrences(text, wanted)
    ends = [0, *(end for _, end in places)]
    for (start, end), before in zip(places, ends, strict=False):
        assert before <= start < end <= len(text)


@given(st.text(), st.text(alphabet=st.characters(codec="latin-1", categories=("L", "N")), min_size=1), st.text())
def test_what_is_there_is_found(before: str, wanted: str, after: str) -> None:
    if fold(wanted).strip():
        assert occurrences(f"{before} {wanted} {after}", wanted)
