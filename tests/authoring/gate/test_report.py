# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What `metsguide check` prints: problems, warnings, the report, and the JSON that others build on."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from metsguide.authoring import commands
from metsguide.model import Prose
from tests.authoring.conftest import TODAY

from .conftest import CALM, URGENT, GateFolder

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def here(gate: GateFolder, monkeypatch: pytest.MonkeyPatch) -> GateFolder:
    monkeypatch.chdir(gate.root)
    return gate


def test_good_content(here: GateFolder, capsys: Captured) -> None:
    assert commands.check(here.root, TODAY) == 0
    assert capsys.readouterr() == (".: no problems. 3 articles, 4 terms, 1 resource (en).\n", "")


def test_problems_of_every_kind_are_named_together(here: GateFolder, capsys: Captured) -> None:
    here.say("A [bone](article:lung) can break.")
    (here.root / "sections.yaml").write_text("sections: []\n", encoding="utf-8")
    assert commands.check(here.root, TODAY) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "sections.yaml:1: `sections` is empty" in err
    assert f"{CALM}:16: there is no article lung\n".replace("/", os.sep) in err
    assert f"{CALM}:16: a statement without a source: ".replace("/", os.sep) in err
    assert err.endswith(" files\n")


def test_a_warning_is_shown_and_stops_nothing(here: GateFolder, capsys: Captured) -> None:
    here.edit(URGENT, "checked: 2026-11", "checked: 2028-05")
    assert commands.check(here.root, datetime.date(2028, 5, 1)) == 0
    out, err = capsys.readouterr()
    assert out == ".: no problems. 3 articles, 4 terms, 1 resource (en).\n"
    expected = f"{CALM}:8: warning: last checked 18 months ago, 24 is too old; ".replace("/", os.sep)
    assert err.startswith(expected)
    assert len(err.splitlines()) == 2


def test_the_report_has_a_line_for_each_article_and_totals(here: GateFolder, capsys: Captured) -> None:
    here.say("No friend is a drug. [@own] Cancer is a lymphosarcoma. It hurts.", CALM)
    here.set("allow", "{undefined-term: It is told on the page.}")
    assert commands.check(here.root, TODAY, "report") == 1
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0].split() == [
        *("article", "grade", "SMOG", "mean", "longest", "words", "long%", "cites", "own", "unsourced", "undefined")
    ]
    assert lines[1].split() == ["urgent", "!", "-1.0", "~3.1", "7.0", "9", "161", "0.0", "(0.0)", "13", "0", "0", "0"]
    assert lines[2].split() == ["calm", "-0.9", "4.1", "7.5", "9", "262", "0.4", "(0.4)", "10", "1", "1", "1"]
    assert lines[3].split() == ["other", "-0.9", "3.1", "7.7", "9", "254", "0.0", "(0.0)", "11", "0", "0", "0"]
    totals = dict(line.rsplit("  ", 1) for line in lines[lines.index("") + 6 :])
    assert {name.strip(): value.strip() for name, value in totals.items()} == {
        "articles": "3",
        "terms": "4",
        "resources": "1",
        "sources": "1",
        "citations": "34",
        "median grade of emergency pages": "-1.0",
        "median grade of other pages": "-0.9",
        "sentences": "91",
        "sentences marked own": "1",
        "statements without a source": "1",
        "undefined terms": "1",
        "dead links": "0",
        "rules set aside": "1",
        "problems": "1",
        "warnings": "0",
    }
    assert err.endswith("1 problem in 1 file\n")


def test_the_json_says_the_same(here: GateFolder, capsys: Captured) -> None:
    here.say("A [bone](article:lung) can break.")
    here.edit(URGENT, "checked: 2026-11", "checked: 2028-05")
    assert commands.check(here.root, datetime.date(2028, 5, 1), "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["articles", "totals", "problems", "warnings"]
    assert found["articles"][0] == {
        "id": "calm",
        "language": "en",
        "section": "first",
        "path": CALM.replace("/", os.sep),
        "urgent": False,
        "checked": "2026-11",
        "grade": -0.9,
        "smog": 3.1,
        "smog_pooled": False,
        "sentences": 33,
        "mean_sentence": 7.7,
        "longest_sentence": 9,
        "words": 255,
        "words_before_more": 255,
        "long_words": 0.0,
        "long_words_unexplained": 0.0,
        "citations": 10,
        "sentences_by_standing": {
            **{"sourced": 30, "own": 0, "question": 0, "speech": 0, "opens": 0, "instruction": 1, "pointer": 0},
            **{"naming": 0, "kind": 1, "lacking": 1},
        },
        "undefined_terms": 0,
        "scores": {"cci": "100", "pemat-understandable": "100", "pemat-actionable": "100"},
        "allowed": {},
    }
    assert found["totals"]["dead_links"] == 1
    assert found["totals"]["statements_without_a_source"] == 1
    assert found["totals"]["problems"] == len(found["problems"]) == 2
    assert found["problems"][0] == {
        "path": CALM.replace("/", os.sep),
        "line": 16,
        "message": 'a statement without a source: "A bone can break."; '
        "put [@ID] after it, or [@own] where it states no fact [no-source]",
    }
    assert [warning["line"] for warning in found["warnings"]] == [8, 8]


def test_two_reports_are_the_same(here: GateFolder, capsys: Captured) -> None:
    outputs = set()
    for _ in range(2):
        commands.check(here.root, TODAY, "json")
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


_WITHOUT_TEXTSTAT = """
import datetime, sys
from pathlib import Path
sys.modules["textstat"] = None
from metsguide.authoring import commands
root = Path(sys.argv[1])
assert commands.build(root, root.parent / "a.library") == 0
sys.exit(commands.check(root, datetime.date(2026, 11, 22)))
"""


def test_without_the_extra_a_build_goes_on_and_a_check_says_what_to_install(gate: GateFolder) -> None:
    root = Path(commands.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _WITHOUT_TEXTSTAT, str(gate.root)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("the reading grade needs textstat, which cannot be imported (")
    assert "pip install 'metsguide[authoring]'" in done.stderr


def test_a_build_does_not_ask_how_an_article_reads(gate: GateFolder, tmp_path: Path) -> None:
    gate.say("Cancer is a catastrophe.")
    assert commands.build(gate.root, tmp_path / "a.library") == 0


def test_our_own_word_leaves_no_trace_on_the_page(gate: GateFolder) -> None:
    gate.say("No friend is a drug. [@own] You can rest.")
    [article] = [article for article in gate.read().articles if article.id == "calm"]
    text = article.article.blocks[0]
    assert isinstance(text, Prose)
    assert "<p>No friend is a drug. You can rest.</p>" in text.html
    assert "No friend is a drug. You can rest." in article.body.text
    assert "own" not in article.article.sources
