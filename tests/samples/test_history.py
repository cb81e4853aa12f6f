"""Mistakes that only the files of earlier years, or the approved targets, reveal (`--against`): found at their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from perflint.checks.findings import Finding, Status
from perflint.checks.registry import all_rules
from perflint.checks.rule import HistoryRule
from perflint.run import check_files
from perflint_corpora.samples.mistakes.changes import cells, facts
from perflint_corpora.samples.model import FactName, SampleTable, load_tables
from perflint_corpora.samples.submissions import submission
from tests.samples.places import GRID_FORMATS, assert_at

#: What a target table states of the funds and results that a self-evaluation adds.
EVALUATED: tuple[FactName, ...] = (
    "initial_budget", "annual_budget", "executed", "execution_rate", "execution_score",
    "goal_achieved", "total_weight", "total_score",
)  # fmt: skip
EVALUATION = load_tables()["bike-sharing"]


def targets(year: str) -> SampleTable:
    """The target table of the year that the self-evaluation of the bicycles was, or might have been, approved as."""
    kept = {name: text for name, text in EVALUATION.facts.items() if name not in EVALUATED}
    table = EVALUATION.without_columns("actual", "score", "deviation_reason")
    budget = EVALUATION.fact("annual_budget")
    return table.model_copy(
        update={
            "kind": "target",
            "title": f"{year}年项目支出绩效目标表",
            "facts": kept | {"year": year, "total_budget": budget},
        }
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A checked and an earlier table of one project; `rule` finds the mistake at the cell of `field` of `indicator`."""

    name: str
    rule: str
    checked: SampleTable
    earlier: SampleTable
    field: str
    indicator: int | None = None


MISTAKES = (
    Comparison("80-after-96.8", "below-history", cells((4, "target", "80"))(targets("2026")), EVALUATION, "target", 4),
    Comparison(
        "620-after-900",
        "not-raised",
        targets("2026"),
        cells((7, "actual", "900"), (7, "deviation_reason", "新增3个居民区站点，替代出行里程增加。"))(EVALUATION),
        "target",
        7,
    ),
    Comparison(
        "a-third-more-money",
        "copied-last-year",
        facts(("total_budget", "613.00"))(targets("2026")),
        targets("2025"),
        "level3",
        2,  # costs are not compared
    ),
    Comparison(
        "90-for-the-approved-96", "approved-changed", cells((4, "target", "90"))(EVALUATION), targets("2025"), "target", 4
    ),
    Comparison(
        "another-name", "approved-changed", cells((4, "level3", "公共自行车完好率"))(EVALUATION), targets("2025"), "level3", 4
    ),
)

CLEAN = (
    ("targets-after-a-self-evaluation", targets("2026"), EVALUATION),
    ("targets-after-targets", targets("2026"), targets("2025")),
    ("a-self-evaluation-of-its-targets", EVALUATION, targets("2025")),
)


@pytest.mark.parametrize("format_name", GRID_FORMATS)
@pytest.mark.parametrize("comparison", MISTAKES, ids=lambda comparison: f"{comparison.rule}-{comparison.name}")
def test_a_mistake_against_an_earlier_file_is_found(comparison: Comparison, format_name: str, tmp_path: Path) -> None:
    written = submission("form", "checked", [comparison.checked])
    path = written.write(tmp_path, format_name)
    findings = check(path, comparison.earlier, format_name, tmp_path)
    assert [finding.rule for finding in findings] == [comparison.rule]
    assert_at(findings[0], written, comparison.field, comparison.indicator, format_name, path)


@pytest.mark.parametrize("format_name", GRID_FORMATS)
@pytest.mark.parametrize(("checked", "earlier"), [case[1:] for case in CLEAN], ids=[case[0] for case in CLEAN])
def test_a_table_that_fits_the_earlier_one_gives_no_finding(
    checked: SampleTable, earlier: SampleTable, format_name: str, tmp_path: Path
) -> None:
    path = submission("form", "checked", [checked]).write(tmp_path, format_name)
    assert [(finding.rule, finding.text) for finding in check(path, earlier, format_name, tmp_path)] == []


def test_every_rule_on_history_has_a_mistake() -> None:
    rules = {rule.rule for rule in all_rules() if rule.status is Status.STABLE and issubclass(rule, HistoryRule)}
    assert {comparison.rule for comparison in MISTAKES} == rules


def check(path: Path, earlier: SampleTable, format_name: str, folder: Path) -> Sequence[Finding]:
    """All findings in a file that is checked against an earlier table, written in the same format."""
    against = submission("form", "earlier", [earlier]).write(folder / "earlier", format_name)
    report = check_files([path], against=[against])
    assert report.errors == ()
    return report.files[0].findings
