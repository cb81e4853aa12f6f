"""The parts that a sum of money is made of, as the form prints them below or beside the total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from perflint.documents.model import Cell, Grid
from perflint.language.numerals import parse_number
from perflint.regex import regex
from perflint.tables.model import CURRENCIES, Field, IndicatorTable

_SOURCE = regex(r"财政|拨款|结转|结余|资金|自筹|贷款|补助|债券|债务|收入|其他|专户")
_OF_WHICH = regex(r"^\W*其中")
_TOTAL = regex(r"总额|总计|合计|总量|总数")


class Part(NamedTuple):
    """One source of the money: its label, and its amount in yuan with its cell (None: left empty)."""

    label: str
    amount: Decimal
    cell: Cell | None


def parts_of(table: IndicatorTable, total: Field) -> list[Part]:
    """The sources printed for a total, in order; none where the form does not show plainly which they are."""
    block, cell = total.cell.block, total.cell
    if table.linear or not isinstance(block, Grid) or cell.row is None or cell.column is None:
        return []
    rows = {row[0].row: row for row in table.above if row and row[0].block is block}
    parts = _below(table, rows, cell) or _beside(table, rows.get(cell.row, []), cell)
    # parts of a part would be counted twice
    return [] if any(_OF_WHICH.match(part.label) for part in parts[1:]) else parts


def _below(table: IndicatorTable, rows: Mapping[int | None, Sequence[Cell]], total: Cell) -> list[Part]:
    """The rows under the total whose label is a source and whose amount stands in the column of the total."""
    parts: list[Part] = []
    row, column = total.row or 0, total.column or 0
    while (cells := rows.get(row + 1)) is not None:
        left = [cell for cell in cells if (cell.column or 0) < column and parse_number(cell.text) is None]
        value = next((cell for cell in cells if cell.column == column), None)
        if not left or not _is_source(left[-1].text) or (value is not None and _yuan(table, value) is None):
            break
        parts.append(Part(left[-1].text, (_yuan(table, value) if value is not None else None) or Decimal(0), value))
        row += 1
    return parts


def _beside(table: IndicatorTable, cells: Sequence[Cell], total: Cell) -> list[Part]:
    """The sources right of the total in its row, each label followed by its amount."""
    following = [cell for cell in cells if (cell.column or 0) > (total.column or 0)]
    parts: list[Part] = []
    for label, value in pairwise(following):
        amount = _yuan(table, value)
        if _is_source(label.text) and amount is not None:
            parts.append(Part(label.text, amount, value))
    return parts if 2 * len(parts) == len(following) else []


def _is_source(text: str) -> bool:
    return len(text) <= 20 and _SOURCE.search(text) is not None and not _TOTAL.search(text) and parse_number(text) is None


def _yuan(table: IndicatorTable, cell: Cell) -> Decimal | None:
    number = parse_number(cell.text.rstrip("元万亿千百"))
    unit = next((factor for unit, factor in CURRENCIES.items() if cell.text.endswith(unit)), table.currency_factor)
    return None if number is None else number * unit
