# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The Debian package in clean systems: installed, read, upgraded, removed without a trace."""

from __future__ import annotations

import configparser
import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from packager import deb, project, tree
from trials.conftest import package
from trials.system import Display, System, end, installed, is_there

SUITES = tuple(os.environ.get("METSGUIDE_SUITES", "bookworm trixie noble").split())
MEGABYTE = 1_000_000
WHERE = ("/usr", "/etc", "/opt", "/var", "/home", "/root", "/run")


@pytest.fixture(scope="module")
def the_deb() -> Path:
    return package("metsguide_{version}_amd64.deb")


@pytest.fixture(scope="module")
def an_older_deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same program as a version that comes before."""
    wheel = package("metsguide-{version}-py3-none-any.whl")
    return deb.build(wheel, tmp_path_factory.mktemp("older"), version="0.0.9", level=0)


def test_it_is_small_enough(the_deb: Path, tmp_path: Path) -> None:
    assert the_deb.stat().st_size <= 30 * MEGABYTE
    subprocess.run(["dpkg-deb", "-x", str(the_deb), str(tmp_path)], check=True)
    # With the byte code that comes when it is installed.
    subprocess.run(["/usr/bin/python3", "-m", "compileall", "-q", str(tmp_path / "usr" / "lib")], check=True)
    assert tree.size(tmp_path) <= 110 * MEGABYTE


def test_debians_own_checks_find_nothing(the_deb: Path, tmp_path: Path) -> None:
    said = subprocess.run(
        ["lintian", "--allow-root", "--fail-on=error,warning", str(the_deb)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout
    subprocess.run(["dpkg-deb", "-x", str(the_deb), str(tmp_path)], check=True)
    share = tmp_path / "usr" / "share"
    for command in (
        ["desktop-file-validate", str(share / "applications" / "metsguide.desktop")],
        ["appstreamcli", "validate", "--no-net", str(share / "metainfo" / f"{project.IDENTIFIER}.metainfo.xml")],
        ["man", "--warnings", "-l", str(share / "man" / "man1" / "metsguide.1.gz")],
    ):
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, env={**os.environ, "MANWIDTH": "80"}
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stderr == ""


def _install(system: System, path: Path) -> None:
    shutil.copy(path, system.root / "root")
    system.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/root/{path.name}")
    (system.root / "root" / path.name).unlink()


def _menu_entry(system: System) -> list[str]:
    """The command behind the menu's entry."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(system.root / "usr" / "share" / "applications" / "metsguide.desktop", encoding="utf-8")
    return shlex.split(entry["Desktop Entry"]["Exec"])


@pytest.mark.parametrize("suite", SUITES)
def test_a_life_on_a_clean_system(
    suite: str, the_deb: Path, an_older_deb: Path, display: Display, pictures: Path
) -> None:
    if not is_there(suite):
        pytest.skip(f"the mirror has no {suite}; METSGUIDE_MIRROR_{suite.upper()} names another")
    with installed(suite) as system:
        system.add_user("reader")
        # What it depends on comes with the first time, and is no trace of it.
        _install(system, the_deb)
        system.run("dpkg", "--purge", "metsguide")
        before = system.files(*WHERE)
        assert [path for path in before if "metsguide" in path.lower()] == []

        _install(system, an_older_deb)
        assert system.run("metsguide", "--version", user="reader").stdout == f"metsguide {project.version()}\n"
        assert system.run("dpkg-query", "-W", "-f=${Version}", "metsguide").stdout == "0.0.9"
        policy = system.root / "etc" / "metsguide" / "policy.yaml"
        policy.write_text(policy.read_text(encoding="utf-8") + "# ours\n", encoding="utf-8")
        settings = system.root / "home" / "reader" / ".config" / "metsguide" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text('{"version": 1, "text_size": 125, "theme": "dark"}\n', encoding="utf-8")
        system.run("chown", "-R", "reader:reader", "/home/reader")

        _install(system, the_deb)
        assert system.run("dpkg-query", "-W", "-f=${Version}", "metsguide").stdout == project.version()
        assert policy.read_text(encoding="utf-8").endswith("# ours\n"), "an administrator's file stays"
        said = system.run("metsguide", "self-test", user="reader", network=False).stdout
        assert said.endswith("self-test: all is well\n")
        assert "pain" in system.run("metsguide", "search", "bone pain", user="reader", network=False).stdout

        window = system.start(*_menu_entry(system), user="reader", DISPLAY=display.name)
        display.wait_for_a_page(window)
        display.save(pictures / f"deb-{suite}.png")
        assert end(window) == "", "a program that works says nothing"
        kept = json.loads(settings.read_text(encoding="utf-8"))
        assert (kept["text_size"], kept["theme"]) == (125, "dark")

        system.run("dpkg", "--remove", "metsguide")
        assert policy.is_file(), "removed, and not purged: what an administrator wrote stays"
        system.run("dpkg", "--purge", "metsguide")
        left = system.files(*WHERE) - before
        assert {path for path in left if not path.startswith("/home/reader")} == set()
