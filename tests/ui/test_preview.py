# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Before something is printed it is shown; from there it goes to a printer or into a file."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from metsguide.paper_text import as_text
from metsguide.policy import Policy
from metsguide.settings import Settings
from metsguide.ui import printer as printer_module
from metsguide.ui.preview import Preview, Ways
from metsguide.ui.sheet import Sheet
from tests.html_check import Checked
from tests.ui.conftest import Opener, let_go
from tests.ui.paper_pages import codes_on, opened, words_of
from tests.ui.reader import Reader


class Chooser:
    """Stands in for a person at the dialogs: answers with a printer that writes a file, and with a file's name."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self.printed = folder / "printed.pdf"
        self.file: Path | str = ""
        self.asked: list[tuple[str, str]] = []
        self.would = True
        self.first = self.last = 0
        previewing = reader.window.at_hand.previewing
        previewing.ways = previewing.ways._replace(choose_printer=self.printer, choose_file=self.name)

    def printer(self, printer: QPrinter, window: QWidget) -> bool:
        assert window.isVisible()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        if self.last:
            printer.setFromTo(self.first, self.last)
        return self.would

    def name(self, window: QWidget, title: str, proposed: str, kind: str) -> str:
        assert window.isVisible()
        assert title == "Save"
        self.asked.append((Path(proposed).name, kind))
        return str(self.file)


@pytest.fixture
def bone(open_at: Opener) -> Reader:
    return open_at("article:site-bone")


@pytest.fixture
def chooser(bone: Reader, tmp_path: Path) -> Chooser:
    return Chooser(bone, tmp_path)


def _sheets(reader: Reader) -> list[Sheet]:
    return reader.widgets(Sheet)


# --- Opening and closing ---------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["button", "key"])
def test_the_pages_are_shown_before_they_are_printed(bone: Reader, way: str) -> None:
    if way == "button":
        bone.press("Print")
    else:
        bone.ctrl(Qt.Key.Key_P)
    assert bone.title == "Before you print"
    assert bone.sees(f"Cancer that has spread to bone: {len(_sheets(bone))} pages")
    assert len(_sheets(bone)) > 3
    assert bone.focus is bone.button("Print these pages")
    assert bone.button("Get help now").isVisible(), "it is always in view"


@pytest.mark.parametrize("way", ["Close", "escape"])
def test_closing_leads_back_to_the_very_place(bone: Reader, way: str) -> None:
    text, _ = bone.link("metastases")
    text.setFocus()
    bone.scroll_to(700)
    bone.ctrl(Qt.Key.Key_P)
    if way == "escape":
        bone.key(Qt.Key.Key_Escape)
    else:
        bone.press(way)
    assert bone.title == "Cancer that has spread to bone"
    assert bone.scrolled == 700
    assert bone.focus is text


@pytest.mark.parametrize("way", [Qt.Key.Key_F1, Qt.Key.Key_Left])
def test_going_on_closes_it(open_at: Opener, way: Qt.Key) -> None:
    reader = open_at("home")
    reader.go("article:site-bone")
    reader.scroll_to(500)
    reader.ctrl(Qt.Key.Key_P)
    reader.alt(way) if way == Qt.Key.Key_Left else reader.key(way)
    assert reader.place == ("home" if way == Qt.Key.Key_Left else "article:emergency-guide")
    assert not reader.window.stack.findChildren(Preview) or not _sheets(reader)
    if way == Qt.Key.Key_F1:
        reader.alt(Qt.Key.Key_Left)
        assert reader.scrolled == 500, "where the page was left, not where the preview was"


@pytest.mark.parametrize("page", ["home", "keys", "preferences", "about", "search:bone", "article:there-is-none"])
def test_where_there_is_nothing_to_print_it_says_so(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    reader.ctrl(Qt.Key.Key_P)
    assert reader.sees("There is nothing to print here", reader.dialog)
    reader.press("Close", reader.dialog)


@pytest.mark.parametrize("page", ["article:emergency-guide", "resources", "glossary", "article:prognosis-numbers"])
def test_what_there_is_to_print_is_shown(open_at: Opener, page: str) -> None:
    reader = open_at(page)
    reader.ctrl(Qt.Key.Key_P)
    assert _sheets(reader)
    assert reader.page.paper().title


def test_the_places_are_printed_as_they_are_filtered(open_at: Opener) -> None:
    reader = open_at("resources")
    reader.pick(reader.combo("Language"), "French")
    shown = next(text for text in reader.texts() if text.endswith(" places"))
    reader.ctrl(Qt.Key.Key_P)
    paper = reader.page.paper()
    assert paper.lead == "Language: French"
    contacts = [part for part in paper.parts if type(part).__name__ == "Contact"]
    assert f"{len(contacts)} places" == shown


def test_the_words_are_printed_as_they_are_narrowed(open_at: Opener) -> None:
    reader = open_at("glossary")
    reader.widgets(QWidget, reader.page)
    reader.page._box.setFocus()
    reader.type("biops")
    reader.ctrl(Qt.Key.Key_P)
    text = as_text(reader.page.paper())
    assert "biopsy" in text
    assert text.count("\n- ") < 5


# --- What a reader can choose -----------------------------------------------------------------------------


def test_letters_can_be_larger(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    pages = len(_sheets(bone))
    bone.press("Larger letters (18 pt)")
    assert len(_sheets(bone)) > pages
    assert bone.button("Larger letters (18 pt)").isChecked()
    assert not bone.button("Large letters (14 pt)").isChecked()
    assert bone.focus is bone.button("Larger letters (18 pt)")


def test_the_size_is_not_remembered(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Larger letters (18 pt)")
    bone.key(Qt.Key.Key_Escape)
    bone.ctrl(Qt.Key.Key_P)
    assert bone.page.points == 14


def test_survival_numbers_are_there_once_they_are_asked_for(open_at: Opener) -> None:
    reader = open_at("article:prognosis-numbers")
    reader.ctrl(Qt.Key.Key_P)
    assert not reader.button("With survival numbers").isChecked()
    closed = " ".join(sheet.accessibleDescription() for sheet in _sheets(reader))
    reader.press("With survival numbers")
    assert reader.button("With survival numbers").isChecked()
    assert len(" ".join(sheet.accessibleDescription() for sheet in _sheets(reader))) > len(closed)
    reader.key(Qt.Key.Key_Escape)
    reader.press("Show the numbers")
    reader.ctrl(Qt.Key.Key_P)
    assert reader.button("With survival numbers").isChecked(), "they are open on the page"


def test_an_article_without_them_does_not_offer_them(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    assert not bone.buttons("With survival numbers")
    assert bone.buttons("With codes for the sources")


def test_everything_is_reached_by_keyboard_and_has_a_name(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    for made in bone.widgets(QPushButton, bone.page):
        assert made.accessibleName()
        if made.text() != "Larger letters (18 pt)":
            bone.tab_until(made)
    bone.tab_until(bone.button("Large letters (14 pt)"))
    bone.key(Qt.Key.Key_Right)
    assert bone.focus is bone.button("Larger letters (18 pt)"), "of two, an arrow leads from one to the other"
    assert bone.page.points == 18
    last = _sheets(bone)[-1]
    bone.tab_until(last)
    assert bone.in_view(last), "it has scrolled there"
    interface = QAccessible.queryAccessibleInterface(last)
    assert interface.text(QAccessible.Text.Name) == f"Page {len(_sheets(bone))} of {len(_sheets(bone))}"
    assert bone.page.column.accessibleName() == "Before you print"
    assert "Breast cancer in a bone is still breast cancer" in _sheets(bone)[0].accessibleDescription()


def test_paper_is_white_in_every_theme(open_at: Opener) -> None:
    reader = open_at("article:site-bone", Settings(theme="high-contrast"))
    reader.ctrl(Qt.Key.Key_P)
    picture = _sheets(reader)[0].grab().toImage()
    assert picture.pixelColor(12, 12).name() == "#ffffff"
    colours = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 300, 3)}
    assert "#000000" in colours
    assert all(len({name[1:3], name[3:5], name[5:7]}) == 1 for name in colours - _edge(picture)), "grey is no hue"


def _edge(picture: Any) -> set[str]:
    """The colour of the line around the sheet, which is of the screen."""
    return {picture.pixelColor(0, 0).name()}


def test_a_page_that_changed_size_meanwhile_is_made_anew(bone: Reader) -> None:
    bone.ctrl(Qt.Key.Key_P)
    bone.look.choose_text_size(150)
    bone.settle()
    bone.key(Qt.Key.Key_Escape)
    heading = next(one for one in bone.widgets(QWidget, bone.page.column) if one.property("heading_level") == 1)
    assert heading.font().pixelSize() == 51


# --- To a printer -----------------------------------------------------------------------------------------


def test_the_pages_come_out_as_they_were_shown(bone: Reader, chooser: Chooser) -> None:
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Larger letters (18 pt)")
    shown = len(_sheets(bone))
    bone.press("Print these pages")
    assert bone.sees("The pages are on their way to the printer.")
    with opened(chooser.printed.read_bytes()) as document:
        assert len(document) == shown
        assert document.get_metadata_dict()["Title"] == "MetsGuide", "a queue says no more than this"
        assert "Cancer that has spread to bone" in words_of(document)
        assert any(codes_on(document, page) for page in range(len(document)))


def test_printing_again_with_the_key_prints(bone: Reader, chooser: Chooser) -> None:
    bone.ctrl(Qt.Key.Key_P)
    assert not chooser.printed.exists()
    bone.ctrl(Qt.Key.Key_P)
    assert chooser.printed.exists()


def test_some_pages_only(bone: Reader, chooser: Chooser) -> None:
    chooser.first, chooser.last = 2, 3
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Print these pages")
    with opened(chooser.printed.read_bytes()) as document:
        assert len(document) == 2
        assert "Page 2 of" in words_of(document)


def test_a_reader_may_not_want_to_after_all(bone: Reader, chooser: Chooser) -> None:
    chooser.would = False
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Print these pages")
    assert not chooser.printed.exists()
    assert bone.dialog is None
    assert not bone.sees("on their way")
    assert bone.title == "Before you print"


@pytest.mark.qt_log_ignore("^QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.printed = tmp_path / "no such folder" / "x.pdf"
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Print these pages")
    assert bone.sees("The printer did not take the pages.", bone.dialog)
    bone.press("Close", bone.dialog)


@pytest.mark.parametrize("answer", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_the_systems_dialog_is_asked_and_freed(
    bone: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: QDialog.DialogCode
) -> None:
    asked: list[Callable[[], object]] = []

    def execute(dialog: QPrintDialog) -> int:
        asked.append(weakref.ref(dialog))
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "asked.pdf"))
        return answer.value

    monkeypatch.setattr(QPrintDialog, "exec", execute)
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Print these pages")
    assert len(asked) == 1
    assert (tmp_path / "asked.pdf").exists() == (answer == QDialog.DialogCode.Accepted)
    let_go()
    gc.collect()
    assert asked[0]() is None


def test_a_laid_down_printer_is_not_asked_for(open_at: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reader = open_at("article:site-bone", policy=Policy(printing="printer Front desk"))
    chosen: list[str] = []

    class Info:
        @staticmethod
        def availablePrinterNames() -> list[str]:
            return ["Front desk"]

    def choose(printer: QPrinter, name: str) -> None:
        chosen.append(name)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "desk.pdf"))

    monkeypatch.setattr(printer_module, "QPrinterInfo", Info)
    monkeypatch.setattr(QPrinter, "setPrinterName", choose)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: pytest.fail("a dialog was opened"))
    reader.ctrl(Qt.Key.Key_P)
    reader.press("Print these pages")
    assert chosen == ["Front desk"]
    assert (tmp_path / "desk.pdf").exists()


def test_printing_is_loaded_when_something_is_printed(library_file: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from metsguide.library import Library
from metsguide.settings import Settings
from metsguide.ui.app import make_application, open_window
app = make_application([])
session = open_window(Library.open(Path({str(library_file)!r})), Settings(), "en", "article:site-bone")
session.window.show()
app.processEvents()
assert not {{"metsguide.ui.preview", "metsguide.ui.qr", "segno", "PySide6.QtPrintSupport"}} & set(sys.modules)
session.window.print_page()
app.processEvents()
assert "metsguide.ui.preview" in sys.modules
assert "PySide6.QtPrintSupport" not in sys.modules, "to look costs no printer"
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


# --- Into a file --------------------------------------------------------------------------------------------


def test_a_pdf_is_saved(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.file = tmp_path / "Knochen ü.pdf"
    bone.ctrl(Qt.Key.Key_P)
    pages = len(_sheets(bone))
    bone.press("Save as PDF")
    assert chooser.asked == [("site-bone.pdf", "PDF document (*.pdf)")]
    assert bone.sees(f"Saved: {chooser.file}")
    assert bone.focus is bone.button("Save as PDF")
    with opened(Path(chooser.file).read_bytes()) as document:
        assert len(document) == pages
    assert [one.name for one in tmp_path.iterdir()] == ["Knochen ü.pdf"], "nothing else is left there"


def test_an_ending_is_added_where_none_was_typed(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.file = tmp_path / "page.v2"
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Save as plain text")
    assert "Breast cancer in a bone is still breast cancer" in (tmp_path / "page.v2.txt").read_text(encoding="utf-8")


def test_a_web_page_is_saved(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.file = tmp_path / "page.html"
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Save as web page")
    page = Checked((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert page.problems == []
    assert page.title == "Cancer that has spread to bone"


@pytest.mark.usefixtures("chooser")
def test_a_reader_may_not_name_a_file_after_all(bone: Reader, tmp_path: Path) -> None:
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Save as PDF")
    assert list(tmp_path.iterdir()) == []
    assert bone.dialog is None


def test_a_folder_that_is_not_there_is_told(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.file = tmp_path / "gone" / "page.pdf"
    _refused(bone, f"{chooser.file} could not be written (there is no such folder).")
    assert not (tmp_path / "gone").exists(), "nobody wants a folder made of a typing mistake"


def test_a_folder_of_that_name_is_told(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.file = tmp_path / "page.pdf"
    Path(chooser.file).mkdir()
    _refused(bone, f"{chooser.file} could not be written (")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc takes no files from anybody, root neither")
def test_a_folder_that_may_not_be_written_is_told(bone: Reader, chooser: Chooser) -> None:
    chooser.file = Path("/proc/page.pdf")
    _refused(bone, "/proc/page.pdf could not be written (")


def test_a_full_disk_is_told_and_the_old_file_is_whole(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.file = tmp_path / "page.pdf"
    Path(chooser.file).write_bytes(b"what was there")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        _refused(bone, f"{chooser.file} could not be written (")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert Path(chooser.file).read_bytes() == b"what was there"
    assert [one.name for one in tmp_path.iterdir()] == ["page.pdf"]


def _refused(reader: Reader, said: str) -> None:
    reader.ctrl(Qt.Key.Key_P)
    reader.press("Save as PDF")
    assert reader.sees("This was not saved", reader.dialog)
    assert reader.sees(said, reader.dialog)
    assert reader.sees("Choose another folder", reader.dialog)
    reader.press("Close", reader.dialog)
    assert reader.title == "Before you print"


def test_in_a_kiosk_nothing_goes_into_files(open_at: Opener) -> None:
    reader = open_at("article:site-bone")
    previewing = reader.window.at_hand.previewing
    previewing.ways = Ways(files=False)
    reader.ctrl(Qt.Key.Key_P)
    assert [one.text().strip() for one in reader.buttons("", reader.page)] == [
        "Print these pages", "Close", "Large letters (14 pt)", "Larger letters (18 pt)", "With codes for the sources",
    ]  # fmt: skip


# --- Nothing stays ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["escape", "leave", "size"])
def test_a_preview_is_freed_when_it_is_closed(bone: Reader, way: str) -> None:
    bone.ctrl(Qt.Key.Key_P)
    gc.collect()
    gc.disable()
    try:
        gone = [weakref.ref(one) for one in (bone.page, *bone.widgets(Sheet))]
        if way == "size":
            bone.press("Larger letters (18 pt)")
            gone = gone[1:]
        elif way == "leave":
            bone.key(Qt.Key.Key_F1)
        else:
            bone.key(Qt.Key.Key_Escape)
        bone.settle()
        let_go()
        assert [one() for one in gone if one() is not None] == []
    finally:
        gc.enable()


@pytest.mark.usefixtures("chooser")
def test_nothing_grows_with_what_was_previewed(bone: Reader) -> None:
    def preview() -> None:
        for _ in range(3):
            bone.ctrl(Qt.Key.Key_P)
            bone.press("Larger letters (18 pt)")
            bone.press("Print these pages")
            bone.key(Qt.Key.Key_Escape)
        bone.settle()
        let_go()

    preview()
    before = len(bone.window.findChildren(QObject)), len(QApplication.allWidgets())
    preview()
    assert (len(bone.window.findChildren(QObject)), len(QApplication.allWidgets())) == before
