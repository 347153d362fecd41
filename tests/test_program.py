# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The real program, started as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library_fixture import write_library

ROOT = Path(__file__).parents[1]
PATIENCE = 30.0


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return write_library(tmp_path / "test.library")


def _environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY", "WAYLAND"))}
    return {**kept, "HOME": str(home), "PYTHONUNBUFFERED": "1", **more}


class Program:
    """A running `python -m metsguide`; ended with the test, whatever happens."""

    def __init__(self, library: Path, home: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "metsguide", "--library", str(library), *arguments, "-platform", "offscreen"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(home), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def wait_for(self, path: Path) -> None:
        """Wait until a file is there. Raises AssertionError where the program has ended, or takes too long."""
        until = time.monotonic() + PATIENCE
        while not path.exists():
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < until, f"{path} did not come"
            time.sleep(0.02)

    def end(self) -> tuple[int, str, str]:
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@pytest.fixture
def running(library: Path, home: Path) -> Iterator[Program]:
    program = Program(library, home)
    yield program
    if program.process.poll() is None:
        program.process.kill()
    program.process.communicate()


def test_the_program_starts_tells_a_second_copy_and_ends(running: Program, library: Path, home: Path) -> None:
    state = home / ".local" / "state" / "metsguide"
    running.wait_for(state / "forward")  # made once the window is up and listens
    second = Program(library, home)
    out, err = second.process.communicate(timeout=PATIENCE)
    assert second.process.returncode == 0
    assert "MetsGuide is open already" in err
    assert out == ""
    assert running.process.poll() is None, "the first goes on"
    code, out, err = running.end()
    assert code in (0, -signal.SIGTERM)
    # The offscreen platform has no window manager that could bring a window forward, and says so.
    said = [line for line in err.splitlines() if not line.startswith("This plugin does not support")]
    assert (out, said) == ("", []), "a program that works says nothing"
    assert not (state / "errors.log").exists()


def _refused(tmp_path: Path, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "metsguide", *arguments], cwd=ROOT, env=_environment(tmp_path, **environment),
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


def test_without_a_display_it_says_what_can_be_done(tmp_path: Path, library: Path) -> None:
    if not sys.platform.startswith("linux"):
        return
    said = _refused(tmp_path, "--library", str(library))
    assert "There is no display" in said
    assert "metsguide show" in said


def test_without_a_library_it_says_which_and_how_to_get_one(tmp_path: Path) -> None:
    said = _refused(tmp_path, "--library", str(tmp_path / "none.library"), "-platform", "offscreen")
    assert str(tmp_path / "none.library") in said
    assert "metsguide build" in said


def test_a_damaged_library_is_told_in_words(tmp_path: Path, library: Path) -> None:
    library.write_bytes(library.read_bytes()[:5000])
    said = _refused(tmp_path, "--library", str(library), "-platform", "offscreen")
    assert "is damaged" in said
    assert str(library) in said


def test_a_page_that_cannot_be_is_told_in_words(tmp_path: Path, library: Path) -> None:
    said = _refused(tmp_path, "--library", str(library), "--page", "nowhere:1", "-platform", "offscreen")
    assert "names no page" in said
