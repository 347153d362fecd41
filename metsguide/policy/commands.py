# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`metsguide policy check`, `show` and `pin`: what they print, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from metsguide import policy
from metsguide.policy import pin, schema, sources


def check(path: Path) -> int:
    """Name every problem of a policy file on stderr. Returns 0 where there is none, else 1.

    Who may write the file matters where it is the computer's own, not where a draft of it is checked.
    """
    own = path.absolute() == policy.FILE
    reading = sources.read_file(path, sources.ADMINISTRATORS if own else None)
    for problem in reading.problems:
        sys.stderr.write(f"{problem}\n")
    if reading.problems:
        count = len(reading.problems)
        sys.stderr.write(f"{count} problem{'' if count == 1 else 's'}\n")
        return 1
    sys.stdout.write(f"{path}: no problems.\n")
    return 0


def show(user: Mapping[str, Any], path: Path | None = None) -> int:
    """Write what is in force and where each value comes from; with `path`, as if that file were the computer's policy.
    Returns 1 where the policy cannot be used.
    """
    machine = sources.combined([sources.read_file(path, None)]) if path else policy.of_this_machine()
    force = policy.in_force(machine, user, {})
    for notice in force.notices:
        sys.stderr.write(f"{notice}\n")
    rows = list(_rows(force))
    names, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, origin in rows:
        sys.stdout.write(f"{name:<{names}}  {value:<{values}}  {origin}\n")
    return 1 if machine.problems else 0


def _rows(force: policy.InForce) -> Iterator[tuple[str, str, str]]:
    written = {key.name: key.in_file for key in schema.KEYS}
    for name, value in force.policy._asdict().items():
        yield written.get(name, name), _in_words(name, value), force.origins[name]


def _in_words(name: str, value: Any) -> str:
    if name == "pin":
        return "set" if value else "none: nothing ends a kiosk"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value) or {"languages": "all", "command_line": "-"}[name]
    return str(value) or {"language": "the system's"}.get(name, "-")


def make_pin() -> int:
    """Ask for a PIN twice, on the terminal unseen or else line by line, and write the policy's line for it."""
    first = _asked("PIN: ")
    problem = pin.problem_with(first)
    if not problem and _asked("The same again: ") != first:
        problem = "The two are not the same."
    if problem:
        sys.stderr.write(f"{problem} Nothing was made.\n")
        return 1
    sys.stdout.write(f"pin: {pin.hashed(first)}\n")
    return 0


def _asked(prompt: str) -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        from getpass import getpass

        try:
            return getpass(prompt)
        except EOFError:
            return ""
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
