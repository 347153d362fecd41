# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The commands as a contract: what they print, how they end, and what they say when they cannot go on."""

from __future__ import annotations

import datetime
import io
import json
import os
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

import metsguide.ui
from metsguide import __version__, places, system_check
from metsguide.cli import main
from metsguide.library import Library, LibraryDamaged
from metsguide.policy import Machine
from metsguide.search import Search
from tests.library_fixture import RESOURCES, write_library

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(write_library(tmp_path_factory.mktemp("library") / "small.library"))


Captured = pytest.CaptureFixture[str]


class Recorder:
    """A function that notes its arguments, after `first`, and returns a number."""

    def __init__(self, calls: list[tuple[Any, ...]], result: int, *first: str) -> None:
        self._calls, self._result, self._first = calls, result, first

    def __call__(self, *arguments: Any) -> int:
        self._calls.append((*self._first, *arguments))
        return self._result


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "metsguide", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


# --- search ---


def test_search_as_json(file: str, capsys: Captured) -> None:
    assert main(["search", "bone", "--json", "--library", file]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [list(hit) for hit in found] == [["kind", "id", "title", "snippet"]] * len(found)
    with Library.open(Path(file)) as library:
        assert [hit["id"] for hit in found] == [hit.id for hit in Search(library).find("bone", "en").hits]
    assert {hit["kind"] for hit in found} <= {"article", "resource", "term"}


def test_search_as_text(file: str, capsys: Captured) -> None:
    assert main(["search", "ribs", "--library", file]) == 0
    assert capsys.readouterr().out == "The liver  [article:liver]\n    Pain may come under the ribs.\n"


def test_search_that_finds_nothing(file: str, capsys: Captured) -> None:
    assert main(["search", "zzz", "--json", "--library", file]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["search", "zzz", "--library", file]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "Nothing was found.\n")


def test_search_with_limit_language_and_several_words(file: str, capsys: Captured) -> None:
    assert main(["search", "bone", "--limit", "1", "--json", "--library", file]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert main(["--language", "fr", "search", "os", "font", "--json", "--library", file]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == "Cancer propagé aux os"
    assert main(["search", "--library", file, "--json", "--", "--ribs"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "liver"


@pytest.mark.parametrize("before", [True, False])
def test_common_options_stand_before_or_after(file: str, capsys: Captured, before: bool) -> None:
    options = ["--library", file, "--language", "fr"]
    command = ["search", "os", "--json"]
    assert main([*options, *command] if before else [*command, *options]) == 0
    assert json.loads(capsys.readouterr().out)[0]["id"] == "bone"


# --- show ---


def test_show_is_the_whole_page(file: str, capsys: Captured) -> None:
    assert main(["show", "bone", "--library", file]) == 0
    assert capsys.readouterr().out == SHOWN


def test_show_names_the_reviewer(file: str, capsys: Captured) -> None:
    assert main(["show", "fever", "--library", file]) == 0
    assert "Checked 2026-11. Reviewed by Dr A. Example, oncologist, 2026-10-01." in capsys.readouterr().out


def test_show_in_another_language(file: str, capsys: Captured) -> None:
    assert main(["show", "bone", "--language", "fr", "--library", file]) == 0
    assert capsys.readouterr().out.startswith("Cancer propagé aux os\n=====================\n")


@pytest.mark.parametrize(("typed", "meant"), [("livr", "liver"), ("bones", "bone"), ("eve", "fever")])
def test_show_of_an_unknown_id_names_the_nearest(file: str, capsys: Captured, typed: str, meant: str) -> None:
    assert main(["show", typed, "--library", file]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert typed in captured.err
    assert f"Did you mean {meant}" in captured.err


def test_show_of_an_id_like_nothing(file: str, capsys: Captured) -> None:
    assert main(["show", "qqqqqqqq", "--library", file]) == 1
    assert capsys.readouterr().err == "metsguide: There is no article 'qqqqqqqq'.\n"


# --- resources ---


def test_resources_as_json_with_every_field(file: str, capsys: Captured) -> None:
    assert main(["resources", "--json", "--library", file]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in found] == [resource.id for resource in RESOURCES]
    for one, resource in zip(found, RESOURCES, strict=True):
        for name, value in one.items():
            expected = getattr(resource, name)
            assert value == (list(expected) if isinstance(expected, tuple) else expected)
    assert {"id", "title", "url", "verified", "kind", "languages", "phone", "status"} <= set(found[0])


def test_resources_as_text_never_pose_a_substitute(file: str, capsys: Captured) -> None:
    assert main(["resources", "--library", file]) == 0
    out = capsys.readouterr().out
    assert (
        "The helpline  [helpline]\n    support, A society\n    1-888-000-0000\n    https://example.org/helpline\n"
        in out
    )
    assert "its address could not be confirmed; listed at https://example.org/list\n" in out


# --- Wrong command lines and libraries ---


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "many"],
        ["--lib", "x"],
        ["--library"],
        ["show"],
        ["build", "x"],
        ["--page", "nowhere"],
        ["--page"],
    ],
)
def test_usage_errors(capsys: Captured, arguments: list[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


@pytest.mark.parametrize("command", [["search", "x"], ["show", "x"], ["resources"]])
def test_no_library(tmp_path: Path, capsys: Captured, command: list[str]) -> None:
    missing = tmp_path / "none.library"
    assert main([*command, "--library", str(missing)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("metsguide: There is no library at ")
    assert str(missing) in captured.err


def test_a_language_that_the_library_has_not(file: str, capsys: Captured) -> None:
    assert main(["search", "x", "--library", file, "--language", "de"]) == 2
    assert "en, fr" in capsys.readouterr().err


def test_version_and_help(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"metsguide {__version__}\n"
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for word in (
        "build",
        "check",
        "search",
        "show",
        "resources",
        "tour",
        "self-test",
        "--library",
        "--language",
        "--page",
    ):
        assert word in out


# --- build and check ---


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


# --- The window ---


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
    window: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def fail(*_: object) -> int:
        raise LibraryDamaged("The library x is damaged.")

    monkeypatch.setattr(sys.modules["metsguide.ui.app"], "run", fail)
    assert main([]) == 2
    assert capsys.readouterr().err == "metsguide: The library x is damaged.\n"
    assert window == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no DISPLAY")
def test_no_display(window: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
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
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, command: list[str], error: ImportError, told: str
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


# --- As a process ---


def test_the_program_answers_in_utf8_and_quietly(file: str) -> None:
    done = program("--library", file, "show", "bone", "--language", "fr", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "à l’été" in done.stdout.decode()


def test_a_terminal_without_the_signs(file: str) -> None:
    done = program("--library", file, "show", "bone", "--language", "fr", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"surtout ? l??t?" in done.stdout
    done = program("--library", file, "search", "os", "--language", "fr", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)[0]["title"] == "Cancer propagé aux os", "JSON stays whole"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
def test_a_reader_who_has_enough(file: str) -> None:
    code = (
        "import sys\nsys.stdin.read()\nfrom metsguide.cli import main\n"
        f"sys.exit(main(['resources', '--json', '--library', {file!r}]))"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.close()  # which it waits for before it writes
        assert process.stderr.read() == b""
        assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_behind_the_output(file: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "metsguide", "resources", "--library", file],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"metsguide: The output cannot be written (No space left on device).\n"


def test_without_any_output_stream(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["resources", "--library", file]) == 0
    assert main(["show", "nothing", "--library", file]) == 1


def test_reading_imports_neither_qt_nor_the_authoring_side(file: str) -> None:
    code = (
        "import sys\nfrom metsguide.cli import main\n"
        f"main(['search', 'bone', '--library', {file!r}]); main(['show', 'bone', '--library', {file!r}])\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'PySide6', 'yaml', 'markdown_it'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


def test_the_usual_start_parses_nothing() -> None:
    code = (
        "import sys, types\nimport metsguide.ui\n"
        "app = types.ModuleType('metsguide.ui.app'); app.run = lambda *_: 0\n"
        "sys.modules[app.__name__] = metsguide.ui.app = app\n"
        "from metsguide.cli import main\nmain([])\n"
        "print(sorted({'argparse', 'platformdirs', 'logging', 'difflib', 'tempfile'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_a_stream_that_cannot_be_reconfigured(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["search", "ribs", "--library", file]) == 0
    assert "liver" in out.getvalue()


SHOWN = """\
Cancer that has spread to bone
==============================

About bone.

Checked 2026-11. Not yet reviewed by a clinician.

Three things to know
--------------------
- One.
- Two.
- Three.

Signs of bone pain
------------------

Pain that is deep. [1] Read about the liver (see liver) or this page (https://example.org/a?b=1&c=2), or call 911.

- At night
- At rest
  1. Lying
  2. Sitting

Afterwards.

Do this first:
Call your team.

Call 911
--------
Now
- You cannot breathe

67 of 100: had it. 33 of 100: did not.

New cases. Lung: 6,823; Breast: 991. Canada, 2015 [1]

Where it goes. Breast: Bone. Common places. [2]

Picture: Your bones:
All of them. The bones. [1]

More about bone
---------------

a | b
1 | 2

--- Survival numbers: How long people live. To skip them, go to "End of the survival numbers". ---

Half live longer than two years.

New cases. Lung: 6,823; Breast: 991. Canada, 2015 [1]

--- End of the survival numbers ---

Ask about this
--------------
- What now?

Next
----
- The liver (liver)
- Fever (fever)

Where to turn
-------------
- The helpline, 1-888-000-0000, https://example.org/helpline

Where this comes from
---------------------
[1] Canadian Cancer Society. Bone metastases. 2025. https://example.org/b
[2] Cleveland Clinic. Metastatic cancer. 2024-01-02. https://example.org/a
"""
