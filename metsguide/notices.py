# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The work of others that MetsGuide brings, with its licences, as `make notices` has put it into resources."""

from __future__ import annotations

from typing import NamedTuple

from metsguide import places

_FULL = 50
"""A line of so many characters was broken for its length."""


class Notice(NamedTuple):
    """A part: `licence` is its SPDX expression, `version` "" where none is set, `text` names its licence's words."""

    title: str
    version: str
    licence: str
    address: str
    text: str


def read() -> list[Notice]:
    """Every part, in the order in which it is to be shown. Raises OSError where a copy has lost its notices."""
    import json

    path = places.resource("licences/notices.json")
    return [Notice(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


def paragraphs(text: str) -> list[list[str]]:
    """The words of a licence, by the name in `Notice.text`, as paragraphs of lines. A line that was only broken for its
    length is joined with the next. Raises OSError where there is no such text.
    """
    import re

    item = re.compile(r"([-*•]|\(?[0-9a-z]{1,2}[.)]) ")
    found: list[list[str]] = [[]]
    short = True
    for line in places.resource(f"licences/{text}").read_text(encoding="utf-8").splitlines():
        words = re.sub(r"\s+", " ", line.strip())
        if not words or set(words) <= set("-=*_"):
            found.append([])
        elif found[-1] and not short and not item.match(words):
            found[-1][-1] += f" {words}"
        else:
            found[-1].append(words)
        short = len(words) < _FULL
    return [paragraph for paragraph in found if paragraph]
