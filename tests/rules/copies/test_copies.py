"""What counts as a copy, of whom, and that nothing is compared with everything."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.engine import Engine
from perflint.checks.findings import Finding
from perflint.tables.model import IndicatorTable, Submission, TableKind, TableScope
from perflint_rules.copies.comparison import shared_indicators
from perflint_rules.copies.copied_text import CopiedText
from perflint_rules.copies.overlap import overlapping
from tests.rules.builder import make_submission, make_table
from tests.steps import steps

LONG = (
    "保障行政服务中心正常运行，顺利开展行政审批服务工作，推进行政审批服务便利化、网络化，方便企业和群众办事，"
    "提高办事体验，完善评价体系。"
)
ROWS = [{"level3": f"指标{number}数量", "target": f"{number}件"} for number in range(10, 16)]


def check(*submissions: Submission, **options: object) -> list[tuple[str, int | None, str, dict[str, str]]]:
    """The findings of a run as (file, table, message, parameters)."""
    engine = Engine([CopiedText(options)])
    outcomes = [engine.check(submission) for submission in submissions]
    engine.conclude(outcomes)
    assert [outcome.errors for outcome in outcomes] == [[]] * len(outcomes)
    return [
        (submission.path, finding.table, finding.variant, finding.parameters)
        for submission, outcome in zip(submissions, outcomes, strict=True)
        for finding in findings_of(engine, outcome)
    ]


def findings_of(engine: Engine, outcome: object) -> list[Finding]:
    """The finished findings of one file."""
    return engine.findings(outcome)  # type: ignore[arg-type]


def project(name: str, unit: str = "区政务办", rows: Sequence[dict[str, str]] = (), **facts: str) -> IndicatorTable:
    """A project table."""
    default = [{"level3": f"{name}完成率", "target": "≥95%"}]
    return make_table(list(rows) or default, facts={"project": name, "unit_name": unit, **facts}, table=1)


def test_each_copy_is_told_once_against_the_first() -> None:
    tables = [project(name, goal=LONG) for name in ("甲", "乙", "丙")]
    parameters = {"field": "goal", "other": "甲", "percent": "100"}
    assert check(make_submission(*tables)) == [("test.md", 1, "default", parameters), ("test.md", 2, "default", parameters)]


def test_numbers_do_not_make_a_text_ones_own() -> None:
    other = LONG.replace("，方便", "3次，方便")
    first, second = project("甲", goal=LONG.replace("，方便", "2次，方便")), project("乙", goal=other)
    assert check(make_submission(first, second)) == [
        ("test.md", 1, "default", {"field": "goal", "other": "甲", "percent": "100"})
    ]


def test_the_same_project_is_no_copy_of_itself() -> None:
    first = make_submission(project("甲", goal=LONG, rows=ROWS), path="一稿.xlsx")
    second = make_submission(project("甲", goal=LONG, rows=ROWS), project("乙", goal=LONG, rows=ROWS), path="二稿.xlsx")
    equal = {"rows": "6", "shared": "6", "other": "甲（一稿.xlsx）", "percent": "100"}
    copied = ("二稿.xlsx", 1, "default", {"field": "goal", "other": "甲（一稿.xlsx）", "percent": "100"})
    assert sorted(check(first, second), key=str) == sorted([copied, ("二稿.xlsx", 1, "indicators-equal", equal)], key=str)
    assert len(check(first, second, same_project=True)) == 4


def test_an_original_that_is_submitted_again_is_no_copy_of_its_copy() -> None:
    original, copy = project("甲", goal=LONG), project("乙", goal=LONG)
    files = check(make_submission(original, copy, path="1.md"), make_submission(original, copy, path="2.md"))
    assert [(path, table) for path, table, _, _ in files] == [("1.md", 1), ("2.md", 1)]


def test_another_units_text_is_a_hint() -> None:
    files = check(
        make_submission(project("甲", "一小", goal=LONG), path="a/表.xlsx"),
        make_submission(project("乙", "二小", goal=LONG), path="b/表.xlsx"),
    )
    assert files == [("b/表.xlsx", 0, "other-unit", {"field": "goal", "other": "甲（表.xlsx）", "percent": "100"})]


def test_a_department_sums_up_its_projects() -> None:
    whole = make_table(ROWS, facts={"unit_name": "区政务办", "goal": LONG}, scope=TableScope.DEPARTMENT)
    assert check(make_submission(whole, project("甲", goal=LONG, rows=ROWS))) == []


def test_shared_regulations_are_no_copy() -> None:
    basis = (
        "1.《国务院关于加快推进政务服务标准化规范化便利化的指导意见》（国发〔2022〕5号）；"
        "2.《重庆市地方标准》（DB50/T957.1—2019）；3.领导批示"
    )
    assert check(make_submission(project("甲", basis=basis), project("乙", basis=basis))) == []


def test_short_texts_must_be_equal() -> None:
    first = "完成政务服务培训和印制办事指南等全年工作任务。"
    assert check(make_submission(project("甲", goal=first), project("乙", goal=first.replace("培训", "宣传")))) == []
    assert len(check(make_submission(project("甲", goal=first), project("乙", goal=first)))) == 1
    assert check(make_submission(project("甲", goal="保障运转"), project("乙", goal="保障运转"))) == []


def test_costs_differ_and_names_may_be_misread() -> None:
    first = [*ROWS, {"level2": "成本指标", "level3": "水电费", "target": "65万元"}]
    second = [{**row, "level3": row["level3"].replace("指标10数量", "指标10女数量")} for row in ROWS]
    second.append({"level2": "成本指标", "level3": "租赁费", "target": "1227万元"})
    assert check(make_submission(project("日常运行", rows=first), project("租赁", rows=second))) == [
        ("test.md", 1, "indicators-equal", {"rows": "6", "shared": "6", "other": "日常运行", "percent": "100"})
    ]


def test_few_indicators_prove_nothing() -> None:
    assert check(make_submission(project("甲", rows=ROWS[:4]), project("乙", rows=ROWS[:4]))) == []
    assert len(check(make_submission(project("甲", rows=ROWS[:4]), project("乙", rows=ROWS[:4])), min_indicators=4)) == 1


def test_reasons_in_one_table() -> None:
    def rows(count: int, reason: str) -> IndicatorTable:
        texts = [
            {"level3": f"指标{number}", "target": "5件", "actual": "4件", "deviation_reason": reason} for number in range(count)
        ]
        return make_table(texts, TableKind.SELF_EVALUATION)

    reason = "资金下达较晚，部分工作未开展"
    assert check(make_submission(rows(2, reason))) == []
    assert check(make_submission(rows(5, "已完成"))) == []
    assert check(make_submission(rows(5, reason))) == [("test.md", 0, "reason", {"rows": "5", "written": reason})]


def test_overlapping_finds_what_all_pairs_would() -> None:
    sets = [frozenset(f"{(7 * number + step) % 23}" for step in range(number % 5 + 6)) for number in range(60)]
    sets = list(dict.fromkeys(sets))
    for threshold in (0.5, 0.8):
        expected = [
            (one, other)
            for other in range(len(sets))
            for one in range(other)
            if len(sets[one] & sets[other]) >= threshold * len(sets[one] | sets[other])
        ]
        assert list(overlapping(sets, threshold)) == expected


def test_shared_indicators_need_the_same_value() -> None:
    one = frozenset({"办结率\x1f≥\x1f98\x1f%", "受理事项数\x1f\x1f96万件\x1f"})
    assert shared_indicators(one, frozenset({"办结率\x1f≥\x1f95\x1f%", "受理政事项数\x1f\x1f96万件\x1f"})) == 1


def test_cost_grows_with_the_number_of_tables_only() -> None:
    def work(count: int) -> int:
        tables = [
            project(
                f"项目{number}", goal=f"{LONG[: 40 + number % 20]}，{chr(0x4E00 + number)}{chr(0x5E00 + number % 977)}", rows=ROWS
            )
            for number in range(count)
        ]
        rule = CopiedText()
        records = [list(rule.collect(make_submission(table))) for table in tables]
        return steps(lambda: list(rule.conclude(records)))

    work(50)  # loads the word lists
    assert work(800) < 4 * 1.5 * work(200)  # pairs would make it 16 times as much
