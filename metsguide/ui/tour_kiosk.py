# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The screens of a kiosk for the tour: the same shell as in a waiting room, of a size that needs no screen."""

from __future__ import annotations

from metsguide.kiosk import Tries
from metsguide.library import Library
from metsguide.policy import Policy
from metsguide.settings import Settings
from metsguide.ui.app import Session, open_window
from metsguide.ui.kiosk_pin import PinPad
from metsguide.ui.kiosk_shell import Shell

_IDLE, _DIGITS = 120, (6, 12)
_LEFT = 24
"""The seconds that the pictured warning has left."""


class _Sized(Shell):
    """Stays of its size: where there is no screen, the one that the platform makes up is small."""

    def fill(self) -> None:
        self.show()


def open_screen(library: Library, page: str, theme: str, text_size: int, size: tuple[int, int], language: str) -> Shell:
    """A kiosk on show at a page."""
    policy = Policy(kiosk=True, links="qr", text_size=text_size, language=language)

    def open_session(_language: str, _before: Session | None) -> Session:
        return open_window(library, Settings(theme=theme), page=page, policy=policy)

    shell = _Sized(open_session, _IDLE)
    shell.setGeometry(0, 0, *size)
    shell.show()
    return shell


def hide(session: Session) -> None:
    """As *Hide* does."""
    _shell(session).hide_page()


def warn(session: Session) -> None:
    """As after the idle time."""
    watch = _shell(session).watch
    watch.warned.emit()
    watch.counted.emit(_LEFT)


def ask_pin(session: Session) -> None:
    """As the staff's keys do."""
    shell = _shell(session)
    shell.cover(PinPad(shell, session.kit, Tries((0, 0.0)), _DIGITS))


def show_code(session: Session) -> None:
    """An address of a place to turn, as a kiosk shows it."""
    place = next((one for one in session.library.resources(session.window.language) if one.url), None)
    if place is not None:
        session.window.ask_link(place.url, place.title)


def _shell(session: Session) -> Shell:
    shell = session.window.window()
    assert isinstance(shell, Shell)
    return shell
