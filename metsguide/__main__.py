# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""`python -m metsguide` is `metsguide`."""

import sys

from metsguide.cli import main

if __name__ == "__main__":
    sys.exit(main())
