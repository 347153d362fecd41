# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Makes the packages: `PYTHONPATH=packaging python -m packager --help`, or `make packages`."""
