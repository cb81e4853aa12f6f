"""The shape of `perflint extract --format json`, as typed records; promised as in `schema`."""

from __future__ import annotations

from dataclasses import dataclass

from perflint.reports.schema import CoverageRecord, ErrorRecord, NoteRecord, PlaceRecord, SkippedFileRecord


@dataclass(slots=True)
class BudgetRecord:
    """The funds around a table; amounts in plain decimal notation."""

    initial: str | None
    annual: str | None
    executed: str | None
    currency_unit: str | None


@dataclass(slots=True)
class QuantityRecord:
    """One quantity of an indicator's value; `upper` is the end of a range."""

    operator: str | None
    number: str
    unit: str | None
    upper: str | None


@dataclass(slots=True)
class IndicatorRecord:
    """One row: texts as written, `operator` normalised, `places` by field."""

    level1: str | None
    level2: str | None
    level3: str | None
    operator: str | None
    target: str | None
    unit: str | None
    weight: str | None
    actual: str | None
    score: str | None
    deviation_reason: str | None
    core: str | None
    definition: str | None
    remark: str | None
    quantities: list[QuantityRecord]
    places: dict[str, PlaceRecord]


@dataclass(slots=True)
class ReadTableRecord:
    """An indicator table as read, with the facts around it; `facts` holds every fact as written."""

    kind: str
    scope: str
    confidence: float
    title: str | None
    project: str | None
    unit_name: str | None
    department: str | None
    year: int | None
    budget: BudgetRecord
    execution_weight: str | None
    goal: str | None
    goal_achieved: str | None
    total_score: str | None
    columns: list[str]
    place: PlaceRecord
    facts: dict[str, str]
    notes: list[NoteRecord]
    indicators: list[IndicatorRecord]


@dataclass(slots=True)
class DocumentRecord:
    """A file as read."""

    path: str
    format: str
    coverage: CoverageRecord
    tables: list[ReadTableRecord]


@dataclass(slots=True)
class ExtractRecord:
    """`perflint extract --format json`."""

    schema_version: int
    documents: list[DocumentRecord]
    skipped: list[SkippedFileRecord]
    errors: list[ErrorRecord]
