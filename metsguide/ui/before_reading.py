# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A pause before a page that speaks of dying: what it is about, and the choice to read it now or not."""

from __future__ import annotations

from metsguide.ui.flow import Stack, Wrap
from metsguide.ui.i18n import translate
from metsguide.ui.parts import Kit, button, heading, label


class BeforeReading(Stack):
    """Says that the page is a hard one. `read` and `later` are its two buttons, for their clicks to be followed."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("points", (25, 22, 25, 22))
        px = kit.look.px
        self.heading = self.add(heading(translate("BeforeReading", "Before you read this page"), "subheading"))
        said = translate(
            "BeforeReading",
            "It speaks about hard things, such as the end of treatment or of life. You do not have to read it now, or"
            " alone. It stays here for when you want it.",
        )
        self.add(label(said, "body"), px(8))
        self.read = button(kit, translate("BeforeReading", "Read this page"), "book", "main", tint="on-accent")
        self.later = button(kit, translate("BeforeReading", "Not now"))
        row = Wrap(px(12), px(8))
        row.add(self.read)
        row.add(self.later)
        self.add(row, px(16))
