# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""YAML as text: nothing is converted, nothing is guessed, nothing raises."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from metsguide.authoring.problems import Report
from metsguide.authoring.yaml_reader import MAX_DEPTH, Mapping, Node, Scalar, Sequence, read_yaml


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.pairs}


def lines(node: Node) -> list[int]:
    if isinstance(node, Scalar):
        return [node.line]
    if isinstance(node, Sequence):
        return [node.line, *(line for item in node.items for line in lines(item))]
    return [node.line, *(line for key, value in node.pairs for line in (key.line, *lines(value)))]


def read(text: str, first_line: int = 1) -> tuple[Mapping | None, Report]:
    report = Report(Path("a.yaml"))
    return read_yaml(text, report, first_line), report


def test_scalars_stay_as_written() -> None:
    node, report = read("lang: no\non: yes\nratio: 12:30\nversion: 1.10\ndate: 2026-11-22\noct: 010\nnone: 'null'\n")
    assert report.problems == []
    assert node is not None
    assert plain(node) == {
        "lang": "no",
        "on": "yes",
        "ratio": "12:30",
        "version": "1.10",
        "date": "2026-11-22",
        "oct": "010",
        "none": "null",
    }


def test_each_node_knows_its_line() -> None:
    node, _ = read("a: 1\nb:\n  - x\n  - c: |\n      text\n      more\nd: {e: f}\n", first_line=10)
    assert node is not None
    assert [(key.text, key.line) for key, _ in node.pairs] == [("a", 10), ("b", 11), ("d", 16)]
    b = node.pairs[1][1]
    assert isinstance(b, Sequence)
    assert [item.line for item in b.items] == [12, 13]


def test_depth_is_limited_and_wide_is_fine() -> None:
    wide, report = read("a: [" + "b, " * 10_000 + "]")
    assert wide is not None
    assert report.problems == []
    deep, report = read("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert deep is None
    assert [problem.message for problem in report.problems] == [
        f"holds more than {MAX_DEPTH} levels of lists and keys; make it flat"
    ]


_PIECES = st.sampled_from(
    [
        *(
            "a: ",
            "b: ",
            "- ",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&x ",
            "*x",
            "!t ",
            "!!int ",
            "|\n",
            ">\n",
            "'",
            '"',
            "#",
        ),
        *("---\n", "...\n", "%YAML 1.1\n", "\n", "  ", "\t", "~", "null", "12:30", "\\x00", "é", "<<: ", ":", "word"),
    ]
)


@given(st.lists(_PIECES | st.text(max_size=4), max_size=25).map("".join), st.integers(1, 50))
def test_any_text_is_survived(text: str, first_line: int) -> None:
    node, report = read(text, first_line)
    assert node is not None or report.problems
    last_line = first_line + text.count("\n")
    for problem in report.problems:
        assert first_line <= problem.line <= last_line
    if node is not None:
        assert all(first_line <= line <= last_line for line in lines(node))


@given(st.dictionaries(st.text("abc", min_size=1), st.text("xyz :#'\"-{}é\n", max_size=20), min_size=1))
def test_quoted_texts_come_back(values: dict[str, str]) -> None:
    def quoted(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'

    node, report = read("".join(f"{key}: {quoted(value)}\n" for key, value in values.items()))
    assert report.problems == []
    assert node is not None
    assert plain(node) == values
