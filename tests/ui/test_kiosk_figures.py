# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a kiosk is held to, in short: `python -m tests.kiosk_figures` measures each at length."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from metsguide.policy import pin
from tests import kiosk_figures
from tests.kiosk_figures import RARE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into processes by /proc")


def test_after_a_reset_nothing_of_the_reader_is_in_memory_or_in_files(library_file: Path) -> None:
    found = kiosk_figures.secret(library_file)
    assert found["typed"]["list"] == 1
    assert found["before"], "what was typed is found where it is: the search of the memory works"
    assert found["after"] == []
    assert found["files"] == []
    assert len(found["readers"]) == 1
    assert found["readers"] != found["before"], "the next reader has a process of their own"


@pytest.mark.parametrize("text", [RARE])
def test_the_search_of_files_would_find_it(tmp_path: Path, text: str) -> None:
    run = kiosk_figures.Run(None, tmp_path, tmp_path)  # type: ignore[arg-type]  # no process is asked
    for number, encoding in enumerate(("utf-8", "utf-16-le", "utf-32-le")):
        (tmp_path / str(number)).write_bytes(b"\x00\x01" + text.encode(encoding))
    (tmp_path / "other").write_text("bone")
    assert len(run.files_with(text)) == 3


def test_an_idle_kiosk_sleeps(library_file: Path) -> None:
    assert all(count < 6 for count in kiosk_figures.wakes(library_file, 6).values())


def test_resets_leave_memory_flat(library_file: Path) -> None:
    turns = kiosk_figures.resets(library_file, 12)
    assert len(turns) == 13
    assert kiosk_figures.growth(turns, "own", 3) < 0.02
    assert kiosk_figures.growth(turns, "keeper", 3) < 0.02


def test_memory_that_grows_would_be_told() -> None:
    turns = [{"own": 1000 + turn} for turn in range(100)]
    assert kiosk_figures.growth(turns, "own", 20) == pytest.approx(0.07, abs=0.01)


def test_random_hands_find_no_way_out(library_file: Path) -> None:
    told = kiosk_figures.at_random(library_file, 400, seed=20261122, pin=pin.hashed("274913"))
    assert told["events"] == 400
    assert told["turns"] >= 1
    assert told["wrong"] == []
    assert told["errors"] == []
    assert told["growth"] < 5_000_000
