"""Tables in grids with reliable columns: the layouts of spreadsheets and documents."""

from perflint.documents.model import Span
from perflint.tables import TableKind
from tests.tables.reading import facts, lines, read_grid, read_table

HEADING = {"A": "一级指标", "B": "二级指标", "C": "三级指标", "D": "指标性质", "E": "指标值", "F": "计量单位", "G": "权重"}


def test_merged_levels_and_facts_above():
    submission = read_grid(
        {
            1: {"A": "2024年项目支出绩效目标表"},
            2: {"A": "项目名称", "C": "校舍修缮", "E": "主管部门", "F": "某市教育局"},
            3: {"A": "资金总额（万元）", "C": "120", "E": "预算执行率权重", "F": "10"},
            4: {"A": "年度总体目标", "C": "修缮校舍6栋，9月1日前完工。"},
            5: HEADING,
            6: {"A": "产出指标", "B": "数量指标", "C": "修缮校舍栋数", "D": "＝", "E": "6", "F": "栋", "G": "40"},
            7: {"C": "更换门窗数量", "D": "≥", "E": "200", "F": "扇", "G": "20"},
            8: {"A": "效益指标", "B": "社会效益指标", "C": "受益学生人数", "D": "≥", "E": "1800", "F": "人", "G": "30"},
            9: {"A": "备注：以上为年度数"},
        },
        spans=(Span(6, 1, 7, 1), Span(6, 2, 7, 2), Span(1, 1, 1, 7)),
    )
    assert lines(submission) == [
        "产出指标|数量指标|修缮校舍栋数|＝|6|栋|40|||",
        "产出指标|数量指标|更换门窗数量|≥|200|扇|20|||",
        "效益指标|社会效益指标|受益学生人数|≥|1800|人|30|||",
    ]
    assert facts(submission) == {
        "project": "校舍修缮",
        "department": "某市教育局",
        "total_budget": "120",
        "currency_unit": "万元",
        "execution_weight": "10",
        "goal": "修缮校舍6栋，9月1日前完工。",
        "year": "2024",
    }
    table = submission.tables[0]
    assert table.indicators[1].level1.place.cell == "A6"
    assert table.indicators[2].level3.place == (("表1", None, None, 8, 3, None))


def test_heading_in_two_rows():
    submission = read_grid(
        {
            1: {"A": "一级指标", "B": "二级指标", "C": "三级指标", "D": "绩效指标", "F": "权重", "G": "自评"},
            2: {"D": "年度指标值", "E": "全年完成值", "G": "得分"},
            3: {"A": "产出指标", "B": "数量指标", "C": "体检人数", "D": "800人", "E": "812人", "F": "90", "G": "90"},
        },
        spans=(Span(1, 1, 2, 1), Span(1, 2, 2, 2), Span(1, 3, 2, 3), Span(1, 4, 1, 5), Span(1, 6, 2, 6)),
    )
    assert lines(submission) == ["产出指标|数量指标|体检人数||800人||90|812人|90|"]
    assert submission.tables[0].kind is TableKind.SELF_EVALUATION


def test_two_tables_on_a_sheet_and_a_repeated_heading():
    submission = read_grid(
        {
            1: {"A": "项目名称：甲项目"},
            2: HEADING,
            3: {"A": "产出指标", "B": "数量指标", "C": "甲一", "D": "≥", "E": "1", "F": "项", "G": "50"},
            4: HEADING,
            5: {"A": "产出指标", "B": "质量指标", "C": "甲二", "D": "≥", "E": "2", "F": "%", "G": "50"},
            7: {"A": "项目名称：乙项目"},
            8: HEADING,
            9: {"A": "产出指标", "B": "数量指标", "C": "乙一", "D": "≥", "E": "3", "F": "项", "G": "100"},
        }
    )
    assert [[line.split("|")[2] for line in lines(submission, number)] for number in (0, 1)] == [["甲一", "甲二"], ["乙一"]]
    assert [facts(submission, number)["project"] for number in (0, 1)] == ["甲项目", "乙项目"]
    assert [(one.place.row, one.reason) for one in submission.coverage.skipped] == [(4, "repeated-heading")]


def test_totals_go_to_the_column_they_stand_in():
    submission = read_grid(
        {
            1: {"A": "二级指标", "B": "指标名称", "C": "年度指标值", "D": "全年完成值", "E": "权重", "F": "得分"},
            2: {"A": "数量指标", "B": "巡查次数", "C": "12次", "D": "12次", "E": "90", "F": "88"},
            3: {"A": "总分", "E": "90", "F": "88"},
        }
    )
    assert facts(submission) == {"total_weight": "90", "total_score": "88"}
    assert submission.tables[0].facts["total_score"].place.cell == "F3"


def test_weight_merged_over_two_rows_is_shared():
    submission = read_grid(
        {
            1: HEADING,
            2: {"A": "产出指标", "B": "数量指标", "C": "培训期数", "D": "≥", "E": "4", "F": "期", "G": "50"},
            3: {"C": "培训人次", "D": "≥", "E": "200", "F": "人次"},
        },
        spans=(Span(2, 7, 3, 7),),
    )
    first, second = submission.tables[0].indicators
    assert (first.shared, second.shared) == (frozenset(), frozenset({"weight"}))
    assert second.place_of("weight").cell == "G3"


def test_funds_below_their_headings():
    submission = read_grid(
        {
            1: {
                "A": "项目资金（万元）",
                "C": "年初预算数",
                "D": "全年预算数",
                "E": "全年执行数",
                "F": "分值",
                "G": "执行率",
                "H": "得分",
            },
            2: {"B": "年度资金总额", "C": "100", "D": "90", "E": "81", "F": "10", "G": "90%", "H": "9"},
            3: {"B": "其中：财政拨款", "C": "60", "D": "50", "E": "41"},
            4: {"A": "年度总体目标", "B": "预期目标", "E": "实际完成情况"},
            5: {"B": "建成泵站2座。", "E": "建成泵站2座，已验收。"},
            6: {
                "A": "一级指标",
                "B": "二级指标",
                "C": "三级指标",
                "D": "年度指标值",
                "E": "实际完成值",
                "F": "分值",
                "G": "得分",
            },
            7: {"A": "产出指标", "B": "数量指标", "C": "建成泵站座数", "D": "2座", "E": "2座", "F": "90", "G": "90"},
        }
    )
    assert facts(submission) == {
        "currency_unit": "万元",
        "initial_budget": "100",
        "annual_budget": "90",
        "executed": "81",
        "execution_weight": "10",
        "execution_rate": "90%",
        "execution_score": "9",
        "goal": "建成泵站2座。",
        "goal_achieved": "建成泵站2座，已验收。",
    }


def test_rows_left_empty_in_a_form_are_no_indicators():
    submission = read_grid(
        {
            1: HEADING,
            2: {"A": "产出指标", "B": "数量指标", "C": "印发手册数量", "D": "≥", "E": "5000", "F": "册", "G": "90"},
            3: {"B": "质量指标"},
            4: {"A": "效益指标", "B": "经济效益指标"},
            5: {"B": "社会效益指标", "C": "政策知晓率", "D": "≥", "E": "80", "F": "%", "G": "10"},
        }
    )
    assert [line.split("|")[:3] for line in lines(submission)] == [
        ["产出指标", "数量指标", "印发手册数量"],
        ["效益指标", "社会效益指标", "政策知晓率"],
    ]
    assert [(one.place.cell, one.reason) for one in submission.coverage.skipped] == [("B3", "empty-row"), ("A4", "empty-row")]


def test_a_scoring_sheet_is_no_indicator_table():
    submission = read_grid(
        {
            1: {"A": "一级指标", "B": "二级指标", "C": "三级指标", "D": "分值", "E": "得分"},
            2: {"A": "部门决策", "B": "目标任务", "C": "相关性", "D": "5", "E": "5"},
        }
    )
    assert submission.tables == []
    assert [one.reason for one in submission.coverage.skipped] == ["scoring-sheet"]


def test_markdown_from_ocr_with_slipped_columns_and_noise():
    submission = read_table(
        """| 项目名称 | | 泵站运行 | | | |
|---|---|---|---|---|---|
| 资金总额(万元) | | 80 | | 实施单位 | 某区泵 | 站中心 |
| | 一级指标 | 二级指标 | | 三级指标 | |
| | | 数量指标 | 指标 1: 运行泵站; | | 6 座 |
| 绩 | 文山北扫 | | 指标 2: 巡检次数; | | 24 次 |
| | | 도티보다 | 指标 1: 设备完 | 好率。 | 98% |
| | | | 质量指标 | 指标 2: 排水达标率 | ≥95% |

| | | 成本指标 指标 1: 电费 | 40 万元 |
|---|---|---|---|
| | 34. ¥4. | 社会效益 | 指标 1: 受益人口 | 3万人 |
| | | 指标 | 指标 2: 内涝投诉件数 | ≤5件 |
"""
    )
    assert lines(submission) == [
        "产出指标|数量指标|运行泵站||6 座|||||",
        "产出指标|数量指标|巡检次数||24 次|||||",
        "产出指标|质量指标|设备完好率。||98%|||||",
        "产出指标|质量指标|排水达标率||≥95%|||||",
        "产出指标|成本指标|电费||40 万元|||||",
        "效益指标|社会效益指标|受益人口||3万人|||||",
        "效益指标|社会效益指标|内涝投诉件数||≤5件|||||",
    ]
    assert facts(submission) == {
        "project": "泵站运行",
        "total_budget": "80",
        "unit_name": "某区泵站中心",
        "currency_unit": "万元",
    }


def test_long_term_and_annual_tables_side_by_side():
    submission = read_grid(
        {
            1: {"A": "项目支出绩效目标申报表"},
            2: {"A": "总体目标", "B": "中期目标（2022年—2024年）", "E": "年度目标"},
            3: {"B": "解决30万人饮水安全。", "E": "解决10万人饮水安全。"},
            4: {
                "A": "绩效指标",
                "B": "一级指标",
                "C": "二级指标",
                "D": "三级指标",
                "E": "指标值",
                "F": "二级指标",
                "G": "三级指标",
                "H": "指标值",
            },
            5: {
                "B": "产出指标",
                "C": "数量指标",
                "D": "新建工程处数",
                "E": "≥30处",
                "F": "数量指标",
                "G": "新建工程处数",
                "H": "≥10处",
            },
            6: {"C": "质量指标", "D": "水质达标率", "E": "≥95%"},
        }
    )
    assert [lines(submission, number) for number in (0, 1)] == [
        ["产出指标|数量指标|新建工程处数||≥30处|||||", "产出指标|质量指标|水质达标率||≥95%|||||"],
        ["产出指标|数量指标|新建工程处数||≥10处|||||"],
    ]
    assert [facts(submission, number)["goal"] for number in (0, 1)] == ["解决30万人饮水安全。", "解决10万人饮水安全。"]
    assert submission.tables[1].indicators[0].level3.place.cell == "G5"


def test_grades_in_columns_take_the_best_as_the_target():
    submission = read_grid(
        {
            1: {"A": "一级指标", "B": "二级指标", "C": "三级指标", "D": "绩效标准", "H": "权重"},
            2: {"D": "优", "E": "良", "F": "中", "G": "差"},
            3: {"A": "产出", "B": "数量", "C": "培训人次", "D": "≥500", "E": "≥400", "F": "≥300", "G": "<300", "H": "10"},
        },
        spans=(Span(1, 4, 1, 7),),
    )
    assert lines(submission) == ["产出|数量|培训人次||≥500||10|||"]


def test_total_in_the_paragraph_below_a_table():
    submission = read_table(
        "| 二级指标 | 指标名称 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|---|\n"
        "| 数量指标 | 巡查次数 | 12次 | 12次 | 90 | 88 |\n\n总分：98\n"
    )
    assert facts(submission) == {"total_score": "98"}


def test_columns_below_an_unknown_heading_are_told():
    rows = {
        1: HEADING | {"D": "填报口径", "H": "佐证清单", "I": "复核处室"},
        2: {"A": "产出指标", "B": "数量指标", "C": "体检人数", "D": "当年", "E": "800", "F": "人", "G": "50", "H": "名册"},
        3: {"A": "效益指标", "B": "社会效益指标", "C": "受益人数", "E": "800", "F": "人", "G": "50"},
    }
    told = [("H1", "unknown-column"), ("D1", "unknown-column")]
    submission = read_grid(rows)
    assert lines(submission) == ["产出指标|数量指标|体检人数||800|人|50|||", "效益指标|社会效益指标|受益人数||800|人|50|||"]
    assert [(one.place.cell, one.reason) for one in submission.coverage.skipped] == told


def test_markdown_of_pages_goes_on_below_a_page_number():
    submission = read_table(
        "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|---|\n"
        "| 产出指标 | 数量指标 | 巡查次数 | 12次 | 40 |\n\n"
        "- 1 -\n\n"
        "|  | 质量指标 | 整改率 | 100% | 30 |\n|---|---|---|---|---|\n| 效益指标 | 社会效益指标 | 受益人数 | 800人 | 20 |\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|巡查次数||12次||40|||",
        "产出指标|质量指标|整改率||100%||30|||",
        "效益指标|社会效益指标|受益人数||800人||20|||",
    ]
    assert [(one.place.table, one.place.cell) for one in submission.tables[0].indicators] == [(1, "A2"), (2, "B1"), (2, "A2")]
