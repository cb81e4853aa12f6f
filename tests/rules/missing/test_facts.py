"""Labels without values, and what a conversion to text may have lost."""

from __future__ import annotations

from perflint.checks.findings import Confidence
from perflint.documents.model import Cell, Grid
from perflint.tables.model import IndicatorTable
from perflint_rules.missing.blank_labels import blank_labels
from perflint_rules.missing.goal_missing import GoalMissing
from perflint_rules.missing.missing_facts import MissingFacts
from tests.rules.builder import found, make_table, problems

ROW = {"level2": "数量指标", "level3": "培训人数", "target": "≥200人"}


def form(*rows: tuple[str, ...], linear: bool = False) -> IndicatorTable:
    """A table with rows of a form above its heading, in one grid; an empty text is no cell."""
    table = make_table([ROW], linear=linear)
    grid = table.indicators[0].first.block
    assert isinstance(grid, Grid)
    table.above = [
        [Cell(grid, text, row - len(rows), column) for column, text in enumerate(one, 1) if text]
        for row, one in enumerate(rows, 1)
    ]
    return table


def test_label_before_label_and_label_at_the_end_are_blank() -> None:
    table = form(("项目名称", "", "主管部门", ""), ("年度资金总额：", "", "实施单位", "教育局"))
    assert {name: blank.label for name, blank in blank_labels(table).items()} == {
        "project": "项目名称",
        "department": "主管部门",
        "total_budget": "年度资金总额",
    }


def test_value_below_its_label_is_a_value() -> None:
    table = form(("项目名称", "主管部门"), ("培训费", "教育局"))
    assert blank_labels(table) == {}


def test_value_that_could_not_be_read_is_no_blank() -> None:
    assert blank_labels(form(("年度资金总额", "详见附件"))) == {}


def test_lost_values_of_running_text_are_unsure() -> None:
    table = form(("项目名称", "", "年度目标", ""), linear=True)
    missing = [*problems(MissingFacts, table), *problems(GoalMissing, table)]
    assert [(one.message, one.confidence) for one in missing] == [("lost", Confidence.LOW)] * 2


def test_running_text_without_a_label_is_not_asked() -> None:
    table = make_table([ROW], facts={"overview": "培训教师"}, linear=True)
    assert found(GoalMissing, table) == []
