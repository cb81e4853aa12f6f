"""What the tables of a document mean: submissions, indicator tables, indicators, the facts around them.

Every value is a `Field`: its text, and the cell that it was read from, so that its place is never computed again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from perflint.documents.model import Cell, Comment, Notice, Place
from perflint.language.numerals import parse_number
from perflint.language.operators import normalise_operator
from perflint.language.quantity import Quantity, combine


class TableKind(StrEnum):
    """What a table is for: 绩效目标申报表, 绩效自评表, 绩效监控表."""

    TARGET = "target"
    SELF_EVALUATION = "self_evaluation"
    MONITORING = "monitoring"


class TableScope(StrEnum):
    """Whose performance a table describes: a project, a whole department, a transfer payment."""

    PROJECT = "project"
    DEPARTMENT = "department"
    TRANSFER = "transfer"


class Field:
    """One value of a table: the text as written and the first cell it stands in.

    `text` may differ from `cell.text`: fragments of a wrapped cell are joined, ordinals ("指标1：") are stripped.
    `inferred` marks a text that the document does not show at this place and that follows from the rest of it.
    """

    __slots__ = ("cell", "inferred", "text")

    def __init__(self, text: str, cell: Cell, inferred: bool = False) -> None:
        self.text = text
        self.cell = cell
        self.inferred = inferred

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.cell.place

    @property
    def number(self) -> Decimal | None:
        """The value as a number, a percent sign or points sign ignored ("10%" -> 10, "10分" -> 10), else None."""
        return _number(self.text)

    def __repr__(self) -> str:
        return f"Field({self.text!r} at {self.place.cell or self.place.line})"


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal | None:
    return parse_number(re.sub(r"\s*[%％分]$", "", text))


@lru_cache(maxsize=4096)
def _lines(level1: str, level2: str) -> str:
    return f"{level1}\n{level2}"


#: The fields of an indicator, in the order of the contract.
INDICATOR_FIELDS = (
    "level1", "level2", "level3", "operator", "target", "unit", "weight",
    "actual", "score", "deviation_reason", "core", "definition", "remark",
)  # fmt: skip


#: Most rows have no empty cell: they share this. Nobody changes it: it is a Mapping, and unlike a proxy it can be pickled.
NO_PLACES: Mapping[str, Place] = {}


class Indicator:
    """One row of an indicator table. A field that the document lacks is None.

    `first` is the leftmost cell of the row. `shared` names the fields whose cell is merged with the row above: they
    are not missing here, they stand there. `empty_cells` gives the place of a field whose cell is there but empty.
    """

    __slots__ = (*INDICATOR_FIELDS, "_levels", "_quantities", "empty_cells", "first", "shared")

    def __init__(
        self,
        first: Cell,
        fields: Mapping[str, Field],
        shared: frozenset[str] = frozenset(),
        empty_cells: Mapping[str, Place] = NO_PLACES,
    ) -> None:
        self.first = first
        self.shared = shared
        self.empty_cells = empty_cells
        self._levels: str | None = None
        self._quantities: tuple[Quantity, ...] | None = None
        get = fields.get  # spelled out: a loop would take twice as long, and this is done for every row
        self.level1: Field | None = get("level1")
        self.level2: Field | None = get("level2")
        self.level3: Field | None = get("level3")
        self.operator: Field | None = get("operator")
        self.target: Field | None = get("target")
        self.unit: Field | None = get("unit")
        self.weight: Field | None = get("weight")
        self.actual: Field | None = get("actual")
        self.score: Field | None = get("score")
        self.deviation_reason: Field | None = get("deviation_reason")
        self.core: Field | None = get("core")
        self.definition: Field | None = get("definition")
        self.remark: Field | None = get("remark")

    @property
    def place(self) -> Place:
        """Where the row begins: its first cell that is not empty."""
        return self.first.place

    @property
    def name(self) -> str | None:
        """The indicator's name (三级指标), or None."""
        return self.level3.text if self.level3 is not None else None

    @property
    def levels(self) -> str:
        """The levels 1 and 2 that the row stands under, one a line: `"成本" in row.levels` asks whether either says so."""
        if self._levels is None:
            level1, level2 = self.level1, self.level2
            self._levels = _lines(level1.text if level1 is not None else "", level2.text if level2 is not None else "")
        return self._levels

    @property
    def sign(self) -> str | None:
        """The operator as one of ≥ ≤ > < = 定性, from its own column or, failing that, from the value."""
        if self.operator is not None:
            return normalise_operator(self.operator.text)
        quantities = self.quantities
        return quantities[0].operator if quantities else None

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What the operator, value and unit cells say together."""
        if self._quantities is None:
            self._quantities = combine(
                self.operator.text if self.operator is not None else None,
                self.target.text if self.target is not None else None,
                self.unit.text if self.unit is not None else None,
            )
        return self._quantities

    def place_of(self, name: str) -> Place:
        """Where field `name` stands, or where it would: its empty cell, else the row's own place."""
        value: Field | None = getattr(self, name)
        if value is not None:
            return value.place
        return self.empty_cells.get(name, self.place)


@dataclass(slots=True, frozen=True)
class Column:
    """A column of a table: the field it holds (None: not understood) and its heading."""

    name: str | None
    heading: Field


#: Units of money that amounts around a table are counted in, in yuan.
CURRENCIES = {
    "亿元": Decimal(100_000_000),
    "百万元": Decimal(1_000_000),
    "万元": Decimal(10_000),
    "千元": Decimal(1_000),
    "元": Decimal(1),
    "亿": Decimal(100_000_000),
    "万": Decimal(10_000),
}

#: The facts around an indicator table, as `IndicatorTable.facts` names them.
FACTS = (
    "project", "unit_name", "department", "year", "goal", "goal_achieved", "long_term_goal", "basis", "overview",
    "initial_budget", "annual_budget", "executed", "execution_rate", "execution_score", "execution_weight",
    "total_budget", "total_score", "total_weight", "start", "end", "currency_unit",
)  # fmt: skip


@dataclass(slots=True, eq=False)
class IndicatorTable:
    """One indicator table with the facts around it.

    `facts` maps a name of `FACTS` to its field. `confidence` (0..1) says how sure the reading is; `linear` that it
    was put together from running text. `lost_columns` are columns with a heading and not a single value, though
    other columns of the same rows have theirs. `above` are the rows that the facts before the table were read from.
    `memo` is for whoever works on the table (see checks.memo).
    """

    kind: TableKind
    scope: TableScope
    place: Place
    columns: list[Column]
    indicators: list[Indicator]
    facts: dict[str, Field] = field(default_factory=dict)
    title: Field | None = None
    confidence: float = 1.0
    linear: bool = False
    lost_columns: frozenset[str] = frozenset()
    notes: list[Notice] = field(default_factory=list)
    above: Sequence[Sequence[Cell]] = ()
    memo: dict[object, Any] = field(default_factory=dict, repr=False)

    def forget(self) -> None:
        """Let go of whatever was worked out about the table and its rows; it is worked out again where it is asked for."""
        self.memo.clear()
        for indicator in self.indicators:
            indicator._quantities = None

    def has_column(self, name: str) -> bool:
        """Whether the heading has a column for field `name`."""
        return any(column.name == name for column in self.columns)

    def heading(self, name: str) -> Field | None:
        """The heading cell of field `name`, or None."""
        return next((column.heading for column in self.columns if column.name == name), None)

    def fact(self, name: str) -> str | None:
        """The text of a fact, or None where the document lacks it."""
        value = self.facts.get(name)
        return value.text if value is not None else None

    def number(self, name: str) -> Decimal | None:
        """A fact as a number, or None where it is absent or not a number."""
        value = self.facts.get(name)
        return value.number if value is not None else None

    def amount(self, name: str) -> Decimal | None:
        """A fact as an amount in yuan, by its own unit or else that of the table; None where it is no amount."""
        text = self.fact(name)
        if text is None:
            return None
        own = next((factor for unit, factor in CURRENCIES.items() if text.endswith(unit)), None)
        number = _number(text.rstrip("元万亿千百"))
        return None if number is None else number * (own or self.currency_factor)

    @property
    def year(self) -> int | None:
        """The budget year, or None."""
        number = self.number("year")
        return int(number) if number is not None else None

    @property
    def currency_factor(self) -> Decimal:
        """What the amounts around the table are counted in, in yuan: 10000 for 万元 (1 when not stated)."""
        return CURRENCIES.get(self.fact("currency_unit") or "", Decimal(1))


@dataclass(slots=True, frozen=True)
class Skipped:
    """A stretch of a document that was not read as an indicator table, and why (kind as in `Notice`)."""

    place: Place
    reason: str


@dataclass(slots=True)
class Coverage:
    """What was seen of a document and what was passed over."""

    sheets: int = 0
    tables: int = 0
    rows: int = 0
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Submission:
    """Everything that one file submits; `comments` are what people noted on it.

    `recognised` are the places whose text was read from a picture, each with how sure that is (0 to 1).
    """

    path: str
    format: str
    tables: list[IndicatorTable]
    coverage: Coverage
    notices: list[Notice] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    recognised: Mapping[Place, float] = field(default_factory=dict)
