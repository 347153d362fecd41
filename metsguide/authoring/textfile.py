# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Reading one text file of an editor: UTF-8, of sane size, without characters that nobody can see."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from metsguide.authoring.problems import Report

MAX_BYTES = 2_000_000
"""The largest file that is read. The longest article has 20 kB; more than this is a mistake, not content."""

# Controls, invisible line breaks, byte order marks, and marks that turn the direction of text around: nobody sees
# them in an editor, and each of them can make a page read differently from what was reviewed.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)


def read_text(path: Path, report: Report) -> str | None:
    """The text of a file, its lines ending in LF, or None, with a problem, where it cannot be read as text."""
    try:
        # A named pipe would wait for ever, so look before opening.
        if not stat.S_ISREG(path.stat().st_mode):
            report.add(1, "is not a file; remove it")
            return None
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        report.add(1, f"cannot be read: {error.strerror or error}")
        return None
    return text_of(raw, report)


def text_of(raw: bytes, report: Report) -> str | None:
    """The text that these bytes of a file are, as `read_text` gives it."""
    if len(raw) > MAX_BYTES:
        report.add(1, f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        report.add(line, "is not UTF-8 text; save the file as UTF-8")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unseen = first_unseen(text)
    if unseen is not None:
        position, name = unseen
        report.add(text.count("\n", 0, position) + 1, f"holds the invisible character {name}; delete it")
        return None
    return text


def first_unseen(text: str) -> tuple[int, str] | None:
    """Where a text holds a character that nobody can see, and its name as U+XXXX; None where it holds none."""
    match = _UNSEEN.search(text)
    return (match.start(), f"U+{ord(match.group()):04X}") if match else None
