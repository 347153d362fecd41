# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The shipped library, built once, and a small one made for the tests."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from metsguide.authoring import commands
from metsguide.library import Library
from metsguide.search import Search
from tests.library_fixture import write_library

CONTENT = Path(__file__).parents[2] / "resources" / "content"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("shipped") / "metsguide.library"
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        assert commands.build(CONTENT, path) == 0, said.getvalue()
    with Library.open(path) as library:
        yield library


@pytest.fixture(scope="session")
def shipped_search(shipped: Library) -> Search:
    return Search(shipped)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(write_library(tmp_path_factory.mktemp("library") / "small.library")) as opened:
        yield opened


@pytest.fixture(scope="session")
def search(library: Library) -> Search:
    return Search(library)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = write_library(tmp_path_factory.mktemp("library") / "large.library", extra_articles=4000)
    with Library.open(path) as opened:
        yield opened
