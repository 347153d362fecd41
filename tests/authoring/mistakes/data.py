# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Mistakes in the files beside the articles: sources, places to turn, words, searches, charts, sections."""

MISTAKES = {
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
}
