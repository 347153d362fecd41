# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A small content folder that has one of everything and no problem."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from metsguide.authoring.check import check
from metsguide.authoring.content import Content
from metsguide.authoring.problems import Problem
from metsguide.authoring.read import read

TODAY = datetime.date(2026, 11, 22)

BONE = """\
---
title: Cancer that has spread to bone
short: Bone
summary: What bone spread is, and what helps.
key_points:
  - This is not a new cancer.
  - Pain can be treated.
  - "Back pain with weak legs: an emergency."
questions:
  - Are any of my bones at risk?
next: [em-cord, start]
resources: [helpline]
checked: 2026-11
reviewed: {by: A. Clinician, role: Oncologist, date: 2026-11-20}
---

Cancer in a bone is a [metastasis](term:metastasis). [@CCS-BONE]

## Where it goes

The spine, *ribs* and hips & more. [@CCS-BONE] [@NCI-FS]

::: chart stage-four

::: more How good is radiation?
::: icons 67 of 100 | felt less pain | did not
These figures put many studies together. [@NCI-FS]
:::

::: numbers How long people live
Half lived for quartzite years. [@CCS-BONE]
:::
"""

CORD = """\
---
title: Pressure on the spinal cord
summary: Weak or numb legs need help today.
urgent: true
key_points: [One., Two., Three.]
next: [bone, start]
checked: 2026-11
---

::: do-first
**Go now** if you have any of these: [@CCS-BONE]

- weak legs
- numb legs
:::

::: band call-911 | Call 911 | Do not drive
- chest pain [@NCI-FS]
:::

::: table where
::: picture spine
"""

START = """\
---
title: Start here
summary: The first steps.
key_points: [One., Two., Three.]
next: [bone, em-cord]
checked: 2026-11
allow: {no-source: It only says how to use the program.}
---

Read [about bone](article:bone#where-it-goes), call [us](resource:helpline) or [911](tel:911).
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
- {id: first, icon: start, title: {en: Start}, summary: {en: First steps.}, articles: [start]}
- {id: help, icon: phone, title: {en: Get help now}, summary: {en: Signs.}, urgent: true, articles: [em-cord]}
- {id: spread, icon: spread, title: {en: Where it has spread}, summary: {en: Parts.}, articles: [bone]}
""",
    "sources.yaml": """\
sources:
- id: CCS-BONE
  publisher: Canadian Cancer Society
  title: Bone metastases
  date: undated
  url: https://cancer.ca/en/bone
  licence: © the publisher
- id: NCI-FS
  publisher: NCI
  title: Fact sheet
  date: '2011'
  licence: public domain
""",
    "resources.yaml": """\
resources:
- id: helpline
  kind: support
  title: Helpline
  publisher: Canadian Cancer Society
  url: https://cancer.ca/en/help
  phone: 1-888-939-3333
  languages: [en, fr]
  country: Canada
  topics: [any cancer]
  verified: strong
  checked: 2026-11
  summary: {en: People who listen.}
- id: a-blog
  kind: story
  title: A blog
  publisher: unknown
  listing: {url: 'https://survivornet.ca/cancer-type/metastatic-cancer/', title: The page that lists it}
  languages: [en]
  country: unknown
  topics: [stories]
  verified: none
  status: memorial
  checked: 2026-11
  summary: {en: A blog that a page names.}
  notice: {en: Its writer has died.}
""",
    "glossary/en.yaml": """\
terms:
- {id: metastasis, title: Metastasis, meaning: Cancer that has spread., aliases: [metastases, mets]}
- {id: oedema, title: Œdème, meaning: Swelling.}
""",
    "search-words/en.yaml": """\
phrases:
- {words: [wobbly legs, numb bottom], to: ['article:em-cord', 'term:oedema']}
""",
    "search-examples/legs.en.yaml": """\
article:em-cord:
- my legs went from under me on the stairs
- the floor feels like cotton wool
term:oedema:
- socks leave deep marks
""",
    "articles/first/start.en.md": START,
    "articles/help/em-cord.en.md": CORD,
    "articles/spread/bone.en.md": BONE,
    "charts/stage-four.en.yaml": """\
title: Found at stage 4
caption: A year in Canada without Quebec, 2011 to 2015.
sources: [NCI-FS]
bars:
- {label: Lung, value: 6823}
- {label: Breast, value: 815.5, shown: about 815}
""",
    "grids/where.en.yaml": """\
title: Where cancers go
caption: The most common places.
corner: Cancer
sources: [CCS-BONE]
columns: [bone, liver]
rows:
- {label: Breast, marks: [bone, liver]}
- {label: Prostate, marks: [bone]}
""",
    "pictures/spine.en.yaml": """\
title: The spine
numbered: true
sources: [CCS-BONE]
scenes:
- drawing: body
  alt: A body from the side, with the spine marked.
  caption: This is the spine.
  labels:
  - {x: 5, y: 2.5, words: Neck}
  - {x: 5, y: 9, words: Lower back}
""",
    "pictures/body.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12" fill="none">
<title>A body</title>
<defs><g id="g"><circle r="2"/></g></defs>
<circle r="5" fill="theme:organ" stroke="theme:organ-line" stroke-width="2"/><use href="#g" x="3"/>
</svg>
""",
}


class Folder:
    """A content folder under test."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a file; `old` must stand in it once."""
        text = (self.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write(name, text.replace(old, new))

    def read(self) -> Content:
        return read(self.root)[0]

    def problems(self) -> list[str]:
        """Everything that would stop a build, as `path:line: message`, the path within the folder."""
        content, found = read(self.root)
        return self._shown([*found, *check(content)])

    def _shown(self, problems: Iterable[Problem]) -> list[str]:
        return [
            f"{one.path.relative_to(self.root).as_posix()}:{one.line}: {one.message}" for one in sorted({*problems})
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "content")
    for name, text in FILES.items():
        made.write(name, text)
    return made
