# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A paper as one HTML file that needs nothing else: with headings, lists, tables and texts for the pictures."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from html import escape

from metsguide.paper import (
    Asked,
    Bars,
    Box,
    Codes,
    Contact,
    Field,
    Heading,
    Hundred,
    Marks,
    Paper,
    Part,
    Picture,
    Question,
    Text,
)

_STYLE = (
    "body{font:1.125rem/1.5 'Atkinson Hyperlegible',Verdana,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}"
    "section{border:2px solid;border-radius:.5rem;padding:0 1rem;margin:1.5rem 0}"
    "table{border-collapse:collapse}th,td{border-bottom:1px solid;padding:.25rem .75rem .25rem 0;text-align:left;"
    "vertical-align:top}img{max-width:100%;height:auto}footer{border-top:1px solid;margin-top:2rem}"
    "figure{margin:1rem 0}"
)


def as_html(paper: Paper, coloured: Callable[[str], str]) -> str:
    """The whole document, HTML 5. `coloured` puts colours for the named ones into a drawing."""
    body = [f"<h1>{escape(paper.title)}</h1>"]
    if paper.lead:
        body.append(f"<p>{escape(paper.lead)}</p>")
    body += _parts(paper.shown(), coloured)
    foot = "".join(f"<p>{escape(line)}</p>" for line in paper.footer)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(paper.title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n" + "\n".join(body)
        + f"\n</main>\n<footer>{foot}</footer>\n</body>\n</html>\n"
    )  # fmt: skip


def _parts(parts: Sequence[Part], coloured: Callable[[str], str]) -> Iterator[str]:
    for part in parts:
        html = _part(part, coloured)
        if html:
            yield html


def _part(part: Part, coloured: Callable[[str], str]) -> str:
    if isinstance(part, Heading):
        return f"<h{part.level}>{escape(part.text)}</h{part.level}>"
    if isinstance(part, Text):
        return part.html
    if isinstance(part, Box):
        head = f"<h2>{escape(part.title)}</h2>" if part.title else ""
        note = f"<p>{escape(part.note)}</p>" if part.note else ""
        # Without a name of its own, a section is no landmark: a plain frame needs none.
        tag = "section" if part.title else "div"
        return f"<{tag}>{head}{note}{''.join(_parts(part.parts, coloured))}</{tag}>"
    if isinstance(part, Question):
        return f"<p><strong>{part.number}. {escape(part.text)}</strong></p>"
    if isinstance(part, Field):
        return f"<p>{escape(part.words)}</p>"
    if isinstance(part, Contact):
        lines = [f"<strong>{escape(part.name)}</strong>", *map(escape, part.facts)]
        if part.address:
            lines.append(f'<a href="{escape(part.address)}">{escape(part.address)}</a>')
        return f"<p>{'<br>'.join(lines)}</p>"
    if isinstance(part, Hundred):
        return f"<p>{escape(part.words)}</p>"
    return _drawn(part, coloured)


def _drawn(part: Codes | Asked | Bars | Marks | Picture, coloured: Callable[[str], str]) -> str:
    if isinstance(part, Bars):
        rows = "".join(f"<tr><th scope='row'>{escape(b.label)}</th><td>{escape(b.shown)}</td></tr>"
                       for b in part.chart.bars)  # fmt: skip
        caption = f"<caption>{escape(part.chart.title)}</caption>"
        return f"<table>{caption}<tbody>{rows}</tbody></table>\n<p>{escape(part.chart.caption)}</p>"
    if isinstance(part, Marks):
        return _marks(part)
    if isinstance(part, Picture):
        shown = []
        for number, (scene, svg) in enumerate(zip(part.figure.scenes, part.drawings, strict=True), 1):
            data = b64encode(coloured(svg).encode()).decode("ascii")
            lead = f"{number}. " if part.figure.numbered else ""
            caption = f"<figcaption>{lead}{escape(scene.caption)}</figcaption>" if scene.caption else ""
            words = "; ".join(label.words for label in scene.labels)
            shown.append(
                f'<figure><img src="data:image/svg+xml;base64,{data}" width="{scene.width}" height="{scene.height}"'
                f' alt="{escape(scene.alt)}">{caption}{f"<p>{escape(words)}</p>" if words else ""}</figure>'
            )
        return "\n".join(shown)
    return ""  # codes: a link is pressed here


def _marks(part: Marks) -> str:
    grid = part.grid
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for name in (grid.corner, *grid.columns))
    rows = []
    for name, flags in grid.rows:
        cells = "".join(f"<td>{escape(part.yes) if flag else ''}</td>" for flag in flags)
        rows.append(f"<tr><th scope='row'>{escape(name)}</th>{cells}</tr>")
    return (
        f"<table><caption>{escape(grid.title)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>\n<p>{escape(grid.caption)}</p>"
    )
