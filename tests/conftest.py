# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What holds for every test: no real home, no real display, and nothing said that was not expected."""

from __future__ import annotations

import inspect
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from metsguide import policy

# Before anything imports Qt. A run on a real display asks for it: QT_QPA_PLATFORM=xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples each time: whether a change is let in is no matter of luck. "thorough" looks for new ones.
hypothesis.settings.register_profile("quick", max_examples=50, deadline=None, derandomize=True)
hypothesis.settings.register_profile("thorough", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def qapp() -> object:
    """The program's own application object, with its style and fonts, whichever test comes first."""
    from PySide6.QtCore import QLocale

    from metsguide.ui.app import make_application

    QLocale.setDefault(QLocale("en_CA"))
    return make_application([])


_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or writes the settings of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    for name, below in _HOMES.items():
        monkeypatch.setenv(name, str(folder / below))
    # Nor the policy of the computer they run on.
    for name in ("FILE", "MANAGED"):
        monkeypatch.setattr(policy, name, folder / "no-policy")
    return folder


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a library in two languages, which has nothing to do with the content that ships. Only to be read."""
    from tests.library_fixture import write_library

    return str(write_library(tmp_path_factory.mktemp("library") / "small.library"))


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which anything logs a warning, unless it takes `caplog` and so reads the log itself."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    function = getattr(request, "function", None)
    if function is not None and "caplog" in inspect.signature(function).parameters:
        return
    if collector.records:
        lines = "\n".join(f"{record.levelname} {record.name}: {record.getMessage()}" for record in collector.records)
        pytest.fail(f"Log lines that nothing expected:\n{lines}")
