# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What `metsguide clinic new` writes: a small folder that builds as it is, and says in comments what to change."""

from __future__ import annotations

import datetime
from pathlib import Path


def write(folder: Path, today: datetime.date) -> None:
    """Write the files into a folder. Raises OSError."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        dated = text.replace("@TODAY", today.isoformat()).replace("@MONTH", today.strftime("%Y-%m"))
        path.write_text(dated, encoding="utf-8", newline="\n")


_CLINIC = """\
# Your clinic, in one file. Lines that begin with # are comments.
# Check it and make a library of it with: metsguide clinic build FOLDER

id: example-clinic                  # small letters, digits and hyphens; never changes
title: Example Cancer Clinic        # as your patients know you
version: "1"                        # yours to count
date: "@TODAY"                  # when you last changed something
languages: [en]                     # write each page once for each of these

# Where a page says "the number your team gave you", this number is shown, and can be called.
team-number: 555-123-4567
# team-number: 555-123-4567 ext. 8
team-hours:
  en: day and night                 # when somebody answers; leave `team-hours` out where it is nothing to say

# Places to turn that do not fit your patients, by id (metsguide resources lists them). Lines for people in danger stay.
# hide: [some-id, another-id]
"""

_SECTIONS = """\
# Your section: it stands first in the contents. Add the id of each new page here.
sections:
- id: clinic
  icon: hospital                    # or team, people, signpost, home, phone, cal
  title: {en: "Example Cancer Clinic"}
  summary: {en: "Our numbers, our hours, how to find us."}
  articles:
  - clinic-contact
  - clinic-groups
"""

_SOURCES = """\
# Who says so. Your own statements come from you: cite them as [@EXAMPLE-CLINIC].
# A statement about cancer needs a source of its own, as in the library; cite the library's sources by their ids.
sources:
- id: EXAMPLE-CLINIC
  publisher: Example Cancer Clinic
  title: What we tell our patients
  date: "@TODAY"
  licence: © Example Cancer Clinic
"""

_RESOURCES = """\
# Places to turn near you. They come first in the list. Leave out a line that you have nothing for.
resources:
- id: example-clinic-group
  kind: group                       # group, support, financial, caregiver, palliative, guide ...
  title: Tuesday evening group
  publisher: Example Cancer Clinic
  phone: 555-123-4568
  # url: https://www.example.org/group
  languages: [en]
  country: Canada
  region: Ontario
  topics: [group, emotional support]
  verified: strong                  # strong: you looked yourself
  checked: @MONTH
  summary: {en: "People with cancer that has spread meet each Tuesday at 7 in the evening, in room 12."}
"""

_CONTACT = """\
---
title: How to reach us
short: How to reach us
summary: Our numbers, when we answer, and where we are.
key_points:
  - Call us at any hour if you are unsure.
  - In danger right now, call 911 first.
  - Bring your medicines when you come.
questions:
  - Who do I call on weekends?
# Two pages to go on to: yours, or the library's.
next: [clinic-groups, emergency-guide]
resources: [example-clinic-group]
# The month in which you last checked all of this.
checked: @MONTH
---

## Our numbers

| What for | Number | When |
|---|---|---|
| Your cancer team | {team-number} | Day and night |
| Appointments | [555-123-4569](tel:555-123-4569) | Weekdays, 8 to 4 |
| Pharmacy | [555-123-4570](tel:555-123-4570) | Weekdays, 9 to 5 |

In an emergency do not wait for us: call [911](tel:911), or see [Get help now](article:emergency-guide).

## Where we are

12 Example Street, second floor. Bus 5 and bus 9 stop at the door. [@EXAMPLE-CLINIC]

::: picture example-clinic-map
"""

_GROUPS = """\
---
title: Groups that meet here
short: Groups
summary: Who meets, when, and how to come.
key_points:
  - Our groups are free.
  - You can bring someone with you.
  - You need not say anything.
next: [clinic-contact, caregivers]
resources: [example-clinic-group]
checked: @MONTH
---

## On Tuesday evenings

People with cancer that has spread meet in room 12, from 7 to 8:30. [@EXAMPLE-CLINIC]

To come, call [555-123-4568](tel:555-123-4568).
"""

_MAP = """\
# What the picture shows. Words stand here and not in the drawing, so that they grow with the text.
sources: [EXAMPLE-CLINIC]
scenes:
- drawing: example-clinic-map
  caption: The clinic is between the park and the river
  alt: A map. Example Street runs from left to right. The clinic is above it, between a park on the left and the river.
  labels:
  - {x: 195, y: 45, words: Clinic}
  - {x: 70, y: 74, words: Park}
  - {x: 250, y: 108, words: Example Street}
"""

_DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 160" fill="none">
<title>How to find the clinic</title>
<rect x="1" y="1" width="398" height="158" rx="12" fill="theme:card" stroke="theme:ink-2"/>
<rect x="16" y="16" width="110" height="70" rx="8" fill="theme:tint"/>
<path d="M16 108 H384" stroke="theme:ink-2" stroke-width="4"/>
<rect x="160" y="30" width="70" height="56" rx="4" fill="theme:tint" stroke="theme:accent" stroke-width="3"/>
<path d="M300 8 C280 50 330 90 310 152" stroke="theme:ink-2" stroke-width="6"/>
</svg>
"""

_README = """\
# Our pages in MetsGuide

    metsguide clinic build .          # checks everything, then writes clinic.library
    metsguide --clinic clinic.library # look at it

On the waiting-room computer, name the file in the policy: `clinic: /srv/metsguide/clinic.library`.

- `clinic.yaml`: who you are, your team's number, what is hidden
- `sections.yaml`: your section and the order of its pages
- `articles/clinic/`: the pages, in Markdown
- `resources.yaml`: places to turn near you
- `pictures/`: a map
- `sources.yaml`: who says so

Your pages add to the library and never change what it says. They are marked as yours.
"""

FILES = {
    "clinic.yaml": _CLINIC,
    "sections.yaml": _SECTIONS,
    "sources.yaml": _SOURCES,
    "resources.yaml": _RESOURCES,
    "articles/clinic/clinic-contact.en.md": _CONTACT,
    "articles/clinic/clinic-groups.en.md": _GROUPS,
    "pictures/example-clinic-map.en.yaml": _MAP,
    "pictures/example-clinic-map.svg": _DRAWING,
    "README.md": _README,
}
"""The files by name, with @TODAY and @MONTH where a date stands."""
