# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the package tests share: the packages of dist/, a display, where pictures go. Run by `make test-packages`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from packager import project
from packager.project import BUILD, DIST
from trials.system import Display

PICTURES = BUILD / "pictures"


@pytest.fixture
def display() -> Iterator[Display]:
    shown = Display()
    yield shown
    shown.close()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where pictures are kept, to be looked at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return PICTURES


def package(name: str) -> Path:
    """A package of this version in dist/; skips the test, and says so, where it was not made."""
    path = DIST / name.format(version=project.version())
    if not path.is_file():
        pytest.skip(f"{path.name} is not in dist/: `make packages` makes what this system can")
    return path
