# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The benchmarks still fit the program they measure. Nothing is timed here: `make bench` does that."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path

import pytest

from metsguide.authoring import commands
from metsguide.library import Library
from tests.benchmarks import many_articles, pages
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.processes import BARE, OURS, ROOT, start, times


@pytest.fixture(scope="module")
def library_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("library") / "metsguide.library"
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        code = commands.build(ROOT / "resources" / "content", path)
    assert code == 0, said.getvalue()
    return path


def test_a_ratio_is_of_one_round_and_its_median_is_held_to_the_limit() -> None:
    figure = Figure("start", "ms", [10.0, 30.0, 20.0], [10.0, 10.0, 10.0], limit=1.9)
    assert figure.ratios == [1.0, 3.0, 2.0]
    assert not figure.met
    assert "MISSED" in table([figure])
    assert json.loads(json.dumps(figure.as_json()))["ratio"]["median"] == 2.0


def test_a_limit_in_milliseconds_is_for_the_median_of_ours() -> None:
    figure = Figure("switch", "ms", [1.0, 2.0, 90.0], [1.0], limit=16.0, paired=False)
    assert figure.judged == 2.0
    assert figure.met


def test_a_grown_library_has_as_many_articles_as_asked_for(library_file: Path, tmp_path: Path) -> None:
    path = many_articles.make(ROOT / "resources" / "content", library_file, tmp_path, 150)
    with Library.open(path) as library, Library.open(library_file) as shipped:
        assert len(library.article_ids()) == 150
        assert set(shipped.article_ids()) < set(library.article_ids())
    assert many_articles.make(ROOT / "resources" / "content", library_file, tmp_path, 150) == path


@pytest.mark.skipif(sys.platform != "linux", reason="the figures come from /proc")
def test_both_windows_start_and_tell_when_they_painted(library_file: Path, tmp_path: Path) -> None:
    with Library.open(library_file) as library:
        assert "site-bone" in pages.write_pages(library, tmp_path)
    place = ["--library", str(library_file), "--page", "article:site-bone", "-platform", "offscreen"]
    bare = start(BARE, [str(tmp_path), "1280", "860", "site-bone"])
    ours = start(OURS, place)
    for one in (bare, ours):
        assert 0 < one.painted <= one.ready
        assert 0 < one.uss <= one.pss <= one.rss
        assert one.read > 0
    assert ours.unwanted == (), "what only an editor needs was imported on the way to the first page"
    (tmp_path / "queries").write_text("bone\n", encoding="utf-8")
    assert len(times(OURS, "type", [str(tmp_path / "queries"), *place])) == 4
