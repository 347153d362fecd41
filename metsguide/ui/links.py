# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The one way out of the program: an address is shown first, then opened by the system, if its kind may leave."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from metsguide.ui.announce import announce
from metsguide.ui.dialog import Dialog, copy_text
from metsguide.ui.i18n import translate
from metsguide.ui.parts import Kit

_AROUND = 250
"""Pixels at 100 % that a dialog with a code has above and below it."""
SCHEMES = ("https", "http", "tel", "mailto")


def may_leave(address: str) -> bool:
    """Whether an address is one that the program hands to the system: whole, and of one of `SCHEMES`."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in SCHEMES:
        return False
    return bool(url.host()) if url.scheme() in ("https", "http") else bool(url.path())


class LinkOpener:
    """Asks before an address is opened. With `links` "qr" (`Policy.links`) it shows the address as a code, with "none"
    in words only. `open_url` is what opens it, so that a test can put in its own.
    """

    def __init__(
        self,
        window: QWidget,
        kit: Kit,
        links: str = "browser",
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        self._window, self._kit, self._open_url = window, kit, open_url
        self._opens, self._codes = links == "browser", links != "none"
        self.dialog: Dialog | None = None
        self._address = self._name = ""

    def ask(self, address: str, name: str = "") -> None:
        """Show the address, and open it if the reader says so. What may not leave is refused, with the reason."""
        self._address, self._name = address, name
        if not may_leave(address):
            said = translate(
                "LinkOpener",
                "MetsGuide opens only web pages, e-mail addresses and phone numbers. This is none of them:",
            )
            self._show(
                translate("LinkOpener", "This link cannot be opened"),
                [said, address],
                [("", translate("LinkOpener", "Close"), "")],
            )
            return
        if not self._opens:
            self._show_code() if self._codes else self._show_only(address, name)
            return
        scheme = QUrl(address).scheme()
        title = {
            "tel": translate("LinkOpener", "Call this number?"),
            "mailto": translate("LinkOpener", "Write to this address?"),
        }.get(scheme, translate("LinkOpener", "Open this page in your browser?"))
        shown = address.partition(":")[2] if scheme in ("tel", "mailto") else address
        texts = [name] if name else []
        texts.append(shown)
        if scheme in ("http", "https"):
            texts.append(
                translate(
                    "LinkOpener", "It is not part of MetsGuide. The browser may keep a record that you were there."
                )
            )
        self._show(
            title,
            texts,
            [
                ("open", translate("LinkOpener", "Open"), "main"),
                ("copy", translate("LinkOpener", "Copy the address"), ""),
                ("code", translate("LinkOpener", "Show a code for your phone"), ""),
                ("", translate("LinkOpener", "Stay here"), ""),
            ],
        )

    def _show_only(self, address: str, name: str) -> None:
        scheme, _, rest = address.partition(":")
        title = {
            "tel": translate("LinkOpener", "The number"),
            "mailto": translate("LinkOpener", "The e-mail address"),
        }.get(scheme, translate("LinkOpener", "The address of this page"))
        texts = [name] if name else []
        texts.append(rest if scheme in ("tel", "mailto") else address)
        texts.append(translate("LinkOpener", "This computer opens no other programs. Write it down to keep it."))
        self._show(title, texts, [("", translate("LinkOpener", "Close"), "main")])

    def _show_code(self) -> None:
        """The address as a code for a phone, and in large letters."""
        from metsguide.ui.code_view import code_body

        try:
            body = code_body(self._kit, self._address, self._window.height() - self._kit.look.px(_AROUND))
        except ValueError:  # an address of thousands of characters
            self._show_only(self._address, self._name)
            return
        texts = [self._name] if self._name else []
        buttons = [("", translate("LinkOpener", "Done"), "main")]
        if self._opens:
            buttons.append(("copy", translate("LinkOpener", "Copy the address"), ""))
        self._show(translate("LinkOpener", "Take this with you"), texts, buttons, body)

    def _show(
        self, title: str, texts: list[str], buttons: list[tuple[str, str, str]], body: QWidget | None = None
    ) -> None:
        self.dialog = Dialog(self._window, self._kit, title, texts, buttons, body)
        self.dialog.answered.connect(self._answered)

    def _answered(self, answer: str) -> None:
        self.dialog = None
        if answer == "copy":
            copy_text(self._address)
            announce(self._window, translate("LinkOpener", "The address is copied."))
        elif answer == "code":
            self._show_code()
        elif answer == "open" and self._opens and not self._open_url(QUrl(self._address)):
            said = translate(
                "LinkOpener", "The system has no program for it. You can copy the address and open it elsewhere:"
            )
            self._show(
                translate("LinkOpener", "This could not be opened"),
                [said, self._address],
                [
                    ("copy", translate("LinkOpener", "Copy the address"), "main"),
                    ("", translate("LinkOpener", "Close"), ""),
                ],
            )
