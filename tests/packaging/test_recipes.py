# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The recipes for what cannot be made here (macOS, Flatpak, AppImage), checked as far as it goes without making it."""

from __future__ import annotations

import plistlib
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from metsguide import __version__
from packager import appimage, flatpak, lock, macos, project, tree
from packager.project import ROOT, PackagingError

PACKAGING = ROOT / "packaging"


# --- macOS ---


def test_the_property_list_of_the_app_says_what_the_project_says() -> None:
    info = plistlib.loads(macos.info().encode())
    assert info["CFBundleShortVersionString"] == info["CFBundleVersion"] == __version__
    assert info["CFBundleIdentifier"] == project.IDENTIFIER
    assert info["CFBundleIconFile"] == "MetsGuide.icns"
    assert "en" in info["CFBundleLocalizations"]
    assert [key for key in info if key.endswith("UsageDescription")] == [], "it asks a Mac for nothing"


def test_the_oldest_macos_is_that_of_the_locks_qt() -> None:
    version = next(pin.version for pin in lock.pins() if pin.name == "pyside6-essentials")
    assert version.startswith("6.11."), "look at the name of the wheel for macOS, then correct this and macos.OLDEST"
    assert macos.OLDEST == "13.0"


def test_the_hardened_runtime_lets_nothing_through_that_is_not_argued() -> None:
    held = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert held == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def test_what_the_mac_needs_is_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macos, "BUILD", tmp_path)
    tree.write(tmp_path / "metsguide.whl", "")
    made = macos.prepare(tmp_path / "metsguide.whl")
    assert {path.name for path in made} == {"Info.plist", "MetsGuide.icns", "sbom.cdx.json"}
    script = (PACKAGING / "macos" / "build.sh").read_text(encoding="utf-8")
    recipe = (PACKAGING / "macos" / "MetsGuide.spec").read_text(encoding="utf-8")
    used = {*re.findall(r"\$work/([\w.]+\.(?:plist|json))", script), *re.findall(r'PREPARED / "([^"]+)"', recipe)}
    assert used == {"Info.plist", "sbom.cdx.json"}, "the icon's name is in Info.plist"
    assert list((tmp_path / "macos" / "licences").iterdir())


def test_the_script_and_the_recipe_can_be_read() -> None:
    script = PACKAGING / "macos" / "build.sh"
    subprocess.run(["bash", "-n", str(script)], check=True)
    named = set(
        re.findall(r"(?<![\w/])(packaging/[\w./-]+\.\w+|requirements\.lock)", script.read_text(encoding="utf-8"))
    )
    assert {"packaging/macos/MetsGuide.spec", "packaging/macos/build.lock", "requirements.lock"} <= named
    assert [path for path in named if not (ROOT / path).is_file()] == []
    recipe = (PACKAGING / "macos" / "MetsGuide.spec").read_text(encoding="utf-8")
    compile(recipe, "MetsGuide.spec", "exec")
    assert (PACKAGING / "macos" / "start.py").is_file()


def test_the_freezer_is_taken_by_its_hash() -> None:
    pins = lock.pins((PACKAGING / "macos" / "build.lock").read_text(encoding="utf-8"))
    assert "pyinstaller" in {pin.name for pin in pins}
    assert [pin.name for pin in pins if not pin.hashes] == []


def test_on_another_system_the_script_does_nothing() -> None:
    done = subprocess.run(
        ["bash", str(PACKAGING / "macos" / "build.sh")], capture_output=True, text=True, check=False,
        env={"PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "macos: this needs a Mac\n")


# --- Flatpak ---


def test_the_manifest_downloads_nothing_and_asks_for_little(tmp_path: Path) -> None:
    tree.write(tmp_path / "a.tar.xz", "packed")
    made = yaml.safe_load(flatpak.manifest(tmp_path / "a.tar.xz", tmp_path / "share"))
    assert made["id"] == project.IDENTIFIER
    allowed = {"--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--socket=cups"}
    assert set(made["finish-args"]) == allowed, "neither a network nor a file system"
    (module,) = made["modules"]
    assert [one for one in module["sources"] if "url" in one] == []
    assert module["sources"][0]["sha256"] == tree.sha256(tmp_path / "a.tar.xz")


# --- AppImage ---


def test_the_folder_of_an_appimage_is_what_its_runtime_looks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appimage, "BUILD", tmp_path)
    tree.write(tmp_path / "program" / "MetsGuide", '#!/bin/sh\necho "$METSGUIDE_DATA" "$@"\n', 0o755)
    root = appimage.assembled(tmp_path / "program")
    entry = (root / "metsguide.desktop").read_text(encoding="utf-8")
    assert "\nIcon=metsguide\n" in entry
    assert (root / "metsguide.svg").is_file()
    assert (root / ".DirIcon").read_bytes()[:4] == b"\x89PNG"
    tree.write(tmp_path / "stick" / "data" / "settings.json", "{}")
    done = subprocess.run(
        [str(root / "AppRun"), "--version"], capture_output=True, text=True, check=True,
        env={"PATH": "/usr/bin:/bin", "APPIMAGE": str(tmp_path / "stick" / "MetsGuide.AppImage")},
    )  # fmt: skip
    assert done.stdout == f"{tmp_path / 'stick' / 'data'} --version\n"


@pytest.mark.parametrize("given", ["", "script"])
def test_an_appimage_needs_a_runtime(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.write(tmp_path / "script", "#!/bin/sh\n")
    monkeypatch.setenv(appimage.RUNTIME, str(tmp_path / given) if given else "")
    with pytest.raises(PackagingError, match=f"Set {appimage.RUNTIME}"):
        appimage.build(tmp_path / "metsguide.whl")


def test_what_was_never_tried_says_so() -> None:
    for path in ("macos/build.sh", "flatpak/manifest.yaml.in"):
        assert "UNTESTED" in (PACKAGING / path).read_text(encoding="utf-8")
