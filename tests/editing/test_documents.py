"""Cells of docx, csv and markdown files are changed and nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from perflint.documents import Grid, Limits, Place, read_bytes
from perflint.editing import CellEdit, edited


def texts(data: bytes, name: str) -> list[tuple[str | None, str]]:
    document = read_bytes(data, name, Limits())
    return [(cell.place.cell, cell.text) for block in document.blocks if isinstance(block, Grid) for cell in block.cells()]


@pytest.fixture
def letter(tmp_path: Path) -> bytes:
    document = docx.Document()
    document.add_paragraph("绩效目标表")
    table = document.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    for row, cells in enumerate([["名称", "指标值", "单位"], ["培训人数", "", ""], ["合格率", "95", "%"]]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    value = table.cell(1, 1).paragraphs[0]
    first = value.add_run("≥200")
    first.bold, first.font.size = True, Pt(12)
    value.add_run("人").italic = True
    merged = table.cell(2, 1).merge(table.cell(2, 2))
    merged.text = "95%"
    document.add_table(rows=1, cols=1).cell(0, 0).text = "另一张"
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path.read_bytes()


def test_docx(letter: bytes) -> None:
    edits = [
        CellEdit(Place(table=1, row=2, column=2), "≥200人", "200"),
        CellEdit(Place(table=1, row=2, column=3), "", "人"),
        CellEdit(Place(table=1, row=3, column=2), "95%", "95"),
        CellEdit(Place(table=2, row=1, column=1), "另一张", "另一张表"),
    ]
    outcome = edited(letter, "a.docx", edits, Limits())
    assert (outcome.done, outcome.refused) == (tuple(edits), ())
    before, after = texts(letter, "a.docx"), texts(outcome.data, "a.docx")
    assert set(after) - set(before) == {("B2", "200"), ("C2", "人"), ("B3", "95"), ("A1", "另一张表")}
    runs = docx.Document(io.BytesIO(outcome.data)).tables[0].cell(1, 1).paragraphs[0].runs
    assert [(run.text, run.bold, run.font.size) for run in runs if run.text] == [("200", True, Pt(12))]


def test_docx_cells_with_tracked_changes_are_left(letter: bytes) -> None:
    document = docx.Document(io.BytesIO(letter))
    cell = document.tables[0].cell(1, 1)
    run = cell.paragraphs[0].runs[1]._r
    run.addprevious(run.makeelement(run.tag.replace("}r", "}ins"), {}))
    run.getprevious().append(run)
    data = io.BytesIO()
    document.save(data)
    edit = CellEdit(Place(table=1, row=2, column=2), "≥200人", "200")
    outcome = edited(data.getvalue(), "a.docx", [edit], Limits())
    assert [(one.edit, one.reason) for one in outcome.refused] == [(edit, "tricky-cell")]
    assert outcome.data == data.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_keeps_its_encoding_its_quotes_and_its_line_ends(encoding: str, end: str) -> None:
    lines = ["名称,指标值,单位", '"培训""人数""","≥1,200人",', "合格率,95,%", '="003",x,y']
    data = (end.join(lines) + end).encode(encoding)
    edits = [
        CellEdit(Place(row=2, column=2, line=2), "≥1,200人", "1,200"),
        CellEdit(Place(row=2, column=3, line=2), "", "人"),
        CellEdit(Place(row=4, column=1, line=4), "003", "004"),
    ]
    outcome = edited(data, "a.csv", edits, Limits())
    assert outcome.refused == ()
    expected = [lines[0], '"培训""人数""","1,200",人', lines[2], '="004",x,y']
    assert outcome.data == (end.join(expected) + end).encode(encoding)


def test_csv_records_over_several_lines_are_left() -> None:
    data = '名称,指标值\n"两行\n名称",5\n合格率,95\n'.encode()
    edits = [CellEdit(Place(row=2, column=2, line=2), "5", "6"), CellEdit(Place(row=3, column=2, line=4), "95", "96")]
    outcome = edited(data, "a.csv", edits, Limits())
    assert [(one.edit, one.reason) for one in outcome.refused] == [(edits[0], "multi-line")]
    assert outcome.data == '名称,指标值\n"两行\n名称",5\n合格率,96\n'.encode()


def test_undecodable_bytes_are_not_lost() -> None:
    data = "名称,指标值\n合格率,95\n".encode() + b"\xff\xff,1\n"
    edit = CellEdit(Place(row=2, column=2, line=2), "95", "96")
    outcome = edited(data, "a.csv", [edit], Limits())
    assert [one.reason for one in outcome.refused] == ["bad-encoding"]
    assert outcome.data == data


def test_markdown_keeps_the_blanks_around_its_cells() -> None:
    data = "# 标题\n\n| 名称   | 指标值 |\n|---|---|\n| 培训人数 |  ≥200  |\n| 合格率 ||\n\n名称 | 值\n--|--\na | b\n".encode()
    edits = [
        CellEdit(Place(table=1, row=2, column=2, line=5), "≥200", "200|300"),
        CellEdit(Place(table=1, row=3, column=2, line=6), "", "95"),
        CellEdit(Place(table=2, row=2, column=1, line=10), "a", "c"),
    ]
    outcome = edited(data, "a.md", edits, Limits())
    assert outcome.refused == ()
    assert outcome.data.decode() == (
        "# 标题\n\n| 名称   | 指标值 |\n|---|---|\n| 培训人数 |  200\\|300  |\n| 合格率 | 95 |\n\n名称 | 值\n--|--\nc | b\n"
    )
