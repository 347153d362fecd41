# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a reader has chosen, kept in one small JSON file that is never lost and never half written.

A setting is declared with its default in `_Values`, and what it may be in `_ALLOWS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

THEMES = ("system", "light", "dark", "high-contrast")
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""The steps of A- and A+, in percent."""
LINE_SPACINGS = ("normal", "wide", "widest")
READING_WIDTHS = ("narrow", "normal", "wide")

VERSION = 1
"""The version of the file. A change that an older MetsGuide would misunderstand raises it."""

_LARGEST_FILE = 1_000_000


def _is_language(value: str) -> bool:
    return value == "" or (value.isascii() and len(value) <= 35 and value.replace("-", "").isalnum())


class _Values(NamedTuple):
    theme: str = "system"
    text_size: int = 100
    line_spacing: str = "normal"
    reading_width: str = "normal"
    recently_read: bool = False
    language: str = ""
    width: int = 1280
    height: int = 860
    maximized: bool = False


_ALLOWS: Mapping[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in THEMES,
    "text_size": lambda value: value in TEXT_SIZES,
    "line_spacing": lambda value: value in LINE_SPACINGS,
    "reading_width": lambda value: value in READING_WIDTHS,
    "language": _is_language,
    "width": lambda value: 200 <= value <= 20_000,
    "height": lambda value: 200 <= value <= 20_000,
}
"""What a value of the right type may be; a setting that is not here may be any."""


class Settings(_Values):
    """The reader's settings. Raises ValueError for a value that a setting does not allow.

    `theme`: one of `THEMES`. `text_size`: in percent, one of `TEXT_SIZES`. `line_spacing`: one of `LINE_SPACINGS`.
    `reading_width`: how wide the reading column is, one of `READING_WIDTHS`. `recently_read`: whether the articles read
    last are kept. `language`: a language tag such as "en", or "" for the system's. `width`, `height`: the window's, in
    device-independent pixels. `maximized`: whether the window fills the screen.
    """

    # A named tuple, as `dataclasses` would be imported at each start for this class alone.
    __slots__ = ()

    def __new__(cls, **values: Any) -> Settings:
        for name, value in values.items():
            if name in cls._fields and not _allowed(name, value):
                raise ValueError(f"{name} cannot be {value!r}")
        return super().__new__(cls, **values)

    def changed(self, **values: Any) -> Settings:
        """These settings with some of them changed. Raises ValueError as the class does."""
        return Settings(**{**self._asdict(), **values})


def _allowed(name: str, value: Any) -> bool:
    default = _Values._field_defaults[name]
    return type(value) is type(default) and (name not in _ALLOWS or _ALLOWS[name](value))


class SettingsError(Exception):
    """Settings cannot be read or written. The message names the file and says why; the file is as it was."""


class SettingsFile:
    """The file that settings are kept in. It needs neither to exist nor to be good."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> tuple[Settings, str]:
        """The settings, and a notice for the reader ("" if there is nothing to say).

        A file that is damaged, or made by a newer MetsGuide, is renamed, and the notice names it. A single value that
        a setting does not allow becomes the default, and the notice says which.
        Raises SettingsError where the file is there but cannot be read, or renamed: then use `Settings()`.
        """
        values, notice = self._read()
        good: dict[str, Any] = {}
        wrong = []
        for name in Settings._fields:
            if name in values:
                if _allowed(name, values[name]):
                    good[name] = values[name]
                else:
                    wrong.append(name)
        if wrong:
            names = ", ".join(wrong)
            notice = f"The settings file {self.path} has a value that cannot be used for: {names}. The default is used."
        return Settings(**good), notice

    def save(self, settings: Settings) -> None:
        """Write the settings, whole or not at all. What else the file holds (of a later version, say) is kept.

        Raises SettingsError where that cannot be done.
        """
        values, _ = self._read()
        changed = {
            "version": VERSION,
            **values,
            **settings._asdict(),
        }
        if changed == values:
            return
        if not self.path.is_absolute():
            raise SettingsError(
                f"The settings cannot be saved in {self.path}: this user has no home folder. "
                "Set HOME or XDG_CONFIG_HOME."
            )
        import json

        from metsguide.safe_file import reason, write_whole

        text = json.dumps(changed, ensure_ascii=True, indent=2) + "\n"
        try:
            write_whole(self.path, text.encode("ascii"))
        except OSError as error:
            raise SettingsError(
                f"The settings cannot be saved in {self.path} ({reason(error)}). They hold until MetsGuide is closed; "
                "settings saved earlier are unchanged."
            ) from error

    def _read(self) -> tuple[Mapping[str, Any], str]:
        """What the file holds, and a notice if it had to be set aside."""
        try:
            with self.path.open("rb") as file:
                data = file.read(_LARGEST_FILE + 1)
        except (FileNotFoundError, NotADirectoryError):
            return {}, ""
        except OSError as error:
            raise SettingsError(f"The settings file {self.path} cannot be read ({_reason(error)}).") from error
        try:
            values = _parse(data)
        except _Unusable as unusable:
            aside = self._set_aside(unusable.word)
            return {}, (
                f"The settings file {unusable.why}. It was kept as {aside}, and MetsGuide "
                "starts with its default settings."
            )
        return values, ""

    def _set_aside(self, word: str) -> Path:
        # Not at the top: a start with a good file has no use for it.
        from metsguide.safe_file import reason, set_aside

        try:
            return set_aside(self.path, word)
        except OSError as error:
            raise SettingsError(
                f"The settings file {self.path} cannot be used, and could not be renamed ({reason(error)}). "
                "It is as it was."
            ) from error


class _Unusable(Exception):
    def __init__(self, word: str, why: str) -> None:
        super().__init__(why)
        self.word = word
        self.why = why


def _parse(data: bytes) -> dict[str, Any]:
    import json

    damaged = _Unusable("damaged", "was damaged")
    if len(data) > _LARGEST_FILE:
        raise damaged
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise damaged from error
    if not isinstance(values, dict):
        raise damaged
    version = values.get("version", VERSION)
    if type(version) is not int or version < 1:
        raise damaged
    if version > VERSION:
        raise _Unusable("newer", "was made by a newer MetsGuide")
    return values


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
