"""cost-missing: nothing in the table limits what may be spent."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.model import Indicator, IndicatorTable, TableKind, TableScope
from perflint_rules.missing.gaps import used_rows
from perflint_rules.self_evaluation.outcomes import is_cost

_COST_LEVEL = regex(r"成本|投入")
_CONSTRUCTION = regex(r"工程|基建|修缮|改造|购置|采购|信息化|(?P<field>[\u4e00-\u9fff]{0,4})建设")
#: Building up what is no building: 队伍建设, 营商环境建设.
_IMMATERIAL = regex(
    r"(?:队伍|能力|制度|作风|文明|法治|党|文化|机制|体系|环境|品牌|人才|廉政|廉洁|思想|学科|诚信|信用|组织|团队|社会|专业|课程)$"
)
_MONEY_SAVED = regex(r"收入|增收|产值|节约|节省|效益|税|投资|融资|交易")

_HEAD = "# 2025年项目支出绩效目标表\n\n项目名称：{}\n\n| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n"
_ROWS = "| 产出指标 | 数量指标 | 改造长度 | ≥12公里 |\n| 效益指标 | 社会效益指标 | 受益户数 | ≥600户 |"


class CostMissing(TableRule):
    """A cost under any level counts, so does a sum of money that is not earned or saved. Whole-department tables may
    choose other kinds; a table without levels is `level-missing`'s.
    """

    code = "M110"
    rule = "cost-missing"
    name = Text("成本指标缺失", "No cost indicator")
    why = Text(
        "成本指标说明花多少钱办这些事，没有它就无法控制支出；工程、修缮、购置类项目必须设置。",
        "A cost indicator says what the work may cost; construction, repair and purchase projects must have one.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (
        Basis(
            "中发〔2018〕34号",
            "绩效目标应包括产出、成本，以及经济效益、社会效益、生态效益、可持续影响和服务对象满意度等指标",
            True,
        ),
        Basis("财预〔2021〕101号", "工程基建类项目、大型修缮及购置项目应设成本指标，并逐步推广到其他项目"),
    )
    kinds = frozenset((TableKind.TARGET,))
    messages = {
        "default": Message(
            Text("{rows}个指标中没有成本指标。", "None of the {rows} indicators is a cost."),
            Text(
                "请补设成本指标，写明总成本或单位成本的上限，如“项目总成本≤××万元”“人均成本≤××元”。",
                "Add the most that the whole or one unit of it may cost, such as 项目总成本≤××万元 or 人均成本≤××元.",
            ),
        ),
        "construction": Message(
            Text(
                "项目“{project}”属于{word}类，{rows}个指标中却没有成本指标。",
                "“{project}” is a project of {word}, but none of its {rows} indicators is a cost.",
            ),
            Text(
                "请补设成本指标，写明总成本和单位成本的上限，如“总成本≤××万元”“单价≤××元”。",
                "Add the most that the whole and one unit of it may cost, such as 总成本≤××万元 and 单价≤××元.",
            ),
            Severity.ERROR,
        ),
    }
    good = (
        # a cost under another level, by its name, by its unit
        Example(_HEAD.format("管网改造") + _ROWS + "\n| 成本指标 | 经济成本指标 | 管网单位造价控制 | 100万元/公里 |"),
        Example(_HEAD.format("工作服采购") + _ROWS + "\n| 产出指标 | 数量指标 | 工作服单价 | ≤800元 |"),
        Example(_HEAD.format("补贴发放") + _ROWS + "\n| 产出指标 | 数量指标 | 人均发放标准 | 1500元/人 |"),
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 办事窗口 | 182个 | 50 |\n| 上网率 | ≥80% | 50 |"),
    )
    bad = (
        Example(
            _HEAD.format("干部队伍建设") + _ROWS + "\n| 效益指标 | 经济效益指标 | 带动增收 | ≥100万元 |",
            (Expected("A1", {"rows": "3"}),),
        ),
        Example(
            _HEAD.format("老旧管网改造") + _ROWS,
            (Expected("A1", {"rows": "2", "project": "老旧管网改造", "word": "改造"}, "construction"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem, at the table."""
        used = used_rows(table)
        if table.scope is TableScope.DEPARTMENT or not used or any(map(limits_money, used)):
            return
        if not any(indicator.level1 is not None or indicator.level2 is not None for indicator in used):
            return
        unsure = Confidence.MEDIUM if table.linear else None
        project = table.fact("project") or ""
        word = kind_of_construction(project)
        if word is None:
            yield self.problem(table.place, field="level1", confidence=unsure, rows=len(used))
        else:
            rows = len(used)
            yield self.problem(
                table.place, "construction", field="level1", confidence=unsure, rows=rows, project=project, word=word
            )


def limits_money(indicator: Indicator) -> bool:
    """Whether a row is about money that is spent: by level, name or unit."""
    if _COST_LEVEL.search(indicator.levels) or is_cost(indicator):
        return True
    units = (lookup_unit(quantity.unit) for quantity in indicator.quantities if quantity.unit)
    paid = any(unit is not None and "money" in (unit.dimension, getattr(unit.numerator, "dimension", None)) for unit in units)
    return paid and not _MONEY_SAVED.search((indicator.name or "") + (indicator.level2.text if indicator.level2 else ""))


@lru_cache(maxsize=4096)
def kind_of_construction(project: str) -> str | None:
    """The word by which a project must have a cost indicator (改造, 采购), or None."""
    for match in _CONSTRUCTION.finditer(project):
        if match["field"] is None:
            return match[0]
        if not _IMMATERIAL.search(match["field"]):
            return "建设"
    return None
