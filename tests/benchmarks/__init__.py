# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Measurements, apart from the tests: `make bench`. See `__main__` for what is measured and how."""
