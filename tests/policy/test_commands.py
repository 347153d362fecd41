# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`metsguide policy check`, `show` and `pin`, as they are typed."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from metsguide import policy
from metsguide.cli import main
from metsguide.policy import pin
from metsguide.settings import Settings, SettingsFile


@pytest.fixture(autouse=True)
def _no_policy_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "FILE", tmp_path / "etc" / "policy.yaml")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.yaml"
    path.write_text("kiosk: true\nlinks: qr\nlanguages: [fr, en]\n", encoding="utf-8")
    return path


def test_check_says_that_all_is_well(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.chmod(0o666)  # a draft may be anybody's
    assert main(["policy", "check", str(draft)]) == 0
    assert capsys.readouterr() == (f"{draft}: no problems.\n", "")


def test_check_names_every_problem_by_its_line(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_text("kiosk: maybe\nlinks: qr\nsound: off\n", encoding="utf-8")
    assert main(["policy", "check", str(draft)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{draft}:1: `kiosk` must be true or false, not 'maybe'",
        f"{draft}:3: unknown key `sound`; the keys are kiosk, idle-seconds, links, printing, languages, text-size, pin,"
        " clinic, updates, command-line",
        "2 problems",
    ]


def test_check_of_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check", str(tmp_path / "none.yaml")]) == 1
    assert "cannot be read (No such file or directory)" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX")
def test_the_computer_s_own_policy_is_checked_for_who_may_write_it(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(policy, "FILE", draft)
    draft.chmod(0o666)
    assert main(["policy", "check", str(draft)]) == 1
    assert "only an administrator may" in capsys.readouterr().err


def test_show_tells_where_each_value_comes_from(
    draft: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    from metsguide.ui.app import settings_file

    assert qapp.applicationName() == "metsguide"
    SettingsFile(settings_file()).save(Settings(text_size=150))
    assert main(["policy", "show", str(draft)]) == 0
    shown = {line.split("  ")[0]: line.split("  ", 1)[1].strip() for line in capsys.readouterr().out.splitlines()}
    rows = {name: " ".join(rest.split()) for name, rest in shown.items()}
    assert rows["kiosk"] == f"true {draft}:1"
    assert rows["languages"] == f"fr, en {draft}:3"
    assert rows["text-size"] == "150 your settings"
    assert rows["printing"] == "dialog default"
    assert rows["pin"] == "none: nothing ends a kiosk default"
    assert len(rows) == len(policy.Policy._fields)


def test_show_never_shows_the_hash(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = pin.hashed("482915")
    draft.write_text(f"pin: {made}\n", encoding="utf-8")
    assert main(["policy", "show", str(draft)]) == 0
    said = capsys.readouterr().out
    assert f"pin set {draft}:1" in " ".join(said.split())
    assert "scrypt" not in said


def test_show_says_that_a_policy_cannot_be_used(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft.write_text("kiosk: true\nlinks: web\n", encoding="utf-8")
    assert main(["policy", "show", str(draft)]) == 1
    said = capsys.readouterr()
    assert said.err == f"{draft}:2: `links` must be one of browser, qr, none, not 'web'\n"
    assert [line.split()[1] for line in said.out.splitlines() if line.startswith(("links", "printing"))] == [
        "none",
        "off",
    ]
    assert "strictest, as the policy cannot be used" in said.out


def test_show_without_a_policy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "show"]) == 0
    assert {line.split()[-1] for line in capsys.readouterr().out.splitlines()} == {"default"}


def _type(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_pin_becomes_the_line_of_a_policy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, "482915\n482915\n")
    assert main(["policy", "pin"]) == 0
    line = capsys.readouterr().out
    assert "482915" not in line
    path = tmp_path / "with-pin.yaml"
    path.write_text(line, encoding="utf-8")
    assert main(["policy", "check", str(path)]) == 0
    assert pin.matches("482915", line.removeprefix("pin: ").strip())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("482915\n482916\n", "The two are not the same."),
        ("1234\n", "A PIN has 6 to 12 digits and nothing else."),
        ("111111\n111111\n", "among the first"),
        ("", "A PIN has 6 to 12 digits"),
    ],
)
def test_a_pin_that_cannot_be_used_makes_nothing(
    typed: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, typed)
    assert main(["policy", "pin"]) == 1
    heard = capsys.readouterr()
    assert heard.out == ""
    assert said in heard.err


@pytest.mark.parametrize("words", [["policy"], ["policy", "check"], ["policy", "set"], ["policy", "pin", "482915"]])
def test_what_the_command_does_not_know(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "usage: metsguide" in capsys.readouterr().err
