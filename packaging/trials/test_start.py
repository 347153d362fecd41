# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A packaged program starts as fast as the source: both in turns, by the same Python, to the first text painted."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sysconfig
from pathlib import Path

import pytest

from packager.project import BUILD, ROOT
from trials.conftest import package

_ROUNDS = 15
_AT_MOST = 1.1
_PYTHON = "/usr/bin/python3"
_WATCH = """
import os, sys
count = int(sys.argv[1])
sys.path[:0] = sys.argv[2:2 + count]
sys.argv[1:] = sys.argv[2 + count:]
from metsguide.ui.text_block import TextBlock
paint = TextBlock.paintEvent

def paint_and_end(text, event):
    paint(text, event)
    os._exit(77)

TextBlock.paintEvent = paint_and_end
from metsguide.cli import main
sys.exit(main())
"""


def _start(home: Path, python: list[str], folders: list[Path]) -> float:
    """Seconds of processor time until an article's text is painted: what else runs on this machine is not in it."""
    command = [*python, "-c", _WATCH, str(len(folders)), *map(str, folders), "--page", "article:site-bone"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=environment, cwd=home, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 77, done.stdout + done.stderr
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _compared(home: Path, python: list[str], folders: list[Path]) -> tuple[float, float]:
    """The medians of a packaged start and one from source, in milliseconds of processor time."""
    version = subprocess.run(
        [*python, "-c", "import sys; print(*sys.version_info[:2], sep='.')"], capture_output=True, text=True, check=True
    ).stdout.strip()
    ours = f"{sysconfig.get_config_var('VERSION')}"
    if version != ours:
        pytest.skip(f"the source's dependencies are for Python {ours}, and the package runs on {version}")
    source = [ROOT, Path(sysconfig.get_path("purelib"))]
    pair = ((python, folders), ([_PYTHON, "-I"], source))
    for each in pair:  # once unmeasured: byte code is written, files are in memory
        _start(home, *each)
    rounds = [[_start(home, *each) * 1000 for each in pair] for _ in range(_ROUNDS)]
    packaged, plain = (statistics.median(one[kind] for one in rounds) for kind in range(2))
    return packaged, plain


def _tell(name: str, packaged: float, plain: float) -> None:
    line = f"{name}: packaged {packaged:.0f} ms, source {plain:.0f} ms, ratio {packaged / plain:.2f}\n"
    with (BUILD / "starts.txt").open("a", encoding="utf-8") as file:
        file.write(line)
    print(line, end="")


@pytest.fixture(autouse=True)
def _there_is_a_library() -> None:
    if not (ROOT / "build" / "metsguide.library").is_file():
        pytest.skip("build/metsguide.library is not built: `make packages` does")


def test_the_debian_package(tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "-x", str(package("metsguide_{version}_amd64.deb")), str(tmp_path)], check=True)
    folder = tmp_path / "usr" / "lib" / "metsguide"
    subprocess.run([_PYTHON, "-m", "compileall", "-q", str(folder)], check=True)  # as the package does
    packaged, plain = _compared(tmp_path, [_PYTHON, "-I"], [folder])
    _tell("deb", packaged, plain)
    assert packaged <= plain * _AT_MOST


def test_the_portable_folder(tmp_path: Path) -> None:
    archive = package("MetsGuide-{version}-linux-x86_64.tar.xz")
    subprocess.run(["tar", "-xf", str(archive), "-C", str(tmp_path)], check=True)
    root = tmp_path / "MetsGuide"
    packaged, plain = _compared(tmp_path, [str(root / "python" / "bin" / "python3"), "-I", "-S", "-B"], [root / "app"])
    _tell("portable", packaged, plain)
    assert packaged <= plain * _AT_MOST
