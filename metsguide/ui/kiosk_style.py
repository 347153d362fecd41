# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""How a kiosk looks: larger, for strangers who read standing, on a screen that is further away. See `theme`."""

from __future__ import annotations

SCALE = 1.2
"""How much larger lengths are: as the running text is."""
TARGETS = (64, 64, 76)
TYPE: dict[str, tuple[int, int, int]] = {
    "title": (38, 46, 700),
    "heading": (25, 32, 700),
    "subheading": (22, 28, 700),
    "band": (26, 32, 700),
    "body": (24, 38, 400),
    "points": (24, 34, 400),
    "lead": (22, 34, 400),
    "signs": (22, 30, 400),
    "snippet": (22, 30, 400),
    "control": (19, 28, 400),
    "small": (18, 27, 400),
    "foot": (16, 24, 400),
    "countdown": (72, 84, 700),  # the idle warning's number
    "keep": (78, 80, 700),  # its button, whose height this is
}

STYLE = """
QWidget#kiosk-cover {{ background: {side}; }}
QFrame#kiosk-card {{ background: {card}; border: 1px solid {control}; border-radius: 16px; }}
QFrame#kiosk-middle, QWidget#kiosk-column {{ background: transparent; border: 0; }}
QWidget#sidebar-rows, QScrollArea#sidebar-scroll {{ background: {side}; border: 0; }}
QLabel[look="said"] {{ font-size: {f_points}; }}
QLabel[look="countdown"] {{ font-size: {f_countdown}; font-weight: 700; color: {accent}; }}
QLabel[look="foot"] {{ font-size: {f_foot}; color: {ink_2}; }}
QPushButton[look="edge"] {{ color: {ink}; font-weight: 400; }}
QPushButton[look="edge"]:disabled {{ color: {disabled}; }}
QPushButton[look="keep"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; min-height: {f_keep};
    font-size: {f_points}; text-align: center; }}
QPushButton[look="keep"]:hover, QPushButton[look="keep"]:pressed {{ background: {accent_2}; border-color: {accent_2}; }}
QPushButton[look="main-centred"] {{ background: {accent}; color: {on_accent}; border-color: {accent};
    text-align: center; }}
QPushButton[look="main-centred"]:hover, QPushButton[look="main-centred"]:pressed {{ background: {accent_2}; }}
QPushButton[look="main-centred"]:disabled {{ background: {disabled_bg}; color: {disabled}; border-color: {control}; }}
QPushButton[look="centred"] {{ text-align: center; }}
"""
"""After the style sheet of every window."""
