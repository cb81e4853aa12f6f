"""date-range-name: a period or a deadline where the name of an indicator belongs."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.dates import is_date_range, is_deadline, may_hold_date
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable

_WHOLE_YEAR = regex(r"(?:20[0-9]{2}\s*年度?)?(?:全年度?|本年度?|当年|年度内|年内)[。.；;]?")


class DateRangeName(IndicatorRule):
    """Only names that are nothing but dates; a date inside a name (2025年新建校舍面积) limits what is measured."""

    code = "N104"
    rule = "date-range-name"
    name = Text("以起止日期代替指标名称", "Dates in place of a name")
    why = Text(
        "“2023年1月1日-2023年12月31日”“年底前完成”只说了时间，没有说考核什么。时效指标的名称应写哪项工作的完成时间、"
        "周期或及时率，日期填到指标值里。",
        "A period or deadline says when, not what. A timeliness indicator names the work whose completion, cycle or punctuality "
        "is assessed; the date is its target.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (Basis("财预〔2021〕101号", "指标名称：末级指标的名称，应简洁明确、通俗易懂"),)
    messages = {
        "range": Message(
            Text(
                "指标名称写成了时间段“{name}”，没有说明考核什么。",
                "The name is a period, “{name}”; it says not what is assessed.",
            ),
            Text(
                "请把名称改为具体工作的时间指标，如“服务期限”“项目完成时间”“资金按时支付率”，把“{name}”填到指标值或项目期限里。",
                "Name the work whose timing is assessed, such as 服务期限 or 项目完成时间, and move “{name}” to the target.",
            ),
        ),
        "deadline": Message(
            Text(
                "指标名称写成了完成期限“{name}”，没有说明考核什么。",
                "The name is a date, “{name}”; it says not what is assessed.",
            ),
            Text(
                "请写明哪项工作在此之前完成，如“培训完成时间”“验收完成时间”，把“{name}”填到指标值里。",
                "Say what is done by then, such as 培训完成时间, and make “{name}” the target.",
            ),
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 时效指标 | 完成时间 | 2023年12月底前 |\n"
            "| 数量指标 | 2023年新建校舍面积 | ≥1200平方米 |\n| 时效指标 | 2023年12月底前完成支付的比例 | ≥95% |\n"
            "| 数量指标 | 12个月免费服务 | 3000人次 |\n| 时效指标 | 第一季度资金拨付及时率 | 100% |"
        ),
    )
    bad = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 时效指标 | 2023年1月1日-2023年12月31日 | 365天 |\n"
            "| 时效指标 | 2023年年底前完成。 | 2023年12月完成 |\n| 时效指标 | 2023年1月到12月 | 1年 |\n"
            "| 时效指标 | 2023年全年 | 12个月 |",
            (
                Expected("B2", {"name": "2023年1月1日-2023年12月31日"}, "range"),
                Expected("B3", {"name": "2023年年底前完成。"}, "deadline"),
                Expected("B4", {"name": "2023年1月到12月"}, "range"),
                Expected("B5", {"name": "2023年全年"}, "range"),
            ),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Sequence[Problem]:
        """Return one problem for a name that is a date."""
        name = indicator.level3
        if name is None:
            return ()
        message = date_in_place_of(name.text)
        if message is not None:
            return (self.problem(name, message, field="level3", indicator=indicator, name=name.text),)
        return ()


def date_in_place_of(name: str) -> str | None:
    """ "range" for a name that is a period, "deadline" for one that is a date, None for any other."""
    if not may_hold_date(name):
        return None
    if is_date_range(name) or _WHOLE_YEAR.fullmatch(name):
        return "range"
    return "deadline" if is_deadline(name) else None
