# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Each word of the glossary explains itself where an article first says it."""

from __future__ import annotations

import pytest

from metsguide.authoring.explain import Explainer
from metsguide.model import Article, ArticleSummary, Block, Fold, Panel, Prose, Term

MRI = Term("mri", "MRI (magnetic resonance imaging)", "Pictures made with a magnet.", ("MRI scan", "emm are eye"))
BONE = Term("bone-metastases", "Bone metastases", "Cancer in a bone.", ("bone mets", "metastases in the bones"))
BREATH = Term("dyspnea", "Dyspnea", "Not enough breath.", ("trouble breathing",))
NET = Term("net", "Neuroendocrine tumour", "A kind of tumour.", ("NET",))
HER2 = Term("her2", "HER2", "A protein.", ())
STAGE = Term("stage-iv", "Stage IV (4)", "It has spread.", ("stage 4",))
TERMS = (MRI, BONE, BREATH, NET, HER2, STAGE)

ABOUT = ArticleSummary("a", "s", "A", "A", "About.", 1, False, False)


def explained(*blocks: Block, points: tuple[str, ...] = ()) -> Article:
    article = Article(ABOUT, "en", points, blocks, (), (), (), (), (), "2026-11")
    return Explainer(TERMS).explain(article)


def html(text: str) -> str:
    block = explained(Prose(text)).blocks[0]
    assert isinstance(block, Prose)
    return block.html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>An MRI, then an MRI.</p>", '<p>An <a href="term:mri">MRI</a>, then an MRI.</p>'),
        ("<p>Two MRI scans.</p>", '<p>Two <a href="term:mri">MRI</a> scans.</p>'),
        ("<p>An MRI scan.</p>", '<p>An <a href="term:mri">MRI scan</a>.</p>'),
        ("<p>Bone-metastases hurt.</p>", '<p><a href="term:bone-metastases">Bone-metastases</a> hurt.</p>'),
        ("<p>Bone mets.</p>", '<p><a href="term:bone-metastases">Bone mets</a>.</p>'),
        ("<p>Not the bone. Metastases.</p>", "<p>Not the bone. Metastases.</p>"),
        ("<p>The bone <em>metastases</em>.</p>", "<p>The bone <em>metastases</em>.</p>"),
        ("<p>Trouble breathing.</p>", "<p>Trouble breathing.</p>"),
        ("<p>A net is no NET.</p>", '<p>A net is no <a href="term:net">NET</a>.</p>'),
        ("<p>It has HER2.</p>", '<p>It has <a href="term:her2">HER2</a>.</p>'),
        ("<p>4 pills, stage 4.</p>", '<p>4 pills, <a href="term:stage-iv">stage 4</a>.</p>'),
        ('<h2 id="m">MRI</h2>\n<p>MRI</p>', '<h2 id="m">MRI</h2>\n<p><a href="term:mri">MRI</a></p>'),
        (
            '<p><a href="article:x">An MRI</a> MRI</p>',
            '<p><a href="article:x">An MRI</a> <a href="term:mri">MRI</a></p>',
        ),
        ('<p><a href="term:mri">A scan</a>, an MRI.</p>', '<p><a href="term:mri">A scan</a>, an MRI.</p>'),
        ("<p>Tea &amp; MRI</p>", '<p>Tea &amp; <a href="term:mri">MRI</a></p>'),
    ],
)
def test_a_word_of_the_glossary_becomes_a_link_where_it_first_stands(text: str, expected: str) -> None:
    assert html(text) == expected


def test_key_points_come_first_and_are_escaped() -> None:
    article = explained(Panel("note", "<p>An MRI.</p>"), points=("Ask if < 1 MRI is enough.", "Rest.", "Walk."))
    assert article.key_points == ('Ask if &lt; 1 <a href="term:mri">MRI</a> is enough.', "Rest.", "Walk.")
    assert article.blocks == (Panel("note", "<p>An MRI.</p>"),)


def test_what_a_closed_part_explains_is_explained_again_after_it() -> None:
    link = '<p><a href="term:mri">MRI</a></p>'
    article = explained(
        Fold("more", "More", (Prose("<p>MRI</p>"),)), Prose("<p>MRI</p>"), Fold("more", "B", (Prose("<p>MRI</p>"),))
    )
    assert article.blocks == (
        Fold("more", "More", (Prose(link),)),
        Prose(link),
        Fold("more", "B", (Prose("<p>MRI</p>"),)),
    )


def test_without_a_glossary_nothing_changes() -> None:
    article = Article(ABOUT, "en", ("MRI",), (Prose("<p>MRI</p>"),), (), (), (), (), (), "2026-11")
    assert Explainer(()).explain(article) == article
