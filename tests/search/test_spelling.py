# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Different spellings of one word are one word."""

from __future__ import annotations

import pytest

from metsguide.search.spelling import is_mere_number, read_numerals, sound, stemmer
from metsguide.words import words_of


@pytest.mark.parametrize(
    "words",
    [
        "tumour tumor tumours tumors", "oedema edema", "haemoglobin hemoglobin", "anaemia anemia", "diarrhoea diarrhea",
        "leukaemia leukemia", "paralysed paralyzed", "counselling counseling", "centre center", "metre meter",
        "programme program", "metastasise metastasize metastasised", "walk walks walking walked", "biopsy biopsies",
        "confused confusion", "oesophagus esophagus", "colour color",
    ],
)  # fmt: skip
def test_english(words: str) -> None:
    assert len({stemmer("en")(word) for word in words.split()}) == 1


def test_other_words_stay_apart() -> None:
    stems = [
        stemmer("en")(word)
        for word in (
            "live",
            "liver",
            "fever",
            "never",
            "hour",
            "hair",
            "cough",
            "cold",
            "fit",
            "fitness",
            "confused",
            "confusing",
        )
    ]
    assert len(set(stems)) == len(stems)


def test_french_and_a_language_without_stems() -> None:
    assert stemmer("fr")("douleurs") == stemmer("fr")("douleur")
    assert stemmer("xx")("douleurs") == "douleurs"


@pytest.mark.parametrize(
    "text", ["stage iv", "stage 4", "stage four", "stage4", "stageiv", "4th stage", "fourth stage"]
)
def test_numerals(text: str) -> None:
    assert sorted(read_numerals(text.split(), "en")) == ["4", "stage"]


def test_an_iv_drip_is_no_four() -> None:
    assert read_numerals(["iv", "drip"], "en") == ["iv", "drip"]


@pytest.mark.parametrize(
    ("text", "place", "mere"),
    [("awake at 3 am", 2, True), ("stage 4", 1, False), ("ca 19 9", 2, False), ("pain", 0, False)],
)
def test_a_number_is_part_of_a_name_or_only_counts(text: str, place: int, mere: bool) -> None:
    assert is_mere_number(text.split(), place) is mere


@pytest.mark.parametrize(
    ("one", "other"),
    [("morfine", "morphine"), ("neumonia", "pneumonia"), ("kemo", "chemo"), ("boan", "bone"),
     ("sell", "cell"), ("radiashun", "radiation")],
)  # fmt: skip
def test_what_sounds_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_apostrophes_and_numbers_stay_whole() -> None:
    words = [word for word, _, _ in words_of("I can’t, mother's 38,5 9-8-8 l'été x-ray")]
    assert words == ["i", "cant", "mother", "38.5", "9", "8", "8", "ete", "x", "ray"]
