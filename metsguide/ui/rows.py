# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""How a row of the sidebar is drawn, the same in its list and for the buttons below it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from metsguide.ui.painted_button import PaintedButton
from metsguide.ui.parts import Kit

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its words, its icon ("" for none), the chevron at its end, and the states it is drawn in."""

    text: str
    icon: str = ""
    chevron: str = ""
    selected: bool = False
    strong: bool = False
    hovered: bool = False


def row_height(kit: Kit, row: Row, width: int) -> int:
    """How high a row is: a target, more where its words need two lines."""
    metrics = QFontMetrics(kit.look.font("control", bold=True))
    lines = metrics.boundingRect(QRect(0, 0, _text_width(kit, row, width), 1000), _WRAP, row.text)
    return max(kit.look.target, lines.height() + kit.look.px(16))


def paint_row(painter: QPainter, kit: Kit, row: Row, rect: QRect) -> None:
    """Draw a row into a rectangle."""
    look = kit.look
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    contrast = look.theme == "high-contrast"
    if row.selected:
        if contrast:
            painter.setPen(QPen(look.colour("accent"), 2))
        painter.setBrush(look.colour("tint"))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRect(rect.left(), rect.top(), 8 if contrast else 5, rect.height()), look.colour("accent"))
    elif row.hovered:
        painter.setBrush(look.colour("hover"))
        painter.drawRoundedRect(rect, 6, 6)
    middle = rect.center().y() + 1
    if row.icon:
        size = look.px(24)
        at = QRectF(rect.left() + look.px(14), middle - size / 2, size, size)
        kit.icons.paint(painter, row.icon, at, look.colour("accent"))
    if row.chevron:
        size = look.px(22)
        at = QRectF(rect.right() - look.px(8) - size, middle - size / 2, size, size)
        kit.icons.paint(painter, row.chevron, at, look.colour("accent"))
    painter.setFont(look.font("control", bold=row.selected or row.strong))
    painter.setPen(look.colour("ink"))
    text = QRect(rect.left() + look.px(52), rect.top(), _text_width(kit, row, rect.width()), rect.height())
    painter.drawText(text, _WRAP, row.text)
    painter.restore()


def _text_width(kit: Kit, row: Row, width: int) -> int:
    return width - kit.look.px(52) - kit.look.px(28 if row.chevron else 8)


class RowButton(PaintedButton):
    """A row that stands alone, below the list."""

    def __init__(self, kit: Kit, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._icon = kit, icon
        self._selected = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        width = self.width() or self._kit.look.px(287)
        return QSize(width, row_height(self._kit, Row(self.text(), self._icon), width))

    def set_selected(self, selected: bool, said: str) -> None:
        """Draw it as the place the reader is at, and say so (`said`) to a screen reader."""
        self._selected = selected
        self.setAccessibleDescription(said if selected else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = Row(self.text(), self._icon, selected=self._selected, hovered=self.hovered)
        paint_row(painter, self._kit, row, self.rect())
        painter.end()
