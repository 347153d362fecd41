# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The staff's PIN and its hash."""

from __future__ import annotations

import base64
import hashlib

import pytest

from metsguide.policy import pin


def test_a_pin_matches_its_hash_and_no_other() -> None:
    one, other = pin.hashed("482915"), pin.hashed("482915")
    assert one != other, "each with a salt of its own"
    assert "482915" not in one
    assert pin.problem_with_hash(one) == ""
    assert pin.matches("482915", one)
    assert pin.matches("482915", other)
    for wrong in ("482916", "", "4829150", "４８２９１５", "\ud800"):
        assert not pin.matches(wrong, one)


def test_a_hash_made_with_other_parameters_is_understood() -> None:
    made = hashlib.scrypt(b"482915", salt=bytes(range(16)), n=16384, r=8, p=1, dklen=32)
    stored = f"scrypt$16384$8$1$AAECAwQFBgcICQoLDA0ODw==${base64.b64encode(made).decode()}"
    assert pin.matches("482915", stored)
    assert not pin.matches("482914", stored)


@pytest.mark.parametrize("stored", ["", "482915", "scrypt", "scrypt$65536$8$1$AAAA$====", "scrypt$1$1$1$AAAA$AAAA"])
def test_nothing_matches_what_is_no_hash(stored: str) -> None:
    assert not pin.matches("482915", stored)
    assert pin.problem_with_hash(stored)


@pytest.mark.parametrize(
    "weak", ["", "12345", "1234567890123", "12345a", "000000", "123456", "987654", "901234", "４８２９１５"]
)
def test_a_pin_that_is_none(weak: str) -> None:
    assert pin.problem_with(weak)
    with pytest.raises(ValueError, match=r"PIN|first"):
        pin.hashed(weak)


def test_a_good_pin() -> None:
    assert pin.problem_with("482915") == pin.problem_with("112233") == ""
