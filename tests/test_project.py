# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The project around the program: its locks, its fonts and what its documents promise."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_has_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"[a-z]+://|file:|--index|--find-links", text)
    entries = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_for_tests_holds_the_programs_own_versions() -> None:
    run = dict(PIN.findall((ROOT / "requirements.lock").read_text()))
    dev = dict(PIN.findall((ROOT / "requirements-dev.lock").read_text()))
    assert {"pyside6-essentials", "pyyaml"} <= run.keys()
    assert {name: dev.get(name) for name in run} == run


def test_the_readme_names_every_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "metsguide", "--help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    commands = set(re.findall(r"^    ([a-z-]+) ", told, re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"build", "check", "search", "show", "resources", "tour", "self-test"} <= commands
    assert {command for command in commands if f"| `metsguide {command}" not in readme} == set()


@pytest.mark.parametrize("document", sorted(path.name for path in ROOT.glob("*.md")))
def test_a_document_links_to_what_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    prose = "\n".join(line for line in text.splitlines() if not line.startswith("    "))
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`]*`", "", prose))
    local = [target for target in targets if not target.startswith(("http:", "https:", "mailto:"))]
    assert [target for target in local if not (ROOT / target).exists()] == []


@pytest.mark.usefixtures("qapp")
def test_the_fonts_have_every_sign_the_texts_need() -> None:
    from PySide6.QtGui import QRawFont

    folder = ROOT / "resources" / "fonts"
    symbols = QRawFont(str(folder / "MetsGuideSymbols.ttf"), 20)
    assert symbols.familyName() == "MetsGuide Symbols"
    assert [
        sign for sign in "αβγωΩµμ≥≤±→✓•“”‘’–—…×≈≠−½²³°éœŒæçñŁșžẞ€" if not symbols.supportsCharacter(ord(sign))
    ] == []
    text = QRawFont(str(folder / "AtkinsonHyperlegible-Regular.ttf"), 20)
    content = (path.read_text(encoding="utf-8") for path in (ROOT / "resources" / "content").rglob("*.*"))
    used = {sign for words in content for sign in words if sign.isprintable()}
    assert {
        sign for sign in used if not (text.supportsCharacter(ord(sign)) or symbols.supportsCharacter(ord(sign)))
    } == set()
