"""Writes the workbook that the benchmark measures: many clean project tables of ten indicators on several sheets.

    python tests/benchmarks/workload.py ROWS FILE.xlsx

The indicators are those of two sample tables with invented place names in front of half of their names and values moved
at random; projects and goals are put together from places, objects and works. So texts repeat about as much as in the
submissions of a whole county.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

import xlsxwriter

from perflint_corpora.samples.model import SampleTable, load_tables

SHEETS = 10
ROWS_A_TABLE = 10
SYLLABLES = (
    "青禾柳溪石桥云杉白鹿河湾松岭竹园梅坞枫林沙坪金塘红岩水磨古渡新田长坡凤台龙泉双井麦垄杏花茶山荷塘栗坝桐岗苇渚槐荫榆关桂坊葛洲"
)
OBJECTS = (
    "供水管网", "村级公路", "校舍", "灌溉渠道", "路灯", "农贸市场", "养老服务站", "河道护岸", "危桥", "污水处理站", "体育场地",
    "卫生室", "文化站", "公交候车亭", "垃圾收集点", "防火通道", "气象观测点", "档案库房", "停车场", "果园滴灌带", "冷库",
    "应急广播", "公厕", "电子政务外网",
)  # fmt: skip
WORKS = ("新建", "维修", "改造", "扩建", "养护", "检测", "加固", "迁移", "更新", "租用", "运行维护", "绿化")
HEADINGS = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"]


@dataclass(slots=True)
class Project:
    """One table: the facts above it, and its rows in the order of the headings."""

    title: str
    project: str
    goal: str
    budget: float
    rows: list[list[str]]


def projects(count: int) -> Iterator[Project]:
    """Yield `count` different projects, always the same ones."""
    chance = random.Random(20240101)
    tables = [table for table in load_tables().values() if table.columns[0] == "level1" and len(table) == ROWS_A_TABLE]
    models = [table for table in tables if (table.kind, table.scope) == ("target", "project")]
    for number in range(count):
        yield _project(models[number % len(models)], chance)


def _project(model: SampleTable, chance: random.Random) -> Project:
    places = [_place(chance) for _ in range(8)]
    rows = []
    for number, row in enumerate(model.indicators.rows):
        cells = list(row)
        if number % 2:
            cells[2] = f"{places[number % 8]}{cells[2]}"
        cells[4] = _moved(cells[4], cells[5], chance)
        rows.append(cells)
    facts = "、".join(f"{row[2]}{row[4]}{row[5]}" for row in chance.sample(rows, 3))
    project = f"{places[0]}{chance.choice(OBJECTS)}{chance.choice(WORKS)}"
    begin = chance.choice(("年内", "11月前", "分两批", "汛期之前", "按季度"))
    goal = f"{begin}在{'、'.join(places[1:])}实施{project.removeprefix(places[0])}，{facts}。"
    budget = next((float(row[4]) for row in rows if row[5] == "万元"), round(chance.uniform(20, 200), 2))
    return Project(model.title, project, goal, budget, rows)


def _place(chance: random.Random) -> str:
    return "".join(chance.sample(SYLLABLES, 2)) + chance.choice("村镇乡街")


def _moved(value: str, unit: str, chance: random.Random) -> str:
    """Another value of the same kind: a ratio between 85 and 99.9, the same month, else one within a factor of 2."""
    number = Decimal(value)
    if number == 100 or unit == "月":
        return value
    if unit == "%" and number > 50:
        return str(chance.randint(850, 999) / 10)
    places = max(0, -int(number.as_tuple().exponent))
    return f"{float(number) * chance.uniform(0.5, 2):.{places}f}"


def write_workbook(rows: int, path: str) -> None:
    """Write about `rows` indicator rows."""
    workbook = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    workbook.set_properties({"created": datetime(2024, 1, 1)})
    sheets = [workbook.add_worksheet(f"第{number}批") for number in range(1, SHEETS + 1)]
    tops = [0] * SHEETS
    count = rows // ROWS_A_TABLE
    for number, project in enumerate(projects(count)):
        at = number * SHEETS // count
        tops[at] = _write_project(sheets[at], project, tops[at])
    workbook.close()


def _write_project(sheet: Any, project: Project, top: int) -> int:
    """Write one table from row `top` (from 0) on and return the row where the next may begin."""
    last = len(HEADINGS) - 1
    sheet.merge_range(top, 0, top, last, project.title)
    pairs = [
        ("项目名称", project.project),
        ("年度资金总额（万元）", project.budget),
        ("预算执行率权重（%）", 10),
        ("年度总体目标", project.goal),
    ]
    for number, (label, value) in enumerate(pairs, top + 1):
        sheet.write(number, 0, label)
        sheet.merge_range(number, 1, number, last, value)
    heading = top + 1 + len(pairs)
    sheet.write_row(heading, 0, HEADINGS)
    first = heading + 1
    for column in (0, 1):
        for _, run in groupby(range(ROWS_A_TABLE), lambda number: project.rows[number][: column + 1]):  # noqa: B023
            numbers = list(run)
            text = project.rows[numbers[0]][column]
            if len(numbers) > 1:
                sheet.merge_range(first + numbers[0], column, first + numbers[-1], column, text)
            else:
                sheet.write(first + numbers[0], column, text)
    for number, row in enumerate(project.rows, first):
        for column in range(2, len(HEADINGS)):
            text = row[column]
            is_number = column in (4, 6)
            sheet.write(number, column, float(text) if is_number else text)
    return first + ROWS_A_TABLE + 2


if __name__ == "__main__":
    write_workbook(int(sys.argv[1]), sys.argv[2])
