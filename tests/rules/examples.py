"""Runs the examples of rules the way users' files go: Markdown bytes, document, submission, engine."""

from __future__ import annotations

from perflint.checks.engine import Engine, FileCheck
from perflint.checks.findings import Finding
from perflint.checks.registry import all_rules
from perflint.checks.rule import Example, Expected, Rule
from perflint.documents import read_bytes
from perflint.documents.limits import Limits
from perflint.tables import Submission, read_submission
from perflint_rules import standard_pack

#: The rules of this repository, whether or not they are installed, and those of any other installed pack.
RULES: tuple[type[Rule], ...] = tuple(dict.fromkeys((*standard_pack(), *all_rules())))


def read_example(document: str, number: int = 1) -> Submission:
    """Read a document of an example; the files of a run are called example-1.md, example-2.md, ..."""
    return read_submission(read_bytes(document.encode("utf-8"), f"example-{number}.md", Limits()))


def check_example(rule: Rule, example: Example) -> list[tuple[FileCheck, list[Finding]]]:
    """Check all files of an example as one run: what happened to each, and its findings."""
    engine = Engine([rule])
    documents = (example.document, *example.others)
    outcomes = [engine.check(read_example(document, number)) for number, document in enumerate(documents, 1)]
    engine.conclude(outcomes)
    return [(outcome, engine.findings(outcome)) for outcome in outcomes]


def expected(finding: Finding, submission: Submission) -> Expected:
    """A finding as an example states it; the table is named where a file has several."""
    place = finding.place
    at = place.cell or f"L{place.line}"
    if place.cell is not None and len(submission.tables) > 1:
        at = f"{place.table}:{at}"
    return Expected(at, finding.parameters, finding.variant)
