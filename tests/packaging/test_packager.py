# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What goes into packages, without making them: versions, release notes, man page, icons, archives."""

from __future__ import annotations

import configparser
import io
import os
import re
import tarfile
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from metsguide import __version__, cli
from metsguide.policy.schema import Reading
from metsguide.policy.sources import read_text
from packager import binaries, changelog, debian_names, icons, lock, manpage, metainfo, project, tree
from packager.project import ROOT, PackagingError

PACKAGING = ROOT / "packaging"


# --- What the project says of itself ---


def test_the_version_is_written_in_one_place() -> None:
    assert project.version() == __version__
    code = [
        path for path in PACKAGING.rglob("*") if path.suffix in (".py", ".sh", ".in", ".nsi", ".wxs", ".toml", ".c")
    ]
    assert len(code) > 10
    written = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    assert [path.name for path in code if written.search(path.read_text(encoding="utf-8"))] == []


def test_a_release_is_dated_by_the_changelog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "ROOT", tmp_path)
    tree.write(tmp_path / "metsguide" / "__init__.py", '__version__ = "1.2.0"\n')
    tree.write(tmp_path / "resources" / "content" / "library.yaml", 'date: "2026-10-01"\n')
    tree.write(tmp_path / "CHANGELOG.md", "## [Unreleased]\n\n### Added\n\n- A.\n\n## [1.1.0] - 2026-09-01\n")
    assert project.release_date() == date(2026, 10, 1), "not released yet: of the content"
    tree.write(tmp_path / "CHANGELOG.md", "## [1.2.0] - 2026-11-30\n\n## [1.1.0] - 2026-09-01\n")
    assert project.release_date() == date(2026, 11, 30)
    assert project.epoch() == 1795996800


def test_a_changelog_is_read() -> None:
    text = "# Changes\n\n## [Unreleased]\n\nWords.\n\n### Added\n\n- `make run` and **more**,\n  on two lines.\n"
    found = changelog.releases(
        text + "- [B](b.md).\n\n### Fixed\n\n## [0.9.0] - 2026-01-02\n\n### Fixed\n\n- C\n", "1.0.0"
    )
    assert found == [
        ("1.0.0", None, (("Added", ("make run and more, on two lines.", "B.")),)),
        ("0.9.0", date(2026, 1, 2), (("Fixed", ("C",)),)),
    ]


def test_a_heading_that_is_none_is_told_by_its_line() -> None:
    with pytest.raises(ValueError, match=r"^CHANGELOG\.md:3: a version is written"):
        changelog.releases("# Changes\n\n## 1.0.0\n", "1.0.0")


# --- What desktops and package managers show ---


def test_the_menu_entry_is_the_one_that_the_window_names() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # as configparser says to
    entry.read_string(metainfo.desktop_entry())
    app = (ROOT / "metsguide" / "ui" / "app.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("metsguide")' in app
    assert (entry["Desktop Entry"]["Exec"], entry["Desktop Entry"]["StartupWMClass"]) == ("metsguide", "metsguide")


def test_the_metainfo_tells_each_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(metainfo.SITE, raising=False)
    component = ET.fromstring(metainfo.metainfo())
    told = component.findall("releases/release")
    assert [one.get("version") for one in told] == [release.version for release in project.releases()]
    notes = [item.text for item in told[0].findall("description/ul/li")]
    assert notes == [change for _, changes in project.releases()[0].changes for change in changes]
    assert component.find("screenshots") is None, "no address is invented"
    assert component.findtext("launchable") == "metsguide.desktop"


def test_the_metainfo_shows_pictures_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(metainfo.SITE, "https://example.org/metsguide/")
    component = ET.fromstring(metainfo.metainfo())
    shown = [image.text or "" for image in component.findall("screenshots/screenshot/image")]
    assert len(shown) == 2
    assert [path for path in shown if not (ROOT / path.removeprefix("https://example.org/metsguide/")).is_file()] == []


def test_the_man_page_names_every_command_and_option() -> None:
    page = manpage.page().replace("\\-", "-")
    commands = [name for name, _ in manpage._commands(cli._parser())]
    assert {"build", "search", "self-test", "policy check"} <= set(commands)
    assert [name for name in commands if f".SS {name}" not in page] == []
    assert {name for name in ("--library", "--language", "--page", "--json") if name not in page} == set()
    assert not re.search(r"^'|^\.(?![A-Z]{1,2}\b|br\b)", page, re.MULTILINE), "no line begins a request by accident"


def test_the_policy_that_is_installed_lays_nothing_down() -> None:
    text = (PACKAGING / "debian" / "policy.yaml").read_text(encoding="utf-8")
    assert read_text(Path("policy.yaml"), text.encode()) == Reading()


def test_every_key_of_a_policy_is_shown_in_the_one_that_is_installed() -> None:
    from metsguide.policy.schema import KEYS

    text = (PACKAGING / "debian" / "policy.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^# ([a-z-]+): ", text, re.MULTILINE) == [key.in_file for key in KEYS]
    opened = re.sub(r"^# (?=[a-z-]+: )", "", text, flags=re.MULTILINE).replace("pin: scrypt$...\n", "")
    assert read_text(Path("policy.yaml"), opened.encode()).problems == ()


# --- Icons ---


@pytest.mark.parametrize("side", [16, 48, 256])
def test_icons_are_drawn(side: int) -> None:
    image = QImage.fromData(icons.png(side))
    assert (image.width(), image.height()) == (side, side)
    assert image.pixelColor(side // 2, side // 2).alpha() == 255
    assert image.pixelColor(0, 0).alpha() == 0, "its corners are round"


def test_the_icon_of_windows_has_every_size() -> None:
    data = icons.ico()
    image = QImage.fromData(data)
    assert not image.isNull()
    count = int.from_bytes(data[4:6], "little")
    sides = [data[6 + 16 * number] or 256 for number in range(count)]
    assert sides == [16, 20, 24, 32, 40, 48, 64, 256]


def test_the_icon_of_macos_adds_up() -> None:
    data = icons.icns()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)


# --- Archives ---


def test_an_archive_is_the_same_from_anywhere(tmp_path: Path) -> None:
    made = []
    for place, mode in (("a", 0o600), ("b/deeper", 0o664)):
        folder = tmp_path / place / "MetsGuide"
        for name in sorted(("z.txt", "b.txt", "a/c.txt"), reverse=place == "a"):
            tree.write(folder / name, name, mode)
        tree.write(folder / "run", "#!/bin/sh\n", 0o700)
        tree.settle(folder, 1_000_000_000)
        os.utime(folder / "b.txt", (5, 5))
        tree.tar_xz(folder, tmp_path / f"{place[0]}.tar.xz", 1_000_000_000)
        made.append((tmp_path / f"{place[0]}.tar.xz").read_bytes())
    assert made[0] == made[1]
    with tarfile.open(fileobj=io.BytesIO(made[0])) as opened:
        members = {member.name: (member.mode, member.mtime) for member in opened}
    assert members["MetsGuide/run"] == (0o755, 1_000_000_000)
    assert members["MetsGuide/a/c.txt"] == (0o644, 1_000_000_000)


def test_a_wheel_writes_nowhere_else(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "bad.whl", "w") as made:
        made.writestr("../outside", "")
    with pytest.raises(ValueError, match="would be written elsewhere"):
        tree.unzip(tmp_path / "bad.whl", tmp_path / "in", lambda _: True)
    assert not (tmp_path / "outside").exists()


# --- Libraries ---


def test_what_a_library_needs_is_read_from_it() -> None:
    import PySide6

    folder = Path(str(PySide6.__file__)).parent
    library = next(iter(folder.glob("QtWidgets.abi3.so")), None)
    if library is None:
        pytest.skip("this PySide6 is not Linux's")
    found = binaries.needed(library)
    assert {"libQt6Widgets.so.6", "libQt6Core.so.6", "libc.so.6"} <= set(found)
    assert all(re.fullmatch(r"[\w.+-]+\.so[.\d]*", name) for name in found)


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    tree.write(tmp_path / "words", "words")
    with pytest.raises(ValueError, match="no 64-bit ELF"):
        binaries.needed(tmp_path / "words")


def test_a_library_that_no_known_package_has_is_told() -> None:
    assert debian_names.packages(["libc.so.6", "libglib-2.0.so.0"]) == [
        "libc6 (>= 2.34)",
        "libglib2.0-0t64 | libglib2.0-0",
    ]
    with pytest.raises(PackagingError, match=r"libnew\.so\.1"):
        debian_names.packages(["libnew.so.1"])


# --- The lock ---


def test_the_lock_is_read_with_every_hash() -> None:
    text = (
        "# made\nPySide6_Essentials==6.1 ; x \\\n    --hash=sha256:" + "a" * 64 + " \\\n    --hash=sha256:" + "b" * 64
    )
    assert lock.pins(text + "\n    # via x\nmdurl==1\n") == [
        ("pyside6-essentials", "6.1", {"a" * 64, "b" * 64}),
        ("mdurl", "1", frozenset()),
    ]


def test_a_wheel_that_the_lock_does_not_know_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "BUILD", tmp_path)
    asked: list[str] = []
    monkeypatch.setattr(lock, "_download", lambda target, *_: asked.append(target.name))
    wheel = tmp_path / "wheels" / "linux-x86_64-3.11" / "mdurl-0.1.2-py3-none-any.whl"
    tree.write(wheel, "not the one of the lock")
    with pytest.raises(PackagingError, match=r"no wheel for linux-x86_64-3\.11 of: .*mdurl"):
        lock.wheels(lock.linux("3.11"))
    assert not wheel.exists()
    assert asked == ["linux-x86_64-3.11"]
