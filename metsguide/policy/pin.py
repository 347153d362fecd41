# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The staff's PIN, kept as a salted scrypt hash: `scrypt$65536$8$1$SALT$HASH`, salt and hash in base64.

Everybody who uses the computer can read the policy, and a PIN has few digits: so each try costs time and memory.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import re
from itertools import pairwise

DIGITS = (6, 12)
"""The fewest and the most digits."""

_N, _R, _P = 65536, 8, 1  # 64 MiB and about a quarter of a second for one try
_SALT, _LENGTH = 16, 32
_MOST_MEMORY = 256 * 1024 * 1024
_FORM = re.compile(r"scrypt\$([0-9]{1,8})\$([0-9]{1,3})\$([0-9]{1,3})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)", re.ASCII)


def problem_with(pin: str) -> str:
    """Why a PIN is none to be used; "" where nothing is wrong with it."""
    fewest, most = DIGITS
    if not re.fullmatch(f"[0-9]{{{fewest},{most}}}", pin, re.ASCII):
        return f"A PIN has {fewest} to {most} digits and nothing else."
    steps = {(int(two) - int(one)) % 10 for one, two in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        return "That is among the first that anybody would try: the same digit again and again, or digits in a row."
    return ""


def hashed(pin: str) -> str:
    """The hash of a PIN, each time with a new salt. Raises ValueError where `problem_with` finds one."""
    problem = problem_with(pin)
    if problem:
        raise ValueError(problem)
    salt = os.urandom(_SALT)
    made = _scrypt(pin, salt, _N, _R, _P, _LENGTH)
    return f"scrypt${_N}${_R}${_P}${_in_letters(salt)}${_in_letters(made)}"


def matches(pin: str, stored: str) -> bool:
    """Whether a PIN is the one that was hashed. Takes a quarter of a second. False for a hash that is none."""
    if problem_with_hash(stored):
        return False
    n, r, p, salt, made = _parts(stored)
    return hmac.compare_digest(_scrypt(pin, salt, n, r, p, len(made)), made)


def problem_with_hash(stored: str) -> str:
    """What is wrong with a stored hash, to be put after its name; "" where nothing is."""
    if stored.isdigit():
        return "is a PIN as it is typed, which everybody could read"
    try:
        n, r, p, salt, made = _parts(stored)
    except ValueError:
        return "is no scrypt hash"
    if n < _N // 4 or n & (n - 1) or r < 8 or p < 1:
        return "is a hash that is guessed too fast"
    if 128 * n * r * p > _MOST_MEMORY:
        return "is a hash that needs too much memory"
    if len(salt) < _SALT or len(made) < _LENGTH:
        return "is a hash that is too short"
    return ""


def _parts(stored: str) -> tuple[int, int, int, bytes, bytes]:
    """N, r, p, salt, hash. Raises ValueError."""
    match = _FORM.fullmatch(stored)
    if not match:
        raise ValueError(stored)
    try:
        salt, made = (base64.b64decode(text, validate=True) for text in match.group(4, 5))
    except binascii.Error as error:
        raise ValueError(stored) from error
    n, r, p = (int(text) for text in match.group(1, 2, 3))
    return n, r, p, salt, made


def _scrypt(pin: str, salt: bytes, n: int, r: int, p: int, length: int) -> bytes:
    room = 128 * r * (n + p + 2)
    return hashlib.scrypt(pin.encode("utf-8", "replace"), salt=salt, n=n, r=r, p=p, maxmem=2 * room, dklen=length)


def _in_letters(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
