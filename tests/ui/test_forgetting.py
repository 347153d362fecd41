# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""*Forget everything*: after it nothing of the reader is in files, on the clipboard or in the window."""

from __future__ import annotations

import errno
import gc
import weakref
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QClipboard, QGuiApplication

from metsguide.my_list import Item
from metsguide.search import Search
from metsguide.settings import Settings, SettingsFile
from metsguide.ui.kept import Kept
from metsguide.ui.search import SearchPage
from tests.ui.conftest import Opener, let_go
from tests.ui.reader import Reader

TYPED = "zoledronik"
"""A mistake in the name of a medicine: it stands nowhere but where somebody typed it."""


# --- Files and clipboard -----------------------------------------------------------------------------


def _fill(reader: Reader, kept: Kept, folder: Path) -> None:
    """Leave a trace wherever one can be left."""
    kept.recent.switch(True)
    kept.my_list.add(Item("note", "", "Ask about zoledronic acid."))
    kept.my_list.add(Item("note", "", "Second."))
    SettingsFile(folder / "settings.json").save(Settings(theme="dark"))
    (folder / "settings.damaged-1.json").write_text("old")
    (folder / "my-list.damaged-3.json").write_text("older")
    (folder / "errors.log").write_text("a mistake")
    reader.go("article:site-bone")
    reader.search("zoledronic")
    reader.go("my-list")
    reader.look.choose_theme("dark")
    reader.look.choose_reading(line_spacing="widest")
    reader.go("preferences")


def test_everything_is_forgotten_after_a_question(open_at: Opener, kept: Kept, folder: Path) -> None:
    reader = open_at("home", kept=kept)
    _fill(reader, kept, folder)
    reader.press("Forget everything")
    assert reader.dialog is not None
    assert reader.focus is reader.button("Keep everything"), "a press by mistake wipes nothing"
    reader.press("Keep everything")
    assert len(kept.my_list.value) == 2
    reader.press("Forget everything")
    reader.press("Forget everything", reader.dialog)
    assert reader.sees("Everything is forgotten", reader.dialog)
    for name in ("my-list.json", "my-list.copy-1.json", "my-list.damaged-3.json", "recently-read.json",
                 "settings.json", "settings.damaged-1.json", "errors.log"):  # fmt: skip
        assert reader.sees(str(folder / name), reader.dialog), "it says what was wiped"
    assert list(folder.iterdir()) == []
    reader.press("Go on")
    assert reader.place == "home"
    assert not reader.navigator.can_go_back
    assert not reader.navigator.can_go_forward
    assert reader.search_box.text() == ""
    assert (reader.look.choice, reader.look.line_spacing) == ("system", "normal")
    assert len(kept.my_list.value) == 0
    assert not kept.recent.on
    assert reader.button("My list", reader.window.sidebar).text() == "My list"
    for page in ("my-list", "search"):
        reader.go(page)
        assert not reader.sees("zoledronic")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("ours", [True, False])
def test_what_the_program_put_on_the_clipboard_goes_too(
    open_at: Opener, kept: Kept, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    # A display without a screen does not know whose it is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)
    reader = open_at("preferences", kept=kept)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("copied from somewhere")
    reader.press("Forget everything")
    reader.press("Forget everything", reader.dialog)
    assert clipboard.text() == ("" if ours else "copied from somewhere")


def test_what_cannot_be_wiped_is_named(
    open_at: Opener, kept: Kept, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = open_at("home", kept=kept)
    _fill(reader, kept, folder)
    unlink = Path.unlink

    def forbid(path: Path, missing_ok: bool = False) -> None:
        if path.name == "my-list.json":
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", forbid)
    reader.press("Forget everything")
    reader.press("Forget everything", reader.dialog)
    assert reader.sees("Not everything could be forgotten", reader.dialog)
    assert reader.sees(f"{folder / 'my-list.json'} (Permission denied)", reader.dialog)
    assert [path.name for path in folder.iterdir()] == ["my-list.json"]


def test_with_nothing_on_the_disk_it_says_so(open_at: Opener) -> None:
    reader = open_at("preferences")
    reader.press("Forget everything")
    reader.press("Forget everything", reader.dialog)
    assert reader.sees("There were no files to wipe.", reader.dialog)


# --- What was typed ----------------------------------------------------------------------------------


def _reached(start: QObject) -> list[Any]:
    """All that Python holds by way of an object, what modules and classes hold left out: these are nobody's own."""
    nobodys = (ModuleType, type, BuiltinFunctionType, CodeType, FrameType)
    found: list[Any] = [start]
    known = {id(start)}
    for one in found:
        parts = (one.__closure__, one.__defaults__) if isinstance(one, FunctionType) else gc.get_referents(one)
        new = {id(part): part for part in parts if id(part) not in known and not isinstance(part, nobodys)}
        known.update(new)
        found += new.values()
    return found


def _telling(reader: Reader) -> list[str]:
    """The texts in the window, in Python and in Qt, that hold what was typed."""
    texts = [one for one in _reached(reader.window) if isinstance(one, str)]
    for made in (reader.window, *reader.window.findChildren(QObject)):
        about = made.metaObject()
        texts += [str(about.property(place).read(made)) for place in range(about.propertyCount())]
    return [text for text in texts if TYPED in text.lower()]


def _type_and_find(reader: Reader) -> None:
    """In the search box, which is left empty, and in the bar that finds on a page."""
    reader.search(TYPED)
    assert reader.page.found, "the search had to read much"
    reader.key(Qt.Key.Key_Escape)
    reader.go("article:site-bone")
    reader.ctrl(Qt.Key.Key_F)
    reader.type(TYPED)


def _forget(reader: Reader) -> None:
    reader.go("preferences")
    reader.press("Forget everything")
    reader.press("Forget everything", reader.dialog)
    reader.press("Go on")
    let_go()


@pytest.mark.usefixtures("_no_collector")
def test_nothing_in_the_window_tells_what_was_typed_or_what_that_led_to(reader: Reader) -> None:
    _type_and_find(reader)
    assert _telling(reader)
    searches = [weakref.ref(one) for one in _reached(reader.window) if isinstance(one, Search | SearchPage)]
    assert len(searches) == 2, "the page, and the search with all that it keeps for the next letter"
    _forget(reader)
    assert [one for one in searches if one() is not None] == []
    assert _telling(reader) == []
    assert not [one for one in _reached(reader.window) if isinstance(one, Search | SearchPage)]


@pytest.mark.parametrize("box", [Qt.Key.Key_K, Qt.Key.Key_F], ids=["search", "find"])
def test_no_key_brings_back_what_was_typed(reader: Reader, box: Qt.Key) -> None:
    _type_and_find(reader)
    _forget(reader)
    reader.go("article:site-bone")
    reader.ctrl(box)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        reader.ctrl(key)
        assert _telling(reader) == []
