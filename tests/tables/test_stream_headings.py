"""Headings of text with one cell a line: names no list knows, levels under one heading or none, plans by parts of the year."""

import pytest

from tests.tables.reading import facts, lines, read_text

HEADED = "2025年项目支出绩效目标表\n项目名称\n河道保洁\n"
PLAN = ("01", "产出指标", "数量指标", "保洁河道长度", "≥42公里", "≥44公里", "≥46公里", "60")
NEXT = ("02", "时效指标", "漂浮物清除时间", "≤24小时", "≤20小时", "≤16小时", "40")


@pytest.mark.parametrize("between", ["\n", "\n\n", " "])
def test_levels_under_a_heading_of_their_own_and_targets_of_years_to_come(between):
    heading = ("编号", "目标维度", "具体指标", "2025年度目标值", "2026年度目标值", "2027年度目标值", "权重（%）")
    text = HEADED + "\n".join(between.join(row) for row in (heading, PLAN, NEXT))
    assert lines(read_text(text)) == [
        "产出指标|数量指标|保洁河道长度||≥42公里||60|||",
        "产出指标|时效指标|漂浮物清除时间||≤24小时||40|||",
    ]


def test_levels_whose_headings_are_empty_cells():
    heading = ("编号", "", "", "具体指标", "2025年度目标值", "2026年度目标值", "2027年度目标值", "权重（%）")
    text = HEADED + "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in (heading, PLAN, NEXT))
    assert [one.split("|")[:2] for one in lines(read_text(text))] == [["产出指标", "数量指标"], ["产出指标", "时效指标"]]


def test_a_plan_by_months_in_a_second_line_of_the_heading():
    heading = ("一级指标", "二级指标", "三级指标", "符号", "目标值", "单位", "分月计划", "权重分", "1月", "2月", "3月")
    rows = (
        ("产出指标", "数量指标", "保洁河道长度", "≥", "42", "公里", "10", "20", "30", "60"),
        ("质量指标", "保洁合格率", "≥", "95", "%", "90", "91", "95", "40"),
    )
    text = HEADED + "\n".join("\n".join(row) for row in (heading, *rows))
    assert lines(read_text(text)) == [
        "产出指标|数量指标|保洁河道长度|≥|42|公里|60|||",
        "产出指标|质量指标|保洁合格率|≥|95|%|40|||",
    ]


def test_projects_of_an_export_with_several_codes_in_each_row():
    heading = (
        "单位编码",
        "单位名称",
        "项目编码",
        "项目名称",
        "预算年度",
        "指标编码",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "权重",
    )
    owner = ("310001", "青岫区河道管理所")
    rows = (
        (*owner, "500118T01", "河道保洁", "2025", "01001", "产出指标", "数量指标", "保洁河道长度", "≥42公里", "60"),
        (*owner, "500118T01", "河道保洁", "2025", "01002", "产出指标", "时效指标", "漂浮物清除时间", "≤24小时", "40"),
        (*owner, "500118T02", "堤防养护", "2025", "02001", "产出指标", "数量指标", "养护堤防长度", "≥12公里", "100"),
    )
    submission = read_text("\n".join("\n".join(row) for row in (heading, *rows)))
    assert lines(submission)[1] == "产出指标|时效指标|漂浮物清除时间||≤24小时||40|||"
    assert facts(submission, 1)["project"] == "堤防养护"
    assert len(submission.tables) == 2


def test_the_label_of_a_fact_does_not_begin_a_heading():
    heading = ("一级指标", "二级指标", "三级指标", "目标值", "权重")
    row = ("产出指标", "数量指标", "保洁河道长度", "≥42公里", "100")
    submission = read_text("\n".join(("单位：", "青岫区河道管理所", *heading, *row)))
    assert lines(submission) == ["产出指标|数量指标|保洁河道长度||≥42公里||100|||"]


def test_lines_without_a_tab_go_on_with_names_only():
    text = "\n".join(
        ("\t一级指标", "\t二级指标", "\t三级指标", "\t指标值", "\t权重", "", "\t产出", "", "指标", "\t质量指标", "\t合格率")
    )
    submission = read_text(HEADED + f"{text}\n\t≥95%\n\t100\n\n附件：说明\n")
    assert lines(submission) == ["产出指标|质量指标|合格率||≥95%||100|||"]
