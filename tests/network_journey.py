# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A session in the real program, under a rule of the kernel that ends it at once if it asks for a network socket.

    python -m tests.network_journey LIBRARY           opens, reads, previews, searches, looks at a link, closes
    python -m tests.network_journey --break-the-rule  asks for an Internet socket

The rule is a seccomp filter on socket(2): it holds for every thread and every library, in C++ as in Python, and needs
neither strace nor root. Linux on x86-64 or ARM64 only.
"""

from __future__ import annotations

import ctypes
import platform
import socket
import struct
import sys
from typing import Any

_SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The kernel's number for the architecture, and its number there for socket(2)."""

_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _MODE_FILTER = 22, 38, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL_PROCESS = 0x7FFF0000, 0x80000000
_CALL, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
"""Where struct seccomp_data has them."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def forbid_network() -> None:
    """From now on, a socket of any family but AF_UNIX ends this process by SIGSYS. Raises OSError if that cannot be."""
    architecture, call = _SOCKET_CALL[platform.machine()]
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, 4, architecture),  # calls by another architecture's numbers: ended
        (_LOAD, 0, 0, _CALL),
        (_EQUAL, 0, 3, call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_EQUAL, 1, 0, int(socket.AF_UNIX)),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    system = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps), code)
    for request in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0),
    ):
        if system.prctl(*request) != 0:
            raise OSError(ctypes.get_errno(), "seccomp is not to be had here")


def journey(library: str) -> int:
    """Open the program as `metsguide` does, and use it for a while. Returns its exit code."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from metsguide import cli
    from metsguide.model import Place
    from metsguide.ui import app
    from metsguide.ui.navigator import HELP

    show = app.show
    seen: list[str] = []

    def go_on(window: Any) -> None:
        for place in ("home", str(HELP), "article:site-bone", "resources", "glossary", "about"):
            window.navigator.go(Place.parse(place))
            QTest.qWait(50)
            seen.append(window.page().title())
        window.navigator.go(Place.parse("article:site-bone"))
        window.print_page()
        QTest.qWait(50)
        window.page().grab()
        seen.append(window.page().title())
        window.focus_search()
        QTest.keyClicks(window.topbar.search.line, "bone pain")
        QTest.qWait(50)
        seen.append(window.page().title())
        window.follow_link("https://example.org/")  # asks, and opens nothing by itself
        QTest.qWait(50)
        sys.stdout.write("\n".join(seen) + "\njourney done\n")
        QApplication.quit()

    def show_and_use(window: Any, settings: Any) -> None:
        show(window, settings)
        QTimer.singleShot(500, window, lambda: go_on(window))

    app.show = show_and_use
    return cli.main(["--library", library, "-platform", "offscreen"])


if __name__ == "__main__":
    forbid_network()
    if sys.argv[1] == "--break-the-rule":
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sys.exit("the rule did not hold")
    sys.exit(journey(sys.argv[1]))
