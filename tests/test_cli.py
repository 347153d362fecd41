# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The commands: what they print, as text and as JSON, and what a wrong one is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metsguide import __version__
from metsguide.cli import main
from metsguide.library import Library
from metsguide.search import Search
from tests.library_fixture import RESOURCES

Captured = pytest.CaptureFixture[str]


# --- search ----------------------------------------------------------------------------------------


def test_search_as_json(small_library: str, capsys: Captured) -> None:
    assert main(["search", "bone", "--json", "--library", small_library]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [list(hit) for hit in found] == [["kind", "id", "title", "snippet"]] * len(found)
    with Library.open(Path(small_library)) as library:
        assert [hit["id"] for hit in found] == [hit.id for hit in Search(library).find("bone", "en").hits]
    assert {hit["kind"] for hit in found} <= {"article", "resource", "term"}


def test_search_as_text(small_library: str, capsys: Captured) -> None:
    assert main(["search", "ribs", "--library", small_library]) == 0
    assert capsys.readouterr().out == "The liver  [article:liver]\n    Pain may come under the ribs.\n"


def test_search_that_finds_nothing(small_library: str, capsys: Captured) -> None:
    assert main(["search", "zzz", "--json", "--library", small_library]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["search", "zzz", "--library", small_library]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "Nothing was found.\n")


def test_search_with_limit_language_and_several_words(small_library: str, capsys: Captured) -> None:
    assert main(["search", "bone", "--limit", "1", "--json", "--library", small_library]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert main(["--language", "fr", "search", "os", "font", "--json", "--library", small_library]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == "Cancer propagé aux os"
    assert main(["search", "--library", small_library, "--json", "--", "--ribs"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "liver"


@pytest.mark.parametrize("before", [True, False])
def test_common_options_stand_before_or_after(small_library: str, capsys: Captured, before: bool) -> None:
    options = ["--library", small_library, "--language", "fr"]
    command = ["search", "os", "--json"]
    assert main([*options, *command] if before else [*command, *options]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "bone"


# --- show ------------------------------------------------------------------------------------------


def test_show_is_the_whole_page(small_library: str, capsys: Captured) -> None:
    assert main(["show", "bone", "--library", small_library]) == 0
    assert capsys.readouterr().out == SHOWN


def test_show_names_the_reviewer(small_library: str, capsys: Captured) -> None:
    assert main(["show", "fever", "--library", small_library]) == 0
    assert "Checked 2026-11. Reviewed by Dr A. Example, oncologist, 2026-10-01." in capsys.readouterr().out


def test_show_in_another_language(small_library: str, capsys: Captured) -> None:
    assert main(["show", "bone", "--language", "fr", "--library", small_library]) == 0
    assert capsys.readouterr().out.startswith("Cancer propagé aux os\n=====================\n")


@pytest.mark.parametrize(("typed", "meant"), [("livr", "liver"), ("bones", "bone"), ("eve", "fever")])
def test_show_of_an_unknown_id_names_the_nearest(small_library: str, capsys: Captured, typed: str, meant: str) -> None:
    assert main(["show", typed, "--library", small_library]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert typed in captured.err
    assert f"Did you mean {meant}" in captured.err


def test_show_of_an_id_like_nothing(small_library: str, capsys: Captured) -> None:
    assert main(["show", "qqqqqqqq", "--library", small_library]) == 1
    assert capsys.readouterr().err == "metsguide: There is no article 'qqqqqqqq'.\n"


# --- resources -------------------------------------------------------------------------------------


def test_resources_as_json_with_every_field(small_library: str, capsys: Captured) -> None:
    assert main(["resources", "--json", "--library", small_library]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found] == [resource.id for resource in RESOURCES]
    for one, resource in zip(found, RESOURCES, strict=True):
        for name, value in one.items():
            expected = getattr(resource, name)
            assert value == (list(expected) if isinstance(expected, tuple) else expected)
    assert {"id", "title", "url", "verified", "kind", "languages", "phone", "status"} <= set(found[0])


def test_resources_as_text_never_pose_a_substitute(small_library: str, capsys: Captured) -> None:
    assert main(["resources", "--library", small_library]) == 0
    out = capsys.readouterr().out
    assert (
        "The helpline  [helpline]\n    support, A society\n    1-888-000-0000\n    https://example.org/helpline\n"
        in out
    )
    assert "its address could not be confirmed; listed at https://example.org/list\n" in out


# --- Wrong command lines and libraries -------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["--lib", "x"],
        ["--library"],
        ["show"],
        ["build", "x"],
        ["--page", "nowhere"],
        ["--page"],
    ],
)
def test_usage_errors(capsys: Captured, arguments: list[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


@pytest.mark.parametrize("command", [["search", "x"], ["show", "x"], ["resources"]])
def test_no_library(tmp_path: Path, capsys: Captured, command: list[str]) -> None:
    missing = tmp_path / "none.library"
    assert main([*command, "--library", str(missing)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("metsguide: There is no library at ")
    assert str(missing) in captured.err


def test_a_language_that_the_library_has_not(small_library: str, capsys: Captured) -> None:
    assert main(["search", "x", "--library", small_library, "--language", "de"]) == 2
    assert "en, fr" in capsys.readouterr().err


def test_version_and_help(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"metsguide {__version__}\n"
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for word in (
        "build",
        "check",
        "search",
        "show",
        "resources",
        "tour",
        "self-test",
        "--library",
        "--language",
        "--page",
    ):
        assert word in out


# --- As a process ----------------------------------------------------------------------------------

SHOWN = """\
Cancer that has spread to bone
==============================

About bone.

Checked 2026-11. Not yet reviewed by a clinician.

Three things to know
--------------------
- One.
- Two.
- Three.

Signs of bone pain
------------------

Pain that is deep. [1] Read about the liver (see liver) or this page (https://example.org/a?b=1&c=2), or call 911.

- At night
- At rest
  1. Lying
  2. Sitting

Afterwards.

Do this first:
Call your team.

Call 911
--------
Now
- You cannot breathe

67 of 100: had it. 33 of 100: did not.

New cases. Lung: 6,823; Breast: 991. Canada, 2015 [1]

Where it goes. Breast: Bone. Common places. [2]

Picture: Your bones:
All of them. The bones. [1]

More about bone
---------------

a | b
1 | 2

--- Survival numbers: How long people live. To skip them, go to "End of the survival numbers". ---

Half live longer than two years.

New cases. Lung: 6,823; Breast: 991. Canada, 2015 [1]

--- End of the survival numbers ---

Ask about this
--------------
- What now?

Next
----
- The liver (liver)
- Fever (fever)

Where to turn
-------------
- The helpline, 1-888-000-0000, https://example.org/helpline

Where this comes from
---------------------
[1] Canadian Cancer Society. Bone metastases. 2025. https://example.org/b
[2] Cleveland Clinic. Metastatic cancer. 2024-01-02. https://example.org/a
"""
