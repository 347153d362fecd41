# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Charts, grids and pictures: the files that an article's single-line blocks name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from metsguide.authoring.content import Written
from metsguide.authoring.fields import SOURCE_ID, Fields
from metsguide.authoring.problems import Problem, Report, suggestion
from metsguide.authoring.svg_file import Drawing
from metsguide.authoring.textfile import read_text
from metsguide.authoring.yaml_reader import read_yaml
from metsguide.model import Bar, Chart, Figure, Grid, Label, Scene


def read_chart(path: Path, id: str, language: str) -> tuple[Chart | None, list[Written[str]], list[Problem]]:
    """A chart, the sources it names and where, and its problems."""
    report = Report(path)
    fields = _open(path, report)
    if fields is None:
        return None, [], report.problems
    title, caption = fields.text("title"), fields.text("caption")
    sources = fields.texts("sources", required=True, pattern=SOURCE_ID)
    bars = []
    for bar in fields.mappings("bars"):
        label, value, shown = bar.text("label"), bar.number("value"), bar.text("shown", required=False)
        bar.done()
        if value is not None:
            bars.append(Bar(label, value, shown or _number(value, language)))
    fields.done()
    chart = Chart(id, title, caption, tuple(bars), tuple(source for source, _ in sources))
    return chart, [Written(source, path, line) for source, line in sources], report.problems


def read_grid(path: Path, id: str, _language: str) -> tuple[Grid | None, list[Written[str]], list[Problem]]:
    """A grid, the sources it names and where, and its problems. It holds no number, so any language writes it alike."""
    report = Report(path)
    fields = _open(path, report)
    if fields is None:
        return None, [], report.problems
    title, caption, corner = fields.text("title"), fields.text("caption"), fields.text("corner")
    sources = fields.texts("sources", required=True, pattern=SOURCE_ID)
    columns = tuple(name for name, _ in fields.texts("columns", required=True))
    if len(set(columns)) != len(columns):
        report.add(fields.line_of("columns"), "`columns` names a column twice; keep one of them")
    rows = []
    for row in fields.mappings("rows"):
        label, marks = row.text("label"), row.texts("marks")
        row.done()
        for name, line in marks:
            if name not in columns:
                report.add(line, f"`marks` names {name!r}, which is not one of `columns`")
        marked = {name for name, _ in marks}
        rows.append((label, tuple(column in marked for column in columns)))
    fields.done()
    grid = Grid(id, title, caption, corner, columns, tuple(rows), tuple(source for source, _ in sources))
    return grid, [Written(source, path, line) for source, line in sources], report.problems


def read_figure(
    path: Path, id: str, _language: str, *, drawings: Mapping[str, Drawing]
) -> tuple[Figure | None, list[Written[str]], list[Problem]]:
    """A picture of one drawing or several, the sources it names and where, and its problems."""
    report = Report(path)
    fields = _open(path, report)
    if fields is None:
        return None, [], report.problems
    title, numbered = fields.text("title", required=False), fields.flag("numbered")
    sources = fields.texts("sources", required=True, pattern=SOURCE_ID)
    scenes = []
    for part in fields.mappings("scenes"):
        name, line = part.ident("drawing"), part.line_of("drawing")
        alt, caption = part.text("alt"), part.text("caption", required=False)
        drawing = drawings.get(name)
        if name and drawing is None:
            report.add(line, f"there is no pictures/{name}.svg{suggestion(name, drawings) or '; draw it'}")
        labels = tuple(_labels(part, drawing, report))
        part.done()
        if drawing is not None:
            scenes.append(Scene(name, drawing.width, drawing.height, alt, caption, labels))
    fields.done()
    figure = Figure(id, title, numbered, tuple(scenes), tuple(source for source, _ in sources))
    return figure, [Written(source, path, line) for source, line in sources], report.problems


def _labels(part: Fields, drawing: Drawing | None, report: Report) -> Iterator[Label]:
    if not part.has("labels"):
        return
    for label in part.mappings("labels"):
        x, y, words = label.number("x"), label.number("y"), label.text("words")
        label.done()
        if x is None or y is None:
            continue
        if drawing is not None and (x > drawing.width or y > drawing.height):
            size = f"{drawing.width} wide and {drawing.height} high"
            report.add(label.line, f"{x:g}, {y:g} is not on the drawing, which is {size}")
        yield Label(x, y, words)


def _open(path: Path, report: Report) -> Fields | None:
    text = read_text(path, report)
    mapping = read_yaml(text, report) if text is not None else None
    return Fields(mapping, report) if mapping is not None else None


def _number(value: float, language: str) -> str:
    """A number as a reader of the language is used to: 6,823 in English, 6 823 in French."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    if language == "fr":
        text = text.translate({ord(","): "\N{NARROW NO-BREAK SPACE}", ord("."): ","})
    return text
