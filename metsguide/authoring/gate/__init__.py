# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The editor's gate: what `metsguide check` asks of each article beyond being well formed. See `rules`."""
