# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Whatever lies in a content folder, reading it ends with problems and never with an exception."""

from __future__ import annotations

import pytest

from .conftest import Folder

SURVIVED = {
    "invalid YAML": ("sources.yaml", b"sources: [a\nb: c", "2: is not valid YAML: "),
    "tabs": ("sources.yaml", b"sources:\n\t- id: A\n", "2: is not valid YAML: "),
    "a colon in a text": ("library.yaml", b"title: Pain: what helps\n", "1: is not valid YAML: mapping values are not"),
    "not UTF-8": ("sources.yaml", b"sources:\n# \xe9\n", "2: is not UTF-8 text; save the file as UTF-8"),
    "UTF-16": ("articles/spread/bone.en.md", "---\n".encode("utf-16"), "1: is not UTF-8 text"),
    "empty": ("library.yaml", b"", "1: is empty; write its keys, each as `key: value`"),
    "only a comment": ("library.yaml", b"# a\n# b\n", "is empty; write its keys"),
    "a list at the top": ("sections.yaml", b"- a\n", "1: must hold keys, each as `key: value`"),
    "a text at the top": ("sections.yaml", b"\nwords", "2: must hold keys, each as `key: value`"),
    "two documents": ("library.yaml", b"id: a\n---\nid: b\n", "2: holds a second YAML document; remove the `---`"),
    "an alias": ("library.yaml", b"id: &a b\ntitle: *a\n", "2: `*a` refers to another place; write the text itself"),
    "a merge key": ("library.yaml", b"id: a\n<<: {b: c}\n", "2: unknown key `<<`; remove it"),
    "deep": ("library.yaml", b"id: " + b"[" * 100_000, "1: "),
    "a key that is a list": ("library.yaml", b"[a]: b\n", "1: a key must be one word"),
    "ten megabytes": ("sources.yaml", b"# " + b"x" * 10_000_000, "1: is larger than 2 MB; split it"),
    "a NUL": (
        "articles/spread/bone.en.md",
        b"---\ntitle: \0\n---\n",
        "2: holds the invisible character U+0000; delete",
    ),
    "an escaped NUL": ("library.yaml", b'id: "a\\0"\n', "1: holds the invisible character U+0000; delete it"),
    "an invisible turn": ("library.yaml", "id: a\n# \u202e\n".encode(), "2: holds the invisible character U+202E"),
    "no front matter": ("articles/spread/bone.en.md", b"Words.\n", "1: must begin with a line `---`"),
    "open front matter": ("articles/spread/bone.en.md", b"---\ntitle: A\n", "1: the front matter is never closed"),
    "empty front matter": ("articles/spread/bone.en.md", b"---\n---\nWords.\n", "is empty; write its keys"),
    "no body": ("articles/spread/bone.en.md", b"---\ntitle: A\n---\n\n", "1: has no text below its front matter"),
    "not a picture": ("pictures/body.svg", b"<html/>", '1: a picture must begin with `<svg xmlns="http'),
    "a file of nobody": ("resource.yaml", b"", "1: is no part of the content; remove it, or correct its name or place"),
    "a deep article": ("articles/spread/more/x.en.md", b"", "1: is no part of the content"),
    "an unknown language": ("articles/spread/bone.fr.md", b"", "1: 'fr' is not a language of library.yaml"),
    "a bad name": ("articles/spread/Bone_2.en.md", b"", "1: must be named by its id and language"),
    "an unlisted article": ("articles/spread/lung.en.md", b"", "1: is not listed in sections.yaml; add lung to"),
    "an unknown section": (
        "articles/spred/lung.en.md",
        b"",
        "1: there is no section spred in sections.yaml; did you mean",
    ),
    "an article twice": ("articles/first/bone.en.md", b"", "1: the article bone is there already (first/bone.en.md)"),
}
"""Name: (file, its bytes, what a problem of that file begins with or holds)."""


@pytest.mark.parametrize("case", SURVIVED)
def test_any_file_is_survived(folder: Folder, case: str) -> None:
    name, raw, expected = SURVIVED[case]
    folder.write(name, raw)
    found = folder.problems()
    assert any(expected in problem for problem in found), found


def test_bom_and_windows_line_ends_are_fine(folder: Folder) -> None:
    for path in folder.root.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert folder.problems() == []


def test_hidden_files_and_licences_are_passed_over(folder: Folder) -> None:
    folder.write(".DS_Store", b"\xff")
    folder.write("articles/.swp/a", b"\xff")
    folder.write("pictures/body.svg.license", b"\xff")
    assert folder.problems() == []
