# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""How running text looks: the part of CSS that Qt's text layout knows."""

from __future__ import annotations

from metsguide.ui.theme import Look


def text_css(look: Look, role: str, colour: str) -> str:
    """The style sheet of a running text in a role of `theme.TYPE` and a named colour.

    A heading is a paragraph of the class h2 or h3: to its own, Qt adds a size that no style sheet takes away. Lists
    have no bullets, which the text block draws.
    """
    ink = look.hex(colour)
    px = look.px
    line = look.line(role)
    heading, sub = look.size("heading"), look.size("subheading")
    tight = look.line("points") if role == "body" else line
    return (
        f"body, p, li, td, th {{ color: {ink}; }}"
        f"p {{ margin: 0 0 {look.space(14)}px 0; line-height: {line}px; }}"
        f"ul, ol {{ margin: 0 0 {look.space(14)}px 0; -qt-list-indent: 1; list-style-type: none; }}"
        f"li {{ margin: 0 0 {look.space(6)}px 0; line-height: {tight}px; }}"
        f"p.h2, p.h3 {{ font-weight: 700; line-height: 100%; }}"
        f"p.h2 {{ font-size: {heading}px; margin: {px(32)}px 0 {px(8)}px 0; }}"
        f"p.h3 {{ font-size: {sub}px; margin: {px(20)}px 0 {px(6)}px 0; }}"
        f"a {{ color: {look.hex('accent')}; text-decoration: underline; }}"
        f"a.term {{ color: {ink}; text-decoration: none; }}"
        f"a.cite {{ font-size: {px(14)}px; text-decoration: none; vertical-align: super; }}"
        f"th {{ text-align: left; font-size: {look.size('small')}px; font-weight: 700; color: {look.hex('ink-2')};"
        f" padding: {px(8)}px {px(16)}px {px(8)}px 0; border-bottom: 2px solid {look.hex('control')}; }}"
        f"td {{ padding: {px(8)}px {px(16)}px {px(8)}px 0; line-height: {look.space(26)}px;"
        f" border-bottom: 1px solid {look.hex('line')}; vertical-align: top; }}"
        f".mark {{ background-color: {look.hex('mark')}; color: {look.hex('on-mark')}; font-weight: 700; }}"
        f"td.number {{ color: {look.hex('accent')}; font-weight: 700; border: 0; line-height: {line}px; }}"
        f"td.point {{ border: 0; padding-right: 0; line-height: {line}px; }}"
        f".second {{ color: {look.hex('ink-2')}; }}"
    )
