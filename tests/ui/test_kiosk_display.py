# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The whole kiosk as it is started, on an X server with a window manager, with keys and mouse of that server."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.kiosk_figures import RARE, Run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server of its own is for Linux")
ROOT = Path(__file__).parents[2]
_NEEDED = ("Xvfb", "openbox", "xdotool", "xrandr", "xprop")
_SIDE = (242, 237, 227)
"""The ground of what covers a screen."""


class Display:
    """An X server with a window manager, and a kiosk on it."""

    def __init__(self, folder: Path, library: Path, *program: str, managed: bool = True) -> None:
        """`program` starts MetsGuide, if it is not the one of this folder; not `managed` is no window manager."""
        program = program or (sys.executable, "-m", "metsguide")
        missing = [name for name in _NEEDED if shutil.which(name) is None]
        assert not missing, f"{', '.join(missing)} not there; `make setup-dev` installs what this needs"
        self._folder = folder
        read, write = os.pipe()
        size = ["-screen", "0", "1280x800x24"]
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), *size, "-fbdir", str(folder), "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "METSGUIDE"))},
            "DISPLAY": display, "HOME": str(folder), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        self.errors = folder / "stderr"
        self.manager = self.new_manager(*([] if managed else ["sleep", "600"]))
        self.wait(lambda: not managed or "window id" in self.call("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"))
        command = [*program, "--library", str(library), "--page", "article:site-bone", "--kiosk"]
        with self.errors.open("wb") as file:
            self.kiosk = subprocess.Popen(command, env=self.environment, cwd=ROOT, stderr=file)
        self.run = Run(self.kiosk, folder, folder)
        self.wait(self.fills)

    def new_manager(self, *command: str) -> subprocess.Popen[bytes]:
        """Start a window manager."""
        null = subprocess.DEVNULL
        return subprocess.Popen(command or ["openbox"], env=self.environment, stdout=null, stderr=null)

    def call(self, *command: str) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout + done.stderr

    def wait(self, held: Callable[[], bool], seconds: float = 40) -> None:
        end = time.monotonic() + seconds
        while not held():
            assert time.monotonic() < end, self.said()
            assert not hasattr(self, "kiosk") or self.alive(), f"the kiosk has ended: {self.said()}"
            time.sleep(0.1)

    def wait_for_another(self, before: list[int]) -> None:
        """Until the next reader's process is the only one."""
        self.wait(lambda: len(self.run.readers()) == 1 and self.run.readers() != before)

    def said(self) -> str:
        """What the kiosk wrote on the terminal."""
        return self.errors.read_text(encoding="utf-8") if self.errors.exists() else ""

    def key(self, *keys: str) -> None:
        self.call("xdotool", "key", "--clearmodifiers", *keys)

    def key_until(self, key: str, held: Callable[[], bool]) -> None:
        """Press a key until it has had its effect: one that is pressed while window managers change is nobody's."""

        def pressed() -> bool:
            self.key(key)
            end = time.monotonic() + 2
            while not held() and time.monotonic() < end:
                time.sleep(0.1)
            return held()

        self.wait(pressed)

    def press(self, x: int, y: int) -> None:
        self.call("xdotool", "mousemove", str(x), str(y), "click", "1")

    def windows(self) -> list[str]:
        """The geometry of each visible window of the kiosk's."""
        ids = self.call("xdotool", "search", "--onlyvisible", "--name", "^MetsGuide$").split()
        return [self.call("xdotool", "getwindowgeometry", one) for one in ids]

    def fills(self, size: str = "1280x800") -> bool:
        """Whether a window of the kiosk's is all of the screen."""
        return any(f"Geometry: {size}" in one and "Position: 0,0" in one for one in self.windows())

    def alive(self) -> bool:
        return self.kiosk.poll() is None

    def output(self) -> str:
        """The name of the one screen."""
        return str(re.findall(r"^(\S+) connected", self.call("xrandr"), re.MULTILINE)[0])

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        """The colour of a point of the screen, whoever has painted it."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header, step, colours = (int.from_bytes(data[at : at + 4], "big") for at in (0, 48, 76))
        start = header + 12 * colours + y * step + 4 * x
        blue, green, red = data[start : start + 3]
        return red, green, blue

    def end(self) -> None:
        for process in (self.kiosk, self.manager, self._server):
            if process.poll() is None:
                process.terminate()
            process.wait(20)


@pytest.fixture
def display(tmp_path: Path, library_file: Path) -> Iterator[Display]:
    made = Display(tmp_path, library_file)
    yield made
    made.end()


def test_a_policy_that_anybody_could_have_written_is_told_and_is_none(tmp_path: Path, library_file: Path) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text("kiosk: true\nlinks: browser\n", encoding="utf-8")
    path.chmod(0o666)
    start = (
        "import sys, pathlib; from metsguide import cli, policy; policy.FILE = pathlib.Path({!r}); sys.exit(cli.main())"
    )
    display = Display(tmp_path, library_file, sys.executable, "-c", start.format(str(path)))
    try:
        assert f"metsguide: {path}: others can write it (mode 0666)" in display.said()
        margin = 1230, 780
        display.wait(lambda: 100 < sum(display.pixel(*margin)) < 400)  # the question darkens the page behind it
        display.key_until("Return", lambda: sum(display.pixel(*margin)) > 700)  # Go on
        assert display.fills()
    finally:
        display.end()


def test_a_turn_from_its_first_key_to_the_next_readers_screen(display: Display) -> None:
    first = display.run.readers()
    assert len(first) == 1
    display.key("slash")
    display.call("xdotool", "type", "--delay", "5", RARE)
    display.wait(lambda: display.run.memory_holds(RARE) == first)
    for keys in ("ctrl+q", "alt+F4", "F11", "ctrl+w", "ctrl+p", "Menu", "shift+F10", "Escape"):
        display.key(keys)
    assert display.alive()
    assert display.run.readers() == first
    assert display.fills()
    display.press(1190, 48)  # I'm done
    display.wait_for_another(first)
    assert display.fills()
    assert display.run.memory_holds(RARE) == []
    assert display.run.files_with(RARE) == []
    assert "Error" not in display.said()


def test_the_title_says_the_name_and_the_system_knows_of_no_other_window(display: Display) -> None:
    ids = display.call("xdotool", "search", "--onlyvisible", "--pid", str(display.run.readers()[0])).split()
    names = {display.call("xdotool", "getwindowname", one).strip() for one in ids}
    assert names <= {"MetsGuide"}
    state = display.call("xprop", "-id", ids[0], "_NET_WM_STATE")
    assert "_NET_WM_STATE_FULLSCREEN" in state


def test_it_stays_when_the_window_manager_is_killed_and_when_another_comes(display: Display) -> None:
    display.manager.send_signal(signal.SIGKILL)
    display.manager.wait()
    display.call("xprop", "-root", "-remove", "_NET_CLIENT_LIST")  # which stays as it was
    display.wait(display.fills)
    display.key_until("F12", lambda: display.pixel(640, 700) == _SIDE)  # keys still arrive: the page is hidden
    display.manager = display.new_manager()
    display.wait(lambda: "0x" in display.call("xprop", "-root", "_NET_CLIENT_LIST"))  # it has taken the kiosk over
    display.wait(display.fills)
    display.key_until("Return", lambda: display.pixel(640, 700) != _SIDE)
    assert display.alive()


def test_it_needs_no_window_manager(tmp_path: Path, library_file: Path) -> None:
    display = Display(tmp_path, library_file, managed=False)
    try:
        for _ in range(2):
            first = display.run.readers()
            display.wait(lambda: display.pixel(640, 700) not in (_SIDE, (0, 0, 0)))
            display.key_until("F12", lambda: display.pixel(640, 700) == _SIDE)
            display.key_until("Return", lambda: display.pixel(640, 700) != _SIDE)
            display.press(1190, 48)  # I'm done
            display.wait_for_another(first)
    finally:
        display.end()


def test_it_fills_the_screen_when_the_resolution_changes(display: Display) -> None:
    output = display.output()
    timing = "63.50 1024 1072 1176 1328 768 771 775 798"
    display.call("xrandr", "--newmode", "1024x768", *timing.split())
    display.call("xrandr", "--addmode", output, "1024x768")
    display.call("xrandr", "--output", output, "--mode", "1024x768", "--fb", "1024x768")
    display.wait(lambda: display.fills("1024x768"))
    display.call("xrandr", "--output", output, "--mode", "1280x800", "--fb", "1280x800")
    display.wait(display.fills)


def test_it_comes_back_when_the_screen_is_taken_away_and_given_back(display: Display) -> None:
    output = display.output()
    display.call("xrandr", "--output", output, "--off")
    time.sleep(1)  # for something to happen; nothing may
    assert display.alive()
    display.call("xrandr", "--output", output, "--mode", "1280x800")
    display.wait(display.fills)
    display.key_until("F12", lambda: display.pixel(640, 700) == _SIDE)
    assert len(display.run.readers()) == 1


def test_a_crash_of_a_readers_window_is_followed_by_a_new_one(display: Display) -> None:
    first = display.run.readers()
    display.key_until(
        "F12", lambda: display.pixel(640, 700) == _SIDE
    )  # it is past its start, whose failure ends a kiosk
    os.kill(first[0], signal.SIGSEGV)
    display.wait(lambda: bool(display.run.readers()) and display.run.readers() != first and display.fills())
    assert "ended by itself (exit code -11)" in display.said()


_OTHER = """
from PySide6.QtWidgets import QApplication, QLabel
class Other(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
app = QApplication([])
other = Other("other")
other.resize(900, 600)
other.setStyleSheet("background: red")
other.show()
app.exec()
"""


def test_another_window_does_not_stay_before_it(display: Display) -> None:
    command = [sys.executable, "-c", _OTHER]
    with subprocess.Popen(command, env=display.environment, stdout=subprocess.PIPE, text=True) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == "painted\n"
            display.wait(lambda: display.pixel(450, 300) != (255, 0, 0))
            display.key_until("F12", lambda: display.pixel(640, 700) == _SIDE)
            assert display.pixel(450, 300) != (255, 0, 0)
        finally:
            other.kill()
