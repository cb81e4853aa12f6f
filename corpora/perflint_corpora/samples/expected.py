"""What a reader must find in sheets: their tables, in the shape of the labels that score_extraction.py takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from perflint_corpora.samples.model import FIELDS, SampleTable
from perflint_corpora.samples.sheet import Meaning, Sheet

#: The facts under their names in the labels, where those differ.
LABEL_NAMES = {"unit_name": "unit", "execution_weight": "execution_rate_weight", "currency_unit": "budget_unit"}


def expected_extraction(source: str, sheets: Sequence[Sheet], tables: Sequence[SampleTable]) -> dict[str, Any]:
    """The labels of a file: what its visible sheets show of `tables`, in order; what they do not show is None."""
    shown = [(sheet, number) for sheet in sheets if not sheet.hidden for number in range(sheet.tables)]
    return {
        "source": source,
        "tables": [_labels(sheet, number, table) for (sheet, number), table in zip(shown, tables, strict=True)],
    }


def _labels(sheet: Sheet, number: int, table: SampleTable) -> dict[str, Any]:
    facts: dict[str, str | None] = dict.fromkeys(LABEL_NAMES.get(name, name) for name in ("title", "project", *table.facts))
    rows: dict[int, dict[str, str | None]] = {}
    for meaning in meanings_of(sheet, number):
        name = LABEL_NAMES.get(meaning.name, meaning.name)
        if meaning.indicator is not None:
            row = rows.setdefault(meaning.indicator, dict.fromkeys(FIELDS))
            row[meaning.name] = meaning.text
        elif name in facts:
            facts[name] = meaning.text
    budget = facts.get("total_budget") or facts.get("annual_budget") or facts.get("initial_budget")
    indicators = [_as_label(rows[indicator]) for indicator in sorted(rows)]
    return {"kind": table.kind, "scope": table.scope, **facts, "budget": budget, "indicators": indicators}


def meanings_of(sheet: Sheet, table: int = 0) -> list[Meaning]:
    """Everything that a sheet says about one of its tables."""
    return [meaning for cell in sheet.cells for meaning in cell.meanings if meaning.table == table]


def _as_label(row: dict[str, str | None]) -> dict[str, str | None]:
    """The labels call the operator `comparator`."""
    return {("comparator" if name == "operator" else name): text for name, text in row.items()}
