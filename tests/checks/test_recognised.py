"""Findings about what was read from a picture, or with doubt, are less sure; what may not be there is never an error."""

from __future__ import annotations

from perflint.checks.engine import Engine
from perflint.checks.findings import Confidence, Finding, Severity
from perflint.documents import Limits, Place, read_bytes
from perflint.tables.model import Submission
from perflint.tables.reader import read_submission
from perflint_rules.missing.missing_unit import MissingUnit
from perflint_rules.units.unit_mismatch import UnitMismatch

TABLE = """| 三级指标 | 指标值 | 计量单位 | 权重 |
|---|---|---|---|
| 培训合格率 | ≥90 | 个 | 50 |
| 培训人数 | ≥200 |  | 30 |
| 培训场次 | ≥20 | 场 | 20 |
"""


def read() -> Submission:
    return read_submission(read_bytes(TABLE.encode(), "a.md", Limits()))


def found(submission: Submission) -> dict[str, tuple[Finding, Severity, Confidence]]:
    engine = Engine([MissingUnit(), UnitMismatch()])
    findings = engine.findings(engine.check(submission))
    return {one.rule: (one, one.severity, one.confidence) for one in findings}


def test_a_missing_unit_of_a_picture_is_no_error() -> None:
    plain = found(read())
    submission = read()
    submission.recognised = {plain["missing-unit"][0].place: 0.99}
    picture = found(submission)
    assert plain["missing-unit"][1:] == (Severity.ERROR, Confidence.HIGH)
    assert picture["missing-unit"][1:] == (Severity.WARNING, Confidence.MEDIUM)
    assert picture["unit-mismatch"][1:] == plain["unit-mismatch"][1:]


def test_a_cell_that_was_not_read_surely_makes_its_finding_less_sure() -> None:
    plain = found(read())
    place = plain["unit-mismatch"][0].place
    for confidence, expected in ((0.81, Confidence.HIGH), (0.79, Confidence.MEDIUM)):
        submission = read()
        submission.recognised = {place: confidence, Place(table=9): 1.0}
        assert found(submission)["unit-mismatch"][1:] == (plain["unit-mismatch"][1], expected)


def test_findings_of_a_table_are_as_sure_as_its_reading() -> None:
    expected = {
        0.81: (Severity.ERROR, Confidence.HIGH),
        0.79: (Severity.ERROR, Confidence.MEDIUM),
        0.64: (Severity.WARNING, Confidence.LOW),
    }
    for confidence, sure in expected.items():
        submission = read()
        submission.tables[0].confidence = confidence
        assert found(submission)["missing-unit"][1:] == sure
