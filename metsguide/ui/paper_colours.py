# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The named colours of the theme as they are printed: black lines on white, and shades of grey, never a hue."""

from __future__ import annotations

from metsguide.store import LINE_COLOURS

_SHADES = {"tint-2": 226, "organ": 210, "blood": 160}
"""What must stand out from its ground, from 0 (black) to 255."""


def paper_hex(name: str) -> str:
    """The colour of that name on paper, as #RRGGBB."""
    shade = 0 if name in LINE_COLOURS else _SHADES.get(name, 255)
    return "#" + f"{shade:02X}" * 3
