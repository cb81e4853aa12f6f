"""What came of one file, as plain data that passes between processes, and between one run and the next, as JSON.

To read it back builds the classes declared here and in the rules, and nothing else: no code of others runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from pydantic import TypeAdapter

from perflint.checks.engine import rule_crashed
from perflint.checks.findings import Confidence, Finding, Severity, ToolError
from perflint.checks.records import from_plain, plain
from perflint.checks.remarks import Remark
from perflint.checks.rule import Rule, RunRule
from perflint.checks.sketch import TableSketch
from perflint.documents.model import Notice, Place
from perflint.report import SkippedFile
from perflint.tables.model import Coverage


@dataclass(slots=True)
class CheckedFile:
    """What is kept of a file that was read: its findings, and with what run rules can be finished (`records` by rule)."""

    path: str
    format: str
    coverage: Coverage
    notices: list[Notice]
    tables: list[TableSketch]
    findings: list[Finding]
    records: dict[str, list[Any]]
    remarks: list[Remark]


@dataclass(slots=True)
class Outcome:
    """What came of a file: it was checked, or passed over, or neither; `errors` says what went wrong."""

    checked: CheckedFile | None = None
    skipped: SkippedFile | None = None
    errors: list[ToolError] = field(default_factory=list)


def unread(why: SkippedFile | ToolError) -> Outcome:
    """The outcome of a file that nobody read."""
    return Outcome(skipped=why) if isinstance(why, SkippedFile) else Outcome(errors=[why])


@dataclass(slots=True)
class _StoredFinding:
    """A finding without what its rule says of itself."""

    code: str
    variant: str
    severity: Severity
    confidence: Confidence
    parameters: dict[str, str]
    place: Place
    table: int | None
    indicator: str | None
    field: str | None
    text: str | None
    related: tuple[Place, ...]
    count: int
    fingerprint: str
    column: str | None


_KEPT = tuple(one.name for one in fields(_StoredFinding))


@dataclass(slots=True)
class _StoredFile:
    path: str
    format: str
    coverage: Coverage
    notices: list[Notice]
    tables: list[TableSketch]
    findings: list[_StoredFinding]
    records: dict[str, Any]
    remarks: list[Remark]


@dataclass(slots=True)
class _StoredOutcome:
    checked: _StoredFile | None
    skipped: SkippedFile | None
    errors: list[ToolError]


class OutcomeCodec:
    """Turns outcomes into JSON and back, for the rules that a run knows."""

    def __init__(self, rules: Sequence[type[Rule]]) -> None:
        self._rules = {rule.code: rule for rule in rules}
        self._stored = TypeAdapter(_StoredOutcome)
        self._compared = TypeAdapter(list[list[_StoredFinding]])
        self._run_rules = {rule.rule: rule for rule in rules if issubclass(rule, RunRule)}

    def encode(self, outcome: Outcome) -> bytes:
        """The outcome as JSON. A rule whose records are not of the type that it states has crashed: that joins the errors."""
        stored = self._stored_file(outcome.checked, outcome.errors) if outcome.checked is not None else None
        return self._stored.dump_json(_StoredOutcome(stored, outcome.skipped, outcome.errors))

    def decode(self, data: bytes) -> Outcome:
        """The outcome that `encode` made `data` of. Raises ValueError where it is anything else."""
        stored = self._stored.validate_json(data)
        file = stored.checked
        if file is None:
            return Outcome(None, stored.skipped, stored.errors)
        try:
            records = {name: from_plain(self._run_rules[name], own) for name, own in file.records.items()}
        except KeyError as error:
            raise ValueError("a rule that this run does not have") from error
        findings = self._findings(file.findings)
        checked = CheckedFile(file.path, file.format, file.coverage, file.notices, file.tables, findings, records, file.remarks)
        return Outcome(checked, stored.skipped, stored.errors)

    def encode_findings(self, findings: Sequence[Sequence[Finding]]) -> bytes:
        """The findings of several files as JSON."""
        return self._compared.dump_json([_stored(one) for one in findings])

    def decode_findings(self, data: bytes) -> list[list[Finding]]:
        """The findings that `encode_findings` made `data` of. Raises ValueError where it is anything else."""
        return [self._findings(one) for one in self._compared.validate_json(data)]

    def _stored_file(self, file: CheckedFile, errors: list[ToolError]) -> _StoredFile:
        records = {}
        for name, own in file.records.items():
            try:
                records[name] = plain(self._run_rules[name], own)
            except ValueError as error:
                errors.append(rule_crashed(self._run_rules[name], file.path, error))
        findings = _stored(file.findings)
        return _StoredFile(file.path, file.format, file.coverage, file.notices, file.tables, findings, records, file.remarks)

    def _findings(self, stored: Iterable[_StoredFinding]) -> list[Finding]:
        try:
            return [self._finding(one) for one in stored]
        except KeyError as error:
            raise ValueError("a rule or a message that this run does not have") from error

    def _finding(self, stored: _StoredFinding) -> Finding:
        rule = self._rules[stored.code]
        message = rule.messages[stored.variant]
        return Finding(
            rule=rule.rule,
            dimension=rule.dimension,
            message=message.text,
            suggestion=message.suggestion,
            basis=rule.basis,
            **{name: getattr(stored, name) for name in _KEPT},
        )


def _stored(findings: Iterable[Finding]) -> list[_StoredFinding]:
    return [_StoredFinding(*(getattr(finding, name) for name in _KEPT)) for finding in findings]
