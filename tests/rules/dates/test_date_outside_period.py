"""date-outside-period beyond its examples: which dates are deadlines, how far a date reaches."""

from __future__ import annotations

from datetime import date

import pytest

from perflint.language.dates import find_dates
from perflint_rules.dates.calendar import first_day, last_day, period_of
from perflint_rules.dates.date_outside_period import DateOutsidePeriod
from tests.rules.builder import make_table, problems


def found(
    target: str, level2: str = "时效指标", name: str = "完成时间", headings: dict[str, str] | None = None, **facts: str
) -> list[str]:
    row = {"level2": level2, "level3": name, "target": target}
    return [one.message for one in problems(DateOutsidePeriod, make_table([row], facts=facts, headings=headings))]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023年", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023年12月", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-05-08", date(2023, 5, 8), date(2023, 5, 8)),
        ("2023年一季度", date(2023, 3, 1), date(2023, 3, 31)),
        ("2023年2月31日", None, None),
        ("12月底", None, None),
    ],
)
def test_the_days_of_a_date(text: str, first: date | None, last: date | None) -> None:
    (span,) = find_dates(text)
    assert (first_day(span), last_day(span)) == (first, last)


def test_the_period_of_a_project() -> None:
    facts = {"start": "2023年3月", "end": "2023年3月至2024年2月"}
    assert period_of(make_table([{"target": "1"}], facts=facts)) == (date(2023, 3, 1), date(2024, 2, 29))
    assert period_of(make_table([{"target": "1"}], facts={"start": "长期", "end": "202 1.12.31"})) == (None, None)


@pytest.mark.parametrize(
    ("target", "messages"),
    [
        ("2023年11月30日", []),
        ("2023年11月", []),
        ("2023年12月1日前", []),
        ("2023年12月前", []),
        ("2023年12月底前", ["after-end"]),
        ("2024年", ["after-end"]),
        ("2023年2月底前", ["before-start"]),
        ("2023年3月底前", []),
        ("2022年12月", []),  # stale-year's
        ("12月底前", []),
        ("及时", []),
    ],
)
def test_deadlines_within_a_period(target: str, messages: list[str]) -> None:
    assert found(target, start="2023年3月1日", end="2023年11月30日", year="2023") == messages


@pytest.mark.parametrize(
    ("target", "messages"),
    [
        ("2023年12月31日", []),
        ("2024年1月1日前", []),
        ("2024年前", []),
        ("2024年1月底前", ["after-year"]),
        ("2024年", ["after-year"]),
    ],
)
def test_deadlines_within_a_year(target: str, messages: list[str]) -> None:
    assert found(target, year="2023") == messages
    assert found(target, year="") == []


def test_a_table_about_several_years_has_later_deadlines() -> None:
    assert found("2025年6月", year="2023", headings={"target": "实施期指标值"}) == []
    assert found("2025年6月", year="2023", start="2022年", end="2025年") == []


def test_only_deadlines_are_judged() -> None:
    assert found("编制2024年预算", level2="数量指标", year="2023") == []
    assert found("编制2024年预算", year="2023") == []
    assert found("主体工程2024年3月完工", year="2023") == ["after-year"]
    assert found("2024年3月完工", level2="质量指标", year="2023") == ["after-year"]
    assert found("1次", name="2024年1月1日-2024年12月31日", year="2023") == ["after-year"]
    assert found("1次", name="2024年预算编制", year="2023") == []


def test_a_wrong_period_is_said_once() -> None:
    assert found("2023年12月", start="2023年6月", end="2023年5月", year="2023") == ["start-after-end"]
    assert found("2023年12月", start="2021年6月", end="2022年5月", year="2023") == ["other-year"]


def test_a_period_that_runs_backwards() -> None:
    assert found("2023年12月1日-2023年1月31日", year="2023") == ["reversed"]
    assert found("2023年12月-1月", year="2023") == []
