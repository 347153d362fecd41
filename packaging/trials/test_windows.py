# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The packages for Windows, under wine: installed, read, upgraded, removed without a trace."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from packager import binaries, project, tree, windows
from packager.project import BUILD
from trials import wine
from trials.conftest import package
from trials.system import PATIENCE, Display

MEGABYTE = 1_000_000
OLDER = "0.0.9"
KEY = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall"
COMMAND = r"C:\Program Files\MetsGuide\MetsGuideCmd.exe"
SETTINGS = "users/{user}/AppData/Local/metsguide/settings.json"

pytestmark = pytest.mark.skipif(shutil.which("wine") is None, reason="wine is not installed")


@pytest.fixture(scope="module")
def shown() -> Iterator[Display]:
    display = Display("1400x1000x24")
    yield display
    display.close()


@pytest.fixture
def system(tmp_path: Path, shown: Display) -> Iterator[wine.Wine]:
    with wine.windows(tmp_path, shown) as made:
        yield made


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Both packages of a version that comes before."""
    wheel = package("metsguide-{version}-py3-none-any.whl")
    return windows.build(wheel, tmp_path_factory.mktemp("older"), version=OLDER)


@pytest.fixture(scope="module")
def setup() -> Path:
    return package("MetsGuide-{version}-setup-x64.exe")


@pytest.fixture(scope="module")
def msi() -> Path:
    return package("MetsGuide-{version}-x64.msi")


def _install(system: wine.Wine, path: Path, *options: str) -> None:
    target = system.drive / path.name
    shutil.copy(path, target)
    command = ["msiexec", "/i", f"C:\\{path.name}", "/qn"] if path.suffix == ".msi" else [str(target), "/S"]
    system.run(*command, *options)
    if path.suffix != ".msi":
        target.unlink()


def _settings(system: wine.Wine) -> Path:
    user = next(path.name for path in (system.drive / "users").iterdir() if path.name != "Public")
    return system.drive / SETTINGS.format(user=user)


def test_they_are_small_enough(setup: Path, msi: Path) -> None:
    assert setup.stat().st_size <= 25 * MEGABYTE
    assert msi.stat().st_size <= 40 * MEGABYTE
    assert tree.size(BUILD / "windows" / project.version() / project.TITLE) <= 110 * MEGABYTE


def test_every_library_that_is_asked_for_is_there_or_of_windows(setup: Path) -> None:
    assert setup.is_file()
    root = BUILD / "windows" / project.version() / project.TITLE
    inside = {path.name.lower() for path in tree.files(root)}
    asked = {
        name.lower()
        for path in tree.files(root)
        if path.suffix in (".dll", ".pyd", ".exe")
        for name in binaries.needed(path)
    }
    ours = ("qt6", "pyside", "shiboken", "python", "msvcp", "vcruntime", "libcrypto", "libssl", "libffi", "sqlite")
    assert {name for name in asked - inside if name.startswith(ours)} == set()


def _read(system: wine.Wine, display: Display, picture: Path) -> None:
    assert system.run(COMMAND, "--version").stdout.strip() == f"metsguide {project.version()}"
    assert "all is well" in system.run(COMMAND, "self-test").stdout
    assert "article:site-bone" in system.run(COMMAND, "search", "bone pain").stdout
    window = system.start(COMMAND.replace("Cmd", ""))
    display.wait_for_a_page(window)
    time.sleep(2)  # the rest of the page
    display.save(picture)
    system.run("taskkill", "/im", "MetsGuide.exe")
    assert window.wait(PATIENCE) == 0


def test_a_life_of_the_setup(setup: Path, older: list[Path], system: wine.Wine, shown: Display, pictures: Path) -> None:
    assert system.traces() == set()
    _install(system, older[0], "/Desktop")
    assert f"DisplayVersion    REG_SZ    {OLDER}" in system.registry(KEY)
    assert {Path(path).name for path in system.traces() if path.endswith(".lnk")} == {"MetsGuide.lnk"}
    desktop = [path for path in system.traces() if path.endswith("Desktop/MetsGuide.lnk")]
    assert desktop
    for path in [one for one in system.traces() if one.endswith(".lnk")]:
        assert rb"C:\Program Files\MetsGuide\MetsGuide.exe" in (system.drive / path).read_bytes()
    _settings(system).parent.mkdir(parents=True)
    _settings(system).write_text('{"version": 1, "text_size": 110, "theme": "dark"}', encoding="utf-8")
    policy = system.drive / wine.PROGRAMS / "policy.yaml"
    policy.write_text("links: qr\n", encoding="utf-8")
    stale = system.drive / wine.PROGRAMS / "app" / "metsguide" / "__init__.py"
    before = stale.stat().st_mtime

    _install(system, setup)
    assert f"DisplayVersion    REG_SZ    {project.version()}" in system.registry(KEY)
    assert system.registry(KEY).count("DisplayName    REG_SZ    MetsGuide") == 1
    assert stale.stat().st_mtime != before or stale.is_file()
    assert policy.read_text(encoding="utf-8") == "links: qr\n"
    assert [path for path in system.traces() if path.endswith("Desktop/MetsGuide.lnk")] == desktop
    assert "policy.yaml:1" in system.run(COMMAND, "policy", "show").stdout.replace("\\", "/")
    _read(system, shown, pictures / "windows-setup.png")
    kept = json.loads(_settings(system).read_text(encoding="utf-8"))
    assert (kept["text_size"], kept["theme"]) == (110, "dark")

    system.run(rf"C:\{wine.PROGRAMS.replace('/', chr(92))}\uninstall.exe", "/S", "/AllUsers", "/Purge")
    system.wait_until_gone()
    assert "MetsGuide" not in system.registry(KEY)
    assert _settings(system).is_file(), "what a reader chose is the reader's"


def test_the_setup_for_one_user_into_a_folder_of_their_own(setup: Path, system: wine.Wine) -> None:
    (system.drive / "Mine").mkdir()
    (system.drive / "Mine" / "letter.txt").write_text("theirs", encoding="utf-8")
    _install(system, setup, "/CurrentUser", "/NoStartMenu", r"/D=C:\Mine")
    assert system.run(r"C:\Mine\MetsGuideCmd.exe", "--version").stdout.strip() == f"metsguide {project.version()}"
    assert [path for path in system.traces() if path.endswith(".lnk")] == []
    assert "MetsGuide" in system.registry(KEY.replace("HKLM", "HKCU"))
    system.run(r"C:\Mine\uninstall.exe", "/S", "/CurrentUser")
    system.wait_until_gone()
    until = time.monotonic() + PATIENCE
    while {path.name for path in (system.drive / "Mine").iterdir()} != {"letter.txt"}:
        assert time.monotonic() < until, "a folder that somebody chose keeps what else is in it, and nothing of ours"
        time.sleep(0.5)


def test_a_setup_while_the_program_runs_says_so(setup: Path, system: wine.Wine, shown: Display) -> None:
    _install(system, setup)
    window = system.start(COMMAND.replace("Cmd", ""))
    shown.wait_for_a_page(window)
    target = system.drive / "again.exe"
    shutil.copy(setup, target)
    assert system.run(str(target), "/S", check=False).returncode == 3
    assert system.run(COMMAND, "--version").stdout.strip() == f"metsguide {project.version()}"


def test_a_life_of_the_msi(msi: Path, older: list[Path], system: wine.Wine, shown: Display, pictures: Path) -> None:
    _install(system, older[1], "ADDLOCAL=Program,StartMenu,Desktop")
    assert [path for path in system.traces() if path.endswith("Desktop/MetsGuide.lnk")] != []
    _settings(system).parent.mkdir(parents=True)
    _settings(system).write_text('{"version": 1, "theme": "dark"}', encoding="utf-8")
    _install(system, msi)
    assert f"DisplayVersion    REG_SZ    {project.version()}" in system.registry(KEY)
    assert system.registry(KEY).count("DisplayName    REG_SZ    MetsGuide") == 1
    _read(system, shown, pictures / "windows-msi.png")
    assert json.loads(_settings(system).read_text(encoding="utf-8"))["theme"] == "dark"
    system.run("msiexec", "/x", f"C:\\{msi.name}", "/qn")
    for path in system.drive.glob("*.msi"):
        path.unlink()
    system.wait_until_gone()
    assert "MetsGuide" not in system.registry(KEY)


def test_the_launchers_say_their_version(setup: Path) -> None:
    assert setup.is_file()
    for name in ("MetsGuide.exe", "MetsGuideCmd.exe"):
        path = BUILD / "windows" / project.version() / project.TITLE / name
        told = subprocess.run(["strings", "-el", str(path)], capture_output=True, text=True, check=True).stdout
        assert project.version() in told.splitlines()
        assert "asInvoker" in path.read_bytes().decode("latin-1")
