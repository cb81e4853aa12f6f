"""Reads hostile files and holds their readers to their bounds."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Document, DocumentError, Grid
from tests.documents.workbook_parts import MAIN, SHEET1, packed, parts, worksheet

SECONDS = 5  # of the processor
MEGABYTES = 300

OPEN = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
CLOSE = b"</sheetData></worksheet>"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
ROW = b'<row r="1">'

#: Defines `peak()`: the most memory of this process so far in megabytes. Not ru_maxrss on Linux: that one starts from the
#: memory of the process which started this one, and a large one would hide all that this one takes.
PEAK = """
import re, resource, sys
from pathlib import Path
def peak():
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s*(\\d+) kB", status.read_text())[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_048_576 if sys.platform == "darwin" else 1_024)
"""

# What a fresh process tells of reading a file: errors or notices, and what it took.
READER = (
    PEAK
    + """
import json, sys, time
from pathlib import Path
from perflint.documents import read_path
from perflint.documents.limits import Limits
from perflint.documents.model import DocumentError
from importlib import import_module
for reader in sys.argv[2:]:  # loading one is no part of the measure
    import_module("perflint.documents." + reader)
before, start = peak(), time.process_time()
try:
    document = read_path(Path(sys.argv[1]), Limits())
    told = [[notice.kind, notice.place.cell, notice.parameters] for notice in document.notices]
    told.append(["cells", sum(len(row) for grid in document.blocks for row in grid.rows)])
except DocumentError as error:
    told = [error.kind, error.parameters]
print(json.dumps([told, time.process_time() - start, peak() - before]))
"""
)


def survived(path: Path, data: bytes, name: str = "a.xlsx", *readers: str) -> object:
    """What a fresh process tells of the file, within the bounds of time and memory; `readers` are modules it needs."""
    pytest.importorskip("resource", reason="the memory of a process can only be asked for on POSIX")
    path = path / name
    path.write_bytes(data)
    result = subprocess.run(
        [sys.executable, "-c", READER, str(path), *(readers or ["xlsx"])],
        capture_output=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    told, seconds, megabytes = json.loads(result.stdout)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    return told


def read(data: bytes, **limits: int) -> Document:
    return read_bytes(data, "a.xlsx", Limits(**limits))


def error_of(data: bytes, **limits: int) -> tuple[str, dict[str, str]]:
    with pytest.raises(DocumentError) as raised:
        read(data, **limits)
    return raised.value.kind, raised.value.parameters


def with_part(name: str, content: str | bytes | Iterator[bytes], extra: dict[str, str] | None = None) -> bytes:
    """A workbook of one cell with one of its parts exchanged."""
    members: dict[str, str | bytes | Iterator[bytes]] = dict(parts({"表": worksheet(ONE)}, extra))
    return packed({**members, name: content})


def sheet_of(*pieces: tuple[bytes, int]) -> bytes:
    """A workbook whose rows are the pieces, each repeated."""

    def stream() -> Iterator[bytes]:
        yield OPEN
        for piece, times in pieces:
            block = piece * max(1, min(times, 1_000_000 // len(piece)))
            yield from repeat(block, times * len(piece) // len(block))
        yield CLOSE

    return with_part(SHEET1, stream())


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with a few bytes changed, taken out or doubled, or numbers made extreme."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                del found[at : at + chance.randrange(1, 20)]
            case 2:
                found[at:at] = found[at : at + chance.randrange(1, 40)]
            case _:
                found[at : at + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"9999", b'"/><', b"-1-1"))
    return bytes(found)


def outcome(data: bytes, name: str) -> str:
    """The format of a file that can be read, or the kind of its error; what is read has its cells in order and in the sheet."""
    try:
        document = read_bytes(data, name, Limits())
    except DocumentError as error:
        return error.kind
    for block in document.blocks:
        if isinstance(block, Grid):
            places = [(cell.row or 0, cell.column or 0) for cell in block.cells()]
            assert places == sorted(set(places))
            assert all(0 < row <= 1_048_576 and 0 < column <= 512 for row, column in places)
    return document.format
