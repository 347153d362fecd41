# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A link of a running text."""


class Link:
    """Where a link begins and ends in its text (characters), where it leads, and its words."""

    __slots__ = ("end", "href", "start", "text")

    def __init__(self, start: int, end: int, href: str, text: str) -> None:
        self.start, self.end, self.href, self.text = start, end, href, text
