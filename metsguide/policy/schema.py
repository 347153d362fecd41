# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a policy may say: one schema for the file, the registry and the managed preferences."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

from metsguide.policy import pin
from metsguide.settings import TEXT_SIZES

Raw = str | tuple[str, ...]
"""A value as written: a text, or a list of texts."""

IDLE = (60, 3600)
"""The shortest and the longest idle time, in seconds: shorter, and a slow reader is thrown out in the middle of a page;
longer, and the next person finds what the last one read."""
LINKS = ("browser", "qr", "none")
COMMAND_LINE = ("clinic", "kiosk", "language")

STRICTEST: Mapping[str, Any] = {
    "kiosk": True, "idle_seconds": IDLE[0], "links": "none", "printing": "off", "updates": "", "command_line": (),
}  # fmt: skip
"""What holds where a policy cannot be used. What takes no freedom (languages, text size) is not among it."""

_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_ADDRESS = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?", re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONGEST = 1000


class Key(NamedTuple):
    """One thing that a policy can say. `name` is the field of `Policy`; the others are how it is written."""

    name: str
    in_file: str
    in_registry: str
    read: Callable[[Raw], Any]
    """From a text, or from a list of texts where `is_list`. Raises ValueError that says what the value must be, to be
    put after the name of the key."""
    is_list: bool = False


def _text(raw: Raw) -> str:
    assert isinstance(raw, str)
    if len(raw) > _LONGEST:
        raise ValueError(f"has more than {_LONGEST} characters")
    if _UNSEEN.search(raw):
        raise ValueError("holds a character that nobody can see; delete it")
    return raw


def _flag(raw: Raw) -> bool:
    if raw not in ("true", "false"):
        raise ValueError(f"must be true or false, not {raw!r}")
    return raw == "true"


def _idle(raw: Raw) -> int:
    text = _text(raw)
    if re.fullmatch(r"[0-9]{1,6}", text, re.ASCII) and IDLE[0] <= int(text) <= IDLE[1]:
        return int(text)
    raise ValueError(f"must be a whole number of seconds from {IDLE[0]} to {IDLE[1]}, not {text!r}")


def _links(raw: Raw) -> str:
    if raw not in LINKS:
        raise ValueError(f"must be one of {', '.join(LINKS)}, not {raw!r}")
    return str(raw)


def _printing(raw: Raw) -> str:
    text = _text(raw)
    word, _, name = text.partition(" ")
    if text in ("dialog", "off") or (word == "printer" and name.strip()):
        return f"printer {name.strip()}" if name else text
    hint = "; write the printer's name after it" if word == "printer" else ""
    raise ValueError(f"must be dialog, off, or printer and its name (printer Front desk), not {text!r}{hint}")


def _list(raw: Raw) -> tuple[str, ...]:
    assert isinstance(raw, tuple)
    if not raw:
        raise ValueError("is empty; write at least one entry or leave it out")
    for number, one in enumerate(raw):
        if one in raw[:number]:
            raise ValueError(f"names {one} twice; keep one of them")
    return raw


def _languages(raw: Raw) -> tuple[str, ...]:
    for one in _list(raw):
        if not _LANGUAGE.fullmatch(one):
            raise ValueError(f"must hold languages such as en or fr, not {one!r}")
    return tuple(raw)


def _text_size(raw: Raw) -> int:
    text = _text(raw)
    sizes = [str(size) for size in TEXT_SIZES]
    if text not in sizes:
        raise ValueError(f"must be one of {', '.join(sizes)} (percent), not {text!r}")
    return int(text)


def _pin(raw: Raw) -> str:
    text = _text(raw)
    wrong = pin.problem_with_hash(text)
    if wrong:
        raise ValueError(f"{wrong}; make one with: metsguide policy pin")
    return text


def _place(text: str) -> None:
    """Raise ValueError unless the text is the whole path of a file or folder, on this system or on another."""
    if any(sign in text for sign in "%$~"):
        raise ValueError(f"must be a whole path: nothing in {text!r} is filled in")
    path = PureWindowsPath(text) if re.match(r"[A-Za-z]:|\\\\", text) else PurePosixPath(text)
    if not path.is_absolute():
        raise ValueError(f"must be a whole path such as /srv/metsguide or C:\\MetsGuide, not {text!r}")
    if ".." in path.parts:
        raise ValueError(f"must not hold `..`: {text!r}")


def _clinic(raw: Raw) -> str:
    text = _text(raw)
    _place(text)
    return text


def _updates(raw: Raw) -> str:
    text = _text(raw)
    if "://" not in text:
        _place(text)
    elif text.startswith("http:"):
        raise ValueError(f"must begin with https:, which nobody on the way can read or change, not {text!r}")
    elif not _ADDRESS.fullmatch(text):
        raise ValueError(f"must be an address such as https://updates.example.org/metsguide/, not {text!r}")
    return text


def _command_line(raw: Raw) -> tuple[str, ...]:
    for one in _list(raw):
        if one not in COMMAND_LINE:
            raise ValueError(f"must hold some of {', '.join(COMMAND_LINE)}, not {one!r}")
    return tuple(raw)


KEYS = (
    Key("kiosk", "kiosk", "Kiosk", _flag),
    Key("idle_seconds", "idle-seconds", "IdleSeconds", _idle),
    Key("links", "links", "Links", _links),
    Key("printing", "printing", "Printing", _printing),
    Key("languages", "languages", "Languages", _languages, is_list=True),
    Key("text_size", "text-size", "TextSize", _text_size),
    Key("pin", "pin", "PinHash", _pin),
    Key("clinic", "clinic", "Clinic", _clinic),
    Key("updates", "updates", "Updates", _updates),
    Key("command_line", "command-line", "CommandLine", _command_line, is_list=True),
)


def _read_one(key: Key, raw: Raw) -> Any:
    if key.is_list and isinstance(raw, str):
        raise ValueError("must be a list: [one, another]")
    if not key.is_list and not isinstance(raw, str):
        raise ValueError("must be one text, not a list")
    return key.read(raw)


class Reading(NamedTuple):
    """What one source of a policy says. `certain`: all of it was understood but for the values that `problems` name,
    so that a key that is not there was not written.
    """

    values: Mapping[str, Any] = {}
    origins: Mapping[str, str] = {}
    problems: tuple[str, ...] = ()
    certain: bool = True

    @property
    def may_be_kiosk(self) -> bool:
        """Whether this source asks for a kiosk, or nobody can tell."""
        return bool(self.values.get("kiosk", not self.certain))


def read(raw: Mapping[str, Raw], where: Mapping[str, str], *, registry: bool) -> Reading:
    """Check the values of one source. `where` says of each key where it stands ("FILE:LINE"); with `registry`, keys
    have the names of the registry.
    """
    from metsguide.authoring.problems import suggestion

    known = {key.in_registry if registry else key.in_file: key for key in KEYS}
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    problems = []
    certain = True
    for written, value in raw.items():
        key = known.get(written)
        if key is None:
            hint = suggestion(written, known) or f"; the keys are {', '.join(known)}"
            problems.append(f"{where[written]}: unknown key `{written}`{hint}")
            certain = False
            continue
        try:
            values[key.name] = _read_one(key, value)
        except ValueError as error:
            problems.append(f"{where[written]}: `{written}` {error}")
            certain = certain and key.name != "kiosk"
        else:
            origins[key.name] = where[written]
    return Reading(values, origins, tuple(problems), certain)
