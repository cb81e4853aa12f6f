"""level-parent: a level 2 that stands under the wrong level 1."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import Field, IndicatorTable
from perflint.tables.vocabulary import level
from perflint_rules.taxonomy.labels import BENEFIT, COST, OUTPUT, SATISFACTION, STANDARD_LEVEL1, is_readable, labels

#: Pairs of level 1 and the usual parent of a level 2 that older forms and mixed ones allow.
ALLOWED = frozenset({(OUTPUT, COST), (BENEFIT, SATISFACTION)})


class LevelParent(TableRule):
    """成本 may stand under 产出 (2015) or on its own (2021), but one table should keep to one; 投入 of old forms is let pass."""

    code = "T102"
    rule = "level-parent"
    name = Text("二级指标挂错一级指标", "Level 2 under the wrong level 1")
    why = Text(
        "数量、质量、时效属于产出，经济、社会、生态效益和可持续影响属于效益。挂错一级指标，各类权重的合计就是错的。",
        "Quantity, quality and timeliness are outputs; economic, social, ecological and lasting effects are benefits. Under "
        "the wrong level 1 the weights of both add up wrongly.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (
        Basis("财预〔2015〕88号", "产出指标分数量、质量、时效、成本；效益指标分经济、社会、生态效益和可持续影响"),
        Basis("财预〔2021〕101号", "成本单列为一级指标，分经济成本、社会成本、生态环境成本"),
    )
    messages = {
        "default": Message(
            Text("“{label}”列在“{level1}”下，应属于“{parent}”。", "“{label}” stands under “{level1}” but belongs to “{parent}”."),
            Text(
                "请把“{label}”改列到“{parent}”下，并重新核对两类指标的权重合计。",
                "Move “{label}” to “{parent}” and check the weights of both.",
            ),
        ),
        "two-styles": Message(
            Text(
                "同一张表里，成本既列在产出指标下（“{first}”），又单列为一级指标（“{second}”）。",
                "The table has costs both under 产出指标 (“{first}”) and as a level 1 of their own (“{second}”).",
            ),
            Text(
                "请按本地采用的表样统一：2021年以后的表样，成本单列为一级指标；2015年的表样，成本列在产出指标下。",
                "Keep to one form: since 2021 cost is a level 1 of its own, in the form of 2015 it is a part of 产出指标.",
            ),
            Severity.WARNING,
        ),
    }
    good = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 数量指标 | 培训人数 | ≥20人 |\n"
            "| 产出指标 | 成本指标 | 总成本 | ≤5万元 |\n| 投入 | 时效指标 | 完成时间 | 11月 |\n"
            "| 效益指标 | 服务对象满意度指标 | 学员满意度 | ≥90% |\n| 履职效能 | 数量指标 | 检查次数 | ≥5次 |"
        ),
    )
    bad = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 数量指标 | 培训人数 | ≥20人 |\n"
            "| 产出指标 | 社会效益指标 | 就业率 | ≥60% |\n| 效益 | 数量 | 宣传册数 | ≥500册 |",
            (
                Expected("B3", {"label": "社会效益指标", "level1": "产出指标", "parent": "效益指标"}),
                Expected("B4", {"label": "数量", "level1": "效益", "parent": "产出指标"}),
            ),
        ),
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 成本指标 | 印刷成本 | ≤2万元 |\n"
            "| 成本指标 | 经济成本指标 | 总成本 | ≤5万元 |",
            (Expected("B3", {"first": "成本指标", "second": "经济成本指标"}, "two-styles"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem for each cell of level 2 under the wrong level 1, and one for two styles of cost."""
        if not is_readable(table):
            return
        costs: dict[str, Field] = {}
        for label, level1 in labels(table, 2):
            known, over = level(2, label.text), level(1, level1.text) if level1 is not None else None
            if known is None or over is None or level1 is None or over.name not in STANDARD_LEVEL1:
                continue
            parent = COST if known.name == COST else known.parent
            if parent == COST and over.name in (OUTPUT, COST):
                costs.setdefault(over.name, label)
            elif parent is not None and parent != over.name and (over.name, parent) not in ALLOWED:
                yield self.problem(label, field="level2", label=label.text, level1=level1.text, parent=parent)
        if len(costs) > 1:
            second = list(costs.values())[1]
            related = (costs[OUTPUT].place, costs[COST].place)
            yield self.problem(
                second, "two-styles", field="level2", related=related, first=costs[OUTPUT].text, second=costs[COST].text
            )
