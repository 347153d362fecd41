# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Which articles were read recently: kept only by those who want that, in a small file of its own."""

from __future__ import annotations

import json
from pathlib import Path

from metsguide.list_keepers import wipe
from metsguide.safe_file import reason, set_aside, write_whole

MOST = 8
"""Articles that are kept. More than a day's."""

_VERSION = 1
_LARGEST_FILE = 100_000
_LONGEST_ID = 200


class RecentError(Exception):
    """What was read recently could not be kept. The message says where and why."""


class RecentFile:
    """Keeps ids of articles, the latest first. It needs neither to exist nor to be good."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> tuple[tuple[str, ...], str]:
        """The ids, and a notice for the reader ("" if there is nothing to say). A file that is damaged, or of a newer
        MetsGuide, is set aside and named. Never raises.
        """
        try:
            with self.path.open("rb") as file:
                data = file.read(_LARGEST_FILE + 1)
        except (FileNotFoundError, NotADirectoryError):
            return (), ""
        except OSError as error:
            return (), f"What you read recently, in {self.path}, cannot be read ({reason(error)})."
        ids = _parse(data)
        if ids is not None:
            return ids, ""
        try:
            aside = set_aside(self.path, "damaged")
        except OSError as error:
            return (), f"What you read recently, in {self.path}, cannot be used, nor renamed ({reason(error)})."
        return (), f"The file of what you read recently cannot be used. It was kept as {aside}."

    def save(self, ids: tuple[str, ...]) -> None:
        """Write the ids, whole or not at all. Raises RecentError."""
        if not self.path.is_absolute():
            raise RecentError(f"What you read cannot be kept in {self.path}: this user has no home folder.")
        text = json.dumps({"version": _VERSION, "articles": list(ids)}) + "\n"
        try:
            write_whole(self.path, text.encode("ascii"))
        except OSError as error:
            raise RecentError(f"What you read could not be kept in {self.path} ({reason(error)}).") from error

    def wipe(self) -> list[tuple[Path, str]]:
        """Delete it. Returns each file, and why it could not be deleted ("" where it was)."""
        return wipe(self.path)


def _parse(data: bytes) -> tuple[str, ...] | None:
    try:
        plain = json.loads(data.decode("ascii")) if len(data) <= _LARGEST_FILE else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or plain.get("version") != _VERSION:
        return None
    ids = plain.get("articles")
    if not isinstance(ids, list) or not all(isinstance(one, str) and 0 < len(one) <= _LONGEST_ID for one in ids):
        return None
    return tuple(dict.fromkeys(ids))[:MOST]
