# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Translation for what is no widget: `translate("Context", "Text")`, which lupdate finds by that name.

A widget says `self.tr("Text")`, and its class is the context. Both want the text written out, and outside of f-strings.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
