# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A small strict schema: takes the keys of a YAML mapping one by one and converts them, noting every problem.

Where a value is missing or wrong, a problem is noted and an empty value given, so that one run finds everything.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Sequence

from metsguide.authoring import yaml_reader as y
from metsguide.authoring.problems import Report, suggestion

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
SOURCE_ID = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?", re.ASCII)

Text = tuple[str, int]
"""A text and its line."""


class Fields:
    """The keys of one mapping. Take each with a method, then call `done`, which names the keys that nobody took."""

    def __init__(self, mapping: y.Mapping, report: Report) -> None:
        self.line = mapping.line
        self._values = {key.text: value for key, value in mapping.pairs}
        self._lines = {key.text: key.line for key, _ in mapping.pairs}
        self._taken: set[str] = set()
        self._report = report

    def has(self, name: str) -> bool:
        """Whether the key is written at all."""
        return name in self._values

    def names(self) -> tuple[Text, ...]:
        """Every key, with its line, where a mapping may have any."""
        return tuple(self._lines.items())

    def line_of(self, name: str) -> int:
        """The line of a key, or of the whole mapping where it is not written."""
        return self._lines.get(name, self.line)

    def done(self) -> None:
        """Note each key that the format does not know."""
        for name, line in self._lines.items():
            if name not in self._taken:
                self._report.add(line, f"unknown key `{name}`{suggestion(name, self._taken) or '; remove it'}")

    # --- One text ---

    def text(self, name: str, *, required: bool = True) -> str:
        """A text of one line, without blanks around it."""
        node = self._take(name, required)
        if node is None:
            return ""
        return self._one_line(node, f"`{name}`") or ""

    def flag(self, name: str) -> bool:
        """`true` or `false`; false where it is not written."""
        text = self.text(name, required=False)
        if text not in ("", "true", "false"):
            self._report.add(self.line_of(name), f"`{name}` must be true or false, not {text!r}")
        return text == "true"

    def choice(self, name: str, known: Collection[str], *, required: bool = True) -> str:
        """One of the known words; empty where it is not written or wrong."""
        text = self.text(name, required=required)
        if text and text not in known:
            self._report.add(self.line_of(name), f"`{name}` must be one of {', '.join(known)}, not {text!r}")
            return ""
        return text

    def ident(self, name: str, pattern: re.Pattern[str] = ID) -> str:
        """An id."""
        return self._matching(name, pattern, id_rule(pattern))

    def month(self, name: str) -> str:
        """YYYY-MM."""
        return self._matching(name, _MONTH, "must be a month such as 2026-11")

    def date(self, name: str) -> str:
        """YYYY-MM-DD, a day that exists."""
        text = self._matching(name, _DATE, "must be a day such as 2026-11-22")
        try:
            return text and datetime.date.fromisoformat(text).isoformat()
        except ValueError:
            self._report.add(self.line_of(name), f"`{name}`: there is no day {text}")
            return ""

    def number(self, name: str) -> float | None:
        """A number of at least 0, without separators; None where it is missing or wrong."""
        text = self.text(name)
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or text.startswith("-"):
            self._report.add(self.line_of(name), f"`{name}` must be a number such as 6823 or 4.5, not {text!r}")
            return None
        return float(text)

    # --- Several ---

    def texts(self, name: str, *, required: bool = False, pattern: re.Pattern[str] | None = None) -> tuple[Text, ...]:
        """A list of texts of one line, each with its line; with `pattern` a list of ids, none of them twice."""
        found: list[Text] = []
        seen: set[str] = set()
        for node in self._items(name, required):
            text = self._one_line(node, f"an entry of `{name}`")
            if text is None:
                continue
            if pattern and not pattern.fullmatch(text):
                self._report.add(node.line, f"{text!r} in `{name}` {id_rule(pattern)}")
            elif pattern and text in seen:
                self._report.add(node.line, f"`{name}` names {text} twice; keep one of them")
            else:
                seen.add(text)
                found.append((text, node.line))
        return tuple(found)

    def mappings(self, name: str, *, required: bool = True) -> Iterator[Fields]:
        """A list of mappings, as the fields of each."""
        for node in self._items(name, required):
            if isinstance(node, y.Mapping):
                yield Fields(node, self._report)
            else:
                self._report.add(node.line, f"an entry of `{name}` must hold keys, each as `key: value`")

    def mapping(self, name: str, *, required: bool = False) -> Fields | None:
        """A mapping within, as its fields."""
        node = self._take(name, required)
        if node is None or isinstance(node, y.Mapping):
            return Fields(node, self._report) if node else None
        self._report.add(self.line_of(name), f"`{name}` must hold keys, each as `key: value`")
        return None

    def pairs(self, name: str) -> tuple[tuple[str, str, int], ...]:
        """A mapping of any keys to texts, each as (key, text, line)."""
        inner = self.mapping(name)
        if inner is None:
            return ()
        return tuple((key, inner.text(key), inner.line_of(key)) for key in inner._values)

    def in_languages(self, name: str, languages: Sequence[str], *, required: bool = True) -> dict[str, str]:
        """A text in each language of the library, as language -> text; empty texts where it is not written."""
        inner = self.mapping(name, required=required)
        if inner is None:
            return dict.fromkeys(languages, "")
        found = {language: inner.text(language) for language in languages}
        for key, line in inner._lines.items():
            if key not in found:
                self._report.add(line, f"`{name}` is in {key!r}, which is not a language of library.yaml")
        return found

    # --- Underneath ---

    def _take(self, name: str, required: bool) -> y.Node | None:
        self._taken.add(name)
        node = self._values.get(name)
        if node is None and required:
            self._report.add(self.line, f"`{name}` is missing; write it")
        return node

    def _items(self, name: str, required: bool) -> tuple[y.Node, ...]:
        node = self._take(name, required)
        if node is None:
            return ()
        if not isinstance(node, y.Sequence):
            self._report.add(self.line_of(name), f"`{name}` must be a list, each entry after `- `")
            return ()
        if required and not node.items:
            self._report.add(self.line_of(name), f"`{name}` is empty; write at least one entry")
        return node.items

    def _one_line(self, node: y.Node, what: str) -> str | None:
        if not isinstance(node, y.Scalar):
            self._report.add(node.line, f"{what} must be a text, not a list or keys; put it between quotes")
            return None
        text = node.text.strip()
        if not text:
            self._report.add(node.line, f"{what} is empty; write it or leave it out")
            return None
        if "\n" in text:
            self._report.add(node.line, f"{what} must be one line")
            return None
        return text

    def _matching(self, name: str, pattern: re.Pattern[str], rule: str) -> str:
        text = self.text(name)
        if text and not pattern.fullmatch(text):
            self._report.add(self.line_of(name), f"`{name}` {rule}, not {text!r}")
            return ""
        return text


def id_rule(pattern: re.Pattern[str]) -> str:
    """What a pattern asks for, to be put after the name of what must match it."""
    if pattern is SOURCE_ID:
        return "must be capital letters, digits and single hyphens (CCS-BONE)"
    if pattern is LANGUAGE:
        return "must be a language such as en or fr"
    return "must be small letters, digits and single hyphens (site-bone)"
