# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Where a reader's settings and a running copy's traces lie."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from metsguide.ui.app import settings_file, state_folder


def test_settings_and_state_lie_in_the_readers_home(qapp: QApplication, home: Path) -> None:
    qapp.setApplicationName("metsguide")
    for path in (settings_file(), state_folder()):
        assert path.is_absolute()
        assert home in path.parents
    assert settings_file().name == "settings.json"
    assert not settings_file().parent.exists(), "nothing is made by asking"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is Linux")
def test_xdg_is_honoured(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    qapp.setApplicationName("metsguide")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "c"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "s"))
    assert settings_file() == tmp_path / "c" / "metsguide" / "settings.json"
    assert state_folder() == tmp_path / "s" / "metsguide"
