"""stale-year beyond its examples: what a year may refer to, where the budget year comes from."""

from __future__ import annotations

import pytest

from perflint.checks.findings import Confidence
from perflint.tables.model import Field, TableKind
from perflint_rules.dates.context import years_of
from perflint_rules.dates.stale_year import StaleYear
from tests.rules.builder import make_table, problems


def stale(
    name: str = "甲", target: str = "1", year: str = "2023", **facts: str
) -> list[tuple[str | None, str, Confidence | None]]:
    """(field, year, confidence) of what is found in a table of one row."""
    table = make_table([{"level3": name, "target": target}], facts={"year": year, **facts} if year else facts)
    return [(one.field, one.parameters["year"], one.confidence) for one in problems(StaleYear, table)]


@pytest.mark.parametrize(
    "text",
    ["2022年12月底前", "2022年12月31日前完成", "2022年", "2022年1月-12月", "2022.1.1-2022.12.31", "2022年1月1日至2022年12月31日"],
)
def test_a_time_and_nothing_else_is_judged_as_it_stands(text: str) -> None:
    assert stale(target=text) == [("target", "2022", None)]
    assert stale(name=text) == [("level3", "2022", None)]
    assert stale(target=text, project="2022年农田建设") == [("target", "2022", None)]


@pytest.mark.parametrize("text", ["2022年培训人数", "完成2022年度宣传任务", "开展2021年专项检查次数"])
def test_a_year_among_words(text: str) -> None:
    assert stale(name=text) == [("level3", text[text.index("20") :][:4], Confidence.MEDIUM)]


@pytest.mark.parametrize(
    "text",
    [
        "较2022年增长率",
        "比2022年末下降",
        "与2022年相比办件增长率",
        "在2022年基础上提升",
        "达到2022年同期水平",
        "2022年考核奖发放人数",
        "支付2022年工程尾款",
        "2022年结转项目数",
        "2020年以来新增就业",
        "自2021年起累计服务人数",
        "截至2022年底在册人数",
        "落实2022年工作要点项数",
        "《2022年重点任务》完成率",
        "2021-2025年规划任务完成率",
        "渝府发〔2022〕5号任务完成率",
        "2024年预算编制完成率",
        "2018年以前建成小区改造数",
        "办件2022件",
        "培训2022人次",
        "十四五规划任务完成率",
    ],
)
def test_years_that_are_no_mistake(text: str) -> None:
    assert stale(name=text) == []
    assert stale(target=text) == []


def test_the_years_of_the_project_are_its_own() -> None:
    assert stale(name="2022年农田建设面积", project="2022年高标准农田建设") == []
    assert stale(name="2022年开工段长度", start="2021年5月", end="2024年12月") == []
    assert stale(name="2020年开工段长度", start="2021年5月") == [("level3", "2020", Confidence.MEDIUM)]


def test_a_goal_that_names_its_year_knows_it() -> None:
    assert stale(goal="2022年组织培训12场。") == [("goal", "2022", Confidence.MEDIUM)]
    assert stale(goal="2022年已完成一期，2023年组织培训12场。") == []
    assert stale(goal="受训人数比2022年增长一成。") == []
    assert stale(long_term_goal="2022年组织培训12场。") == []


def test_how_far_back() -> None:
    assert stale(target="2020年12月") == [("target", "2020", None)]
    assert stale(target="2019年12月") == []


def test_the_budget_year_decides() -> None:
    assert stale(target="2022年12月", year="") == []
    assert stale(target="2022年12月", year="2022") == []
    table = make_table([{"target": "2022年12月"}], TableKind.SELF_EVALUATION, {"year": "2022"})
    assert problems(StaleYear, table) == []


def test_a_year_taken_from_the_rest_of_the_document_is_less_sure() -> None:
    table = make_table([{"target": "2022年12月"}], facts={"year": "2023"})
    year = table.facts["year"]
    table.facts["year"] = Field(year.text, year.cell, inferred=True)
    assert [one.confidence for one in problems(StaleYear, table)] == [Confidence.MEDIUM]


def test_a_long_goal_is_quoted_around_its_year() -> None:
    goal = f"{'按照上级部署' * 9}，2022年组织培训12场；{'继续推进' * 9}。"
    table = make_table([{"target": "1"}], facts={"year": "2023", "goal": goal})
    (problem,) = problems(StaleYear, table)
    assert problem.parameters["written"] == "署按照上级部署按照上级部署按照上级部署，2022年组织培训12场"


def test_spans_of_years_and_of_months() -> None:
    assert [one.is_span for one in years_of("2021—2025年行动计划")] == [True, True]
    assert [one.is_span for one in years_of("2021年至2023年")] == [True, True]
    assert [one.is_span for one in years_of("2022年1月1日-2022年12月31日")] == [False, False]
