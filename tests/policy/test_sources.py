# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where a policy comes from, and that one which anybody could have written is none."""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from metsguide import policy
from metsguide.policy import Machine, Policy, sources
from metsguide.policy.schema import KEYS
from metsguide.policy.sources import combined, read_file, read_managed, read_registry

posix = pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX")
ME = frozenset({0, os.getuid()}) if os.name == "posix" else None
KIOSK = "kiosk: true\nlinks: qr\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(KIOSK, encoding="utf-8")
    path.chmod(0o644)
    return path


# --- The file ---


def test_a_file_of_the_administrator_is_read(file: Path) -> None:
    reading = read_file(file, ME)
    assert reading.problems == ()
    assert dict(reading.values) == {"kiosk": True, "links": "qr"}


@posix
@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666, 0o622])
def test_a_file_that_others_can_write_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    machine = combined([read_file(file, ME)])
    assert machine.problems == (
        f"{file}: others can write it (mode {mode:04o}); only an administrator may: chmod 644 {file}",
    )
    assert (machine.values["kiosk"], machine.values["links"]) == (True, "none"), "nothing of it is believed"


@posix
def test_a_file_of_somebody_else_is_refused(file: Path) -> None:
    reading = read_file(file, frozenset({os.getuid() + 1}))
    wanted = f"{file}: belongs to user {os.getuid()}; only an administrator may own it: chown root {file}"
    assert reading.problems == (wanted,)
    assert reading.values == {}


@posix
def test_a_file_in_a_folder_that_others_can_write_is_refused(file: Path) -> None:
    file.parent.chmod(0o777)
    wanted = f"{file.parent}: others can put another file in the place of policy.yaml; chown root and chmod 755 it"
    assert read_file(file, ME).problems == (wanted,)
    file.parent.chmod(0o1777)
    assert read_file(file, ME).problems == (), "the sticky bit keeps others from it"


@posix
def test_a_link_is_as_good_as_the_folder_it_leads_to(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "store"
    real.mkdir()
    target = real / "policy.yaml"
    file.rename(target)
    file.symlink_to(target)
    assert read_file(file, ME).problems == ()
    real.chmod(0o777)
    assert "others can put another file" in read_file(file, ME).problems[0]


@posix
def test_a_file_that_cannot_be_read_closes(file: Path) -> None:
    file.chmod(0)
    root = os.getuid() == 0
    if root:
        os.seteuid(65534)  # who reads everything would read this, too
    try:
        reading = read_file(file, ME)
    finally:
        if root:
            os.seteuid(0)
    assert "cannot be read (Permission denied)" in reading.problems[0]
    assert reading.may_be_kiosk


def _a_folder(path: Path) -> None:
    path.mkdir()


def _a_pipe(path: Path) -> None:
    os.mkfifo(path)


def _a_loop(path: Path) -> None:
    path.symlink_to(path)


def _too_much(path: Path) -> None:
    path.write_text("# " + "x" * 200_000, encoding="utf-8")


@posix
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_a_folder, "is not a file"),
        (_a_pipe, "is not a file"),
        (_a_loop, "cannot be read"),
        (_too_much, "is larger than 100 kB"),
    ],
)
def test_what_is_no_policy_file_closes(tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    path = tmp_path / "policy.yaml"
    make(path)
    machine = combined([read_file(path, ME)])
    assert message in machine.problems[0]
    assert machine.values["kiosk"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="macOS and Windows have other places too")
def test_the_file_of_this_machine(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "FILE", file)
    found = policy.of_this_machine()
    if os.getuid() == 0:
        assert found.values == {"kiosk": True, "links": "qr"}
    else:
        assert "belongs to user" in found.problems[0]
    file.unlink()
    assert policy.of_this_machine() == Machine()
    file.symlink_to(file.with_name("gone.yaml"))
    assert policy.of_this_machine().values["kiosk"], "somebody put a link there, and it leads nowhere"


# --- Windows ---


class _Key:
    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = list(values.items())

    def __enter__(self) -> _Key:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class Registry:
    """As much of the module winreg as is asked for."""

    HKEY_LOCAL_MACHINE, KEY_READ, KEY_WOW64_64KEY = "HKLM", 1, 2

    def __init__(self, keys: Mapping[str, Mapping[str, Any]], error: OSError | None = None) -> None:
        self._keys, self._error = keys, error

    def OpenKey(self, root: str, path: str, reserved: int, access: int) -> _Key:
        assert (root, reserved, access) == ("HKLM", 0, 3)
        if self._error:
            raise self._error
        if path not in self._keys:
            raise FileNotFoundError(2, "The system cannot find the file specified", path)
        return _Key(self._keys[path])

    @staticmethod
    def QueryInfoKey(key: _Key) -> tuple[int, int, int]:
        return 0, len(key.values), 0

    @staticmethod
    def EnumValue(key: _Key, number: int) -> tuple[str, Any, int]:
        name, value = key.values[number]
        return name, value, 4 if isinstance(value, int) else 7 if isinstance(value, list) else 1

    @staticmethod
    def QueryValueEx(key: _Key, name: str) -> tuple[Any, int]:
        return dict(key.values)[name], 1


def registry(**values: Any) -> Registry:
    return Registry({sources.REGISTRY: values})


def test_group_policy_is_read_from_the_registry() -> None:
    reading = read_registry(registry(
        Kiosk=1, IdleSeconds=90, Links="qr", Printing="printer Front desk", Languages=["fr", "en", ""], TextSize=125,
        Clinic="C:\\MetsGuide\\clinic.library", Updates="\\\\server\\metsguide", CommandLine="clinic, language",
    ))  # fmt: skip
    assert reading.problems == ()
    assert Policy(**reading.values) == Policy(
        kiosk=True, idle_seconds=90, links="qr", printing="printer Front desk", languages=("fr", "en"), text_size=125,
        clinic="C:\\MetsGuide\\clinic.library", updates="\\\\server\\metsguide", command_line=("clinic", "language"),
    )  # fmt: skip
    assert reading.origins["links"] == r"HKLM\SOFTWARE\Policies\MetsGuide: Links"
    assert read_registry(registry(Kiosk=0)).values == {"kiosk": False}


def test_without_group_policy_there_is_none() -> None:
    assert combined([read_registry(Registry({}))]) == Machine()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"Kiosk": 2}, "Kiosk: `Kiosk` must be true or false, not '2'"),
        ({"IdleSeconds": 5}, "IdleSeconds: `IdleSeconds` must be a whole number of seconds from 60 to 3600, not '5'"),
        ({"Links": b"\x00"}, "Links: must be a text, a number or a list of texts"),
        ({"Link": "qr"}, "Link: unknown key `Link`; did you mean Links?"),
        ({"Clinic": "%ProgramData%\\clinic"},
         "Clinic: `Clinic` must be a whole path: nothing in '%ProgramData%\\\\clinic' is filled in"),
        ({"Languages": "en,,fr"}, "Languages: `Languages` must hold languages such as en or fr, not ''"),
    ],
)  # fmt: skip
def test_what_the_registry_may_not_hold(values: dict[str, Any], message: str) -> None:
    assert read_registry(registry(**values)).problems == (rf"HKLM\SOFTWARE\Policies\MetsGuide: {message}",)


def test_a_registry_that_cannot_be_read_closes() -> None:
    reading = read_registry(Registry({}, PermissionError(13, "Access is denied")))
    assert reading.problems == (r"HKLM\SOFTWARE\Policies\MetsGuide: cannot be read (Access is denied)",)
    assert combined([reading]).values["kiosk"]


def test_the_file_on_windows_stands_where_the_registry_says() -> None:
    found = sources._file_of_windows(Registry({sources._PROGRAM_FILES: {"ProgramFilesDir": "C:\\Program Files"}}))
    assert found == Path("C:\\Program Files") / "MetsGuide" / "policy.yaml"
    assert sources._file_of_windows(Registry({})) is None


def test_group_policy_stands_above_the_file(file: Path) -> None:
    machine = combined([read_file(file, None), read_registry(registry(Links="none"))])
    assert (machine.values["kiosk"], machine.values["links"]) == (True, "none")
    assert machine.origins["links"].startswith("HKLM")
    closed = combined([read_file(file, None), read_registry(registry(Links="x"))])
    assert closed.values["kiosk"], "a kiosk stays one when the other half of its policy is broken"


# --- macOS ---


def managed(path: Path, values: Any) -> Path:
    path.write_bytes(plistlib.dumps(values))
    path.chmod(0o644)
    return path


def test_managed_preferences_are_read(tmp_path: Path) -> None:
    path = managed(
        tmp_path / "m.plist",
        {"Kiosk": True, "IdleSeconds": 90, "Languages": ["fr"], "PayloadUUID": "1234", "Links": "qr"},
    )
    reading = read_managed(path, ME)
    assert reading.problems == ()
    assert dict(reading.values) == {"kiosk": True, "idle_seconds": 90, "languages": ("fr",), "links": "qr"}
    assert reading.origins["links"] == f"{path}: Links"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"kiosk", "is no property list"),
        (b"", "is no property list"),
        (b"<?xml version='1.0'?><plist><dict><key>Kiosk</key></dict>", "is no property list"),
        (plistlib.dumps(["Kiosk"]), "must hold keys and values"),
        (plistlib.dumps({"Kiosk": "yes"}), "`Kiosk` must be true or false, not 'yes'"),
        (plistlib.dumps({"Links": {"a": 1}}), "must be a text, a number or a list of texts"),
        (plistlib.dumps({"TextSize": 12.5}), "must be a text, a number or a list of texts"),
    ],
)
def test_managed_preferences_that_are_none(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "m.plist"
    path.write_bytes(raw)
    path.chmod(0o644)
    machine = combined([read_managed(path, ME)])
    assert len(machine.problems) == 1
    assert message in machine.problems[0]
    assert machine.values["links"] == "none"


def test_every_key_has_its_names() -> None:
    assert {key.name for key in KEYS} == set(Policy._fields) - {"language"}, "the language is what a reader chooses"
    assert len({key.in_file for key in KEYS}) == len({key.in_registry for key in KEYS}) == len(KEYS)
