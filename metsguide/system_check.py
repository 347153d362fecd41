# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a window needs of the system, told in words before Qt gives up without them. Imports no Qt."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""The package of Debian 12 and Ubuntu that holds each library Qt may miss on Linux."""

_FOR_X11 = (
    "libX11-xcb.so.1",
    "libxcb.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-shm.so.0",
    "libxcb-sync.so.1",
    "libxcb-util.so.1",
    "libxcb-xfixes.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)
"""What Qt's plug-in for X11 loads. Where one is missing, Qt ends the program from within."""

_WITHOUT = "Without a display there are: metsguide search, metsguide show, metsguide tour DIR"


def about_import(error: ImportError) -> str | None:
    """What to tell an administrator about a failed import of the window: None if Qt had no part in it."""
    name = error.name or ""
    library = next((word for word in str(error).replace(":", " ").split() if ".so" in word), "")
    if not library and name.partition(".")[0] not in ("PySide6", "shiboken6"):
        return None
    if library and "cannot open shared object file" in str(error):
        return _install([library])
    return (
        f"Qt for Python (PySide6) cannot be loaded: {error}. Install MetsGuide again, or: "
        "python -m pip install PySide6-Essentials"
    )


def before_window(environment: Mapping[str, str], qt_arguments: Sequence[str]) -> str | None:
    """What stands in the way of a window on this system, for an administrator: None if nothing is known to."""
    if not sys.platform.startswith("linux"):
        return None
    chosen = any(argument.lstrip("-").partition("=")[0] in ("platform", "display") for argument in qt_arguments)
    if chosen or environment.get("QT_QPA_PLATFORM"):
        return None
    if environment.get("WAYLAND_DISPLAY"):
        return None
    if not environment.get("DISPLAY"):
        return (
            "There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start MetsGuide "
            f"from a desktop session. {_WITHOUT}"
        )
    missing = [name for name in _FOR_X11 if not _loads(name)]
    if missing:
        return _install(missing)
    if not _answers(environment["DISPLAY"]):
        return (
            f"The display {environment['DISPLAY']} (DISPLAY) does not answer, or does not let this user in. Start "
            f"MetsGuide from a desktop session, as the user who is logged in there. {_WITHOUT}"
        )
    return None


def _answers(display: str) -> bool:
    """Whether an X server lets us in. Qt would end the program from within where it does not."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(errors="surrogateescape"), None)
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers


def _loads(name: str) -> bool:
    """Whether the loader finds a library: on the system, or with Qt, where a portable copy brings it along."""
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return (_qt_libraries() / name).is_file()
    return True


def _qt_libraries() -> Path:
    from importlib.util import find_spec

    found = find_spec("PySide6")
    return Path(found.origin or "").parent / "Qt" / "lib" if found is not None else Path()


def _install(libraries: Sequence[str]) -> str:
    packages = sorted({_DEBIAN[name] for name in libraries if name in _DEBIAN})
    lacking = f"Qt needs system libraries that are not installed: {', '.join(libraries)}."
    if not packages:
        return f"{lacking} Install the packages of your system that hold them."
    return f"{lacking} On Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
