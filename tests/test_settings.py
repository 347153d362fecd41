# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Settings: what is kept, and that nothing is ever lost, whatever the file, the folder or the disk is like."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metsguide.settings import LINE_SPACINGS, READING_WIDTHS, TEXT_SIZES, THEMES, Settings, SettingsError, SettingsFile


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "config" / "settings.json")


def write(file: SettingsFile, text: str | bytes) -> None:
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_bytes(text.encode() if isinstance(text, str) else text)


def names(file: SettingsFile) -> list[str]:
    return sorted(path.name for path in file.path.parent.iterdir())


OTHER = Settings(
    theme="dark", text_size=150, line_spacing="wide", reading_width="narrow", recently_read=True, language="fr",
    width=900, height=700, maximized=True,
)  # fmt: skip


def test_without_a_file_there_are_the_defaults(file: SettingsFile) -> None:
    assert file.load() == (Settings(), "")
    assert not file.path.parent.exists(), "reading makes nothing"


def test_what_is_saved_is_loaded(file: SettingsFile) -> None:
    for settings in (OTHER, Settings(), *(Settings(theme=theme) for theme in THEMES)):
        file.save(settings)
        assert file.load() == (settings, "")
    assert names(file) == ["settings.json"]


@given(
    st.builds(
        Settings,
        theme=st.sampled_from(THEMES),
        text_size=st.sampled_from(TEXT_SIZES),
        line_spacing=st.sampled_from(LINE_SPACINGS),
        reading_width=st.sampled_from(READING_WIDTHS),
        recently_read=st.booleans(),
        language=st.sampled_from(["", "en", "fr-CA"]),
        width=st.integers(200, 20_000),
        height=st.integers(200, 20_000),
        maximized=st.booleans(),
    )
)
def test_every_settings_comes_back(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    file = SettingsFile(tmp_path_factory.mktemp("config") / "settings.json")
    file.save(settings)
    assert file.load() == (settings, "")


WRONG: list[tuple[str, Any]] = [
    *[("theme", value) for value in ("pink", 1, None)],
    *[("text_size", value) for value in (101, "100", 100.0, True, -80)],
    *[("language", value) for value in ("../etc", 7, "x" * 50, "é")],
    *[("width", value) for value in (0, 1e9, "800", 10**30, True)],
    ("height", -1),
    *[("line_spacing", value) for value in ("huge", 1.5, None)],
    *[("reading_width", value) for value in ("", 664)],
    *[("recently_read", value) for value in (1, "yes")],
    *[("maximized", value) for value in (1, "false", None)],
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_falls_back_alone(file: SettingsFile, name: str, value: object) -> None:
    write(file, json.dumps(OTHER._asdict() | {name: value}))
    settings, notice = file.load()
    assert settings == OTHER.changed(**{name: getattr(Settings(), name)})
    assert name in notice
    assert str(file.path) in notice
    assert names(file) == ["settings.json"]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_no_settings_are_made_of_a_wrong_value(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name):
        Settings(**{name: value})


DAMAGED = [b"", b"{", b"\0" * 300, b"[]", b"null", b'"text"', b"\xff\xfe{}", b'{"version": "1"}', b'{"version": 0}']


@pytest.mark.parametrize("content", [*DAMAGED, b"[" * 100_000, b'{"a": "' + b"x" * 1_000_001 + b'"}'])
def test_a_damaged_file_is_set_aside_and_named(file: SettingsFile, content: bytes) -> None:
    write(file, content)
    settings, notice = file.load()
    assert settings == Settings()
    assert str(file.path.with_name("settings.damaged-1.json")) in notice
    assert file.path.with_name("settings.damaged-1.json").read_bytes() == content
    assert names(file) == ["settings.damaged-1.json"]
    assert file.load() == (Settings(), ""), "told once"


def test_setting_aside_overwrites_nothing(file: SettingsFile) -> None:
    for content in ("one", "two", "three"):
        write(file, content)
        file.load()
    assert names(file) == [f"settings.damaged-{number}.json" for number in (1, 2, 3)]
    assert file.path.with_name("settings.damaged-1.json").read_text() == "one"
    assert file.path.with_name("settings.damaged-3.json").read_text() == "three"


def test_a_newer_file_is_set_aside_too(file: SettingsFile) -> None:
    write(file, '{"version": 2, "theme": "purple"}')
    settings, notice = file.load()
    assert settings == Settings()
    assert "newer" in notice
    assert names(file) == ["settings.newer-1.json"]


def test_saving_over_a_damaged_file_keeps_it(file: SettingsFile) -> None:
    write(file, "precious")
    file.save(OTHER)
    assert names(file) == ["settings.damaged-1.json", "settings.json"]
    assert file.path.with_name("settings.damaged-1.json").read_text() == "precious"
    assert file.load() == (OTHER, "")


def test_what_another_version_wrote_is_kept(file: SettingsFile) -> None:
    write(file, '{"version": 1, "theme": "light", "kiosk": {"idle": 60}}')
    assert file.load() == (Settings(theme="light"), "")
    file.save(OTHER)
    assert json.loads(file.path.read_text())["kiosk"] == {"idle": 60}
    assert file.load() == (OTHER, "")


def test_a_byte_order_mark_does_no_harm(file: SettingsFile) -> None:
    write(file, b'\xef\xbb\xbf{"theme": "dark"}')
    assert file.load() == (Settings(theme="dark"), "")


def test_saving_what_is_already_there_writes_nothing(file: SettingsFile) -> None:
    file.save(OTHER)
    before = file.path.stat().st_ino, file.path.stat().st_mtime_ns
    file.save(OTHER)
    assert (file.path.stat().st_ino, file.path.stat().st_mtime_ns) == before


# --- Disks and folders that fail ---


def save_fails(file: SettingsFile) -> str:
    with pytest.raises(SettingsError) as caught:
        file.save(Settings(theme="light"))
    assert str(file.path) in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_loses_nothing(file: SettingsFile, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    file.save(OTHER)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    class FullFile:
        def __init__(self, handle: int) -> None:
            self.handle = handle

        def __enter__(self) -> FullFile:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.handle)

        write = full

    with monkeypatch.context() as patch:
        if call == "fsync":
            patch.setattr(os, "fsync", full)
        else:
            patch.setattr(os, "fdopen", lambda handle, _: FullFile(handle))
        assert "No space left" in save_fails(file)
    assert file.load() == (OTHER, "")
    assert names(file) == ["settings.json"], "no half-written file is left"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are POSIX")
def test_a_disk_that_really_takes_no_more(file: SettingsFile) -> None:
    import resource

    file.save(OTHER)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        message = save_fails(file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "File too large" in message
    assert file.load() == (OTHER, "")
    assert names(file) == ["settings.json"]


def test_a_file_that_cannot_take_its_place(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.save(OTHER)

    def forbid(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", forbid)
        assert "Permission denied" in save_fails(file)
    assert file.load() == (OTHER, "")
    assert names(file) == ["settings.json"]


def test_a_read_only_folder(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def forbid(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    file.save(OTHER)
    monkeypatch.setattr(tempfile, "mkstemp", forbid)
    assert "Read-only" in save_fails(file)
    assert file.load() == (OTHER, "")


def test_a_damaged_file_in_a_read_only_folder(file: SettingsFile, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file, "damaged")

    def forbid(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", forbid)
        for act in (file.load, lambda: file.save(OTHER)):
            with pytest.raises(SettingsError, match="Read-only"):
                act()
    assert names(file) == ["settings.json"]
    assert file.path.read_text() == "damaged"


def test_a_home_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    file = SettingsFile(tmp_path / "home" / "metsguide" / "settings.json")
    assert file.load() == (Settings(), "")
    save_fails(file)


def test_no_home_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = SettingsFile(Path("~/.config/metsguide/settings.json"))
    assert file.load() == (Settings(), "")
    assert "no home folder" in save_fails(file)
    assert not list(tmp_path.iterdir()), "no folder named ~"


def test_a_file_that_cannot_be_read_is_not_overwritten(file: SettingsFile) -> None:
    file.path.mkdir(parents=True)  # a folder of that name cannot be read as a file, not even by root
    with pytest.raises(SettingsError, match="cannot be read"):
        file.load()
    save_fails(file)
    assert file.path.is_dir()
    assert names(file) == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_a_link(file: SettingsFile, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.json"
    real.write_text("{}")
    file.path.parent.mkdir()
    file.path.symlink_to(real)
    file.save(OTHER)
    assert file.path.is_symlink()
    assert SettingsFile(real).load() == (OTHER, "")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_only_the_reader_can_read_them(file: SettingsFile) -> None:
    file.save(OTHER)
    assert file.path.stat().st_mode & 0o077 == 0
