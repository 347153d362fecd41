# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What software centres show: AppStream metainfo, with the release notes of CHANGELOG.md; and the desktop entry."""

from __future__ import annotations

import os
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from packager import project

SITE = "METSGUIDE_SITE"
"""An environment variable: the address under which the project's files are published, to show pictures and to link to.
Without it none is claimed.
"""

_KEYWORDS = ("cancer", "metastatic", "metastases", "health", "patient", "palliative", "glossary")
_CATEGORIES = ("Education", "MedicalSoftware")
_ABOUT = (
    "MetsGuide gives clear, sourced information about metastatic cancer to people who have it and to those who care "
    "for them. It works without a network, keeps nothing about its reader, and says of every page where it comes from, "
    "when it was checked, and whether a clinician has reviewed it.",
    "MetsGuide is information. It does not replace your care team, and it is not an emergency service.",
)
_FEATURES = (
    "Large calm pages and short sentences; “Get help now” in the same place on every screen",
    "Numbers about survival are shown only when asked for",
    "Keyboard alone, screen reader, text from 80 % to 200 %, light, dark and high contrast",
    "No account, no network connection while reading, no record of what was read",
)
_PICTURES = (
    ("home-light-100.png", "The first screen, with four doors to begin with"),
    ("article-light-100.png", "An article: what to know first, then the text with its sources"),
)


def desktop_entry() -> str:
    """The menu's entry. Its name must be the one that `ui/app.py` gives as its desktop file."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={project.TITLE}",
        "GenericName=Information about metastatic cancer",
        "GenericName[fr]=Information sur le cancer métastatique",
        f"Comment={project.summary()}",
        "Exec=metsguide",
        "TryExec=metsguide",
        "Icon=metsguide",
        "Terminal=false",
        f"Categories={';'.join(_CATEGORIES)};",
        f"Keywords={';'.join(_KEYWORDS)};",
        "StartupNotify=true",
        "StartupWMClass=metsguide",
    )
    return "\n".join(lines) + "\n"


def metainfo() -> str:
    """The metainfo file, as XML."""
    component = Element("component", {"type": "desktop-application"})

    def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
        element = SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
        element.text = text or None
        return element

    add(component, "id", project.IDENTIFIER)
    add(component, "metadata_license", "MIT")
    add(component, "project_license", "MIT AND CC-BY-4.0 AND OFL-1.1")
    add(component, "name", project.TITLE)
    add(component, "summary", project.summary())
    add(component, "developer_name", project.PUBLISHER)
    described = add(component, "description")
    for paragraph in _ABOUT:
        add(described, "p", paragraph)
    listed = add(described, "ul")
    for feature in _FEATURES:
        add(listed, "li", feature)
    add(component, "launchable", "metsguide.desktop", type="desktop-id")
    add(add(component, "provides"), "binary", "metsguide")
    categories = add(component, "categories")
    for category in _CATEGORIES:
        add(categories, "category", category)
    keywords = add(component, "keywords")
    for keyword in _KEYWORDS:
        add(keywords, "keyword", keyword)
    add(component, "content_rating", type="oars-1.1")
    site = os.environ.get(SITE, "").rstrip("/")
    if site:
        _addresses(component, site)
    releases = add(component, "releases")
    for release in project.releases():
        kind = "stable" if release.date else "development"
        day = (release.date or project.release_date()).isoformat()
        notes = add(add(releases, "release", version=release.version, date=day, type=kind), "description")
        for title, changes in release.changes:
            add(notes, "p", f"{title}:")
            items = add(notes, "ul")
            for change in changes:
                add(items, "li", change)
    ElementTree.indent(component)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(component, encoding="unicode")}\n'


def _addresses(component: Element, site: str) -> None:
    homepage = SubElement(component, "url", {"type": "homepage"})
    homepage.text = site
    shots = SubElement(component, "screenshots")
    for number, (name, caption) in enumerate(_PICTURES):
        shot = SubElement(shots, "screenshot", {"type": "default"} if number == 0 else {})
        SubElement(shot, "caption").text = caption
        SubElement(shot, "image").text = f"{site}/packaging/pictures/{name}"
