"""The shape of the JSON reports, as typed records: pydantic writes them and exports their schema.

Names and meanings are promised to other programs (design/contract.md): add, never rename or drop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

SCHEMA_VERSION = 1


@dataclass(slots=True)
class PlaceRecord:
    """Where something stands; what the format does not have is null. All numbers count from 1."""

    sheet: str | None
    page: int | None
    table: int | None
    row: int | None
    column: int | None
    cell: str | None
    line: int | None


@dataclass(slots=True)
class NoteRecord:
    """Something that was not read (`reason` is a stable name) or that a reader noticed, with its message."""

    place: PlaceRecord
    reason: str
    message: str


@dataclass(slots=True)
class CoverageRecord:
    """What was seen of a file and what was passed over."""

    sheets: int
    tables: int
    rows: int
    skipped: list[NoteRecord]
    notices: list[NoteRecord]


@dataclass(slots=True)
class SkippedFileRecord:
    """A file of a folder that was not read."""

    path: str
    reason: str
    message: str


@dataclass(slots=True)
class ErrorRecord:
    """A file that could not be read, or a fault of the tool."""

    kind: str
    path: str | None
    message: str
    parameters: dict[str, str]


@dataclass(slots=True)
class ToolRecord:
    """What made the report; scores compare only under equal rulesets."""

    name: str
    version: str
    ruleset: str


@dataclass(slots=True)
class DimensionRecord:
    """A dimension: its full points and what remains."""

    name: str
    points: float
    score: float


@dataclass(slots=True)
class DeductionRecord:
    """What one rule costs: `points` taken, `full` before the dimension ran out; `indices` into the file's findings."""

    code: str
    rule: str
    dimension: str
    points: float
    full: float
    findings: int
    occurrences: int
    indices: list[int]


@dataclass(slots=True)
class TableRecord:
    """An indicator table and its score; `taxonomy` is national-2015, national-2021 or null."""

    title: str | None
    project: str | None
    place: PlaceRecord
    confidence: float
    indicators: int
    notes: list[NoteRecord]
    taxonomy: str | None
    score: float
    grade: str
    dimensions: list[DimensionRecord]
    deductions: list[DeductionRecord]


@dataclass(slots=True)
class BasisRecord:
    """A regulation behind a rule."""

    document: str
    clause: str
    verified: bool


@dataclass(slots=True)
class FindingRecord:
    """A finding; `table` is an index into the tables of the file, `evidence` the parameters of its message."""

    code: str
    rule: str
    variant: str
    severity: str
    confidence: str
    dimension: str
    message: str
    suggestion: str
    basis: list[BasisRecord]
    table: int | None
    indicator: str | None
    field: str | None
    text: str | None
    place: PlaceRecord
    related: list[PlaceRecord]
    evidence: dict[str, str]
    fingerprint: str
    suppressed: str | None
    count: int


@dataclass(slots=True)
class FileRecord:
    """A checked file; score and grade are null where it has no indicator table."""

    path: str
    format: str
    score: float | None
    grade: str | None
    mean: float | None
    deductions: list[DeductionRecord]
    coverage: CoverageRecord
    tables: list[TableRecord]
    findings: list[FindingRecord]


@dataclass(slots=True)
class CountsRecord:
    """How many findings stand, by severity."""

    error: int
    warning: int
    info: int


@dataclass(slots=True)
class SummaryRecord:
    """The whole run in numbers, and what went wrong."""

    files: int
    tables: int
    indicators: int
    rules: int
    findings: CountsRecord
    suppressed: int
    skipped: list[SkippedFileRecord]
    errors: list[ErrorRecord]


@dataclass(slots=True)
class CheckRecord:
    """`perflint check --format json`."""

    schema_version: int
    tool: ToolRecord
    profile: str
    files: list[FileRecord]
    summary: SummaryRecord


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


@dataclass(slots=True)
class OptionRecord:
    """An option of a rule."""

    name: str
    default: Any
    about: str


@dataclass(slots=True)
class RuleRecord:
    """A rule, as `perflint rules --format json` lists it."""

    code: str
    rule: str
    name: str
    dimension: str
    severity: str
    confidence: str
    status: str
    since: str
    kinds: list[str]
    why: str
    basis: list[BasisRecord]
    options: list[OptionRecord]


@dataclass(slots=True)
class RulesRecord:
    """`perflint rules --format json`."""

    schema_version: int
    rules: list[RuleRecord]


def to_json(record: object) -> str:
    """The record as JSON text: UTF-8 characters as they are, keys in the order of the schema, the same bytes each time."""
    from pydantic import TypeAdapter

    return TypeAdapter[Any](type(record)).dump_json(record, indent=2).decode("utf-8") + "\n"
