# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where things are, in the repository and in an installed copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from metsguide import places

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = tmp_path / "site-packages" / "metsguide"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", package)
    monkeypatch.setattr(places, "_REPOSITORY", package.parent)
    return package


def test_the_repository_has_its_resources_beside_the_package() -> None:
    assert places.resource("fonts") == ROOT / "resources" / "fonts"
    assert places.resource("fonts").is_dir()


def test_an_installed_copy_has_them_inside(installed: Path) -> None:
    assert places.resource("icons") == installed / "resources" / "icons"


def test_the_library_asked_for_comes_first() -> None:
    assert places.library(Path("other.library")) == Path("other.library")


def test_the_repository_builds_its_library() -> None:
    assert places.library() == ROOT / "build" / "metsguide.library"


def test_an_installed_copy_brings_its_library(installed: Path) -> None:
    wanted = installed / "resources" / "metsguide.library"
    assert places.library() == wanted, "also where it is missing: the message must name the place it belongs in"
    wanted.touch()
    assert places.library() == wanted


def test_a_built_copy_in_a_repository_prefers_what_is_installed(installed: Path) -> None:
    (installed.parent / "pyproject.toml").touch()
    assert places.library() == installed.parent / "build" / "metsguide.library"
    (installed / "resources" / "metsguide.library").touch()
    assert places.library() == installed / "resources" / "metsguide.library"


def test_a_copy_can_keep_its_data_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("METSGUIDE_DATA", raising=False)
    assert places.own_data() is None
    monkeypatch.setenv("METSGUIDE_DATA", "data")
    assert places.own_data() is None, "a folder that depends on where the program was started is none to keep"
    monkeypatch.setenv("METSGUIDE_DATA", str(tmp_path))
    assert places.own_data() == tmp_path


@pytest.mark.usefixtures("qapp")
def test_everything_that_is_kept_is_kept_there(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from metsguide.ui import app

    assert app.settings_file().is_relative_to(home)
    assert app.state_folder().is_relative_to(home)
    monkeypatch.setenv("METSGUIDE_DATA", str(tmp_path))
    assert app.settings_file() == tmp_path / "settings.json"
    assert app.state_folder() == tmp_path / "state"
