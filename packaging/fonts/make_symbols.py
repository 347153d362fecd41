# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Make resources/fonts/MetsGuideSymbols.ttf; resources/fonts/README.md has the whole command.

Atkinson Hyperlegible has neither Greek nor arrows, so a dose in µg is fine but a β-blocker or "≥ 5 → call" would show
boxes on a computer without other fonts. This takes what is missing from three faces of Noto into one small file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "MetsGuide Symbols"  # its own name, as the Open Font License asks of a changed font
DATE = 3_660_000_000  # seconds since 1904 (in December 2019); fixed, so that the same parts give the same bytes
# Latin (with extended and additional), combining marks, Greek, general punctuation, sub- and superscripts,
# currency, letterlike.
TEXT = [
    *range(0x20, 0x250),
    *range(0x2B0, 0x400),
    *range(0x1E00, 0x2000),
    *range(0x2000, 0x20D0),
    *range(0x2100, 0x2150),
]
PARTS = {
    "NotoSans-Regular.ttf": {*TEXT},
    "NotoSansMath-Regular.ttf": {*map(ord, "←↑→↓↔⇒−∕∙√∞≈≠≡≤≥")},
    "NotoSansSymbols2-Regular.ttf": {*map(ord, "■□▲△▶▼◀●○★☆☎☐☑☒⚠✓✔✗✘")},
}


def _part(font_file: Path, wanted: set[int], target: Path) -> None:
    """Write to `target` the `wanted` characters of a font, without its layout tables, which the merge cannot join."""
    font = TTFont(font_file, recalcTimestamp=False)
    missing = {char for char in wanted if char not in font.getBestCmap()}
    if font_file.name != "NotoSans-Regular.ttf" and missing:
        sys.exit(f"{font_file}: has no {' '.join(map(chr, sorted(missing)))}")
    options = Options(drop_tables=["GSUB", "GPOS", "GDEF", "MATH", "DSIG"], name_IDs=["*"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.save(target)


def main(noto: str, target: str) -> None:
    """Merge the parts found in the folder `noto` into the font file `target`."""
    with TemporaryDirectory() as scratch:
        parts = []
        for name, wanted in PARTS.items():
            part = Path(scratch) / name
            _part(Path(noto) / name, wanted, part)
            parts.append(str(part))
        font = Merger().merge(parts)
    names = font["name"]
    kept = [(record.nameID, record.toUnicode()) for record in names.names if record.nameID in (0, 13, 14)]
    names.names = []
    own = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} 1.0", 4: FAMILY, 5: "Version 1.0", 6: "MetsGuideSymbols"}
    for name_id, text in {**dict(kept), **own}.items():
        names.setName(text, name_id, 3, 1, 0x409)
    font["head"].created = font["head"].modified = DATE
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
