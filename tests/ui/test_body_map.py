# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The body of the home page: what is pointed at lights up, and what is pressed opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from metsguide.settings import Settings
from metsguide.ui.body_map import SPREAD, STARTED, BodyMap, Spot
from tests.ui.conftest import Opener
from tests.ui.reader import Reader

# Points of the figure that lie on a shape and far from where its line starts; all but a few lie within the frame of
# the bones, or of another shape that reaches around them.
ON_SHAPES = (
    (False, "site-brain", 98, 30),
    (False, "site-leptomeninges", 110, 110),
    (False, "site-nodes", 61, 133),
    (False, "site-lung", 87, 150),
    (False, "site-liver", 85, 208),
    (False, "site-skin-adrenal-other", 140, 214),
    (False, "site-peritoneum", 90, 255),
    (False, "site-bone", 39, 180),
    (False, "site-bone", 80, 350),
    (True, "pri-thyroid", 104, 90),
    (True, "pri-breast", 140, 168),
    (True, "pri-lung", 88, 140),
    (True, "pri-stomach", 128, 196),
    (True, "pri-pancreas", 100, 229),
    (True, "pri-kidney", 146, 234),
    (True, "pri-colorectal", 76, 262),
    (True, "pri-ovarian", 124, 264),
    (True, "pri-bladder", 113, 275),
    (True, "pri-prostate", 109, 285),
    (True, "pri-melanoma", 42, 175),
)


def _body(reader: Reader, started: bool) -> BodyMap:
    if started:
        reader.press("It started in", reader.page)
        reader.settle()
    (body,) = reader.widgets(BodyMap, reader.page)
    return body


def _colours(body: BodyMap, spot: Spot, around: int = 16) -> set[str]:
    """The colours near a spot."""
    image = body.grab().toImage()
    at = body.point(spot.x, spot.y).toPoint()
    near = QRect(at - QPoint(around, around), at + QPoint(around, around)).intersected(image.rect())
    return {
        QColor(image.pixel(x, y)).name().upper()
        for x in range(near.left(), near.right())
        for y in range(near.top(), near.bottom())
    }


@pytest.mark.parametrize(("started", "article", "x", "y"), ON_SHAPES)
def test_a_shape_leads_to_its_own_page(open_at: Opener, started: bool, article: str, x: float, y: float) -> None:
    reader = open_at("home")
    body = _body(reader, started)
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.point(x, y).toPoint())
    assert reader.place == f"article:{article}"


@pytest.mark.parametrize("started", [False, True])
def test_beside_every_shape_nothing_opens(open_at: Opener, started: bool) -> None:
    reader = open_at("home")
    body = _body(reader, started)
    for x, y in ((20, 20), (110, 360), (60, 250)):
        QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.point(x, y).toPoint())
    assert reader.place == "home"


@pytest.mark.parametrize("theme", ["light", "high-contrast"])
@pytest.mark.parametrize(("started", "spots"), [(False, SPREAD), (True, STARTED)])
def test_the_keyboard_lights_up_each_place(open_at: Opener, theme: str, started: bool, spots: tuple[Spot, ...]) -> None:
    reader = open_at("home", Settings(theme=theme))
    body = _body(reader, started)
    accent = reader.look.hex("accent").upper()
    labels = reader.widgets(QPushButton, body)
    assert len(labels) == len(spots), "a list of all of them, for those without a pointer"
    for spot, made in zip(spots, labels, strict=True):
        reader.window.topbar.setFocus()
        assert accent not in _colours(body, spot), spot.article
        made.setFocus(Qt.FocusReason.TabFocusReason)
        assert accent in _colours(body, spot), spot.article


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("started", [False, True])
def test_nothing_of_the_choice_is_cut_off(open_at: Opener, started: bool, size: int) -> None:
    reader = open_at("home", Settings(theme="light", text_size=size))
    _body(reader, started)
    for words in ("It has spread to", "It started in"):
        made = reader.button(words, reader.page)
        assert made.sizeHint().width() <= made.width(), words


@pytest.mark.parametrize(("width", "size"), [(1280, 100), (1280, 200), (700, 100)])
@pytest.mark.parametrize("started", [False, True])
def test_no_label_lies_on_another(open_at: Opener, started: bool, width: int, size: int) -> None:
    reader = open_at("home", Settings(theme="light", text_size=size), width=width)
    body = _body(reader, started)
    labels = reader.widgets(QPushButton, body)
    for number, one in enumerate(labels):
        assert body.rect().contains(one.geometry()), one.text()
        assert not [other.text() for other in labels[:number] if other.geometry().intersects(one.geometry())]
