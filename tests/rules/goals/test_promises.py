"""What goals promise, and which indicators cover it."""

from __future__ import annotations

import pytest

from perflint_rules.goals.reading import has_number, is_covered, promises, repeats, wishes
from tests.rules.builder import make_table


def test_promises_of_a_goal() -> None:
    goal = (
        "<p>1.改造18个老旧小区，10月竣工;2.“互联网+督查”系统办结率力争达98%以上，总成本控制在1260万元以内，20个工作日内办结。</p>"
    )
    assert [(one.clause, one.rate_of) for one in promises(goal)] == [
        ("改造18个老旧小区", None),
        ("“互联网+督查”系统办结率力争达98%以上", "办结"),
        ("20个工作日内办结", None),
    ]


@pytest.mark.parametrize(
    "goal",
    [
        "投诉率由5%下降",
        "现有供水点130处",
        "总投资3000万元",
        "全面提升服务水平",
        "运行满3年",
        "2025年12月底前完成",
        "上年办件16万件",
    ],
)
def test_what_is_no_promise(goal: str) -> None:
    assert promises(goal) == ()


def test_comparison_signs_are_no_markup() -> None:
    assert [one.clause for one in promises("投诉率<5%，满意度>90%")] == ["投诉率<5%", "满意度>90%"]


@pytest.mark.parametrize(
    ("goal", "name", "target", "unit", "expected"),
    [
        ("服务群众35万人次", "服务人次", "350000", "人次", True),
        ("网络通畅率100%", "大厅保障率", "100", "%", True),
        ("网络通畅率100%", "大厅保障率", "95", "%", False),
        ("按时办结率98%", "事项办结率", "95", "%", True),
        ("租赁打复印设备2台", "设备台数", "127", "台(套)", True),
        ("采集水样520批次", "采集水样完成率", "100", "%", True),
        ("聘用大厅保安4名", "保安保洁人数", "7", "人", True),
        ("推送短信50万条", "服务群众人次", "40", "万人次", False),
        ("拍摄短视频50期", "短视频发布", "50", "", True),
    ],
)
def test_which_indicator_covers_a_promise(goal: str, name: str, target: str, unit: str, expected: bool) -> None:
    (promise,) = promises(goal)
    table = make_table([{"level3": name, "target": target, "unit": unit}])
    assert is_covered(promise, table.indicators) is expected


def test_wishes_are_clauses_that_begin_with_one() -> None:
    goal = "1.保障大厅正常运行 2.进一步优化营商环境；办理业务，持续提升服务水平"
    assert wishes(goal) == ("保障大厅正常运行", "进一步优化营商环境", "持续提升服务水平")


def test_numbers_of_a_list_are_no_numbers_of_the_goal() -> None:
    assert [has_number("1.保障运行；2.提升服务"), has_number("12月底前完成"), has_number("培训200人")] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "project", "expected"),
    [
        ("中心运行费", "中心运行经费", True),
        ("完成职业技能培训工作。", "职业技能培训项目", True),
        ("职业技能培训人数", "职业技能培训项目", False),
        ("项目", "项目经费", False),
    ],
)
def test_texts_that_repeat_the_project(text: str, project: str, expected: bool) -> None:
    assert repeats(text, project) is expected
