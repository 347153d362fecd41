# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What a screen reader meets: a document with headings, paragraphs, lists and links.

Qt by itself tells of a rich text only its plain words. Here a page's column is a document, a label that is a heading
says so, a drawing is a picture, and a running text has its headings, paragraphs, list items and links as children. A
link is pressed by the keyboard (Tab to it, Enter): PySide cannot give it an action of its own.
Nothing of this is made before something asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextBlock
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget
from shiboken6 import isValid

from metsguide.ui.link import Link
from metsguide.ui.text_block import TextBlock

_SWEEP_EVERY = 500


class AccessiblePages:
    """Installs the interfaces for as long as it lives. Holds them, as Qt holds no reference to what Python made."""

    def __init__(self) -> None:
        self._made: list[QAccessibleInterface] = []
        self._sweep_at = _SWEEP_EVERY
        QAccessible.installFactory(self._make)

    def _make(self, _key: str, widget: QObject) -> QAccessibleInterface | None:
        made: QAccessibleInterface
        if isinstance(widget, TextBlock):
            made = _Text(widget)
        elif isinstance(widget, QLabel) and widget.property("heading_level"):
            made = QAccessibleWidget(widget, QAccessible.Role.Heading, widget.text())
        elif isinstance(widget, QWidget) and widget.objectName() == "column":
            made = QAccessibleWidget(widget, QAccessible.Role.WebDocument, widget.accessibleName())
        elif isinstance(widget, QWidget) and widget.property("picture"):
            made = QAccessibleWidget(widget, QAccessible.Role.Graphic, widget.accessibleName())
        else:
            return None
        self._made.append(made)
        if len(self._made) >= self._sweep_at:
            self._sweep()
        return made

    def _sweep(self) -> None:
        """Let go of what belonged to widgets that are gone: Qt has deleted its interfaces, but not their parts."""
        kept = []
        for made in self._made:
            if isValid(made):
                kept.append(made)
            elif isinstance(made, _Text):
                made.let_go()
        self._made = kept
        self._sweep_at = len(kept) + _SWEEP_EVERY


@dataclass(slots=True)
class _Node:
    """A part of a text: what it is, its words, the block (from 0) that it is or stands in, and the parts within it."""

    role: QAccessible.Role
    text: str
    block: int
    link: Link | None = None
    inner: list[_Node] = field(default_factory=list)


class _Text(QAccessibleWidget):
    """A running text as a section of the document."""

    def __init__(self, text: TextBlock) -> None:
        super().__init__(text, QAccessible.Role.Section, "")
        self._text = text
        self._children: list[_Part] | None = None

    def _parts(self) -> list[_Part]:
        if self._children is None:
            self._children = [_Part(self._text, node, self) for node in _nodes(self._text)]
        return self._children

    def let_go(self) -> None:
        """The text is gone, and so are its parts."""
        for part in self._children or ():
            part.let_go()
        self._children = []

    def childCount(self) -> int:
        return len(self._parts())

    def child(self, index: int) -> Any:  # None where there is none, which the stubs do not know
        parts = self._parts()
        return parts[index] if 0 <= index < len(parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((number for number, one in enumerate(self._parts()) if one is child), -1)

    def childAt(self, x: int, y: int) -> Any:
        return next((one for one in self._parts() if one.rect().contains(x, y)), None)

    def text(self, kind: QAccessible.Text) -> str:
        return self._text.accessibleName() if kind == QAccessible.Text.Name else ""


class _Part(QAccessibleInterface):
    """A heading, a paragraph, a list item, or a link in one of these."""

    def __init__(self, text: TextBlock, node: _Node, parent: QAccessibleInterface) -> None:
        super().__init__()
        self._text: TextBlock | None = text
        self._node, self._parent = node, parent
        self._id = QAccessible.registerAccessibleInterface(self)
        self._children = [_Part(text, inner, self) for inner in node.inner]

    def let_go(self) -> None:
        """The text is gone, and so is this part."""
        for inner in self._children:
            inner.let_go()
        self._children = []
        self._text = None
        QAccessible.deleteAccessibleInterface(self._id)

    def isValid(self) -> bool:
        return self._text is not None and isValid(self._text)

    def object(self) -> Any:
        return None

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def childCount(self) -> int:
        return len(self._children)

    def child(self, index: int) -> Any:  # None where there is none, which the stubs do not know
        return self._children[index] if 0 <= index < len(self._children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((number for number, one in enumerate(self._children) if one is child), -1)

    def childAt(self, x: int, y: int) -> Any:
        return next((one for one in self._children if one.rect().contains(x, y)), None)

    def rect(self) -> QRect:
        """Where it stands now: a text is laid out anew with each other width."""
        text, node = self._text, self._node
        if text is None:
            return QRect()
        if node.link is not None:
            rect = text.link_rect(node.link)
        else:
            block = text.document.findBlockByNumber(node.block)
            rect = text.document.documentLayout().blockBoundingRect(block).toAlignedRect()
        return QRect(text.mapToGlobal(rect.topLeft()), rect.size())

    def role(self) -> QAccessible.Role:
        return self._node.role

    def text(self, kind: QAccessible.Text) -> str:
        return self._node.text if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nobody writes in a page."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        if self._text is None or not self._text.isVisible():
            state.invisible = True
        if self._node.link is not None:
            state.focusable = state.linked = True
            state.focused = self._text is not None and self._text.focused_link() is self._node.link
        return state


def _nodes(text: TextBlock) -> list[_Node]:
    """A text's blocks, each with its links."""
    nodes = []
    block = text.document.begin()
    while block.isValid():
        if block.text().strip():
            nodes.append(_node(text, block))
        block = block.next()
    return nodes


def _node(text: TextBlock, block: QTextBlock) -> _Node:
    if text.is_heading(block.blockNumber()):
        role = QAccessible.Role.Heading
    elif block.textList() is not None:
        role = QAccessible.Role.ListItem
    else:
        role = QAccessible.Role.Paragraph
    start, end = block.position(), block.position() + block.length()
    links = [
        _Node(QAccessible.Role.Link, link.text, block.blockNumber(), link)
        for link in text.links
        if start <= link.start < end
    ]
    # A break within a paragraph is a character of its own in Qt, which nobody should hear.
    return _Node(role, block.text().replace("\u2028", ", "), block.blockNumber(), inner=links)
