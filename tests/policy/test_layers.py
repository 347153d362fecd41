# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What is in force: defaults < what the reader chose < the machine's policy < the command line where it may."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from metsguide import policy
from metsguide.policy import Machine, Policy, in_force, of_user
from metsguide.settings import Settings

ORIGINS = {name: f"policy.yaml:{number}" for number, name in enumerate(Policy._fields, 1)}


def machine(**values: Any) -> Machine:
    return Machine(values, {name: ORIGINS[name] for name in values})


def test_each_layer_lies_over_the_one_before() -> None:
    user = {"text_size": 150, "language": "fr"}
    force = in_force(Machine(), {}, {})
    assert force.policy == Policy()
    assert set(force.origins.values()) == {"default"}

    force = in_force(Machine(), user, {})
    assert (force.policy.text_size, force.policy.language) == (150, "fr")
    assert (force.origins["text_size"], force.origins["links"]) == ("your settings", "default")

    force = in_force(machine(text_size=125, links="qr"), user, {})
    assert (force.policy.text_size, force.policy.language, force.policy.links) == (125, "fr", "qr")
    assert (force.origins["text_size"], force.origins["language"]) == (ORIGINS["text_size"], "your settings")

    allowed = machine(text_size=125, clinic="/a", command_line=("clinic",))
    force = in_force(allowed, user, {"clinic": "/b", "language": "en"})
    assert (force.policy.clinic, force.policy.language, force.policy.text_size) == ("/b", "en", 125)
    assert (force.origins["clinic"], force.origins["language"]) == ("command line", "command line")
    assert force.notices == ()


def test_the_command_line_changes_nothing_that_the_policy_holds() -> None:
    force = in_force(machine(clinic="/a"), {}, {"clinic": "/b"})
    assert force.policy.clinic == "/a"
    assert force.origins["clinic"] == ORIGINS["clinic"]
    assert force.notices == ("The policy of this computer does not allow --clinic; it is left out.",)


def test_the_command_line_fills_what_the_policy_leaves_open() -> None:
    force = in_force(machine(links="none"), {}, {"clinic": "/b", "language": "fr"})
    assert (force.policy.clinic, force.policy.language, force.policy.links) == ("/b", "fr", "none")


def test_a_kiosk_can_always_be_asked_for_and_never_be_talked_out_of() -> None:
    assert in_force(machine(kiosk=False), {}, {"kiosk": True}).policy.kiosk
    assert in_force(machine(kiosk=True), {}, {"kiosk": False}).policy.kiosk
    assert not in_force(machine(kiosk=True, command_line=("kiosk",)), {}, {"kiosk": False}).policy.kiosk


def test_languages_that_are_not_offered_are_nobodys() -> None:
    held = machine(languages=("fr", "de"))
    assert in_force(held, {"language": "en"}, {}).policy.language == ""
    assert in_force(held, {"language": "de"}, {}).policy.language == "de"
    force = in_force(held, {}, {"language": "en"})
    assert (force.policy.language, len(force.notices)) == ("", 1)
    force = in_force(machine(languages=("fr",), command_line=("language",)), {}, {"language": "en"})
    assert (force.policy.language, force.policy.languages, force.notices) == ("en", ("en", "fr"), ())


@pytest.mark.parametrize(
    ("held", "library", "offered", "begins"),
    [
        (Policy(), ("en", "fr"), ("en", "fr"), ""),
        (Policy(), ("en",), ("en",), "en"),
        (Policy(languages=("fr", "en")), ("en", "fr"), ("fr", "en"), "fr"),
        (Policy(languages=("fr", "en"), language="en"), ("en", "fr"), ("fr", "en"), "en"),
        (Policy(languages=("de",)), ("en", "fr"), ("en", "fr"), "en"),
        (Policy(language="xx"), ("en", "fr"), ("en", "fr"), ""),
    ],
)
def test_the_language_to_begin_in(
    held: Policy, library: tuple[str, ...], offered: tuple[str, ...], begins: str
) -> None:
    assert held.offered(library) == offered
    assert held.language_of(library) == begins


def test_the_reader_s_layer_is_what_was_chosen_and_nothing_else() -> None:
    assert of_user(Settings()) == {}
    assert of_user(Settings(text_size=175, language="fr", theme="dark")) == {"text_size": 175, "language": "fr"}


def test_the_printer_of_a_policy() -> None:
    assert Policy(printing="printer Front desk").printer == "Front desk"
    assert Policy(printing="dialog").printer == Policy(printing="off").printer == ""


def test_without_a_policy_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "FILE", tmp_path / "none" / "policy.yaml")
    monkeypatch.setattr(policy, "MANAGED", tmp_path / "none.plist")
    assert policy.of_this_machine() == Machine()
