# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Checks bills of materials with CycloneDX's own schema: check_sbom.py FILE... (RELEASING.md says what it needs).

Exit codes: 0 all are valid, 1 one is not.
"""

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

validator = JsonStrictValidator(SchemaVersion.V1_5)
problems = 0
for name in sys.argv[1:]:
    problem = validator.validate_str(Path(name).read_text(encoding="utf-8"))
    print(f"{name}: {problem or 'valid'}")
    problems += problem is not None
sys.exit(1 if problems or len(sys.argv) == 1 else 0)
