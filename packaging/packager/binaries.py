# SPDX-FileCopyrightText: 2026 The MetsGuide authors
# SPDX-License-Identifier: MIT
"""Which libraries a compiled library asks the system for, read from the file itself (ELF and PE, 64 bit)."""

from __future__ import annotations

import struct
from pathlib import Path

_DT_NEEDED, _DT_STRTAB = 1, 5
_PT_LOAD, _PT_DYNAMIC = 1, 2


def needed(path: Path) -> list[str]:
    """The names of the libraries that are loaded with this one. Raises ValueError for a file of another kind."""
    data = path.read_bytes()
    if data[:5] == b"\x7fELF\x02":
        return _elf(data)
    if data[:2] == b"MZ":
        return _pe(data)
    raise ValueError(f"{path} is no 64-bit ELF and no PE file")


def _elf(data: bytes) -> list[str]:
    (start,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    segments = [struct.unpack_from("<IIQQQQQQ", data, start + number * size) for number in range(count)]
    dynamic = next((one for one in segments if one[0] == _PT_DYNAMIC), None)
    if dynamic is None:
        return []
    entries = [struct.unpack_from("<QQ", data, dynamic[2] + offset) for offset in range(0, dynamic[5] - 15, 16)]
    address = next(value for tag, value in entries if tag == _DT_STRTAB)
    load = next(one for one in segments if one[0] == _PT_LOAD and one[3] <= address < one[3] + one[6])
    names = address - load[3] + load[2]
    return [_text(data, names + value) for tag, value in entries if tag == _DT_NEEDED]


def _pe(data: bytes) -> list[str]:
    (header,) = struct.unpack_from("<I", data, 0x3C)
    sections, optional = struct.unpack_from("<H", data, header + 6)[0], struct.unpack_from("<H", data, header + 20)[0]
    first = header + 24
    if struct.unpack_from("<H", data, first)[0] != 0x20B:
        raise ValueError("not a 64-bit PE file")
    table = [struct.unpack_from("<8sIIII", data, first + optional + 40 * number) for number in range(sections)]

    def offset(address: int) -> int:
        for _, virtual_size, virtual, raw_size, raw in table:
            if virtual <= address < virtual + max(virtual_size, raw_size):
                return int(address - virtual + raw)
        raise ValueError("damaged PE file")

    names = []
    # Directory 1 are the imports (entries of 20 bytes, the name's address at 12), 13 those put off (32 bytes, at 4).
    for directory, width, at in ((1, 20, 12), (13, 32, 4)):
        (address,) = struct.unpack_from("<I", data, first + 112 + 8 * directory)
        place = offset(address) if address else 0
        while place and (name := struct.unpack_from("<I", data, place + at)[0]):
            names.append(_text(data, offset(name)))
            place += width
    return names


def _text(data: bytes, start: int) -> str:
    return data[start : data.index(b"\0", start)].decode("ascii")
