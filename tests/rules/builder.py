"""Builds indicator tables by hand, for tests of rules that must not depend on a reader.

The heading stands in row 1, the first indicator in row 2, as in the Markdown examples of the rules; the columns are
the fields that occur in the rows, in the order of the contract. Facts stand on lines of their own above the table.
Use: `from tests.rules.builder import found, make_table, problems` (pytest runs as `python -m pytest` in the root).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perflint.checks.findings import Problem
from perflint.checks.rule import IndicatorRule, Rule, RunRule, SubmissionRule, TableRule
from perflint.documents.model import Cell, Grid, Lines, Place
from perflint.tables.model import (
    INDICATOR_FIELDS,
    Column,
    Coverage,
    Field,
    Indicator,
    IndicatorTable,
    Submission,
    TableKind,
    TableScope,
)

#: As a value: the cell is merged with the one above.
SHARED = "^"


def make_table(
    rows: Sequence[Mapping[str, str]],
    kind: TableKind = TableKind.TARGET,
    facts: Mapping[str, str] | None = None,
    *,
    scope: TableScope = TableScope.PROJECT,
    title: str | None = None,
    headings: Mapping[str, str] | None = None,
    confidence: float = 1.0,
    linear: bool = False,
    lost_columns: Sequence[str] = (),
    table: int = 1,
) -> IndicatorTable:
    """Make a table from rows of texts by field name.

    A missing or empty text is an empty cell, `SHARED` one that is merged with the row above. `headings` replaces
    headings (a field's name otherwise) and adds columns without values; `lost_columns` adds columns that have none.
    """
    used = {name for row in rows for name in row} | set(headings or ()) | set(lost_columns)
    names = [name for name in INDICATOR_FIELDS if name in used]
    grid = Grid(table=table)
    heading_cells = [Cell(grid, (headings or {}).get(name, name), 1, column) for column, name in enumerate(names, 1)]
    grid.rows.append(heading_cells)
    columns = [Column(name, Field(cell.text, cell)) for name, cell in zip(names, heading_cells, strict=True)]
    indicators = [make_indicator(grid, number, names, row) for number, row in enumerate(rows, 2)]
    return IndicatorTable(
        kind=kind,
        scope=scope,
        place=heading_cells[0].place if heading_cells else Place(table=table),
        columns=columns,
        indicators=indicators,
        facts={name: make_field(text, line) for line, (name, text) in enumerate((facts or {}).items(), 2)},
        title=make_field(title, 1) if title is not None else None,
        confidence=confidence,
        linear=linear,
        lost_columns=frozenset(lost_columns),
    )


def make_indicator(grid: Grid, number: int, names: Sequence[str], row: Mapping[str, str]) -> Indicator:
    """Make the indicator of row `number` and add its cells to the grid."""
    fields, empty, cells = {}, {}, []
    for column, name in enumerate(names, 1):
        text = row.get(name, "")
        cell = Cell(grid, text, number, column)
        if text == SHARED:
            continue
        if text:
            cells.append(cell)
            fields[name] = Field(text, cell)
        else:
            empty[name] = cell.place
    grid.rows.append(cells)
    shared = frozenset(name for name, text in row.items() if text == SHARED)
    return Indicator(Cell(grid, "", number, 1), fields, shared, empty)


def make_field(text: str, line: int) -> Field:
    """A field that stands on a line of its own, outside any table."""
    return Field(text, Cell(Lines(), text, None, None, line))


def make_submission(*tables: IndicatorTable, path: str = "test.md") -> Submission:
    """Put tables into one file."""
    rows = sum(len(table.indicators) for table in tables)
    return Submission(path, "markdown", list(tables), Coverage(tables=len(tables), rows=rows))


def problems(rule: Rule | type[Rule], checked: IndicatorTable | Submission) -> list[Problem]:
    """Everything that a rule yields on a table or a file, in the rule's own order, without engine and folding."""
    rule = rule() if isinstance(rule, type) else rule
    submission = checked if isinstance(checked, Submission) else make_submission(checked)
    if isinstance(rule, RunRule):
        return [problem for _, problem in rule.conclude([list(rule.collect(submission))])]
    if not isinstance(rule, TableRule | IndicatorRule | SubmissionRule):
        raise TypeError(rule)
    inside = [problem for table in submission.tables if table.kind in rule.kinds for problem in rule.problems_of(table)]
    return inside + (list(rule.check(submission)) if isinstance(rule, SubmissionRule) else [])


def found(rule: Rule | type[Rule], checked: IndicatorTable | Submission) -> list[tuple[str | None, str, dict[str, str]]]:
    """The problems as (address, message, parameters), for exact comparison."""
    return [(problem.place.cell, problem.message, problem.parameters) for problem in problems(rule, checked)]
