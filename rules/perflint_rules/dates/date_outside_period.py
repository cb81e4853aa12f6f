"""date-outside-period: a deadline outside the project's period or the budget year, or a period that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.language.dates import find_dates
from perflint.tables.model import Field, IndicatorTable
from perflint_rules.dates.calendar import first_day, is_eve, is_reversed, is_time, is_timely, last_day, period_of

_HEAD = "# 2023年项目支出绩效目标表\n\n项目名称：大厅改造\n\n开始时间：{start}\n\n结束时间：{end}\n\n"
_ROWS = "| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 时效指标 | 完成时间 | {deadline} | 90 |"


class DateOutsidePeriod(TableRule):
    """Deadlines are the dates of 时效指标 and cells that are nothing but a time; earlier years are `stale-year`'s.

    A deadline after the budget year is let pass where the project runs that long, or where the table is about several
    years.
    """

    code = "D102"
    rule = "date-outside-period"
    name = Text("完成时间越界", "Date outside the period")
    why = Text(
        "时效指标的完成时间应在项目起止时间和预算年度之内；开始时间应早于结束时间。时间越界，年度考核时无从判断是否按时完成。",
        "The deadline of a timeliness indicator lies within the project's period and the budget year, and a period begins before "
        "it ends. Otherwise nobody can tell at the end of the year whether the work was done in time.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "绩效目标要求：合理可行；审核：可行性（实现可能性）"),)
    messages = {
        "after-end": Message(
            Text(
                "完成时间“{written}”晚于项目结束时间“{end}”。",
                "The deadline “{written}” is after the end of the project, “{end}”.",
            ),
            Text(
                "请把完成时间改到“{end}”以前；项目确需延期的，改正项目结束时间。",
                "Use a deadline by “{end}”; if the project runs longer, correct its end.",
            ),
        ),
        "before-start": Message(
            Text(
                "完成时间“{written}”早于项目开始时间“{start}”。",
                "The deadline “{written}” is before the start of the project, “{start}”.",
            ),
            Text("请核对两个时间，完成时间应在“{start}”以后。", "Check both; the deadline must be after “{start}”."),
        ),
        "after-year": Message(
            Text("完成时间“{written}”在预算年度{budget}年以后。", "The deadline “{written}” is after the budget year {budget}."),
            Text(
                "请写明{budget}年内要完成的阶段和时间，如“{budget}年12月底前完成主体工程”。",
                "Say what is to be done by when in {budget}, such as “{budget}年12月底前完成主体工程”.",
            ),
            Severity.WARNING,
        ),
        "reversed": Message(
            Text("时间“{written}”的起点晚于终点。", "The period “{written}” begins after it ends."),
            Text("请核对年份和月份，把起止时间改正确。", "Check years and months and correct the period."),
        ),
        "start-after-end": Message(
            Text("开始时间“{start}”晚于结束时间“{end}”。", "The start “{start}” is after the end “{end}”."),
            Text("请核对并改正“{start}”或“{end}”。", "Correct “{start}” or “{end}”."),
        ),
        "other-year": Message(
            Text(
                "项目起止时间“{start}”至“{end}”不包含预算年度{budget}年。",
                "The period of the project, “{start}” to “{end}”, does not include the budget year {budget}.",
            ),
            Text(
                "请改为{budget}年的起止时间，或核对本表的年度。", "Give the period in {budget}, or check the year of this table."
            ),
            Severity.WARNING,
        ),
    }
    good = (
        Example(_HEAD.format(start="2023年3月", end="2023年11月") + _ROWS.format(deadline="2023年11月30日前完成")),
        # a project of several years; the first of January is the end of the year before it; a date that is no deadline
        Example(_HEAD.format(start="2022-01-01", end="2025-12-31") + _ROWS.format(deadline="2025年6月")),
        Example("# 2023年项目支出绩效目标表\n\n" + _ROWS.format(deadline="2024年1月1日前")),
        Example(
            "# 2023年项目支出绩效目标表\n\n| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
            "| 数量指标 | 编制2024年预算 | 1份 | 90 |"
        ),
    )
    bad = (
        Example(
            _HEAD.format(start="2023年3月", end="2023年11月30日") + _ROWS.format(deadline="2023年12月底前完成"),
            (Expected("C2", {"written": "2023年12月底前完成", "end": "2023年11月30日"}, "after-end"),),
        ),
        Example(
            _HEAD.format(start="2023年6月1日", end="2023年12月31日") + _ROWS.format(deadline="2023年3月底"),
            (Expected("C2", {"written": "2023年3月底", "start": "2023年6月1日"}, "before-start"),),
        ),
        Example(
            "# 2023年项目支出绩效目标表\n\n"
            + _ROWS.format(deadline="2024年6月底")
            + "\n| 时效指标 | 2024年预算编制完成率 | 100% | 10 |\n| 时效指标 | 2023年12月1日至2023年1月31日 | 1次 | 10 |",
            (
                Expected("C2", {"written": "2024年6月底", "budget": "2023"}, "after-year"),
                Expected("B4", {"written": "2023年12月1日至2023年1月31日"}, "reversed"),
            ),
        ),
        Example(
            _HEAD.format(start="2023年12月", end="2023年1月") + _ROWS.format(deadline="及时"),
            (Expected("L5", {"start": "2023年12月", "end": "2023年1月"}, "start-after-end"),),
        ),
        Example(
            _HEAD.format(start="2022年1月", end="2022年12月") + _ROWS.format(deadline="及时"),
            (Expected("L7", {"start": "2022年1月", "end": "2022年12月", "budget": "2023"}, "other-year"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield what is wrong with the project's period first, then the deadlines row by row."""
        start, end = period_of(table)
        year = table.year
        texts = {"start": table.fact("start") or "", "end": table.fact("end") or ""}
        if start is not None and end is not None:
            if start > end:
                yield replace(self.problem(table.facts["start"], "start-after-end", field="start"), parameters=texts)
                start = end = None
            elif year is not None and not start.year <= year <= end.year:
                found = self.problem(table.facts["end"], "other-year", field="end")
                yield replace(found, parameters={**texts, "budget": str(year)})
                start = end = None
        for indicator in table.indicators:
            for name in ("level3", "target"):
                field: Field | None = getattr(indicator, name)
                if field is None or not is_time(field.text, name == "target" and is_timely(indicator)):
                    continue
                message = "reversed" if is_reversed(field.text) else judge(field.text, table, start, end)
                if message is not None:
                    unsure = Confidence.MEDIUM if message == "after-year" else None
                    found = self.problem(field, message, field=name, indicator=indicator, confidence=unsure)
                    yield replace(found, parameters={**told(message, texts, year), "written": field.text})


def told(message: str, texts: dict[str, str], year: int | None) -> dict[str, str]:
    """What a message tells besides the deadline: the end, the start or the budget year that it passes."""
    if message == "after-year":
        return {"budget": str(year)}
    side = message.rpartition("-")[2]
    return {side: texts[side]} if side in texts else {}


def judge(text: str, table: IndicatorTable, start: date | None, end: date | None) -> str | None:
    """The message that tells how the last date of a text lies outside the project's period or the budget year, or None."""
    last, year = find_dates(text)[-1], table.year
    earliest, latest = first_day(last), last_day(last)
    if earliest is None or latest is None or (year is not None and latest.year < year):
        return None
    if start is not None and latest < start:
        return "before-start"
    if end is not None:
        return "after-end" if earliest > end and not is_eve(text, last, end) else None
    if year is None or earliest.year <= year or is_eve(text, last, date(year, 12, 31)) or is_long_term(table):
        return None
    return "after-year"


def is_long_term(table: IndicatorTable) -> bool:
    """Whether a heading says that the table is about several years."""
    return any(word in column.heading.text for column in table.columns for word in ("中期", "长期", "总体", "实施期"))
