# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""MetsGuide: clear, sourced, private information about metastatic cancer, offline."""

__version__ = "0.1.0"
