# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What an administrator has laid down for this computer, and what is in force once everybody has been heard.

A start imports this module alone: what reads a policy (YAML, registry, managed preferences) comes only where there is
one. Four layers, each over the one before: the defaults, what the reader chose, the policy of the machine, and the
command line where the policy lets it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from metsguide.settings import Settings

FILE = Path("/etc/metsguide/policy.yaml")
"""Where a policy stands on a system that is not Windows."""
MANAGED = Path("/Library/Managed Preferences/org.metsguide.MetsGuide.plist")
"""Where macOS puts what a device management sets."""


class Policy(NamedTuple):
    """What holds on this computer. Frozen; by default everything is the reader's own choice."""

    kiosk: bool = False
    """Full screen, for strangers who share the computer."""
    idle_seconds: int = 120
    """In a kiosk: how long nobody does anything before the warning."""
    links: str = "browser"
    """What an address outside does: "browser" opens it, "qr" shows it as a QR code, "none" shows it in words only. In a
    kiosk "qr", unless a policy says otherwise."""
    printing: str = "dialog"
    """"dialog" asks which printer, "off" prints nothing, "printer NAME" prints there without asking."""
    languages: tuple[str, ...] = ()
    """The languages that are offered, the first one first; () is all that the library has."""
    language: str = ""
    """The language to begin in; "" is the system's."""
    text_size: int = 100
    """The text size to begin with, in percent, one of `settings.TEXT_SIZES`."""
    pin: str = ""
    """The PIN that ends a kiosk, as `pin.hashed` writes it; "" is none, and nothing ends it."""
    clinic: str = ""
    """The clinic's own pages: a library file, or a folder with a `clinic.library`; "" is none."""
    updates: str = ""
    """Where new libraries come from: an https address or a folder; "" is nowhere."""
    command_line: tuple[str, ...] = ()
    """The values of the policy that the command line may change all the same."""

    @property
    def printer(self) -> str:
        """The one printer to print on without asking; "" where there is none."""
        return self.printing.partition(" ")[2]

    def offered(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a library's languages that are offered here. Never none: a page in some language is better."""
        return tuple(one for one in self.languages if one in languages) or languages

    def language_of(self, languages: tuple[str, ...]) -> str:
        """Which of a library's languages to begin in; "" where the system's is to decide."""
        offered = self.offered(languages)
        if self.language in offered:
            return self.language
        return offered[0] if self.languages or len(offered) == 1 else ""


class Machine(NamedTuple):
    """What one computer's policy says: values by the names of `Policy`'s fields, and where each is written.

    With `problems` it could not be used as it stands, and the values are the strictest.
    """

    values: Mapping[str, Any] = {}
    origins: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()


class InForce(NamedTuple):
    """The policy in force, where each value comes from ("default", "your settings", "FILE:LINE", "command line"), and
    what to tell whoever looks after the computer.
    """

    policy: Policy
    origins: Mapping[str, str]
    notices: tuple[str, ...] = ()


DEFAULT, USER, COMMAND_LINE = "default", "your settings", "command line"


def in_force(machine: Machine, user: Mapping[str, Any], command_line: Mapping[str, Any]) -> InForce:
    """Lay the layers over each other. `user` and `command_line` hold what was chosen there, and nothing else.

    The command line changes what the machine leaves open, what its policy lets it change, and can always turn the
    kiosk on: stricter is never refused.
    """
    values, origins = Policy()._asdict(), dict.fromkeys(Policy._fields, DEFAULT)
    notices = [*machine.problems]

    def lay(layer: Mapping[str, Any], origin: Mapping[str, str] | str) -> None:
        for name, value in layer.items():
            values[name] = value
            origins[name] = origin if isinstance(origin, str) else origin.get(name, DEFAULT)

    lay(user, USER)
    lay(machine.values, machine.origins)
    if values["languages"] and values["language"] not in values["languages"]:
        values["language"], origins["language"] = "", DEFAULT
    for name, value in command_line.items():
        languages = values["languages"]
        held = name in machine.values or (name == "language" and languages and value not in languages)
        if held and name not in values["command_line"] and not (name == "kiosk" and value):
            option = f"--{name.replace('_', '-')}"
            notices.append(f"The policy of this computer does not allow {option}; it is left out.")
            continue
        lay({name: value}, COMMAND_LINE)
        if name == "language" and languages and value not in languages:
            lay({"languages": (value, *languages)}, COMMAND_LINE)
    if values["kiosk"] and origins["links"] == DEFAULT:
        values["links"] = "qr"  # to open another program for a stranger is for a policy to allow
    return InForce(Policy(**values), origins, tuple(notices))


def of_kiosk(machine: Machine, language: str, clinic: str) -> InForce:
    """What holds at a kiosk, where nothing is known of the reader. The two are of the command line, "" if not said."""
    asked = {"language": language, "clinic": clinic}
    return in_force(machine, {}, {"kiosk": True, **{name: value for name, value in asked.items() if value}})


def of_user(settings: Settings) -> Mapping[str, Any]:
    """What the reader chose of what a policy can say."""
    default = Settings()
    names = ("language", "text_size")
    return {name: getattr(settings, name) for name in names if getattr(settings, name) != getattr(default, name)}


def of_this_machine() -> Machine:
    """What the policy of this computer says; nothing where it has none."""
    if os.name != "nt" and not any(_is_there(path) for path in _files()):
        return Machine()
    from metsguide.policy import sources

    return sources.of_this_machine()


def _files() -> tuple[Path, ...]:
    return (FILE, MANAGED) if sys.platform == "darwin" else (FILE,)


def _is_there(path: Path) -> bool:
    """Whether there is something at all: what cannot be looked at is there too."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
