"""Reads the JSON report of an earlier `perflint check` back, as far as the comparison of two rounds needs it."""

from __future__ import annotations

from decimal import Decimal

from pydantic import TypeAdapter, ValidationError

from perflint.checks.findings import Confidence, Dimension, Finding, Severity, Suppression, SuppressionSource, Text
from perflint.documents.model import Place
from perflint.report import FileResult, Report, TableResult
from perflint.reports.schema import SCHEMA_VERSION, CheckRecord, FileRecord, FindingRecord, PlaceRecord, TableRecord
from perflint.scoring import FileScore, Score
from perflint.tables.model import Coverage, TableKind


class NotAReportError(Exception):
    """Bytes that are no JSON report of `perflint check`, or one of a newer version; the message says where."""


def read_report(content: bytes) -> Report:
    """The report that `render_report` wrote; its messages stay in the language that it was written in.

    Raises NotAReportError.
    """
    try:
        record = TypeAdapter(CheckRecord).validate_json(content)
        if record.schema_version != SCHEMA_VERSION or record.tool.name != "perflint":
            raise NotAReportError(f"schema_version {record.schema_version}, {record.tool.name}")
        return Report(
            files=tuple(_file(file) for file in record.files),
            skipped=(),
            errors=(),
            rules=(),
            profile=record.profile,
            ruleset=record.tool.ruleset,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise NotAReportError(".".join(map(str, first["loc"])) or first["msg"]) from error
    except ValueError as error:  # a severity or dimension that there is not
        raise NotAReportError(str(error)) from error


def _file(record: FileRecord) -> FileResult:
    score = None
    if record.score is not None and record.grade is not None:
        score = FileScore(_decimal(record.score), record.grade, _decimal(record.mean or record.score), ())
    return FileResult(
        path=record.path,
        format=record.format,
        coverage=Coverage(record.coverage.sheets, record.coverage.tables, record.coverage.rows),
        notices=(),
        tables=tuple(_table(table) for table in record.tables),
        findings=tuple(_finding(finding) for finding in record.findings),
        score=score,
    )


def _table(record: TableRecord) -> TableResult:
    return TableResult(
        kind=TableKind(record.kind),
        title=record.title,
        project=record.project,
        place=_place(record.place),
        confidence=record.confidence,
        indicators=record.indicators,
        notes=(),
        taxonomy=record.taxonomy,
        score=Score(_decimal(record.score), record.grade, (), ()),
    )


def _finding(record: FindingRecord) -> Finding:
    suppressed = None
    if record.suppressed is not None:
        source = SuppressionSource(record.suppression.source) if record.suppression is not None else SuppressionSource.CONFIG
        suppressed = Suppression(source, record.suppressed, record.suppression.origin if record.suppression is not None else "")
    return Finding(
        code=record.code,
        rule=record.rule,
        variant=record.variant,
        severity=Severity(record.severity),
        confidence=Confidence(record.confidence),
        dimension=Dimension(record.dimension),
        message=_literal(record.message),
        suggestion=_literal(record.suggestion),
        parameters={},
        basis=(),
        place=_place(record.place),
        table=record.table,
        indicator=record.indicator,
        field=record.field,
        text=record.text,
        related=tuple(_place(place) for place in record.related),
        count=record.count,
        fingerprint=record.fingerprint,
        suppressed=suppressed,
    )


def _literal(text: str) -> Text:
    """A finished text as a template without parameters."""
    template = text.replace("{", "{{").replace("}", "}}")
    return Text(template, template)


def _place(record: PlaceRecord) -> Place:
    return Place(record.sheet, record.page, record.table, record.row, record.column, record.line)


def _decimal(value: float) -> Decimal:
    return Decimal(str(value))
