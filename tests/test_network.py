# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Nothing leaves the machine: who reads, searches and looks at resources makes no network socket."""

from __future__ import annotations

import contextlib
import io
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from metsguide.authoring import commands

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the rule is one of the Linux kernel")


def _run(argument: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.network_journey", argument]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_the_rule_ends_a_program_that_asks_for_an_internet_socket() -> None:
    done = _run("--break-the-rule")
    assert done.returncode == -signal.SIGSYS, done.stderr


def test_a_session_makes_no_network_socket(tmp_path: Path) -> None:
    library = tmp_path / "metsguide.library"
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        code = commands.build(ROOT / "resources" / "content", library)
    assert code == 0, said.getvalue()
    done = _run(str(library))
    assert done.returncode == 0, f"ended by {done.returncode}: {done.stderr}"
    *titles, last = done.stdout.splitlines()
    assert last == "journey done"
    assert all(titles), "a page that the session was to visit was not there"
    assert titles[-1] == "Results for “bone pain”"
    assert len(set(titles)) == 8
