# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the pruned Qt is kept for, each thing used: screen reader, input methods, printers, Wayland, a kiosk.

In a clean Debian 12 with the Debian package.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from trials.conftest import package
from trials.system import Display, System, end, installed

_MORE = (
    *("at-spi2-core", "dbus", "python3-gi", "gir1.2-atspi-2.0", "xdotool", "openbox", "x11-xkb-utils"),
    *("cage", "xwayland", "procps"),
)
_HOME = "/home/reader"


@pytest.fixture(scope="module")
def system() -> Iterator[System]:
    deb = package("metsguide_{version}_amd64.deb")
    with installed("bookworm") as made:
        (made.root / "root" / deb.name).write_bytes(deb.read_bytes())
        made.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/root/{deb.name}", *_MORE)
        made.add_user("reader")
        yield made


def _script(system: System, name: str, text: str) -> str:
    (system.root / "home" / "reader" / name).write_text(text, encoding="utf-8")
    return f"{_HOME}/{name}"


_TREE = """
import sys, time
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

def walk(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    for number in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(number), depth + 1)

def the_program():
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(number)
        if one is not None and (one.get_name() or "").lower() == "metsguide":
            return one
    return None

for _ in range(300):
    program = the_program()
    if program is not None and sum(1 for _ in walk(program)) > 30:
        break
    time.sleep(0.2)
for node in walk(program):
    text = node.get_text_iface()
    words = Atspi.Text.get_text(text, 0, -1) if text is not None else ""
    print(node.get_role_name(), node.get_name() or words, sep="|")
"""

_SESSION = """
set -eu
exec > {out}.said 2>&1
/usr/libexec/at-spi-bus-launcher --launch-immediately &
started=$!
trap 'kill $started' EXIT
sleep 1
openbox &
started="$started $!"
metsguide --page article:site-bone &
started="$started $!"
/usr/bin/python3 {tree} > {out}.1
xdotool search --sync --onlyvisible --class metsguide windowactivate --sync
xdotool key --delay 200 ctrl+k
xdotool key --delay 200 Multi_key apostrophe e
sleep 2
/usr/bin/python3 {tree} > {out}.2
"""


def test_a_screen_reader_and_the_compose_key(system: System, display: Display) -> None:
    tree = _script(system, "tree.py", _TREE)
    session = _script(system, "session.sh", _SESSION.format(tree=tree, out=f"{_HOME}/tree"))
    system.run("chown", "-R", "reader:reader", _HOME)
    done = system.run(
        "dbus-run-session", "--", "sh", session, user="reader", network=False, check=False, DISPLAY=display.name,
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_IM_MODULE="compose",
    )  # fmt: skip
    home = system.root / "home" / "reader"
    assert done.returncode == 0, (home / "tree.said").read_text(encoding="utf-8")
    seen = (home / "tree.1").read_text(encoding="utf-8")
    assert "button|Get help now" in seen
    assert "heading|" in seen
    assert "link|" in seen
    assert "entry|" in seen or "text|" in seen
    typed = (home / "tree.2").read_text(encoding="utf-8")
    assert "é" in typed, "the Compose key writes no accent"


_LOADED = """
import sys
sys.path.insert(0, "/usr/lib/metsguide")
from PySide6.QtWidgets import QApplication
app = QApplication(["metsguide", *sys.argv[1:]])
from PySide6.QtPrintSupport import QPrinterInfo
QPrinterInfo.availablePrinterNames()
app.inputMethod().locale()
print(open("/proc/self/maps").read())
"""


@pytest.mark.parametrize(
    ("method", "plugin"),
    [
        ("ibus", "libibusplatforminputcontextplugin.so"),
        ("compose", "libcomposeplatforminputcontextplugin.so"),
        ("", "libcupsprintersupport.so"),
        ("", "libqxcb.so"),
    ],
)
def test_a_plugin_loads_when_it_is_wanted(system: System, display: Display, method: str, plugin: str) -> None:
    script = _script(system, "loaded.py", _LOADED)
    told = system.run(
        "/usr/bin/python3", "-I", script, user="reader", network=False, DISPLAY=display.name, QT_IM_MODULE=method
    )
    assert plugin in told.stdout


def test_the_kiosks_session(system: System, display: Display, pictures: Path) -> None:
    """The session's own command, with a window for its screen."""
    runtime = system.root / "run" / "reader"
    runtime.mkdir(mode=0o700)
    system.run("chown", "-R", "reader:reader", "/run/reader", _HOME)
    about = {"XDG_RUNTIME_DIR": "/run/reader", "WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman", "DISPLAY": display.name}
    # What it says goes into a file: the kiosk outlives its screen, and would hold a pipe.
    command = "exec /usr/lib/metsguide/kiosk-session > /run/reader/said 2>&1"
    session = system.start("sh", "-c", command, user="reader", **about)
    try:
        display.wait_for_a_page(session)
        time.sleep(2)  # the rest of the page
        display.save(pictures / "kiosk-session.png")
    finally:
        end(session)
        # Without a screen it would begin again and again, as it does for a window that crashed.
        system.run("pkill", "--full", "/usr/bin/metsguide --kiosk", user="reader", check=False)


def test_the_session_is_in_order(system: System) -> None:
    file = system.root / "usr" / "share" / "wayland-sessions" / "metsguide-kiosk.desktop"
    subprocess.run(["desktop-file-validate", str(file)], check=True)
