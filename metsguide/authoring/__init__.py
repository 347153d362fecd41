# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The editor's side: from a folder of Markdown and YAML files to one library file. Never imported by the window."""
