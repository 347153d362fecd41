# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A second start brings the first window forward, and opens none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from metsguide.ui.instance import Instance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from metsguide.ui.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
print(instance.first)
"""


def _start_second(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SECOND, folder], capture_output=True, text=True, timeout=60, check=True,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip


def test_a_second_copy_says_so_and_the_first_hears_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path / "state")
    assert first.first
    first.watch()
    with qtbot.waitSignal(first.asked_forward):
        second = _start_second(tmp_path / "state")
    assert second.stdout.strip() == "False"
    assert "open already" in second.stderr
    with qtbot.waitSignal(first.asked_forward):
        _start_second(tmp_path / "state")


@pytest.mark.usefixtures("qapp")
def test_when_the_first_has_ended_the_next_is_the_first(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.first
    del first
    again = _start_second(tmp_path)
    assert again.stdout.strip() == "True"
    assert again.stderr == ""


@pytest.mark.usefixtures("qapp")
def test_a_lock_left_behind_by_a_crash_stops_nobody(tmp_path: Path) -> None:
    crash = SECOND + "import os; os._exit(1)"
    done = subprocess.run(
        [sys.executable, "-c", crash, tmp_path], capture_output=True, text=True, timeout=60, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 1
    assert (tmp_path / "lock").exists()
    assert Instance(tmp_path).first


@pytest.mark.usefixtures("qapp")
def test_without_a_folder_to_write_in_every_copy_opens(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Instance(tmp_path / "file" / "below").first
    assert Instance(tmp_path / "file" / "below").first
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
