# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Starts the program that is in this folder, and no other that the computer may have."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from metsguide.cli import main

sys.exit(main())
