# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What an AppImage has behind its runtime. The runtime here is none: only where it ends is known."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from packager import appimage, portable
from trials.conftest import package

pytestmark = pytest.mark.skipif(shutil.which("mksquashfs") is None, reason="squashfs-tools are not installed")


def test_what_is_behind_the_runtime_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = package("MetsGuide-{version}-linux-x86_64.tar.xz")
    subprocess.run(["tar", "-xf", str(archive), "-C", str(tmp_path)], check=True)
    runtime = Path("/bin/true").resolve()
    monkeypatch.setenv(appimage.RUNTIME, str(runtime))
    monkeypatch.setattr(portable, "assembled", lambda _: tmp_path / "MetsGuide")
    (made,) = appimage.build(tmp_path, tmp_path / "first")
    (again,) = appimage.build(tmp_path, tmp_path / "second")
    assert made.read_bytes() == again.read_bytes()
    unpack = ["unsquashfs", "-quiet", "-no-progress", "-o", str(runtime.stat().st_size), "-d", "out", str(made)]
    subprocess.run(unpack, cwd=tmp_path, check=True, capture_output=True)
    done = subprocess.run(
        [str(tmp_path / "out" / "AppRun"), "self-test"], capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.stdout.endswith("self-test: all is well\n"), done.stderr
