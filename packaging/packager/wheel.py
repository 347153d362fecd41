# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The wheel and the source archive. Every other package takes the program from the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from packager import project
from packager.project import DIST, ROOT, PackagingError


def build(folder: Path = DIST) -> tuple[Path, Path]:
    """Make both in a folder; their paths. The wheel has the compiled library inside."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(project.epoch()), "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PackagingError(f"The wheel cannot be built:\n{done.stdout}{done.stderr}")
    version = project.version()
    return folder / f"metsguide-{version}-py3-none-any.whl", folder / f"metsguide-{version}.tar.gz"
