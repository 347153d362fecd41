# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The rules that hold the program together, read from its source."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from metsguide import places

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "metsguide"
QT = {"PySide6", "shiboken6"}
LONGEST_FILE = 400

SOURCES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
UI = [name for name in SOURCES if name.startswith("metsguide.ui")]


def _tree(module: str) -> ast.Module:
    return ast.parse(SOURCES[module].read_text(encoding="utf-8"))


def _imports(tree: ast.AST) -> set[str]:
    """Every module a tree imports, at its top or within a function, as a dotted name."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written whole"
            name = node.module or ""
            found.add(name)
            found |= {f"{name}.{each.name}" for each in node.names if f"{name}.{each.name}" in SOURCES}
    return found


IMPORTS = {module: _imports(_tree(module)) for module in SOURCES}


def _layer(module: str) -> str:
    if module in ("metsguide.cli", "metsguide.cli_administration", "metsguide.__main__"):
        return "commands"
    return {"ui": "ui", "authoring": "authoring", "policy": "policy"}.get(
        module.split(".")[1] if "." in module else "", "core"
    )


STRICT_READING = {("policy", f"metsguide.authoring{name}") for name in ("", ".yaml_reader", ".problems", ".textfile")}
"""An administrator's file is read as strictly as an editor's, by the same reader."""


# --- What may import what ---------------------------------------------------------------------------


def test_qt_is_imported_in_the_window_only() -> None:
    users = {module for module, names in IMPORTS.items() if QT & {name.partition(".")[0] for name in names}}
    assert users, "this test reads nothing"
    assert users <= set(UI)


def test_a_library_of_others_is_imported_in_one_module() -> None:
    users: dict[str, set[str]] = {}
    for module, names in IMPORTS.items():
        for name in {name.partition(".")[0] for name in names} - QT - {"metsguide"} - set(sys.stdlib_module_names):
            users.setdefault(name, set()).add(module)
    assert {"yaml", "markdown_it"} <= users.keys()
    assert {name: modules for name, modules in users.items() if len(modules) > 1} == {}


@pytest.mark.parametrize(
    ("layer", "may_use"),
    [
        ("core", {"core"}),
        ("authoring", {"core", "authoring"}),
        ("policy", {"core", "policy"}),
        ("ui", {"core", "ui", "policy"}),
    ],
)
def test_imports_point_towards_the_model(layer: str, may_use: set[str]) -> None:
    wrong = [
        f"{module} imports {name}"
        for module, names in IMPORTS.items()
        if _layer(module) == layer
        for name in names
        if name.partition(".")[0] == "metsguide" and _layer(name) not in may_use
        if (layer, name) not in STRICT_READING
    ]
    assert wrong == []


def test_the_window_knows_of_policies_only_what_is_in_force() -> None:
    users = {module for module in UI if any(name.startswith("metsguide.policy.") for name in IMPORTS[module])}
    assert users <= {"metsguide.ui.kiosk"}, "a kiosk checks the PIN; what reads a policy comes only where there is one"


def test_the_model_and_the_words_stand_on_nothing() -> None:
    for module in ("metsguide.model", "metsguide.words"):
        assert {name for name in IMPORTS[module] if name.partition(".")[0] not in sys.stdlib_module_names} == set()


def test_opening_an_article_loads_only_what_reading_needs(tmp_path: Path) -> None:
    from metsguide.authoring import commands

    content = ROOT / "resources" / "content"
    library = tmp_path / "metsguide.library"
    assert commands.build(content, library) == 0
    program = """
import json, sys
from pathlib import Path
from metsguide.library import Library
from metsguide.settings import Settings
from metsguide.ui.app import make_application, open_window, show
app = make_application([])
session = open_window(Library.open(Path(sys.argv[1])), Settings(), "en", "article:site-bone")
show(session.window, Settings())
app.processEvents()
assert session.window.grab().width() > 0
print(json.dumps(sorted(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, library], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert {"metsguide.ui.reader", "metsguide.library", "PySide6.QtWidgets"} <= loaded
    assert {name for name in loaded if name.startswith(("metsguide.authoring", "metsguide.policy."))} == set()
    assert loaded & {"yaml", "markdown_it", "ssl", "urllib.request", "http.client"} == set()
    assert loaded & {"rapidfuzz", "snowballstemmer", "metsguide.search"} == set()
    assert loaded & {"PySide6.QtNetwork", "PySide6.QtPrintSupport", "PySide6.QtWebEngineCore"} == set()
    # Other pages cost nothing until they are visited.
    assert loaded & {f"metsguide.ui.{page}" for page in ("home", "glossary", "resources", "about", "printing")} == set()


# --- How the window is written ----------------------------------------------------------------------

_COLOUR = re.compile(r"(?<!&)#(?:[0-9a-f]{6}|[0-9a-f]{8}|[0-9a-f]{3})\b|\b(?:rgb|hsl|hsv)a?\(", re.IGNORECASE)
_NO_HUE = {"black", "transparent"}  # paper is printed in black; what lies under a question is dimmed with it


def _texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def colours_in(source: str) -> list[int]:
    """The lines on which a colour is written as such."""
    tree = ast.parse(source)
    found = [line for line, text in _texts(tree) if _COLOUR.search(text)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in (
            "QColor",
            "fromRgb",
            "fromRgbF",
            "fromHsv",
            "setNamedColor",
        ):
            found += [node.lineno for each in node.args[:1] if isinstance(each, ast.Constant)]
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Attribute)
            and node.value.attr == "GlobalColor"
            and node.attr not in _NO_HUE
        ):
            found.append(node.lineno)
    return found


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@pytest.mark.parametrize("module", [name for name in UI if name != "metsguide.ui.theme"])
def test_colours_are_named_in_the_theme_only(module: str) -> None:
    assert colours_in(SOURCES[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line", ['x = "color: #14564C"', 'x = f"a {y} #fff"', 'QColor("red")', "QColor(1, 2, 3)", "Qt.GlobalColor.red",
             'x = "rgba(0, 0, 0, 1)"'],
)  # fmt: skip
def test_a_colour_would_be_found(line: str) -> None:
    assert colours_in(line) == [1]


def leaking_connections_in(source: str) -> list[int]:
    """The lines that connect a signal to something that keeps its object alive for ever."""
    tree = ast.parse(source)
    inner = {
        node.name
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.FunctionDef) and node is not function
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in ("connect", "singleShot"):
            slots = [
                each
                for each in node.args
                if isinstance(each, ast.Lambda)
                or (isinstance(each, ast.Call) and _called(each) == "partial")
                or (isinstance(each, ast.Name) and each.id in inner)
            ]
            found += [node.lineno for _ in slots]
    return found


@pytest.mark.parametrize("module", UI)
def test_signals_are_connected_to_methods(module: str) -> None:
    assert leaking_connections_in(SOURCES[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "slot", ["lambda: self.go(1)", "partial(self.go, 1)", "functools.partial(self.go, 1)", "inner"]
)
def test_a_connection_that_leaks_would_be_found(slot: str) -> None:
    source = f"def outer(self):\n    def inner(): self.go()\n    self.button.clicked.connect({slot})"
    assert leaking_connections_in(source) == [3]
    assert leaking_connections_in("self.button.clicked.connect(self.go)") == []


@pytest.mark.parametrize("module", SOURCES)
def test_a_file_can_be_read_in_one_sitting(module: str) -> None:
    assert len(SOURCES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("folder", ["packaging", "tests"])
def test_and_so_can_those_beside_the_program(folder: str) -> None:
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    assert lines
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


# --- Texts that are to be translated ----------------------------------------------------------------


def untranslatable_in(source: str) -> list[int]:
    """The lines that ask for a translation in a way that lupdate does not see, or sees under another name.

    It reads `self.tr("...")` as a text of the class, `translate("Context", "...")` and QT_TRANSLATE_NOOP, each with
    plain texts and outside of f-strings. A name may stand for a text that is marked elsewhere in the file.
    """
    tree = ast.parse(source)
    marked = any(isinstance(node, ast.Call) and _called(node) == "QT_TRANSLATE_NOOP" for node in ast.walk(tree))
    within = {inner for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _called(node) not in ("tr", "_tr", "translate", "QT_TRANSLATE_NOOP"):
            continue
        named = _called(node) in ("translate", "QT_TRANSLATE_NOOP")
        if ast.unparse(node.func) == "painter.translate":  # moves what is painted
            continue
        texts = [isinstance(each, ast.Constant) and isinstance(each.value, str) for each in node.args]
        if texts == [True, False] and named and marked and isinstance(node.args[1], ast.Name):
            texts = [True, True]
        wanted = [True, True] if named else [True]
        if texts != wanted or node in within or not (named or ast.unparse(node.func) == "self.tr"):
            found.append(node.lineno)
    return sorted(found)


@pytest.mark.parametrize("module", UI)
def test_texts_to_translate_are_where_lupdate_finds_them(module: str) -> None:
    assert untranslatable_in(SOURCES[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "call",
    [
        *('self.tr(f"Found {n}")', "self.tr(words)", 'self.tr("a" + b)', 'translate("Keys", f"{n}")'),
        *('tr("Found")', '_tr("Found")', 'window.tr("Found")', """f"<p>{self.tr('Found')}</p>\"""", "translate(a, b)"),
    ],
)
def test_a_text_that_nobody_could_translate_would_be_found(call: str) -> None:
    assert untranslatable_in(call) == [1]
    assert untranslatable_in('self.tr("Found {0}").format(n); translate("Links", "Open")') == []


def test_the_resources_are_where_the_program_looks() -> None:
    for name in ("icons/metsguide.svg", "fonts/AtkinsonHyperlegible-Regular.ttf", "icons/body-map.svg"):
        assert places.resource(name).is_file()
