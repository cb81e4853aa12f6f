"""One thing with two numbers, and near misses."""

from __future__ import annotations

import pytest

from perflint.tables.model import TableScope
from perflint_rules.goals.contradicting_numbers import ContradictingNumbers
from tests.rules.builder import found, make_submission, make_table


@pytest.mark.parametrize(
    ("goal", "name", "target", "expected"),
    [
        ("服务对象满意度指标 98%", "服务对象满意", "96%", 1),
        ("服务对象满意度98%", "服务对象满意度", "98%", 0),
        ("培训200人", "培训人数", "300人", 0),
        ("新建农村公路20公里，改造农村公路30公里", "农村公路里程", "50公里", 0),
        ("约120场阅读推广活动，举办阅读推广活动约120场", "阅读推广活动场次", "100场", 0),
        ("阅读推广活动120场", "阅读推广活动场次", "100场", 1),
        ("阅读推广活动120场", "阅读推广活动人次", "100人次", 0),
    ],
)
def test_goal_against_indicator(goal: str, name: str, target: str, expected: int) -> None:
    table = make_table([{"level3": name, "target": target}], facts={"goal": goal})
    assert len(found(ContradictingNumbers, table)) == expected


@pytest.mark.parametrize(
    ("whole", "part", "expected"),
    [("21354件", "17万件", 1), ("17万件", "21354件", 0), ("95%", "98%", 0), ("21354件", "17万元", 0)],
)
def test_project_against_department(whole: str, part: str, expected: int) -> None:
    name = "“线上评价”，开通微信公众号线上咨询与投诉入口，“线下反馈"
    department = make_table([{"level3": name + "”，实时展示", "target": whole}], scope=TableScope.DEPARTMENT)
    project = make_table([{"level3": name, "target": part}], table=2)
    assert len(found(ContradictingNumbers, make_submission(department, project))) == expected
