# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Kills a process that writes settings and list, again and again, and looks whether what was confirmed is there.

    python -m tests.kills [--times 2000] [--seed 1]        or: make kills

The writer says a number only after settings and list with that number were saved. It is killed (SIGKILL) at a random
moment after its first number; then both must hold that number or the one that was being written, without a word of
complaint, and the folder nothing that grows from kill to kill. Exit code 1 where anything confirmed was lost.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from metsguide.list_keepers import FileKeeper
from metsguide.my_list import Item, MyList
from metsguide.settings import Settings, SettingsFile

_LONGEST_LIFE = 0.03
"""Seconds from the first number to the kill, at most. A save takes a few milliseconds."""

_FIRST_WIDTH = 200
_WIDTHS = 19_000
_NOTE = "A note of some length, so that writing it takes a while. " * 20
_NOTES = 60
_MOST_FILES = 8
"""The two files, three copies, and one unfinished file of each that can be."""


def write(folder: Path, number: int) -> None:
    """Save settings and list with ever greater numbers, saying each that is safe, until somebody kills this."""
    settings, keeper = SettingsFile(folder / "settings.json"), FileKeeper(folder / "my-list.json")
    keeper.load()
    while True:
        number += 1
        settings.save(Settings(width=_FIRST_WIDTH + number % _WIDTHS))
        keeper.keep(_list(number))
        os.write(1, f"{number}\n".encode())


def _list(number: int) -> MyList:
    notes = [Item("note", "", f"{each} {_NOTE}".strip()) for each in range(_NOTES)]
    return MyList((Item("own-question", "", str(number)), *notes))


class Lost(Exception):
    """Something that was confirmed is not there."""


def kill_one(folder: Path, number: int, chance: random.Random) -> int:
    """Start a writer after `number`, kill it, and look. Returns the last number that was confirmed. Raises Lost."""
    process = subprocess.Popen(
        [sys.executable, "-c", "import sys; from tests.kills import write; from pathlib import Path; "
         "write(Path(sys.argv[1]), int(sys.argv[2]))", str(folder), str(number)],
        cwd=Path(__file__).parents[1], stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(chance.uniform(0, _LONGEST_LIFE))
    process.send_signal(signal.SIGKILL)
    said = first + process.stdout.read()
    process.stdout.close()
    process.wait()
    confirmed = int(said.rsplit(b"\n", 1)[0].rsplit(b"\n", 1)[-1])
    look(folder, confirmed)
    return confirmed


def look(folder: Path, confirmed: int) -> None:
    """See whether both files hold the number confirmed, or the next. Raises Lost."""
    settings, notice = SettingsFile(folder / "settings.json").load()
    value, told = FileKeeper(folder / "my-list.json").load()
    if notice or told:
        raise Lost(f"after {confirmed}: {notice} {' '.join(told)}")
    allowed = (confirmed, confirmed + 1)
    if settings.width not in [_FIRST_WIDTH + number % _WIDTHS for number in allowed]:
        raise Lost(f"after {confirmed} the settings hold {settings.width - _FIRST_WIDTH}")
    if value not in [_list(number) for number in allowed]:
        raise Lost(f"after {confirmed} the list holds {value.items[0].text if len(value) else 'nothing'}")
    if len(list(folder.iterdir())) > _MOST_FILES:
        raise Lost(f"after {confirmed}: {len(list(folder.iterdir()))} files lie about")


def run(times: int, seed: int) -> int:
    """Kill so many times. Returns how many numbers were confirmed in all. Raises Lost."""
    chance = random.Random(seed)
    number = 0
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(times):
            number = kill_one(Path(folder), number, chance)
    return number


def main() -> int:
    """Kill, and say how it went."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--times", type=int, default=2000, help="kills (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments (%(default)s)")
    arguments = parser.parse_args()
    try:
        number = run(arguments.times, arguments.seed)
    except Lost as lost:
        sys.stderr.write(f"lost: {lost}\n")
        return 1
    sys.stdout.write(f"{arguments.times} kills, {number} saves confirmed, nothing lost\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
