# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where my list is kept: in a file at home, with its last three good copies; in memory where nothing may stay.

A keeper loses nothing that `keep` has confirmed by returning, whenever the program or the machine stops.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from metsguide.my_list import LARGEST_FILE, BadList, ListFull, MyList, NewerList, from_bytes, to_text
from metsguide.safe_file import family, prepare, put, reason, set_aside

COPIES = 3


class KeepError(Exception):
    """The list could not be kept. The message says where and why; what was kept before is as it was."""


class Keeper(Protocol):
    """Keeps one list."""

    @property
    def path(self) -> Path | None:
        """The file it is kept in; None in memory."""

    def load(self) -> tuple[MyList, tuple[str, ...]]:
        """The list, and what there is to tell the reader about it."""

    def keep(self, value: MyList) -> MyList:
        """Keep a list. Returns what is kept, which has more where the file held what this program had not seen.
        Raises KeepError.
        """

    def forget(self) -> list[tuple[Path, str]]:
        """Wipe everything that was kept. Returns each file, and why it could not be wiped ("" where it was)."""


class MemoryKeeper:
    """Keeps a list for as long as the program runs, and nowhere else."""

    path: Path | None = None

    def __init__(self, value: MyList = MyList()) -> None:
        self._value = value

    def load(self) -> tuple[MyList, tuple[str, ...]]:
        """The list."""
        return self._value, ()

    def keep(self, value: MyList) -> MyList:
        """Hold it."""
        self._value = value
        return value

    def forget(self) -> list[tuple[Path, str]]:
        """Let go of it. No file was made."""
        self._value = MyList()
        return []


class FileKeeper:
    """Keeps a list in a file; beside it the last three that were good, as NAME.copy-1.json (the newest) to copy-3."""

    def __init__(self, path: Path) -> None:
        self.path: Path | None = path
        self._path = path
        self._seen: bytes | None = None
        """The file's content as this keeper last read or wrote it."""

    def load(self) -> tuple[MyList, tuple[str, ...]]:
        """The list. A file that is damaged, or of a newer MetsGuide, is set aside and named; then, and where the file
        is gone, the newest good copy is taken. Never raises: without any, the list is empty and the notice says why.
        """
        notice = ""
        try:
            data = _read(self._path)
            if data is not None:
                value = from_bytes(data)
                self._seen = data
                return value, ()
        except OSError as error:
            return MyList(), (
                f"Your list in {self._path} cannot be read ({reason(error)}). It is as it was; what you add now is "
                "joined to it when it can be read again.",
            )
        except BadList as error:
            notice = self._put_aside(error)
        return self._newest_copy(notice)

    def _put_aside(self, error: BadList) -> str:
        word = "newer" if isinstance(error, NewerList) else "damaged"
        try:
            aside = set_aside(self._path, word)
        except OSError as problem:
            return f"Your list in {self._path} {error}. It could not be renamed ({reason(problem)}), and is as it was."
        return f"The file of your list {error}. It was kept as {aside}."

    def _newest_copy(self, notice: str) -> tuple[MyList, tuple[str, ...]]:
        from datetime import datetime

        for copy in self._copies():
            try:
                data = _read(copy)
                if data is None:
                    continue
                value = from_bytes(data)
                made = datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
            except (OSError, BadList):
                continue  # an older one may be good; this one stays where it is
            gone = notice or f"The file of your list, {self._path}, is gone."
            taken = f"{gone} The last good copy was taken, of {made:%Y-%m-%d %H:%M}: please look whether all is there."
            try:
                put(prepare(self._path, data), self._path)
                self._seen = data
            except OSError as error:
                taken += f" It could not be saved ({reason(error)})."
            return value, (taken,)
        if not notice:
            return MyList(), ()
        return MyList(), (f"{notice} There was no good copy, so the list begins empty.",)

    def keep(self, value: MyList) -> MyList:
        """Write it, all the way to the disk."""
        if not self._path.is_absolute():
            raise KeepError(f"Your list cannot be saved in {self._path}: this user has no home folder.")
        try:
            return self._keep(value)
        except OSError as error:
            raise KeepError(f"Your list could not be saved in {self._path} ({reason(error)}).") from error
        except ListFull as error:
            raise KeepError(f"Your list could not be saved in {self._path}: with what is there, {error}.") from error

    def _keep(self, value: MyList) -> MyList:
        path = self._path.resolve()  # a link to a file kept elsewhere stays a link
        old = _read(path)
        if old is not None and old != self._seen:
            try:
                value = value.merge(from_bytes(old))  # another program wrote there, or it could not be read before
            except BadList as error:
                set_aside(path, "newer" if isinstance(error, NewerList) else "damaged")
                old = None
        new = to_text(value).encode()
        if new == old:
            self._seen = new
            return value
        written = prepare(path, new)
        try:
            if old is not None:
                self._rotate(old)
        except BaseException:
            written.unlink()
            raise
        put(written, path)
        self._seen = new
        return value

    def _rotate(self, old: bytes) -> None:
        """Make `old` the newest copy. Nothing is renamed before it is on the disk, so a full disk costs no copy."""
        copies = self._copies()
        if _read(copies[0]) == old:
            return
        newest = prepare(copies[0], old)
        free = next((number for number, copy in enumerate(copies) if not copy.exists()), COPIES - 1)
        for number in range(free, 0, -1):
            copies[number - 1].replace(copies[number])
        put(newest, copies[0])

    def _copies(self) -> list[Path]:
        path = self._path.resolve()
        return [path.with_name(f"{path.stem}.copy-{number}{path.suffix}") for number in range(1, COPIES + 1)]

    def forget(self) -> list[tuple[Path, str]]:
        """Wipe the file, its copies, and what was ever set aside."""
        self._seen = None
        return wipe(self._path)


def wipe(path: Path) -> list[tuple[Path, str]]:
    """Delete a file with its whole `safe_file.family`. Returns each, and why it could not be ("" where it was)."""
    told = []
    try:
        files = family(path)
    except OSError as error:
        return [(path, reason(error))]
    for one in files:
        try:
            one.unlink(missing_ok=True)
        except OSError as error:
            told.append((one, reason(error)))
        else:
            told.append((one, ""))
    return told


def _read(path: Path) -> bytes | None:
    """What the file holds; None where there is none. Of a file that is too large, enough to tell that it is."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
