# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Reading wording/<language>.yaml."""

from __future__ import annotations

from pathlib import Path

from metsguide.authoring.list_files import ListFile
from metsguide.authoring.problems import Problem
from metsguide.authoring.wording import NO_WORDING, Wording
from metsguide.words import fold


def read_wording(path: Path) -> tuple[Wording, list[Problem]]:
    """wording/<language>.yaml. What is missing is empty, with a problem."""
    file = ListFile(path)
    fields = file.fields
    if fields is None:
        return NO_WORDING, file.problems

    def words(name: str) -> list[str]:
        return [fold(text) for text, _ in fields.texts(name, required=True)]

    def phrases(name: str) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(text.split()) for text in words(name))

    banned: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for entry in fields.mappings("banned"):
        forms = [tuple(fold(text).split()) for text, _ in entry.texts("words", required=True)]
        instead = entry.text("instead")
        entry.done()
        for form in forms:
            banned[form[0]] = (*banned.get(form[0], ()), (form, instead))
    facts = words("facts")
    wording = Wording(
        plain=frozenset(words("plain")),
        letters=frozenset(text for text, _ in fields.texts("letters", required=True)),
        banned=banned,
        orders=frozenset(words("orders")),
        after_nouns=frozenset(words("after_nouns")),
        invitations=phrases("invitations"),
        offers=frozenset(words("offers")),
        leave=phrases("leave"),
        openers=frozenset(words("openers")),
        naming=phrases("naming"),
        pages=phrases("pages"),
        facts=frozenset(word for word in facts if not word.endswith("*")),
        fact_beginnings=tuple(word[:-1] for word in facts if word.endswith("*")),
        medical_endings=tuple(words("medical_endings")),
    )
    fields.done()
    return wording, file.problems
