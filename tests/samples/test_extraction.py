"""Every sample in every layout and format is read without a single difference, every value at its own cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from perflint.run import extract_files
from perflint.tables.model import FACTS, INDICATOR_FIELDS, IndicatorTable
from perflint_corpora.samples.expected import meanings_of
from perflint_corpora.samples.model import SampleTable
from perflint_corpora.samples.sheet import Sheet
from perflint_corpora.samples.submissions import LAYOUT_NAMES, Submission, submissions
from perflint_corpora.samples.writers import write_csv
from tests.samples.places import GRID_FORMATS, expected_place, grid_place, is_paragraph, text_at

SUBMISSIONS = {f"{one.layout}/{one.name}": one for one in submissions(LAYOUT_NAMES)}
#: The layouts whose text, one cell a line, still says which cell is what: no facts beside rows, no headings in two rows.
TEXT_LAYOUTS = ("plain", "labelled", "lines", "joined", "form", "stacked")
CASES = [(name, format_name) for name, one in SUBMISSIONS.items() for format_name in GRID_FORMATS if one.fits(format_name)]


@pytest.mark.parametrize(("name", "format_name"), CASES)
def test_every_value_is_read_at_its_place(name: str, format_name: str, tmp_path: Path) -> None:
    submission = SUBMISSIONS[name]
    path = submission.write(tmp_path, format_name)
    assert read(path, submission) == shown(submission)
    tables = extract_files([path]).submissions[0].tables
    for table, (number, sheet, index, _) in zip(tables, shown_tables(submission), strict=True):
        assert places(table, format_name) == expected_places(submission, number, sheet, index, format_name)
        for field in [*table.facts.values(), table.title]:
            if field is not None:
                assert squeezed(field.text) in text_at(format_name, path, field.place)
        for indicator in table.indicators:
            for field_name in INDICATOR_FIELDS:
                field = getattr(indicator, field_name)
                if field is not None:
                    assert squeezed(field.text) == text_at(format_name, path, field.place)


@pytest.mark.parametrize("name", [name for name, one in SUBMISSIONS.items() if one.layout in TEXT_LAYOUTS])
def test_text_with_one_cell_a_line(name: str, tmp_path: Path) -> None:
    submission = SUBMISSIONS[name]
    path = submission.write(tmp_path, "lines")
    assert read(path, submission) == shown(submission)


def test_text_with_wrapped_cells(tmp_path: Path) -> None:
    """Where two cells of a row are cut, the text leaves it open whose rest is whose; every row must be there all the same."""
    right, total = 0, 0
    for submission in SUBMISSIONS.values():
        if submission.layout in TEXT_LAYOUTS:
            found = read(submission.write(tmp_path, "wrapped"), submission)
            for table, expected in zip(found, shown(submission), strict=True):
                for row, expected_row in zip(table["rows"], expected["rows"], strict=True):
                    right += sum(row.get(name) == text for name, text in expected_row.items())
                    total += len(expected_row)
    assert right / total >= 0.995


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    submission = SUBMISSIONS["labelled/relief-supplies"]
    path = tmp_path / "自评表.csv"
    write_csv(path, submission.sheets, encoding=encoding)
    assert read(path, submission) == shown(submission)


def read(path: Path, submission: Submission) -> list[dict[str, Any]]:
    """What perflint reads: kind, facts and rows of each table."""
    extraction = extract_files([path])
    assert extraction.errors == ()
    return [
        {
            "kind": table.kind.value,
            "facts": {name: field.text for name, field in table.facts.items() if name in FACTS}
            | ({"title": table.title.text} if table.title is not None else {}),
            "rows": [
                {name: field.text for name in INDICATOR_FIELDS if (field := getattr(indicator, name)) is not None}
                for indicator in table.indicators
            ],
        }
        for table in extraction.submissions[0].tables
    ]


def shown_tables(submission: Submission) -> list[tuple[int, Sheet, int, SampleTable]]:
    """(number of the sheet, sheet, number of the table on it, table) of all tables that are not hidden."""
    places = [
        (number, sheet, index)
        for number, sheet in enumerate(submission.sheets)
        if not sheet.hidden
        for index in range(sheet.tables)
    ]
    return [(*place, table) for place, table in zip(places, submission.tables, strict=True)]


def shown(submission: Submission) -> list[dict[str, Any]]:
    """What the sheets show, in the shape of `read`."""
    found = []
    for _, sheet, index, table in shown_tables(submission):
        facts, rows = {}, [{} for _ in range(len(table))]
        for meaning in meanings_of(sheet, index):
            if meaning.indicator is not None:
                rows[meaning.indicator][meaning.name] = meaning.text
            elif meaning.name in ("title", *FACTS):
                facts[meaning.name] = meaning.text
        found.append({"kind": table.kind, "facts": facts, "rows": rows})
    return found


def places(table: IndicatorTable, format_name: str) -> dict[tuple[int, str], tuple[object, ...]]:
    """The places of all fields of all indicators."""
    return {
        (number, name): grid_place(format_name, field.place)
        for number, indicator in enumerate(table.indicators)
        for name in INDICATOR_FIELDS
        if (field := getattr(indicator, name)) is not None
    }


def expected_places(
    submission: Submission, number: int, sheet: Sheet, index: int, format_name: str
) -> dict[tuple[int, str], tuple[object, ...]]:
    """Where the fields stand in the sheet, as places of the format."""
    return {
        (meaning.indicator, meaning.name): expected_place(format_name, submission.sheets, number, cell.row, cell.column)
        for cell in sheet.cells
        if not is_paragraph(format_name, sheet, cell.row)
        for meaning in cell.meanings
        if meaning.indicator is not None and meaning.table == index
    }


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())
