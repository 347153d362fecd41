# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What `metsguide check --report` and `--json` tell: the figures of each article, and the totals.

The JSON is a contract; CONTRIBUTING.md describes it. Its keys may become more, and keep their names and meanings.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from metsguide.authoring.check import dead_links
from metsguide.authoring.content import Content
from metsguide.authoring.gate.grades import Figures, medians
from metsguide.authoring.gate.page import Page
from metsguide.authoring.gate.rules import Judgement
from metsguide.authoring.gate.sourcing import Standing, standings
from metsguide.authoring.gate.words import undefined_term
from metsguide.authoring.problems import Problem, shown

_COLUMNS = ("article", "grade", "SMOG", "mean", "longest", "words", "long%", "cites", "own", "unsourced", "undefined")
_FOOT = """\
!: an emergency page. grade: Flesch-Kincaid by textstat 0.7.4. SMOG: by the same; ~ is that of all pages of fewer
than 30 sentences together. mean, longest: words in a sentence. words: before `more`. long%: of 100 words, those of
three syllables or more; in brackets those that the glossary does not explain. own: sentences marked [@own].
Passive voice is not measured: what only looks at words cannot tell "is tired" from "is treated"."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One article of the report."""

    page: Page
    figures: Figures
    sentences: Counter[Standing]
    undefined: int

    @property
    def citations(self) -> int:
        return len(self.page.article.body.citations)


def as_table(content: Content, judgement: Judgement, problems: Sequence[Problem]) -> str:
    """A line for each article, the emergency pages first, then the totals. Ends with a line end."""
    rows = sorted(_rows(judgement), key=lambda row: (not row.page.urgent, row.page.article.id))
    table = [_COLUMNS, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in table) for at in range(len(_COLUMNS))]
    lines = []
    for line in table:
        rest = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        lines.append("  ".join((line[0].ljust(widths[0]), *rest)))
    totals = _totals(content, judgement, problems)
    names = {name: name.replace("_", " ") for name in totals}
    width = max(map(len, names.values()))
    lines += ["", _FOOT, ""]
    lines += [f"{names[name].ljust(width)}  {_shown(value)}" for name, value in totals.items()]
    return "\n".join(lines) + "\n"


def as_json(content: Content, judgement: Judgement, problems: Sequence[Problem]) -> str:
    """The same as JSON, with every problem and warning. Ends with a line end."""
    value = {
        "articles": [_article(row) for row in _rows(judgement)],
        "totals": _totals(content, judgement, problems),
        "problems": list(_listed(problems)),
        "warnings": list(_listed(judgement.warnings)),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _rows(judgement: Judgement) -> list[_Row]:
    return [
        _Row(page, figures, Counter(standing for _, standing in standings(page)), sum(1 for _ in undefined_term(page)))
        for page, figures in zip(judgement.pages, judgement.figures, strict=True)
    ]


def _cells(row: _Row) -> tuple[str, ...]:
    figures = row.figures
    return (
        f"{row.page.article.id}{'' if not row.page.urgent else ' !'}",
        f"{figures.grade:.1f}",
        f"{'~' if figures.smog_pooled else ''}{figures.smog:.1f}",
        f"{figures.mean_sentence:.1f}",
        str(figures.longest_sentence),
        str(figures.words_before_more),
        f"{figures.long_words:.1f} ({figures.long_words_unexplained:.1f})",
        str(row.citations),
        str(row.sentences[Standing.OWN]),
        str(row.sentences[Standing.LACKING]),
        str(row.undefined),
    )


def _article(row: _Row) -> dict[str, Any]:
    article = row.page.article
    return {
        "id": article.id,
        "language": article.language,
        "section": article.article.about.section,
        "path": shown(article.path),
        "urgent": row.page.urgent,
        "checked": article.article.checked,
        **asdict(row.figures),
        "citations": row.citations,
        "sentences_by_standing": {standing.value: row.sentences[standing] for standing in Standing},
        "undefined_terms": row.undefined,
        "scores": dict(article.scores),
        "allowed": {allowed.rule: allowed.reason for allowed in article.allowed},
    }


def _totals(content: Content, judgement: Judgement, problems: Sequence[Problem]) -> dict[str, Any]:
    first = content.info.languages[0]
    middle = medians(judgement.pages, judgement.figures)
    rows = _rows(judgement)
    return {
        "articles": len(content.articles),
        "terms": len(content.terms.get(first, ())),
        "resources": len(content.resources.get(first, ())),
        "sources": len(content.sources),
        "citations": sum(row.citations for row in rows),
        "median_grade_of_emergency_pages": middle.get(True),
        "median_grade_of_other_pages": middle.get(False),
        "sentences": sum(sum(row.sentences.values()) for row in rows),
        "sentences_marked_own": sum(row.sentences[Standing.OWN] for row in rows),
        "statements_without_a_source": sum(row.sentences[Standing.LACKING] for row in rows),
        "undefined_terms": sum(row.undefined for row in rows),
        "dead_links": len(dead_links(content)),
        "rules_set_aside": sum(len(page.article.allowed) for page in judgement.pages),
        "problems": len(problems),
        "warnings": len(judgement.warnings),
    }


def _listed(problems: Iterable[Problem]) -> Iterator[dict[str, Any]]:
    for problem in problems:
        yield {"path": shown(problem.path), "line": problem.line, "message": problem.message}


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:,}"
