"""Builds xls workbooks record by record, so that a test can say exactly what stands in the file."""

import struct
from collections.abc import Mapping

BIFF8, BIFF5 = 0x600, 0x500
EOF = b"\x0a\0\0\0"


def record(code: int, body: bytes = b"") -> bytes:
    """One record; a body that is too long for one goes on in others."""
    pieces = [body[at : at + 8224] for at in range(0, len(body), 8224)] or [b""]
    return b"".join(struct.pack("<HH", 0x3C if number else code, len(piece)) + piece for number, piece in enumerate(pieces))


def bof(version: int = BIFF8, kind: int = 0x10) -> bytes:
    """The begin of a substream: of the globals (5), a sheet (0x10), a chart (0x20)."""
    return record(0x809, struct.pack("<HHHH", version, kind, 0, 0) + (b"\0" * 8 if version == BIFF8 else b""))


def wide(text: str) -> bytes:
    """A string with two bytes a character, its length in two bytes."""
    encoded = text.encode("utf-16-le")
    return struct.pack("<HB", len(encoded) // 2, 1) + encoded


def label(row: int, column: int, text: str) -> bytes:
    """A cell with a text of its own."""
    return record(0x204, struct.pack("<HHH", row, column, 0) + wide(text))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def strings(*found: str) -> bytes:
    """The shared strings."""
    return record(0xFC, struct.pack("<II", len(found), len(found)) + b"".join(map(wide, found)))


def shared(row: int, column: int, index: int) -> bytes:
    """A cell with a shared string."""
    return record(0xFD, struct.pack("<HHHI", row, column, 0, index))


def boundsheet(name: str, position: int, state: int = 0, kind: int = 0, version: int = BIFF8) -> bytes:
    """An entry of the list of sheets."""
    if version == BIFF8:
        encoded = name.encode("utf-16-le")
        text = bytes([len(encoded) // 2, 1]) + encoded
    else:
        encoded = name.encode("gbk")
        text = bytes([len(encoded)]) + encoded
    return record(0x85, struct.pack("<IBB", position, state, kind) + text)


def stream(
    sheets: Mapping[str, bytes], more: bytes = b"", version: int = BIFF8, states: Mapping[str, tuple[int, int]] | None = None
) -> bytes:
    """A workbook stream of sheets by their name, with `more` records of its globals; `states` gives state and kind of a sheet."""

    def listed(positions: Mapping[str, int]) -> bytes:
        entries = [boundsheet(name, positions[name], *(states or {}).get(name, (0, 0)), version=version) for name in sheets]
        return bof(version, 5) + more + b"".join(entries) + EOF

    bodies = {name: bof(version) + body + EOF for name, body in sheets.items()}
    position = len(listed(dict.fromkeys(sheets, 0)))
    positions = {}
    for name, body in bodies.items():
        positions[name] = position
        position += len(body)
    return listed(positions) + b"".join(bodies.values())


def entry(name: str, kind: int, start: int, size: int, sibling: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    """An entry of the directory of a compound file; `sibling` is the one to its right."""
    encoded = name.encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, sibling, child)
    head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded) + 2, kind, 1)
    return head + links + b"\0" * 36 + struct.pack("<IQ", start, size)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of streams, each padded to the size from which on it has sectors of its own."""
    padded = {name: body.ljust(4096, b"\0") for name, body in streams.items()}
    counts = [-(-len(body) // 512) for body in padded.values()]
    directory = -(-(len(padded) + 1) // 4)
    data = sum(counts) + directory
    tables = 1
    while tables * 128 < data + tables:
        tables += 1
    table = [0xFFFFFFFD] * tables
    entries = entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    sectors = b""
    for number, ((name, body), count) in enumerate(zip(padded.items(), counts, strict=True), 1):
        start = len(table)
        table += [*range(start + 1, start + count), 0xFFFFFFFE]
        entries += entry(name, 2, start, len(body), number + 1 if number < len(padded) else 0xFFFFFFFF)
        sectors += body.ljust(count * 512, b"\0")
    first = len(table)
    table += [*range(first + 1, first + directory), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (tables * 128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", *(list(range(min(tables, 109))) + [0xFFFFFFFF] * (109 - min(tables, 109))))
    assert tables <= 109
    return header + struct.pack(f"<{len(table)}I", *table) + sectors + entries.ljust(directory * 512, b"\0")
