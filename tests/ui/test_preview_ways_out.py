# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""From a preview pages go to a printer or into a file, or whoever asked is told why not."""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from metsguide.policy import Policy
from metsguide.ui import printer as printer_module
from metsguide.ui.preview import Ways
from tests.html_check import Checked
from tests.ui.at_preview import Chooser, sheets
from tests.ui.conftest import Opener, let_go
from tests.ui.paper_pages import codes_on, opened, words_of
from tests.ui.reader import Reader

# --- To a printer ----------------------------------------------------------------------------------


def test_the_pages_come_out_as_they_were_shown(bone: Reader, chooser: Chooser) -> None:
    bone.ctrl(Qt.Key.Key_P)
    bone.press("Larger letters (18 pt)")
    shown = len(sheets(bone))
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


# --- Into a file -----------------------------------------------------------------------------------


def test_a_pdf_is_saved(bone: Reader, chooser: Chooser, tmp_path: Path) -> None:
    chooser.file = tmp_path / "Knochen ü.pdf"
    bone.ctrl(Qt.Key.Key_P)
    pages = len(sheets(bone))
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
