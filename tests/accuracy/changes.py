"""Changes to labelled files that must not, or must only in a known way, change what is found in them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from perflint.config import Config
from perflint.report import FileResult
from perflint.run import check_files
from perflint_corpora.labelled.model import LabelledFile
from perflint_corpora.samples.model import FieldName, Indicators, SampleTable
from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.submissions import Submission, submission

#: The points that a donor gives to an added row, and the least that it keeps.
POINTS = Decimal(1)

#: A row that nobody can object to, whatever the project; it is filed under the levels of its donor.
COMPLIANT: dict[FieldName, str] = {
    "level3": "项目档案归档份数",
    "operator": "≥",
    "target": "36",
    "unit": "份",
    "weight": str(POINTS),
    "actual": "38",
    "score": str(POINTS),
    "core": "是",
    "definition": "按规定归档并移交的项目档案份数",
}


def checked(path: Path, config: Config | None = None) -> FileResult:
    """What is found in a file. Raises RuntimeError where a rule crashed or the file was not read."""
    report = check_files([path], config)
    if report.errors:
        raise RuntimeError(str(report.errors))
    return report.files[0]


def with_blank_row(sheet: Sheet, at: int) -> Sheet:
    """The sheet as a spreadsheet program leaves it after a row was inserted at `at`: merged cells grow."""
    cells = [
        replace(cell, row=cell.row + 1)
        if cell.row >= at
        else replace(cell, rows=cell.rows + 1)
        if cell.row + cell.rows > at
        else cell
        for cell in sheet.cells
    ]
    return replace(sheet, cells=cells)


def with_compliant_row(table: SampleTable) -> SampleTable | None:
    """The table with one more row beside an indicator of 数量 that gives it some of its points; None where it has none."""
    donor = next((number for number in range(len(table)) if _can_give(table, number)), None)
    if donor is None:
        return None
    for field in ("weight", "score"):
        if field in table.columns:
            table = table.with_cell(donor, field, str(Decimal(table.cell(donor, field)) - POINTS))
    row = tuple(
        table.cell(donor, field) if field in ("level1", "level2") else COMPLIANT.get(field, "") for field in table.columns
    )
    rows = table.indicators.rows
    indicators = Indicators(columns=table.columns, rows=(*rows[: donor + 1], row, *rows[donor + 1 :]))
    return table.model_copy(update={"indicators": indicators})


def _can_give(table: SampleTable, number: int) -> bool:
    """Whether a row is one of 数量 with points to spare, all of them scored."""
    weight = table.cell(number, "weight")
    spare = weight.isdecimal() and Decimal(weight) > POINTS and table.cell(number, "score") in ("", weight)
    return spare and table.cell(number, "level2") == "数量指标"


def written(file: LabelledFile, folder: Path, format_name: str, layout: str | None = None) -> Path:
    """The file in another format, perhaps in another layout."""
    whole: Submission = submission(layout or file.layout, file.name, file.tables)
    return whole.write(folder, format_name)
