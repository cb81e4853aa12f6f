"""stale-year: a year before the budget year in the goal, a name or a value, left over from an earlier table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.language.dates import find_dates, is_date_range, is_deadline
from perflint.tables.model import Field, Indicator, IndicatorTable
from perflint_rules.dates.context import DatedText, years_of


class StaleYear(TableRule):
    """Looks for years before the budget year; later ones are `date-outside-period`'s where they are deadlines.

    A value or name that is nothing but a deadline or a period is judged as it stands. In other texts a year may be a
    baseline, a source, the project's own or one that its period covers; a goal that also names the budget year knows
    which year it is about.
    """

    code = "D101"
    rule = "stale-year"
    name = Text("年份陈旧", "Year of an earlier table")
    why = Text(
        "年度绩效目标应当写本年要做的事。目标、指标名称或指标值里还留着以前的年份，多半是照搬上年的表没有改，"
        "完成时间也就无法考核。作为比较基准的年份（如“较2022年”）和文件名称中的年份不在此列。",
        "An annual target is about its own year. A year gone by in goal, name or value was usually left over from an earlier "
        "table, and a deadline in the past cannot be assessed. Baselines (较2022年) and titles of documents are something else.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "绩效目标要求：指向明确、合理可行"),)
    years_back = Option(
        3,
        Text(
            "比预算年度早多少年以内的年份才提示；更早的多是历史背景。",
            "How many years back are looked at; earlier ones are background.",
        ),
    )
    messages = {
        "default": Message(
            Text(
                "“{written}”中的{year}年早于预算年度{budget}年。",
                "“{written}” names {year}, but the budget year is {budget}.",
            ),
            Text(
                "请把{year}年改为{budget}年，并核对数值是否也是{year}年的；确指以前年度的，请写明，如“较{year}年”。",
                "Make it {budget} and see whether the value is {year}'s too; if {year} is meant, say so: 较{year}年.",
            ),
        ),
        "goal": Message(
            Text(
                "年度目标只提到{year}年，没有提到预算年度{budget}年，疑似照搬以前年度：“{written}”。",
                "The goal speaks of {year} only, not of the budget year {budget}, and seems to be an earlier one: “{written}”.",
            ),
            Text(
                "请按{budget}年的工作重写年度目标，把{year}年改为{budget}年并更新其中的数量。",
                "Write the goal for {budget}: change {year} and the numbers.",
            ),
        ),
    }
    good = (
        Example(
            "# 2023年项目支出绩效目标表\n\n项目名称：2022年高标准农田建设项目\n\n"
            "年度绩效目标：完成2023年培训任务，受训人数比2022年增长10%。\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
            "| 2022年高标准农田建设面积 | ≥500亩 | 20 |\n| 受训人数较2022年增长率 | ≥10% | 20 |\n"
            "| 完成时间 | 2023年12月底前 | 20 |\n"
            "| 落实《2022年重点工作任务》项数 | 5项 | 20 |\n| 2021—2025年行动计划任务完成率 | 100% | 10 |"
        ),
        # a self-evaluation is about its own year; a project that runs for years
        Example(
            "# 2022年项目支出绩效自评表\n\n| 三级指标 | 年度指标值 | 全年完成值 |\n|---|---|---|\n"
            "| 完成时间 | 2022年12月底前 | 2022年11月 |"
        ),
        Example(
            "# 2023年项目支出绩效目标表\n\n项目名称：河道整治\n\n开始时间：2021年5月\n\n结束时间：2024年12月\n\n"
            "年度绩效目标：项目于2021年开工，分四年实施。\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n"
            "| 整治长度（2021年开工段） | ≥5公里 | 90 |"
        ),
    )
    bad = (
        Example(
            "# 2023年项目支出绩效目标表\n\n项目名称：培训项目\n\n年度绩效目标：2022年组织培训12场，培训200人。\n\n"
            "| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 数量指标 | 2022年培训人数 | ≥200人 | 30 |\n"
            "| 时效指标 | 完成时间 | 2022年12月31日前 | 30 |\n| 时效指标 | 2022年1月1日-2022年12月31日 | 1年 | 30 |",
            (
                Expected("L5", {"written": "2022年组织培训12场，培训200人", "year": "2022", "budget": "2023"}, "goal"),
                Expected("B2", {"written": "2022年培训人数", "year": "2022", "budget": "2023"}),
                Expected("C3", {"written": "2022年12月31日前", "year": "2022", "budget": "2023"}),
                Expected("B4", {"written": "2022年1月1日-2022年12月31日", "year": "2022", "budget": "2023"}),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the goal first, then names and values row by row."""
        year = table.year
        if year is None:
            return
        own = own_years(table)
        goal = table.facts.get("goal")
        if goal is not None:
            stale = self.stale(goal.text, year)
            current = any((one.date.year or 0) >= year for one in years_of(goal.text))
            if stale is not None and not current and not own & {stale.date.year}:
                yield self.stated(goal, "goal", stale, year, field="goal", confidence=Confidence.MEDIUM)
        sure = None if not table.facts["year"].inferred else Confidence.MEDIUM
        for indicator in table.indicators:
            for name in ("level3", "target"):
                field: Field | None = getattr(indicator, name)
                stale = self.stale(field.text, year) if field is not None else None
                if field is None or stale is None:
                    continue
                is_time = is_only_time(field.text)
                if is_time or not own & {stale.date.year}:
                    confidence = sure if is_time else Confidence.MEDIUM
                    yield self.stated(field, "default", stale, year, field=name, indicator=indicator, confidence=confidence)

    def stale(self, text: str, year: int) -> DatedText | None:
        """The latest date of a text that is before this year and no reference, or None."""
        if "年" not in text and "20" not in text:
            return None
        is_time = is_only_time(text)
        found = [
            one
            for one in years_of(text)
            if year - self.years_back <= (one.date.year or 0) < year and (is_time or not one.is_reference)
        ]
        return max(found, key=lambda one: one.date.year or 0, default=None)

    def stated(
        self,
        at: Field,
        message: str,
        stale: DatedText,
        year: int,
        *,
        field: str,
        indicator: Indicator | None = None,
        confidence: Confidence | None,
    ) -> Problem:
        """The problem of a stale year in a text."""
        return self.problem(
            at,
            message,
            field=field,
            indicator=indicator,
            confidence=confidence,
            written=stale.clause if message == "goal" else at.text,
            year=stale.date.year or 0,
            budget=year,
        )


@lru_cache(maxsize=4096)
def is_only_time(text: str) -> bool:
    """Whether a text is nothing but a deadline or a period."""
    if is_deadline(text) or is_date_range(text):
        return True
    dates = find_dates(text)
    return len(dates) == 1 and dates[0].end - dates[0].start == len(text.strip())


def own_years(table: IndicatorTable) -> frozenset[int | None]:
    """The years that are the project's own: those in its name, and those of its period before the budget year."""
    named = {one.date.year for one in years_of(table.fact("project") or "")}
    start = next((one.date.year for one in years_of(table.fact("start") or "")), None)
    year = table.year
    if start is not None and year is not None:
        named.update(range(start, year))
    return frozenset(named)
