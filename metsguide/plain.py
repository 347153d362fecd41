# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""An article as plain text, for a terminal, a Braille line or a pipe: all that the page shows, one paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from metsguide.library import Library
from metsguide.model import Article, Band, Block, Chart, Figure, Fold, Grid, Panel, People, Prose, Source

_PANELS = {"do-first": "Do this first", "help-now": "When to get help", "note": "Note"}
_END_OF_NUMBERS = "End of the survival numbers"


def article_as_text(library: Library, article: Article) -> str:
    """The whole article with its numbered sources. Survival numbers stand between two lines, so that they can be
    skipped. Ends with a line end.
    """
    return "\n\n".join(part for part in _parts(library, article) if part) + "\n"


def _parts(library: Library, article: Article) -> Iterator[str]:
    about = article.about
    yield _underlined(about.title, "=")
    yield about.summary
    review = article.reviewed
    reviewed = f" Reviewed by {review.by}, {review.role}, {review.date}." if review else ""
    if article.clinic:
        yield f"{article.clinic} wrote this page. It is not part of MetsGuide's library."
    elif not review:
        reviewed = " Not yet reviewed by a clinician."
    yield f"Checked {article.checked}.{reviewed}"
    yield _list("Three things to know", [f"- {html_as_text(point)}" for point in article.key_points])
    sources = library.sources(article.sources)
    numbers = {source.id: number for number, source in enumerate(sources, start=1)}
    for block in article.blocks:
        yield from _block(block, numbers)
    yield _list("Ask about this", [f"- {question}" for question in article.questions])
    following = [library.summary(id, article.language) for id in article.next]
    yield _list("Next", [f"- {each.title} ({each.id})" for each in following if each])
    places = [library.resource(id, article.language) for id in article.resources]
    yield _list("Where to turn", [f"- {_joined(each.title, each.phone, each.url)}" for each in places if each])
    yield _list("Where this comes from", [f"[{numbers[source.id]}] {_reference(source)}" for source in sources])


def _block(block: Block, numbers: dict[str, int]) -> Iterator[str]:
    if isinstance(block, Prose):
        yield html_as_text(block.html)
    elif isinstance(block, Panel):
        yield f"{_PANELS[block.kind]}:\n{html_as_text(block.html)}"
    elif isinstance(block, Band):
        yield "\n".join(part for part in (_underlined(block.title, "-"), block.note, html_as_text(block.html)) if part)
    elif isinstance(block, People):
        those, others = _range(block.number, block.most), _range(100 - block.most, 100 - block.number)
        yield f"{those} of 100: {block.label}. {others} of 100: {block.other_label}."
    elif isinstance(block, Chart | Grid):
        yield block.as_text() + _cited(block.sources, numbers)
    elif isinstance(block, Figure):
        yield "\n".join((f"Picture: {block.title}".rstrip(": ") + ":", *block.lines())) + _cited(block.sources, numbers)
    elif isinstance(block, Fold):
        yield from _fold(block, numbers)


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"


def _cited(sources: tuple[str, ...], numbers: dict[str, int]) -> str:
    return "".join(f" [{numbers[id]}]" for id in sources if id in numbers)


def _fold(fold: Fold, numbers: dict[str, int]) -> Iterator[str]:
    if fold.kind == "numbers":
        yield f'--- Survival numbers: {fold.title}. To skip them, go to "{_END_OF_NUMBERS}". ---'
    else:
        yield _underlined(fold.title, "-")
    for block in fold.blocks:
        yield from _block(block, numbers)
    if fold.kind == "numbers":
        yield f"--- {_END_OF_NUMBERS} ---"


def _reference(source: Source) -> str:
    return ". ".join(part.rstrip(".") for part in (source.publisher, source.title, source.date, source.url) if part)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _list(heading: str, lines: list[str]) -> str:
    return "\n".join((_underlined(heading, "-"), *lines)) if lines else ""


def _underlined(text: str, sign: str) -> str:
    return f"{text}\n{sign * len(text)}"


def html_as_text(html: str) -> str:
    """The HTML of `model.Prose` as plain text: items begin with "- " or their number, the cells of a table's row are
    parted by " | ", and behind a link stands its address, or the id of its article.
    """
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text()


def _shown_address(href: str) -> str:
    """What to write behind the text of a link: nothing for a citation or a term, whose text says enough."""
    scheme, _, rest = href.partition(":")
    if scheme in ("http", "https"):
        return href
    if scheme in ("mailto", "tel"):
        return rest
    return f"see {rest}" if scheme == "article" else ""


class _Writer(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._line: list[str] = []
        self._start = ""
        self._lists: list[int | None] = []
        self._address = ""
        self._linked = ""

    def text(self) -> str:
        self._end("\n\n")
        return "".join(self._done).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self._end("\n")
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._end("\n")
            self._start = "  " * (len(self._lists) - 1) + self._bullet()
        elif tag == "br":
            self._line.append("\n")
        elif tag == "a":
            self._address = _shown_address(dict(attrs).get("href") or "")
            self._linked = ""
        elif tag in ("td", "th") and "".join(self._line).strip():
            self._line.append(" | ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h2", "h3"):
            heading = "".join(self._line).strip()
            self._end("\n")
            self._line = ["-" * len(heading)]
            self._end("\n\n")
        elif tag == "p":
            self._end("\n" if self._lists else "\n\n")
        elif tag in ("li", "tr"):
            self._end("\n")
        elif tag in ("ul", "ol"):
            self._end("\n")
            self._lists.pop()
            if not self._lists:
                self._done.append("\n")
        elif tag == "table":
            self._done.append("\n")
        elif tag == "a":
            if self._address and self._address not in self._linked:
                self._line.append(f" ({self._address})")
            self._address = ""

    def handle_data(self, data: str) -> None:
        self._linked += data
        self._line.append(data.replace("\n", " "))

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _end(self, after: str) -> None:
        line = "".join(self._line).strip()
        self._line = []
        if line:
            self._done.append(f"{self._start}{line}{after}")
            self._start = ""
