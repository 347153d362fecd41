# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Third-party notices: every part that a package brings, with its licence and the licence's words.

Made from `requirements.lock`, from what each dependency says of itself, and from packaging/licences/parts.toml for what
it does not say. A part without a licence text is an error: it cannot be given away.
"""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from packager import lock, tree
from packager.project import ROOT, PackagingError

FOLDER = ROOT / "resources" / "licences"
"""The notices as the program shows them; kept in the repository, made by `make notices`."""

_KEPT = ROOT / "packaging" / "licences"
_CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_SPDX = re.compile(r"[A-Za-z0-9]+-[A-Za-z0-9.-]+|MIT|ISC|Zlib")
_WORDS = ("license", "licence", "copying", "notice")
_LINE = "=" * 78


class Part(NamedTuple):
    """Something made by others. `licence` is an SPDX expression, `text` the licence's words with who holds the rights.

    `version` is "" where no lock sets it; `locked` says whether one does.
    """

    id: str
    title: str
    version: str
    licence: str
    address: str
    text: str
    locked: bool


def parts(pins: list[lock.Pin] | None = None) -> list[Part]:
    """Every part, those of the lock first. Raises PackagingError naming each that lacks something."""
    with (_KEPT / "parts.toml").open("rb") as file:
        told: dict[str, dict[str, Any]] = tomllib.load(file)
    pins = lock.pins() if pins is None else pins
    known = {pin.name for pin in pins}
    problems = [
        f"packaging/licences/parts.toml: [{name}] is in no lock; take it out, or say `outside = true`."
        for name, words in told.items()
        if name not in known and not words.get("outside")
    ]
    found = []
    for name, version in [
        *((pin.name, pin.version) for pin in pins),
        *((name, "") for name in told if name not in known),
    ]:
        try:
            found.append(_part(name, version, told))
        except PackagingError as error:
            problems.append(str(error))
    if problems:
        raise PackagingError("\n".join(problems))
    return found


def _part(name: str, version: str, told: dict[str, dict[str, Any]]) -> Part:
    words = told.get(name, {})
    lender = told.get(words.get("with", name), {})
    own = _own_words(name, version) if version else {}
    texts = [_kept_text(name, each) for each in lender.get("texts", ())]
    text = f"\n\n{_LINE}\n\n".join(each.strip() for each in texts or own.get("texts", ()))
    if text and "copyright" in words:
        text = f"{words['copyright']}\n\n{text}"
    licence = words.get("licence") or own.get("licence", "")
    missing = [what for what, value in (("licence", licence), ("texts", text)) if not value]
    if missing:
        raise PackagingError(
            f"{name} has no licence text that could be given away with it ({' and '.join(missing)} missing): write "
            f"[{name}] in packaging/licences/parts.toml, as the others there."
        )
    address = lender.get("address") or own.get("address", "")
    return Part(
        name, words.get("title") or own.get("title") or name, version, licence, address, text + "\n", bool(version)
    )


def _own_words(name: str, version: str) -> dict[str, Any]:
    """What an installed dependency says of itself. It must be the locked version."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError as error:
        raise PackagingError(f"{name} is not installed: run packaging/setup/setup.sh dev, then again.") from error
    if found.version != version:
        raise PackagingError(
            f"{name} {found.version} is installed, and the lock has {version}: run packaging/setup/setup.sh dev."
        )
    files = sorted(
        path for path in found.files or () if ".dist-info" in str(path) and path.name.lower().startswith(_WORDS)
    )
    about = found.metadata
    told = _said(about, "License")
    licence = (
        _said(about, "License-Expression")
        or (told if _SPDX.fullmatch(told) else "")
        or next((_CLASSIFIERS[each] for each in about.get_all("Classifier") or () if each in _CLASSIFIERS), "")
    )
    return {
        "title": about["Name"],
        "licence": licence,
        "address": _address(about),
        "texts": [Path(str(path.locate())).read_text(encoding="utf-8") for path in files],
    }


def _address(about: metadata.PackageMetadata) -> str:
    links = [line.partition(", ") for line in about.get_all("Project-URL") or ()]
    named = {name.lower(): address for name, _, address in links}
    return _said(about, "Home-page") or named.get("homepage") or named.get("source") or named.get("repository") or ""


def _said(about: metadata.PackageMetadata, key: str) -> str:
    return about[key] if key in about else ""  # noqa: SIM401 - it has no get()


def _kept_text(name: str, path: str) -> str:
    file = ROOT / path if "/" in path else _KEPT / path
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise PackagingError(f"[{name}] in packaging/licences/parts.toml names {path}: {error.strerror}.") from error


def notices(found: list[Part]) -> dict[str, str]:
    """The files of the notices, by name: a list for the page About, and a text for each part.

    A part that shares its licence with another, as shiboken6 does with PySide6, shares its file.
    """
    files: dict[str, str] = {}
    by_text: dict[str, str] = {}
    listed = []
    for part in found:
        name = by_text.setdefault(part.text, f"LICENSE-{part.id}.txt")
        files[name] = part.text
        listed.append(
            {
                "title": part.title,
                "version": part.version,
                "licence": part.licence,
                "address": part.address,
                "text": name,
            }
        )
    files["notices.json"] = json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
    return files


def write(folder: Path = FOLDER) -> None:
    """Write the notices anew."""
    wanted = notices(parts())
    if folder.is_dir():
        for path in folder.iterdir():
            if path.name not in wanted:
                path.unlink()
    for name, text in wanted.items():
        tree.write(folder / name, text)
