# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Running text: it loads nothing, and its links are where they seem to be."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QFileInfo, QSize, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from metsguide.ui.text_block import TextBlock
from metsguide.ui.theme import Look
from tests.ui.reader import click, press_key

WIDTH = 400


def _shown(qtbot: QtBot, html: str, *, citations: bool = False) -> TextBlock:
    look = Look("light")
    look.apply()
    text = TextBlock(look, html, "body", citations=citations)
    qtbot.addWidget(text)
    text.flow(WIDTH)
    text.show()
    return text


@pytest.mark.parametrize("scheme", ["http", "file", "qrc", "data", "relative"])
def test_a_picture_by_address_is_never_loaded(qtbot: QtBot, tmp_path: Path, scheme: str) -> None:
    picture = tmp_path / "picture.png"
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(picture))
    address = {
        "http": "http://127.0.0.1:9/picture.png",
        "file": picture.as_uri(),
        "qrc": "qrc:/qt-project.org/styles/commonstyle/images/standardbutton-apply-32.png",
        "data": f"data:image/png;base64,{b64encode(picture.read_bytes()).decode()}",
        "relative": str(picture),
    }[scheme]
    text = _shown(qtbot, f'<p>Before <img src="{address}"> after</p>')
    assert text.grab().width() > 0
    loaded = text.document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
    assert loaded.size() == QSize(1, 1)
    assert text.height() < image.height(), "the picture takes room, so it has been read"


def test_a_style_sheet_by_address_is_never_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    sheet = tmp_path / "style.css"
    sheet.write_text("p { font-size: 90px; }")
    link = f'<link rel="stylesheet" type="text/css" href="{sheet.as_uri()}">'
    html = f"<html><head>{link}</head><body><p>Small</p></body></html>"
    assert QFileInfo(str(sheet)).exists()
    assert QFile.exists(str(sheet))
    assert _shown(qtbot, html).height() < 90


def test_a_link_is_pressed_where_its_words_stand(qtbot: QtBot) -> None:

    words = "many words that fill the line until it breaks " * 4
    text = _shown(qtbot, f'<p>{words}<a href="article:a">first link</a> and <a href="term:b">second</a>.</p>')
    assert [(link.href, link.text) for link in text.links] == [("article:a", "first link"), ("term:b", "second")]
    for link in text.links:
        for rect in text.link_rects(link):
            with qtbot.waitSignal(text.activated) as activated:
                click(text, rect.center().toPoint())
            assert activated.args == [link.href]
    with qtbot.assertNotEmitted(text.activated):
        click(text, text.rect().topLeft())


def test_citations_are_shown_only_when_asked_for(qtbot: QtBot) -> None:
    html = '<p>It helps. <a class="cite" href="source:A">[1]</a> Yes.</p>'
    cited = _shown(qtbot, html, citations=True)
    assert cited.plain_text() == "It helps. [1] Yes."
    assert [link.href for link in cited.links] == ["source:A"]
    text = _shown(qtbot, html)
    assert text.plain_text() == "It helps. Yes."
    assert text.links == []


def test_lists_have_the_signs_of_their_kind_and_headings_their_own_size(qtbot: QtBot) -> None:
    from PySide6.QtGui import QFontMetricsF

    look = Look("light")
    one = "<ol><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ol>"
    text = _shown(qtbot, f'<h2 id="x">Head</h2>{one}<p>e</p><ul><li>f</li></ul><ol><li>g</li></ol>')
    blocks = {text.document.findBlockByNumber(n).text(): n for n in range(text.document.blockCount())}
    assert text.signs() == [(blocks[w], s) for w, s in zip("cfabdg", ["•", "•", "1", "2", "3", "1"], strict=True)]
    line = text.document.firstBlock().layout().lineAt(0)
    assert line.naturalTextWidth() == QFontMetricsF(look.font("heading")).horizontalAdvance("Head")
    assert [n for n in blocks.values() if text.is_heading(n)] == [blocks["Head"]]


def test_text_can_be_selected_and_copied(qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    text = _shown(qtbot, "<p>One two</p><p>three</p>")
    text.setFocus()
    press_key(text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press_key(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "One two\nthree"


def test_a_text_is_as_high_as_its_words_need(qtbot: QtBot) -> None:
    text = _shown(qtbot, f"<p>{'words ' * 200}</p>")
    narrow = text.flow(200)
    wide = text.flow(800)
    assert narrow > 2 * wide > 0
    assert (text.width(), text.height()) == (800, wide)
