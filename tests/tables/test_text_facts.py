"""The facts around a table in text: goals of two terms, labels cut in two, titles that look like labels."""

from __future__ import annotations

from tests.tables.reading import facts, read_text

HEADING = (
    "绩效指标 一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 新建步道 >=3公里\n效益指标 社会效益指标 受益村民 >=200人\n"
)


def test_a_mid_term_goal_beside_the_years_goal():
    cells = ("项目支出绩效目标表", "总体目标", "中期目标", "年度目标", "三年改造全部校舍", "维修校舍2栋")
    table = ("一级指标", "二级指标", "三级指标", "指标值", "产出指标", "数量指标", "维修校舍", "2栋")
    found = facts(read_text("\n\n".join((*cells, *table)) + "\n"))
    assert (found["long_term_goal"], found["goal"]) == ("三年改造全部校舍", "维修校舍2栋")


def test_one_text_below_a_goal_and_what_came_of_it_is_the_goal():
    text = "绩效目标申报表\n总体目标 年度目标 年度总体目标完成情况\n新建步道3公里，惠及村民200人。\n" + HEADING
    found = facts(read_text(text))
    assert found["goal"] == "新建步道3公里，惠及村民200人。"
    assert "goal_achieved" not in found


def test_one_text_below_the_goal_of_all_years_and_the_years_is_the_years():
    found = facts(read_text("绩效目标申报表\n项目绩效目标 项目总目标 年度总体目标\n新建步道3公里，惠及村民200人。\n" + HEADING))
    assert (found["goal"], found.get("long_term_goal")) == ("新建步道3公里，惠及村民200人。", None)


def test_a_label_in_two_lines():
    text = "项目支出绩效目标表\n项目名称 步道建设\n年度\n目标\n新建步道3公里，惠及村民200人。\n" + HEADING
    assert facts(read_text(text)) == {"project": "步道建设", "goal": "新建步道3公里，惠及村民200人。"}


def test_the_title_of_a_part_is_no_label_of_the_line_below():
    submission = read_text(
        "| 部门整体绩效目标 | |||||||\n| 基本信息 | |||||||\n"
        "| 部门编码: | 316 | 部门名称: | 澜川县林业局 | *联系人: | 某某 | ||\n"
        "| 年度绩效目标 | |||||||\n| *年度绩效总目标 | 管护公益林5万亩。 | ||||||\n"
        "| 一级指标 | 二级指标 | 三级指标 | 计算符号 | 目标值 | 度量单位 | 指标值说明 | |\n"
        "| 产出指标 | 数量指标 | 管护面积 | = | 5 | 万亩 | 合理 | |\n| 巡护次数 | = | 81 | 次 | 合理 | |||\n"
    )
    assert facts(submission) == {"unit_name": "澜川县林业局", "goal": "管护公益林5万亩。"}


def test_facts_that_run_together_behind_a_title():
    submission = read_text(
        "省级部门预算项目支出绩效目标表(2023年度)一级项目名称文化事业资金二级项目名称场馆免费开放项目主管部门云岫市文化局"
        "项目开始日期2023-01-01项目完成日期2023-12-31项目总投资20万元组织实施单位云岫市文物所项目实施单位云岫市博物馆"
        "年度绩效目标提高免费开放服务水平一级指标二级指标三级指标指标目标值产出指标数量指标免费开放天数=300天"
        "质量指标考核指标完成率=100%时效指标各项工作完成及时率=99%满意度指标服务对象满意度指标观众满意度≥95%\n"
    )
    found = facts(submission)
    assert found["goal"] == "提高免费开放服务水平"
    assert (found["project"], found["department"], found["unit_name"]) == ("文化事业资金", "云岫市文化局", "云岫市博物馆")
