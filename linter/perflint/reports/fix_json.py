"""The JSON report of `perflint fix`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perflint.fixing import FixedFile, FixRun
from perflint.reports.records import error_records, place_record, skipped_records
from perflint.reports.schema import SCHEMA_VERSION, ErrorRecord, PlaceRecord, SkippedFileRecord, to_json
from perflint.reports.words import Words


@dataclass(slots=True)
class ChangeRecord:
    """One cell that was changed, or would be: its texts ("" is an empty cell) and the fixes that changed it, in order."""

    place: PlaceRecord
    field: str
    indicator: str | None
    old: str
    new: str
    fixes: list[str]


@dataclass(slots=True)
class RefusalRecord:
    """One change that could not be made, and why (`reason` is a stable name)."""

    place: PlaceRecord
    old: str
    new: str
    fix: str
    reason: str
    message: str


@dataclass(slots=True)
class FixedFileRecord:
    """One file; `copy` is the path that was written, null where nothing was."""

    path: str
    copy: str | None
    tables: int
    changes: list[ChangeRecord]
    refused: list[RefusalRecord]


@dataclass(slots=True)
class FixRecord:
    """The whole run."""

    schema_version: int
    files: list[FixedFileRecord]
    skipped: list[SkippedFileRecord]
    errors: list[ErrorRecord]


def render_fixes(run: FixRun, words: Words) -> str:
    """The run as JSON text."""
    files = [_file(fixed, target, words) for fixed, target in run.files]
    return to_json(FixRecord(SCHEMA_VERSION, files, skipped_records(run.skipped, words), error_records(run.errors, words)))


def _file(fixed: FixedFile, target: Path | None, words: Words) -> FixedFileRecord:
    return FixedFileRecord(
        path=fixed.path,
        copy=target.as_posix() if target is not None else None,
        tables=fixed.tables,
        changes=[
            ChangeRecord(place_record(one.place), one.field, one.indicator, one.old, one.new, list(one.fixes))
            for one in fixed.applied
        ],
        refused=[
            RefusalRecord(place_record(one.place), one.old, one.new, one.fix, one.reason, words.trouble(one.reason, {}))
            for one in fixed.refused
        ],
    )
