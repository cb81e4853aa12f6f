"""missing-value: an indicator without a name, a target, or (in a self-evaluation) a result."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import Indicator, IndicatorTable, TableKind
from perflint_rules.missing.gaps import (
    EMPTY_COLUMN,
    LOST_COLUMN,
    carries_weight,
    column_problems,
    is_bare_unit,
    is_part,
    is_unused,
)


class MissingValue(TableRule):
    """Rows that carry points or a name must say what is to be reached.

    A row marked 无 instead of left empty is the business of `placeholder`; a row of the form that nobody used and
    that carries no points is only pointed out.
    """

    code = "M101"
    rule = "missing-value"
    name = Text("指标名称或指标值缺失", "Missing name or value")
    why = Text(
        "没有名称或没有指标值的指标无法监控，也无法自评打分。每一行指标都要写明“做什么”和“做到多少”；"
        "自评表还要写明实际完成值和得分。表样中用不到的空行应删除，不要留空。",
        "An indicator without a name or a target can be neither monitored nor scored. Every row must say what is done and "
        "how much of it; a self-evaluation must also give result and score. Delete lines of the form that are not used.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2015〕88号", "绩效目标审核：完整性（内容完整、无缺项）"),)
    folds = True
    messages = {
        "default": Message(
            Text("“{name}”没有填写{field}。", "“{name}” has no {field}."),
            Text(
                "请补填“{name}”的{field}，如“≥95%”“12场”“2025年12月底前完成”；不再考核的，删除整行并重新分配权重。",
                "Fill in the {field} of “{name}”, such as “≥95%”, “12场” or a date; or delete the row and share out its weight.",
            ),
        ),
        "actual": Message(
            Text("“{name}”没有填写{field}。", "“{name}” has no {field}."),
            Text(
                "请按实际完成情况补填“{name}”的{field}，写明做到多少；没有完成的，在偏差原因中说明。",
                "Fill in the {field} of “{name}”: how much was reached; say why where it was not.",
            ),
        ),
        "score": Message(
            Text("“{name}”没有填写{field}。", "“{name}” has no {field}."),
            Text("请按完成情况和分值给“{name}”评定{field}。", "Give “{name}” its {field}, by what was reached and its weight."),
        ),
        "name": Message(
            Text("该行有指标值“{target}”，但没有指标名称。", "The row has the target “{target}” but no name."),
            Text(
                "请补填三级指标名称，写明“{target}”衡量的是什么，如“培训人数”“验收合格率”。",
                "Give the indicator a name that says what “{target}” measures, such as 培训人数 or 验收合格率.",
            ),
        ),
        "row": Message(
            Text("该行权重为{weight}，但指标名称和指标值都是空的。", "The row weighs {weight} but has neither name nor target."),
            Text(
                "请补填指标名称和指标值；如不设该指标，删除该行并把{weight}分分给其他指标。",
                "Fill in name and target; or delete the row and give its {weight} points to other indicators.",
            ),
        ),
        "unused-row": Message(
            Text("该行只有指标类别，没有名称、指标值和权重。", "The row has a level only, no name, target or weight."),
            Text("如不设该类指标，请删除空行；如需设置，请补填完整。", "Delete the line if it is not used; else fill it in."),
            Severity.INFO,
        ),
        "unit": Message(
            Text("“{name}”的指标值只有计量单位“{target}”，没有填写数值。", "The target of “{name}” is only a unit: “{target}”."),
            Text(
                "请在计量单位前填写数值，如“≥100”；不用的指标删除整行。", "Fill in the number; delete the row if it is not used."
            ),
        ),
        "column": Message(
            EMPTY_COLUMN,
            Text("请逐行补填{field}。", "Fill in the {field} of every row."),
        ),
        "lost-column": LOST_COLUMN,
    }
    good = (
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 45 |\n| 验收合格率 | 100% | 45 |"),
        # 无 is an answer, if a poor one: `placeholder` asks about it
        Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | 无 | 45 |\n| 验收合格率 | 100% | 45 |"),
        # a part is scored with the whole
        Example(
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 90 | 90 |\n| 其中：新任教师 | 80人 | 90人 | | |"
        ),
    )
    bad = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 数量指标 | 培训人数 | | 30 |\n"
            "| 质量指标 | | 100% | 30 |\n"
            "| 质量指标 | 验收合格率 | 100% | 30 |",
            (Expected("C2", {"name": "培训人数", "field": "target"}), Expected("B3", {"target": "100%"}, "name")),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n| 数量指标 | 培训人数 | ≥200人 | 80 |\n"
            "| 经济效益指标 | | | 10 |\n| 生态效益指标 | | | 0 |",
            (Expected("B3", {"weight": "10"}, "row"), Expected("B4", {}, "unused-row")),
        ),
        Example(
            "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n"
            "| 培训人数 | 200人 | 200人 | 45 | 45 |\n| 验收合格率 | 100% | | 45 | |",
            (
                Expected("C3", {"name": "验收合格率", "field": "actual"}, "actual"),
                Expected("E3", {"name": "验收合格率", "field": "score"}, "score"),
            ),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | | 45 |\n| 验收合格率 | | 45 |",
            (Expected("B1", {"rows": "2", "field": "target"}, "column"),),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 整治渠道长度 | 公里 | 45 |\n| 验收合格率 | ≥95% | 45 |",
            (Expected("B2", {"name": "整治渠道长度", "target": "公里"}, "unit"),),
        ),
        Example(
            "| 三级指标 | 指标值 | 计量单位 | 权重 |\n|---|---|---|---|\n"
            "| 整治渠道长度 | ≥ 公里 | 公里 | 45 |\n| 验收合格率 | ≥95 | % | 45 |",
            (Expected("B2", {"name": "整治渠道长度", "target": "≥ 公里"}, "unit"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield rows without name or target first, then the gaps of the result columns of a self-evaluation."""
        used = []
        confidence = Confidence.LOW if table.linear else None
        for indicator in table.indicators:
            if indicator.level3 is not None and indicator.target is not None:
                used.append(indicator)
                if is_bare_unit(indicator.target.text):
                    target = indicator.target.text
                    yield self.problem(indicator.target, "unit", indicator=indicator, name=indicator.name or "", target=target)
            elif is_unused(indicator):
                yield from self.empty_row(indicator, Confidence.MEDIUM if table.linear else None)
            elif indicator.target is not None and "level3" not in indicator.shared:
                place, target = indicator.place_of("level3"), indicator.target.text
                yield self.problem(place, "name", field="level3", confidence=confidence, target=target)
            else:
                used.append(indicator)
        fields = ("target", "actual", "score") if table.kind is TableKind.SELF_EVALUATION else ("target",)
        for field in fields:
            if field == "target" or table.has_column(field):
                gaps = [one for one in used if getattr(one, field) is None and field not in one.shared]
                if field == "score":
                    gaps = [one for one in gaps if not is_part(one)]
                yield from column_problems(self, table, field, gaps, message="default" if field == "target" else field)

    def empty_row(self, indicator: Indicator, confidence: Confidence | None) -> Iterator[Problem]:
        """Judge a row without name and target by whether points hang on it."""
        if indicator.level3 is not None or indicator.target is not None:
            return  # marked as empty: see `placeholder`
        place = indicator.place_of("level3")
        if carries_weight(indicator) and indicator.weight is not None:
            yield self.problem(place, "row", field="level3", confidence=confidence, weight=indicator.weight.text)
        else:
            yield self.problem(place, "unused-row", field="level3", confidence=confidence)
