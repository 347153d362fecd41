# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Every mistake an editor can make is named with its place and with what to do."""

from __future__ import annotations

import pytest

from .conftest import Folder
from .mistakes import ALL, articles, data, pictures


def test_good_content_has_no_problem(folder: Folder) -> None:
    assert folder.problems() == []


@pytest.mark.parametrize("mistake", [pytest.param(mistake, id=name) for name, mistake in ALL])
def test_a_mistake_is_named(folder: Folder, mistake: tuple[str, str, str, str]) -> None:
    name, old, new, expected = mistake
    folder.edit(name, old, new)
    assert f"{name}:{expected}" in folder.problems()


def test_everything_is_reported_in_one_run(folder: Folder) -> None:
    mistakes = [
        articles.MISTAKES["missing summary"], articles.MISTAKES["dead term"], pictures.MISTAKES["picture moves"],
        data.MISTAKES["status"], data.MISTAKES["mark"],
    ]  # fmt: skip
    for name, old, new, _ in mistakes:
        folder.edit(name, old, new)
    found = folder.problems()
    for name, _, _, expected in mistakes:
        assert f"{name}:{expected}" in found


def test_a_missing_language_is_named(folder: Folder) -> None:
    folder.edit("library.yaml", "[en]", "[en, fr]")
    found = folder.problems()
    assert "articles/spread/bone.en.md:1: there is no bone.fr.md; write it, or change library.yaml" in found
    assert "glossary/en.yaml:2: there is no term metastasis in glossary/fr.yaml; write it there too" in found
    assert "sections.yaml:2: `fr` is missing; write it" in found


def test_a_source_nobody_cites_is_named(folder: Folder) -> None:
    more = "- {id: LONELY, publisher: A, title: B, date: undated, licence: C}\n"
    folder.edit("sources.yaml", "sources:\n", f"sources:\n{more}")
    assert folder.problems() == ["sources.yaml:2: no article cites LONELY; cite it or remove it"]


def test_links_to_an_article_that_cannot_be_read_are_no_problem(folder: Folder) -> None:
    folder.write("articles/spread/bone.en.md", b"\xff")
    assert folder.problems() == ["articles/spread/bone.en.md:1: is not UTF-8 text; save the file as UTF-8"]
