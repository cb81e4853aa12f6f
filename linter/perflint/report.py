"""What a run found, ready to be rendered: reports are pure functions of a `Report` or an `Extraction`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from perflint.checks.findings import (
    Basis,
    Confidence,
    Dimension,
    Finding,
    Severity,
    Standing,
    SuppressionSource,
    SuppressionUse,
    Text,
    ToolError,
)
from perflint.documents.model import Notice, Place
from perflint.scoring import FileScore, Score
from perflint.tables.model import Coverage, Submission, TableKind
from perflint.tables.view import TableView

SEVERITIES = tuple(Severity)


class TableResult(NamedTuple):
    """One indicator table: what it is, how it was read and what it scores.

    `kind` is what it is for, `indicators` counts its rows; `taxonomy` is the one that it is checked by ("national-2021"),
    None where none shows. `view` has its contents where the run was asked to keep them.
    """

    kind: TableKind
    title: str | None
    project: str | None
    place: Place
    confidence: float
    indicators: int
    notes: tuple[Notice, ...]
    taxonomy: str | None
    score: Score
    view: TableView | None = None


class FileResult(NamedTuple):
    """One file that was read; `score` is None where it has no indicator table. Findings are in the order of the contract."""

    path: str
    format: str
    coverage: Coverage
    notices: tuple[Notice, ...]
    tables: tuple[TableResult, ...]
    findings: tuple[Finding, ...]
    score: FileScore | None


class RuleFacts(NamedTuple):
    """A rule that ran: what it is and why, and the severity that it had in this run.

    An `idle` one had nothing to look at: it compares with earlier files, and there were none.
    """

    code: str
    rule: str
    name: Text
    why: Text
    dimension: Dimension
    severity: Severity
    confidence: Confidence
    basis: tuple[Basis, ...]
    idle: bool = False


class SkippedFile(NamedTuple):
    """A file that was not read, and why (a kind and its parameters, as in `Notice`)."""

    path: str
    reason: str
    parameters: dict[str, str] = {}


class Unverified(StrEnum):
    """Why nobody can tell whether a finding of the round before was put right."""

    NOT_SUBMITTED = "not-submitted"
    RULE_NOT_RUN = "rule-not-run"


class PastFinding(NamedTuple):
    """A finding of the round before that is gone: `path` and `project` say whose it was, `finding.place` where it stood.

    It was put right where `unverified` is None.
    """

    path: str
    project: str | None
    finding: Finding
    unverified: Unverified | None = None


class FileReview(NamedTuple):
    """One file then and now. `path` is None where it was not submitted again, `previous` None where it is new.

    The counts leave out suppressed findings.
    """

    path: str | None
    previous: str | None
    score_before: Decimal | None
    score: Decimal | None
    fixed: int
    open: int
    new: int
    unverified: int


@dataclass(frozen=True, slots=True)
class Review:
    """The comparison with the round before.

    `previous` names its files, or its report; `gone` are its findings that this round does not have, by file, table and
    place. What is still open and what is new stands among the findings of the files: see `Finding.standing`.
    """

    previous: tuple[str, ...]
    files: tuple[FileReview, ...]
    gone: tuple[PastFinding, ...]

    @property
    def fixed(self) -> tuple[PastFinding, ...]:
        """The findings that were put right (已整改)."""
        return tuple(one for one in self.gone if one.unverified is None)

    @property
    def unverified(self) -> tuple[PastFinding, ...]:
        """The findings that could not be looked at again."""
        return tuple(one for one in self.gone if one.unverified is not None)


class Letter(NamedTuple):
    """What a letter needs besides the findings: the template (a docx), None for the one built in, and who sends it."""

    template: bytes | None = None
    sender: str | None = None


NO_LETTER = Letter()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run. `rules` holds the rules that ran by their codes, `earlier` the names of the files compared with.

    `suppressions` are all that the run met but the baseline's, `baseline` is the name of that file; `review` is the
    comparison with the round before (`--previous`). `settings` names the configurations, those of the organisation first;
    `letter` is for the letter to whoever submitted the files.
    """

    files: tuple[FileResult, ...]
    skipped: tuple[SkippedFile, ...]
    errors: tuple[ToolError, ...]
    rules: tuple[RuleFacts, ...]
    profile: str
    ruleset: str
    earlier: tuple[str, ...] = ()
    suppressions: tuple[SuppressionUse, ...] = ()
    baseline: str | None = None
    review: Review | None = None
    settings: tuple[str, ...] = ()
    letter: Letter = NO_LETTER

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

    def suppressed_by(self, source: SuppressionSource) -> int:
        """How many findings are suppressed by this source."""
        return sum(finding.suppressed is not None and finding.suppressed.source is source for finding in self.findings)

    def standing(self, standing: Standing) -> int:
        """How many findings are 已整改, 未整改 or 新增, suppressed ones left out; 0 without a round before."""
        if standing is Standing.FIXED:
            return len(self.review.fixed) if self.review is not None else 0
        return sum(finding.standing is standing and finding.suppressed is None for finding in self.findings)


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
