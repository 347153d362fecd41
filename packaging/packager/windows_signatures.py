# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Who signed what a Windows package takes of a CPython: libraries by their signature, modules by Python's catalogue.

What this cannot say is in packaging/windows/README.md: osslsigncode knows no root that Microsoft's chain ends in.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from packager.project import PackagingError

TOOL = "osslsigncode"
CATALOGUE = Path("DLLs") / "python_lib.cat"
"""In an installation: a signed list of the sums of Python's own modules. The embeddable package has none."""
_SIGNERS = ("Python Software Foundation", "Microsoft Corporation")
_NOT_LISTED = frozenset({"xml/__init__.py", "zipfile/__init__.py"})
"""Modules that Python's own catalogue leaves out (3.13.2), as it does empty ones. The archive's hash holds them."""


def check_libraries(paths: Iterable[Path]) -> None:
    """Raise PackagingError for a library whose signature is of somebody else, or of other bytes."""
    for path in paths:
        told = _told(path)
        sums = re.findall(r"^(?:Current|Calculated) message digest *: ([0-9A-F]+)", told, re.MULTILINE)
        if len(sums) < 2 or len(set(sums)) != 1:
            raise PackagingError(f"{path} is not what was signed, or nobody signed it.")
        _check_signer(path, told)


def check_modules(source: Path, names: Iterable[str]) -> None:
    """Raise PackagingError for a module below `Lib` that Python's catalogue does not know with these bytes."""
    path = source / CATALOGUE
    if not path.is_file():
        raise PackagingError(f"{path} is missing: without it nobody knows whose modules these are.")
    _check_signer(path, _told(path))
    listed = path.read_bytes()
    for name in names:
        data = (source / "Lib" / name).read_bytes()
        if data and name not in _NOT_LISTED and hashlib.sha256(data).digest() not in listed:
            raise PackagingError(f"{source / 'Lib' / name} is not the file that Python's catalogue names.")


def _told(path: Path) -> str:
    # It ends with 1 for want of a root; what it says is what counts.
    done = subprocess.run([TOOL, "verify", "-in", str(path)], capture_output=True, text=True, check=False)
    return done.stdout


def _check_signer(path: Path, told: str) -> None:
    found = re.search(r"Signer's certificate:.*?Subject: (.*?)$", told, re.DOTALL | re.MULTILINE)
    subject = found[1] if found else ""
    if not any(f"/O={signer}/" in f"{subject}/" for signer in _SIGNERS):
        raise PackagingError(f"{path} is signed by {subject or 'nobody'}, not by {' or '.join(_SIGNERS)}.")
