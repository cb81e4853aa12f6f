"""Binary workbooks, record by record, with calamine as a second opinion; and hostile ones."""

import io
import random
import struct
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Comment, Document, DocumentError, Notice, Place, Span
from tests.documents.hostile import mutated, outcome, survived
from tests.documents.workbook_parts import cells, grid, links, packed
from tests.documents.xlsb_parts import SHEET1, cell, parts, real, record, row, sheet, st, strings, styles, text, workbook


def read(data: bytes, name: str = "a.xlsb", **limits: int) -> Document:
    return read_bytes(data, name, Limits(**limits))


def place(row: int | None = None, column: int | None = None, sheet: str = "表") -> Place:
    return Place(sheet=sheet, row=row, column=column)


EVERY_KIND = row(
    0,
    cell(2, 0, struct.pack("<I", 0x3FF00000)),
    cell(4, 1, b"\1"),
    real(2, 0.95, 1),
    st(3, "产出\n指标"),
    cell(7, 4, struct.pack("<I", 1)),
    cell(62, 5, b"\1" + text("丰富")),
    cell(8, 6, text("公式") + b"\0\0" + b"\0" * 8),
    cell(9, 7, struct.pack("<d", 1.5) + b"\0\0" + b"\0" * 8),
    cell(10, 8, b"\0" + b"\0\0" + b"\0" * 8),
    cell(11, 9, b"\x07" + b"\0\0" + b"\0" * 8),
    cell(1, 10, b""),
)
TEXTS = {"xl/sharedStrings.bin": strings("甲", "乙"), "xl/styles.bin": styles("General", "0%")}


def test_cells_of_every_kind() -> None:
    data = workbook(EVERY_KIND, extra=TEXTS)
    document = read(data)
    assert document.format == "xlsb"
    shown = ["1", "TRUE", "95%", "产出指标", "乙", "丰富", "公式", "1.5", "FALSE", "#DIV/0!"]
    assert [one.text for one in grid(document).cells()] == shown
    assert document.notices == [Notice("cell-error", place(1, 10), {"error": "#DIV/0!"})]
    (values,) = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert values[:5] + values[6:9] == [1.0, True, 0.95, "产出\n指标", "乙", "公式", 1.5, False]  # it passes over rich text


def test_merged_and_hidden() -> None:
    head = record(390) + record(60, struct.pack("<IIIIH", 1, 1, 0, 0, 1)) + record(391)
    tail = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<IIII", 0, 1, 0, 0)) + record(178)
    rows = row(0, st(0, "甲")) + row(1, st(0, "藏"), st(1, "乙"), hidden=True)
    document = read(workbook(rows, head, tail))
    assert cells(document) == {"A1": "甲", "B2": "乙"}
    assert grid(document).spans == [Span(1, 1, 2, 1)]
    assert document.notices == [
        Notice("covered-cells", place(2, 1), {"count": "1"}),
        Notice("hidden-rows", place(), {"rows": "2", "count": "1"}),
        Notice("hidden-columns", place(), {"columns": "B", "count": "1"}),
    ]


def test_sheets_and_comments() -> None:
    one = sheet(row(0, real(0, 1)))
    note = (
        record(635, struct.pack("<5I16x", 0, 2, 2, 1, 1)) + record(637, b"\0" + text("perflint: ignore W101\n理由")) + record(636)
    )
    extra = {
        "xl/worksheets/_rels/sheet1.bin.rels": links(("c", "comments", "../comments1.bin")),
        "xl/comments1.bin": record(628) + note + record(629),
        "xl/vbaProject.bin": "x",
    }
    members = parts({"表": one, "藏": one}, extra, {"藏": 1})
    members["xl/_rels/workbook.bin.rels"] = links(
        ("s1", "worksheet", "worksheets/sheet1.bin"),
        ("s2", "worksheet", "worksheets/sheet2.bin"),
        ("m", "vbaProject", "vbaProject.bin"),
    )
    document = read(packed(members))
    assert [(block.sheet, grid(document, index).hidden) for index, block in enumerate(document.blocks)] == [
        ("表", False),
        ("藏", True),
    ]
    assert document.comments == [Comment("perflint: ignore W101\n理由", place(3, 2))]
    assert document.notices == [Notice("macros"), Notice("hidden-sheet", place(sheet="藏"))]


def test_dates_of_1904() -> None:
    members = parts({"表": sheet(row(0, real(0, 1.0)))}, {"xl/styles.bin": styles("yyyy-mm-dd")})
    listed = members["xl/workbook.bin"]
    assert isinstance(listed, bytes)
    members["xl/workbook.bin"] = record(153, struct.pack("<III", 1, 0, 0)) + listed
    assert cells(read(packed(members))) == {"A1": "1904-01-02"}


# Hostile ones.


def outcome_of(data: bytes) -> str:
    return outcome(data, "a.xlsb")


def kept(path: Path, rows: bytes | Iterator[bytes], extra: dict[str, bytes | str] | None = None) -> object:
    members = parts({"表": b""}, extra)
    members[SHEET1] = rows if not isinstance(rows, bytes) else sheet(rows)
    return survived(path, packed(members), "a.xlsb", "xlsb")


def flood(piece: bytes, times: int, head: bytes = b"") -> Iterator[bytes]:
    yield record(145) + head
    yield from repeat(piece * 1_000, times // 1_000)
    yield record(146)


def test_far_cells_and_merges(tmp_path: Path) -> None:
    assert kept(tmp_path, row(0, real(0, 1)) + row(1_048_575, real(16_383, 2))) == [
        ["far-cells", "XFD1048576", {"count": "1"}],
        ["cells", 1],
    ]
    merge = record(176, struct.pack("<IIII", 0, 1_048_575, 0, 16_383))
    assert kept(tmp_path, row(0, real(0, 1)) + row(9, real(3, 2)) + merge) == [
        ["covered-cells", "D10", {"count": "1"}],
        ["cells", 1],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        row(1_048_576, real(0, 1)),
        row(0, real(16_384, 1)),
        real(0, 1),
        row(0, cell(6, 0, b"\xff\xff\0\0x")),
        row(0, cell(5, 0, b"x")),
        b"\x05",
    ],
)
def test_impossible_records_are_damage(rows: bytes) -> None:
    with pytest.raises(DocumentError) as raised:
        read(packed({**parts({"表": b""}), SHEET1: record(145) + rows}))
    assert (raised.value.kind, raised.value.parameters) == ("damaged", {"part": SHEET1})


def test_floods(tmp_path: Path) -> None:
    damaged = ["damaged", {"part": SHEET1}]
    assert kept(tmp_path, flood(real(0, 1), 300_000, row(0))) == [["cells", 1]]
    assert kept(tmp_path, flood(row(0), 1_100_000)) == damaged
    assert kept(tmp_path, flood(record(99), 1_000_000)) == [["cells", 0]]
    assert kept(tmp_path, flood(b"\x63\xff\xff\xff\x7f", 1_000)) == damaged
    endless = b"\x63\xff\xff\xff\x04" + b"x" * 1_000
    assert kept(tmp_path, flood(endless, 1_000)) == damaged
    table = b"".join(record(19, b"\0" + text("")) for _ in range(1_000)) * 3_100
    told = kept(tmp_path, row(0), {"xl/sharedStrings.bin": table})
    assert told == ["too-large", {"limit": "3000000", "option": "limits.cells"}]


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
def test_truncated_files(percent: int) -> None:
    data = workbook(EVERY_KIND, extra=TEXTS)
    assert outcome_of(data[: len(data) * percent // 100]) in {"truncated", "damaged"}


def test_mutated_parts() -> None:
    members = parts({"表": sheet(EVERY_KIND * 3), "附": sheet(EVERY_KIND)}, TEXTS)
    kinds = set()
    for seed in range(400):
        chance = random.Random(seed)
        part = chance.choice([name for name in members if name.endswith(".bin")])
        body = members[part]
        assert isinstance(body, bytes)
        kinds.add(outcome_of(packed({**members, part: mutated(body, chance)})))
    assert kinds == {"xlsb", "damaged"}
