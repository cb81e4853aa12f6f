"""shortfall-full-score, all-full-marks and execution-vs-output: who says what, and when nobody does."""

import pytest

from perflint.checks.findings import Confidence
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.self_evaluation.all_full_marks import AllFullMarks
from perflint_rules.self_evaluation.completion import completion_of
from perflint_rules.self_evaluation.execution_vs_output import ExecutionVsOutput
from perflint_rules.self_evaluation.score_arithmetic import ScoreArithmetic
from perflint_rules.self_evaluation.shortfall_full_score import ShortfallFullScore
from tests.rules.builder import SHARED, make_table, problems

SELF = TableKind.SELF_EVALUATION
Row = dict[str, str]


def row(**fields: str) -> Row:
    return (
        {"level1": "产出指标", "level3": "办件量", "operator": "≥", "target": "100", "unit": "件", "actual": "100"}
        | {
            "weight": "10",
            "score": "10",
        }
        | fields
    )


def table(*rows: Row, **facts: str) -> IndicatorTable:
    return make_table(list(rows), SELF, facts)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"actual": "80"}, ["8"]),
        ({"actual": "80", "score": "8"}, []),  # right
        ({"actual": "80", "score": "9"}, []),  # score-arithmetic's
        ({"actual": "80", "score": "11"}, []),  # score-over-weight's
        ({"actual": "99.5"}, []),
        ({"actual": "120"}, []),
        ({"actual": "完成"}, []),
        ({"actual": "80", "weight": "1", "score": "1"}, []),
        ({"actual": "80", "definition": "每少10件扣1分"}, []),
        ({"operator": "≤", "actual": "150"}, ["6.67"]),
        ({"operator": "≤", "actual": "80"}, []),
        ({"operator": "=", "actual": "80"}, ["8"]),
        ({"operator": "=", "actual": "120"}, []),
        ({"actual": "80", "score": SHARED}, []),
    ],
)
def test_full_marks_for_a_miss(fields: Row, expected: list[str]) -> None:
    found = problems(ShortfallFullScore, table(row(**fields)))
    assert [problem.parameters["expected"] for problem in found] == expected
    assert problems(ScoreArithmetic, table(row(**fields))) == [] or not found


def test_without_an_operator_it_is_less_sure() -> None:
    (found,) = problems(ShortfallFullScore, table(row(operator="", actual="80")))
    assert found.confidence is Confidence.MEDIUM


def execution(rate: int) -> dict[str, str]:
    return {"annual_budget": "100", "executed": str(rate)}


@pytest.mark.parametrize(("rate", "messages"), [(100, []), (80, []), (79, ["execution"]), (60, ["execution"]), (59, [])])
def test_spending_below_full_marks_is_said_once(rate: int, messages: list[str]) -> None:
    full = table(row(), row(), row(), **execution(rate))
    assert [problem.message for problem in problems(AllFullMarks, full)] == messages
    assert [problem.message for problem in problems(ExecutionVsOutput, full)] == (["all-done"] if rate < 60 else [])


def test_one_score_below_its_weight_is_enough() -> None:
    assert problems(AllFullMarks, table(row(), row(), row(score="9"), **execution(70))) == []
    assert problems(AllFullMarks, table(row(), row(), row(score=""), **execution(70))) == []
    assert problems(AllFullMarks, table(row(), row(), **execution(70))) == []


def test_unused_lines_of_the_form_do_not_count() -> None:
    unused = {"level1": "效益指标", "weight": "10"}
    assert len(problems(AllFullMarks, table(row(), row(), row(), unused, **execution(70)))) == 1


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"target": "良好", "actual": "良好", "deviation_reason": "部分课程未开展"}, 1),
        ({"target": "良好", "actual": "良好", "deviation_reason": "学员积极性高"}, 0),
        ({"target": "良好", "actual": "良好", "deviation_reason": "无"}, 0),
        ({"actual": "180", "deviation_reason": "人手不足仍超额完成"}, 0),
        ({"actual": "80", "deviation_reason": "人手不足"}, 0),  # shortfall-full-score's
    ],
)
def test_reasons_beside_full_marks(fields: Row, expected: int) -> None:
    found = problems(AllFullMarks, table(row(), row(), row(**fields), **execution(100)))
    assert [problem.message for problem in found] == ["reason"] * expected


def test_a_funds_block_that_slipped_says_nothing() -> None:
    slipped = {"annual_budget": "18449258.26", "executed": "100", "execution_rate": "10"}
    full = table(row(), row(), row(), **slipped)
    assert problems(AllFullMarks, full) == problems(ExecutionVsOutput, full) == []


def test_outputs_and_how_far_they_are_done() -> None:
    done = completion_of(
        table(
            row(actual="50"),
            row(operator="≤", actual="200"),
            row(actual="150"),
            row(level3="培训成本", actual="10"),
            row(level1="效益指标", actual="0"),
            row(target="良好", operator="定性", actual="未达成"),
            row(target="良好", operator="定性", actual="良好"),
        )
    )
    assert done is not None
    assert (len(done.rows), done.mean, done.all_done) == (4, 50, False)
    assert completion_of(table(row(level1="效益指标"))) is None


def test_a_table_without_a_first_level_goes_by_the_second() -> None:
    rows = [{key: text for key, text in row(level2=name).items() if key != "level1"} for name in ("数量指标", "社会效益指标")]
    done = completion_of(table(*rows))
    assert done is not None
    assert len(done.rows) == 1


@pytest.mark.parametrize(("rate", "actual", "messages"), [(95, "59", ["little-done"]), (95, "60", []), (94, "59", [])])
def test_all_spent_and_little_done(rate: int, actual: str, messages: list[str]) -> None:
    poor = table(*[row(actual=actual, score="5")] * 3, **execution(rate))
    assert [problem.message for problem in problems(ExecutionVsOutput, poor)] == messages
    assert problems(ExecutionVsOutput, table(*[row(actual=actual)] * 2, **execution(rate))) == []
