# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The program as a process: what it writes where, whoever reads it, and what it loads for that."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from metsguide.cli import main

ROOT = Path(__file__).resolve().parent.parent


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "metsguide", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_the_program_answers_in_utf8_and_quietly(small_library: str) -> None:
    done = program("--library", small_library, "show", "bone", "--language", "fr", PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "à l’été" in done.stdout.decode()


def test_a_terminal_without_the_signs(small_library: str) -> None:
    done = program("--library", small_library, "show", "bone", "--language", "fr", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"surtout ? l??t?" in done.stdout
    done = program("--library", small_library, "search", "os", "--language", "fr", "--json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)[0]["title"] == "Cancer propagé aux os", "JSON stays whole"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGPIPE")
def test_a_reader_who_has_enough(small_library: str) -> None:
    code = (
        "import sys\nsys.stdin.read()\nfrom metsguide.cli import main\n"
        f"sys.exit(main(['resources', '--json', '--library', {small_library!r}]))"
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
def test_a_full_disk_behind_the_output(small_library: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "metsguide", "resources", "--library", small_library],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"metsguide: The output cannot be written (No space left on device).\n"


def test_without_any_output_stream(small_library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["resources", "--library", small_library]) == 0
    assert main(["show", "nothing", "--library", small_library]) == 1


def test_reading_imports_neither_qt_nor_the_authoring_side(small_library: str) -> None:
    code = (
        "import sys\nfrom metsguide.cli import main\n"
        f"library = {small_library!r}\n"
        "main(['search', 'bone', '--library', library]); main(['show', 'bone', '--library', library])\n"
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


def test_a_stream_that_cannot_be_reconfigured(small_library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert main(["search", "ribs", "--library", small_library]) == 0
    assert "liver" in out.getvalue()
