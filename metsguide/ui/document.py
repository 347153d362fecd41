# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""A text that shows what it holds and nothing else: no file, no address, whatever its HTML asks for."""

from __future__ import annotations

import re
from typing import Any

from PySide6 import QtGui
from PySide6.QtGui import QTextDocument

_PICTURE = re.compile(r"<\s*img\b[^>]*>?", re.IGNORECASE)


class ClosedDocument(QTextDocument):
    """A document that neither loads anything nor looks whether it could."""

    def setHtml(self, html: str) -> None:
        # Qt looks for a picture's file, and for a sharper one beside it, before it asks `loadResource`.
        super().setHtml(_PICTURE.sub("", html))

    def loadResource(self, kind: int, _name: object) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            # Not None: Qt would then open the file of that name by itself.
            return QtGui.QImage(1, 1, QtGui.QImage.Format.Format_Mono)
        return None


def across(line: QtGui.QTextLine, position: int) -> float:
    """How far from the left, in pixels, a character of a line begins."""
    found: Any = line.cursorToX(position)  # PySide gives a pair, its stubs say otherwise
    return float(found[0] if isinstance(found, tuple) else found)
