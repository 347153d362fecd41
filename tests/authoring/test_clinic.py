# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`metsguide clinic new` and `build`: a starter that builds as it is, and every mistake named by its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from metsguide import store
from metsguide.authoring import clinic_commands, commands
from metsguide.authoring.clinic_files import check_clinic, read_clinic
from metsguide.authoring.problems import Problem
from metsguide.cli import main
from metsguide.library import Library

TODAY = datetime.date(2026, 11, 22)
CONTENT = Path(__file__).parents[2] / "resources" / "content"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped library."""
    path = tmp_path_factory.mktemp("base") / "metsguide.library"
    assert commands.build(CONTENT, path) == 0
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "clinic"
    assert clinic_commands.new(path, TODAY) == 0
    return path


def problems(folder: Path, base: Path, today: datetime.date = TODAY) -> list[str]:
    with Library.open(base) as library:
        clinic, found = read_clinic(folder)
        every = sorted({*found, *check_clinic(clinic, library, today)})
    return [_told(folder, problem) for problem in every]


def _told(folder: Path, problem: Problem) -> str:
    return f"{problem.path.relative_to(folder).as_posix()}:{problem.line}: {problem.message}"


# --- The starter --------------------------------------------------------------------------------------


def test_the_starter_builds_as_it_is(folder: Path, base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["clinic", "build", str(folder), "--library", str(base)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "Example Cancer Clinic, 2 pages, 1 place to turn (en)" in said.out
    header = (folder / "clinic.library").read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == store.CLINIC_ID
    assert int.from_bytes(header[60:64], "big") == store.FORMAT


def test_what_was_built_is_no_part_of_the_pages(folder: Path, base: Path) -> None:
    assert clinic_commands.build(folder, folder / "clinic.library", base, TODAY) == 0
    first = (folder / "clinic.library").read_bytes()
    assert clinic_commands.build(folder, folder / "clinic.library", base, TODAY) == 0
    assert (folder / "clinic.library").read_bytes() == first, "the same pages give the same bytes"


def test_the_starter_says_in_comments_what_to_change(folder: Path) -> None:
    for name in ("clinic.yaml", "sections.yaml", "sources.yaml", "resources.yaml"):
        assert re.search(r"^\s*# ", (folder / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert "{team-number}" in (folder / "articles" / "clinic" / "clinic-contact.en.md").read_text(encoding="utf-8")


def _with_a_file(path: Path) -> None:
    path.mkdir()
    (path / ".hidden").touch()


@pytest.mark.parametrize(
    ("make", "message"),
    [(_with_a_file, "is not empty; name a new folder"), (Path.touch, "is not a folder; name a new folder")],
)
def test_a_starter_overwrites_nothing(
    make: Callable[[Path], None], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "there"
    make(path)
    before = sorted(tmp_path.rglob("*"))
    assert main(["clinic", "new", str(path)]) == 1
    assert message in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_folder_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["clinic", "new", str(tmp_path / "empty")]) == 0
    assert (tmp_path / "empty" / "clinic.yaml").is_file()


# --- Mistakes -----------------------------------------------------------------------------------------

CLINIC, SECTIONS, SOURCES, TURN = "clinic.yaml", "sections.yaml", "sources.yaml", "resources.yaml"
CONTACT = "articles/clinic/clinic-contact.en.md"
NUMBER = "team-number: 555-123-4567\n"

MISTAKES = {
    "no name": (CLINIC, "title: Example Cancer Clinic        # as your patients know you\n", "",
                f"{CLINIC}:4: `title` is missing; write it"),
    "unknown key": (CLINIC, NUMBER, "phone: 555-123-4567\n" + NUMBER,
                    f"{CLINIC}:11: unknown key `phone`; remove it"),
    "misspelled key": (CLINIC, NUMBER, "team-numer: 555-123-4567\n" + NUMBER,
                       f"{CLINIC}:11: unknown key `team-numer`; did you mean team-number?"),
    "number in words": (CLINIC, NUMBER, "team-number: five five five\n",
                        f"{CLINIC}:11: `team-number` must be a whole number to call, such as 555-123-4567 ext. 8, not"
                        " 'five five five'"),
    "number too short": (CLINIC, NUMBER, "team-number: 123-456\n",
                         f"{CLINIC}:11: `team-number` must be a whole number to call, such as 555-123-4567 ext. 8, not"
                         " '123-456'"),
    "hours of no number": (CLINIC, NUMBER, "", f"{CLINIC}:12: `team-hours` needs the `team-number` that they are for"),
    "hours in another language": (CLINIC, "  en: day and night ", "  fr: jour et nuit ",
                                  f"{CLINIC}:14: `team-hours` is in 'fr', which is not a language of clinic.yaml"),
    "a language nobody reads": (CLINIC, "languages: [en] ", "languages: [en, de] ",
                                f"{CLINIC}:1: nobody can read 'de' pages: the library is in en only"),
    "bad date": (CLINIC, 'date: "2026-11-22"', 'date: "2026-11-31"', f"{CLINIC}:7: `date`: there is no day 2026-11-31"),
    "hide what is not there": (CLINIC, "# hide: [some-id, another-id]", "hide: [ccs-helplin]",
                               f"{CLINIC}:17: the library has no resource ccs-helplin to hide; did you mean"
                               " ccs-helpline?"),
    "hide a crisis line": (CLINIC, "# hide: [some-id, another-id]", 'hide: ["988"]',
                           f"{CLINIC}:17: 988 is for people in danger and cannot be hidden; remove it"),
    "hide in a text": (CLINIC, "# hide: [some-id, another-id]", "hide: ccs-helpline",
                       f"{CLINIC}:17: `hide` must be a list, each entry after `- `"),
    "not YAML": (CLINIC, "languages: [en] ", "languages: [en ",
                 f"{CLINIC}:11: is not valid YAML: did not find expected ',' or ']'"),
    "a section of the library": (SECTIONS, "- id: clinic\n", "- id: spread\n",
                                 f"{SECTIONS}:3: the library has the section spread, which a clinic cannot change; call"
                                 " yours otherwise (clinic-spread)"),
    "an urgent section": (SECTIONS, "- id: clinic\n", "- id: clinic\n  urgent: true\n",
                          f"{SECTIONS}:3: a clinic's section cannot be `urgent`; remove it"),
    "an icon that is not there": (SECTIONS, "icon: hospital ", "icon: hospitl ",
                                  f"{SECTIONS}:3: there is no icon hospitl; did you mean hospital?"),
    "a page that is not there": (SECTIONS, "  - clinic-groups\n", "  - clinic-groups\n  - clinic-hours\n",
                                 f"{SECTIONS}:10: there is no articles/clinic/clinic-hours.*.md; write it; did you"
                                 " mean clinic-groups?"),
    "an urgent page": (CONTACT, "short: How to reach us\n", "short: How to reach us\nurgent: true\n",
                       f"{CONTACT}:4: a clinic's page cannot be `urgent`: Get help now is the same everywhere; remove"
                       " it"),
    "a dead link": (CONTACT, "article:emergency-guide", "article:emergency-gide",
                    f"{CONTACT}:26: there is no article emergency-gide; did you mean emergency-guide?"),
    "a dead heading of the library": (CONTACT, "article:emergency-guide", "article:site-bone#nowhere",
                                      f"{CONTACT}:26: there is no heading #nowhere in site-bone"),
    "a resource that is nowhere": (CONTACT, "resources: [example-clinic-group]", "resources: [example-group]",
                                   f"{CONTACT}:13: there is no resource example-group; did you mean"
                                   " example-clinic-group?"),
    "an unknown source": (CONTACT, "[@EXAMPLE-CLINIC]", "[@NOBODY]",
                          f"{CONTACT}:30: there is no source NOBODY in sources.yaml"),
    "another placeholder": (CONTACT, "{team-number}", "{phone}",
                            f"{CONTACT}:22: {{phone}} is filled in by nobody; {{team-number}} is the one that is"),
    "a long sentence": (CONTACT, "12 Example Street, second floor.", f"We are {'on the second floor ' * 8}.",
                        f"{CONTACT}:30: a sentence of 34 words, at most 20; cut it in two: \"We are on the second floor"
                        " …\" [long-sentence]"),
    "HTML": (CONTACT, "12 Example Street", "12 <b>Example</b> Street",
             f"{CONTACT}:30: HTML (<b>) is no part of the format; remove it"),
    "a drawing that is not there": ("pictures/example-clinic-map.en.yaml", "drawing: example-clinic-map",
                                    "drawing: map",
                                    "pictures/example-clinic-map.en.yaml:4: there is no pictures/map.svg; draw it"),
    "a script in a drawing": ("pictures/example-clinic-map.svg", "<title>", "<script/><title>",
                              "pictures/example-clinic-map.svg:2: a picture must not hold <script>; draw with path,"
                              " rect, circle, ellipse, line, polyline, polygon"),
    "a resource of the library": (TURN, "- id: example-clinic-group", "- id: ccs-helpline",
                                  f"{TURN}:3: the library has the resource ccs-helpline, which a clinic cannot change;"
                                  " call yours otherwise (clinic-ccs-helpline)"),
    "a number that is none": (TURN, "phone: 555-123-4568", "phone: ask at the desk",
                              f"{TURN}:7: `phone` must be digits with hyphens or blanks, not 'ask at the desk'"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named(mistake: str, folder: Path, base: Path) -> None:
    name, old, new, message = MISTAKES[mistake]
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert message in problems(folder, base)


def _write(name: str, text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def _page(name: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / CONTACT).rename(folder / "articles" / "clinic" / f"{name}.en.md")
        for file in folder.rglob("*.*"):
            if file.suffix in (".md", ".yaml"):
                text = file.read_text(encoding="utf-8")
                file.write_text(text.replace("clinic-contact", name), encoding="utf-8")

    return write


def _without(name: str) -> Callable[[Path], None]:
    def remove(folder: Path) -> None:
        (folder / name).unlink()

    return remove


FILES = {
    "a page of the library": (
        _page("site-bone"),
        "articles/clinic/site-bone.en.md:1: the library has the article site-bone, which a clinic cannot change; call"
        " yours otherwise (clinic-site-bone)",
    ),
    "words of its own": (
        _write("glossary/en.yaml", "terms:\n- {id: biopsy, title: biopsy, meaning: Something else.}\n"),
        "glossary/en.yaml:1: is no part of the content; remove it, or correct its name or place",
    ),
    "signs of its own": (
        _write(
            "search-words/en.yaml",
            "phrases:\n- {urgent: true, sign: Fever, do: Wait., words: [fever], to: [article:clinic-contact]}\n",
        ),
        "search-words/en.yaml:2: signs of an emergency are the library's to know; remove `urgent`, `sign` and `do`",
    ),
    "search words for the library": (
        _write("search-words/en.yaml", "phrases:\n- {words: [knee], to: [article:site-bone]}\n"),
        "search-words/en.yaml:2: there is no article site-bone",
    ),
    "a source of the library": (
        _write("sources.yaml", "sources:\n- {id: CCS-BONE, publisher: We, title: Us, date: now, licence: ours}\n"),
        "sources.yaml:2: the library has the source CCS-BONE, which a clinic cannot change; call yours otherwise"
        " (CLINIC-CCS-BONE)",
    ),
    "a file of another kind": (
        _write("articles/clinic/hours.docx", "no text"),
        "articles/clinic/hours.docx:1: is no part of the content; remove it, or correct its name or place",
    ),
    "no clinic.yaml": (_without("clinic.yaml"), "clinic.yaml:1: cannot be read: No such file or directory"),
    "no sections.yaml": (_without("sections.yaml"), "sections.yaml:1: cannot be read: No such file or directory"),
}


@pytest.mark.parametrize("mistake", FILES)
def test_a_file_that_does_not_belong_is_named(mistake: str, folder: Path, base: Path) -> None:
    make, message = FILES[mistake]
    make(folder)
    assert message in problems(folder, base)


def test_a_page_that_nobody_checked_for_years_is_named(folder: Path, base: Path) -> None:
    found = problems(folder, base, datetime.date(2029, 1, 1))
    assert any(one.startswith(f"{CONTACT}:15: last checked 26 months ago") for one in found)


def test_hard_reading_is_no_problem_for_a_clinic(folder: Path, base: Path) -> None:
    path = folder / CONTACT
    text = path.read_text(encoding="utf-8")
    hard = "Multidisciplinary reassessment necessitates administrative preauthorization. [@EXAMPLE-CLINIC]"
    path.write_text(text.replace("12 Example Street, second floor.", hard), encoding="utf-8")
    assert problems(folder, base) == []


def test_a_clinic_cites_the_librarys_sources(folder: Path, base: Path) -> None:
    path = folder / CONTACT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("stop at the door.", "stop at the door. [@CCS-BONE]"), encoding="utf-8")
    assert problems(folder, base) == []


def test_a_failed_build_leaves_the_old_file(
    folder: Path, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.library"
    output.write_bytes(b"the last good one")
    (folder / CLINIC).write_text("id: x\n", encoding="utf-8")
    assert clinic_commands.build(folder, output, base, TODAY) == 1
    assert output.read_bytes() == b"the last good one"
    assert re.search(r"\d+ problems in \d+ files?\n$", capsys.readouterr().err)


def test_no_folder_and_no_library(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clinic", "build", str(tmp_path / "none")]) == 1
    assert "there is no folder" in capsys.readouterr().err
    assert main(["clinic", "build", str(folder), "--library", str(tmp_path / "none")]) == 2
    assert "There is no library at" in capsys.readouterr().err
