# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""The bill of materials in CycloneDX 1.5: every part of a package with its version, licence and hash."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from packager import lock, project, tree
from packager.licences import Part

_NAMESPACE = uuid.UUID("7a1b1f0e-5f5c-5d0e-9d7e-6d6574736775")


def bill(package: str, parts: list[Part], wheels: dict[str, Path], others: dict[str, str]) -> str:
    """The bill of one package, as JSON. `wheels` are those it was made of, `others` system parts: name, version.

    The same package has the same bill, serial number and all.
    """
    version = project.version()
    components = [_component(part, wheels.get(part.id)) for part in parts]
    components += [
        {"type": "library", "bom-ref": f"{name}@{its}", "name": name, "version": its}
        for name, its in sorted(others.items())
    ]
    root = {
        "type": "application",
        "bom-ref": f"metsguide@{version}",
        "name": "metsguide",
        "version": version,
        "description": project.summary(),
        "licenses": [{"expression": "MIT AND CC-BY-4.0 AND OFL-1.1"}],
        "purl": f"pkg:generic/metsguide@{version}",
    }
    made: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{package} {json.dumps(components, sort_keys=True)}')}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(project.epoch(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": root,
        },
        "components": components,
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": sorted(one["bom-ref"] for one in components)},
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _component(part: Part, wheel: Path | None) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "library", "bom-ref": f"{part.id}@{part.version}" if part.version else part.id}
    made |= {"name": part.id if part.locked else part.title}
    if part.version:
        made["version"] = part.version
    if wheel is not None:
        made["hashes"] = [{"alg": "SHA-256", "content": tree.sha256(wheel)}]
    named = "id" if part.licence.replace("-", "").replace(".", "").isalnum() else "expression"
    made["licenses"] = [{"license": {"id": part.licence}} if named == "id" else {"expression": part.licence}]
    if part.locked:
        made["purl"] = f"pkg:pypi/{part.id}@{part.version}"
    made["externalReferences"] = [{"type": "website", "url": part.address}]
    return made


def of_target(package: str, parts: list[Part], target: lock.Target, others: dict[str, str]) -> str:
    """The bill of a package that was made of a target's wheels."""
    return bill(package, parts, lock.wheels(target), others)
