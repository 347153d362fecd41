# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The list of what is kept of Qt: enough for everything the program does, and nothing that nobody loads."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from packager import binaries, lock, qt, tree
from packager.project import ROOT, PackagingError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the PySide6 at hand is another system's")


@pytest.fixture(scope="module")
def whole() -> Path:
    """The folder with the whole PySide6 and shiboken6."""
    import PySide6

    return Path(str(PySide6.__file__)).parents[1]


@pytest.fixture
def pruned(whole: Path, tmp_path: Path) -> Path:
    """A folder with what is kept, and nothing else."""
    for path in qt.kept(whole, qt.LINUX, ["fr"]):
        target = tmp_path / "kept" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(whole / path, target)
        except OSError:
            shutil.copy(whole / path, target)
    return tmp_path / "kept"


def _run(pruned: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the kept Qt alone, the program and its dependencies but no other Qt."""
    others = pruned.parent / "others"
    others.mkdir(exist_ok=True)
    for name in ("metsguide", "resources", "build"):
        if not (others / name).exists():
            (others / name).symlink_to(ROOT / name)
    for pin in lock.pins():
        found = metadata.distribution(pin.name)
        tops = {path.parts[0] for path in found.files or () if path.suffix == ".py"} - {"..", "PySide6", "shiboken6"}
        for top in tops:
            if not (others / top).exists():
                (others / top).symlink_to(Path(str(found.locate_file(top))))
    start = f"import sys; sys.path[:0] = [{str(pruned)!r}, {str(others)!r}]\n"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", start + code, *arguments], capture_output=True, text=True, timeout=120,
        check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


_SELF_TEST = """
from pathlib import Path
from metsguide.ui import selftest
code = selftest.run(Path(sys.argv[1]))
maps = Path("/proc/self/maps").read_text().splitlines()
print(*sorted({line.split()[-1] for line in maps if "PySide6" in line or "shiboken6" in line}), sep="\\n")
sys.exit(code)
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    from metsguide.authoring import commands

    path = tmp_path_factory.mktemp("library") / "metsguide.library"
    assert commands.build(ROOT / "resources" / "content", path) == 0
    return str(path)


def test_the_program_can_do_everything_with_what_is_kept(pruned: Path, library: str) -> None:
    done = _run(pruned, _SELF_TEST, library)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    loaded = [line for line in done.stdout.splitlines() if line.startswith("/")]
    assert len(loaded) > 10
    assert [path for path in loaded if not path.startswith(str(pruned))] == [], "another Qt was used"


@pytest.mark.parametrize("name", ["PySide6/Qt/lib/libQt6Svg.so.6", "PySide6/QtPrintSupport.abi3.so"])
def test_without_a_part_of_it_the_program_fails(pruned: Path, library: str, name: str) -> None:
    (pruned / name).unlink()
    assert _run(pruned, _SELF_TEST, library).returncode != 0


def test_every_library_that_is_kept_is_asked_for(pruned: Path) -> None:
    libraries = [path for path in tree.files(pruned) if ".so" in path.name]
    wanted = {name for path in libraries for name in binaries.needed(path)}
    for path in libraries:
        below = path.relative_to(pruned).as_posix()
        by_name = below.startswith("PySide6/Qt/plugins/") or below in qt.LINUX.always or below.endswith(".abi3.so")
        assert by_name or path.name in wanted, f"nothing loads {below}"


def test_what_is_kept_asks_for_nothing_of_qt_that_is_not(pruned: Path) -> None:
    libraries = [path for path in tree.files(pruned) if ".so" in path.name]
    inside = {path.name for path in libraries}
    asked = {name for path in libraries for name in binaries.needed(path)}
    assert {name for name in asked - inside if "Qt6" in name or "pyside" in name or "icu" in name} == set()


def test_qt_that_the_program_does_not_use_is_left_out(whole: Path) -> None:
    kept = qt.kept(whole, qt.LINUX, ["fr"])
    modules = {Path(path).name.split(".")[0] for path in kept if path.endswith(".abi3.so")} - {"Shiboken"}
    assert modules == qt.modules()
    for part in ("Qml", "Quick", "Network", "Sql", "Designer", "EglFs", "Test", "gtk3", "vnc"):
        assert [path for path in kept if part in path] == []
    assert [path for path in kept if path.endswith(".qm")] == ["PySide6/Qt/translations/qtbase_fr.qm"]
    size = sum((whole / path).stat().st_size for path in kept)
    assert size < 95_000_000


def test_every_plugin_says_what_it_is_for() -> None:
    for system in (qt.LINUX, qt.WINDOWS):
        assert all(reason.strip() for reason in system.plugins.values())


def test_modules_are_found_wherever_they_are_imported(tmp_path: Path) -> None:
    tree.write(
        tmp_path / "a.py",
        "from PySide6 import QtSvg, QtCore\nimport PySide6.QtXml\n"
        "def f():\n    from PySide6.QtNetwork import QTcpSocket\n",
    )
    assert qt.modules(tmp_path) == {"QtSvg", "QtCore", "QtXml", "QtNetwork"}


def test_a_qt_of_another_layout_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackagingError, match=r"has no .*QtCore\.abi3\.so.*: correct packaging/packager/qt\.py"):
        qt.kept(tmp_path, qt.LINUX, [])
