"""The JSON report of `perflint extract`."""

from __future__ import annotations

from io import BytesIO

from perflint.checks.rule import plain_text
from perflint.language.operators import normalise_operator
from perflint.report import Extraction
from perflint.reports.extract_schema import (
    BudgetRecord,
    DocumentRecord,
    ExtractRecord,
    IndicatorRecord,
    QuantityRecord,
    ReadTableRecord,
)
from perflint.reports.records import coverage_record, error_records, notice_records, place_record, skipped_records
from perflint.reports.schema import SCHEMA_VERSION, PlaceRecord, to_json
from perflint.reports.words import Words
from perflint.tables.model import INDICATOR_FIELDS, Field, Indicator, IndicatorTable, Submission
from perflint.tables.vocabulary import says_nothing

#: How the record of a document says that it has no tables, and how deep those stand that it has.
NO_TABLES = '\n      "tables": []'
INDENT = "\n        "


def render_extraction(extraction: Extraction, words: Words) -> bytes:
    """The extraction as JSON, in UTF-8.

    The records of a table take many times the memory of the table, so they are written one by one and put in their place.
    """
    record = ExtractRecord(
        schema_version=SCHEMA_VERSION,
        documents=[_document_without_tables(submission, words) for submission in extraction.submissions],
        skipped=skipped_records(extraction.skipped, words),
        errors=error_records(extraction.errors, words),
    )
    # no text holds NO_TABLES: line ends and quotes are escaped there
    first, *others = to_json(record).split(NO_TABLES)
    written = BytesIO()
    written.write(first.encode())
    for submission, following in zip(extraction.submissions, others, strict=True):
        separator = NO_TABLES.removesuffix("]")
        for table in submission.tables:
            text = to_json(_table(table, words)).rstrip("\n").replace("\n", INDENT)
            written.write(f"{separator}{INDENT}{text}".encode())
            separator = ","
        written.write(f"\n      ]{following}".encode() if submission.tables else f"{NO_TABLES}{following}".encode())
    return written.getvalue()


def _document_without_tables(submission: Submission, words: Words) -> DocumentRecord:
    return DocumentRecord(
        path=submission.path,
        format=submission.format,
        coverage=coverage_record(submission.coverage, submission.notices, words),
        tables=[],
    )


def _table(table: IndicatorTable, words: Words) -> ReadTableRecord:
    def number(name: str) -> str | None:
        return plain_number(table.facts.get(name))

    return ReadTableRecord(
        kind=table.kind,
        scope=table.scope,
        confidence=table.confidence,
        title=table.title.text if table.title is not None else None,
        project=table.fact("project"),
        unit_name=table.fact("unit_name"),
        department=table.fact("department"),
        year=table.year,
        budget=BudgetRecord(number("initial_budget"), number("annual_budget"), number("executed"), table.fact("currency_unit")),
        execution_weight=number("execution_weight"),
        goal=table.fact("goal"),
        goal_achieved=table.fact("goal_achieved"),
        total_score=number("total_score"),
        columns=[column.heading.text for column in table.columns],
        place=place_record(table.place),
        facts={name: field.text for name, field in table.facts.items()},
        notes=notice_records(table.notes, words),
        indicators=[_indicator(indicator) for indicator in table.indicators],
    )


#: The fields in whose cells 无, / or — says that there is nothing.
NAMED = frozenset({"level3", "target", "unit"})


def _indicator(indicator: Indicator) -> IndicatorRecord:
    texts: dict[str, str | None] = {}
    places: dict[str, PlaceRecord] = {}
    for name in INDICATOR_FIELDS:
        field: Field | None = getattr(indicator, name)
        texts[name] = None if field is None or (name in NAMED and says_nothing(field.text)) else field.text
        if field is not None:
            places[name] = place_record(field.place)
    if indicator.operator is not None:
        texts["operator"] = normalise_operator(indicator.operator.text)
    texts["weight"] = plain_number(indicator.weight)
    texts["score"] = plain_number(indicator.score)
    quantities = [
        QuantityRecord(
            operator=one.operator,
            number=plain_text(one.number),
            unit=one.unit,
            upper=plain_text(one.upper) if one.upper is not None else None,
        )
        for one in indicator.quantities
    ]
    return IndicatorRecord(**texts, quantities=quantities, places=places)


def plain_number(field: Field | None) -> str | None:
    """A number in plain decimal notation; a text that is none stays as written."""
    if field is None:
        return None
    return plain_text(field.number) if field.number is not None else field.text
