# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`{team-number}` in a text: "the number your team gave you", and with a clinic's own pages that very number.

A library keeps the placeholder; what reads it fills it in, so that one library serves every clinic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from metsguide.store import PLACEHOLDER

_WORDS = {"en": "the number your team gave you", "fr": "le numéro que votre équipe vous a donné"}
_NOT_DIALLED = re.compile(r"[^+0-9]+")


class TeamNumber(NamedTuple):
    """The telephone number of a clinic's team as it is written, and when it is answered, by language."""

    number: str
    hours: Mapping[str, str] = {}

    @property
    def address(self) -> str:
        """The number as a `tel:` address. An extension is for whoever answers."""
        number = self.number.partition(" ext.")[0]
        return "tel:" + _NOT_DIALLED.sub("-", number).strip("-")


def words(language: str) -> str:
    """What the placeholder says where no number is known."""
    return _WORDS.get(language, _WORDS["en"])


def in_text(text: str, language: str, number: TeamNumber | None = None) -> str:
    """A plain text with the placeholder filled in."""
    if PLACEHOLDER not in text:
        return text
    said = words(language)
    return text.replace(PLACEHOLDER, f"{number.number} ({_inside(said, language, number)})" if number else said)


def in_html(html: str, language: str, number: TeamNumber | None = None) -> str:
    """HTML with the placeholder filled in; the number is a link."""
    if PLACEHOLDER not in html:
        return html
    said = words(language)
    if number is not None:
        inside = _escaped(_inside(said, language, number))
        said = f'<a href="{number.address}">{_escaped(number.number)}</a> ({inside})'
    return html.replace(PLACEHOLDER, said)


def _inside(said: str, language: str, number: TeamNumber) -> str:
    hours = number.hours.get(language, "")
    return f"{said}; {hours}" if hours else said


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
