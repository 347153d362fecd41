# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where a policy is written: a file that only an administrator can write, the registry, managed preferences.

A policy that anybody else could have written is none, and one that cannot be read whole is not used in part: then the
strictest values hold (`combined`).
"""

from __future__ import annotations

import importlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from metsguide import policy
from metsguide.policy import Machine
from metsguide.policy.schema import KEYS, STRICTEST, Raw, Reading, read

REGISTRY = r"SOFTWARE\Policies\MetsGuide"
"""Below HKEY_LOCAL_MACHINE, where a user of Windows can write nothing."""
_PROGRAM_FILES = r"SOFTWARE\Microsoft\Windows\CurrentVersion"

ADMINISTRATORS = frozenset({0})
"""Who may own a policy: the user ids of the system's administrator."""

_LARGEST = 100_000
_KEPT = ("languages", "text_size", "pin", "clinic")
"""What is still good in a policy that cannot be used: it takes no freedom, or lets only the staff out."""
CLOSED = "strictest, as the policy cannot be used"


def of_this_machine() -> Machine:
    """What all sources of this computer say together."""
    return combined(_readings())


def _readings() -> Iterator[Reading]:
    if os.name == "nt":
        registry = importlib.import_module("winreg")
        file = _file_of_windows(registry)
        if file is not None and os.path.lexists(file):
            yield read_file(file, None)
        yield read_registry(registry)
        return
    if os.path.lexists(policy.FILE) or not _looks_missing(policy.FILE):
        yield read_file(policy.FILE)
    if sys.platform == "darwin" and os.path.lexists(policy.MANAGED):
        yield read_managed(policy.MANAGED)


def _looks_missing(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def combined(readings: Iterable[Reading]) -> Machine:
    """Each source over the one before. Where any of them has a problem, the strictest values."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    problems: list[str] = []
    kiosk = False
    for reading in readings:
        values |= reading.values
        origins |= reading.origins
        problems += reading.problems
        kiosk = kiosk or reading.may_be_kiosk
    if problems:
        closed = {**STRICTEST, "kiosk": kiosk}
        values = {**{name: values[name] for name in _KEPT if name in values}, **closed}
        origins = {name: CLOSED if name in closed else origins[name] for name in values}
    return Machine(values, origins, tuple(problems))


# --- The file ---


def read_file(path: Path, owners: frozenset[int] | None = ADMINISTRATORS) -> Reading:
    """A policy in YAML. It must be a file that only `owners` (user ids) can write or put another in the place of;
    None where the system sees to that.
    """
    raw, problem = _bytes_of(path, owners)
    return _unusable(problem) if problem else read_text(path, raw)


def read_text(path: Path, raw: bytes) -> Reading:
    """What the bytes of a policy file say, whoever wrote it.

    One of nothing but comments, as a package installs it, says nothing. One without a byte is damaged, and a problem.
    """
    if raw.strip() and all(line.strip()[:1] in (b"", b"#") for line in raw.removeprefix(b"\xef\xbb\xbf").splitlines()):
        return Reading()
    # Imported here: a registry, or managed preferences, need no YAML.
    from metsguide.authoring import yaml_reader as y
    from metsguide.authoring.problems import Report, shown
    from metsguide.authoring.textfile import text_of

    report = Report(path)
    text = text_of(raw, report)
    mapping = y.read_yaml(text, report) if text is not None else None
    values: dict[str, Raw] = {}
    where: dict[str, str] = {}
    for key, node in mapping.pairs if mapping is not None else ():
        value = _plain(node)
        if value is None:
            report.add(node.line, f"`{key.text}` must be a text or a list of texts")
        else:
            values[key.text], where[key.text] = value, f"{shown(path)}:{key.line}"
    reading = read(values, where, registry=False)
    problems = sorted(report.problems)
    if not problems:
        return reading
    told = (*(str(problem) for problem in problems), *reading.problems)
    # A key written twice, say: what is left of it is not what somebody meant.
    values = {name: value for name, value in reading.values.items() if name != "kiosk"}
    return reading._replace(values=values, problems=told, certain=False)


def _plain(node: Any) -> Raw | None:
    from metsguide.authoring import yaml_reader as y

    if isinstance(node, y.Scalar):
        return node.text
    if isinstance(node, y.Sequence):
        texts = tuple(item.text for item in node.items if isinstance(item, y.Scalar))
        return texts if len(texts) == len(node.items) else None
    return None


def _bytes_of(path: Path, owners: frozenset[int] | None) -> tuple[bytes, str]:
    """The bytes of a file, or why they are not to be used."""
    try:
        # What is checked is what is read: nobody can change the file in between. A named pipe must not be waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        return b"", f"{path}: cannot be read ({error.strerror or error}); every user of the computer must be able to"
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return b"", f"{path}: is not a file; remove it"
        wrong = writable_by_others(path, status, owners) if owners is not None else ""
        if wrong:
            return b"", wrong
        with os.fdopen(handle, "rb", closefd=False) as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        return b"", f"{path}: cannot be read ({error.strerror or error})"
    finally:
        os.close(handle)
    return (b"", f"{path}: is larger than {_LARGEST // 1000} kB") if len(raw) > _LARGEST else (raw, "")


def writable_by_others(path: Path, status: os.stat_result, owners: frozenset[int]) -> str:
    """Why somebody else than `owners` could have written the file; "" where nobody could."""
    if status.st_uid not in owners:
        return f"{path}: belongs to user {status.st_uid}; only an administrator may own it: chown root {path}"
    # Where a file has an access list, the group's bits are the most that the list gives to anybody.
    if status.st_mode & 0o022:
        mode = stat.S_IMODE(status.st_mode)
        return f"{path}: others can write it (mode {mode:04o}); only an administrator may: chmod 644 {path}"
    for folder in path.resolve().parents:
        try:
            around = folder.stat()
        except OSError as error:
            return f"{folder}: cannot be looked at ({error.strerror or error})"
        # In a folder with the sticky bit nobody can rename or remove what belongs to somebody else.
        others = around.st_mode & 0o022 and not around.st_mode & stat.S_ISVTX
        if others or around.st_uid not in owners:
            return f"{folder}: others can put another file in the place of {path.name}; chown root and chmod 755 it"
    return ""


def _unusable(problem: str) -> Reading:
    return Reading(problems=(problem,), certain=False)


# --- macOS ---


def read_managed(path: Path, owners: frozenset[int] | None = ADMINISTRATORS) -> Reading:
    """What a device management has set: a property list with the keys of the registry."""
    import plistlib
    from xml.parsers.expat import ExpatError

    raw, problem = _bytes_of(path, owners)
    if problem:
        return _unusable(problem)
    try:
        found = plistlib.loads(raw)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError) as error:
        return _unusable(f"{path}: is no property list ({error})")
    if not isinstance(found, dict):
        return _unusable(f"{path}: must hold keys and values")
    # What a profile itself is called and who made it may stand beside what it sets.
    ours = {str(key): value for key, value in found.items() if not str(key).startswith(("Payload", "Pfm"))}
    return _from_types(ours, str(path))


def _from_types(found: Mapping[str, Any], place: str) -> Reading:
    """Values with types of their own, as texts for the one schema."""
    flags = {key.in_registry for key in KEYS if key.name == "kiosk"}
    lists = {key.in_registry for key in KEYS if key.is_list}
    values: dict[str, Raw] = {}
    where = {name: f"{place}: {name}" for name in found}
    problems = []
    for name, value in found.items():
        if isinstance(value, bool) or (name in flags and value in (0, 1)):
            values[name] = "true" if value else "false"
        elif isinstance(value, int):
            values[name] = str(value)
        elif isinstance(value, str):
            parts = tuple(part.strip() for part in value.split(","))
            values[name] = parts if name in lists else value
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            values[name] = tuple(one for one in value if one)  # Windows ends a list with an empty line
        else:
            problems.append(f"{where[name]}: must be a text, a number or a list of texts")
    reading = read(values, where, registry=True)
    if not problems:
        return reading
    return reading._replace(problems=(*problems, *reading.problems), certain=False)


# --- Windows ---


def read_registry(registry: Any) -> Reading:
    """What Group Policy has set. `registry` is the module winreg."""
    place = f"HKLM\\{REGISTRY}"
    try:
        access = registry.KEY_READ | registry.KEY_WOW64_64KEY
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, REGISTRY, 0, access) as key:
            count = registry.QueryInfoKey(key)[1]
            found = [registry.EnumValue(key, number) for number in range(count)]
    except FileNotFoundError:
        return Reading()
    except OSError as error:
        return _unusable(f"{place}: cannot be read ({error.strerror or error})")
    return _from_types({name: value for name, value, _ in found if name}, place)


def _file_of_windows(registry: Any) -> Path | None:
    """The policy file below Program Files, where only an administrator can write. The registry says where that is: a
    user can change what the environment says.
    """
    try:
        access = registry.KEY_READ | registry.KEY_WOW64_64KEY
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, _PROGRAM_FILES, 0, access) as key:
            folder = registry.QueryValueEx(key, "ProgramFilesDir")[0]
    except OSError:
        return None  # every Windows has it; without it there is no folder to trust
    return Path(folder) / "MetsGuide" / "policy.yaml"
