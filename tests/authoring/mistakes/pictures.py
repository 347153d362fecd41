# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Mistakes in pictures: in what is said of a drawing, and in the drawing."""

SPINE = "pictures/spine.en.yaml"
DRAWING = "pictures/body.svg"

MISTAKES = {
    "no drawing": (
        SPINE,
        "drawing: body",
        "drawing: bodys",
        "5: there is no pictures/bodys.svg; did you mean body?",
    ),
    "no alternative": (
        SPINE,
        "  alt: A body from the side, with the spine marked.\n",
        "",
        "5: `alt` is missing; write it",
    ),
    "no source of a picture": (SPINE, "sources: [CCS-BONE]\n", "", "1: `sources` is missing; write it"),
    "unknown source of a picture": (
        SPINE,
        "CCS-BONE",
        "CCS-BONES",
        "3: there is no source CCS-BONES in sources.yaml; did you mean CCS-BONE?",
    ),
    "off the drawing": (SPINE, "y: 9", "y: 13", "10: 5, 13 is not on the drawing, which is 10 wide and 12 high"),
    "no words": (SPINE, ", words: Neck", "", "9: `words` is missing; write it"),
    "script in picture": (
        DRAWING,
        "<defs>",
        "<script/><defs>",
        "3: a picture must not hold <script>; draw with path, rect, circle, ellipse, line, polyline, polygon",
    ),
    "what Qt cannot draw": (
        DRAWING,
        "<defs>",
        "<filter/><defs>",
        "3: a picture must not hold <filter>; draw with path, rect, circle, ellipse, line, polyline, polygon",
    ),
    "words in picture": (
        DRAWING,
        "<defs>",
        "<text>Spine</text><defs>",
        "3: words in a picture neither grow nor are translated; write them as `labels`, not as <text>",
    ),
    "picture loads": (
        DRAWING,
        'href="#g"',
        'href="https://example.org/g.svg"',
        "4: a picture loads nothing from elsewhere; remove 'https://example.org/g.svg'",
    ),
    "picture loads by a look": (
        DRAWING,
        'x="3"',
        'mask="url(//e.org/a)"',
        "4: a picture loads nothing from elsewhere; remove 'url(//e.org/a)'",
    ),
    "picture style": (
        DRAWING,
        'x="3"',
        'style="fill: red"',
        "4: write each look as an attribute of its own, such as `stroke-width`; remove `style`",
    ),
    "see-through": (
        DRAWING,
        'x="3"',
        'opacity="0.5"',
        "4: what is seen through cannot be told apart in every theme; remove `opacity`",
    ),
    "a colour of its own": (
        DRAWING,
        "theme:organ-line",
        "brown",
        "4: 'brown' is no `stroke` of every theme; write none, or theme: and one of ink, ink-2, accent, organ-line",
    ),
    "a colour misspelt": (
        DRAWING,
        '"theme:organ"',
        '"theme:organs"',
        "4: 'theme:organs' is no `fill` of every theme; did you mean organ?",
    ),
    "a colour that is no line": (
        DRAWING,
        "theme:organ-line",
        "theme:page",
        "4: 'theme:page' is no `stroke` of every theme; "
        "write none, or theme: and one of ink, ink-2, accent, organ-line",
    ),
    "no size": (
        DRAWING,
        'viewBox="0 0 10 12"',
        'viewBox="0 0 10"',
        '1: the size is missing; write `viewBox="0 0 WIDTH HEIGHT"` on <svg>, in whole pixels',
    ),
    "black by itself": (
        DRAWING,
        ' fill="none"',
        "",
        '1: write `fill="none"` on <svg>: what says no fill is black, and not seen in a dark window',
    ),
    "picture handler": (
        DRAWING,
        'x="3"',
        'onload="x"',
        "4: a picture runs nothing; remove the attribute onload",
    ),
    "picture moves": (DRAWING, "<use ", "<animate/><use ", "4: nothing moves by itself; remove <animate>"),
    "picture entity": (
        DRAWING,
        "<svg ",
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg ',
        "1: a picture must not have a document type; remove `<!DOCTYPE ...>`",
    ),
    "picture broken": (DRAWING, "</svg>", "", "6: is not a valid picture (SVG): no element found"),
}
