# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Every rule of the gate under its name, and judging a whole content by them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from metsguide.authoring.content import Content
from metsguide.authoring.gate import grades, numbers, shape, sourcing, upkeep, words
from metsguide.authoring.gate.grades import Figures
from metsguide.authoring.gate.page import Finding, Page
from metsguide.authoring.gate.terms import Terms
from metsguide.authoring.problems import Problem, suggestion
from metsguide.authoring.readability import Readability
from metsguide.authoring.wording import NO_WORDING

Rule = Callable[[Page], Iterable[Finding]]
MeasuredRule = Callable[[Page, Figures], Iterable[Finding]]

RULES: Mapping[str, Rule] = {
    "long-sentence": shape.long_sentence,
    "paragraph": shape.paragraph,
    "length": shape.length,
    "headings": shape.headings,
    "no-question": shape.no_question,
    "first-action": shape.first_action,
    "no-source": sourcing.no_source,
    "hard-word": words.hard_word,
    "undefined-term": words.undefined_term,
    "abbreviation": words.abbreviation,
    "banned-word": words.banned_word,
    "percentage": numbers.percentage,
    "mixed-numbers": numbers.mixed_numbers,
    "relative-risk": numbers.relative_risk,
    "stale": upkeep.stale,
    "scores": upkeep.scores,
}
"""Rules about one article, each under the name by which `allow:` in its front matter sets it aside."""

MEASURED: Mapping[str, MeasuredRule] = {
    "grade": grades.grade,
    "smog": grades.smog,
    "mean-sentence": grades.mean_sentence,
    "long-words": grades.long_words,
}
"""The same for rules about what is measured with textstat or on the page as a whole."""


LIGHT = ("long-sentence", "paragraph", "percentage", "mixed-numbers", "relative-risk", "stale")
"""The rules for a clinic's own pages: no grades, and nothing that needs lists of words or sources."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gate made of a content: its problems, its warnings, and the pages with their figures."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    pages: tuple[Page, ...]
    figures: tuple[Figures, ...]


def judge(content: Content, today: datetime.date) -> Judgement:
    """Hold each article to the rules. Raises ExtraMissing without the extra `authoring`."""
    problems: list[Problem] = []
    warnings: list[Problem] = []
    languages = {article.language for article in content.articles}
    for language in sorted(languages - content.wording.keys()):
        path = content.root / "library.yaml"
        problems.append(
            Problem(path, 1, f"there is no wording/{language}.yaml, which the rules about words need; write it")
        )
    readability = {language: Readability(language) for language in languages}
    terms = {language: Terms([written.value for written in of]) for language, of in content.terms.items()}
    pages = tuple(
        Page(article, content.wording[article.language], terms.get(article.language, Terms(())), today)
        for article in content.articles
        if article.language in content.wording
    )
    figures = tuple(grades.measure(pages, readability))
    for page, measured in zip(pages, figures, strict=True):
        by_figures = {name: partial(_measured, rule, measured) for name, rule in MEASURED.items()}
        checks: dict[str, Rule] = {**RULES, **by_figures}
        for finding in _judge(page, checks):
            where = Problem(page.article.path, finding.line, finding.message)
            (warnings if finding.warning else problems).append(where)
    path = content.root / "library.yaml"
    problems += [Problem(path, 1, message) for message in grades.median_grade(pages, figures)]
    return Judgement(tuple(sorted(problems)), tuple(sorted(warnings)), pages, figures)


def _measured(rule: MeasuredRule, figures: Figures, page: Page) -> Iterable[Finding]:
    return rule(page, figures)


def judge_lightly(content: Content, today: datetime.date) -> list[Problem]:
    """Hold each article to the `LIGHT` rules. Needs neither an extra nor lists of words. Without warnings."""
    checks = {name: RULES[name] for name in LIGHT}
    return sorted(
        Problem(article.path, finding.line, finding.message)
        for article in content.articles
        for finding in _judge(Page(article, NO_WORDING, Terms(()), today), checks)
        if not finding.warning
    )


def _judge(page: Page, checks: Mapping[str, Rule]) -> Iterator[Finding]:
    """What one article's rules find, without what it is allowed, and with allowances that nothing needs."""
    allowed = {allow.rule: allow for allow in page.article.allowed}
    for allow in page.article.allowed:
        if allow.rule not in checks:
            hint = suggestion(allow.rule, checks) or f"; the rules are {', '.join(checks)}"
            yield Finding(allow.line, f"`allow` names no rule: {allow.rule}{hint}")
    for name, check in checks.items():
        found = list(check(page))
        if name not in allowed:
            yield from (replace(finding, message=f"{finding.message} [{name}]") for finding in found)
        elif not found:
            yield Finding(allowed[name].line, f"`allow: {name}` is not needed any more; remove it")
