"""What a run found, ready to be rendered: reports are pure functions of a `Report` or an `Extraction`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from perflint.checks.findings import Finding, Severity, ToolError
from perflint.documents.model import Notice, Place
from perflint.scoring import FileScore, Score
from perflint.tables.model import Coverage, Submission

SEVERITIES = tuple(Severity)


class TableResult(NamedTuple):
    """One indicator table: what it is, how it was read and what it scores.

    `indicators` counts its rows; `taxonomy` is the one that it is checked by ("national-2021"), None where none shows.
    """

    title: str | None
    project: str | None
    place: Place
    confidence: float
    indicators: int
    notes: tuple[Notice, ...]
    taxonomy: str | None
    score: Score


class FileResult(NamedTuple):
    """One file that was read; `score` is None where it has no indicator table. Findings are in the order of the contract."""

    path: str
    format: str
    coverage: Coverage
    notices: tuple[Notice, ...]
    tables: tuple[TableResult, ...]
    findings: tuple[Finding, ...]
    score: FileScore | None


class SkippedFile(NamedTuple):
    """A file of a folder that was not read, and why (a kind as in `Notice`)."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run. `rules` holds the codes of the rules that ran, `earlier` the names of the files compared with."""

    files: tuple[FileResult, ...]
    skipped: tuple[SkippedFile, ...]
    errors: tuple[ToolError, ...]
    rules: tuple[str, ...]
    profile: str
    ruleset: str
    earlier: tuple[str, ...] = ()

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings of all files."""
        return (finding for file in self.files for finding in file.findings)

    @property
    def tables(self) -> int:
        """How many indicator tables were checked."""
        return sum(len(file.tables) for file in self.files)

    @property
    def indicators(self) -> int:
        """How many indicators were checked."""
        return sum(table.indicators for file in self.files for table in file.tables)

    def count(self, severity: Severity) -> int:
        """How many findings of this severity stand, suppressed ones left out."""
        return sum(
            finding.severity is severity and finding.suppressed is None for file in self.files for finding in file.findings
        )

    @property
    def suppressed(self) -> int:
        """How many findings are suppressed."""
        return sum(finding.suppressed is not None for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read, without checking."""

    submissions: tuple[Submission, ...]
    skipped: tuple[SkippedFile, ...]
    errors: tuple[ToolError, ...]

    @property
    def tables(self) -> int:
        """How many indicator tables were read."""
        return sum(len(submission.tables) for submission in self.submissions)


def failed(report: Report, fail_on: Severity, min_score: Decimal | None) -> bool:
    """Whether a finding stands at or above the fail level, or the printed score of a file is below the wanted one."""
    levels = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    if any(report.count(level) for level in levels):
        return True
    return min_score is not None and any(file.score is not None and file.score.value < min_score for file in report.files)
