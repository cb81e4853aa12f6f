"""The JSON report of `perflint check`."""

from __future__ import annotations

from collections.abc import Iterable

from perflint import __version__
from perflint.checks.findings import Finding, Severity
from perflint.report import FileResult, Report, TableResult
from perflint.reports.records import (
    basis_records,
    coverage_record,
    error_records,
    notice_records,
    place_record,
    skipped_records,
)
from perflint.reports.schema import (
    SCHEMA_VERSION,
    CheckRecord,
    CountsRecord,
    DeductionRecord,
    DimensionRecord,
    FileRecord,
    FindingRecord,
    SummaryRecord,
    TableRecord,
    ToolRecord,
    to_json,
)
from perflint.reports.words import Words
from perflint.scoring import Deduction


def render_report(report: Report, words: Words) -> str:
    """The report as JSON text."""
    summary = SummaryRecord(
        files=len(report.files),
        tables=report.tables,
        indicators=report.indicators,
        rules=len(report.rules),
        findings=CountsRecord(**{severity.value: report.count(severity) for severity in Severity}),
        suppressed=report.suppressed,
        skipped=skipped_records(report.skipped, words),
        errors=error_records(report.errors, words),
    )
    tool = ToolRecord("perflint", __version__, report.ruleset)
    files = [_file(file, words) for file in report.files]
    return to_json(CheckRecord(SCHEMA_VERSION, tool, report.profile, files, summary))


def _file(file: FileResult, words: Words) -> FileRecord:
    score = file.score
    return FileRecord(
        path=file.path,
        format=file.format,
        score=float(score.value) if score is not None else None,
        grade=score.grade if score is not None else None,
        mean=float(score.mean) if score is not None else None,
        deductions=_deductions(score.deductions if score is not None else ()),
        coverage=coverage_record(file.coverage, file.notices, words),
        tables=[_table(table, words) for table in file.tables],
        findings=[_finding(finding, words) for finding in file.findings],
    )


def _table(table: TableResult, words: Words) -> TableRecord:
    score = table.score
    return TableRecord(
        title=table.title,
        project=table.project,
        place=place_record(table.place),
        confidence=table.confidence,
        indicators=table.indicators,
        notes=notice_records(table.notes, words),
        taxonomy=table.taxonomy,
        score=float(score.value),
        grade=score.grade,
        dimensions=[DimensionRecord(one.dimension, float(one.points), float(one.score)) for one in score.dimensions],
        deductions=_deductions(score.deductions),
    )


def _deductions(deductions: Iterable[Deduction]) -> list[DeductionRecord]:
    return [
        DeductionRecord(
            code=one.code,
            rule=one.rule,
            dimension=one.dimension,
            points=float(one.points),
            full=float(one.full),
            findings=len(one.findings),
            occurrences=one.occurrences,
            indices=list(one.findings),
        )
        for one in deductions
    ]


def _finding(finding: Finding, words: Words) -> FindingRecord:
    return FindingRecord(
        code=finding.code,
        rule=finding.rule,
        variant=finding.variant,
        severity=finding.severity,
        confidence=finding.confidence,
        dimension=finding.dimension,
        message=words.message(finding),
        suggestion=words.suggestion(finding),
        basis=basis_records(finding.basis),
        table=finding.table,
        indicator=finding.indicator,
        field=finding.field,
        text=finding.text,
        place=place_record(finding.place),
        related=[place_record(place) for place in finding.related],
        evidence=dict(finding.parameters),
        fingerprint=finding.fingerprint,
        suppressed=finding.suppressed,
        count=finding.count,
    )
