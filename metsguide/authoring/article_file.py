# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""One article: YAML front matter between two lines `---`, then the body."""

from __future__ import annotations

from collections.abc import Sequence

from metsguide.authoring.body import Body, Figures, read_body
from metsguide.authoring.content import Allowed, ArticleFile, ArticleName
from metsguide.authoring.fields import ID, Fields, Text
from metsguide.authoring.markup import plain_text_problems
from metsguide.authoring.problems import Problem, Report
from metsguide.authoring.textfile import read_text
from metsguide.authoring.yaml_reader import Mapping, read_yaml
from metsguide.model import Article, ArticleSummary, Review
from metsguide.words import words_of

SHORT_TITLE = 24
"""The longest `short`: what fits a row of the sidebar."""

WORDS_A_MINUTE = 200


def read_article(name: ArticleName, figures: Figures) -> tuple[ArticleFile | None, list[Problem]]:
    """Read one article's file. None where it cannot be read at all; otherwise what is wrong is left empty."""
    report = Report(name.path)
    text = read_text(name.path, report)
    if text is None:
        return None, report.problems
    front, body, body_line = _divide(text, report)
    mapping = read_yaml(front, report, first_line=2) if front is not None else None
    if mapping is None:
        # What is below still has its own problems to tell.
        read_body(body, body_line, name.language, figures, report)
        return None, report.problems
    read = _article(name, mapping, read_body(body, body_line, name.language, figures, report), report)
    return read, report.problems


def _divide(text: str, report: Report) -> tuple[str | None, str, int]:
    """Front matter, body, and the line that the body starts in."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        report.add(1, "must begin with a line `---`, then title: and the other keys, then a line `---`")
        return None, text, 1
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2
    report.add(1, "the front matter is never closed; write a line `---` after its keys")
    return None, "", 1


def _article(name: ArticleName, mapping: Mapping, body: Body, report: Report) -> ArticleFile:
    fields = Fields(mapping, report)
    title = fields.text("title")
    short = fields.text("short", required=False)
    summary = fields.text("summary")
    key_points = fields.texts("key_points", required=True)
    urgent, sensitive = fields.flag("urgent"), fields.flag("sensitive")
    questions = fields.texts("questions")
    following = fields.texts("next", required=True, pattern=ID)
    resources = fields.texts("resources", pattern=ID)
    checked = fields.month("checked")
    reviewed = _review(fields)
    allowed = tuple(Allowed(rule, reason, line) for rule, reason, line in fields.pairs("allow"))
    scores = {name: score for name, score, _ in fields.pairs("scores")}
    fields.done()

    if len(short) > SHORT_TITLE:
        report.add(fields.line_of("short"), f"`short` has {len(short)} characters; {SHORT_TITLE} fit")
    if fields.has("key_points") and len(key_points) != 3:
        report.add(fields.line_of("key_points"), f"`key_points` must be exactly three, not {len(key_points)}")
    if fields.has("next") and len(following) != 2:
        report.add(fields.line_of("next"), f"`next` must name exactly two articles, not {len(following)}")
    for next_id, line in following:
        if next_id == name.id:
            report.add(line, "`next` names this article itself; name another")
    if not body.blocks:
        report.add(1, "has no text below its front matter; write it")
    singles = [(title, fields.line_of("title")), (short, fields.line_of("short")), (summary, fields.line_of("summary"))]
    for text, line in (*singles, *key_points, *questions):
        for problem in plain_text_problems(text):
            report.add(line, f"{text!r} {problem}")

    minutes = minutes_to_read("\n".join((summary, _joined(key_points), body.bare)))
    about = ArticleSummary(name.id, name.section, title, short or title, summary, minutes, urgent, sensitive)
    article = Article(
        about=about,
        language=name.language,
        key_points=_values(key_points),
        blocks=body.blocks,
        headings=body.headings,
        questions=_values(questions),
        next=_values(following),
        resources=_values(resources),
        sources=body.sources,
        checked=checked,
        reviewed=reviewed,
    )
    lines = {key.text: key.line for key, _ in mapping.pairs}
    return ArticleFile(name.path, article, body, lines, key_points, questions, following, resources, allowed, scores)


def _review(fields: Fields) -> Review | None:
    inner = fields.mapping("reviewed")
    if inner is None:
        return None
    review = Review(inner.text("by"), inner.text("role"), inner.date("date"))
    inner.done()
    return review


def minutes_to_read(text: str) -> int:
    """How many minutes a text takes at 200 words a minute, rounded up, at least 1."""
    words = sum(1 for _ in words_of(text))
    return max(1, -(-words // WORDS_A_MINUTE))


def _values(texts: Sequence[Text]) -> tuple[str, ...]:
    return tuple(text for text, _ in texts)


def _joined(texts: Sequence[Text]) -> str:
    return "\n".join(_values(texts))
