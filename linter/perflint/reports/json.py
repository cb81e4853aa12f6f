"""The JSON report of `perflint check`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from perflint import __version__
from perflint.checks.findings import Finding, Previous, Severity, Standing, Suppression, SuppressionSource, SuppressionUse
from perflint.report import FileResult, FileReview, Report, TableResult
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
    FileReviewRecord,
    FindingRecord,
    PastFindingRecord,
    PreviousRecord,
    ReviewRecord,
    SummaryRecord,
    SuppressedRecord,
    SuppressionRecord,
    SuppressionUseRecord,
    TableRecord,
    ToolRecord,
    to_json,
)
from perflint.reports.standing import review_summary, suppression_reason
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
        suppressed_by=SuppressedRecord(**{source.value: report.suppressed_by(source) for source in SuppressionSource}),
    )
    tool = ToolRecord("perflint", __version__, report.ruleset)
    files = [_file(file, words) for file in report.files]
    record = CheckRecord(
        schema_version=SCHEMA_VERSION,
        tool=tool,
        profile=report.profile,
        files=files,
        summary=summary,
        suppressions=[_suppression_use(use) for use in report.suppressions],
        baseline=report.baseline,
        review=_review(report, words),
        settings=list(report.settings),
    )
    return to_json(record)


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
        kind=table.kind,
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
        suppressed=suppression_reason(finding.suppressed, words) if finding.suppressed is not None else None,
        count=finding.count,
        suppression=_suppression(finding.suppressed),
        standing=finding.standing,
        previous=_previous(finding.previous),
    )


def _suppression(suppression: Suppression | None) -> SuppressionRecord | None:
    if suppression is None:
        return None
    return SuppressionRecord(
        source=suppression.source,
        reason=suppression.reason,
        origin=suppression.origin,
        place=place_record(suppression.place) if suppression.place is not None else None,
        until=_day(suppression.until),
    )


def _previous(previous: Previous | None) -> PreviousRecord | None:
    return PreviousRecord(previous.path, place_record(previous.place), previous.text) if previous is not None else None


def _suppression_use(use: SuppressionUse) -> SuppressionUseRecord:
    return SuppressionUseRecord(
        source=use.source,
        rules=list(use.rules),
        reason=use.reason,
        until=_day(use.until),
        origin=use.origin,
        place=place_record(use.place) if use.place is not None else None,
        state=use.state,
        findings=use.findings,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _review(report: Report, words: Words) -> ReviewRecord | None:
    review = report.review
    if review is None:
        return None
    return ReviewRecord(
        previous=list(review.previous),
        **{standing.value: report.standing(standing) for standing in Standing},
        unverified=len(review.unverified),
        text=review_summary(report, words),
        files=[_file_review(file) for file in review.files],
        gone=[PastFindingRecord(one.path, one.project, one.unverified, _finding(one.finding, words)) for one in review.gone],
    )


def _file_review(file: FileReview) -> FileReviewRecord:
    return FileReviewRecord(
        path=file.path,
        previous=file.previous,
        score_before=float(file.score_before) if file.score_before is not None else None,
        score=float(file.score) if file.score is not None else None,
        fixed=file.fixed,
        open=file.open,
        new=file.new,
        unverified=file.unverified,
    )
