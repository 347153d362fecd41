# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A program that is killed while it writes loses nothing that it confirmed. `make kills` does it 2,000 times."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from metsguide.list_keepers import FileKeeper
from metsguide.my_list import MyList
from metsguide.settings import Settings, SettingsFile
from tests import kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")


def test_fifty_kills_lose_nothing() -> None:
    assert kills.run(50, seed=7) >= 50


def test_a_loss_would_be_noticed(tmp_path: Path) -> None:
    settings, keeper = SettingsFile(tmp_path / "settings.json"), FileKeeper(tmp_path / "my-list.json")
    settings.save(Settings(width=205))
    keeper.keep(kills._list(5))
    kills.look(tmp_path, 5)
    kills.look(tmp_path, 4)
    with pytest.raises(kills.Lost, match="settings hold 5"):
        kills.look(tmp_path, 6)
    settings.save(Settings(width=206))
    with pytest.raises(kills.Lost, match="list holds 5"):
        kills.look(tmp_path, 6)
    keeper.keep(MyList())
    with pytest.raises(kills.Lost, match="list holds nothing"):
        kills.look(tmp_path, 6)
    (tmp_path / "my-list.json").write_text("{")
    with pytest.raises(kills.Lost, match="cut short"):
        kills.look(tmp_path, 6)
