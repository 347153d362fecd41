# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A small library in two languages, written straight into the layout of `metsguide.store`, so that the tests of the
reading side hang neither on the compiler (but for the search index) nor on the real content. French lacks some of what
English has.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from metsguide import store
from metsguide.authoring.search_index import Entry, Lay, SearchIndex
from metsguide.model import (
    Band,
    Bar,
    Block,
    Chart,
    Figure,
    Fold,
    Grid,
    Heading,
    Panel,
    People,
    Prose,
    Resource,
    Review,
    Scene,
    Source,
    Term,
)
from metsguide.words import fold

CHART = Chart(
    "stage4", "New cases", "Canada, 2015", (Bar("Lung", 6823.0, "6,823"), Bar("Breast", 991.0, "991")), ("B",)
)
GRID = Grid(
    "where", "Where it goes", "Common places.", "Cancer", ("Bone", "Liver"), (("Breast", (True, False)),), ("A",)
)
BONE_BLOCKS: tuple[Block, ...] = (
    Prose(
        '<h2 id="signs">Signs of bone pain</h2>\n<p>Pain that is deep. <a class="cite" href="source:B">[1]</a> Read '
        '<a href="article:liver">about the liver</a> or <a href="https://example.org/a?b=1&amp;c=2">this page</a>, or '
        'call <a href="tel:911">911</a>.</p>\n<ul>\n<li>At <strong>night</strong></li>\n<li>At rest\n<ol>\n<li>Lying'
        "</li>\n<li>Sitting</li>\n</ol></li>\n</ul>\n<p>Afterwards.</p>"
    ),
    Panel("do-first", "<p>Call your team.</p>"),
    Band("call-911", "Call 911", "Now", "<ul><li>You cannot breathe</li></ul>"),
    People(67, 67, "had it", "did not"),
    CHART,
    GRID,
    Figure("skeleton", "Your bones", False, (Scene("skeleton", 20, 10, "The bones.", "All of them.", ()),), ("B",)),
    Fold(
        "more", "More about bone", (Prose("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"),)
    ),
    Fold("numbers", "How long people live", (Prose("<p>Half live longer than two years.</p>"), CHART)),
)
HEADINGS = (Heading("signs", "Signs of bone pain", 2),)
TERMS = (
    Term("metastasis", "Metastasis", "A cancer that has moved to another place.", ("mets", "secondary")),
    Term("edema", "Œdème", "Swelling.", ("oedema",)),
    Term("bone-scan", "Bone scan", "A picture of all bones.", ()),
)
SOURCES = (
    Source("A", "Cleveland Clinic", "Metastatic cancer", "2024-01-02", "https://example.org/a", "quoted"),
    Source("B", "Canadian Cancer Society", "Bone metastases", "2025", "https://example.org/b", "quoted"),
)


def _resource(id: str, title: str, **more: Any) -> Resource:
    fields: dict[str, Any] = {
        "kind": "support", "publisher": "A society", "summary": f"{title} helps.", "url": f"https://example.org/{id}",
        "listing_url": "", "listing_title": "", "phone": "", "languages": ("en", "fr"), "country": "CA", "region": "",
        "topics": ("bone", "money"), "verified": "strong", "status": "", "notice": "", "checked": "2026-11",
    }  # fmt: skip
    return Resource(id=id, title=title, **(fields | more))


RESOURCES = (
    _resource("helpline", "The helpline", phone="1-888-000-0000"),
    _resource(
        "lost", "A lost page", url="", verified="none", status="not-found", listing_url="https://example.org/list"
    ),
)

# language, section, position, id, title, short title, summary, urgent, sensitive, text
_ARTICLES = (
    ("en", "spread", 0, "bone", "Cancer that has spread to bone", "Bone", "About bone.", 0, 0, "Bones can hurt. [1]"),
    ("en", "spread", 1, "liver", "The liver", "The liver", "About the liver.", 0, 1, "Pain may come under the ribs."),
    ("en", "help", 0, "fever", "Fever", "Fever", "Fever on treatment.", 1, 0, "Go now if your bones shake."),
    ("fr", "spread", 0, "bone", "Cancer propagé aux os", "Os", "Les os.", 0, 0, "Les os font mal, surtout à l’été."),
)
_SECTIONS = (
    ("en", 0, "help", "Get help now", "phone", "Signs", 1),
    ("en", 1, "spread", "Where it has spread", "spread", "Places", 0),
    ("fr", 1, "spread", "Où il s’est propagé", "spread", "Lieux", 0),
)


def without_entries(path: Path) -> sqlite3.Connection:
    """Write the library, with nothing to be found in it, and open it for a test's own index."""
    write_library(path)
    connection = sqlite3.connect(path)
    for table in ("entry", "word", "form", "beginning", "weight", "lay", "phrase", "learned", "confused"):
        connection.execute(f"DELETE FROM {table}")
    for table in ("entry_words", "entry_titles"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    return connection


LAYS = (
    Lay("en", ["cannot pee", "legs weak"], [("article", "fever")], sign="Weak legs", advice="Go now.", celsius=38.0),
    Lay("en", ["end it all"], [("resource", "helpline")], sign="You are not alone", advice="Call.", in_order=True,
        exceptions=["not end it all"]),
    Lay("en", ["skeleton", "what holds me up"], [("article", "bone"), ("term", "bone-scan")]),
    Lay("en", ["meaning"], kind="term"),
)  # fmt: skip


def write_library(
    path: Path, *, extra_articles: int = 0, languages: tuple[str, ...] = ("en", "fr"), lays: Sequence[Lay] = LAYS
) -> Path:
    """Write the library, with so many more articles about nothing in particular. Returns `path`."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {store.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {store.FORMAT}")
        connection.executescript(store.SCHEMA)
        meta = {"id": "test", "title": "A test", "version": "1.2", "date": "2026-11-22", "publisher": "The authors"}
        meta |= {"licence": "CC-BY-4.0", "languages": json.dumps(languages)}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.executemany("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?)", _SECTIONS)
        index = SearchIndex(connection, {"en": ["the", "about", "my", "some", "a"]}, {"en": [("hurt", "pain")]}, {})
        articles = [*_ARTICLES]
        for number in range(extra_articles):
            name = f"Page {number} of bone"
            text = f"Some common words about bone and number {number}. " * 8
            articles.append(("en", "spread", number + 2, f"page-{number}", name, name, "A page.", 0, 0, text))
        for article in articles:
            _add_article(connection, index, article)
        for place, resource in enumerate(RESOURCES):
            row = [json.dumps(value) if isinstance(value, tuple) else value for value in tuple(resource)[:-1]]
            connection.execute(f"INSERT INTO resource VALUES ('en', ?{', ?' * len(row)})", (place, *row))
            index.add(
                Entry(
                    "en",
                    "resource",
                    resource.id,
                    resource.title,
                    resource.kind,
                    resource.summary,
                    body=resource.summary,
                )
            )
        for term in TERMS:
            row = [term.id, fold(term.title), term.title, term.meaning, json.dumps(term.aliases)]
            connection.execute("INSERT INTO term VALUES ('en', ?, ?, ?, ?, ?)", row)
            names = " ".join(term.aliases)
            index.add(Entry("en", "term", term.id, term.title, "", term.meaning, names=names, body=term.meaning))
        index.finish(lays)
        connection.executemany("INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)", [tuple(source) for source in SOURCES])
        connection.execute("INSERT INTO drawing VALUES ('skeleton', '<svg/>')")
        connection.commit()
    return path


def _add_article(connection: sqlite3.Connection, index: SearchIndex, article: tuple[str | int, ...]) -> None:
    language, section, position, id, title, short, summary, urgent, sensitive, text = article
    connection.execute(
        "INSERT INTO summary VALUES (?, ?, ?, ?, ?, ?, ?, 3, ?, ?)",
        (language, section, position, id, title, short, summary, urgent, sensitive),
    )
    rich = id == "bone" and language == "en"
    blocks = BONE_BLOCKS if rich else (Prose(f"<p>{text}</p>"),)
    review = json.dumps(tuple(Review("Dr A. Example", "oncologist", "2026-10-01"))) if id == "fever" else ""
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            language,
            id,
            json.dumps(["One.", "Two.", "Three."]),
            store.dump_blocks(blocks),
            json.dumps([tuple(heading) for heading in HEADINGS] if rich else []),
            json.dumps(["What now?"]),
            json.dumps(["liver", "fever"]),
            json.dumps(["helpline"]),
            json.dumps(["B", "A"] if rich else []),
            "2026-11",
            review,
            f"{title}\n\n{text}",
        ),
    )
    headings = HEADINGS[0].text if rich else ""
    index.add(
        Entry(str(language), "article", str(id), str(title), str(section), str(text), headings=headings, body=str(text))
    )
