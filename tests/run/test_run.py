"""Runs: what is kept of a file, how run rules join in, and that the score never falls for a good row."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence

import pytest

from perflint.checks.findings import Dimension, Problem, Severity, Text
from perflint.checks.rule import Message, RunRule
from perflint.config import Config
from perflint.documents.model import Cell, Place
from perflint.report import Report, failed
from perflint.run import Run, check_files
from perflint.tables.model import Coverage, Submission
from tests.reports.sample_report import RULES, row, sample_table


class SameName(RunRule):
    """An indicator of an earlier file occurs again: on the first indicator's name of the later file."""

    code = "T900"
    rule = "sample-same-name"
    name = Text("重名", "same name")
    why = Text("重名", "same name")
    dimension = Dimension.RELEVANCE
    severity = Severity.WARNING
    messages = {"default": Message(Text("与第{file}个文件相同", "as in file {file}"), Text("核对", "compare"))}
    good = ()
    bad = ()

    def collect(self, submission: Submission) -> Iterable[tuple[str, Place]]:
        """The names and their places."""
        for table in submission.tables:
            for indicator in table.indicators:
                if indicator.level3 is not None:
                    yield indicator.level3.text, indicator.level3.place

    def conclude(self, records: Sequence[Sequence[tuple[str, Place]]]) -> Iterator[tuple[int, Problem]]:
        """Compare each file with those before it."""
        for number, names in enumerate(records):
            for earlier in range(number):
                known = {name for name, _ in records[earlier]}
                for name, place in names:
                    if name in known:
                        yield number, Problem(place, parameters={"file": str(earlier + 1)}, indicator=name, table=0)


def submission(path: str, *rows: dict[str, str]) -> Submission:
    return Submission(path, "xlsx", [sample_table("Sheet1", rows, project=path)], Coverage(1, 1, len(rows)), [])


def found(report: Report) -> list[list[tuple[str, str | None]]]:
    return [[(one.code, one.place.cell) for one in file.findings] for file in report.files]


def test_run_rules_join_the_findings_in_order() -> None:
    run = Run(Config(), [*RULES, SameName])
    run.check(submission("a.xlsx", row("培训人数", "90", "100", unit="人")))
    run.check(submission("b.xlsx", row("培训人数", "90", "50"), row("培训次数", "9", "45", unit="次")))
    report = run.report()
    assert found(report) == [[], [("T900", "B4"), ("T902", "D4"), ("T901", "E5")]]
    assert [str(file.score.value) for file in report.files if file.score is not None] == ["100.0", "95.0"]


def test_the_fingerprints_are_those_of_one_pass() -> None:
    one, two = submission("a.xlsx", row("甲", "1", "100")), submission("b.xlsx", row("甲", "1", "100"), row("甲", "1", "100"))
    run = Run(Config(), [*RULES, SameName])
    run.check(one)
    run.check(two)
    prints = [finding.fingerprint for file in run.report().files for finding in file.findings]
    assert len(prints) == len(set(prints)) == 6


def cells_of(sheet: str) -> int:
    gc.collect()
    return sum(isinstance(one, Cell) and one.block.sheet == sheet for one in gc.get_objects())


def test_what_was_read_is_freed() -> None:
    run = Run(Config(), [*RULES, SameName])
    given = [Submission("a.xlsx", "xlsx", [sample_table("只此一处", [row("甲", "200", "50")], "项目")], Coverage(1, 1, 1), [])]
    assert cells_of("只此一处") > 0
    run.check(given.pop())
    assert cells_of("只此一处") == 0
    (file,) = run.report().files
    assert [(table.title, table.project, table.indicators) for table in file.tables] == [("项目支出绩效目标表", "项目", 1)]
    assert [finding.code for finding in file.findings] == ["T903", "T902", "T901"]


def test_a_good_row_never_lowers_the_score() -> None:
    bad = [row("甲", "200", "50"), row("乙", "1", "30"), row("丙", "1", "20")]
    scores = []
    for extra in range(4):
        run = Run(Config.model_validate({"select": ["T902"]}), RULES)
        run.check(submission("a.xlsx", *bad, *[row(f"好{number}", "1", "0", unit="个") for number in range(extra)]))
        (file,) = run.report().files
        assert file.score is not None
        scores.append((str(file.score.value), len(file.findings)))
    assert scores == [("97.0", 1), ("97.0", 1), ("97.0", 1), ("97.0", 3)]


@pytest.mark.parametrize(("fail_on", "expected"), [(Severity.ERROR, False), (Severity.WARNING, True), (Severity.INFO, True)])
def test_fail_levels(fail_on: Severity, expected: bool) -> None:
    run = Run(Config.model_validate({"select": ["T902"]}), RULES)
    run.check(submission("a.xlsx", row("甲", "1", "100")))
    assert failed(run.report(), fail_on, None) is expected


def test_check_files_is_the_public_way() -> None:
    report = check_files(["absent.xlsx"], rules=RULES)
    assert [(error.kind, error.path) for error in report.errors] == [("not-found", "absent.xlsx")]
    assert (report.files, tuple(rule.code for rule in report.rules), report.profile) == (
        (),
        ("T901", "T902", "T903", "T904"),
        "default",
    )
