"""A workbook as somebody submits it, with mistakes, a note, formats, merged cells, formulas, a picture and a second sheet."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Border, Font, PatternFill, Side
from PIL import Image as Picture

SHEET = "绩效表"
HEADINGS = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"]
ROWS = [
    ["产出指标", "数量指标", "绿地管护面积", "≥", 35, "万平方米", 20],
    [None, "质量指标", "绿地完好率", "≥", 0.95, None, 20],
    [None, "质量指标", "优化绿地环境", "≥", 90, "%", 15],
    [None, "时效指标", "任务按时完成率", "≥", 95, "个", 15],
    ["成本指标", "经济成本指标", "管护总成本", "≤", 120, "万元", 10],
    ["效益指标", "社会效益指标", "服务居民人数", "≥", 8, "万人", 15],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥", 90, "%", 10],
]


def write_submitted(path: Path) -> Path:
    """Write the workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.merge_cells("A1:G1")
    sheet["A1"] = "2025年项目支出绩效目标申报表"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A2"], sheet["B2"] = "项目名称", "城区绿地管护"
    sheet["D2"], sheet["E2"] = "实施单位", "云岫市园林中心"
    sheet["A3"], sheet["B3"] = "年度资金总额", "120万元"
    edge = Side(style="thin")
    for row, cells in enumerate([HEADINGS, *ROWS], 5):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(row, column, value)
            cell.border = Border(edge, edge, edge, edge)
            if row == 5:
                cell.fill = PatternFill("solid", fgColor="DDEEFF")
    sheet.merge_cells("A6:A9")
    sheet["E7"].number_format = "0%"
    sheet["C8"].comment = Comment("请再斟酌", "经办人")
    sheet.column_dimensions["C"].width = 24
    other = book.create_sheet("测算")
    other["A1"], other["B1"] = "单价", 3.43
    other["B2"] = "=B1*35"
    picture = io.BytesIO()
    Picture.new("RGB", (20, 10), "green").save(picture, "PNG")
    other.add_image(Image(picture), "D2")
    book.save(path)
    return path
