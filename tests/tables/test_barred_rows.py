"""Tables from web pages whose cells bars end: each row has the same number of bars, in one line or several."""

from __future__ import annotations

from perflint.tables.barred_rows import barred_rows
from tests.tables.reading import facts, lines, read_table, read_text

SELF_EVALUATION = """| 2021年度项目支出绩效自评表 | ||||||||||
| 项目名称 |
古城区档案馆数字化
|||||||||
| 主管部门 | 云岫市档案局 | 实施单位 | 青岫区档案馆 | |||||||
|
项目资金 (万元) |
年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | ||||
| 年度资金总额 | 9.5 | 9.5 | 9.5 | 10.00 | 100% | 10.00 | ||||
| 绩效指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 | |||||
|
一级 指标 |
二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | |||||
| 产出指标 | 数量指标 | 扫描档案 | ≥ | 5000 | 页 | 5200 | 30.00 | 30.00 | ||
| 质量指标 | 验收合格率 | = | 100 | % | 100 | 30 | 28 | |||
| 满意度指标 | 服务对象满意度指标 | 查阅人员满意度 | ≥ | 90 | % | 95 | 30.00 | 29.00 | ||
"""


def test_rows_of_several_lines_end_where_their_bars_are_complete():
    submission = read_table(SELF_EVALUATION.replace("数字化\n|", "数字化 |\n|"))
    assert lines(submission) == [
        "产出指标|数量指标|扫描档案|≥|5000|页|30.00|5200|30.00|",
        "产出指标|质量指标|验收合格率|=|100|%|30|100|28|",
        "满意度指标|服务对象满意度指标|查阅人员满意度|≥|90|%|30.00|95|29.00|",
    ]
    assert facts(submission)["execution_score"] == "10.00"
    assert facts(submission)["project"] == "古城区档案馆数字化"


def test_a_row_without_its_value_is_a_row_by_itself():
    submission = read_text(
        "2021年度补助资金区域绩效目标申报表\n"
        "专项名称 |\n农田水利补助 | |||\n"
        "年度金额(万元) |\n120 | |||\n"
        "绩效指标 |\n一级指标 |\n二级指标 |\n三级指标 |\n指标值 |\n"
        "产出指标 |\n数量指标 |\n整修水渠长度(公里) |\n||\n"
        "新建蓄水池数量(个) |\n||||\n"
        "质量指标 |\n验收合格率 |\n100% |\n||\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|整修水渠长度(公里)|||||||",
        "产出指标|数量指标|新建蓄水池数量(个)|||||||",
        "产出指标|质量指标|验收合格率||100%|||||",
    ]
    assert [one.level3.place.line for one in submission.tables[0].indicators if one.level3] == [13, 15, 18]


def test_places_head_a_column_of_values_each():
    submission = read_text(
        "2022年水利专项资金绩效目标表\n"
        "项目名称 | 小型水利工程 | ||||||\n"
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标解释 | 石坪镇 | 柳溪乡 | |\n"
        "产出指标 | 数量指标 | 整治山塘(口) | 反映整治的山塘 | 3 | 2 | ||\n"
        "时效指标 | 年底完工率 | 反映完工情况 | 100% | 90% | |||\n"
    )
    assert [facts(submission, number)["unit_name"] for number in range(2)] == ["石坪镇", "柳溪乡"]
    assert lines(submission, 1) == ["产出指标|数量指标|整治山塘(口)||2|||||", "产出指标|时效指标|年底完工率||90%|||||"]


def test_a_name_may_begin_like_a_part_of_the_funds():
    submission = read_text(
        "(2022年度) | ||||||\n"
        "项目名称 | 青岫区水源林建设 | |||||\n"
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | ||\n"
        "产出指标 | 数量指标 (必填硬性指标) | 造林面积(亩) | 800 | |||\n"
        "其中:新造林面积(亩) | 300 | |||||\n"
        "效益指标 | 社会效益指标 (选填) | 带动村民增收。 | ||||\n"
        "生态效益指标 (必填) | 森林覆盖率 | 60% | ||||\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标 (必填硬性指标)|造林面积(亩)||800|||||",
        "产出指标|数量指标 (必填硬性指标)|其中:新造林面积(亩)||300|||||",
        "效益指标|社会效益指标 (选填)|带动村民增收。|||||||",
        "效益指标|生态效益指标 (必填)|森林覆盖率||60%|||||",
    ]


def test_bars_that_do_not_come_out_even_tell_no_rows():
    assert not any(row.whole for row in barred_rows(["a |", "b |", "|||", "c |", "||"] * 3))
    found = barred_rows(["a | b |", "||", "text", "c |", "|||", "d |", "e |", "||"])
    assert [tuple(row) for row in found] == [(0, 1, False), (1, 2, False), (2, 3, False), (3, 5, True), (5, 8, True)]


def test_bars_are_counted_once_in_a_long_text():
    rows = list(barred_rows([*(["x |"] * 3 + ["||"]) * 5000, "end"]))
    assert len(rows) == 5001
    assert sum(row.whole for row in rows) == 5000


def test_few_rows_that_lack_a_cell_tell_all_rows():
    cells = "指标名称|计量单位|指标性质|指标值|巡护人员|人|=|51|项目持续期|定性|基本建立| |巡护成本|万元|≤|358|"
    cells += "节约支出|万元|≥|15|村民评价|定性|好| |村民满意度|%|≥|95|"
    submission = read_text("(三)绩效目标。\n" + cells.replace("|", " |\n").replace(" |\n  |\n", " | |\n"))
    assert lines(submission) == [
        "||巡护人员|=|51|人||||",
        "||项目持续期|定性|基本建立|||||",
        "||巡护成本|≤|358|万元||||",
        "||节约支出|≥|15|万元||||",
        "||村民评价|定性|好|||||",
        "||村民满意度|≥|95|%||||",
    ]
