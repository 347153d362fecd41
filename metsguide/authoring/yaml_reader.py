# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""YAML as an editor meant it: every scalar is text, every node knows its line, and nothing is guessed.

YAML 1.1 turns `12:30` into 750 and `no` into False, takes the last of two equal keys without a word, and lets one node
stand for another. Here a scalar stays as written until the schema (`fields`) converts it, and the rest is a problem.
The only module that imports yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from metsguide.authoring.problems import Report
from metsguide.authoring.textfile import first_unseen

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # a PyYAML without libyaml reads the same, only slower
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 20
"""How deep lists and keys may lie within each other; the format itself needs five."""

_NULLS = ("~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, without its quotes."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, each key once, in the order written."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


def read_yaml(text: str, report: Report, first_line: int = 1) -> Mapping | None:
    """Read one YAML document whose top is a mapping; its first line is line `first_line` of the file.

    None, with a problem in `report`, where it is not YAML, empty, or something else than a mapping. Duplicate keys,
    anchors, aliases and tags are problems too, and what is left is still read.
    """
    last_line = first_line + text.count("\n")
    builder = _Builder(report, first_line - 1, last_line)
    try:
        node = builder.document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = first_line + mark.line if mark else first_line
        why = getattr(error, "problem", None) or "it cannot be parsed"
        hint = ""
        if "\t" in text:
            hint = "; use spaces instead of tabs"
        elif "mapping values are not allowed" in why:
            hint = '; put a text that holds ": " between quotes'
        report.add(min(line, last_line), f"is not valid YAML: {why}{hint}")
        return None
    if node is None:
        return None
    if isinstance(node, Scalar) and not node.text:
        report.add(first_line, "is empty; write its keys, each as `key: value`")
        return None
    if not isinstance(node, Mapping):
        report.add(node.line, "must hold keys, each as `key: value`")
        return None
    return node


@dataclass(slots=True)
class _Open:
    """A list or mapping that has not ended: its children so far, keys and values in turn for a mapping."""

    is_mapping: bool
    line: int
    children: list[Node]


class _Builder:
    """Builds nodes from events. Without recursion: a file of brackets must not end the program."""

    def __init__(self, report: Report, offset: int, last_line: int) -> None:
        self._report = report
        self._offset = offset
        self._last_line = last_line  # libyaml puts what is missing at the end one line further

    def document(self, events: Iterator[Any]) -> Node | None:
        """The one document; None, with a problem, where it cannot be used. Raises yaml.YAMLError."""
        stack: list[_Open] = []
        top: Node | None = None
        documents = 0
        for event in events:
            line = min(event.start_mark.line + 1 + self._offset, self._last_line)
            node: Node | None = None
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report.add(line, "holds a second YAML document; remove the `---`")
                    return None
            elif isinstance(event, yaml.AliasEvent):
                self._report.add(line, f"`*{event.anchor}` refers to another place; write the text itself")
                node = Scalar("", line)
            elif isinstance(event, yaml.ScalarEvent):
                node = self._scalar(event, line)
            elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
                self._refuse_marks(event, line)
                if len(stack) == MAX_DEPTH:
                    self._report.add(line, f"holds more than {MAX_DEPTH} levels of lists and keys; make it flat")
                    return None
                stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, []))
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                node = self._close(stack.pop())
            if node is None:
                continue
            if stack:
                stack[-1].children.append(node)
            else:
                top = node
        if top is None:
            self._report.add(self._offset + 1, "is empty; write its keys, each as `key: value`")
        return top

    def _scalar(self, event: Any, line: int) -> Scalar:
        self._refuse_marks(event, line)
        text: str = event.value
        if not event.style and text in _NULLS:
            self._report.add(line, f"`{text}` means nothing here; leave the key out, or put the text between quotes")
        unseen = first_unseen(text)
        if unseen is not None:
            self._report.add(line, f"holds the invisible character {unseen[1]}; delete it")
            text = ""
        return Scalar(text, line)

    def _refuse_marks(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._report.add(line, f"`&{event.anchor}` names a place to refer to; write the text where it is needed")
        if event.tag is not None:
            self._report.add(line, "a tag (`!`) sets a type; remove it, or put the text between quotes")

    def _close(self, opened: _Open) -> Node:
        if not opened.is_mapping:
            return Sequence(tuple(opened.children), opened.line)
        pairs: dict[str, tuple[Scalar, Node]] = {}
        turns = iter(opened.children)
        for key, value in zip(turns, turns, strict=True):
            if not isinstance(key, Scalar):
                self._report.add(key.line, "a key must be one word")
            elif key.text in pairs:
                first = pairs[key.text][0].line
                self._report.add(key.line, f"`{key.text}` is already written in line {first}; keep one of them")
            else:
                pairs[key.text] = (key, value)
        return Mapping(tuple(pairs.values()), opened.line)
