# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Charts, grids and pictures: the files that an article's single-line blocks name."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from metsguide.authoring.content import Written
from metsguide.authoring.fields import SOURCE_ID, Fields
from metsguide.authoring.problems import Problem, Report
from metsguide.authoring.textfile import read_text
from metsguide.authoring.yaml_reader import read_yaml
from metsguide.model import Bar, Chart, Grid

_SVG = "http://www.w3.org/2000/svg"
_REFUSED_ELEMENTS = ("script", "foreignObject", "image", "a", "iframe", "audio", "video")
_MOVING_ELEMENTS = ("animate", "animateMotion", "animateTransform", "animateColor", "set")


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


def read_picture(path: Path) -> tuple[str | None, list[Problem]]:
    """A picture as SVG text, and its problems: it must be drawn by itself, loading and running nothing."""
    report = Report(path)
    text = read_text(path, report)
    if text is None:
        return None, report.problems
    _check_svg(text, report)
    return text, report.problems


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


class _Stop(Exception):
    """Enough was seen."""


def _check_svg(text: str, report: Report) -> None:
    """Note what a picture must not hold. A document type is refused at once: it can make a small file huge."""
    parser = expat.ParserCreate(namespace_separator=" ")
    in_style = False
    first = True

    def line() -> int:
        return parser.CurrentLineNumber

    def doctype(*_: object) -> None:
        report.add(line(), "a picture must not have a document type; remove `<!DOCTYPE ...>`")
        raise _Stop

    def instruction(target: str, _: str) -> None:
        report.add(line(), f"a picture must not have an instruction; remove `<?{target} ...?>`")

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal first, in_style
        namespace, _, name = element.rpartition(" ")
        if first and (namespace, name) != (_SVG, "svg"):
            report.add(line(), f'a picture must begin with `<svg xmlns="{_SVG}">`')
        first = False
        in_style = name == "style"
        if name in _REFUSED_ELEMENTS:
            report.add(line(), f"a picture must not hold <{name}>; remove it")
        elif name in _MOVING_ELEMENTS:
            report.add(line(), f"nothing moves by itself; remove <{name}>")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2]
            if attribute.lower().startswith("on"):
                report.add(line(), f"a picture runs nothing; remove the attribute {attribute}")
            elif attribute == "href" and not value.startswith("#"):
                report.add(line(), f"a picture loads nothing from elsewhere; remove {value[:60]!r}")
            else:
                style(value)

    def style(value: str) -> None:
        compact = value.replace(" ", "").replace('"', "").replace("'", "").lower()
        if "url(" in compact.replace("url(#", "") or "@import" in compact or "\\" in compact:
            report.add(line(), f"a picture loads nothing from elsewhere; remove {value.strip()[:60]!r}")

    def characters(value: str) -> None:
        if in_style:
            style(value)

    def end(_: str) -> None:
        nonlocal in_style
        in_style = False

    parser.buffer_text = True  # so that a word of a style sheet is never cut in two
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        last = text.count("\n") + 1
        report.add(min(error.lineno, last), f"is not a valid picture (SVG): {expat.errors.messages[error.code]}")
    except _Stop:
        pass
