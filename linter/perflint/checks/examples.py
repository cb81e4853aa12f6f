"""Runs the examples of rules the way users' files go: Markdown bytes, document, submission, engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from perflint.checks.engine import Engine, FileCheck, rule_crashed
from perflint.checks.findings import Finding, ToolError
from perflint.checks.judging import Judge, RemarkRule
from perflint.checks.records import from_plain, plain
from perflint.checks.registry import all_rules
from perflint.checks.rule import Example, Expected, HistoryRule, Rule, RunRule
from perflint.tables.model import Submission


class Outcome(NamedTuple):
    """What an example gave: what its rule found, what it failed with, and which of its documents have no table that is read.

    `wanted` is what the example states; documents are numbered from 1.
    """

    wanted: tuple[Expected, ...]
    found: tuple[Expected, ...]
    errors: tuple[ToolError, ...]
    without_table: tuple[int, ...]

    @property
    def passed(self) -> bool:
        """Whether the rule found exactly what the example states, and every document was read."""
        return self.wanted == self.found and not self.errors and not self.without_table

    @property
    def missed(self) -> list[Expected]:
        """What the example states and the rule did not find."""
        return _left_over(self.wanted, self.found)

    @property
    def unexpected(self) -> list[Expected]:
        """What the rule found and the example does not state."""
        return _left_over(self.found, self.wanted)


class Trial(NamedTuple):
    """One example of a rule and what came of it; `number` counts from 0 among the bad ones, or the good ones.

    `failure` is a stable name (kebab-case), None where the outcome is as it should be.
    """

    is_bad: bool
    number: int
    example: Example
    outcome: Outcome
    failure: str | None


def trials(rule: type[Rule]) -> Iterator[Trial]:
    """Try a rule on its examples, each of which must give exactly the findings that it states."""
    for is_bad, examples in ((True, rule.bad), (False, rule.good)):
        for number, example in enumerate(examples):
            outcome = run_example(rule(), example)
            yield Trial(is_bad, number, example, outcome, failure_of(outcome) or (None if outcome.passed else "example-differs"))


def failure_of(outcome: Outcome) -> str | None:
    """Why an outcome says nothing about a rule: it crashed, or a document was not read."""
    if outcome.errors:
        return "example-crashed"
    return "example-unread" if outcome.without_table else None


def run_example(rule: Rule, example: Example) -> Outcome:
    """Run one example of a rule."""
    wanted = tuple(Expected(one.at, dict(one.parameters), one.message) for one in example.findings)
    try:
        files = check_example(rule, example)
    except Exception as error:  # noqa: BLE001 - a rule may raise anything; it is reported, not hidden
        return Outcome(wanted, (), (rule_crashed(rule, None, error),), ())
    return Outcome(
        wanted=wanted,
        found=tuple(expected(finding, len(outcome.tables)) for outcome, findings in files for finding in findings),
        errors=tuple(error for outcome, _ in files for error in outcome.errors),
        without_table=tuple(number for number, (outcome, _) in enumerate(files, 1) if not outcome.tables),
    )


def read_example(document: str, number: int = 1) -> Submission:
    """Read a document of an example; the files of a run are called example-1.md, example-2.md, ..."""
    from perflint.documents import read_bytes
    from perflint.documents.limits import Limits
    from perflint.tables import read_submission

    return read_submission(read_bytes(document.encode("utf-8"), f"example-{number}.md", Limits()))


def check_example(rule: Rule, example: Example) -> list[tuple[FileCheck, list[Finding]]]:
    """Check all files of an example as one run: what happened to each, and its findings.

    For a rule that looks back, the other files are earlier ones and are not checked.
    """
    first, *others = (read_example(document, number) for number, document in enumerate((example.document, *example.others), 1))
    looks_back = isinstance(rule, HistoryRule)
    known = all_rules() if isinstance(rule, RemarkRule) else None
    engine = Engine([rule], earlier=others if looks_back else (), known=known)
    outcomes = [engine.check(submission) for submission in ([first] if looks_back else [first, *others])]
    if isinstance(rule, RunRule):  # as between processes
        for outcome in outcomes:
            outcome.records = {
                name: from_plain(type(rule), plain(type(rule), records)) for name, records in outcome.records.items()
            }
    engine.conclude(outcomes)
    if isinstance(rule, RemarkRule):
        judge = Judge(engine.known, engine.known, (), True, date.today())
        for outcome in outcomes:
            outcome.found += [(rule, problem) for problem in rule.check(judge.judge(outcome.remarks, [], ""))]
    return [(outcome, engine.findings(outcome)) for outcome in outcomes]


def expected(finding: Finding, tables: int) -> Expected:
    """A finding as an example states it; the table is named where the file has several."""
    place = finding.place
    at = place.cell or f"L{place.line}"
    if place.cell is not None and tables > 1:
        at = f"{place.table}:{at}"
    return Expected(at, finding.parameters, finding.variant)


def _left_over(some: Sequence[Expected], others: Sequence[Expected]) -> list[Expected]:
    rest = list(others)
    left = []
    for one in some:
        if one in rest:
            rest.remove(one)
        else:
            left.append(one)
    return left
