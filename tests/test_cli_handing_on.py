# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the command line hands on: to the authoring side and to the window, and what keeps one from opening."""

from __future__ import annotations

import datetime
import sys
import types
from pathlib import Path
from typing import Any

import pytest

import metsguide.ui
from metsguide import places, system_check
from metsguide.cli import main
from metsguide.library import LibraryDamaged
from metsguide.policy import Machine


class Recorder:
    """A function that notes its arguments, after `first`, and returns a number."""

    def __init__(self, calls: list[tuple[Any, ...]], result: int, *first: str) -> None:
        self._calls, self._result, self._first = calls, result, first

    def __call__(self, *arguments: Any) -> int:
        self._calls.append((*self._first, *arguments))
        return self._result


# --- build and check -------------------------------------------------------------------------------


def test_build_and_check_are_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from metsguide.authoring import commands

    calls: list[tuple[Any, ...]] = []
    monkeypatch.setattr(commands, "build", Recorder(calls, 1))
    monkeypatch.setattr(commands, "check", Recorder(calls, 0))
    assert main(["build", "content", "-o", "x.library"]) == 1
    before = datetime.date.today()
    assert main(["check", "content"]) == 0
    assert main(["check", "content", "--report"]) == 0
    assert main(["check", "content", "--json"]) == 0
    after = datetime.date.today()
    assert calls[0] == (Path("content"), Path("x.library"))
    assert [(content, tell) for content, _, tell in calls[1:]] == [
        (Path("content"), "problems"),
        (Path("content"), "report"),
        (Path("content"), "json"),
    ]
    assert all(before <= today <= after for _, today, _ in calls[1:])
    assert main(["check", "content", "--json", "--report"]) == 2


# --- The window ------------------------------------------------------------------------------------


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """The calls of the window, which is not opened."""
    calls: list[tuple[Any, ...]] = []
    for name in ("app", "tour", "selftest"):
        module = types.ModuleType(f"metsguide.ui.{name}")
        monkeypatch.setattr(module, "run", Recorder(calls, 7, name), raising=False)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(metsguide.ui, name, module, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return calls


@pytest.mark.parametrize(
    ("arguments", "call"),
    [
        ([], (None, "", "", [])),
        (["--library", "x.library"], ("x.library", "", "", [])),
        (["--library=build", "--language", "fr"], ("build", "fr", "", [])),
        (["--library", "build"], ("build", "", "", [])),
        (["--page", "article:bone#signs"], (None, "", "article:bone#signs", [])),
        (["-platform", "minimal", "--language", "en"], (None, "en", "", ["-platform", "minimal"])),
        (["--platform=minimal", "-style", "fusion"], (None, "", "", ["--platform=minimal", "-style", "fusion"])),
        (["-reverse", "--page", "home"], (None, "", "home", ["-reverse"])),
        (["--language", "en", "--", "--anything", "goes"], (None, "en", "", ["--anything", "goes"])),
        (["--clinic", "c.library"], (None, "", "", [], "c.library")),
        (["--clinic=c.library", "--library", "build"], ("build", "", "", [], "c.library")),
    ],
)
def test_window_options(window: list[tuple[Any, ...]], arguments: list[str], call: tuple[Any, ...]) -> None:
    assert main(arguments) == 7
    library = Path(call[0]) if call[0] else places.library()
    assert window == [("app", library, *call[1:4], *(call[4:] or ("",)), Machine())]


def test_tour_and_self_test(window: list[tuple[Any, ...]], tmp_path: Path) -> None:
    assert main(["--library", "x.library", "tour", str(tmp_path)]) == 7
    assert main(["self-test", "--library", "x.library"]) == 7
    assert window == [("tour", Path("x.library"), tmp_path, ""), ("selftest", Path("x.library"))]


def test_an_unusable_library_ends_the_window(
    window: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise LibraryDamaged("The library x is damaged.")

    monkeypatch.setattr(sys.modules["metsguide.ui.app"], "run", fail)
    assert main([]) == 2
    assert capsys.readouterr().err == "metsguide: The library x is damaged.\n"
    assert window == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no DISPLAY")
def test_no_display(
    window: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "no display" in capsys.readouterr().err
    assert window == []
    assert main(["-platform", "offscreen"]) == 7
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert main([]) == 7


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="these are Linux libraries")
def test_a_missing_library_of_the_x11_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check, "_loads", lambda name: name != "libxcb-cursor.so.0")
    told = system_check.before_window({"DISPLAY": ":0"}, [])
    assert told is not None
    assert told.endswith("sudo apt-get install libxcb-cursor0")
    monkeypatch.setattr(system_check, "_loads", lambda _: True)
    monkeypatch.setattr(system_check, "_answers", lambda _: True)
    assert system_check.before_window({"DISPLAY": ":0"}, []) is None


@pytest.mark.skipif(not system_check._loads("libxcb.so.1"), reason="only where X11 can be")
def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check, "_loads", lambda _: True)
    told = system_check.before_window({"DISPLAY": ":7777"}, [])
    assert told is not None
    assert ":7777" in told
    assert "does not answer" in told


def test_what_loads_and_what_does_not() -> None:
    assert not system_check._loads("libmetsguide-none.so.7")


def test_a_library_that_comes_with_qt_is_none_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check, "_qt_libraries", lambda: tmp_path)
    assert not system_check._loads("libmetsguide-none.so.7")
    (tmp_path / "libmetsguide-none.so.7").touch()
    assert system_check._loads("libmetsguide-none.so.7")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is looked at")
def test_where_qt_has_its_libraries() -> None:
    assert (system_check._qt_libraries() / "libQt6Core.so.6").is_file()
    if sys.platform.startswith("linux"):
        assert system_check._loads("libc.so.6")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            ImportError("libEGL.so.1: cannot open shared object file: No such file or directory"),
            "apt-get install libegl1",
        ),
        (ImportError("libodd.so.3: cannot open shared object file: No such file or directory"), "libodd.so.3"),
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "pip install PySide6-Essentials"),
        (ImportError("DLL load failed while importing QtCore", name="PySide6.QtCore"), "PySide6"),
    ],
)
@pytest.mark.parametrize("command", [[], ["tour", "pictures"], ["self-test"]])
def test_qt_that_cannot_be_loaded(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: list[str],
    error: ImportError,
    told: str,
) -> None:
    class Refusing:
        def __getattr__(self, name: str) -> object:
            raise error

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "metsguide.ui", Refusing())
    assert main(command) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("metsguide: Qt ")
    assert told in captured.err


def test_a_mistake_of_our_own_is_not_taken_for_a_missing_qt() -> None:
    assert (
        system_check.about_import(ModuleNotFoundError("No module named 'metsguide.ui.ap'", name="metsguide.ui.ap"))
        is None
    )
