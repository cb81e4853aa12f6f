"""XML spreadsheets of Excel 2003, element by element."""

import random
from pathlib import Path

import pytest

from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.documents.model import Comment, Document, Notice, Place, Span
from tests.documents.hostile import mutated, outcome, survived
from tests.documents.workbook_parts import cells, grid

START = (
    '<?xml version="1.0"{}?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">'
)
STYLES = (
    '<Styles><Style ss:ID="Default"/><Style ss:ID="s1"><NumberFormat ss:Format="0%"/></Style>'
    '<Style ss:ID="s2"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s3" ss:Parent="s1"/>'
    '<Style ss:ID="s4"><NumberFormat ss:Format="0.00&quot;万元&quot;"/></Style>'
    '<Style ss:ID="s5"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></Style></Styles>'
)


def book(*sheets: str, styles: str = STYLES, encoding: str = "") -> str:
    return START.format(encoding) + styles + "".join(sheets) + "</Workbook>"


def sheet(content: str, name: str = "表", options: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{content}</Table><WorksheetOptions>{options}</WorksheetOptions></Worksheet>'


def row(*found: str, attributes: str = "") -> str:
    return f"<Row {attributes}>{''.join(found)}</Row>"


def cell(text: str, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def read(*sheets: str, name: str = "a.xml", **limits: int) -> Document:
    return read_bytes(book(*sheets).encode(), name, Limits(**limits))


def rows(*found: str, **limits: int) -> Document:
    return read(sheet("".join(found)), **limits)


def place(row: int | None = None, column: int | None = None, sheet: str = "表") -> Place:
    return Place(sheet=sheet, row=row, column=column)


def test_values_and_formats() -> None:
    document = rows(
        row(
            cell("0.95", "Number", 'ss:StyleID="s1"'),
            cell("0.955", "Number", 'ss:StyleID="s2"'),
            cell("0.5", "Number", 'ss:StyleID="s3"'),
            cell("1409.57", "Number", 'ss:StyleID="s4"'),
            cell("2026-12-31T00:00:00.000", "DateTime", 'ss:StyleID="s5"'),
            cell("2026-12-31T00:00:00.000", "DateTime"),
            cell("1", "Boolean"),
            cell("#DIV/0!", "Error"),
            cell("12.50", "Number"),
        ),
        row(cell(" 产出&#10;指标 "), '<Cell><ss:Data ss:Type="String"><html:B>产出</html:B>指标</ss:Data></Cell>'),
    )
    assert document.format == "xml-spreadsheet"
    assert cells(document) == {
        "A1": "95%",
        "B1": "95.50%",
        "C1": "50%",
        "D1": "1409.57万元",
        "E1": "2026年12月31日",
        "F1": "2026/12/31",
        "G1": "TRUE",
        "H1": "#DIV/0!",
        "I1": "12.5",
        "A2": "产出指标",
        "B2": "产出指标",
    }
    assert document.notices == [Notice("cell-error", place(1, 8), {"error": "#DIV/0!"})]


def test_places_merges_and_hidden_parts() -> None:
    document = rows(
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>',
        row(cell("甲", attributes='ss:MergeAcross="1" ss:MergeDown="1"'), cell("乙")),
        row(cell("丙", attributes='ss:Index="3"'), attributes='ss:Index="4" ss:Hidden="1"'),
        row(attributes='ss:Span="4"'),
        row(cell("丁")),
    )
    assert cells(document) == {"A1": "甲", "C1": "乙", "C4": "丙", "A10": "丁"}
    assert grid(document).spans == [Span(1, 1, 2, 2)]
    assert document.notices == [
        Notice("hidden-rows", place(), {"rows": "4", "count": "1"}),
        Notice("hidden-columns", place(), {"columns": "C", "count": "1"}),
    ]


def test_sheets_comments_and_formulas() -> None:
    html = '<ss:Data xmlns="http://www.w3.org/TR/REC-html40">perflint: ignore <B>W101</B></ss:Data>'
    note = f'<Comment ss:Author="审核人">{html}</Comment>'
    document = read(
        sheet(row(f'<Cell ss:Index="2"><Data ss:Type="String">甲</Data>{note}</Cell>', '<Cell ss:Formula="=1+1"/>')),
        sheet(row(cell("乙")), "藏", "<Visible>SheetHidden</Visible>"),
    )
    assert cells(document) == {"B1": "甲"}
    assert [(block.sheet, grid(document, index).hidden) for index, block in enumerate(document.blocks)] == [
        ("表", False),
        ("藏", True),
    ]
    assert document.comments == [Comment("perflint: ignore W101", place(1, 2))]
    assert document.notices == [Notice("formula-uncached", place(1, 3)), Notice("hidden-sheet", place(sheet="藏"))]


@pytest.mark.parametrize("declared", ["GB2312", "gbk", "UTF-8", "gb18030"])
def test_encodings(declared: str) -> None:
    text = book(sheet(row(cell("一级指标" + "长" * 70_000))), encoding=f' encoding="{declared}"')
    document = read_bytes(text.encode("utf-8" if declared == "UTF-8" else "gb18030"), "a.xml", Limits(cell_characters=100_000))
    assert cells(document) == {"A1": "一级指标" + "长" * 70_000}


def test_the_name_that_systems_give_it() -> None:
    document = read(sheet(row(cell("甲"))), name="导出.xls")
    assert cells(document) == {"A1": "甲"}
    mismatch = {"name": "导出.xls", "found": "xml-spreadsheet"}
    assert document.notices == [Notice("extension-mismatch", parameters=mismatch)]


def test_without_a_declaration() -> None:
    text = book(sheet(row(cell("甲")))).partition("?>\n")[2]
    assert cells(read_bytes(text.encode(), "a.xml", Limits())) == {"A1": "甲"}


# Hostile ones.


@pytest.mark.parametrize(
    "content",
    [
        row(cell("甲", attributes='ss:Index="16385"')),
        row(cell("甲", attributes='ss:Index="0"')),
        row(cell("甲"), cell("乙", attributes='ss:Index="1"')),
        row(cell("甲"), attributes='ss:Index="1048577"'),
        row(cell("x", "Number")),
        row(cell("x", "DateTime")),
        cell("甲"),
    ],
)
def test_impossible_contents_are_damage(content: str) -> None:
    assert outcome_of(book(sheet(content)).encode()) == "damaged"


def test_document_types_are_refused() -> None:
    text = book(sheet(row(cell("甲")))).replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook')
    assert outcome_of(text.encode()) == "unsafe-xml"


def outcome_of(data: bytes) -> str:
    return outcome(data, "a.xml")


def kept(path: Path, content: str) -> object:
    return survived(path, book(sheet(content)).encode(), "a.xml", "xml_spreadsheet")


def test_far_cells_merges_and_floods(tmp_path: Path) -> None:
    far = row(cell("甲"), cell("乙", attributes='ss:Index="16384" ss:MergeAcross="99999" ss:MergeDown="9999999"'))
    assert kept(tmp_path, far) == [["far-cells", "XFD1", {"count": "1"}], ["cells", 1]]
    assert kept(tmp_path, row(cell("1", "Number")) * 200_001)[-1] == ["cells", 200_000]  # type: ignore[index]
    assert kept(tmp_path, row(cell("x" * 5_000_000))) == [
        ["limit-reached", "A1", {"limit": "32767", "option": "limits.cell_characters"}],
        ["cells", 1],
    ]
    assert kept(tmp_path, "<Row><Cell><Data>" + "<b>" * 100_000) == ["damaged", {"part": "Workbook", "line": "3"}]


@pytest.mark.parametrize("percent", [10, 50, 90, 99])
def test_truncated_files(percent: int) -> None:
    data = book(sheet("".join(row(cell(str(number))) for number in range(500)))).encode()
    assert outcome_of(data[: len(data) * percent // 100]) == "damaged"


def test_mutated_files() -> None:
    data = book(sheet(row(cell("0.5", "Number", 'ss:StyleID="s1"'), cell("甲", attributes='ss:MergeAcross="1"')) * 5)).encode()
    kinds = {outcome_of(mutated(data, random.Random(seed))) for seed in range(300)}
    assert {"xml-spreadsheet", "damaged"} <= kinds
    assert kinds <= {
        "xml-spreadsheet",
        "damaged",
        "unsafe-xml",
        "unsupported-format",
        "binary-text",
        "txt",
        "csv",
        "markdown",
        "html",
    }
