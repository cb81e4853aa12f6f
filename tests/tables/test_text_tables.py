"""Tables in running text, in the shapes that converters of web pages, Word files and PDFs leave behind."""

import pytest

from perflint.tables import TableKind, TableScope
from tests.tables.reading import facts, lines, read_text


def test_tab_separated_rows_keep_shifted_and_wrapped_cells():
    submission = read_text(
        "2024年某区图书馆项目绩效目标表\n"
        "项目名称:\t图书流动车运行\t\t主管部门:\t某区文化局\n"
        "预算执行率权重(%):\t10\t\t项目总额(万元):\t36.5\n"
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t计量单位\t权重\n"
        "\t产出指标\t数量指标\t流动车服务\t≥\t120\t场次\t30\n"
        "\t\t\t点数量\t\t\t\t\n"
        "质量指标\t\t车辆年检合格率\t=\t100\t%\t30\n"
        "\t效益指标\t社会效益指标\t流动借阅人次\t≥\t1.2\t万人次\t30\n"
        "其他说明\t\t\t\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|流动车服务点数量|≥|120|场次|30|||",
        "产出指标|质量指标|车辆年检合格率|=|100|%|30|||",
        "效益指标|社会效益指标|流动借阅人次|≥|1.2|万人次|30|||",
    ]
    assert facts(submission) == {
        "project": "图书流动车运行",
        "department": "某区文化局",
        "execution_weight": "10",
        "total_budget": "36.5",
        "currency_unit": "万元",
        "year": "2024",
    }
    assert [indicator.place.line for indicator in submission.tables[0].indicators] == [5, 7, 8]


def test_row_that_breaks_off_inside_a_cell_is_joined_with_the_next_line():
    submission = read_text(
        "一级指标\t二级指标\t三级指标\t指标值\t权重\n"
        "产出指标\t数量指标\t更换路灯及\n"
        "控制箱数量\t86盏\t45\n"
        "产出指标\t质量指标\t亮灯率\t≥98%\t45\n"
    )
    assert lines(submission) == ["产出指标|数量指标|更换路灯及控制箱数量||86盏||45|||", "产出指标|质量指标|亮灯率||≥98%||45|||"]


def test_one_cell_a_line_with_lost_cells():
    submission = read_text(
        """2025年项目支出绩效目标表

编制单位：

某区水务局

单位：万元

项目名称

河道保洁

上级补助(万元)

当年绩效目标

保洁河道42公里，水面漂浮物24小时内清除。

绩效指标

一级指标

二级指标

三级指标

指标权重

计量单位

指标性质

指标值

是否核心指标

产出指标

数量指标

保洁河道长度

20

公里

42

效益指标

生态效益指标

断面水质达标率

30

%

95

满意度指标

服务对象满意度指标

沿河居民满意度

10

%

90

版权所有：某区人民政府
"""
    )
    assert lines(submission) == [
        "产出指标|数量指标|保洁河道长度||42|公里|20|||",
        "效益指标|生态效益指标|断面水质达标率||95|%|30|||",
        "满意度指标|服务对象满意度指标|沿河居民满意度||90|%|10|||",
    ]
    table = submission.tables[0]
    assert table.lost_columns == {"operator", "core"}
    assert facts(submission) == {
        "unit_name": "某区水务局",
        "currency_unit": "万元",
        "project": "河道保洁",
        "goal": "保洁河道42公里，水面漂浮物24小时内清除。",
        "year": "2025",
    }


def test_indented_cells_whose_names_are_cut_over_lines():
    submission = read_text(
        "\t项目绩效自评表\n\n\t（2023年度）\n\n"
        "\t项目\n\n资金\n\n（万元）\n\t全年预算数（A）\n\t全年执行数（B）\n\t执行率（B/A,%)\n\t执行率得分（分）\n\n"
        "\t\n\t总量\n\t50\n\t总量\n\t48\n\t96\n\t9.6\n\n"
        "\t绩效\n\n指标\n\t一级\n\n指标\n\t二级指标\n\t三级\n\n指标\n\t计量单位\n\t年度指标值\n\t全年完成值\n\t权重（分）\n\t指标\n\n得分（分）\n\n"
        "\t\n\t产出\n\n指标\n\t数量指标\n\t指标1：培训场次\n\t场\n\t8\n\t8\n\t50\n\t50\n\n"
        "\t\n\t\n\t\n\t指标2：培训人次\n\t人次\n\t400\n\t420\n\t40\n\t40\n\n"
    )
    assert lines(submission) == ["产出指标|数量指标|培训场次||8|场|50|8|50|", "产出指标|数量指标|培训人次||400|人次|40|420|40|"]
    assert facts(submission) == {
        "annual_budget": "50",
        "executed": "48",
        "execution_rate": "96",
        "execution_score": "9.6",
        "currency_unit": "万元",
        "year": "2023",
    }
    assert submission.tables[0].kind is TableKind.SELF_EVALUATION


def test_cells_that_end_in_pipes_line_by_line():
    submission = read_text(
        """2023年项目支出绩效目标申报表
|
填报单位:(盖章) 单位:万元 |
||||
|
项目支出名称 |
冬季除雪 |
预算部门 |
某市环卫处 |
|||
|
本年度 绩效指标 |
一级指标 |
二级指标 |
三级指标 |
指标值及单位 |
绩效标准 |
|
|
产出指标 |
数量指标 |
除雪车出动次数 |
≥60次 |
计划标准 |
||
|
质量指标 |
主干道通行状况 |
良好 |
计划标准 |
|||
|
效益指标 |
经济效益指标 |
|
|
||
|
社会效益指标 |
积雪清除时长 |
≤6小时 |
行业标准 |
|||
|
财政部门审核意见 |
|
"""
    )
    assert lines(submission) == [
        "产出指标|数量指标|除雪车出动次数||≥60次|||||",
        "产出指标|质量指标|主干道通行状况||良好|||||",
        "效益指标|社会效益指标|积雪清除时长||≤6小时|||||",
    ]
    assert facts(submission) == {"project": "冬季除雪", "unit_name": "某市环卫处", "currency_unit": "万元", "year": "2023"}


def test_pipe_rows_without_their_merged_cells():
    submission = read_text(
        """部门预算项目支出绩效自评表(2023年度) | ||||
项目名称 | 51092324T000010263357-档案数字化 | ||
主管部门 | 某县档案局 | 实施单位 | 某县档案馆 | ||
项目基本情况 | 1.项目年度目标完成情况 | 项目年度目标 | 年度目标完成情况 | ||
完成馆藏档案扫描12万页。 | 已扫描12.3万页。 | ||
预算执行情况(10分) | 年度预算数(万元) | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | ||
总额 | 20.00 | 18.00 | 17.10 | 95.00% | 10 | 9.5 | |||
绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |
产出指标 | 数量指标 | 扫描档案页数 | ≥ | 12 | 万页 | 12.3 | 50 | 50 | ||
质量指标 | 图像合格率 | ≥ | 99 | % | 99.2 | 40 | 40 | |||
合计 | 100 | |||
"""
    )
    assert lines(submission) == [
        "产出指标|数量指标|扫描档案页数|≥|12|万页|50|12.3|50|",
        "产出指标|质量指标|图像合格率|≥|99|%|40|99.2|40|",
    ]
    assert facts(submission) == {
        "project": "档案数字化",
        "department": "某县档案局",
        "unit_name": "某县档案馆",
        "goal": "完成馆藏档案扫描12万页。",
        "goal_achieved": "已扫描12.3万页。",
        "initial_budget": "20.00",
        "annual_budget": "18.00",
        "executed": "17.10",
        "execution_rate": "95.00%",
        "execution_weight": "10",
        "execution_score": "9.5",
        "currency_unit": "万元",
        "total_score": "100",
        "year": "2023",
    }


def test_whole_table_on_one_line():
    submission = read_text(
        "附件: 项目支出绩效自评表 (2022年度) 项目名称 桥梁检测 主管部门 219-某市交通局 实施单位 219001-某市公路中心 "
        "绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施 "
        "产出指标(50分) 数量指标 检测桥梁座数 ≥30座 31 25 25 质量指标 报告合规性 符合技术规范 达成预期指标 25 25 "
        "效益指标(30分) 社会效益指标 对桥梁安全的影响程度 效果明显 达成预期指标 30 30 经济效益指标 "
        "满意度指标(10分) 服务对象满意度指标 养护单位满意度 ≥90% 95% 10 10 总分 90 90\n"
    )
    assert lines(submission) == [
        "产出指标(50分)|数量指标|检测桥梁座数||≥30座||25|31|25|",
        "产出指标(50分)|质量指标|报告合规性||符合技术规范||25|达成预期指标|25|",
        "效益指标(30分)|社会效益指标|对桥梁安全的影响程度||效果明显||30|达成预期指标|30|",
        "满意度指标(10分)|服务对象满意度指标|养护单位满意度||≥90%||10|95%|10|",
    ]
    assert facts(submission)["total_score"] == "90"
    assert facts(submission)["total_weight"] == "90"


def test_one_heading_over_many_projects():
    submission = read_text(
        """| 部门预算项目绩效目标申报表(2023年度) | |||
| 金额单位:元 | |||
| 单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重 | 指标方向性 | |
| 820-某县部门 | 8,827,620.53 | ||||
| 820001-某镇政府 | 村道养护 | 309,840.00 | 养护村道12公里 | 产出指标 | 数量指标 | 养护村道里程 | ≥ | 12 | 公里 | 50 | 正向指标 |
| 满意度指标 | 服务对象满意度指标 | 村民满意度 | ≥ | 95 | % | 40 | 正向指标 | ||||
| 村级路灯 | 66,000.00 | 维护路灯300盏 | 产出指标 | 数量指标 | 维护路灯数量 | = | 300 | 盏 | 90 | 正向指标 | ||
"""
    )
    assert [lines(submission, 0), lines(submission, 1)] == [
        ["产出指标|数量指标|养护村道里程|≥|12|公里|50|||", "满意度指标|服务对象满意度指标|村民满意度|≥|95|%|40|||"],
        ["产出指标|数量指标|维护路灯数量|=|300|盏|90|||"],
    ]
    assert [facts(submission, number)["project"] for number in (0, 1)] == ["村道养护", "村级路灯"]
    assert [facts(submission, number)["unit_name"] for number in (0, 1)] == ["820001-某镇政府"] * 2
    assert [str(submission.tables[number].amount("annual_budget")) for number in (0, 1)] == ["309840.00", "66000.00"]


def test_prose_about_indicators_is_no_table():
    submission = read_text("绩效指标包括产出指标、效益指标和满意度指标。\n产出指标分为数量指标、质量指标、时效指标和成本指标。\n")
    assert submission.tables == []
    assert submission.notices == []


def test_cells_that_run_together():
    submission = read_text(
        "项目支出绩效目标表项目名称桥梁检测一级指标二级指标三级指标指标值"
        "产出指标数量指标检测桥梁30座质量指标报告合格率100%时效指标完成时间12月底\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|检测桥梁||30座|||||",
        "产出指标|质量指标|报告合格率||100%|||||",
        "产出指标|时效指标|完成时间||12月底|||||",
    ]


def test_rows_of_cells_that_run_together_with_weights():
    submission = read_text(
        "2024年项目支出绩效目标表\n绩效指标一级指标二级指标三级指标指标性质指标值计量单位权重\n"
        "产出指标数量指标培训人次≥500人次10\n质量指标结业考试合格率≥95%10\n"
        "满意度指标服务对象满意度指标学员满意度≥90%10\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|培训人次|≥|500|人次|10|||",
        "产出指标|质量指标|结业考试合格率|≥|95|%|10|||",
        "满意度指标|服务对象满意度指标|学员满意度|≥|90|%|10|||",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "指标体系\n数量指标\n检测桥梁\n质量指标\n报告合格率\n时效指标\n完成时间\n",
        "指标体系\n数量\n指标\n检测桥梁\n质量\n指标\n报告合格率\n社会\n效益\n指标\n完成时间\n",
        "指标体系\n产出指标数量指标培训人次≥500人次10\n质量指标结业考试合格率≥95%10\n时效指标培训完成时间12月底10\n",
    ],
)
def test_a_table_that_could_not_be_read_is_noted(text: str):
    submission = read_text(text)
    assert submission.tables == []
    assert [(notice.kind, notice.place.line) for notice in submission.notices] == [("unread-indicators", 2)]


def test_whole_department_scope_and_year_of_the_document():
    submission = read_text(
        "某区林业局2024年部门预算情况说明\n\n部门(单位)整体绩效目标表\n\n部门(单位)名称\t151-某区林业局\t部门支出预算数\t1,141.98\n"
        "一级指标\t二级指标\t三级指标\t指标值\t计量单位\t权重\n产出指标\t数量指标\t造林面积\t5000\t亩\t100\n"
    )
    table = submission.tables[0]
    assert (table.scope, table.year, table.facts["year"].inferred) == (TableScope.DEPARTMENT, 2024, True)


def test_rows_whose_cells_are_one_blank_apart():
    submission = read_text(
        "一级指标 二级指标 三级指标 指标性质 指标值 计量单位 权重\n"
        "产出指标 数量指标 培训 班期数 ≥ 4 期 20\n"
        "质量指标 结业考试合格率 ≥ 95 % 20\n"
    )
    assert lines(submission) == ["产出指标|数量指标|培训班期数|≥|4|期|20|||", "产出指标|质量指标|结业考试合格率|≥|95|%|20|||"]


def test_levels_that_nobody_filled_in_are_rows_without_anything():
    heading = "绩效指标 一级指标 二级指标 三级指标 分值 年度指标值 全年实际值 得分\n"
    rows = (
        "产出指标 数量指标 安装水标尺 10 ≥266米 ≥266米 10\n水标尺宽度 10 ≥50厘米 ≥50厘米 10\n"
        "效益指标 经济效益指标\n社会效益指标 受益农户 10 ≥1000户 ≥1000户 10\n"
        "满意度指标 服务对象满意度指标 农户满意度 10 ≥95% ≥95% 10\n"
    )
    together = "".join(("绩效目标自评表项目名称水标尺安装", *heading.split(), *rows.split(), "总分100100\n"))
    for text in ("绩效目标自评表\n" + heading + rows, "绩效目标自评表\n" + "\n".join((heading + rows).split()) + "\n", together):
        submission = read_text(text)
        assert lines(submission) == [
            "产出指标|数量指标|安装水标尺||≥266米||10|≥266米|10|",
            "产出指标|数量指标|水标尺宽度||≥50厘米||10|≥50厘米|10|",
            "效益指标|社会效益指标|受益农户||≥1000户||10|≥1000户|10|",
            "满意度指标|服务对象满意度指标|农户满意度||≥95%||10|≥95%|10|",
        ]
        assert [one.reason for one in submission.coverage.skipped] == ["empty-row"]


def test_the_sign_beside_a_direction_is_the_operator():
    submission = read_text(
        "项目绩效目标表\n"
        "绩效指标(权重分值90分，其中产出指标50分) 一级指标 二级指标 三级指标 指标性质 指标方向 目标值 计量单位 分值\n"
        "产出指标 数量指标 出差人次 正向 = 24 人次 10\n产出指标 成本指标 出差成本 反向 ≤ 3 万元 10\n"
    )
    assert lines(submission) == ["产出指标|数量指标|出差人次|=|24|人次|10|||", "产出指标|成本指标|出差成本|≤|3|万元|10|||"]
