"""Old workbooks, record by record; real ones are in test_converted_workbooks."""

import io
import struct

import pytest
import xlrd
from xlrd.sheet import unpack_RK

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Comment, Document, DocumentError, Notice, Place, Span
from perflint.documents.xls_sheet import rk_number
from tests.documents.biff_parts import (
    BIFF5,
    EOF,
    bof,
    boundsheet,
    compound,
    label,
    number,
    record,
    shared,
    stream,
    strings,
    wide,
)
from tests.documents.workbook_parts import cells, grid


def read(data: bytes, name: str = "a.xls", **limits: int) -> Document:
    return read_bytes(data, name, Limits(**limits))


def place(row: int | None = None, column: int | None = None, sheet: str = "表") -> Place:
    return Place(sheet=sheet, row=row, column=column)


def of_records(*records: bytes, more: bytes = b"", **limits: int) -> Document:
    return read(stream({"表": b"".join(records)}, more), **limits)


def test_a_compound_file_and_a_stream_alone() -> None:
    found = stream({"表": label(0, 0, "一级指标") + number(1, 2, 0.5)})
    for data in (found, compound({"Workbook": found}), compound({"\x05SummaryInformation": b"", "WORKBOOK": found})):
        document = read(data)
        assert document.format == "xls"
        assert cells(document) == {"A1": "一级指标", "C2": "0.5"}
        assert document.notices == []


@pytest.mark.parametrize("name", ["a.xls", "a.xlt", "a.et", "a.ett", "a.ET"])
def test_extensions_that_promise_it(name: str) -> None:
    assert read(compound({"Workbook": stream({"表": number(0, 0, 1)})}), name).notices == []


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_extensions_that_promise_something_else(name: str) -> None:
    notice = Notice("extension-mismatch", parameters={"name": name, "found": "xls"})
    assert read(compound({"Workbook": stream({"表": number(0, 0, 1)})}), name).notices == [notice]


def test_number_formats() -> None:
    formats = record(0x41E, struct.pack("<H", 164) + wide('0.00"万元"')) + record(0x22, b"\1\0")
    formats += b"".join(record(0xE0, struct.pack("<HH", 0, number) + b"\0" * 16) for number in (0, 9, 164, 14))
    document = of_records(*(number(0, style, 1.5, style) for style in range(5)), more=formats)
    assert cells(document) == {"A1": "1.5", "B1": "150%", "C1": "1.50万元", "D1": "1904/1/2", "E1": "1.5"}


@pytest.mark.parametrize("bits", [0, 1, 2, 3, 0x3FF00000, 0x3FF00001, 0xBFF00000, 0x7FFFFFFE, 0x80000002, 0xFFFFFFFF, 0x404B2000])
def test_rk_numbers(bits: int) -> None:
    assert rk_number(bits) == unpack_RK(struct.pack("<I", bits))


def test_rk_cells() -> None:
    several = struct.pack("<HH", 1, 2) + struct.pack("<HIHI", 0, 6, 0, 10) + struct.pack("<H", 3)
    document = of_records(record(0x27E, struct.pack("<HHHI", 0, 0, 0, 0x3FF00000)), record(0xBD, several))
    assert cells(document) == {"A1": "1", "C2": "1", "D2": "2"}


def test_texts_and_values() -> None:
    document = of_records(
        shared(0, 0, 1),
        label(0, 1, " 分\n行 "),
        record(0x205, struct.pack("<HHHBB", 0, 2, 0, 1, 0)),
        record(0x205, struct.pack("<HHHBB", 0, 3, 0, 7, 1)),
        shared(0, 4, 7),
        more=strings("甲", "乙\x01丙"),
    )
    assert cells(document) == {"A1": "乙丙", "B1": "分行", "C1": "TRUE", "D1": "#DIV/0!"}
    assert document.notices == [
        Notice("cell-error", place(1, 4), {"error": "#DIV/0!"}),
        Notice("missing-strings", place(1, 5), {"count": "1"}),
    ]


def test_shared_strings_that_go_on_in_other_records() -> None:
    first = struct.pack("<HBHI", 4, 0x0D, 1, 6) + "指标".encode("utf-16-le")
    second = b"\x01" + "数量".encode("utf-16-le") + b"\0\0\0\0" + b"ex"
    third = b"tend" + struct.pack("<HB", 4, 0) + b"ab"
    fourth = b"\x01" + "丙丁".encode("utf-16-le")
    table = record(0xFC, struct.pack("<II", 2, 2) + first)
    table += b"".join(record(0x3C, body) for body in (second, third, fourth, wide("戊")))
    table = table.replace(struct.pack("<II", 2, 2), struct.pack("<II", 3, 3))
    document = of_records(*(shared(0, column, column) for column in range(3)), more=table)
    assert cells(document) == {"A1": "指标数量", "B1": "ab丙丁", "C1": "戊"}


def test_a_long_text_goes_on_in_another_record() -> None:
    text = "长" * 6000
    formula = record(0x06, struct.pack("<HHH8sHIH", 0, 0, 0, b"\0\0\0\0\0\0\xff\xff", 0, 0, 0))
    first, rest = text[:4000].encode("utf-16-le"), text[4000:].encode("utf-16-le")
    written = record(0x207, struct.pack("<HB", len(text), 1) + first) + record(0x3C, b"\1" + rest)
    assert cells(of_records(formula, written)) == {"A1": text}


def formula(result: bytes, options: int = 0) -> bytes:
    return record(0x06, struct.pack("<HHH8sHIH", 0, 0, 0, result, options, 0, 0))


@pytest.mark.parametrize(
    ("result", "options", "shown"),
    [
        (struct.pack("<d", 1.9), 0, "1.9"),
        (struct.pack("<d", 1.9), 2, "1.9"),
        (struct.pack("<d", 0), 0, "0"),
        (struct.pack("<d", 0), 2, None),
        (b"\1\0\1\0\0\0\xff\xff", 0, "TRUE"),
        (b"\2\0\x17\0\0\0\xff\xff", 0, "#REF!"),
        (b"\3\0\0\0\0\0\xff\xff", 0, ""),
    ],
)
def test_formulas_give_their_stored_values(result: bytes, options: int, shown: str | None) -> None:
    found = stream({"表": formula(result, options)})
    document = read(compound({"\x05SummaryInformation": b"", "Workbook": found}))
    assert cells(document) == ({"A1": shown} if shown else {})
    uncached = [notice for notice in document.notices if notice.kind == "formula-uncached"]
    assert uncached == ([Notice("formula-uncached", place(1, 1))] if shown is None else [])


def test_programs_leave_formulas_empty() -> None:
    found = stream({"表": formula(b"\3\0\0\0\0\0\xff\xff")})
    assert read(compound({"Workbook": found})).notices == [Notice("formula-uncached", place(1, 1))]


def test_merged_and_hidden() -> None:
    document = of_records(
        record(0x7D, struct.pack("<HHHHHH", 1, 2, 0, 0, 1, 0)),
        record(0x208, struct.pack("<HHHHHHHH", 1, 0, 3, 0, 0, 0, 0x20, 0)),
        label(0, 0, "甲"),
        label(1, 0, "乙"),
        label(1, 1, "丙"),
        record(0xE5, struct.pack("<H", 1) + struct.pack("<HHHH", 0, 1, 0, 0)),
    )
    assert cells(document) == {"A1": "甲", "B2": "丙"}
    assert grid(document).spans == [Span(1, 1, 2, 1)]
    assert (grid(document).hidden_rows, grid(document).hidden_columns) == ({2}, {2})
    assert document.notices == [
        Notice("covered-cells", place(2, 1), {"count": "1"}),
        Notice("hidden-rows", place(), {"rows": "2", "count": "1"}),
        Notice("hidden-columns", place(), {"columns": "B", "count": "1"}),
    ]


def test_cells_in_any_order() -> None:
    document = of_records(label(1, 1, "d"), label(0, 1, "b"), label(1, 0, "c"), label(0, 0, "a"))
    assert [cell.text for cell in grid(document).cells()] == ["a", "b", "c", "d"]


def test_sheets_of_all_kinds() -> None:
    one = number(0, 0, 1)
    data = stream(
        dict.fromkeys(("表", "隐藏", "深藏", "宏表", "图表", "模块"), one),
        states={"隐藏": (1, 0), "深藏": (2, 0), "宏表": (0, 1), "图表": (0, 2), "模块": (0, 6)},
    )
    document = read(data)
    assert [(block.sheet, grid(document, index).hidden) for index, block in enumerate(document.blocks)] == [
        ("表", False),
        ("隐藏", True),
        ("深藏", True),
    ]
    assert document.notices == [
        Notice("macros"),
        Notice("hidden-sheet", place(sheet="隐藏")),
        Notice("hidden-sheet", place(sheet="深藏")),
        Notice("sheet-skipped", place(sheet="宏表"), {"found": "macrosheet"}),
        Notice("sheet-skipped", place(sheet="图表"), {"found": "chartsheet"}),
    ]


def test_the_cells_of_a_chart_are_no_cells_of_the_sheet() -> None:
    chart = bof(kind=0x20) + number(0, 0, 99) + EOF
    assert cells(of_records(label(0, 0, "甲"), chart, label(1, 0, "乙"))) == {"A1": "甲", "A2": "乙"}


def test_sheets_that_are_not_there() -> None:
    data = bof(kind=5) + boundsheet("一", 9_999) + boundsheet("二", 3) + EOF
    assert read(data).notices == [Notice("sheet-missing", place(sheet="一")), Notice("sheet-missing", place(sheet="二"))]


def object_of(kind: int, number: int, *parts: int) -> bytes:
    common = struct.pack("<HHHHH12x", 0x15, 0x12, kind, number, 0)
    return record(0x5D, common + b"".join(struct.pack("<HHH", part, 2, 0) for part in parts) + b"\0\0\0\0")


def text_of_object(text: str) -> bytes:
    head = struct.pack("<HH6xHHI", 0, 0, len(text), 8, 0)
    return record(0x1B6, head) + record(0x3C, b"\1" + text.encode("utf-16-le")) + record(0x3C, b"\0" * 8)


def test_comments_pictures_and_text_boxes() -> None:
    document = of_records(
        label(0, 0, "甲"),
        object_of(25, 1),
        text_of_object("审核人:\nperflint: ignore W101 理由"),
        object_of(8, 2, 7, 8),
        object_of(8, 3, 7, 9),
        object_of(6, 4),
        text_of_object("说明"),
        object_of(30, 5),
        object_of(20, 6),
        text_of_object("按钮"),
        record(0x1C, struct.pack("<HHHH", 4, 2, 0, 1) + b"\0\0\0"),
        record(0x1C, struct.pack("<HHHH", 5, 2, 0, 77) + b"\0\0\0"),
    )
    assert document.comments == [Comment("审核人:\nperflint: ignore W101 理由", place(5, 3))]
    assert document.notices == [
        Notice("pictures", place(), {"count": "1"}),
        Notice("text-boxes", place(), {"count": "1"}),
    ]


def test_the_version_before_unicode() -> None:
    globals_ = record(0x42, struct.pack("<H", 936)) + record(0x41E, struct.pack("<HB", 164, 6) + '0"万"'.encode("gbk"))
    globals_ += record(0xE0, struct.pack("<HH", 0, 164) + b"\0" * 12)
    text = "一级指标".encode("gbk")
    note = "请核对".encode("gbk")
    body = record(0x204, struct.pack("<HHHH", 0, 0, 0, len(text)) + text) + number(1, 0, 3)
    body += record(0x1C, struct.pack("<HHH", 1, 0, len(note)) + note[:4])
    body += record(0x1C, struct.pack("<HHH", 0xFFFF, 0, 2) + note[4:])
    found = stream({"绩效": body}, globals_, BIFF5)
    document = read(compound({"Book": found}))
    assert cells(document) == {"A1": "一级指标", "A2": "3万"}
    assert document.comments == [Comment("请核对", place(2, 1, "绩效"))]
    book = xlrd.open_workbook(file_contents=found, logfile=io.StringIO(), formatting_info=True)
    assert (book.sheet_names(), book.sheet_by_index(0).cell_value(0, 0)) == (["绩效"], "一级指标")


@pytest.mark.parametrize(
    ("supbook", "kinds"),
    [
        (struct.pack("<HH", 1, 0x0401), []),
        (struct.pack("<HH", 1, 0x3A01), []),
        (struct.pack("<HHB", 1, 5, 0) + b"a.xls", ["external-links"]),
        (struct.pack("<HHB", 0, 9, 0) + b"cmd\x03/C x", ["dde-links"]),
    ],
)
def test_links(supbook: bytes, kinds: list[str]) -> None:
    document = of_records(number(0, 0, 1), more=record(0x1AE, supbook))
    assert document.notices == [Notice(kind) for kind in kinds]


def test_what_a_compound_file_holds_besides() -> None:
    found = stream({"表": number(0, 0, 1)})
    data = compound({"Workbook": found, "_VBA_PROJECT_CUR": b"", "MBD0012": b""})
    assert read(data).notices == [Notice("macros"), Notice("embedded-objects")]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (stream({"表": b""}, record(0x2F, b"\0" * 6)), ("encrypted", {})),
        (compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), ("encrypted", {})),
        (b"\x09\x02\x06\0\0\0\x10\0\0\0" + EOF, ("unsupported-format", {"found": "xls-4"})),
        (compound({"PowerPoint Document": b""}), ("unsupported-format", {"found": "ppt"})),
        (compound({"X": b""}), ("unsupported-format", {"found": "ole2"})),
        (bof(kind=5) + EOF, ("damaged", {})),
        (stream({"表": record(0x203, b"\0")})[:-4], ("damaged", {"part": "表"})),
    ],
)
def test_what_cannot_be_read(data: bytes, error: tuple[str, dict[str, str]]) -> None:
    with pytest.raises(DocumentError) as raised:
        read(data)
    assert (raised.value.kind, raised.value.parameters) == error


def test_limits() -> None:
    texts = [label(0, 0, "甲乙丙"), label(0, 5, "远"), label(1, 0, "二"), label(2, 0, "三")]
    document = of_records(*texts, columns=5, cell_characters=2, rows=2)
    assert cells(document) == {"A1": "甲乙", "A2": "二"}
    assert document.notices == [
        Notice("limit-reached", place(1, 1), {"limit": "2", "option": "limits.cell_characters"}),
        Notice("limit-reached", place(3, 1), {"limit": "2", "option": "limits.rows"}),
        Notice("far-cells", place(1, 6), {"count": "1"}),
    ]
    document = of_records(*texts, cells=3)
    assert cells(document) == {"A1": "甲乙丙", "F1": "远", "A2": "二"}
    assert document.notices == [Notice("limit-reached", place(3, 1), {"limit": "3", "option": "limits.cells"})]
