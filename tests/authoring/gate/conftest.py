# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A small content that the gate finds nothing in, and one line in each page to be written anew."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from metsguide.authoring.check import check
from metsguide.authoring.gate.rules import judge
from metsguide.authoring.read import read
from tests.authoring.conftest import TODAY, Folder

SAY = "Say it here. [@ONE]"
"""The paragraph to be written anew. It stands in line `SAY_LINE` of both pages."""
SAY_LINE = 16
LONG = "You can sit by the door in the sun for a while and then go back in to have some soup with all of us"
"""A sentence of 25 words, which is too long for any page."""

CALM = "articles/first/calm.en.md"
URGENT = "articles/help/urgent.en.md"

_FRONT = """\
---
title: {title}
summary: What you can do now.
{flag}
key_points: [Rest., Drink., Ask.]
questions: [Who do I call?]
next: [{next}]
checked: 2026-11
scores: {{cci: 100, pemat-understandable: 100, pemat-actionable: 100}}
---

{first}

{before}

{say}

"""

_FILLER = "The sun is up and the room is warm. A friend can bring some soup. You may feel low for a day or two."
_PARTS = "".join(f"## Part {number}\n\n{_FILLER} [@ONE]\n\n{_FILLER} [@ONE]\n\n" for number in ("one", "two", "three"))
_REST = f"## The rest\n\n{_FILLER} [@ONE]\n\n{_FILLER} [@ONE]\n\n{_FILLER} [@ONE]\n\n{_FILLER} [@ONE]\n"
_SHORT = "The sun is up and the room is warm. A friend can bring some soup. [@ONE]\n\n"


def _calm(title: str, following: str) -> str:
    first, before = "You are not on your own.", "You can ask for help."
    front = _FRONT.format(title=title, flag="sensitive: false", next=following, first=first, before=before, say=SAY)
    return front + _PARTS + _REST


def _urgent() -> str:
    first, before = "Go now if it is bad. [@ONE]", "Call [911](tel:911). [@ONE]"
    front = _FRONT.format(title="Go now", flag="urgent: true", next="calm, other", first=first, before=before, say=SAY)
    return front + "## What it may be\n\n" + _SHORT * 10


WORDING = """\
plain: [anyone, family, hospital, vegetable]
letters: [ID]
banned:
- {words: [battle, lost the fight], instead: say what is true}
orders: [ask, call, go, say, rest, drink, feel]
invitations: [you can, you may]
offers: [ask]
after_nouns: [can]
leave: [you do not have to]
openers: [if, then, for]
naming: [the word for it is]
pages: [page]
facts: [cancer*, bone*, drug*, pain]
medical_endings: [oma, itis, mab]
"""

FILES = {
    "library.yaml": """\
id: small
title: A small library
version: 2026.11.0
date: 2026-11-22
publisher: The MetsGuide authors
licence: CC-BY-4.0
languages: [en]
""",
    "sections.yaml": """\
sections:
- {id: first, icon: start, title: {en: Start}, summary: {en: First steps.}, articles: [calm, other]}
- {id: help, icon: phone, title: {en: Get help now}, summary: {en: Signs.}, urgent: true, articles: [urgent]}
""",
    "sources.yaml": """\
sources:
- {id: ONE, publisher: A society, title: A page, date: undated, url: 'https://example.org/', licence: its own}
""",
    "resources.yaml": """\
resources:
- id: helpline
  kind: support
  title: The Battle Helpline
  publisher: A society
  url: https://example.org/help
  languages: [en]
  topics: [any]
  verified: strong
  checked: 2026-11
  summary: {en: People who listen.}
""",
    "glossary/en.yaml": """\
terms:
- {id: biopsy, title: Biopsy, meaning: Taking a small piece to look at., aliases: [biopsies]}
- {id: lymphoma, title: Lymphoma, meaning: A cancer of some white blood cells.}
- {id: mri, title: MRI, meaning: Pictures made with a magnet.}
- {id: bad-battle, title: Battle sign, meaning: A bruise behind the ear.}
""",
    "wording/en.yaml": WORDING,
    CALM: _calm("A calm page", "other, urgent"),
    "articles/first/other.en.md": _calm("One more page", "calm, urgent"),
    URGENT: _urgent(),
}


class GateFolder(Folder):
    """A content folder, judged."""

    today: datetime.date = TODAY

    def say(self, text: str, name: str = CALM) -> None:
        """Write `text` in place of the paragraph that is there for it."""
        self.edit(name, SAY, text)

    def set(self, key: str, value: str, name: str = CALM) -> None:
        """Write a key of the front matter anew, or as the last one."""
        lines = (self.root / name).read_text(encoding="utf-8").split("\n")
        at = next((at for at, line in enumerate(lines) if line.startswith(f"{key}:")), lines.index("---", 1))
        lines[at : at + lines[at].startswith(f"{key}:")] = [f"{key}: {value}"]
        self.write(name, "\n".join(lines))

    def problems(self) -> list[str]:
        """Everything that `metsguide check` names, but the warnings."""
        content, found = read(self.root)
        return self._shown([*found, *check(content), *judge(content, self.today).problems])

    def warnings(self) -> list[str]:
        """What it warns of."""
        return self._shown(judge(self.read(), self.today).warnings)


@pytest.fixture
def gate(tmp_path: Path) -> GateFolder:
    made = GateFolder(tmp_path / "content")
    for name, text in FILES.items():
        made.write(name, text)
    return made
