"""Runs rules over submissions: one walk over each, every rule fed on the way.

A rule that crashes becomes a `ToolError` naming it and is left out for the rest of that file; the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from perflint.checks.findings import Confidence, Finding, Problem, Severity, ToolError
from perflint.checks.fingerprints import Fingerprints
from perflint.checks.folding import fold
from perflint.checks.remarks import Remark, remarks_in
from perflint.checks.rule import HistoryRule, IndicatorRule, Rule, RunRule, SubmissionRule, TableRule
from perflint.checks.sketch import TableSketch, sketch_of
from perflint.tables.model import IndicatorTable, Submission

CONFIDENCES = tuple(Confidence)

#: So many rows go through one rule before the next one has its turn. A rule, its patterns and its word lists then stay in
#: the processor's caches, and so do the rows: row by row through all rules took half as long again.
BATCH_ROWS = 640
Batch = list[tuple[int, IndicatorTable]]
TabularRule = TableRule | IndicatorRule | SubmissionRule

#: Below this confidence of reading, findings of a table are one step less sure.
DOUBTFUL_READING = 0.8
#: Below this one, whatever its rows seem to say is at best a hint: it costs no points, and is no error.
POOR_READING = 0.65


@dataclass(slots=True)
class FileCheck:
    """The outcome of one file: what was found in its tables, the tool's own faults, and what run rules collected.

    `remarks` are those of the document that silence findings.
    """

    tables: Sequence[TableSketch]
    found: list[tuple[Rule, Problem]] = field(default_factory=list)
    errors: list[ToolError] = field(default_factory=list)
    records: dict[str, list[Any]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


class Engine:
    """Applies a set of rules.

    `severities` overrides the severity of a rule by its name; `earlier` are the files that history rules compare with;
    `known` are the rules that a remark in a document may name, those that run unless told otherwise.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        severities: dict[str, Severity] | None = None,
        earlier: Sequence[Submission] = (),
        known: Sequence[type[Rule]] | None = None,
    ) -> None:
        self.rules = tuple(rules)
        self.known = tuple(known) if known is not None else tuple(type(rule) for rule in rules)
        self.earlier = tuple(earlier)
        self.severities = severities or {}
        self.table_rules = [rule for rule in rules if isinstance(rule, TabularRule)]
        self.history_rules = [rule for rule in rules if isinstance(rule, HistoryRule)]
        self.run_rules = [rule for rule in rules if isinstance(rule, RunRule)]

    def check(self, submission: Submission) -> FileCheck:
        """Run every rule over one file; run rules only collect."""
        tables = [sketch_of(table, submission.recognised) for table in submission.tables]
        outcome = FileCheck(tables, remarks=remarks_in(submission, self.known))
        for submission_rule in self._check_tables(submission, outcome):
            try:
                outcome.found += [(submission_rule, problem) for problem in submission_rule.check(submission)]
            except Exception as error:  # noqa: BLE001 - a rule may raise anything; it is reported, not hidden
                outcome.errors.append(rule_crashed(submission_rule, submission.path, error))
        for history_rule in self.history_rules if self.earlier else ():
            try:
                outcome.found += [(history_rule, problem) for problem in history_rule.check(submission, self.earlier)]
            except Exception as error:  # noqa: BLE001 - as above
                outcome.errors.append(rule_crashed(history_rule, submission.path, error))
        for run_rule in self.run_rules:
            try:
                outcome.records[run_rule.rule] = list(run_rule.collect(submission))
            except Exception as error:  # noqa: BLE001 - as above
                outcome.errors.append(rule_crashed(run_rule, submission.path, error))
        for table in submission.tables:
            table.forget()
        return outcome

    def _check_tables(self, submission: Submission, outcome: FileCheck) -> list[SubmissionRule]:
        """Run the rules over the tables of a file, batch by batch; return those that look at the whole file next."""
        rules = self.table_rules
        for batch in _batches(submission.tables):
            rules = [rule for rule in rules if self._gets_through(rule, batch, submission.path, outcome)]
            for _, table in batch:
                table.forget()
        return [rule for rule in rules if isinstance(rule, SubmissionRule)]

    def _gets_through(self, rule: TabularRule, batch: Batch, path: str, outcome: FileCheck) -> bool:
        """Run one rule over some tables; return False where it crashed, and leave it out from then on."""
        for number, table in batch:
            if table.kind not in rule.kinds:
                continue
            try:
                problems = list(rule.problems_of(table))
            except Exception as error:  # noqa: BLE001 - a rule may raise anything; it is reported, not hidden
                outcome.errors.append(rule_crashed(rule, path, error))
                return False
            if problems:  # most tables give none
                outcome.found += [(rule, in_table(problem, number)) for problem in problems]
        return True

    def conclude(self, outcomes: Sequence[FileCheck]) -> None:
        """Let the run rules compare all files; their problems join those of the files they belong to."""
        for rule in self.run_rules:
            records = [outcome.records.get(rule.rule, []) for outcome in outcomes]
            try:
                for number, problem in rule.conclude(records):
                    outcomes[number].found.append((rule, problem))
            except Exception as error:  # noqa: BLE001 - as above
                outcomes[0].errors.append(rule_crashed(rule, None, error))

    def findings(self, outcome: FileCheck) -> list[Finding]:
        """The finished findings of one file, folded and ordered by table, row, column, code."""
        tables = outcome.tables
        fingerprints = Fingerprints(tables)
        finished = []
        ordered = sorted(fold(outcome.found, tables, outcome.remarks), key=lambda pair: position(pair[0], pair[1]))
        for rule, problem in ordered:
            message = rule.messages[problem.message]
            table = tables[problem.table] if problem.table is not None else None
            confidence = max(CONFIDENCES.index(rule.confidence), CONFIDENCES.index(problem.confidence or rule.confidence))
            severity = message.severity or rule.severity
            poor = table is not None and table.confidence < POOR_READING and not isinstance(rule, SubmissionRule)
            if poor:
                confidence = len(CONFIDENCES) - 1
            elif table is not None and _is_doubtful(problem, table):
                confidence = min(confidence + 1, len(CONFIDENCES) - 1)
            if table is not None and (poor or _may_be_unseen(problem, table)) and severity is Severity.ERROR:
                severity = Severity.WARNING
            finished.append(
                Finding(
                    code=rule.code,
                    rule=rule.rule,
                    variant=problem.message,
                    severity=self.severities.get(rule.rule) or severity,
                    confidence=CONFIDENCES[confidence],
                    dimension=rule.dimension,
                    message=message.text,
                    suggestion=message.suggestion,
                    parameters=problem.parameters,
                    basis=rule.basis,
                    place=problem.place,
                    table=problem.table,
                    indicator=problem.indicator,
                    field=problem.field,
                    text=problem.text,
                    related=problem.related,
                    count=problem.count,
                    fingerprint=fingerprints.of(rule, problem),
                    column=fingerprints.column(rule, problem),
                )
            )
        return finished


def _is_doubtful(problem: Problem, table: TableSketch) -> bool:
    """Whether what the problem is about may have been read wrongly."""
    unsure = not {problem.place, *problem.related}.isdisjoint(table.doubtful)
    return table.confidence < DOUBTFUL_READING or unsure or _may_be_unseen(problem, table)


def _may_be_unseen(problem: Problem, table: TableSketch) -> bool:
    """Whether the problem is that something is missing, where small signs of a picture may have been passed over."""
    return table.recognised and problem.text is None and problem.field is not None


def _batches(tables: Sequence[IndicatorTable]) -> Iterator[Batch]:
    """The tables with their numbers, in batches of about `BATCH_ROWS` rows."""
    batch: Batch = []
    rows = 0
    for number, table in enumerate(tables):
        batch.append((number, table))
        rows += len(table.indicators)
        if rows >= BATCH_ROWS:
            yield batch
            batch, rows = [], 0
    yield batch


def position(rule: Rule, problem: Problem) -> tuple[int, int, int, int, int, str, str]:
    """The sort key of a problem: table, page, line, row, column, code, message; file-wide ones come first."""
    place = problem.place
    return (
        problem.table if problem.table is not None else -1,
        place.page or 0,
        place.line or 0,
        place.row or 0,
        place.column or 0,
        rule.code,
        problem.message,
    )


def in_table(problem: Problem, number: int) -> Problem:
    """The problem with the number of its table set."""
    if problem.table is not None:
        return problem
    return replace(problem, table=number)


def rule_crashed(rule: Rule | type[Rule], path: str | None, error: Exception) -> ToolError:
    """The red error for a rule that raised; it carries the kind of the error, never the contents of a cell.

    Memory that runs out is the file's doing, not the rule's: a MemoryError is raised again.
    """
    if isinstance(error, MemoryError):
        raise error
    return ToolError("rule-crashed", path, {"rule": rule.rule, "code": rule.code, "error": type(error).__name__})
