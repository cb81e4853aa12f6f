"""Records that several JSON reports share: places, notes, coverage, errors, bases."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.checks.findings import Basis, ToolError
from perflint.documents.model import Notice, Place
from perflint.report import SkippedFile
from perflint.reports.schema import BasisRecord, CoverageRecord, ErrorRecord, NoteRecord, PlaceRecord, SkippedFileRecord
from perflint.reports.words import Words
from perflint.tables.model import Coverage


def place_record(place: Place) -> PlaceRecord:
    """A place with its A1-style address."""
    sheet, page, table, row, column, line = place
    return PlaceRecord(sheet, page, table, row, column, place.cell, line)


def notice_records(notices: Iterable[Notice], words: Words) -> list[NoteRecord]:
    """Notices of a reader."""
    return [NoteRecord(place_record(one.place), one.kind, words.trouble(one.kind, one.parameters)) for one in notices]


def coverage_record(coverage: Coverage, notices: Iterable[Notice], words: Words) -> CoverageRecord:
    """What was seen of a file."""
    skipped = [NoteRecord(place_record(one.place), one.reason, words.trouble(one.reason, {})) for one in coverage.skipped]
    return CoverageRecord(coverage.sheets, coverage.tables, coverage.rows, skipped, notice_records(notices, words))


def skipped_records(skipped: Iterable[SkippedFile], words: Words) -> list[SkippedFileRecord]:
    """Files of folders that were passed over."""
    return [SkippedFileRecord(one.path, one.reason, words.trouble(one.reason, one.parameters)) for one in skipped]


def error_records(errors: Iterable[ToolError], words: Words) -> list[ErrorRecord]:
    """Files that could not be read, and faults of the tool."""
    return [ErrorRecord(one.kind, one.path, words.trouble(one.kind, one.parameters), dict(one.parameters)) for one in errors]


def basis_records(basis: Iterable[Basis]) -> list[BasisRecord]:
    """The regulations behind a rule."""
    return [BasisRecord(one.document, one.clause, one.verified) for one in basis]
