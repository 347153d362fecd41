# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The set-up script, in a folder and on a system of its own: what it asks for, what it leaves alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the script looks for Linux's libraries only on Linux")

SCRIPT = Path(__file__).parents[2] / "packaging" / "setup" / "setup.sh"
TOOLS = ("sh", "dirname", "uname", "tr", "cmp", "cp", "rm", "env", "cat", "grep")
FOR_TESTS = {
    "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "xrandr": "x11-xserver-utils", "xprop": "x11-utils",
}  # fmt: skip
WITH_X = ["xkbcommon-x11.so.0", "xcb-cursor.so.0", "xcb-icccm.so.4", "xcb-keysyms.so.1", "xcb-shape.so.0"]
ALWAYS = ["glib-2.0.so.0", "GL.so.1", "EGL.so.1", "xkbcommon.so.0", "fontconfig.so.1", "freetype.so.6", "dbus-1.so.3"]


@dataclass
class System:
    """A project folder with a ready environment, and a system that has only what a test gives it."""

    project: Path
    tools: Path
    log: Path

    def tool(self, name: str, script: str) -> None:
        """Add or replace a command of the system."""
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def libraries(self, *names: str) -> None:
        """Make these shared libraries known to the loader."""
        self.tool(
            "ldconfig", "\n".join(f"echo '\tlib{name} (libc6,x86-64) => /lib/lib{name}'" for name in names) or ":"
        )

    def set_up(self, kind: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script, without a terminal."""
        script = self.project / "packaging" / "setup" / "setup.sh"
        return subprocess.run(
            [script, kind],
            env={"PATH": str(self.tools), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def done(self) -> list[str]:
        """What was asked of apt-get, sudo, pip and venv."""
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def system(tmp_path: Path) -> System:
    """An ordinary user without sudo; all libraries there, the environment current."""
    project, tools = tmp_path / "project", tmp_path / "bin"
    (project / "packaging" / "setup").mkdir(parents=True)
    (project / ".venv" / "bin").mkdir(parents=True)
    tools.mkdir()
    shutil.copy(SCRIPT, project / "packaging" / "setup")
    for name in TOOLS:
        found = shutil.which(name)
        assert found, name
        (tools / name).symlink_to(found)
    system = System(project, tools, tmp_path / "log")
    system.tool("id", "echo 1000")
    system.tool("apt-get", f'echo "apt-get $*" >> {system.log}')
    system.libraries(*ALWAYS)
    python = project / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\n[ "$1" = -c ] || echo "python $*" >> {system.log}\n')
    python.chmod(0o755)
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (project / lock).write_text(lock)
    shutil.copy(project / "requirements.lock", project / ".venv" / "lock")
    return system


def test_nothing_to_do_does_nothing(system: System) -> None:
    ended = system.set_up()
    assert (ended.returncode, ended.stdout, ended.stderr, system.done()) == (0, "", "", [])


def test_a_changed_lock_is_installed_once(system: System) -> None:
    (system.project / "requirements.lock").write_text("newer")
    assert system.set_up().returncode == 0
    assert len(system.done()) == 1
    assert "--require-hashes -r requirements.lock" in system.done()[0]
    assert system.set_up().stdout == ""
    assert len(system.done()) == 1


def test_the_tests_need_an_x_server_and_what_shows_a_window_on_it(system: System) -> None:
    system.libraries(*ALWAYS, *WITH_X)
    for missing, package in FOR_TESTS.items():
        for name in FOR_TESTS:
            system.tool(name, ":")
        (system.tools / missing).unlink()
        ended = system.set_up("dev")
        assert ended.returncode == 1
        assert f"apt-get install --no-install-recommends -y {package}\n" in ended.stderr
        assert "The tests need" in ended.stderr
        assert system.set_up("run").returncode == 0
    assert system.done() == []
    system.libraries(*ALWAYS)
    assert "libxcb-cursor0" in system.set_up("dev").stderr


def test_the_environment_for_tests_serves_the_program_too(system: System) -> None:
    system.libraries(*ALWAYS, *WITH_X)
    for name in FOR_TESTS:
        system.tool(name, ":")
    assert system.set_up("dev").returncode == 0
    assert "--require-hashes -r requirements-dev.lock" in system.done()[0]
    before = system.done()
    assert system.set_up("run").stdout == ""
    assert system.done() == before


def test_a_failed_installation_is_done_again(system: System) -> None:
    (system.project / "requirements.lock").write_text("newer")
    python = system.project / ".venv" / "bin" / "python"
    working = python.read_text()
    python.write_text('#!/bin/sh\n[ "$1" = -c ]\n')
    assert system.set_up().returncode != 0
    python.write_text(working)
    assert system.set_up().returncode == 0
    assert len(system.done()) == 1


def test_without_the_right_to_install_it_prints_the_command(system: System) -> None:
    system.libraries(*(name for name in ALWAYS if name != "EGL.so.1"))
    ended = system.set_up()
    assert ended.returncode == 1
    assert "apt-get update && apt-get install --no-install-recommends -y libegl1 " in ended.stderr
    assert "libglib2.0-0" not in ended.stderr
    assert system.done() == []


def test_root_installs_what_is_missing(system: System) -> None:
    system.tool("id", "echo 0")
    system.libraries()
    assert system.set_up().returncode == 0
    update, install = system.done()
    assert update.startswith("apt-get update")
    assert {"libglib2.0-0", "libgl1", "libdbus-1-3", "libxcb-cursor0", "libwayland-egl1"} < set(install.split())


def test_sudo_is_used_where_it_asks_nothing(system: System) -> None:
    system.tool("sudo", f'echo "sudo $*" >> {system.log}')
    system.libraries()
    assert system.set_up().returncode == 0
    assert [line.split()[1] for line in system.done()] == ["-n", "apt-get", "env"]


def test_sudo_that_asks_for_a_password_is_not_used_without_a_terminal(system: System) -> None:
    system.tool("sudo", "exit 1")
    system.libraries()
    ended = system.set_up()
    assert ended.returncode == 1
    assert "needs an administrator" in ended.stderr


def test_only_a_display_needs_what_a_display_needs(system: System) -> None:
    assert system.set_up().returncode == 0
    ended = system.set_up(DISPLAY=":0")
    assert ended.returncode == 1
    assert "libxcb-cursor0" in ended.stderr
    assert "libegl1" not in ended.stderr
    assert "libwayland-egl1" in system.set_up(WAYLAND_DISPLAY="wayland-0").stderr


def test_another_system_is_told_what_it_needs(system: System) -> None:
    (system.tools / "apt-get").unlink()
    system.libraries()
    ended = system.set_up()
    assert ended.returncode == 1
    assert "no apt-get" in ended.stderr
    assert "libgl1" in ended.stderr


def test_a_missing_python_and_missing_libraries_are_asked_for_together(system: System) -> None:
    shutil.rmtree(system.project / ".venv")
    system.libraries()
    ended = system.set_up()
    assert "-y python3 python3-venv libglib2.0-0 " in ended.stderr


def test_a_python_that_is_too_old_is_told(system: System) -> None:
    shutil.rmtree(system.project / ".venv")
    system.tool("id", "echo 0")
    ended = system.set_up()  # the apt-get of this system installs nothing
    assert ended.returncode == 1
    assert "older than 3.11" in ended.stderr


def test_an_unknown_kind_is_refused(system: System) -> None:
    assert system.set_up("everything").returncode == 2
