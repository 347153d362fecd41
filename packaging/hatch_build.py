# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Puts the built library, not the files it is built from, into the wheel.

So `pip install .` gives a program that has something to show.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryHook(BuildHookInterface[Any]):
    """Builds resources/content on the way to a wheel. An editable install takes what `make run` has built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the library to the files of the wheel. Raises RuntimeError where the content has problems."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from metsguide.authoring import commands

        library = root / "build" / "metsguide.library"
        library.parent.mkdir(exist_ok=True)
        if commands.build(root / "resources" / "content", library) != 0:
            raise RuntimeError("the content has problems, named above; a wheel without it would open nothing")
        build_data["force_include"][str(library)] = "metsguide/resources/metsguide.library"
