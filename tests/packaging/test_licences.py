# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Nothing is given away without its licence: the notices are of this lock, and a part without a text is an error."""

from __future__ import annotations

import json

import pytest

from metsguide import notices
from packager import licences, lock, sbom
from packager.project import PackagingError


def test_the_notices_are_of_this_lock() -> None:
    wanted = licences.notices(licences.parts())
    found = {path.name: path.read_text(encoding="utf-8") for path in licences.FOLDER.iterdir()}
    assert found == wanted, "run `make notices`"


def test_every_part_of_the_lock_has_its_words() -> None:
    found = {part.id: part for part in licences.parts()}
    assert {pin.name for pin in lock.pins()} <= found.keys()
    assert {"python", "sqlite", "atkinson-hyperlegible"} <= found.keys()
    qt = found["pyside6-essentials"]
    assert qt.licence == "LGPL-3.0-only"
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "GNU GENERAL PUBLIC LICENSE", "download.qt.io", "HarfBuzz"):
        assert words in qt.text
    assert found["shiboken6"].text == qt.text
    assert "Permission is hereby granted" in found["pyyaml"].text


def test_a_dependency_without_a_licence_text_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    # uv says what its licence is, and its wheel has no text of it: as a dependency of the program it would not do.
    known = licences._own_words
    monkeypatch.setattr(licences, "_own_words", lambda name, version: {**known(name, version), "texts": []})
    pins = [lock.Pin("mdurl", "0.1.2", frozenset())]
    with pytest.raises(PackagingError) as told:
        licences.parts(pins)
    assert "mdurl has no licence text" in str(told.value)
    assert "[mdurl] in packaging/licences/parts.toml" in str(told.value)


def test_a_dependency_of_another_version_than_the_lock_is_an_error() -> None:
    with pytest.raises(PackagingError, match=r"mdurl .* is installed, and the lock has 99\.0"):
        licences.parts([lock.Pin("mdurl", "99.0", frozenset())])


def test_a_part_that_is_no_longer_there_is_an_error() -> None:
    with pytest.raises(PackagingError, match=r"\[shiboken6\] is in no lock"):
        licences.parts([])


def test_the_bill_of_materials_names_every_part() -> None:
    parts = licences.parts()
    bill = json.loads(sbom.bill("a package", parts, {}, {"libffi8": "3.4"}))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert len(bill["components"]) == len(parts) + 1
    qt = next(one for one in bill["components"] if one["name"] == "pyside6-essentials")
    version = next(pin.version for pin in lock.pins() if pin.name == "pyside6-essentials")
    assert qt["purl"] == f"pkg:pypi/pyside6-essentials@{version}"
    assert qt["licenses"] == [{"license": {"id": "LGPL-3.0-only"}}]
    refs = {one["bom-ref"] for one in bill["components"]}
    assert set(bill["dependencies"][0]["dependsOn"]) == refs
    assert (
        sbom.bill("a package", parts, {}, {"libffi8": "3.4"}) == json.dumps(bill, ensure_ascii=False, indent=1) + "\n"
    )


def test_every_text_that_is_listed_can_be_read() -> None:
    for part in notices.read():
        assert notices.paragraphs(part.text), part.title
        assert part.licence


def test_lines_that_were_broken_for_their_length_run_on() -> None:
    paragraphs = notices.paragraphs("LICENSE-pyyaml.txt")
    granted = next(lines for lines in paragraphs if lines[0].startswith("Permission"))
    assert len(granted) == 1
