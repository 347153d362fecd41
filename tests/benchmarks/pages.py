# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""An article as one HTML page, so that a QTextBrowser shows the same words as the program."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from metsguide.library import Library
from metsguide.model import Article, Block, Chart, Figure, Fold, Grid, People


def write_pages(library: Library, folder: Path) -> list[str]:
    """Write every article as `ID.html` and their names as `pages.json`, in the order of the contents; their ids."""
    language = library.languages[0]
    idents = [one.id for section in library.sections(language) for one in library.articles(section.id, language)]
    for ident in idents:
        article = library.article(ident, language)
        assert article is not None
        (folder / f"{ident}.html").write_text(as_html(library, article), encoding="utf-8")
    names = {ident: f"{ident}.html" for ident in idents}
    (folder / "pages.json").write_text(json.dumps(names), encoding="utf-8")
    return idents


def as_html(library: Library, article: Article) -> str:
    """The whole article, its sources and what follows it, with the tags that QTextBrowser knows."""
    about = article.about
    parts = [f"<h1>{escape(about.title)}</h1><p>{escape(about.summary)}</p>"]
    points = "".join(f"<li>{point}</li>" for point in article.key_points)  # HTML already
    parts += [f"<ul>{points}</ul>", *(_block(block) for block in article.blocks)]
    if article.questions:
        parts.append(f"<h2>Ask about this</h2>{_list(article.questions)}")
    following = [library.summary(one, article.language) for one in article.next]
    parts.append(_list(tuple(one.title for one in following if one is not None)))
    places = [library.resource(one, article.language) for one in article.resources]
    parts.append(_list(tuple(f"{one.title}, {one.publisher}" for one in places if one is not None)))
    parts += [
        f'<p><a href="{escape(source.url)}">{escape(source.title)}</a><br/>{escape(source.publisher)}</p>'
        for source in library.sources(article.sources)
    ]
    return "".join(parts)


def _block(block: Block) -> str:
    if isinstance(block, Fold):
        # Closed, as the program shows it: only its name.
        return f"<h3>{escape(block.title)}</h3>"
    if isinstance(block, People):
        return f"<p>{block.number} of 100 people {escape(block.label)}</p>"
    if isinstance(block, Chart | Grid | Figure):
        return f"<p>{escape(block.as_text())}</p>"
    title = getattr(block, "title", "")
    return (f"<h3>{escape(title)}</h3>" if title else "") + block.html


def _list(texts: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>" if texts else ""
