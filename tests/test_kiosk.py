# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""One reader after another: the process that starts their processes, with small scripts for readers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from metsguide import kiosk
from metsguide.cli import main
from metsguide.kiosk import Kiosk, Tries, wait_after

ROOT = Path(__file__).parents[1]

READER = """
import os, sys, time, pathlib
log = pathlib.Path(os.environ["KIOSK_LOG"])
turn = len(log.read_text().splitlines()) + 1 if log.exists() else 1
note = lambda what: log.open("a").write(what + "\\n")
say = lambda word: print(word, flush=True)
def stay():
    sys.stdin.read()
"""

Start = Callable[[str], tuple[Kiosk, Path]]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """A kiosk whose readers do as a script says; it may use `turn` (from 1), `note`, `say` and `stay`."""

    def make(script: str) -> tuple[Kiosk, Path]:
        path, log, room = tmp_path / "reader.py", tmp_path / "log", tmp_path / "room"
        path.write_text(READER + script)
        room.mkdir()
        environment = {**os.environ, "KIOSK_LOG": str(log), "XDG_RUNTIME_DIR": str(room)}
        return Kiosk([sys.executable, str(path)], environment), log

    return make


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk, "_FAREWELL", 0.5)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_each_reader_has_a_process_and_a_folder_of_their_own_and_both_go(start: Start) -> None:
    script = """
import tempfile
folder = tempfile.gettempdir()
pathlib.Path(folder, "what-i-read").write_text("bones")
note(f"{os.getpid()} {folder} {os.environ['METSGUIDE_READER']}")
say("ready")
say("again" if turn < 3 else "leave")
stay()
"""
    made, log = start(script)
    assert made.run() == 0
    lines = [line.split() for line in log.read_text().splitlines()]
    pids, folders = {int(line[0]) for line in lines}, {line[1] for line in lines}
    assert len(lines) == len(pids) == len(folders) == 3
    assert not any(_alive(pid) for pid in pids)
    assert not any(Path(folder).exists() for folder in folders)
    assert list((log.parent / "room").iterdir()) == []
    assert {" ".join(line[2:]) for line in lines} == {"0 0.0"}


def test_the_last_reader_covers_the_screen_until_the_next_one_is_there(start: Start) -> None:
    script = """
if turn == 2:
    first = int(log.read_text().split()[0])
    time.sleep(0.3)  # for the first one to go; it may not
    os.kill(first, 0)
    note("the first one was there")
else:
    note(str(os.getpid()))
say("ready")
say("again" if turn == 1 else "leave")
stay()
"""
    made, log = start(script)
    assert made.run() == 0
    assert log.read_text().splitlines()[1:] == ["the first one was there"]


def test_a_reader_that_does_not_end_is_ended(start: Start) -> None:
    script = """
note(str(os.getpid()))
say("ready")
say("again" if turn == 1 else "leave")
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
time.sleep(600)
"""
    made, log = start(script)
    assert made.run() == 0
    assert not any(_alive(int(pid)) for pid in log.read_text().split())


def test_after_a_crash_there_is_another_window(
    start: Start, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(kiosk, "_rest", pauses.append)
    script = """
note("turn")
say("ready")
if turn < 3:
    os.abort()
say("leave")
stay()
"""
    made, log = start(script)
    assert made.run() == 0
    assert log.read_text().split() == ["turn"] * 3
    assert capfd.readouterr().err.count("ended by itself (exit code -6); another is opened") == 2
    assert pauses == [1.0, 1.0], "one that fails at once does not take all of the machine"


def test_a_window_that_does_not_open_is_tried_again_behind_the_cover_of_the_last(
    start: Start, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(kiosk, "_rest", pauses.append)
    script = """
if 1 < turn < 4:
    note("failed")
    sys.exit(3)
note(str(os.getpid()))
if turn == 4:
    os.kill(int(log.read_text().split()[0]), 0)
say("ready")
say("again" if turn == 1 else "leave")
stay()
"""
    made, _ = start(script)
    assert made.run() == 0
    assert capfd.readouterr().err.count("a window did not open (exit code 3); trying again") == 2
    assert pauses == [1.0, 2.0]


def test_where_the_first_window_cannot_be_opened_the_kiosk_ends(start: Start) -> None:
    made, log = start('note("turn")\nsys.exit(2)\n')
    assert made.run() == 2
    assert log.read_text() == "turn\n"


def test_what_else_is_printed_is_no_word(start: Start) -> None:
    made, log = start('note("turn")\nsay("ready")\nsay("what is this")\nsay("leave")\nstay()\n')
    assert made.run() == 0
    assert log.read_text() == "turn\n"


def test_wrong_pins_are_counted_over_all_readers(start: Start) -> None:
    script = """
note(os.environ["METSGUIDE_READER"])
say("ready")
say("wrong"); say("wrong")
say("again" if turn < 3 else "leave")
stay()
"""
    made, log = start(script)
    before = time.monotonic()
    assert made.run() == 0
    tries = [Tries.read(line) for line in log.read_text().splitlines()]
    assert [one[0] for one in tries] == [0, 2, 4]
    assert before + wait_after(4) <= tries[2][1] <= time.monotonic() + wait_after(4)


def test_wrong_pins_wait_ever_longer() -> None:
    assert [wait_after(wrong) for wrong in range(13)] == [0, 0, 0, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]
    now = time.monotonic()
    third = Tries.read("2 0.0").failed()
    assert third[0] == 3
    assert now + 4 <= third[1] <= time.monotonic() + 4
    assert Tries.read(str(third)) == third
    assert Tries.read("nonsense") == Tries((0, 0.0))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_system_can_end_it(start: Start, tmp_path: Path) -> None:
    start("note(str(os.getpid()))\nsay('ready')\nstay()\n")
    log = tmp_path / "log"
    program = "import os, sys; from metsguide import kiosk; sys.exit(kiosk.run(sys.argv[1:], os.environ))"
    environment = {**os.environ, "KIOSK_LOG": str(log), "XDG_RUNTIME_DIR": str(tmp_path / "room")}
    left = tmp_path / "room" / "metsguide-reader-of-one-that-was-killed"
    left.mkdir()
    (left / "what-i-read").write_text("bones")
    command = [sys.executable, "-c", program, sys.executable, str(tmp_path / "reader.py")]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        for _ in range(500):
            if log.exists() and log.read_text().endswith("\n"):
                break
            time.sleep(0.02)
        assert not left.exists()
        assert _of_core(process.pid) == "0"
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 128 + signal.SIGTERM
    assert not _alive(int(log.read_text()))
    assert list((tmp_path / "room").iterdir()) == []


def _of_core(pid: int) -> str:
    """How large a picture of its memory the system may write for a process: the soft limit."""
    limits = Path(f"/proc/{pid}/limits")
    if not limits.exists():
        return "0"
    line = next(line for line in limits.read_text().splitlines() if line.startswith("Max core file size"))
    return line.split()[4]


# --- How it is started --------------------------------------------------------------------------------


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    calls: list[list[str]] = []

    def run(command: list[str], environment: object) -> int:
        assert environment is os.environ
        calls.append(command)
        return 9

    monkeypatch.setattr(kiosk, "run", run)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return calls


def test_the_option_starts_a_kiosk_with_the_very_same_command_for_each_reader(
    runs: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-I", "-m", "metsguide", "--kiosk", "--language", "en"])
    assert main(["--kiosk", "--language", "en"]) == 9
    assert runs == [[sys.executable, "-I", "-m", "metsguide", "--kiosk", "--language", "en"]]


def test_a_policy_makes_a_kiosk_too_and_what_is_wrong_is_said_once_for_all_readers(
    runs: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from metsguide import policy
    from metsguide.policy import Machine

    def broken() -> Machine:
        return Machine({"kiosk": True}, {}, ("the policy cannot be read",))

    monkeypatch.setattr(policy, "of_this_machine", broken)
    assert main([]) == 9
    assert len(runs) == 1
    assert capsys.readouterr().err == "metsguide: the policy cannot be read\n"
