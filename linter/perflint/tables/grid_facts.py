"""Rows between the indicators of two projects that state the facts of the next one, below one common heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from perflint.documents.model import Cell
from perflint.tables.drafts import DraftTable, HeadingColumn
from perflint.tables.vocabulary import FACT_COLUMN, FACT_COLUMNS, label


def facts_of_project(row: Sequence[Cell]) -> dict[str, list[Cell]]:
    """What a row of labels and values states, by the names of fact columns; empty where it begins with no such label."""
    known = label(row[0].text)
    if known is None or known.fact not in FACT_COLUMNS:
        return {}
    facts: dict[str, list[Cell]] = {}
    for cell, value in pairwise(row):
        known = label(cell.text)
        if known is not None and known.fact in FACT_COLUMNS and label(value.text) is None:
            facts.setdefault(FACT_COLUMN + known.fact, [value])
    return facts


def add_fact_columns(table: DraftTable, facts: dict[str, list[Cell]]) -> None:
    """Let the table have a column for each of the facts, so that it is told apart by project."""
    there = {column.name for column in table.columns}
    table.columns = [
        *table.columns,
        *(HeadingColumn(name, cells[0], None, None) for name, cells in facts.items() if name not in there),
    ]
