"""Workbooks made to break readers: each gives a clear error or notice, soon and in little memory."""

import random
from itertools import repeat
from pathlib import Path

import pytest

from perflint.documents.model import Notice, Place, Span
from tests.documents.hostile import ONE, ROW, error_of, mutated, outcome, read, sheet_of, survived, with_part
from tests.documents.workbook_parts import MAIN, SHEET1, cells, grid, packed, parts, shared, styles, workbook, worksheet
from tests.steps import steps

# Sheets that are far larger than they look.


def outcome_of(data: bytes) -> str:
    return outcome(data, "a.xlsx")


def test_a_cell_in_the_last_corner(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert survived(tmp_path, workbook(rows)) == [["far-cells", "XFD1048576", {"count": "1"}], ["cells", 1]]


def test_a_merge_of_the_whole_sheet(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="C200000"><v>2</v></c></row>'
    data = workbook(rows, tail='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert survived(tmp_path, data) == [["covered-cells", "C200000", {"count": "1"}], ["cells", 1]]
    assert grid(read(data)).spans == [Span(1, 1, 200_000, 3)]


def test_many_wide_merges(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="SR1"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>2</v></c></row>'
    merges = "".join(f'<mergeCell ref="A{row}:XFD{row + 1000}"/>' for row in range(2, 99_000))
    assert survived(tmp_path, workbook(rows, tail=f"<mergeCells>{merges}</mergeCells>")) == [["cells", 2]]


def test_rows_that_are_only_formatted(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}" s="1" customFormat="1" ht="14.25"/>' for row in range(24, 1_048_577))
    data = workbook('<row r="1"><c r="A1"><v>1</v></c></row>' + rows)
    assert survived(tmp_path, data) == [["cells", 1]]


def test_a_flood_of_rows(tmp_path: Path) -> None:
    data = sheet_of((b"<row><c><v>1</v></c></row>", 3_000_000))
    reached = ["limit-reached", "A200001", {"limit": "200000", "option": "limits.rows"}]
    assert survived(tmp_path, data) == [reached, ["cells", 200_000]]


@pytest.mark.parametrize("row", [b"<row/>", b'<row r="1"/>'])
def test_more_rows_than_a_sheet_has(tmp_path: Path, row: bytes) -> None:
    assert survived(tmp_path, sheet_of((row, 3_000_000))) == ["damaged", {"part": SHEET1, "line": "1"}]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (b"<c><v>1</v></c>", ["damaged", {"part": SHEET1, "line": "1"}]),
        (b'<c r="A1"><v>1</v></c>', ["damaged", {"part": SHEET1, "line": "1"}]),
        (b"<c/>", [["cells", 0]]),
    ],
)
def test_a_row_of_three_million_cells(tmp_path: Path, cell: bytes, told: object) -> None:
    assert survived(tmp_path, sheet_of((ROW, 1), (cell, 3_000_000), (b"</row>", 1))) == told


def test_a_huge_text(tmp_path: Path) -> None:
    data = sheet_of((ROW + b'<c t="inlineStr"><is><t>', 1), (b"x", 100_000_000), (b"</t></is></c></row>", 1))
    reached = ["limit-reached", "A1", {"limit": "32767", "option": "limits.cell_characters"}]
    assert survived(tmp_path, data) == [reached, ["cells", 1]]


def test_a_text_of_many_runs(tmp_path: Path) -> None:
    data = sheet_of((ROW + b'<c t="inlineStr"><is>', 1), (b"<r><t>x</t></r>", 1_000_000), (b"</is></c></row>", 1))
    reached = ["limit-reached", "A1", {"limit": "32767", "option": "limits.cell_characters"}]
    assert survived(tmp_path, data) == [reached, ["cells", 1]]


def test_white_space_without_end(tmp_path: Path) -> None:
    data = sheet_of((ROW + b"<c><v>1</v></c>", 1), (b" ", 100_000_000), (b"<c><v>2</v></c></row>", 1))
    assert survived(tmp_path, data) == [["cells", 2]]


def test_a_tag_without_end(tmp_path: Path) -> None:
    data = sheet_of((ROW + b'<c r="A', 1), (b"1", 100_000_000), (b'"/></row>', 1))
    assert survived(tmp_path, data) == ["damaged", {"part": SHEET1, "line": "1"}]


@pytest.mark.parametrize(
    ("before", "tag"),
    [
        (b"", b"<row>"),
        (b"<row>", b"<c>"),
        (b"<row><c>", b"<v>"),
        (b"<row><c>", b"<f>"),
        (b"<row><c>", b"<x>"),
        (b"<row><c><is>", b"<r>"),
        (b"<row><c><is>", b"<t>"),
        (b"<row><c><is><rPh>", b"<rPh>"),
        (b"</sheetData>", b"<mergeCells>"),
    ],
)
def test_elements_inside_each_other(tmp_path: Path, before: bytes, tag: bytes) -> None:
    data = sheet_of((before or b" ", 1), (tag, 10_000_000))
    assert survived(tmp_path, data) == ["damaged", {"part": SHEET1, "line": "1"}]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels", SHEET1])
def test_elements_inside_each_other_in_any_part(tmp_path: Path, part: str) -> None:
    extra = {"xl/sharedStrings.xml": shared(), "xl/styles.xml": styles("0")}
    flood = (f'<x xmlns="{MAIN}">'.encode(), *repeat(b"<a>" * 100_000, 100))
    assert survived(tmp_path, with_part(part, iter(flood), extra)) == ["damaged", {"part": part, "line": "1"}]


@pytest.mark.parametrize(
    ("part", "item"),
    [
        ("xl/workbook.xml", '<sheet name="x"/>'),
        ("xl/styles.xml", '<cellXfs/><xf numFmtId="0"/>'),
        ("xl/styles.xml", "<numFmts/>" + "".join(f'<numFmt numFmtId="{n}"/>' for n in range(66_000))),
        ("_rels/.rels", "".join(f'<Relationship Id="{n}"/>' for n in range(101_000))),
    ],
)
def test_lists_without_end(tmp_path: Path, part: str, item: str) -> None:
    flood = f'<x xmlns="{MAIN}">{item * (1 if len(item) > 1000 else 1_000_000)}</x>'
    data = with_part(part, flood, {"xl/styles.xml": styles("0")})
    assert survived(tmp_path, data) == ["damaged", {"part": part}]


def test_more_strings_than_cells() -> None:
    data = workbook('<row r="1"><c t="s"><v>0</v></c></row>', extra={"xl/sharedStrings.xml": shared(*["<t>x</t>"] * 11)})
    assert error_of(data, cells=10) == ("too-large", {"limit": "10", "option": "limits.cells"})


def test_one_part_for_many_sheets() -> None:
    members = parts({"表": worksheet(ONE)})
    again = '<sheet name="再" sheetId="2" r:id="s1"/></sheets>'
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace("</sheets>", again)
    document = read(packed(members))
    assert cells(document) == {"A1": "1"}
    assert document.notices == [Notice("sheet-missing", Place(sheet="再"))]


# XML.

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>'
SHEET_WITH_ENTITY = worksheet('<row r="1"><c t="inlineStr"><is><t>&l11;</t></is></c></row>').partition("?>")[2]


@pytest.mark.parametrize("doctype", [BOMB, EXTERNAL, "<!-- " + "x" * 200_000 + " -->" + BOMB])
@pytest.mark.parametrize(
    "part", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET1]
)
def test_document_types_are_refused(tmp_path: Path, doctype: str, part: str) -> None:
    extra = {"xl/sharedStrings.xml": shared(), "xl/styles.xml": styles("0")}
    data = with_part(part, doctype + f'<x xmlns="{MAIN}" a="&l11;">&l11;</x>', extra)
    assert error_of(data) == ("unsafe-xml", {"part": part})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_document_types_in_other_encodings_are_refused(encoding: str) -> None:
    data = with_part(SHEET1, (f'<?xml version="1.0"?>{BOMB}' + SHEET_WITH_ENTITY).encode(encoding))
    assert error_of(data) == ("unsafe-xml", {"part": SHEET1})


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "cp037", "unknown"])
def test_encodings_that_could_hide_a_document_type_are_refused(encoding: str) -> None:
    data = with_part(SHEET1, f'<?xml version="1.0" encoding="{encoding}"?>{SHEET_WITH_ENTITY}')
    assert error_of(data) == ("unsafe-xml", {"part": SHEET1})


@pytest.mark.parametrize(
    "sheet", [SHEET_WITH_ENTITY, f'<?xml version="1.0" encoding="gbk"?>{worksheet("")}', "", "x", "<x/>", "<x"]
)
def test_faulty_xml_is_damage(sheet: str) -> None:
    assert error_of(with_part(SHEET1, sheet))[0] == "damaged"


def test_sound_xml_in_utf_16() -> None:
    text = worksheet('<row r="1"><c r="A1" t="str"><v>甲</v></c></row>').replace("UTF-8", "UTF-16")
    assert cells(read(with_part(SHEET1, text.encode("utf-16")))) == {"A1": "甲"}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1"><c r="AAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="甲1"><v>1</v></c></row>',
        '<row><c r="A"><v>1</v></c></row>',
        '<row r="1"><c t="s"><v>x</v></c></row>',
    ],
)
def test_impossible_addresses_are_damage(rows: str) -> None:
    assert error_of(workbook(rows)) == ("damaged", {"part": SHEET1, "line": "1"})


# Whatever is wrong with the bytes, nothing but a DocumentError comes out.


def mutable() -> dict[str, str]:
    rows = "".join(
        f'<row r="{row}" hidden="{row % 2}"><c r="A{row}" t="s"><v>{row % 3}</v></c><c r="B{row}" s="1"><v>0.9{row}</v></c>'
        f'<c r="C{row}" t="inlineStr"><is><r><t>指标{row}</t></r></is></c><c r="D{row}" s="2"><f>A1</f><v>4638{row}</v></c>'
        f'<c r="E{row}" t="e"><v>#REF!</v></c><c r="F{row}" t="d"><v>2026-01-0{row}</v></c></row>'
        for row in range(1, 9)
    )
    sheet = worksheet(rows, '<cols><col min="2" max="3" hidden="1"/></cols>', '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    strings = shared("<t>产出_x000D_指标</t>", "<r><t>a</t></r>", "<t/>")
    codes = styles("General", "0.0%", "yyyy年m月d日")
    return parts({"表": sheet, "附": sheet}, {"xl/sharedStrings.xml": strings, "xl/styles.xml": codes})


def test_mutated_packages() -> None:
    data = packed(mutable())
    kinds = {outcome_of(mutated(data, random.Random(seed))) for seed in range(150)}
    assert kinds <= {"xlsx", "damaged", "truncated", "encrypted", "too-large", "unsupported-format", "binary-text"}


def test_mutated_parts() -> None:
    members = {name: text.encode() for name, text in mutable().items()}
    kinds = set()
    for seed in range(300):
        chance = random.Random(seed)
        part = chance.choice(list(members))
        kinds.add(outcome_of(packed({**members, part: mutated(members[part], chance)})))
    assert {"xlsx", "damaged"} <= kinds
    assert kinds <= {"xlsx", "damaged", "unsupported-format", "too-large", "unsafe-xml"}


def test_work_grows_with_the_rows_only() -> None:
    def work(rows: int) -> int:
        data = workbook("".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, rows + 1)))
        return steps(lambda: read(data))

    assert work(8_000) < 8 * 1.1 * work(1_000)
