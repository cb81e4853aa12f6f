"""A sample table as data: the facts around it and its indicators, every value as the text that a document shows."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, model_validator

FactName = Literal[
    "project", "unit_name", "department", "year", "start", "end", "basis", "overview", "long_term_goal", "goal", "goal_achieved",
    "total_budget", "fiscal_funds", "other_funds", "initial_budget", "annual_budget", "executed",
    "execution_rate", "execution_score", "execution_weight", "total_score", "total_weight", "currency_unit",
]  # fmt: skip

FieldName = Literal[
    "level1", "level2", "level3", "operator", "target", "unit", "weight",
    "actual", "score", "deviation_reason", "core", "definition", "remark",
]  # fmt: skip

#: The fields of an indicator, in the order of the contract.
FIELDS: tuple[FieldName, ...] = get_args(FieldName)


class Indicators(BaseModel):
    """The indicators of a table, row by row; an empty string is an empty cell."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: tuple[FieldName, ...]
    rows: tuple[tuple[str, ...], ...]

    @model_validator(mode="after")
    def _rows_fit_the_columns(self) -> Indicators:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, not {len(self.columns)}")
        return self


class SampleTable(BaseModel):
    """One indicator table with the facts around it. `name` is the name of its file, without the ending."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kind: Literal["target", "self_evaluation", "monitoring"]
    scope: Literal["project", "department", "transfer"]
    title: str
    facts: dict[FactName, str]
    indicators: Indicators

    @property
    def columns(self) -> tuple[FieldName, ...]:
        """The fields that this table has a column for, in its own order."""
        return self.indicators.columns

    @property
    def label(self) -> str:
        """What people call it: its project, or else its unit."""
        return self.fact("project") or self.fact("unit_name")

    def __len__(self) -> int:
        """The number of indicators."""
        return len(self.indicators.rows)

    def fact(self, name: FactName) -> str:
        """The text of a fact, empty where the table does not state it."""
        return self.facts.get(name, "")

    def cell(self, indicator: int, field: FieldName) -> str:
        """The text of a field of an indicator (counted from 0), empty where there is none."""
        return self.indicators.rows[indicator][self.columns.index(field)] if field in self.columns else ""

    def with_cell(self, indicator: int, field: FieldName, text: str) -> SampleTable:
        """A copy with another text in one cell."""
        rows = [list(row) for row in self.indicators.rows]
        rows[indicator][self.columns.index(field)] = text
        return self._with_rows(rows)

    def with_fact(self, name: FactName, text: str) -> SampleTable:
        """A copy with another text for one fact."""
        return self.model_copy(update={"facts": {**self.facts, name: text}})

    def without_indicator(self, indicator: int) -> SampleTable:
        """A copy without one of the indicators."""
        rows = self.indicators.rows
        return self._with_rows([*rows[:indicator], *rows[indicator + 1 :]])

    def without_columns(self, *fields: FieldName) -> SampleTable:
        """A copy without some of the columns."""
        kept = [number for number, field in enumerate(self.columns) if field not in fields]
        rows = tuple(tuple(row[number] for number in kept) for row in self.indicators.rows)
        columns = tuple(self.columns[number] for number in kept)
        return self.model_copy(update={"indicators": Indicators(columns=columns, rows=rows)})

    def _with_rows(self, rows: list[list[str]] | list[tuple[str, ...]]) -> SampleTable:
        indicators = Indicators(columns=self.columns, rows=tuple(tuple(row) for row in rows))
        return self.model_copy(update={"indicators": indicators})


@cache
def load_tables(package: str = "perflint_corpora.samples") -> dict[str, SampleTable]:
    """The sample tables of a package by name, in the order of their names. They hold no mistake."""
    folder = files(package) / "tables"
    tables = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            name = file.name.removesuffix(".toml")
            tables[name] = SampleTable(name=name, **tomllib.loads(file.read_text(encoding="utf-8")))
    return tables
