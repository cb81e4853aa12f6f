"""Tables as they come out of web pages and word processors: what stands around them, what was not filled in."""

from __future__ import annotations

from tests.tables.reading import facts, lines, read_text


def test_seals_and_buttons_of_the_page_end_a_table():
    submission = read_text(
        "绩效目标申报表\n"
        "项目名称 石坪村采摘园步道 项目负责人及电话 某某\n"
        "主管部门 石坪镇政府 实施单位 石坪村委会\n"
        "绩效指标 一级指标 二级指标 三级指标 指标值 备注\n"
        "产出指标 数量指标 新建步道长度( ≥**米 ) >=800米  \n"
        "质量指标 *步道建设达标率 >=98%  \n"
        "满意度指标 服务对象满意度指标 村民满意度(≥**%) >=90%  \n"
        "财政部门支出股室初审意见 (盖章)\n"
        "      \n"
        "扫一扫在手机打开当前页\n"
        "[下载] [打印] [关闭]\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|新建步道长度( ≥**米 )||>=800米|||||",
        "产出指标|质量指标|*步道建设达标率||>=98%|||||",
        "满意度指标|服务对象满意度指标|村民满意度(≥**%)||>=90%|||||",
    ]
    assert facts(submission) == {"project": "石坪村采摘园步道", "department": "石坪镇政府", "unit_name": "石坪村委会"}


def test_names_that_were_not_filled_in_are_no_rows():
    submission = read_text(
        "项目支出绩效自评表\n（2022年度）\n项目名称 水旱灾害防御\n"
        "年初预算数 全年预算数 全年执行数 分值 执行率 得分\n年度资金总额: 88 88 88 10 100% 10\n"
        "一级\n指标\n二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施\n"
        "(50分)\n数量指标 指标1:改造灌区数量 1 1 10 10\n指标2:改造泵站数量 3 3 10 10\n……\n"
        "质量指标 指标1:工程质量合格 10 10\n指标2:\n……\n"
        "(30分)\n可持续影\n响指标\n指标1:工程良性运行 10 10\n指标2:\n……\n"
        "满意度指标\n(10分)\n服务对象\n满意度指标\n指标1:农户满意度 90% 100% 10 10\n指标2:\n……\n"
        "总分 100 100\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|改造灌区数量||1||10|1|10|",
        "产出指标|数量指标|改造泵站数量||3||10|3|10|",
        "产出指标|质量指标|工程质量合格||||10||10|",
        "效益指标|可持续影响指标|工程良性运行||||10||10|",
        "满意度指标|服务对象满意度指标|农户满意度||90%||10|100%|10|",
    ]
    assert facts(submission) == {
        "project": "水旱灾害防御",
        "initial_budget": "88",
        "annual_budget": "88",
        "executed": "88",
        "execution_weight": "10",
        "execution_rate": "100%",
        "execution_score": "10",
        "total_weight": "100",
        "total_score": "100",
        "year": "2022",
    }


def test_a_form_without_any_value_holds_no_indicators():
    submission = read_text(
        "财政支出项目绩效目标申报表\n"
        "年度绩效指标 一级指标 二级指标 指标内容 指标值 备注 产出指标 数量指标 质量指标 时效指标 成本指标 … "
        "效益指标 经济效益指标 社会效益指标 环境效益指标 … 服务对象满意度指标 具体指标 ……\n"
    )
    assert submission.tables == []
    assert [(one.reason, one.place.line) for one in submission.coverage.skipped] == [("no-indicators", 2)]


def test_of_two_tables_side_by_side_one_may_be_empty():
    empty = "\n \n \n"
    submission = read_text(
        "项目支出绩效目标表\n2020年度）\n项目名称\n校舍维修\n绩效项目指标表\n一级指标\n二级指标(长期)\n三级指标(长期)\n指标值(长期)\n"
        "二级指标(年度)\n三级指标(年度)\n指标值(年度)\n"
        f"产出指标\n数量指标{empty}数量指标\n维修校舍数量\n2\n"
        f"产出指标\n成本指标{empty}成本指标\n维修成本\n参照政府采购成本控制\n"
        f"效益指标\n社会效益指标{empty}社会效益指标\n办学条件\n持续改善\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|维修校舍数量||2|||||",
        "产出指标|成本指标|维修成本||参照政府采购成本控制|||||",
        "效益指标|社会效益指标|办学条件||持续改善|||||",
    ]
    assert facts(submission) == {"project": "校舍维修", "year": "2020"}


def test_a_heading_whose_short_cells_go_on_in_the_next_line():
    submission = read_text(
        "项目支出绩效自评表\n"
        "一级指标 二级指标 三级指标 年度 实际 分值 得分 偏差原因分析及改进措施\n指标值 完成值\n\n"
        "  产出指标 数量指标 服务对象人数 100人次 96人次 15 14  \n"
        "    社会效益 办事效率 ≥80% ≥80% 15 15  \n指标\n"
        "  满意度 服务对象满意度指标 群众满意度 90% 90% 15 15  \n指标\n"
        "总分 100 90\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|服务对象人数||100人次||15|96人次|14|",
        "效益指标|社会效益|办事效率||≥80%||15|≥80%|15|",
        "满意度|服务对象满意度指标|群众满意度||90%||15|90%|15|",
    ]


def test_a_head_that_every_page_repeats():
    head = "项目支出绩效目标申报表\n（2025年度）\n项目名称\n管网改造\n"
    heading = "一级指标\n二级指标\n三级指标\n指标值\n"
    submission = read_text(
        f"{head}{heading}产出指标\n数量指标\n管网长度\n≥12公里\n质量指标\n验收合格率\n100%\n第 1 页 共 2 页\n"
        f"{head}{heading}时效指标\n竣工时间\n10月底前\n效益指标\n社会效益指标\n受益户数\n≥620户\n第 2 页 共 2 页\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|管网长度||≥12公里|||||",
        "产出指标|质量指标|验收合格率||100%|||||",
        "产出指标|时效指标|竣工时间||10月底前|||||",
        "效益指标|社会效益指标|受益户数||≥620户|||||",
    ]


def test_indicators_without_a_heading_are_told():
    submission = read_text(
        "产出指标数量指标足额保障率=100% 22.5 科目调整次数≤10次 22.5 时效指标按时发放率=100% 22.5 "
        "效益指标经济效益指标结余率（计算方法为：结余数/预算数）≤5% 22.5 合计100\n"
    )
    assert submission.tables == []
    assert [(one.reason, one.place.line) for one in submission.coverage.skipped] == [("unread-indicators", 1)]


def test_several_projects_under_one_heading_of_a_stream():
    submission = read_text(
        "项目绩效目标公开表\n一级指标\n二级指标\n三级指标\n指标值\n"
        "项目名称\n管网改造\n产出指标\n数量指标\n改造长度\n≥12公里\n质量指标\n验收合格率\n100%\n"
        "项目名称\n阅读推广\n产出指标\n数量指标\n活动场次\n≥120场\n效益指标\n社会效益指标\n参与人次\n≥3.6万人次\n"
    )
    assert [facts(submission, table) for table in (0, 1)] == [{"project": "管网改造"}, {"project": "阅读推广"}]
    assert lines(submission, 0) == ["产出指标|数量指标|改造长度||≥12公里|||||", "产出指标|质量指标|验收合格率||100%|||||"]
    assert lines(submission, 1) == ["产出指标|数量指标|活动场次||≥120场|||||", "效益指标|社会效益指标|参与人次||≥3.6万人次|||||"]


def test_headings_that_no_list_knows_are_columns_of_their_own():
    submission = read_text(
        "项目绩效自评表\n一级指标 二级指标 三级指标 年初目标值 全年完成值 权重系数 自评得分 财政复核分 扣分说明及整改措施\n"
        "产出指标 数量指标 投运车辆数 ≥4000辆 4000辆 45 45 44\n"
        "效益指标 社会效益指标 骑行人次 ≥9500人次 9120人次 45 43 42 客流转移\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|投运车辆数||≥4000辆||45|4000辆|45|",
        "效益指标|社会效益指标|骑行人次||≥9500人次||45|9120人次|43|客流转移",
    ]


def test_places_below_the_value_are_parts_of_it():
    submission = read_text(
        "项目绩效目标表\n序号\n一级指标\n二级指标\n三级指标\n指标值\n石桥村\n柳溪村\n"
        "1\n产出指标\n数量指标\n管网长度\n≥1公里\n≥2公里\n2\n质量指标\n验收合格率\n≥98%\n100%\n"
    )
    assert [facts(submission, table) for table in (0, 1)] == [{"unit_name": "石桥村"}, {"unit_name": "柳溪村"}]
    assert lines(submission, 0) == ["产出指标|数量指标|管网长度||≥1公里|||||", "产出指标|质量指标|验收合格率||≥98%|||||"]
    assert lines(submission, 1) == ["产出指标|数量指标|管网长度||≥2公里|||||", "产出指标|质量指标|验收合格率||100%|||||"]


def test_levels_and_headings_that_have_lost_a_character():
    submission = read_text(
        "项目绩效自评表\n一级指标\n二级标\n三级指标\n年度指标值\n实际成值\n分值\n得分\n"
        "产出指标\n数指标\n管网长度\n≥12公里\n12公里\n45\n45\n"
        "效益指标\n社会效指标\n受益户数\n≥620户\n600户\n45\n43\n"
    )
    assert lines(submission) == [
        "产出指标|数指标|管网长度||≥12公里||45|12公里|45|",
        "效益指标|社会效指标|受益户数||≥620户||45|600户|43|",
    ]


def test_each_part_of_a_stream_has_a_heading_below_the_name_of_its_level():
    heading = "二级指标\n三级指标\n指标值\n分值\n"
    submission = read_text(
        f"项目支出绩效目标申报表\n产出指标\n{heading}数量指标\n管网长度\n≥12公里\n20\n质量指标\n合格率\n100%\n30\n"
        f"效益指标\n{heading}社会效益指标\n受益户数\n≥620户\n40\n"
    )
    assert lines(submission) == [
        "产出指标|数量指标|管网长度||≥12公里||20|||",
        "产出指标|质量指标|合格率||100%||30|||",
        "效益指标|社会效益指标|受益户数||≥620户||40|||",
    ]


def test_a_row_of_one_of_two_tables_stands_where_its_first_cell_does():
    empty = "\n \n \n"
    submission = read_text(
        "项目支出绩效目标表\n一级指标\n二级指标(长期)\n三级指标(长期)\n指标值(长期)\n二级指标(年度)\n三级指标(年度)\n指标值(年度)\n"
        f"产出指标\n数量指标{empty}数量指标\n维修校舍数量\n2\n效益指标\n社会效益指标{empty}社会效益指标\n办学条件\n持续改善\n"
    )
    assert [indicator.place.line for indicator in submission.tables[0].indicators] == [9, 16]


def test_forms_that_nobody_filled_in_are_told_with_their_place():
    cells = (
        "部门整体支出绩效目标表",
        "单位名称",
        "年度绩效目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
        "备注：本表无数据",
    )
    lines_of_cells = "\n\n".join(cells)
    rows = "项目绩效目标表\n项目名称\t\t\n绩效指标\t指标名称\t指标权重\t计量单位\t指标性质\t指标值\n\t\t\t\t\t\n"
    numbered = "项目支出绩效自评表\n绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n说明：本年没有项目支出\n"
    for text, line in ((lines_of_cells, 7), (rows, 3), (numbered, 2)):
        submission = read_text(text)
        assert submission.tables == []
        assert [(one.reason, one.place.line) for one in submission.coverage.skipped] == [("no-indicators", line)]


def test_an_empty_form_before_a_table_is_told_and_takes_nothing_from_it():
    heading = "绩效指标 一级指标 二级指标 三级指标 年度指标值 分值\n"
    submission = read_text(
        "项目支出绩效目标表\n项目名称 河道清淤\n" + heading + "说明：本表无数据\n\n\n\n\n\n\n\n"
        "项目支出绩效目标表\n项目名称 路灯维护\n" + heading + "产出指标 数量指标 维护路灯 ≥800盏 40\n"
    )
    assert lines(submission) == ["产出指标|数量指标|维护路灯||≥800盏||40|||"]
    assert facts(submission)["project"] == "路灯维护"
    assert [(one.reason, one.place.line) for one in submission.coverage.skipped] == [("no-indicators", 3)]


def test_levels_in_brackets_are_told_where_no_table_is_read():
    submission = read_text(
        "石坪县公安局2025年项目绩效目标\n【产出指标-数量指标】\n指标1:机柜数量(≥77台)\n【产出指标-质量指标】\n"
        "指标1:在线率(≥97%)\n【满意度指标-服务对象满意度指标】\n指标1:群众安全感(≥90%)\n"
    )
    assert submission.tables == []
    assert [(one.reason, one.place.line) for one in submission.coverage.skipped] == [("unread-indicators", 2)]


def test_cells_with_a_bar_alone_in_the_line_below():
    cells = (
        "项目名称|国家基本公共卫生服务|主管部门||实施单位|石坪县卫健委|绩效 指标|一级 指标|二级指标|三级指标|指标值|"
        "产出 指标|数量指标|7 岁以下儿童健康管理率|≧85%|0-6 岁儿童视力检查覆盖率|≧90%|质量指标|档案合格率|≧95%|"
    )
    submission = read_text("项目支出绩效目标申报表\n" + cells.replace("|", "\n|\n").replace("\n\n", "\n"))
    assert lines(submission) == [
        "产出 指标|数量指标|7 岁以下儿童健康管理率||≧85%|||||",
        "产出 指标|数量指标|0-6 岁儿童视力检查覆盖率||≧90%|||||",
        "产出 指标|质量指标|档案合格率||≧95%|||||",
    ]
    assert facts(submission) == {"project": "国家基本公共卫生服务", "unit_name": "石坪县卫健委"}
