"""Old workbooks made to break readers: each gives a clear error or notice, soon and in little memory."""

import random
import struct
from pathlib import Path

import pytest

from perflint.documents.compound import CompoundFile
from perflint.documents.model import DocumentError
from tests.documents.biff_parts import EOF, bof, boundsheet, compound, entry, label, number, record, shared, stream, strings
from tests.documents.hostile import mutated, outcome, survived

SHEET = "表"


def outcome_of(data: bytes) -> str:
    return outcome(data, "a.xls")


def kept(path: Path, data: bytes) -> object:
    return survived(path, data, "a.xls", "xls")


def flood(body: bytes, times: int, more: bytes = b"") -> bytes:
    return stream({SHEET: body * times}, more)


def reached(option: str, cell: str | None, limit: int) -> list[object]:
    return ["limit-reached", cell, {"limit": str(limit), "option": f"limits.{option}"}]


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    data = stream({SHEET: number(0, 0, 1) + number(65_535, 16_383, 2)})
    assert kept(tmp_path, data) == [["far-cells", "XFD65536", {"count": "1"}], ["cells", 1]]


def test_a_flood_of_numbers(tmp_path: Path) -> None:
    every = b"".join(number(row, column, 1) for row in range(50_000) for column in range(10))
    assert kept(tmp_path, stream({SHEET: every})) == [["cells", 500_000]]


def test_one_cell_again_and_again(tmp_path: Path) -> None:
    assert kept(tmp_path, flood(number(0, 0, 1), 1_000_000)) == [["cells", 1]]


def test_empty_cells_with_a_format(tmp_path: Path) -> None:
    assert kept(tmp_path, flood(record(0xBE, b"\0" * 8_000), 4_000)) == [["cells", 0]]


def test_numbers_packed_tightly(tmp_path: Path) -> None:
    packed = record(0xBD, struct.pack("<HH", 0, 0) + struct.pack("<HI", 0, 2) * 256 + b"\0\0")
    assert kept(tmp_path, flood(packed, 4_000)) == [["cells", 256]]
    assert kept(tmp_path, flood(record(0xBD, b"\0" * 8_000), 1)) == ["damaged", {"part": SHEET}]


def test_strings_without_end(tmp_path: Path) -> None:
    table = record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF)) + record(0x3C, b"\0\0\0" * 2_741) * 1_200
    assert kept(tmp_path, stream({SHEET: b""}, table)) == ["too-large", {"limit": "3000000", "option": "limits.cells"}]


def test_a_string_with_endless_formats(tmp_path: Path) -> None:
    table = record(0xFC, struct.pack("<II", 1, 1) + struct.pack("<HBHI", 1, 0x0C, 0xFFFF, 0xFFFFFFFF) + b"x" * 10_000_000)
    assert kept(tmp_path, stream({SHEET: b""}, table)) == ["damaged", {}]


def test_records_of_nothing(tmp_path: Path) -> None:
    assert kept(tmp_path, flood(record(0x5D), 3_000_000)) == ["damaged", {"part": SHEET}]
    assert kept(tmp_path, flood(record(0x1), 3_000_000)) == [["cells", 0]]


@pytest.mark.parametrize("code", [0xE5, 0x1C, 0x7D, 0x208, 0x41E, 0xE0])
def test_floods_of_what_is_no_cell(tmp_path: Path, code: int) -> None:
    body = record(code, struct.pack("<12H", 1, 0, 9, 0, 9, 1, 0x20, 9, 9, 9, 9, 9))
    data = stream({SHEET: label(0, 0, "甲") + body * 400_000}, body * 200_000 if code > 0x300 or code == 0xE0 else b"")
    assert kept(tmp_path, data)[-1] == ["cells", 1]  # type: ignore[index]


def test_comments_without_end(tmp_path: Path) -> None:
    box = record(0x5D, struct.pack("<HHHHH", 0x15, 0x12, 25, 1, 0))
    text = record(0x1B6, struct.pack("<10xH6x", 4_000)) + record(0x3C, b"\1" + "长".encode("utf-16-le") * 4_000)
    note = record(0x1C, struct.pack("<HHHH", 0, 0, 0, 1))
    told = kept(tmp_path, stream({SHEET: (box + text + note) * 1_000 + note * 300_000}))
    assert told == [reached("comment_characters", "A1", 500_000), ["cells", 0]]


def test_a_hundred_thousand_sheets(tmp_path: Path) -> None:
    sheets = b"".join(boundsheet("x", 9) for _ in range(100_000))
    assert kept(tmp_path, bof(kind=5) + sheets + EOF) == ["damaged", {}]


def test_sheets_inside_each_other(tmp_path: Path) -> None:
    count = 1_900
    start = len(bof(kind=5) + boundsheet("x", 0) * count + EOF)
    positions = range(start, start + count * len(bof()), len(bof()))
    listed = b"".join(boundsheet("x", position) for position in reversed(positions))
    data = bof(kind=5) + listed + EOF + bof() * count + number(0, 0, 1) * 1_000_000
    assert kept(tmp_path, data)[-1] == ["cells", 1]  # type: ignore[index]


# The compound file around it.


def test_a_directory_that_branches_into_itself(tmp_path: Path) -> None:
    entries = entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    for name in range(1, 300):
        both = bytearray(entry("x", 1, 0, 0, name + 1, name + 1))
        both[68:72] = struct.pack("<I", name + 1)
        entries += bytes(both)
    data = bytearray(compound({"Workbook": b"", **{str(number): b"" for number in range(298)}}))
    at = data.index("Root Entry".encode("utf-16-le"))
    data[at : at + len(entries)] = entries
    assert kept(tmp_path, bytes(data)) == ["unsupported-format", {"found": "ole2"}]


@pytest.mark.parametrize("place", [48, 60, 68, 76])
@pytest.mark.parametrize("sector", [0, 1, 5, 0x7FFFFFFF])
def test_chains_that_lead_astray(place: int, sector: int) -> None:
    data = bytearray(compound({"Workbook": stream({SHEET: number(0, 0, 1)})}))
    data[place : place + 4] = struct.pack("<I", sector)
    assert outcome_of(bytes(data)) in {"xls", "damaged", "truncated", "unsupported-format"}


def test_a_chain_without_end() -> None:
    data = bytearray(compound({"Workbook": stream({SHEET: number(0, 0, 1)})}))
    data[512:1024] = struct.pack("<128I", *range(128))  # every sector is followed by itself
    with pytest.raises(DocumentError) as raised:
        CompoundFile(bytes(data))
    assert raised.value.kind == "damaged"


# Whatever is wrong with the bytes, nothing but a DocumentError comes out.


def sound() -> bytes:
    sheet = b"".join(shared(row, 0, row % 2) + number(row, 1, row / 8) + label(row, 2, "指标") for row in range(40))
    sheet += record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 0)) + record(0x7D, struct.pack("<HHHHHH", 1, 2, 0, 0, 1, 0))
    formats = record(0x41E, struct.pack("<HHB", 164, 2, 0) + b"0%") + record(0xE0, struct.pack("<HH", 0, 164) + b"\0" * 16)
    return compound(
        {"\x05SummaryInformation": b"", "Workbook": stream({SHEET: sheet, "附": sheet}, strings("甲", "乙" * 50) + formats)}
    )


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
def test_truncated_files(percent: int) -> None:
    data = sound()
    if (found := outcome_of(data[: len(data) * percent // 100])) == "xls":  # only padding was lost
        assert percent == 99
    else:
        assert found in {"truncated", "damaged"}


def test_mutated_files() -> None:
    kinds = {outcome_of(mutated(sound(), random.Random(seed))) for seed in range(400)}
    assert {"xls", "damaged"} <= kinds
    assert kinds <= {"xls", "damaged", "truncated", "encrypted", "too-large", "unsupported-format", "binary-text"}


def test_mutated_streams() -> None:
    found = CompoundFile(sound()).read("Workbook")
    kinds = {outcome_of(b"\x09\x08\x10\0\0\x06" + mutated(found, random.Random(seed))[6:]) for seed in range(400)}
    assert {"xls", "damaged", "truncated"} <= kinds
    assert kinds <= {"xls", "damaged", "truncated", "encrypted", "too-large"}
