# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Which page shows a place. Each is imported where it is made: what a reader does not visit costs neither time nor
memory at the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from metsguide.ui.window import Window


def make_page(window: Window, kind: str) -> QWidget:
    """The page of a window for the places of a kind."""
    kit, navigator, library, language = window.kit, window.navigator, window.library, window.language
    if kind == "home":
        from metsguide.ui.home import HomePage

        return HomePage(kit, navigator, library, language)
    if kind == "article":
        from metsguide.ui.reader import ReaderPage

        reader = ReaderPage(kit, navigator, library, language)
        reader.link_chosen.connect(window.follow_link)
        return reader
    if kind == "section":
        from metsguide.ui.section import SectionPage

        return SectionPage(kit, navigator, library, language)
    if kind == "contents":
        from metsguide.ui.contents import ContentsPage

        return ContentsPage(kit, navigator, library, language)
    if kind == "resources":
        from metsguide.ui.resources import ResourcesPage

        resources = ResourcesPage(kit, library, language, opens=window.policy.links == "browser")
        resources.open_wanted.connect(window.ask_link)
        return resources
    if kind == "glossary":
        from metsguide.ui.glossary import GlossaryPage

        return GlossaryPage(kit, library, language)
    if kind == "search":
        from metsguide.ui.search import SearchPage

        search = SearchPage(kit, navigator, library, language)
        search.back_to_box.connect(window.focus_search)
        return search
    if kind == "my-list":
        return window.at_hand.make_my_list()
    return _about(window, kind)


def _about(window: Window, kind: str) -> QWidget:
    if kind == "keys":
        from metsguide.ui.keys import KeysPage

        return KeysPage(window.kit, window.without)
    if kind == "about":
        from metsguide.ui.about import AboutPage

        about = AboutPage(window.kit, window.library)
        about.link_chosen.connect(window.follow_link)
        return about
    from metsguide.ui.preferences import PreferencesPage

    preferences = PreferencesPage(window.kit, window.navigator)
    preferences.forget_wanted.connect(window.at_hand.ask_to_forget)
    return preferences
