"""missing-actual, qualitative-score-band and actual-copied beyond their examples."""

from decimal import Decimal

import pytest

from perflint.tables.model import TableKind
from perflint_rules.self_evaluation.actual_copied import ActualCopied
from perflint_rules.self_evaluation.missing_actual import MissingActual, is_numeric
from perflint_rules.self_evaluation.qualitative_score_band import QualitativeScoreBand
from perflint_rules.self_evaluation.wording import achievement, as_written
from tests.rules.builder import SHARED, found, make_table, problems

SELF = TableKind.SELF_EVALUATION
Row = dict[str, str]


def messages(rule: type, *rows: Row, **facts: str) -> list[str]:
    return [problem.message for problem in problems(rule, make_table(list(rows), SELF, facts))]


@pytest.mark.parametrize(
    ("text", "numeric"),
    [
        ("200", True),
        ("≥95%", True),
        ("总面积10704平方米，设备约3500台/套", True),
        ("200人以上", True),
        ("5万元以内", True),
        ("完成2个平台建设", False),
        ("7*24小时政务服务不打烊", False),
        ("2023年12月底前", False),
        ("良好", False),
        ("", False),
    ],
)
def test_targets_that_are_numbers_through_and_through(text: str, numeric: bool) -> None:
    assert is_numeric(text) is numeric


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"target": "200", "unit": "人", "actual": "完成"}, ["default"]),
        ({"target": "200", "unit": "人", "actual": "/"}, ["default"]),
        ({"target": "200", "unit": "人", "actual": "200"}, []),
        ({"target": "200", "unit": "人", "actual": "一百八十人"}, []),
        ({"target": "200", "unit": "人", "actual": ""}, []),
        ({"target": "200", "unit": "人", "actual": SHARED}, []),
        ({"target": "0", "unit": "起", "actual": "无"}, []),
        ({"target": "1年", "actual": "完成"}, []),
        ({"target": "30", "operator": "≤", "unit": "天", "actual": "达标"}, ["default"]),
        ({"target": "1", "operator": "定性", "actual": "完成"}, []),
        ({"target": "95%", "actual": "2023年12月"}, []),
        ({"target": "200人", "actual": "180人次"}, []),
        ({"target": "200个", "actual": "180人"}, []),
        ({"target": "200人", "actual": "90%"}, ["other-unit"]),
        ({"target": "9万元", "actual": "85000元"}, []),
        ({"target": "9", "unit": "万元", "actual": "3台"}, ["other-unit"]),
        ({"target": "完成2个平台建设", "actual": "100%"}, []),
    ],
)
def test_results_against_numeric_targets(row: Row, expected: list[str]) -> None:
    assert messages(MissingActual, {"level3": "甲", **row}) == expected


def test_targets_are_quoted_with_their_unit_once() -> None:
    rows = [
        {"operator": "≤", "target": "0.88", "unit": "%"},
        {"operator": "无", "target": "20宗", "unit": "项、个、件"},
        {"unit": "人"},
    ]
    assert [as_written(one) for one in make_table(rows).indicators] == ["≤0.88%", "20宗", "人"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("达成年度指标", "met"),
        ("已完成", "met"),
        ("全部完成目标任务。", "met"),
        ("部分达成年度指标并具有一定效果", "partly"),
        ("未全部完成", "partly"),
        ("未达成年度指标且效果较差", "missed"),
        ("未能完成", "missed"),
        ("良好", None),
        ("完成平台建设并投入使用", None),
        ("基本达成", None),
    ],
)
def test_what_results_in_words_say(text: str, level: str | None) -> None:
    assert achievement(text) == level


@pytest.mark.parametrize(
    ("actual", "score", "expected"),
    [
        ("达成年度指标", "8", []),
        ("达成年度指标", "7.9", []),
        ("达成年度指标", "7.8", ["too-low"]),
        ("部分达成", "8", []),
        ("部分达成", "8.2", ["too-high"]),
        ("部分达成", "6", []),
        ("部分达成", "5.8", ["too-low"]),
        ("未达成", "6", []),
        ("未达成", "6.2", ["too-high"]),
        ("未达成", "0", []),
        ("未达成", "11", []),  # score-over-weight's
        ("良好", "1", []),
    ],
)
def test_bands(actual: str, score: str, expected: list[str]) -> None:
    row = {"level3": "甲", "operator": "定性", "target": "良好", "actual": actual, "weight": "10", "score": score}
    assert messages(QualitativeScoreBand, row) == expected


def test_bands_are_options_and_numbers_have_formulas() -> None:
    row = {"level3": "甲", "target": "良好", "actual": "部分达成", "weight": "10", "score": "5"}
    assert messages(QualitativeScoreBand, row) == ["too-low"]
    assert problems(QualitativeScoreBand({"partly_from": Decimal(50)}), make_table([row], SELF)) == []
    assert messages(QualitativeScoreBand, row | {"target": "95%"}) == []
    assert messages(QualitativeScoreBand, row | {"definition": "部分达成得5分"}) == []
    assert messages(QualitativeScoreBand, row | {"deviation_reason": "进度滞后，下年补上"}) == []


def rows(*pairs: tuple[str, str], operator: str = "≥") -> list[Row]:
    return [
        {"level3": f"甲{number}", "operator": operator, "target": one, "actual": two} for number, (one, two) in enumerate(pairs)
    ]


def test_how_many_results_must_be_copied() -> None:
    same = [(f"{number}场", f"{number}场") for number in range(1, 10)]
    assert found(ActualCopied, make_table(rows(*same, ("95%", "96%")), SELF)) == [("D1", "default", {"rows": "10", "same": "9"})]
    assert messages(ActualCopied, *rows(*same[:8], ("95%", "96%"), ("90%", "92%"))) == []
    assert messages(ActualCopied, *rows(*same[:5])) == []
    assert messages(ActualCopied, *rows(*same, operator="=")) == []


def test_a_sign_in_a_result() -> None:
    assert found(ActualCopied, make_table(rows(("95%", "≥96%"), ("90%", "96%"), ("5件", "≧6件")), SELF)) == [
        ("D2", "operator", {"written": "≥96%", "operator": "≥"}),
        ("D4", "operator", {"written": "≧6件", "operator": "≧"}),
    ]


@pytest.mark.parametrize(
    ("goal", "achieved", "expected"),
    [
        ("组织窗口人员业务培训12场，提升服务水平和办事效率。", "组织窗口人员业务培训12场，提升服务水平和办事效率", ["goal"]),
        ("组织窗口人员业务培训12场，提升服务水平和办事效率。", "组织窗口人员业务培训13场，培训200人，满意度96%。", []),
        ("组织培训。", "组织培训。", []),
    ],
)
def test_the_account_of_what_was_achieved(goal: str, achieved: str, expected: list[str]) -> None:
    assert messages(ActualCopied, {"level3": "甲", "target": "9"}, goal=goal, goal_achieved=achieved) == expected
