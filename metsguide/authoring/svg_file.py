# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A drawing: an SVG file that the window draws by itself, in the colours of any theme, loading and running nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from metsguide.authoring.problems import Report, suggestion
from metsguide.authoring.textfile import read_text
from metsguide.store import FILL_COLOURS, LINE_COLOURS

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_KNOWN = ("svg", "g", "defs", "use", "title", "desc", *_SHAPES)
_MOVING = ("animate", "animateMotion", "animateTransform", "animateColor", "set")
_WORDS = ("text", "tspan", "textArea", "flowRoot")
_SEE_THROUGH = ("opacity", "fill-opacity", "stroke-opacity")
_VIEW_BOX = re.compile(r"0 0 ([1-9]\d{0,3}) ([1-9]\d{0,3})", re.ASCII)
_THEME = "theme:"


class Drawing(NamedTuple):
    """A drawing as SVG text, and its size in pixels at a text size of 100 %."""

    svg: str
    width: int
    height: int


def read_drawing(path: Path, report: Report) -> Drawing | None:
    """The drawing of a file; None where that is no text. What is wrong with it is reported."""
    text = read_text(path, report)
    if text is None:
        return None
    width, height = _Checker(report).size(text)
    return Drawing(text, width, height)


class _Stop(Exception):
    """Enough was seen."""


class _Checker:
    """Notes what a drawing must not hold. A document type is refused at once: it can make a small file huge."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._size = (1, 1)
        self._first = True
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._start

    def size(self, text: str) -> tuple[int, int]:
        """Check all of it; its width and height, or (1, 1) where it does not say them."""
        try:
            self._parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            last = text.count("\n") + 1
            message = f"is not a valid picture (SVG): {expat.errors.messages[error.code]}"
            self._report.add(min(error.lineno, last), message)
        except _Stop:
            pass
        return self._size

    def _add(self, message: str) -> None:
        self._report.add(self._parser.CurrentLineNumber, message)

    def _doctype(self, *_: object) -> None:
        self._add("a picture must not have a document type; remove `<!DOCTYPE ...>`")
        raise _Stop

    def _instruction(self, target: str, _: str) -> None:
        self._add(f"a picture must not have an instruction; remove `<?{target} ...?>`")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        namespace, _, name = element.rpartition(" ")
        if self._first:
            self._root(namespace, name, attributes)
        elif name in _MOVING:
            self._add(f"nothing moves by itself; remove <{name}>")
        elif name in _WORDS:
            self._add(f"words in a picture neither grow nor are translated; write them as `labels`, not as <{name}>")
        elif name not in _KNOWN:
            self._add(f"a picture must not hold <{name}>; draw with {', '.join(_SHAPES)}")
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2], value.strip())

    def _root(self, namespace: str, name: str, attributes: dict[str, str]) -> None:
        self._first = False
        if (namespace, name) != (_SVG, "svg"):
            self._add(f'a picture must begin with `<svg xmlns="{_SVG}">`')
            return
        box = _VIEW_BOX.fullmatch(attributes.get("viewBox", ""))
        if box:
            self._size = (int(box.group(1)), int(box.group(2)))
        else:
            self._add('the size is missing; write `viewBox="0 0 WIDTH HEIGHT"` on <svg>, in whole pixels')
        if "fill" not in attributes:
            self._add('write `fill="none"` on <svg>: what says no fill is black, and not seen in a dark window')

    def _attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            self._add(f"a picture runs nothing; remove the attribute {name}")
        elif name == "href" and not value.startswith("#"):
            self._add(f"a picture loads nothing from elsewhere; remove {value[:60]!r}")
        elif name in ("style", "class"):
            self._add(f"write each look as an attribute of its own, such as `stroke-width`; remove `{name}`")
        elif name in _SEE_THROUGH:
            self._add(f"what is seen through cannot be told apart in every theme; remove `{name}`")
        elif name in ("fill", "stroke"):
            self._colour(name, value)
        elif "url(" in value.lower():
            self._add(f"a picture loads nothing from elsewhere; remove {value[:60]!r}")

    def _colour(self, name: str, value: str) -> None:
        known = LINE_COLOURS if name == "stroke" else (*FILL_COLOURS, *LINE_COLOURS)
        colour = value.removeprefix(_THEME)
        if value == "none" or (value != colour and colour in known):
            return
        hint = suggestion(colour, known) or f"; write none, or {_THEME} and one of {', '.join(known)}"
        self._add(f"{value!r} is no `{name}` of every theme{hint}")
