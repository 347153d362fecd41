# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Nothing may be said that no test expects. Shown by tests that say something, and fail for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

QT = "from PySide6.QtCore import qWarning\ndef test_it(qtbot):\n    qWarning('something is wrong')\n"
QT_SIGNAL = """
from PySide6.QtCore import QTimer
def test_it(qtbot):
    called = []
    QTimer.singleShot(0, lambda: broken(called))
    qtbot.waitUntil(lambda: called)
def broken(called):
    called.append(1)
    raise ValueError('in a slot')
"""
PYTHON = "import warnings\ndef test_it():\n    warnings.warn('old', DeprecationWarning)\n"
LOG = "import logging\ndef test_it():\n    logging.getLogger('anything').warning('careful')\n"
QUIET = "import logging\ndef test_it(qtbot):\n    logging.getLogger('anything').info('fine')\n"
EXPECTED = "import logging\ndef test_it(caplog):\n    logging.getLogger('anything').warning('careful')\n"


def _run(tmp_path: Path, test: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text(test)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path / "tests"],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("test", "said"),
    [(QT, "something is wrong"), (QT_SIGNAL, "in a slot"), (PYTHON, "DeprecationWarning: old"), (LOG, "careful")],
    ids=["Qt warning", "exception in a slot", "Python warning", "log line"],
)
def test_what_nobody_expected_fails_a_test(tmp_path: Path, test: str, said: str) -> None:
    done = _run(tmp_path, test)
    assert done.returncode == 1, done.stdout
    assert said in done.stdout


@pytest.mark.parametrize("test", [QUIET, EXPECTED], ids=["nothing said", "said and expected"])
def test_what_is_expected_does_not(tmp_path: Path, test: str) -> None:
    done = _run(tmp_path, test)
    assert done.returncode == 0, done.stdout
