"""What stands above a table in lines whose columns are set by blanks: wrapped cells are whole, values beside their labels."""

from __future__ import annotations

from perflint.documents.model import Line, Lines
from perflint.tables.aligned_facts import wrapped_rows
from perflint.tables.text_rows import rows_of


def shown(text: str) -> list[list[str]]:
    """The texts of the rows that the lines of a text show."""
    lines = [Line(number, line) for number, line in enumerate(text.strip("\n").split("\n"), 1)]
    return [[cell.text for cell in row] for row in wrapped_rows(list(rows_of([Lines(lines=lines)])))]


def test_cells_that_begin_at_the_top_go_on_below() -> None:
    text = """
预算年度：   2025            项目名称：   农村饮水水
                                质监测
主管部门：   澜川县水务           实施单位：   澜川县水质
        局                       监测站
预算执行率   10
权重
（%）：
"""
    assert shown(text) == [
        ["预算年度：", "2025", "项目名称：", "农村饮水水质监测"],
        ["主管部门：", "澜川县水务局", "实施单位：", "澜川县水质监测站"],
        ["预算执行率权重（%）：", "10"],
    ]


def test_a_label_in_the_middle_of_its_value_stands_before_it() -> None:
    text = """
项目名称       农村饮水水质监测

           对130个监测点位采集水样520批次，检测报告7个工作日内出具，
总体目标
           监测覆盖农村人口8.6万人，单批次成本不超过1000元。
"""
    assert shown(text) == [
        ["项目名称", "农村饮水水质监测"],
        [
            "总体目标",
            "对130个监测点位采集水样520批次，检测报告7个工作日内出具，监测覆盖农村人口8.6万人，单批次成本不超过1000元。",
        ],
    ]


def test_a_label_and_its_value_in_one_cell_go_on_with_none() -> None:
    assert shown("项目名称：青岫区技能培训\n主管部门：青岫区人社局\n实施单位：青岫区就业中心") == [
        ["项目名称：青岫区技能培训"],
        ["主管部门：青岫区人社局"],
        ["实施单位：青岫区就业中心"],
    ]


def test_two_texts_side_by_side_are_parted_though_one_blank_is_between_them() -> None:
    text = """
年度目标     储备帐篷六百顶物资调拨两小时内响应保障转移 实际储备帐篷六百一十二顶调拨平均一点八小时保障
         安置人口两千四百人。                                 转移安置两千四百四十八人。
"""
    assert shown(text) == [
        [
            "年度目标",
            "储备帐篷六百顶物资调拨两小时内响应保障转移安置人口两千四百人。",
            "实际储备帐篷六百一十二顶调拨平均一点八小时保障转移安置两千四百四十八人。",
        ]
    ]
