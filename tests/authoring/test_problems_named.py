# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Every mistake an editor can make is named with its place and with what to do."""

from __future__ import annotations

import pytest

from .conftest import Folder


def test_good_content_has_no_problem(folder: Folder) -> None:
    assert folder.problems() == []


BONE = "articles/spread/bone.en.md"
CORD = "articles/help/em-cord.en.md"
START = "articles/first/start.en.md"

SPINE = "pictures/spine.en.yaml"
DRAWING = "pictures/body.svg"

MISTAKES = {
    "unknown key": (BONE, "questions:", "question:", "9: unknown key `question`; did you mean questions?"),
    "duplicate key": (BONE, "questions:", "title:", "9: `title` is already written in line 2; keep one of them"),
    "missing title": (BONE, "title: Cancer that has spread to bone\n", "", "2: `title` is missing; write it"),
    "missing summary": (CORD, "summary: Weak or numb legs need help today.\n", "", "2: `summary` is missing; write it"),
    "missing checked": (CORD, "checked: 2026-11\n", "", "2: `checked` is missing; write it"),
    "empty": (CORD, "checked: 2026-11", "checked:", "7: `checked` is empty; write it or leave it out"),
    "null": (
        CORD,
        "checked: 2026-11",
        "checked: ~",
        "7: `~` means nothing here; leave the key out, or put the text between quotes",
    ),
    "bad month": (
        CORD,
        "checked: 2026-11",
        "checked: 2026-13",
        "7: `checked` must be a month such as 2026-11, not '2026-13'",
    ),
    "team number in a heading": (
        BONE,
        "## Where it goes",
        "## Call {team-number}",
        "19: {team-number} stands in a heading, where nobody can call it; put it in the text",
    ),
    "team number in a link": (
        BONE,
        "[metastasis](term:metastasis)",
        "[metastasis {team-number}](term:metastasis)",
        "17: {team-number} stands in a link; it becomes one by itself",
    ),
    "team number in a title": (
        CORD,
        "summary: Weak or numb legs need help today.",
        "summary: Call {team-number} today.",
        "3: 'Call {team-number} today.' holds {team-number}; only running text can",
    ),
    "other braces": (
        BONE,
        "The spine, *ribs*",
        "The {phone}, *ribs*",
        "21: {phone} is filled in by nobody; {team-number} is the one that is",
    ),
    "no boolean": (CORD, "urgent: true", "urgent: yes", "4: `urgent` must be true or false, not 'yes'"),
    "anchor": (
        CORD,
        "urgent: true",
        "urgent: &u true",
        "4: `&u` names a place to refer to; write the text where it is needed",
    ),
    "tag": (
        CORD,
        "urgent: true",
        "urgent: !!bool true",
        "4: a tag (`!`) sets a type; remove it, or put the text between quotes",
    ),
    "long short": (BONE, "short: Bone", "short: Cancer in a bone of the body", "3: `short` has 28 characters; 24 fit"),
    "key points": (CORD, "[One., Two., Three.]", "[One., Two.]", "5: `key_points` must be exactly three, not 2"),
    "next": (CORD, "next: [bone, start]", "next: [bone]", "6: `next` must name exactly two articles, not 1"),
    "next twice": (CORD, "next: [bone, start]", "next: [bone, bone]", "6: `next` names bone twice; keep one of them"),
    "next itself": (
        CORD,
        "next: [bone, start]",
        "next: [bone, em-cord]",
        "6: `next` names this article itself; name another",
    ),
    "next dead": (
        CORD,
        "next: [bone, start]",
        "next: [bone, strat]",
        "6: there is no article strat; did you mean start?",
    ),
    "resource dead": (BONE, "resources: [helpline]", "resources: [nobody]", "12: there is no resource nobody"),
    "review": (BONE, "date: 2026-11-20", "date: 2026-02-30", "14: `date`: there is no day 2026-02-30"),
    "allow no reason": (
        START,
        "It only says how to use the program.",
        "''",
        "7: `no-source` is empty; write it or leave it out",
    ),
    "markup above": (
        START,
        "summary: The first steps.",
        "summary: The **first** steps.",
        "3: 'The **first** steps.' holds bold signs; write plain text",
    ),
    "dead term": (
        BONE,
        "term:metastasis",
        "term:metastases",
        "17: there is no term metastases; did you mean metastasis?",
    ),
    "dead article": (START, "article:bone#where-it-goes", "article:lung", "10: there is no article lung"),
    "dead heading": (
        START,
        "#where-it-goes",
        "#where-it-went",
        "10: there is no heading #where-it-went in bone; did you mean where-it-goes?",
    ),
    "unknown source": (
        BONE,
        "& more. [@CCS-BONE]",
        "& more. [@CCS-BONES]",
        "21: there is no source CCS-BONES in sources.yaml; did you mean CCS-BONE?",
    ),
    "two in one": (
        BONE,
        "[@CCS-BONE] [@NCI-FS]",
        "[@CCS-BONE, @NCI-FS]",
        "21: [@CCS-BONE, @NCI-FS] is no citation; write each source by itself: [@ONE] [@TWO]",
    ),
    "script": (
        START,
        "tel:911",
        "javascript:alert(1)",
        "10: links to javascript: are refused; use article:, term:, resource:, https:, http:, mailto: or tel:",
    ),
    "file link": (
        START,
        "tel:911",
        "file:///etc/passwd",
        "10: links to file: are refused; use article:, term:, resource:, https:, http:, mailto: or tel:",
    ),
    "no scheme": (
        START,
        "tel:911",
        "www.example.org",
        "10: the link 'www.example.org' names no kind of target; write article:, term:, resource: or https: before it",
    ),
    "empty link": (START, "[us]", "[]", "10: the link has no text; write it between the square brackets"),
    "web link": (
        START,
        "tel:911",
        "https://",
        "10: 'https://' is not a web address such as https://www.example.org/page",
    ),
    "user in link": (
        START,
        "tel:911",
        "https://cancer.ca@example.org/",
        "10: 'https://cancer.ca@example.org/' holds a user name; remove it",
    ),
    "image": (START, "[us]", "![us]", "10: images are no part of the text; use `::: picture ID`"),
    "html": (START, "call ", "call <b>now</b> ", "10: HTML (<b>) is no part of the format; remove it"),
    "code": (
        START,
        "call ",
        "`call` ",
        "10: text between backquotes is code, which is no part of the format; remove the backquotes",
    ),
    "h1": (BONE, "## Where", "# Where", "19: the title stands in the front matter; use `##` for a heading"),
    "h3 first": (BONE, "## Where", "### Where", "19: a `###` heading needs a `##` heading before it"),
    "h4": (BONE, "## Where", "#### Where", "19: only `##` and `###` are headings"),
    "heading in panel": (
        CORD,
        "**Go now** if",
        "## Go now\n\nif",
        "11: no heading may stand here; use **bold** text, or move it out of the block",
    ),
    "icons range": (BONE, "67 of 100", "167 of 100", "26: 167 is not between 0 and 100"),
    "icons total": (BONE, "67 of 100", "67 of 99", "26: icons always show 100 people, not 99; write how many of 100"),
    "icons no range": (
        BONE,
        "67 of 100",
        "67 to 60 of 100",
        "26: 67 to 60 is no range; write the smaller number first",
    ),
    "icons form": (
        BONE,
        "67 of 100",
        "67 in 100",
        "26: write `::: icons 67 of 100 | what they have in common | what the others have`",
    ),
    "unknown chart": (
        BONE,
        "chart stage-four",
        "chart stage-fuor",
        "23: there is no chart stage-fuor; did you mean stage-four?",
    ),
    "unknown grid": (CORD, "table where", "table were", "21: there is no grid were; did you mean where?"),
    "unknown picture": (CORD, "picture spine", "picture spines", "22: there is no picture spines; did you mean spine?"),
    "picture, and more": (
        CORD,
        "picture spine",
        "picture spine | A spine",
        "22: write `::: picture ID` and nothing else",
    ),
    "others": (
        BONE,
        " | did not",
        "",
        "26: write what the others have as a third part, after another `|`",
    ),
    "level": (CORD, "band call-911", "band soon", "17: unknown level 'soon'; use one of call-911, emergency, today"),
    "band": (
        CORD,
        "- chest pain",
        "chest pain",
        "17: `band` holds one list, its signs each after `- `, and nothing else",
    ),
    "unknown block": (CORD, "::: do-first", "::: do-frist", "10: unknown block `do-frist`; did you mean do-first?"),
    "no blank": (CORD, "::: do-first", ":::do-first", "10: write a block as `::: name` at the very start of the line"),
    "nested": (
        BONE,
        "::: icons 67 of 100 | felt less pain",
        "::: note\nWell.\n:::",
        "26: `note` stands within `more` of line 25; close that first",
    ),
    "unclosed": (
        CORD,
        "- chest pain [@NCI-FS]\n:::",
        "- chest pain [@NCI-FS]",
        "17: `band` is never closed; write a line `:::` after its text",
    ),
    "stray": (START, "Read [about", ":::\nRead [about", "10: `:::` closes nothing; remove it"),
    "not a list": (
        "sources.yaml",
        "sources:\n",
        "sources: none\nmore:\n",
        "1: `sources` must be a list, each entry after `- `",
    ),
    "source address": (
        "sources.yaml",
        "https://cancer.ca/en/bone",
        "cancer.ca/en/bone",
        "6: 'cancer.ca/en/bone' is not a web address such as https://www.example.org/page",
    ),
    "source id": (
        "sources.yaml",
        "id: NCI-FS",
        "id: nci-fs",
        "8: `id` must be capital letters, digits and single hyphens (CCS-BONE), not 'nci-fs'",
    ),
    "unverified": (
        "resources.yaml",
        "verified: none",
        "verified: none\n  url: https://example.org",
        "23: nobody confirmed this address (`verified: none`); move it to `listing` if it only speaks of it",
    ),
    "status": (
        "resources.yaml",
        "status: memorial",
        "status: dead",
        "23: `status` must be one of memorial, quiet, not-found, not 'dead'",
    ),
    "language of text": (
        "resources.yaml",
        "{en: People who listen.}",
        "{en: People who listen., de: Leute.}",
        "13: `summary` is in 'de', which is not a language of library.yaml",
    ),
    "no language": ("resources.yaml", "{en: People who listen.}", "{}", "13: `en` is missing; write it"),
    "term twice": (
        "glossary/en.yaml",
        "id: oedema",
        "id: metastasis",
        "3: the term metastasis is there already (line 2); give each its own id",
    ),
    "form twice": (
        "glossary/en.yaml",
        "title: Œdème",
        "title: Mets",
        "3: 'mets' is a form of the term metastasis already; keep it in one of them",
    ),
    "search word": (
        "search-words/en.yaml",
        "article:em-cord",
        "article:em-card",
        "2: there is no article em-card; did you mean em-cord?",
    ),
    "sign without urgent": (
        "search-words/en.yaml",
        "- {words:",
        "- {sign: Weak legs, words:",
        "2: `sign` is for signs of an emergency; write `urgent: true` with it",
    ),
    "urgent without what to do": (
        "search-words/en.yaml",
        "- {words:",
        "- {urgent: true, sign: Weak legs, words:",
        "2: `do` is missing; write it",
    ),
    "same word": (
        "search-words/en.yaml",
        "phrases:",
        "same: ['belly, lower belly']\nphrases:",
        "1: 'belly, lower belly' in `same` must be two or more single words with commas between them",
    ),
    "confused word": (
        "search-words/en.yaml",
        "phrases:",
        "confused: [wait]\nphrases:",
        "1: 'wait' in `confused` must be two or more single words with commas between them",
    ),
    "unsure without urgent": (
        "search-words/en.yaml",
        "- {words:",
        "- {unsure: true, words:",
        "2: `unsure` is for signs of an emergency; write `urgent: true` with it",
    ),
    "example of nothing": (
        "search-examples/legs.en.yaml",
        "article:em-cord:",
        "article:em-card:",
        "1: there is no article em-card; did you mean em-cord?",
    ),
    "example target": (
        "search-examples/legs.en.yaml",
        "article:em-cord:",
        "em-cord:",
        "1: 'em-cord' must be article:, term: or resource: and an id",
    ),
    "example of two": (
        "search-examples/legs.en.yaml",
        "- socks leave deep marks",
        "- The floor feels like cotton-wool!",
        "5: 'The floor feels like cotton-wool!' is an example for article:em-cord already (legs.en.yaml:3); keep one",
    ),
    "example without a word": (
        "search-examples/legs.en.yaml",
        "- socks leave deep marks",
        "- '???'",
        "5: '???' has no word; write one, or remove it",
    ),
    "no example": (
        "search-examples/legs.en.yaml",
        "term:oedema:\n- socks leave deep marks\n",
        "term:oedema: []\n",
        "4: `term:oedema` is empty; write at least one entry",
    ),
    "search target": (
        "search-words/en.yaml",
        "article:em-cord",
        "em-cord",
        "2: 'em-cord' must be article:, term: or resource: and an id",
    ),
    "chart value": (
        "charts/stage-four.en.yaml",
        "value: 6823",
        "value: '6,823'",
        "5: `value` must be a number such as 6823 or 4.5, not '6,823'",
    ),
    "mark": (
        "grids/where.en.yaml",
        "marks: [bone]",
        "marks: [brain]",
        "8: `marks` names 'brain', which is not one of `columns`",
    ),
    "listed twice": (
        "sections.yaml",
        "articles: [start]",
        "articles: [start, bone]",
        "2: there is no articles/first/bone.*.md; its file is in articles/spread",
    ),
    "listed, no file": (
        "sections.yaml",
        "articles: [bone]",
        "articles: [bone, lung]",
        "4: there is no articles/spread/lung.*.md; write it",
    ),
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
"""Name: (file, what stands in it, what an editor makes of it, `line: message`)."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named(folder: Folder, mistake: str) -> None:
    name, old, new, expected = MISTAKES[mistake]
    folder.edit(name, old, new)
    assert f"{name}:{expected}" in folder.problems()


def test_everything_is_reported_in_one_run(folder: Folder) -> None:
    for mistake in ("missing summary", "dead term", "picture moves", "status", "mark"):
        name, old, new, _ = MISTAKES[mistake]
        folder.edit(name, old, new)
    found = folder.problems()
    for mistake in ("missing summary", "dead term", "picture moves", "status", "mark"):
        assert f"{MISTAKES[mistake][0]}:{MISTAKES[mistake][3]}" in found


def test_a_missing_language_is_named(folder: Folder) -> None:
    folder.edit("library.yaml", "[en]", "[en, fr]")
    found = folder.problems()
    assert "articles/spread/bone.en.md:1: there is no bone.fr.md; write it, or change library.yaml" in found
    assert "glossary/en.yaml:2: there is no term metastasis in glossary/fr.yaml; write it there too" in found
    assert "sections.yaml:2: `fr` is missing; write it" in found


def test_a_source_nobody_cites_is_named(folder: Folder) -> None:
    more = "- {id: LONELY, publisher: A, title: B, date: undated, licence: C}\n"
    folder.edit("sources.yaml", "sources:\n", f"sources:\n{more}")
    assert folder.problems() == ["sources.yaml:2: no article cites LONELY; cite it or remove it"]


def test_links_to_an_article_that_cannot_be_read_are_no_problem(folder: Folder) -> None:
    folder.write("articles/spread/bone.en.md", b"\xff")
    assert folder.problems() == ["articles/spread/bone.en.md:1: is not UTF-8 text; save the file as UTF-8"]
