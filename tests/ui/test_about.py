# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The page About: whose work the program brings, and each licence in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metsguide import notices
from tests.ui.reader import Reader

Opener = Callable[..., Reader]


def test_every_part_and_its_licence_is_named(open_at: Opener) -> None:
    reader = open_at("about")
    for part in notices.read():
        assert reader.sees(f"{part.title} {part.version}".strip(), reader.page)
        assert reader.sees(part.licence, reader.page)


def test_a_part_leads_to_its_licence_and_back_leads_here(open_at: Opener) -> None:
    reader = open_at("about")
    reader.window.follow_link("licence:LICENSE-pyside6-essentials.txt")
    assert reader.title == "Qt and Qt for Python (PySide6), shiboken6"
    for words in ("You may put your own build of them in their place", "https://download.qt.io/archive/qt/",
                  "GNU LESSER GENERAL PUBLIC LICENSE", "END OF TERMS AND CONDITIONS", "HarfBuzz"):  # fmt: skip
        assert reader.sees(words, reader.page), words
    reader.press("Back")
    assert reader.place == "about"


@pytest.mark.parametrize("part", notices.read(), ids=lambda part: part.title)
def test_every_licence_can_be_read(part: notices.Notice, open_at: Opener) -> None:
    reader = open_at(f"about:{part.text}")
    assert part.title in reader.title
    assert reader.sees(notices.paragraphs(part.text)[-1][-1], reader.page)


def test_a_licence_that_is_none_is_said_so(open_at: Opener) -> None:
    assert open_at("about:LICENSE-of-nothing.txt").sees("MetsGuide has no part with this licence.")
