# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A window that opens at a place shows that place, and not the top of its page."""

from __future__ import annotations

from tests.ui.conftest import Opener


def test_a_window_opens_at_a_heading(open_at: Opener) -> None:
    top = open_at("article:site-bone").page.anchor_top("what-can-help")
    reader = open_at("article:site-bone#what-can-help")
    seen = reader.page.anchor_top("what-can-help") - reader.page.verticalScrollBar().value()
    assert top > reader.page.viewport().height() > 0, "else it would be in view at the top, too"
    assert 0 <= seen < 40


def test_a_window_opens_at_a_resource(open_at: Opener) -> None:
    reader = open_at("resources:kate-has-cancer")
    bar = reader.page.verticalScrollBar()
    assert bar.value() > 0
    shown = [words for words in reader.texts(reader.page) if words == "Kate Has Cancer"]
    assert shown, "the list goes down to it"
