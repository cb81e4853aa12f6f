"""Packages made to break readers; see also test_hostile_xlsx."""

import io
import struct
import zipfile
from itertools import repeat
from pathlib import Path

import pytest

from perflint.documents.model import Notice, Place
from tests.documents.hostile import ONE, error_of, read, survived, with_part
from tests.documents.workbook_parts import SHEET1, cells, packed, parts, workbook, worksheet


def test_too_many_members(tmp_path: Path) -> None:
    # Only directory entries: zipfile would make an object of each.
    entry = struct.pack("<4s4B4H3L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    directory = entry * 1_000_000
    data = b"PK\x03\x04" + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), 4, 0)
    assert survived(tmp_path, data) == ["too-large", {"limit": "2000", "option": "limits.zip_members"}]
    assert error_of(with_part("x", "x"), zip_members=5) == ("too-large", {"limit": "5", "option": "limits.zip_members"})


def test_the_unpacked_size_is_bounded(tmp_path: Path) -> None:
    data = packed({"xl/workbook.xml": repeat(b"\0" * 1_000_000, 501)})
    assert survived(tmp_path, data) == ["too-large", {"limit": "500000000", "option": "limits.zip_bytes"}]


@pytest.mark.parametrize("size", [0, 10, 10_000, 0xFFFFFFFE])
def test_falsified_sizes(size: int) -> None:
    data = bytearray(with_part(SHEET1, worksheet("<row/>" * 100)))
    entry = data.rindex(SHEET1.encode()) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    data[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    if size > 500_000_000:
        assert error_of(bytes(data)) == ("too-large", {"limit": "500000000", "option": "limits.zip_bytes"})
    elif size < 1_000:
        assert error_of(bytes(data)) == ("damaged", {"part": SHEET1})
    else:  # no more is read than there is
        assert cells(read(bytes(data))) == {}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("again", [SHEET1, SHEET1.upper(), "/" + SHEET1, SHEET1.replace("/", "\\")])
def test_duplicate_names(again: str) -> None:
    data = io.BytesIO(with_part("x", "x"))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(again, "x")
    assert error_of(data.getvalue()) == ("damaged", {"part": again})


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_bound_are_refused(method: int) -> None:
    data = io.BytesIO(with_part("x", "x"))
    with zipfile.ZipFile(data, "a", method) as archive:
        archive.writestr("y", "y" * 1000)
    assert error_of(data.getvalue()) == ("damaged", {"part": "y"})


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_missing_parts(part: str) -> None:
    members = parts({"表": worksheet(ONE)})
    del members[part]
    if part == "xl/workbook.xml":
        assert error_of(packed(members)) == ("damaged", {"part": part})
    else:
        document = read(packed(members))
        assert (document.blocks, document.notices) == ([], [Notice("sheet-missing", Place(sheet="表"))])


@pytest.mark.parametrize("percent", [1, 10, 50, 90, 99])
def test_truncated_workbooks(percent: int) -> None:
    data = workbook("".join(f'<row r="{row}"><c r="A{row}"><v>{row * 7919}</v></c></row>' for row in range(1, 1000)))
    assert error_of(data[: len(data) * percent // 100]) == ("truncated", {})
