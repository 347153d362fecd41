# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The rules for what is said: what each lets pass, and what it says, where, of what it does not."""

from __future__ import annotations

import pytest

from metsguide.authoring.gate.rules import MEASURED, RULES

from .conftest import CALM, LONG, SAY_LINE, URGENT, GateFolder

TWENTY = "You can sit by the door in the sun for a while and then go back in to have soup"
DRUG = "Wozumab is a drug. [@ONE]"
OR_OWN = "put [@ID] after it, or [@own] where it states no fact"
SAID: dict[str, tuple[str, str, str, str]] = {
    "long-sentence": (
        CALM,
        f"{TWENTY}. [@ONE]",
        f"{LONG}. [@ONE]",
        'a sentence of 25 words, at most 20; cut it in two: "You can sit by the door …"',
    ),
    "long-sentence, urgent": (
        URGENT,
        "You can sit by the door in the sun for a while if you like. [@ONE]",
        "You can sit by the door in the sun for a while and then go in. [@ONE]",
        'a sentence of 16 words, at most 15; cut it in two: "You can sit by the door …"',
    ),
    "paragraph": (
        CALM,
        '**Now.** Rest. Drink. Say: "I am not well. I feel faint. I am so cold." [@ONE]',
        "Rest. Drink. Ask. Rest. [@ONE]",
        'a paragraph of 4 sentences, at most 3; divide it: "Rest. Drink. Ask. Rest."',
    ),
    "paragraph, words": (
        CALM,
        f"{TWENTY}. {TWENTY}. [@ONE]",
        f"{TWENTY}. {TWENTY}. {TWENTY[:58]}. [@ONE]",
        'a paragraph of 55 words, at most 50; divide it: "You can sit by the door …"',
    ),
    "paragraph, urgent": (
        URGENT,
        "Rest. Drink. [@ONE]",
        "Rest. Drink. Ask. [@ONE]",
        'a paragraph of 3 sentences, at most 2; divide it: "Rest. Drink. Ask."',
    ),
    "headings": (
        CALM,
        "## A head that is only seven words\n\nYou can rest. [@ONE]",
        "## A head that is as long as nine words\n\nYou can rest. [@ONE]",
        "a heading of 9 words, at most 8; shorten it",
    ),
    "no-source": (
        CALM,
        "Cancer can go to a bone. It can hurt there. [@ONE]",
        "It can hurt. [@ONE] Cancer can go to a bone.",
        f'a statement without a source: "Cancer can go to a bone."; {OR_OWN}',
    ),
    "no-source, number": (
        CALM,
        "It goes on for some days.",
        "It goes on for 12 days.",
        f'a statement without a source: "It goes on for 12 days."; {OR_OWN}',
    ),
    "no-source, name": (
        CALM,
        "The Red Cross can help. [@ONE]",
        "The Red Cross can help.",
        f'a statement without a source: "The Red Cross can help."; {OR_OWN}',
    ),
    "no-source, term": (
        CALM,
        "The word for it is biopsy.",
        "A biopsy can help.",
        f'a statement without a source: "A biopsy can help."; {OR_OWN}',
    ),
    "no-source, own": (
        CALM,
        "No drug can do what a friend can. [@own]",
        "No drug can do what a friend can.",
        f'a statement without a source: "No drug can do what a friend can."; {OR_OWN}',
    ),
    "no-source, own is for one sentence": (
        CALM,
        "You are not a drug. [@own] No drug can do what a friend can. [@own]",
        "No drug can do what a friend can. You are not a drug. [@own]",
        f'a statement without a source: "No drug can do what a friend can."; {OR_OWN}',
    ),
    "no-source, own covers no list": (
        CALM,
        "It can go to: [@ONE]\n\n- a bone",
        "It can go to: [@own]\n\n- a bone",
        "",
    ),
    "no-source, instruction": (
        CALM,
        "If the drug makes you ill, call. You may also ask for less of the drug. You do not have to take a drug.",
        "If the drug makes you ill, it may be too strong.",
        f'a statement without a source: "If the drug makes you ill, it may be …"; {OR_OWN}',
    ),
    "no-source, speech": (
        CALM,
        'Say: "I have cancer. I am in pain." Is it the drug? There is a page on cancer.',
        "You have cancer.",
        f'a statement without a source: "You have cancer."; {OR_OWN}',
    ),
    "no-source, lead": (
        CALM,
        "It can go to these: [@ONE]\n\n- a bone\n- **Skin.** And cancer can hurt.",
        "- a bone [@ONE]\n\nIt can go here. [@ONE]\n\n- a bone",
        "",
    ),
    "no-source, row": (
        CALM,
        "| Drug | What it does |\n| --- | --- |\n| A | The drug helps. [@ONE] |\n| B [@ONE] | The drug hurts. |",
        "| Drug | What it does |\n| --- | --- |\n| A [@ONE] | The drug helps. |\n| B | The drug hurts. |",
        "",
    ),
    "hard-word": (
        CALM,
        "The family has vegetables from Ottawa and a biopsy. [@ONE]",
        "The situation is a catastrophe. [@ONE]",
        '"situation" has 4 syllables and nothing explains it; say it plainly, or add it to the glossary, '
        "or to `plain` in wording/en.yaml if everyone knows it",
    ),
    "undefined-term": (
        CALM,
        "Lymphoma is a cancer. [@ONE]",
        DRUG,
        'the medical word "Wozumab" is not in the glossary; add it, or say it plainly',
    ),
    "abbreviation": (
        CALM,
        'A red blood count (RBC) helps. An RBC, your ID, a PEG (a feeding tube), "TEXT" and MRI too. [@ONE]',
        "An RBC is good. A red blood count (RBC) helps. [@ONE]",
        '"RBC" is not spelled out where the page first uses it; write the words, then (RBC)',
    ),
    "banned-word": (
        CALM,
        'Some say "battle", and the [Battle Helpline](resource:helpline) too. A battle sign is a bruise. [@ONE]',
        "It is a battle. [@ONE]",
        '"battle" is a word we do not use; say what is true',
    ),
    "banned-word, phrase": (
        CALM,
        "She lost the key. [@ONE]",
        "She lost the fight. [@ONE]",
        '"lost the fight" is a word we do not use; say what is true',
    ),
    "percentage": (
        CALM,
        "It helps 20 of 100 people, or 20%. [@ONE]",
        "It helps 20% of us. [@ONE]",
        'a percentage alone: "20%"; say how many of 100 people',
    ),
    "mixed-numbers": (
        CALM,
        'It helps 20 of 100, and hurts one of 100. My pain is "7 out of 10". It was in 2 of 2019. [@ONE]',
        "It helps 20 of 100 people. It hurts 1 in 8 people. [@ONE]",
        '"1 in 8" beside numbers of 100; count all of them of 100',
    ),
    "relative-risk": (
        CALM,
        "It is twice as good: 4 of 100, not 2 of 100. [@ONE]",
        "It is twice as good. [@ONE]",
        '"twice as" does not say how many; say how many of 100, with and without',
    ),
}
"""Rule: (page, what passes, what does not, the message; empty where lines differ and the next test looks closer)."""


@pytest.mark.parametrize("case", SAID)
def test_what_a_text_must_not_say(gate: GateFolder, case: str) -> None:
    name, good, bad, message = SAID[case]
    rule = case.partition(",")[0]
    path = gate.root / name
    before = path.read_text(encoding="utf-8")
    gate.say(good, name)
    assert gate.problems() == []
    path.write_text(before, encoding="utf-8")
    gate.say(bad, name)
    found = [problem for problem in gate.problems() if problem.endswith(f"[{rule}]")]
    if message:
        assert f"{name}:{SAY_LINE}: {message} [{rule}]" in found
    else:
        assert len(found) == 1


def test_a_source_covers_what_stands_before_it_in_its_own_paragraph_item_or_row(gate: GateFolder) -> None:
    what = f"{OR_OWN} [no-source]"
    gate.say(
        "Cancer is here.\n\n- a bone [@ONE]\n- a bone\n\nIt goes on. [@ONE]\n\n- a bone\n\n"
        "| A | B |\n| --- | --- |\n| A [@ONE] | It is pain. |\n| B | It is pain. |"
    )
    assert gate.problems() == [
        f'{CALM}:16: a statement without a source: "Cancer is here."; {what}',
        f'{CALM}:19: a statement without a source: "a bone"; {what}',
        f'{CALM}:23: a statement without a source: "a bone"; {what}',
        f'{CALM}:28: a statement without a source: "It is pain."; {what}',
    ]


def test_a_sign_of_danger_needs_a_source_also_within_an_instruction(gate: GateFolder) -> None:
    gate.say("Call if you have:\n\n- red skin\n- pain")
    assert gate.problems() == []
    gate.edit(CALM, "Call if you have:", "::: help-now\nCall if you have:")
    gate.edit(CALM, "- pain", "- pain [@ONE]\n:::")
    found = gate.problems()
    assert [problem.partition(";")[0] for problem in found] == [f'{CALM}:19: a statement without a source: "red skin"']


def test_icons_take_their_source_from_the_text_beside_them(gate: GateFolder) -> None:
    icons = "::: icons 9 of 100 | felt well | did not\n"
    gate.say(f"It is so. [@ONE]\n\n{icons}{icons}\nWell.\n\n::: more Why\n{icons}It is so. [@ONE]\n:::")
    assert gate.problems() == []
    gate.edit(CALM, "::: more Why\n", f"::: more Why\nWell.\n{icons}Well.\n")
    gate.edit(CALM, "It is so. [@ONE]\n:::", ":::")
    what = "put [@ID] in the text before or after them [no-source]"
    where = '"9 of 100: felt well. 91 of 100: did …"'
    assert gate.problems() == [
        f"{CALM}:25: icons without a source: {where}; {what}",
        f"{CALM}:27: icons without a source: {where}; {what}",
    ]


# --- What is explained -----------------------------------------------------------------------------


def test_another_name_beside_a_term_is_explained_too(gate: GateFolder) -> None:
    gate.edit("glossary/en.yaml", "with a magnet.}", "with a magnet., aliases: [magnetic resonance]}")
    gate.say("A magnetic resonance helps. [@ONE]")
    assert len(gate.problems()) == 2
    gate.edit(CALM, "resonance helps", "resonance (MRI) helps")
    assert gate.problems() == []


def test_what_leads_elsewhere_needs_no_source(gate: GateFolder) -> None:
    gate.say(
        'The [helpline](resource:helpline) is for cancer. Or so: "I am in pain."\n\n## Ask for\n\n- a new drug\n- soup'
    )
    assert gate.problems() == []


# --- Setting a rule aside --------------------------------------------------------------------------


def test_a_rule_is_set_aside_with_a_reason(gate: GateFolder) -> None:
    gate.say(DRUG)
    assert len(gate.problems()) == 1
    gate.set("allow", "{undefined-term: The page tells what it is.}")
    assert gate.problems() == []


def test_an_allowance_that_nothing_needs_is_a_problem(gate: GateFolder) -> None:
    gate.set("allow", "{undefined-term: There was a reason once., undefined: A mistake.}")
    assert gate.problems() == [
        f"{CALM}:10: `allow: undefined-term` is not needed any more; remove it",
        f"{CALM}:10: `allow` names no rule: undefined; did you mean undefined-term?",
    ]


def test_every_rule_is_told_to_editors() -> None:
    from tests.test_architecture import ROOT

    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in (*RULES, *MEASURED) if f"| `{name}` |" not in told] == []


def test_a_language_needs_its_words(gate: GateFolder) -> None:
    (gate.root / "wording" / "en.yaml").unlink()
    assert gate.problems() == [
        "library.yaml:1: there is no wording/en.yaml, which the rules about words need; write it"
    ]
