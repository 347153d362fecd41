# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A clinic's own pages on top of a library: what is added, what stays, what is hidden, and what cannot be opened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from metsguide import store
from metsguide.cli import main
from metsguide.clinic import ClinicForAnother, Facts, open_on
from metsguide.library import Library, LibraryDamaged, LibraryMissing, LibraryTooNew, NotALibrary
from metsguide.library_file import CLINIC
from metsguide.model import Article, Panel
from metsguide.plain import article_as_text
from metsguide.search_shelves import ShelfSearch
from tests.library_fixture import write_library

FACTS = Facts("The Clinic", "555-123-4567", {"en": "day and night"}, ("lost",), "test", "1.2")

_RENAMED = """
UPDATE section SET id = 'clinic', title = 'The Clinic' WHERE id = 'spread';
UPDATE section SET id = 'clinic-help', urgent = 0 WHERE id = 'help';
UPDATE summary SET section = 'clinic' WHERE section = 'spread';
UPDATE summary SET section = 'clinic-help' WHERE section = 'help';
UPDATE summary SET id = 'clinic-' || id, title = 'Clinic page: ' || title;
UPDATE article SET id = 'clinic-' || id;
UPDATE resource SET id = 'clinic-' || id, title = 'Clinic place';
UPDATE term SET id = 'clinic-' || id;
UPDATE entry SET id = 'clinic-' || id;
UPDATE entry SET title = 'Clinic page: ' || title WHERE kind <> 'term';
"""


def write_clinic(path: Path, facts: Facts | None = FACTS, script: str = "") -> Path:
    """Write the small library of the tests as if a clinic had made it, with ids of its own."""
    write_library(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_RENAMED + script)
        connection.execute(f"PRAGMA application_id = {store.CLINIC_ID}")
        if facts is not None:
            connection.execute("INSERT INTO meta VALUES ('clinic', ?)", (facts.as_json(),))
        connection.commit()
    return path


@pytest.fixture
def base(tmp_path: Path) -> Iterator[Library]:
    with Library.open(write_library(tmp_path / "base.library")) as library:
        yield library


@pytest.fixture
def both(base: Library, tmp_path: Path) -> Iterator[Library]:
    library, notice = open_on(base, write_clinic(tmp_path / "clinic.library"))
    assert notice == ""
    with library:
        yield library


def page(library: Library, id: str) -> Article:
    article = library.article(id, "en")
    assert article is not None
    return article


# --- What is there ------------------------------------------------------------------------------------


def test_the_clinics_section_comes_first_and_nothing_is_lost(both: Library, base: Library) -> None:
    ids = [section.id for section in both.sections("en")]
    assert ids == ["clinic-help", "clinic", *(section.id for section in base.sections("en"))]
    assert [one.id for one in both.articles("clinic", "en")] == ["clinic-bone", "clinic-liver"]
    assert both.articles("spread", "en") == base.articles("spread", "en")
    assert set(both.article_ids()) == {*base.article_ids(), "clinic-bone", "clinic-liver", "clinic-fever"}


def test_its_pages_are_marked_and_the_librarys_are_not(both: Library) -> None:
    assert page(both, "clinic-bone").clinic == "The Clinic"
    assert page(both, "bone").clinic == ""
    text = article_as_text(both, page(both, "clinic-bone"))
    assert "The Clinic wrote this page. It is not part of MetsGuide's library." in text
    assert "Not yet reviewed by a clinician" not in text
    assert "wrote this page" not in article_as_text(both, page(both, "bone"))


def test_its_places_to_turn_come_first_and_what_it_hides_is_nowhere(both: Library) -> None:
    found = both.resources("en")
    assert [one.id for one in found] == ["clinic-helpline", "clinic-lost", "helpline"]
    assert [one.clinic for one in found] == ["The Clinic", "The Clinic", ""]
    assert both.resource("lost", "en") is None
    assert both.resource("helpline", "en") is not None
    own = both.resource("clinic-lost", "en")
    assert own is not None
    assert own.clinic == "The Clinic"


def test_what_the_library_says_of_medicine_stands(base: Library, tmp_path: Path) -> None:
    same = """
        UPDATE summary SET id = 'bone', title = 'Not true' WHERE id = 'clinic-bone';
        UPDATE article SET id = 'bone', blocks = '[]' WHERE id = 'clinic-bone';
        UPDATE entry SET id = 'bone', title = 'Not true' WHERE id = 'clinic-bone';
        UPDATE resource SET id = 'helpline', title = 'Not true' WHERE id = 'clinic-helpline';
        UPDATE section SET id = 'spread' WHERE id = 'clinic';
        UPDATE section SET id = 'help' WHERE id = 'clinic-help';
        UPDATE source SET title = 'Not true';
    """
    before = base.article("bone", "en"), base.resource("helpline", "en"), base.source("A"), base.sections("en")
    library, _ = open_on(base, write_clinic(tmp_path / "clinic.library", script=same))
    after = (library.article("bone", "en"), library.resource("helpline", "en"), library.source("A"),
             library.sections("en"))  # fmt: skip
    assert after == before
    assert len([one for one in library.resources("en") if one.id == "helpline"]) == 1
    titles = [hit.title for hit in ShelfSearch(library).find("bone", "en").hits]
    assert "Not true" not in titles


def test_what_a_word_means_is_the_librarys_to_say(both: Library, base: Library) -> None:
    assert both.terms("en") == base.terms("en")
    assert both.term("clinic-bone-scan", "en") is None
    terms = [hit.id for hit in ShelfSearch(both).find("bone scan", "en").hits if hit.kind == "term"]
    assert terms == ["bone-scan"]


def test_a_language_that_the_clinic_lacks_is_given_in_its_first(both: Library) -> None:
    found = [both.article(id, "fr") for id in ("clinic-bone", "clinic-liver", "bone", "liver")]
    assert [article.language for article in found if article is not None] == ["fr", "en", "fr", "en"]


def test_its_sources_are_found(both: Library) -> None:
    assert [source.id for source in both.sources(page(both, "clinic-bone").sources)] == ["B", "A"]


# --- The team's number --------------------------------------------------------------------------------


def test_the_number_stands_on_every_page_about_an_emergency(both: Library, base: Library) -> None:
    notes = [block for block in page(both, "fever").blocks if isinstance(block, Panel)]
    assert [note.kind for note in notes] == ["note"]
    assert notes[0].html == (
        '<p><strong>The Clinic:</strong> <a href="tel:555-123-4567">555-123-4567</a> (the number your team gave you; '
        "day and night)</p>"
    )
    assert [block for block in page(both, "fever").blocks if block not in notes] == list(page(base, "fever").blocks)
    assert page(both, "bone").blocks == page(base, "bone").blocks


def test_without_a_number_nothing_is_added(base: Library, tmp_path: Path) -> None:
    facts = FACTS._replace(team_number="", team_hours={})
    library, _ = open_on(base, write_clinic(tmp_path / "clinic.library", facts))
    assert page(library, "fever") == page(base, "fever")


# --- One search ---------------------------------------------------------------------------------------


def test_both_are_searched_together(both: Library, base: Library) -> None:
    found = ShelfSearch(both).find("bone", "en").hits
    ids = [hit.id for hit in found]
    assert ids[0] == "clinic-bone", "its title says it"
    assert {hit.id for hit in ShelfSearch(base).find("bone", "en").hits} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_mistake_is_mended_by_the_library_and_never_into_a_clinics_few_words(both: Library) -> None:
    found = ShelfSearch(both).find("boen", "en")
    assert found.mended == (("boen", "bone"),)
    assert "clinic-bone" in [hit.id for hit in found.hits]
    as_typed = ShelfSearch(both).find("boen", "en", as_typed=True)
    assert as_typed.hits == ()


def test_what_is_hidden_is_not_found(both: Library, base: Library) -> None:
    assert "lost" in [hit.id for hit in ShelfSearch(base).find("lost page", "en").hits]
    assert "lost" not in [hit.id for hit in ShelfSearch(both).find("lost page", "en").hits]


def test_no_more_is_found_than_asked_for(both: Library) -> None:
    assert len(ShelfSearch(both).find("bone", "en", 2).hits) == 2
    assert ShelfSearch(both).find("", "en").hits == ()


# --- What cannot be opened ----------------------------------------------------------------------------


def _refused(base: Library, path: Path) -> str:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - each test says which
        open_on(base, path)
    assert base.article_ids(), "the library is still open"
    return f"{type(caught.value).__name__}: {caught.value}"


def test_a_folder_stands_for_the_file_in_it(base: Library, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    write_clinic(folder / "clinic.library")
    library, _ = open_on(base, folder)
    assert library.sections("en")[1].id == "clinic"


def test_no_such_file(base: Library, tmp_path: Path) -> None:
    said = _refused(base, tmp_path / "none.library")
    assert said.startswith(LibraryMissing.__name__)
    assert "Name another with --clinic FILE, or make this one with: metsguide clinic build FOLDER" in said


def test_something_else(base: Library, tmp_path: Path) -> None:
    path = tmp_path / "clinic.library"
    path.write_text("our pages", encoding="utf-8")
    said = _refused(base, path)
    assert said.startswith(NotALibrary.__name__)
    assert "is not a MetsGuide clinic library. Name another with --clinic FILE" in said


def test_a_whole_library_is_no_clinics_and_a_clinics_is_no_whole_one(base: Library, tmp_path: Path) -> None:
    assert "is a whole library, not a clinic's own pages" in _refused(base, base.path)
    path = write_clinic(tmp_path / "clinic.library")
    with pytest.raises(NotALibrary, match="holds a clinic's own pages, which lie on top of a library"):
        Library.open(path)


def test_a_file_cut_short(base: Library, tmp_path: Path) -> None:
    path = write_clinic(tmp_path / "clinic.library")
    path.write_bytes(path.read_bytes()[:9000])
    said = _refused(base, path)
    assert said.startswith(LibraryDamaged.__name__)
    assert "it has 9000 of its" in said


@pytest.mark.parametrize(
    "facts", [None, "{", "[]", '{"title": "x"}', json.dumps({**FACTS._asdict(), "more": 1}), '{"hidden": 5}']
)
def test_a_file_that_does_not_say_what_a_clinic_is(base: Library, tmp_path: Path, facts: str | None) -> None:
    path = write_clinic(tmp_path / "clinic.library", None)
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany("INSERT INTO meta VALUES ('clinic', ?)", [(facts,)] if facts else [])
        connection.commit()
    said = _refused(base, path)
    assert said.startswith(LibraryDamaged.__name__)
    assert "it does not say what a clinic is" in said


def test_a_newer_file(base: Library, tmp_path: Path) -> None:
    path = write_clinic(tmp_path / "clinic.library", script=f"PRAGMA user_version = {store.FORMAT + 1};")
    said = _refused(base, path)
    assert said.startswith(LibraryTooNew.__name__)
    assert "it was made for a newer MetsGuide" in said


def test_a_file_for_another_library(base: Library, tmp_path: Path) -> None:
    said = _refused(base, write_clinic(tmp_path / "clinic.library", FACTS._replace(base="another")))
    assert said.startswith(ClinicForAnother.__name__)
    assert "were made for the library 'another', and this one is 'test'" in said


def test_a_file_for_another_version_is_shown_with_a_notice(base: Library, tmp_path: Path) -> None:
    library, notice = open_on(base, write_clinic(tmp_path / "c.library", FACTS._replace(base_version="1.1")))
    assert library.sections("en")[1].id == "clinic"
    assert "were made for version 1.1 of the library, and this is version 1.2. They are shown" in notice


def test_closing_closes_both(base: Library, tmp_path: Path) -> None:
    path = write_clinic(tmp_path / "clinic.library")
    library, _ = open_on(base, path)
    own = library.shelves[0]
    library.close()
    for closed in (base, own):
        with pytest.raises(sqlite3.ProgrammingError):
            closed.article_ids()
    with Library.open(path, CLINIC) as again:
        assert again.article_ids()


# --- The commands -------------------------------------------------------------------------------------


def test_the_commands_read_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = ["--library", str(write_library(tmp_path / "base.library")),
             "--clinic", str(write_clinic(tmp_path / "clinic.library", FACTS._replace(base_version="0")))]  # fmt: skip
    assert main(["show", "clinic-bone", *files]) == 0
    said = capsys.readouterr()
    assert "The Clinic wrote this page." in said.out
    assert "were made for version 0 of the library" in said.err
    assert main([*files, "search", "bone"]) == 0
    assert "[article:clinic-bone]" in capsys.readouterr().out
    assert main(["resources", "--json", *files]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["clinic"] for one in listed] == ["The Clinic", "The Clinic", ""]


def test_the_commands_say_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = str(write_library(tmp_path / "base.library"))
    assert main(["show", "bone", "--library", base, "--clinic", base]) == 2
    assert "is a whole library, not a clinic's own pages" in capsys.readouterr().err
