# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The wheel in a clean virtual environment without a network."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from packager import lock, project
from trials.conftest import package


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel, and its dependencies from the wheels of the lock alone."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    wheels = lock.wheels(lock.linux(version))
    found = next(iter(wheels.values())).parent
    command = [
        *("unshare", "--net", str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-index"),
        *("--find-links", str(found), str(package("metsguide-{version}-py3-none-any.whl"))),
    ]
    subprocess.run(command, check=True, env={**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    return folder


def _run(environment: Path, home: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["unshare", "--net", str(environment / "bin" / "metsguide"), *arguments], cwd=home, capture_output=True,
        text=True, check=False, env={"PATH": "/usr/bin:/bin", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_does_everything_without_a_network(environment: Path, tmp_path: Path) -> None:
    assert _run(environment, tmp_path, "--version") == f"metsguide {project.version()}\n"
    assert _run(environment, tmp_path, "self-test").endswith("self-test: all is well\n")
    assert "pain" in _run(environment, tmp_path, "search", "bone pain")
    assert "bone" in _run(environment, tmp_path, "show", "site-bone")


def test_the_wheel_has_the_library_and_not_its_sources() -> None:
    with zipfile.ZipFile(package("metsguide-{version}-py3-none-any.whl")) as wheel:
        names = wheel.namelist()
    assert "metsguide/resources/metsguide.library" in names
    assert "metsguide/resources/licences/notices.json" in names
    assert [name for name in names if "content" in name and name.endswith((".md", ".yaml"))] == []
    assert [name for name in names if "__pycache__" in name or name.startswith(("tests", "packaging"))] == []


def test_a_wheel_of_the_source_archive_is_the_same(tmp_path: Path) -> None:
    with tarfile.open(package("metsguide-{version}.tar.gz")) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"metsguide-{project.version()}"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(project.epoch()), "PYTHONHASHSEED": "0"}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=source, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    wheel = package("metsguide-{version}-py3-none-any.whl")
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()
