"""OpenDocument spreadsheets, element by element; real ones are in test_converted_workbooks."""

import pytest

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Comment, Document, DocumentError, Notice, Place, Span
from tests.documents.ods_parts import HEAD, SPACES, TAIL, ods, row, table, tc
from tests.documents.workbook_parts import cells, grid


def read(content: str, extra: dict[str, str] | None = None, name: str = "a.ods", **limits: int) -> Document:
    return read_bytes(ods(content, extra), name, Limits(**limits))


def rows(*found: str, **limits: int) -> Document:
    return read(table("".join(found)), **limits)


def place(row: int | None = None, column: int | None = None, sheet: str = "表") -> Place:
    return Place(sheet=sheet, row=row, column=column)


def test_what_is_shown_is_read() -> None:
    document = rows(
        row(
            tc("95%", 'office:value-type="percentage" office:value="0.95"'),
            tc("1,409.57万元", 'office:value-type="float" office:value="1409.57"'),
            tc("2026年12月31日", 'office:value-type="date" office:date-value="2026-12-31"'),
            tc("1E+020", 'office:value-type="float" office:value="1E+020"'),
            tc("甲", 'office:value-type="string" calcext:value-type="string"'),
        )
    )
    assert document.format == "ods"
    assert cells(document) == {
        "A1": "95%",
        "B1": "1,409.57万元",
        "C1": "2026年12月31日",
        "D1": "100000000000000000000",
        "E1": "甲",
    }
    assert document.notices == []


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('office:value-type="percentage" office:value="0.955"', "95.5%"),
        ('office:value-type="float" office:value="12.0"', "12"),
        ('office:value-type="currency" office:value="5.50"', "5.5"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="date" office:date-value="2026-12-31"', "2026-12-31"),
        ('office:value-type="string" office:string-value=" 甲 "', "甲"),
        ('office:value-type="time" office:time-value="PT1H"', "PT1H"),
    ],
)
def test_values_that_a_writer_does_not_show(attributes: str, shown: str) -> None:
    assert cells(rows(row(tc("", attributes)))) == {"A1": shown}


def test_the_text_of_a_cell() -> None:
    text = '<text:p>产出<text:span>指标</text:span><text:s text:c="2"/>\n  x<text:line-break/>y<text:tab/></text:p>'
    text += "<text:p>第二段</text:p>"
    ruby = "<text:p><text:ruby><text:ruby-base>指</text:ruby-base><text:ruby-text>zhi</text:ruby-text></text:ruby>标</text:p>"
    assert cells(rows(row(tc(text), tc(ruby)))) == {"A1": "产出指标   x y第二段", "B1": "指标"}


def test_repeated_cells_and_rows() -> None:
    document = rows(
        row("", tc("甲", 'table:number-columns-repeated="2"'), tc("", 'table:number-columns-repeated="16000"')),
        row("", attributes='table:number-rows-repeated="3"'),
        row("乙", attributes='table:number-rows-repeated="2"'),
        row("", attributes='table:number-rows-repeated="1048569"'),
    )
    assert cells(document) == {"B1": "甲", "C1": "甲", "A5": "乙", "A6": "乙"}


def test_merged_and_hidden() -> None:
    covered = tc("藏", name="covered-table-cell")
    document = rows(
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>',
        row(tc("甲", 'table:number-columns-spanned="1" table:number-rows-spanned="2"'), "一"),
        "<table:table-row-group><table:table-header-rows>",
        row(covered, "二", attributes='table:visibility="filter"'),
        "</table:table-header-rows></table:table-row-group>",
    )
    assert cells(document) == {"A1": "甲", "B1": "一", "B2": "二"}
    assert grid(document).spans == [Span(1, 1, 2, 1)]
    assert (grid(document).hidden_rows, grid(document).hidden_columns) == ({2}, {2})
    assert document.notices == [
        Notice("covered-cells", place(2, 1), {"count": "1"}),
        Notice("hidden-rows", place(), {"rows": "2", "count": "1"}),
        Notice("hidden-columns", place(), {"columns": "B", "count": "1"}),
    ]


def test_a_merged_row_that_is_repeated() -> None:
    merged = tc("甲", 'table:number-columns-spanned="2"')
    document = rows(row(merged, "<table:covered-table-cell/>", "乙", attributes='table:number-rows-repeated="2"'))
    assert cells(document) == {"A1": "甲", "C1": "乙", "A2": "甲", "C2": "乙"}
    assert grid(document).spans == [Span(1, 1, 1, 2), Span(2, 1, 2, 2)]


def test_hidden_sheets_and_what_is_remembered_of_other_files() -> None:
    content = table(row("甲")) + table(row("乙"), "藏", "h") + table(row("丙"), "'file:///c:/a.ods'#$Sheet1")
    document = read(
        content + "<table:dde-links><table:dde-link><office:dde-source/><table:table/></table:dde-link></table:dde-links>"
    )
    assert [(block.sheet, grid(document, index).hidden) for index, block in enumerate(document.blocks)] == [
        ("表", False),
        ("藏", True),
    ]
    assert document.notices == [Notice("hidden-sheet", place(sheet="藏")), Notice("external-links"), Notice("dde-links")]


def test_former_contents_are_not_read() -> None:
    changes = f"<table:tracked-changes><table:cell-content-change>{tc('旧')}</table:cell-content-change></table:tracked-changes>"
    assert cells(read(changes + table(row("新")))) == {"A1": "新"}


EMPTY = tc("", 'table:formula="of:=&quot;&quot;"')


def test_formulas_without_values() -> None:
    assert rows(row("甲", EMPTY)).notices == [Notice("formula-uncached", place(1, 2))]


def test_computed_formulas() -> None:
    text = tc("", 'table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""')
    error = tc("#DIV/0!", 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"')
    document = rows(row(EMPTY, text, error))
    assert cells(document) == {"C1": "#DIV/0!"}
    assert document.notices == [Notice("cell-error", place(1, 3), {"error": "#DIV/0!"})]


def test_comments() -> None:
    note = (
        "<office:annotation><dc:creator>审核人</dc:creator><dc:date>2026-01-01</dc:date><text:p>perflint: ignore W101</text:p>"
        "<text:p><text:span>理由</text:span></text:p></office:annotation>"
    )
    document = rows(row("", tc(f"{note}<text:p>甲</text:p>")), row(tc(note)))
    assert cells(document) == {"B1": "甲"}
    text = "perflint: ignore W101\n理由"
    assert document.comments == [Comment(text, place(1, 2)), Comment(text, place(2, 1))]


def test_pictures_text_boxes_and_charts() -> None:
    picture = '<draw:frame><draw:image xlink:href="Pictures/1.png"><text:p/></draw:image></draw:frame>'
    chart = (
        '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>'
    )
    box = "<draw:custom-shape><text:p>说明</text:p><text:p>见下</text:p></draw:custom-shape><draw:rect><text:p/></draw:rect>"
    document = read(table(f"<table:shapes>{picture}{box}</table:shapes>{row(tc(picture + chart), '甲')}"))
    assert cells(document) == {"B1": "甲"}
    assert document.notices == [
        Notice("pictures", place(), {"count": "2"}),
        Notice("text-boxes", place(), {"count": "1"}),
    ]


MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</manifest:manifest>'
ENTRY = (
    '<manifest:file-entry manifest:full-path="{}" manifest:media-type="application/vnd.oasis.opendocument.{}">{}'
    "</manifest:file-entry>"
)


def test_what_a_package_holds_besides() -> None:
    entries = ENTRY.format("/", "spreadsheet", "") + ENTRY.format("Object 1/", "chart", "")
    assert read(table(row("甲")), {"META-INF/manifest.xml": MANIFEST.format(entries)}).notices == []
    entries += ENTRY.format("Object 2/", "text", "")
    extra = {"META-INF/manifest.xml": MANIFEST.format(entries), "Basic/Standard/Module1.xml": "<x/>"}
    assert read(table(row("甲")), extra).notices == [Notice("macros"), Notice("embedded-objects")]


def test_a_password() -> None:
    entry = ENTRY.format("content.xml", "spreadsheet", "<manifest:encryption-data/>")
    with pytest.raises(DocumentError) as raised:
        read(table(row("甲")), {"META-INF/manifest.xml": MANIFEST.format(entry)})
    assert raised.value.kind == "encrypted"


@pytest.mark.parametrize("name", ["a.ods", "a.ots", "a.fods"])
def test_one_flat_file(name: str) -> None:
    kind = 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
    content = (HEAD + table(row("甲")) + TAIL).replace("document-content", "document").replace(SPACES, f"{SPACES} {kind}")
    document = read_bytes(f'<?xml version="1.0" encoding="UTF-8"?>\n{content}'.encode(), name, Limits())
    assert cells(document) == {"A1": "甲"}
    assert (document.format, document.notices) == ("ods", [])


def test_other_prefixes() -> None:
    content = HEAD + table(row("甲")) + TAIL
    for before in ("<", "</", " "):
        content = content.replace(f"{before}table:", f"{before}t:")
    content = content.replace("xmlns:table=", "xmlns:t=")
    document = read_bytes(ods(iter([content.encode()])), "a.ods", Limits())
    assert cells(document) == {"A1": "甲"}


def test_limits() -> None:
    document = rows(row("甲乙丙", tc("远", 'table:number-columns-repeated="5"')), row("二"), columns=3, cell_characters=2, rows=1)
    assert cells(document) == {"A1": "甲乙", "B1": "远", "C1": "远"}
    assert document.notices == [
        Notice("limit-reached", place(1, 1), {"limit": "2", "option": "limits.cell_characters"}),
        Notice("limit-reached", place(2, 1), {"limit": "1", "option": "limits.rows"}),
        Notice("far-cells", place(1, 4), {"count": "3"}),
    ]
