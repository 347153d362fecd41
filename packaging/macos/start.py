# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""What the frozen program runs first."""

import sys

from metsguide.cli import main

sys.exit(main())
