# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The portable archive and the file that unpacks itself: on a system without Python, from a folder nobody can write."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from trials.conftest import package
from trials.system import PATIENCE, Display, System, end, installed

_OF_EVERY_DESKTOP = (
    *("libgl1", "libegl1", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libglib2.0-0", "libexpat1", "libzstd1"),
    *("libx11-6", "libx11-xcb1", "libxcb1", "libxcb-randr0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0"),
    *("libxcb-sync1", "libxcb-xfixes0", "libwayland-client0", "libwayland-cursor0", "xkb-data"),
)


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    """A Debian 12 with what every desktop has, and without Python."""
    with installed("bookworm") as made:
        made.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *_OF_EVERY_DESKTOP)
        made.add_user("reader")
        assert made.run("sh", "-c", "command -v python3", check=False).returncode != 0
        yield made


@pytest.fixture(scope="module")
def stick(system: System) -> Iterator[Path]:
    """The archive, unpacked where nobody can write."""
    archive = package("MetsGuide-{version}-linux-x86_64.tar.xz")
    folder = system.root / "media" / "stick"
    folder.mkdir(parents=True)
    subprocess.run(["tar", "-xf", str(archive), "-C", str(folder)], check=True)
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
    yield folder / "MetsGuide"
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_no_byte_code_is_made_anew_at_each_start(stick: Path) -> None:
    code = list(stick.rglob("*.pyc"))
    assert len(code) > 500
    # The flag says "by a hash, and never checked": dates differ wherever the folder is unpacked.
    assert [path for path in code if path.read_bytes()[4:8] != b"\1\0\0\0"] == []


_PROGRAM = "/media/stick/MetsGuide/MetsGuide"


@pytest.mark.usefixtures("stick")
def test_it_can_do_everything_from_a_read_only_folder(system: System, display: Display, pictures: Path) -> None:
    said = system.run(_PROGRAM, "self-test", user="reader", network=False).stdout
    assert said.endswith("self-test: all is well\n")
    assert "pain" in system.run(_PROGRAM, "search", "bone pian", user="reader", network=False).stdout
    window = system.start(_PROGRAM, user="reader", DISPLAY=display.name)
    display.wait_for_a_page(window)
    display.save(pictures / "portable.png")
    assert end(window) == ""


@pytest.mark.usefixtures("stick")
def test_a_wrong_pin_can_be_told_from_the_right_one(system: System) -> None:
    code = "import hashlib; print(hashlib.scrypt(b'1', salt=b'2', n=2, r=8, p=1).hex()[:8])"
    python = "/media/stick/MetsGuide/python/bin/python3"
    assert system.run(python, "-I", "-S", "-c", code).stdout == "865d489e\n"


def test_it_keeps_its_data_beside_itself_when_asked(system: System, stick: Path, display: Display) -> None:
    copy = system.root / "home" / "reader" / "stick"
    shutil.copytree(stick, copy)
    (copy / "data").mkdir()
    (copy / "data" / "settings.json").write_text('{"version": 1, "theme": "dark"}\n', encoding="utf-8")
    system.run("chown", "-R", "reader:reader", "/home/reader")
    before = system.files("/home/reader", "/tmp")
    window = system.start("/home/reader/stick/MetsGuide", user="reader", DISPLAY=display.name)
    display.wait_for_a_page(window)
    end(window)
    new = system.files("/home/reader", "/tmp") - before
    elsewhere = [path for path in new if not path.startswith("/home/reader/stick/data")]
    # Mesa and fontconfig keep what they have worked out, of every program and about none.
    assert [path for path in elsewhere if "/.cache" not in path] == []
    assert (copy / "data" / "state").is_dir()
    assert json.loads((copy / "data" / "settings.json").read_text(encoding="utf-8"))["theme"] == "dark"
    shutil.rmtree(copy)


def test_the_one_file_unpacks_runs_and_tidies_up(system: System, display: Display) -> None:
    file = system.root / "home" / "reader" / "MetsGuide.run"
    shutil.copy(package("MetsGuide-{version}-linux-x86_64.run"), file)
    file.chmod(0o755)
    before = system.files("/tmp")
    assert "pain" in system.run("/home/reader/MetsGuide.run", "search", "bone pain", user="reader").stdout
    assert system.run("/home/reader/MetsGuide.run", "show", "no-such", user="reader", check=False).returncode == 1
    window = system.start("/home/reader/MetsGuide.run", user="reader", DISPLAY=display.name)
    display.wait_for_a_page(window)
    end(window)
    until = time.monotonic() + PATIENCE
    while system.files("/tmp") != before:
        assert time.monotonic() < until, f"left behind: {system.files('/tmp') - before}"
        time.sleep(0.2)
    system.run("/home/reader/MetsGuide.run", "--unpack", "/home/reader/here", user="reader")
    assert system.run("/home/reader/here/MetsGuide/MetsGuide", "--version", user="reader").stdout


def test_a_damaged_file_is_not_run(system: System) -> None:
    file = system.root / "home" / "reader" / "Damaged.run"
    whole = package("MetsGuide-{version}-linux-x86_64.run").read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    file.chmod(0o755)
    done = system.run("/home/reader/Damaged.run", "--version", user="reader", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "this file is damaged" in done.stderr
