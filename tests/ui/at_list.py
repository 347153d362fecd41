# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Things to keep on my list, and what is on it: in the window, and on the disk."""

from __future__ import annotations

from pathlib import Path

from metsguide import my_list
from metsguide.library import Library
from metsguide.my_list import Item, MyList, from_bytes
from metsguide.ui.list_button import ListButton
from tests.ui.reader import Reader

ADD, ON = "Add to my list", "On my list"
OWN = Item("own-question", "", "Who do I call at night?")
NOTE = Item("note", "", "Bring the blue folder.")
GONE = Item("article", "a-page-of-old", "A page of old", "What it was about.", "en")


def filled(library: Library) -> MyList:
    article, place = library.article("site-bone", "en"), library.resource("ccs-helpline", "en")
    term, about = library.term("metastases", "en"), library.summary("site-liver", "en")
    assert article is not None
    assert place is not None
    assert term is not None
    assert about is not None
    return MyList((
        my_list.of_question(article, article.questions[0]), my_list.of_question(article, article.questions[1]), OWN,
        my_list.of_article(about, "en"), my_list.of_resource(place, "en"), my_list.of_term(term, "en"), GONE, NOTE,
    ))  # fmt: skip


def on_list(reader: Reader) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in reader.window.kept.my_list.value]


def on_disk(folder: Path) -> MyList:
    return from_bytes((folder / "my-list.json").read_bytes())


def buttons_for(reader: Reader, words: str) -> list[ListButton]:
    return [one for one in reader.widgets(ListButton, reader.page) if one.item.text == words]
