# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Everything the window itself says can be said in another language, and changes at once.

A language of brackets is put in force: what is shown without them was never asked for a translation, or not anew. And
what was asked for must be what lupdate finds, in the context it was asked in: else a translator never sees it.
"""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from metsguide.library import Library
from tests.ui.conftest import ROOT, Opener
from tests.ui.reader import PAGES, Reader

UNTRANSLATED = {
    "MetsGuide",  # its name
    "A−",  # letters, small and large, are the sign for text size everywhere
    "A+",
}
Translate = Callable[[QTranslator], None]


class Brackets(QTranslator):
    """Says everything of the program in brackets, and remembers in which context it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[str, set[str]] = {}

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1) -> Any:
        if context.startswith("Q"):  # Qt's own texts come in Qt's own translations
            return None
        self.asked.setdefault(source, set()).add(context)
        return f"⟦{source}⟧"


def _plain(text: str) -> str:
    without = re.sub(r"<[^>]*>", "", re.sub(r'<a class="cite".*?</a>', "", text))
    return re.sub(r"[\W_]+", "", without)


@pytest.fixture(scope="module")
def content(library_file: Path) -> str:
    """All words that come from the library, and so are in its language; without what stands between words."""
    with Library.open(library_file) as library:
        parts = [str(library.info), str(library.sections("en"))]
        parts += [f"{one.title} {one.publisher} {one.date}" for one in library.all_sources()]
        parts += [str(library.article(one, "en")) for one in library.article_ids()]
        parts += [str(one) for one in (*library.resources("en"), *library.terms("en"))]
        # How a word that is being typed may go on.
        parts += [f" {row[0]}" for row in library.query("SELECT form FROM form WHERE language = 'en'")]
        return _plain("".join(parts))


def _untranslated(reader: Reader, content: str) -> set[str]:
    """What the window shows or tells that is neither in brackets nor of the library."""
    said: list[str] = reader.texts()
    for widget in reader.widgets(QWidget):
        said.append(widget.toolTip())
        interface = QAccessible.queryAccessibleInterface(widget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            said += [interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Description)]
    found = set()
    for text in said:
        for _ in range(3):  # one text may stand within another
            text = re.sub(r"⟦[^⟦⟧]*⟧", " · ", text)
        for line in re.split(r"·|\n", text):
            words = _plain(line)
            if re.search(r"[^\W\d_]{2}", words) and line.strip() not in UNTRANSLATED and words not in content:
                found.add(line.strip())
    return found


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("keys", "about", "search:xyzzyqqq")])
@pytest.mark.parametrize("width", [1280, 700])
def test_every_text_changes_with_the_language(
    open_at: Opener, translate: Translate, content: str, page: str, width: int
) -> None:
    reader = open_at(page, width=width)
    translate(Brackets())
    reader.settle()
    assert reader.sees("⟦Get help now⟧") or width < 1000
    assert _untranslated(reader, content) == set()


@pytest.mark.parametrize(
    ("address", "title"), [("https://example.org", "⟦Open this page in your browser?⟧"), ("file:x", "⟦This link")]
)
def test_a_question_is_asked_in_the_language_in_force(
    reader: Reader, translate: Translate, content: str, address: str, title: str
) -> None:
    translate(Brackets())
    reader.window.links.ask(address)
    assert reader.sees(title, reader.dialog)
    assert {text for text in _untranslated(reader, content) if address not in text} == set()


def test_a_language_can_be_left_again(reader: Reader, translate: Translate, qapp: QApplication) -> None:
    before = reader.texts()
    brackets = Brackets()
    translate(brackets)
    reader.settle()
    assert reader.texts() != before
    qapp.removeTranslator(brackets)
    reader.settle()
    assert sorted(reader.texts()) == sorted(before)


def test_a_translator_is_given_every_text_in_the_context_it_is_asked_for(
    open_at: Opener, translate: Translate, tmp_path: Path
) -> None:
    reader = open_at("home")
    brackets = Brackets()
    translate(brackets)
    for page in PAGES:
        reader.go(page)
    reader.window.links.ask("https://example.org")
    reader.key(Qt.Key.Key_Escape)
    listed = tmp_path / "all.ts"
    sources = sorted((ROOT / "metsguide").rglob("*.py"))
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([lupdate, *sources, "-ts", listed], check=True, capture_output=True, timeout=120)
    found: dict[str, set[str]] = {}
    for context in ElementTree.parse(listed).getroot().iter("context"):
        for message in context.findall("message"):
            found.setdefault(message.findtext("source", ""), set()).add(context.findtext("name", ""))
    assert len(found) > 100
    lost = {text: contexts for text, contexts in brackets.asked.items() if not contexts & found.get(text, set())}
    assert lost == {}
