# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a policy file may say, and what is said of every mistake in one."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import pytest

from metsguide.policy import Policy, pin
from metsguide.policy.schema import Reading
from metsguide.policy.sources import combined, read_text

SALT, HASH = "AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
PATH = Path("/etc/metsguide/policy.yaml")


def problems(text: str) -> list[str]:
    return [each.removeprefix(f"{PATH}:") for each in read_text(PATH, text.encode()).problems]


def test_a_whole_policy_is_read() -> None:
    made = pin.hashed("482915")
    text = f"""# the waiting room
kiosk: true
idle-seconds: 90
links: qr
printing: printer Front desk
languages: [fr, en]
text-size: 125
pin: {made}
clinic: /srv/metsguide/clinic.library
updates: https://updates.example.org/metsguide/
command-line: [language, clinic]
"""
    machine = combined([read_text(PATH, text.encode())])
    assert machine.problems == ()
    assert Policy(**machine.values) == Policy(
        kiosk=True, idle_seconds=90, links="qr", printing="printer Front desk", languages=("fr", "en"), text_size=125,
        pin=made, clinic="/srv/metsguide/clinic.library", updates="https://updates.example.org/metsguide/",
        command_line=("language", "clinic"),
    )  # fmt: skip
    assert machine.origins["links"] == f"{PATH}:4"


@pytest.mark.parametrize(
    "line",
    [
        *("printing: off", "printing: dialog", "links: none", "links: browser", "idle-seconds: 60"),
        *("idle-seconds: 3600", "clinic: C:\\MetsGuide\\clinic.library", "clinic: \\\\server\\share\\clinic"),
        *("updates: /media/metsguide", "updates: https://example.org:8443/m", "text-size: 80", "kiosk: false"),
    ],
)
def test_what_is_allowed(line: str) -> None:
    assert problems(line) == []


@pytest.mark.parametrize("text", ["# nothing", "# kiosk: true\n\n  # links: qr\n", "\ufeff# by an editor\r\n"])
def test_a_file_of_comments_says_nothing(text: str) -> None:
    assert read_text(PATH, text.encode()) == Reading()


KEYS = "kiosk, idle-seconds, links, printing, languages, text-size, pin, clinic, updates, command-line"

BAD = [
    ("", "1: is empty; write its keys, each as `key: value`"),
    ("kiosk", "1: must hold keys, each as `key: value`"),
    ("- kiosk: true", "1: must hold keys, each as `key: value`"),
    ("kiosk: true\nlinks: [qr", "2: is not valid YAML: did not find expected ',' or ']'"),
    ("kiosk: true\n\tlinks: qr", "2: is not valid YAML: found a tab character that violates indentation; use spaces"
     " instead of tabs"),
    ("kiosk: yes", "1: `kiosk` must be true or false, not 'yes'"),
    ("kiosk:", "1: `kiosk` must be true or false, not ''"),
    ("kiosk: [true]", "1: `kiosk` must be one text, not a list"),
    ("kisok: true", "1: unknown key `kisok`; did you mean kiosk?"),
    ("colour: blue", f"1: unknown key `colour`; the keys are {KEYS}"),
    ("Kiosk: true", "1: unknown key `Kiosk`; did you mean kiosk?"),
    ("links: qr\nlinks: browser", "2: `links` is already written in line 1; keep one of them"),
    ("idle-seconds: 59", "1: `idle-seconds` must be a whole number of seconds from 60 to 3600, not '59'"),
    ("idle-seconds: 3601", "1: `idle-seconds` must be a whole number of seconds from 60 to 3600, not '3601'"),
    ("idle-seconds: 2 minutes", "1: `idle-seconds` must be a whole number of seconds from 60 to 3600, not '2 minutes'"),
    ("idle-seconds: 1e2", "1: `idle-seconds` must be a whole number of seconds from 60 to 3600, not '1e2'"),
    ("links: chrome", "1: `links` must be one of browser, qr, none, not 'chrome'"),
    ("printing: yes", "1: `printing` must be dialog, off, or printer and its name (printer Front desk), not 'yes'"),
    ("printing: printer", "1: `printing` must be dialog, off, or printer and its name (printer Front desk), not"
     " 'printer'; write the printer's name after it"),
    ("kiosk: true\nprinting: printer a\x07b", "2: holds the invisible character U+0007; delete it"),
    ("languages: en", "1: `languages` must be a list: [one, another]"),
    ("languages: []", "1: `languages` is empty; write at least one entry or leave it out"),
    ("languages: [en, en]", "1: `languages` names en twice; keep one of them"),
    ("languages: [English]", "1: `languages` must hold languages such as en or fr, not 'English'"),
    ("languages:\n  - [en]", "2: `languages` must be a text or a list of texts"),
    ("text-size: 130", "1: `text-size` must be one of 80, 90, 100, 110, 125, 150, 175, 200 (percent), not '130'"),
    ("text-size: 125 %", "1: `text-size` must be one of 80, 90, 100, 110, 125, 150, 175, 200 (percent), not '125 %'"),
    ("pin: 482915", "1: `pin` is a PIN as it is typed, which everybody could read; make one with: metsguide policy"
     " pin"),
    ("pin: secret", "1: `pin` is no scrypt hash; make one with: metsguide policy pin"),
    (f"pin: scrypt$1024$8$1${SALT}${HASH}", "1: `pin` is a hash that is guessed too fast; make one with: metsguide"
     " policy pin"),
    (f"pin: scrypt$65535$8$1${SALT}${HASH}", "1: `pin` is a hash that is guessed too fast; make one with: metsguide"
     " policy pin"),
    (f"pin: scrypt$8388608$8$1${SALT}${HASH}", "1: `pin` is a hash that needs too much memory; make one with:"
     " metsguide policy pin"),
    (f"pin: scrypt$65536$8$1$AAAA${HASH}", "1: `pin` is a hash that is too short; make one with: metsguide policy pin"),
    ("clinic: clinic.library", "1: `clinic` must be a whole path such as /srv/metsguide or C:\\MetsGuide, not"
     " 'clinic.library'"),
    ("clinic: ~/clinic", "1: `clinic` must be a whole path: nothing in '~/clinic' is filled in"),
    ("clinic: $HOME/clinic", "1: `clinic` must be a whole path: nothing in '$HOME/clinic' is filled in"),
    ("clinic: /srv/../home/clinic", "1: `clinic` must not hold `..`: '/srv/../home/clinic'"),
    ("clinic:\n  file: /srv", "2: `clinic` must be a text or a list of texts"),
    ("updates: http://example.org/", "1: `updates` must begin with https:, which nobody on the way can read or change,"
     " not 'http://example.org/'"),
    ("updates: ftp://example.org/", "1: `updates` must be an address such as https://updates.example.org/metsguide/,"
     " not 'ftp://example.org/'"),
    ("updates: https://me:pw@example.org/", "1: `updates` must be an address such as"
     " https://updates.example.org/metsguide/, not 'https://me:pw@example.org/'"),
    ("updates: media", "1: `updates` must be a whole path such as /srv/metsguide or C:\\MetsGuide, not 'media'"),
    ("command-line: [kiosk, pin]", "1: `command-line` must hold some of clinic, kiosk, language, not 'pin'"),
    ("command-line: all", "1: `command-line` must be a list: [one, another]"),
    ("kiosk: &a true", "1: `&a` names a place to refer to; write the text where it is needed"),
    ("kiosk: !!bool true", "1: a tag (`!`) sets a type; remove it, or put the text between quotes"),
    ("kiosk: true\n---\nlinks: qr", "2: holds a second YAML document; remove the `---`"),
    (f"clinic: /{'a' * 1000}", "1: `clinic` has more than 1000 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD, ids=[text[:30] for text, _ in BAD])
def test_each_mistake_is_named_by_its_line(text: str, message: str) -> None:
    assert problems(text) == [message]


def test_all_mistakes_are_named_in_one_run() -> None:
    assert len(problems("kiosk: yes\nlinks: no\nidle-seconds: 1\nwhat: now")) == 4


def test_bytes_that_are_no_text() -> None:
    assert read_text(PATH, b"kiosk: true\n\xff").problems == (f"{PATH}:2: is not UTF-8 text; save the file as UTF-8",)


# --- What holds where a policy cannot be used ---------------------------------------------------------


def in_use(text: str) -> Policy:
    return Policy(**combined([read_text(PATH, text.encode())]).values)


def test_a_mistake_closes_everything_but_what_takes_no_freedom() -> None:
    made = pin.hashed("482915")
    held = in_use(f"kiosk: true\nlinks: browser\nupdates: /media\ncommand-line: [kiosk]\ntext-size: 150\npin: {made}\n"
                  "languages: [fr]\nclinic: /srv/clinic\nprinting: dialogue\n")  # fmt: skip
    assert held == Policy(
        kiosk=True, idle_seconds=60, links="none", printing="off", languages=("fr",), text_size=150, pin=made,
        clinic="/srv/clinic", updates="", command_line=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kiosk"),
    [
        ("kiosk: true\nlinks: x", True),
        ("kiosk: false\nlinks: x", False),
        ("links: x", False),
        ("kisok: true", True),
        ("kiosk: yes", True),
        ("kiosk: [", True),
        ("", True),
        ("kiosk: false\nkiosk: true", True),
        ("kiosk: false\nkisok: true", False),
    ],
)
def test_what_may_have_been_a_kiosk_is_one(text: str, kiosk: bool) -> None:
    held = in_use(text)
    assert held.kiosk is kiosk
    assert (held.links, held.printing) == ("none", "off")


@hypothesis.given(st.text(max_size=200))
def test_any_text_is_a_policy_or_has_a_problem(text: str) -> None:
    reading = read_text(PATH, text.encode("utf-8", "replace"))
    assert reading.problems or Policy(**reading.values)


@hypothesis.given(st.binary(max_size=200))
def test_any_bytes_are_a_policy_or_have_a_problem(raw: bytes) -> None:
    reading = read_text(PATH, raw)
    assert reading.problems or Policy(**reading.values)
