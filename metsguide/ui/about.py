# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What MetsGuide is: its version, its content's version and date, its licences, and everyone it relies on."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QDate, QLocale, Qt, Signal, qVersion

from metsguide import __version__, notices
from metsguide.library import Library
from metsguide.model import Place
from metsguide.ui.page import TEXT, Page
from metsguide.ui.parts import Kit, heading, label
from metsguide.ui.text_block import TextBlock

_AT_ONCE = 40
"""Paragraphs of a licence in one piece of text."""


class AboutPage(Page):
    """The page about the program itself."""

    link_chosen = Signal(str)

    def __init__(self, kit: Kit, library: Library) -> None:
        self._library = library
        super().__init__(kit)

    def title(self) -> str:
        return self.tr("About MetsGuide")

    def build(self, place: Place) -> None:
        """The page itself; with an id, such as "about:LICENSE-mdurl.txt", the licence of a part in full."""
        if place.id:
            self._build_licence(place.id)
            return
        px, info = self.kit.look.px, self._library.info
        self.column.add(heading(self.title(), "title", 1))
        self.column.add(
            label(
                self.tr("General information for people with metastatic cancer and those who care for them, in Canada."
                        " It does not replace your team, and it knows nothing about you."), "lead",
            ), px(6), most=px(TEXT),
        )  # fmt: skip
        versions = (
            self.tr("Program: MetsGuide {0}").format(__version__),
            self.tr("Content: {0}, version {1}, of {2}").format(info.title, info.version, _long(info.date)),
            self.tr("Content by: {0}").format(info.publisher),
            *self._of_clinic(),
            self.tr("No clinician has reviewed an article unless its page says who and when."),
        )
        self.column.add(heading(self.tr("Versions")), px(28))
        self.column.add(TextBlock(self.kit.look, "".join(f"<p>{escape(one)}</p>" for one in versions)), px(8),
                        most=px(TEXT))  # fmt: skip
        terms = self.tr("The program is free software under the MIT licence. Its articles are under {0}.")
        self.column.add(heading(self.tr("Licences")), px(20))
        built = self.tr("It brings the work of others with it. Here is what they ask for, in full:")
        self._text(
            f"<p>{escape(terms.format(info.licence))}</p><p>{escape(built)}</p><ul>"
            + "".join(
                f'<li><a href="licence:{escape(part.text)}">{escape(f"{part.title} {part.version}".strip())}</a>'
                f" ({escape(part.licence)})</li>"
                for part in notices.read()
            )
            + f"</ul><p>Qt {escape(qVersion())}</p>",
            8,
        )
        sources = self._library.all_sources()
        self.column.add(heading(self.tr("Where the facts come from")), px(20))
        self.column.add(label(self.tr("{0} sources, by who published them.").format(len(sources)), "small"), px(4))
        self._text(
            "".join(
                f'<p>{escape(one.publisher)}<br/><a href="{escape(one.url)}">{escape(one.title)}</a>'
                f'<span class="second"> ({escape(one.date)})</span></p>'
                for one in sources
            ),
            12,
            "small",
        )

    def _of_clinic(self) -> list[str]:
        """What lies on top of the library, where a clinic has pages of its own."""
        own = [shelf.info for shelf in self._library.shelves if shelf.path != self._library.path]
        said = self.tr("On top of it, pages of its own by: {0}, version {1}, of {2}")
        return [said.format(one.title, one.version, _long(one.date)) for one in own]

    def _build_licence(self, text: str) -> None:
        parts = [part for part in notices.read() if part.text == text]
        self.column.add(heading(", ".join(part.title for part in parts) or self.title(), "title", 1))
        if not parts:
            unknown = self.tr("MetsGuide has no part with this licence.")
            self._text(f"<p>{escape(unknown)}</p>", 12)
            return
        home = parts[0].address
        self._text(f'<p>{escape(parts[0].licence)} · <a href="{escape(home)}">{escape(home)}</a></p>', 6)
        paragraphs = notices.paragraphs(text)
        for first in range(0, len(paragraphs), _AT_ONCE):
            some = paragraphs[first : first + _AT_ONCE]
            self._text("".join(f"<p>{'<br/>'.join(map(escape, lines))}</p>" for lines in some), 12, "small")

    def _text(self, html: str, above: int, role: str = "body") -> None:
        text = TextBlock(self.kit.look, html, role)
        text.activated.connect(self.link_chosen)
        text.link_focused.connect(self._show_focus)
        self.column.add(text, self.kit.look.px(above), most=self.kit.look.px(TEXT if role == "body" else 560))

    def _show_focus(self) -> None:
        sender = self.sender()
        if isinstance(sender, TextBlock):
            self.bring_into_view(sender)


def _long(date: str) -> str:
    return QLocale().toString(QDate.fromString(date, Qt.DateFormat.ISODate), QLocale.FormatType.LongFormat)
