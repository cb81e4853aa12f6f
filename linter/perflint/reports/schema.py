"""The shape of the JSON reports, as typed records: pydantic writes them and exports their schema.

Names and meanings are promised to other programs (design/contract.md): add, never rename or drop.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pydantic_core

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
    """An indicator table and its score; `kind` is target, self_evaluation or monitoring, `taxonomy` national-2015, … or null."""

    kind: str
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
class SuppressionRecord:
    """Who silenced a finding: `source` is config, document or baseline; `until` the last day (YYYY-MM-DD) or null."""

    source: str
    reason: str
    origin: str
    place: PlaceRecord | None
    until: str | None


@dataclass(slots=True)
class PreviousRecord:
    """Where a finding stood in the round before."""

    path: str
    place: PlaceRecord
    text: str | None


@dataclass(slots=True)
class FindingRecord:
    """A finding; `table` is an index into the tables of the file, `evidence` the parameters of its message.

    `suppressed` is the reason why it does not count, `suppression` the whole of it; `standing` (open, new; fixed for one
    that is gone) and `previous` compare it with the round before.
    """

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
    suppression: SuppressionRecord | None = None
    standing: str | None = None
    previous: PreviousRecord | None = None


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
class SuppressedRecord:
    """How many findings are suppressed, by source."""

    config: int = 0
    document: int = 0
    baseline: int = 0


@dataclass(slots=True)
class SuppressionUseRecord:
    """A suppression that the run met; `state` is used, unused, expired, refused,
    not-accepted or invalid, `findings` what it silenced."""

    source: str
    rules: list[str]
    reason: str
    until: str | None
    origin: str
    place: PlaceRecord | None
    state: str
    findings: int


@dataclass(slots=True)
class PastFindingRecord:
    """A finding of the round before that is gone; `unverified` (not-submitted, rule-not-run) unless it was put right."""

    path: str
    project: str | None
    unverified: str | None
    finding: FindingRecord


@dataclass(slots=True)
class FileReviewRecord:
    """A file then (`previous`, `score_before`) and now; null where there is none. Suppressed findings are left out."""

    path: str | None
    previous: str | None
    score_before: float | None
    score: float | None
    fixed: int
    open: int
    new: int
    unverified: int


@dataclass(slots=True)
class ReviewRecord:
    """The comparison with the round before; `text` is the summary for the reply letter."""

    previous: list[str]
    fixed: int
    open: int
    new: int
    unverified: int
    text: str
    files: list[FileReviewRecord]
    gone: list[PastFindingRecord]


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
    suppressed_by: SuppressedRecord = field(default_factory=SuppressedRecord)


@dataclass(slots=True)
class CheckRecord:
    """`perflint check --format json`."""

    schema_version: int
    tool: ToolRecord
    profile: str
    files: list[FileRecord]
    summary: SummaryRecord
    suppressions: list[SuppressionUseRecord] = field(default_factory=list)
    baseline: str | None = None
    review: ReviewRecord | None = None
    settings: list[str] = field(default_factory=list)


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
    return pydantic_core.to_json(record, indent=2).decode("utf-8") + "\n"
