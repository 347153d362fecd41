# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Everything that imports PySide6. `app.run` is the one composition root."""
