# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The templates for Group Policy: what Microsoft's schema of ADMX and ADML asks for, and what the program reads."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from metsguide.policy.schema import IDLE, KEYS, LINKS
from metsguide.policy.sources import REGISTRY
from metsguide.settings import TEXT_SIZES

FOLDER = Path(__file__).parents[2] / "packaging" / "windows"
NAMESPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
LANGUAGES = ("en-US", "fr-FR")

# Of each element, the children that the schema allows, in their order, and the attributes that must be there.
ORDER = {
    "policyDefinitions": ("policyNamespaces", "resources", "supportedOn", "categories", "policies"),
    "policyNamespaces": ("target",), "target": (), "supportedOn": ("definitions",), "definitions": ("definition",),
    "definition": (), "categories": ("category",), "category": (), "policies": ("policy",), "parentCategory": (),
    "policy": ("parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"),
    "enabledValue": ("decimal",), "disabledValue": ("decimal",), "elements": ("decimal", "text", "enum", "multiText"),
    "text": (), "enum": ("item",), "multiText": (), "item": ("value",), "value": ("decimal", "string"), "string": (),
    "decimal": (), "policyDefinitionResources": ("displayName", "description", "resources"), "displayName": (),
    "description": (), "resources": ("stringTable", "presentationTable"), "stringTable": ("string",),
    "presentationTable": ("presentation",),
    "presentation": ("decimalTextBox", "textBox", "comboBox", "dropdownList", "multiTextBox"), "decimalTextBox": (),
    "textBox": ("label",), "comboBox": ("label", "default", "suggestion"), "dropdownList": (), "multiTextBox": (),
    "label": (), "default": (), "suggestion": (),
}  # fmt: skip
ATTRIBUTES = {
    "policyDefinitions": {"revision", "schemaVersion"}, "target": {"prefix", "namespace"},
    "definition": {"name", "displayName"}, "category": {"name", "displayName"}, "parentCategory": {"ref"},
    "policy": {"name", "class", "displayName", "explainText", "key"}, "text": {"id", "valueName"},
    "enum": {"id", "valueName"}, "multiText": {"id", "valueName"}, "item": {"displayName"},
    "policyDefinitionResources": {"revision", "schemaVersion"}, "presentation": {"id"}, "decimalTextBox": {"refId"},
    "textBox": {"refId"}, "comboBox": {"refId"}, "dropdownList": {"refId"}, "multiTextBox": {"refId"},
}  # fmt: skip
BOX = {"decimal": "decimalTextBox", "enum": "dropdownList", "multiText": "multiTextBox"}


def _parsed(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))


@pytest.fixture
def admx() -> ElementTree.Element:
    return _parsed(FOLDER / "MetsGuide.admx")


@pytest.fixture(params=LANGUAGES)
def adml(request: pytest.FixtureRequest) -> ElementTree.Element:
    return _parsed(FOLDER / request.param / "MetsGuide.adml")


def name_of(element: ElementTree.Element) -> str:
    assert element.tag.startswith(NAMESPACE), element.tag
    return element.tag.removeprefix(NAMESPACE)


def policies(admx: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {each.attrib["name"]: each for each in admx.iter(f"{NAMESPACE}policy")}


def element_of(policy: ElementTree.Element) -> ElementTree.Element | None:
    elements = policy.find(f"{NAMESPACE}elements")
    return None if elements is None else elements[0]


@pytest.mark.parametrize("file", ["MetsGuide.admx", *(f"{language}/MetsGuide.adml" for language in LANGUAGES)])
def test_the_files_are_as_the_schema_wants_them(file: str) -> None:
    root = _parsed(FOLDER / file)
    assert re.fullmatch(r"[0-9]{1,4}\.[0-9]{1,5}", root.attrib["revision"])
    seen = set()
    for element in root.iter():
        name = name_of(element)
        seen.add(name)
        places = [ORDER[name].index(name_of(child)) for child in element]
        assert places == sorted(places), f"{name}: {[name_of(child) for child in element]}"
        missing = ATTRIBUTES.get(name, set()) - set(element.attrib)
        assert not missing, f"{name} lacks {missing}"
        for attribute in ("name", "id", "refId"):
            assert re.fullmatch(r"\w+", element.attrib.get(attribute, "x"), re.ASCII)
    assert "policy" in seen or "presentation" in seen


def test_every_string_is_there_in_every_language_and_none_is_left_over(
    admx: ElementTree.Element, adml: ElementTree.Element
) -> None:
    wanted = set(re.findall(r"\$\(string\.(\w+)\)", ElementTree.tostring(admx, encoding="unicode")))
    strings = {each.attrib["id"]: each.text or "" for each in adml.iter(f"{NAMESPACE}string")}
    assert wanted == set(strings)
    assert all(text.strip() for text in strings.values())


def test_every_element_has_its_box(admx: ElementTree.Element, adml: ElementTree.Element) -> None:
    boxes = {each.attrib["id"]: list(each) for each in adml.iter(f"{NAMESPACE}presentation")}
    wanted = set()
    for name, policy in policies(admx).items():
        element = element_of(policy)
        if element is None:
            assert "presentation" not in policy.attrib
            continue
        wanted.add(name)
        assert policy.attrib["presentation"] == f"$(presentation.{name})"
        (box,) = boxes[name]
        assert box.attrib["refId"] == element.attrib["id"]
        assert name_of(box) in (BOX.get(name_of(element)), *(("textBox", "comboBox") * (name_of(element) == "text")))
    assert wanted == set(boxes)


def test_the_program_reads_what_the_templates_write(admx: ElementTree.Element) -> None:
    found = policies(admx)
    assert set(found) == {key.in_registry for key in KEYS}
    for key in KEYS:
        policy = found[key.in_registry]
        element = element_of(policy)
        assert (policy.attrib["key"], policy.attrib["class"]) == (REGISTRY, "Machine")
        assert (policy if element is None else element).attrib["valueName"] == key.in_registry
        assert (element is not None and name_of(element) == "multiText") is key.is_list


def test_the_templates_offer_what_the_program_takes(admx: ElementTree.Element) -> None:
    found = policies(admx)
    idle = element_of(found["IdleSeconds"])
    assert idle is not None
    assert (int(idle.attrib["minValue"]), int(idle.attrib["maxValue"])) == IDLE

    def offered(name: str) -> list[str]:
        values = [value[0] for value in found[name].iter(f"{NAMESPACE}value")]
        return [value.attrib.get("value") or value.text or "" for value in values]

    assert offered("Links") == list(LINKS)
    assert offered("TextSize") == [str(size) for size in TEXT_SIZES]
    for key in KEYS:
        for value in offered(key.in_registry):
            key.read(value)
