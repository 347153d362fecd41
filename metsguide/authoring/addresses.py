# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Which addresses content may hold: places in the library, and the few that may leave it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from metsguide.authoring.fields import ID

INTERNAL = ("article", "term", "resource")
"""Links that stay inside the library, each as `kind:ID`."""

_TEL = re.compile(r"\+?[0-9](?:[0-9-]*[0-9])?", re.ASCII)
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_ADDRESS = re.compile(r"[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]+", re.ASCII)


def web_problem(address: str) -> str:
    """What is wrong with a web address; empty where nothing is."""
    rule = f"{address!r} is not a web address such as https://www.example.org/page"
    if not _ADDRESS.fullmatch(address):
        return f"{rule}; copy it from the browser's address bar"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return rule
    if parts.scheme not in ("http", "https") or not host or port == 0:
        return rule
    # What stands before an @ looks like a host to a reader but is none.
    return f"{address!r} holds a user name; remove it" if "@" in parts.netloc else ""


def link_problem(target: str) -> str:
    """What is wrong with the target of a link in a text; empty where nothing is."""
    scheme, colon, rest = target.partition(":")
    if not target:
        return "the link leads nowhere; write its target between the round brackets"
    if not colon:
        return f"the link {target!r} names no kind of target; write article:, term:, resource: or https: before it"
    if scheme in INTERNAL:
        ident, hash_sign, anchor = rest.partition("#")
        right = ID.fullmatch(ident) and (not hash_sign or (scheme == "article" and anchor))
        return "" if right else f"the link {target!r} must be {scheme}: and an id"
    if scheme in ("http", "https"):
        return web_problem(target)
    if scheme == "tel":
        return "" if _TEL.fullmatch(rest) else f"the link {target!r} must be tel: and digits, with hyphens between them"
    if scheme == "mailto":
        return "" if _MAIL.fullmatch(rest) else f"the link {target!r} must be mailto: and one address"
    if scheme == "source":
        return f"the link {target!r} is a citation; write [@ID]"
    return f"links to {scheme}: are refused; use article:, term:, resource:, https:, http:, mailto: or tel:"
