# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Files that are written but for a few words, so that a version or a name stands in one place alone."""

from __future__ import annotations

import re
from pathlib import Path

from packager.project import ROOT, PackagingError


def filled(path: Path, values: dict[str, str]) -> str:
    """A template with its @WORDS@ filled in. Raises PackagingError for one that nobody knows."""
    text = re.sub(r"@([A-Z]+)@", lambda found: values.get(found[1], found[0]), path.read_text(encoding="utf-8"))
    left = re.search(r"@[A-Z]+@", text)
    if left:
        raise PackagingError(f"{path.relative_to(ROOT)}: nothing is known for {left[0]}.")
    return text
