# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Whether what people say is answered: each phrase of search-words finds its first page among the first three."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from metsguide.authoring.compile import compile_library
from metsguide.authoring.content import Content
from metsguide.authoring.problems import Problem
from metsguide.library import Library
from metsguide.search import Search

_FIRST = 3


def unanswered(content: Content) -> Iterator[Problem]:
    """Each phrase that does not do what it is there for. The content must have no other problem. Raises BuildError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "search.library"
        compile_library(content, path)
        with Library.open(path) as library:
            search = Search(library)
            for written in content.search_words:
                words = written.value
                if not words.to:
                    continue
                wanted, _ = words.to[0]
                for phrase, line in zip(words.words, words.lines, strict=True):
                    found = search.ranked(phrase, words.language, _FIRST)
                    if wanted not in found:
                        instead = ", ".join(found) or "nothing"
                        message = f"{phrase!r} finds {instead} and not {wanted}; say it otherwise, or lead it elsewhere"
                        yield Problem(written.path, line, message)
