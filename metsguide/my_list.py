# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""My list: what a reader keeps for the next visit, as a value, and as the text of a file.

The file is JSON in UTF-8, the same whether the program keeps it or a reader takes it away:

    {"format": "metsguide-list", "version": 1, "items": [
      {"kind": "question", "id": "site-bone", "text": "What should I not lift?", "detail": "Bone", "language": "en"},
      {"kind": "note", "text": "Bring the blue folder."}]}

`kind` is one of `KINDS`; `id` names what the library has (of a question, the article it belongs to) and is left out
for the reader's own words; `text` and `detail` are what was shown when it was added, so that an item whose id is in no
later library is still there to be read; `language` is that of the texts. Other keys are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from metsguide.model import Article, ArticleSummary, Resource, Term

KINDS = ("article", "question", "resource", "term", "own-question", "note")
OWN = ("own-question", "note")
"""What a reader writes, and can change."""

GROUPS: dict[str, tuple[str, ...]] = {
    "questions": ("question", "own-question"), "keep": ("article", "resource", "term"), "notes": ("note",),
}  # fmt: skip
"""The groups the list is shown in, and their kinds."""

FORMAT, VERSION = "metsguide-list", 1
MOST = 500
"""Items of a list. A visit has time for ten."""
LONGEST = 2000
"""Characters of a text."""
LARGEST_FILE = 10_000_000
"""Bytes; the largest list that can be has fewer."""

Key = tuple[str, str, str]


class ListFull(ValueError):
    """The list has `MOST` items."""


class BadList(ValueError):
    """A text that is no list. The message says what is wrong with it, and where; it begins with a verb."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the list (see the top of this file). Raises ValueError where a text is empty, too long, or not
    `clean`.
    """

    kind: str
    id: str
    text: str
    detail: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r} is none of {', '.join(KINDS)}")
        if bool(self.id) == (self.kind in OWN):
            raise ValueError(f"a {self.kind} has {'no id' if self.kind in OWN else 'an id'}")
        if not self.text:
            raise ValueError("text is empty")
        for name in ("id", "text", "detail", "language"):
            value = getattr(self, name)
            if len(value) > LONGEST:
                raise ValueError(f"{name} has more than {LONGEST} characters")
            if value != clean(value):
                raise ValueError(f"{name} holds signs that are no text")

    @property
    def key(self) -> Key:
        """What makes it the same item: its kind, its id and, where that is not enough, its words."""
        return self.kind, self.id, self.text if self.kind in ("question", *OWN) else ""

    @property
    def group(self) -> str:
        """Its group, one of `GROUPS`."""
        return next(name for name, kinds in GROUPS.items() if self.kind in kinds)


def clean(text: str) -> str:
    """A text as an item can hold it: no control characters but line breaks, nothing that UTF-8 cannot write, no blanks
    around it.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return "".join(
        char for char in lines if char == "\n" or (char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff")
    ).strip()  # fmt: skip


def _cut(text: str) -> str:
    return clean(text[:LONGEST])


def of_article(about: ArticleSummary, language: str) -> Item:
    """An article as an item."""
    return Item("article", about.id, _cut(about.title), _cut(about.summary), language)


def of_question(article: Article, question: str) -> Item:
    """A question of an article as an item."""
    return Item("question", article.about.id, _cut(question), _cut(article.about.short_title), article.language)


def of_resource(resource: Resource, language: str) -> Item:
    """A resource as an item, with the ways to reach it."""
    ways = (resource.publisher, resource.phone, resource.url or resource.listing_url)
    return Item("resource", resource.id, _cut(resource.title), _cut("\n".join(way for way in ways if way)), language)


def of_term(term: Term, language: str) -> Item:
    """A word of the glossary as an item."""
    return Item("term", term.id, _cut(term.title), _cut(term.meaning), language)


@dataclass(frozen=True, slots=True)
class MyList:
    """Items in the reader's order, each once. Every operation gives another list; keys that are not on it change
    nothing.
    """

    items: tuple[Item, ...] = ()

    def __post_init__(self) -> None:
        if len({item.key for item in self.items}) < len(self.items):
            raise ValueError("an item is on the list twice")
        if len(self.items) > MOST:
            raise ListFull(f"a list has at most {MOST} items")

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def has(self, key: Key) -> bool:
        """Whether an item is on the list."""
        return any(item.key == key for item in self.items)

    def of_group(self, group: str) -> tuple[Item, ...]:
        """The items of one of `GROUPS`, in order."""
        return tuple(item for item in self.items if item.group == group)

    def add(self, item: Item) -> MyList:
        """With an item at the end; the same list where it is there already. Raises ListFull."""
        return self if self.has(item.key) else MyList((*self.items, item))

    def remove(self, key: Key) -> MyList:
        """Without an item."""
        return MyList(tuple(item for item in self.items if item.key != key)) if self.has(key) else self

    def move(self, key: Key, step: int) -> MyList:
        """With an item one place up (-1) or down (1) among those of its group; at the group's end, the same list."""
        at = next((number for number, item in enumerate(self.items) if item.key == key), -1)
        if at < 0:
            return self
        group = self.items[at].group
        other = at + step
        while 0 <= other < len(self.items) and self.items[other].group != group:
            other += step
        if not 0 <= other < len(self.items):
            return self
        changed = list(self.items)
        changed[at], changed[other] = changed[other], changed[at]
        return MyList(tuple(changed))

    def edit(self, key: Key, text: str) -> MyList:
        """With other words for one of the reader's own items. Where these are on the list already, the two become one.
        Raises ValueError for words that no item can have.
        """
        changed = []
        for item in self.items:
            if item.key == key and item.kind in OWN:
                new = replace(item, text=text)
                if new.key != key and self.has(new.key):
                    continue
                changed.append(new)
            else:
                changed.append(item)
        return MyList(tuple(changed))

    def merge(self, other: MyList) -> MyList:
        """With what another list has beside, after its own items. Raises ListFull."""
        return MyList((*self.items, *(item for item in other.items if not self.has(item.key))))


# --- As a file --------------------------------------------------------------------------------------


def to_text(value: MyList) -> str:
    """The list as the text of a file."""
    items = []
    for item in value:
        keys = {name: getattr(item, name) for name in ("kind", "id", "text", "detail", "language")}
        items.append({name: text for name, text in keys.items() if text})
    return json.dumps({"format": FORMAT, "version": VERSION, "items": items}, ensure_ascii=False, indent=1) + "\n"


def from_bytes(data: bytes) -> MyList:
    """Read what `to_text` wrote, in UTF-8. An item that is there twice counts once. Raises BadList."""
    if len(data) > LARGEST_FILE:
        raise BadList(f"is larger than a list can be ({len(data):,} bytes)")
    try:
        plain = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadList(f"is not text in UTF-8 (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise BadList(f"is not JSON, or was cut short: line {error.lineno}, column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise BadList("is not JSON that could be a list") from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise BadList(f'is not a list of MetsGuide: it does not say "format": "{FORMAT}"')
    version = plain.get("version")
    if type(version) is not int or version < 1:
        raise BadList('does not say which "version" it has, a whole number from 1')
    if version > VERSION:
        raise NewerList(f"was made by a newer MetsGuide (version {version}; this one reads {VERSION})")
    items = plain.get("items")
    if not isinstance(items, list):
        raise BadList('has no "items", or they are not a list')
    found: dict[Key, Item] = {}
    for number, each in enumerate(items, 1):
        item = _item(each, number)
        found.setdefault(item.key, item)
    try:
        return MyList(tuple(found.values()))
    except ListFull as error:
        raise BadList(f"has {len(found)} items, and {error}") from error


class NewerList(BadList):
    """A list of a later version, which nobody should write over."""


def _item(plain: Any, number: int) -> Item:
    if not isinstance(plain, dict):
        raise BadList(f"has an item that is none: item {number}")
    values: dict[str, str] = {}
    for name in ("kind", "id", "text", "detail", "language"):
        value = plain.get(name, "")
        if not isinstance(value, str):
            raise BadList(f'has an item whose "{name}" is not text: item {number}')
        values[name] = value
    try:
        return Item(**values)
    except ValueError as error:
        raise BadList(f"has an item that cannot be used: item {number}, {error}") from error
