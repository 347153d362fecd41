# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The commands for those who look after computers and clinics: `metsguide policy` and `metsguide clinic`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from metsguide.library import Library, LibraryError

if TYPE_CHECKING:
    import argparse

    Command = Callable[[argparse.Namespace], int]
    UserLayer = Callable[[], Mapping[str, object]]


def add_to(commands: Any, user_layer: UserLayer) -> None:
    """Make both known to argparse. `user_layer` gives what this user chose of what a policy can say, when asked."""
    _add_policy(commands, user_layer)
    _add_clinic(commands)


def _group(commands: Any, name: str, text: str) -> Any:
    whole = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
    return whole.add_subparsers(title="commands", metavar="COMMAND", required=True)


def _add(within: Any, name: str, command: Command, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = within.add_parser(name, help=text, description=text, allow_abbrev=False)
    parser.set_defaults(command=command)
    return parser


# --- metsguide policy ---


def _add_policy(commands: Any, user_layer: UserLayer) -> None:
    text = "what an administrator lays down for a computer: check it, show it, make the staff's PIN"
    within = _group(commands, "policy", text)
    checked = _add(within, "check", _check_policy, "name every problem of a policy file; exit 1 if there is one")
    checked.add_argument("file", metavar="FILE", type=Path)
    text = "tell what is in force on this computer, and where each value comes from"
    shown = _add(within, "show", _show_policy, text)
    shown.add_argument("file", metavar="FILE", type=Path, nargs="?", help="as if this were the computer's policy")
    shown.set_defaults(user_layer=user_layer)
    _add(within, "pin", _make_pin, "ask for a PIN twice, and write the line for the policy file")


def _check_policy(arguments: argparse.Namespace) -> int:
    from metsguide.policy import commands

    return commands.check(arguments.file)


def _show_policy(arguments: argparse.Namespace) -> int:
    from metsguide.policy import commands

    return commands.show(arguments.user_layer(), arguments.file)


def _make_pin(_arguments: argparse.Namespace) -> int:
    from metsguide.policy import commands

    return commands.make_pin()


# --- metsguide clinic ---


def _add_clinic(commands: Any) -> None:
    text = "a clinic's own pages, numbers and places to turn: begin a folder, make a library of it"
    within = _group(commands, "clinic", text)
    begun = _add(within, "new", _new_clinic, "write a commented example into a new or empty folder")
    text = "check a clinic's folder and make a library of it, for --clinic or for the policy"
    built = _add(within, "build", _build_clinic, text)
    for parser in (begun, built):
        parser.add_argument("folder", metavar="FOLDER", type=Path)
    built.add_argument("-o", "--output", metavar="FILE", type=Path, help="if not FOLDER/clinic.library")
    built.add_argument("--library", metavar="FILE", type=Path, help="the library that it lies on, if not the installed")


def _new_clinic(arguments: argparse.Namespace) -> int:
    import datetime

    from metsguide.authoring import clinic_commands

    return clinic_commands.new(arguments.folder, datetime.date.today())


def _build_clinic(arguments: argparse.Namespace) -> int:
    import datetime

    from metsguide import clinic, places
    from metsguide.authoring import clinic_commands

    output = arguments.output or arguments.folder / clinic.FILE_NAME
    library = places.library(arguments.library)
    return clinic_commands.build(arguments.folder, output, library, datetime.date.today())


def with_clinic(library: Library, place: Path) -> Library:
    """The library with a clinic's pages on top. Raises a `LibraryError`; the library is closed then."""
    from metsguide import clinic

    try:
        both, notice = clinic.open_on(library, place)
    except LibraryError:
        library.close()
        raise
    if notice:
        print(f"metsguide: {notice}", file=sys.stderr)
    return both
