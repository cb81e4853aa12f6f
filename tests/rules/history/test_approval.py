"""approved-changed and self-evaluation-missing beyond their examples."""

from __future__ import annotations

import pytest

from perflint.checks.findings import Confidence
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.history.approved_changed import ApprovedChanged
from perflint_rules.history.values import same_target
from tests.rules.builder import make_submission, make_table

Row = dict[str, str]

APPROVED: list[Row] = [
    {"level2": "数量指标", "level3": "培训人数", "target": "≥200人", "weight": "45"},
    {"level2": "质量指标", "level3": "合格率", "target": "≥95%", "weight": "45"},
]


def evaluated(rows: list[Row], year: str = "2023", **settings: bool) -> IndicatorTable:
    return make_table(rows, TableKind.SELF_EVALUATION, {"project": "培训", "year": year}, **settings)


def approved(rows: list[Row], year: str = "2023") -> IndicatorTable:
    return make_table(rows, facts={"project": "培训", "year": year} if year else {"project": "培训"})


def found(now: IndicatorTable, *earlier: IndicatorTable) -> list[tuple[str | None, str, str | None]]:
    files = [make_submission(one, path=f"past-{number}.md") for number, one in enumerate(earlier)]
    problems = ApprovedChanged().check(make_submission(now, path="now.md"), files)
    return [(problem.place.cell, problem.message, problem.parameters["earlier_file"]) for problem in problems]


def changed(number: int, **fields: str) -> list[Row]:
    return [row | fields if index == number else row for index, row in enumerate(APPROVED)]


def test_the_last_file_of_the_year_counts() -> None:
    now = evaluated(changed(0, target="≥150人"))
    adjusted = approved(changed(0, target="≥150人"))
    assert found(now, approved(APPROVED), adjusted) == []
    assert found(now, adjusted, approved(APPROVED)) == [("C2", "target", "past-1.md")]
    assert found(now, adjusted, approved(APPROVED, year="")) == []
    assert found(now, approved(APPROVED, year="")) == [("C2", "target", "past-0.md")]
    assert found(now, approved(APPROVED, year="2022")) == []


def test_an_execution_rate_is_no_added_indicator() -> None:
    rate = {"level2": "预算执行", "level3": "预算执行率", "target": "100%", "weight": "10"}
    assert found(evaluated([*APPROVED, rate]), approved(APPROVED)) == []


def test_weights_of_100_without_and_90_with_the_execution_rate_are_not_compared() -> None:
    whole = [APPROVED[0] | {"weight": "50"}, APPROVED[1] | {"weight": "50"}]
    assert found(evaluated(APPROVED), approved(whole)) == []
    assert found(evaluated(whole), approved(APPROVED)) == []
    assert found(evaluated(changed(1, weight="50")), approved(APPROVED)) == [("D3", "weight", "past-0.md")]


def test_fractions_and_points_are_one_scale() -> None:
    fractions = [APPROVED[0] | {"weight": "0.45"}, APPROVED[1] | {"weight": "0.55"}]
    points = [APPROVED[0] | {"weight": "45"}, APPROVED[1] | {"weight": "55"}]
    assert found(evaluated(points), approved(fractions)) == []


def test_an_empty_target_is_no_change() -> None:
    assert found(evaluated(changed(0, target="")), approved(APPROVED)) == []
    assert found(evaluated(changed(0, target="无")), approved(APPROVED)) == []


def test_running_text_is_less_sure() -> None:
    now = make_submission(evaluated(changed(0, target="≥150人"), linear=True), path="now.md")
    (problem,) = ApprovedChanged().check(now, [make_submission(approved(APPROVED), path="past.md")])
    assert problem.confidence is Confidence.MEDIUM


def test_a_target_table_is_not_held_against_itself() -> None:
    assert found(approved(changed(0, target="≥150人")), approved(APPROVED)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"target": "≥95%"}, {"operator": "≥", "target": "95", "unit": "%"}, True),
        ({"target": "不低于95%"}, {"target": "≥95%"}, True),
        ({"target": "3万件"}, {"target": "30000", "unit": "件"}, True),
        ({"target": "200人"}, {"target": "≥200人"}, True),
        ({"target": "≤200人"}, {"target": "≥200人"}, False),
        ({"target": "200人"}, {"target": "200场"}, False),
        ({"target": "12月底前完成。"}, {"target": "12月底前完成"}, True),
        ({"target": "2022年12月底前"}, {"target": "2023年12月底前"}, False),
        ({"target": "300元/人，12场次"}, {"target": "300元/人,12场次"}, True),
        ({"target": "良好"}, {"target": "优"}, False),
    ],
)
def test_targets_that_are_one(one: Row, other: Row, same: bool) -> None:
    first, second = (
        make_table(
            [
                {"level3": "甲", **one},
            ]
        ).indicators[0],
        make_table([{"level3": "甲", **other}]).indicators[0],
    )
    assert same_target(first, second) is same
    assert same_target(second, first) is same


def test_years_may_be_left_aside() -> None:
    first, second = make_table([{"target": "2022年12月底前"}, {"target": "2023年12月底前"}]).indicators
    assert same_target(first, second, years=False)
