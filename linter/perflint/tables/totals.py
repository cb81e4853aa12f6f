"""The totals printed below a table: of the weights, of the scores, or of both."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.documents.model import Cell
from perflint.tables.drafts import DraftTable
from perflint.tables.facts import number_of
from perflint.tables.model import Field
from perflint.tables.vocabulary import label

#: The first total is that of the weights where two stand side by side.
ORDER = ("total_weight", "total_score")


def read_totals(row: Sequence[Cell], found: DraftTable) -> dict[str, Field]:
    """The totals in a row below the table, by the columns they stand in or, where those are unreliable, by their order."""
    start = next((index for index, cell in enumerate(row) if _is_total(cell)), None)
    if start is None:
        return {}
    numbers: list[Field] = []
    inside = row[start].text.replace("：", ":").partition(":")[2].strip()
    if number_of(inside) is not None:
        numbers.append(Field(inside, row[start]))
    for cell in row[start + 1 :]:
        if label(cell.text, after=True) is not None:
            break
        if number_of(cell.text) is not None:
            numbers.append(Field(cell.text, cell))
    if not numbers:
        return {}
    if found.reliable:
        placed = {name: field for field in numbers if (name := _column_total(field.cell, found)) is not None}
        if placed:
            return placed
    if len(numbers) > 1:
        return dict(zip(ORDER, numbers[-2:], strict=True))
    scored = any("score" in draft.cells for draft in found.drafts)
    return {"total_score" if scored else "total_weight": numbers[0]}


def _is_total(cell: Cell) -> bool:
    known = label(cell.text.replace("：", ":").partition(":")[0], after=True)
    return known is not None and known.fact == "total_score"


def _column_total(cell: Cell, found: DraftTable) -> str | None:
    if cell.block is not found.columns[0].cell.block:
        return None
    for column in found.columns:
        if column.first is not None and column.last is not None and column.first <= (cell.column or 0) <= column.last:
            return {"weight": "total_weight", "score": "total_score"}.get(column.name)
    return None
