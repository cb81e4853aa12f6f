"""vague-target: a target that nobody can fail to reach, or of which nobody can say whether it was reached."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.vagueness import is_measurable
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.vagueness.doubts import doubt, is_empty_phrase, is_output, spoken


class VagueTarget(IndicatorRule):
    """Five ways of demanding nothing that can be checked. Grades, dates and 是/否 are targets; so is 零投诉."""

    code = "V101"
    rule = "vague-target"
    name = Text("指标值空泛", "Vague target")
    why = Text(
        "“有效提升”“明显改善”之类的指标值没有标准，年底做多做少都算完成；“≥0”不构成要求；"
        "口号后面跟一个百分比，也说不清是谁占谁的百分之几。指标值应细化量化，确需定性的应分出等级。",
        "“Effectively improved” sets no standard, “≥0” demands nothing, and a percentage behind a slogan does not say of what. "
        "Targets must be quantified or, where they cannot be, graded.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2015〕88号", "绩效目标应指向明确、细化量化、合理可行、相应匹配"),
        Basis("财预〔2011〕285号", "难以量化的采用定性的分级分档形式表述"),
    )
    messages = {
        "default": Message(
            Text(
                "“{name}”的指标值“{target}”没有数值、时间或等级，无法衡量。",
                "“{target}” gives “{name}” no number, date or grade.",
            ),
            Text(
                "请把“{target}”改为可核对的值，如“≥90%”“较上年提高5个百分点”；确需定性的，按优、良、中、差写明各档标准。",
                "Replace “{target}” by what can be checked, such as ≥90% or 较上年提高5个百分点, or by grades.",
            ),
        ),
        "output": Message(
            Text(
                "产出指标“{name}”的指标值“{target}”没有数值、时间或等级，无法衡量。",
                "The output “{name}” has no number, date or grade: “{target}”.",
            ),
            Text(
                "产出应当量化：请把“{target}”改为数量、合格率或完成日期，如“≥200人”“合格率≥95%”“2025年11月底前完成”。",
                "Outputs are quantified: replace “{target}” by an amount, a rate or a date.",
            ),
            Severity.ERROR,
        ),
        "zero": Message(
            Text("“{name}”的指标值“{target}”为不低于零，等于没有要求。", "The target “{target}” of “{name}” demands nothing."),
            Text(
                "请按上年实际或考核要求写出大于零的数值，如“≥5%”；若要求不发生，改用“=0”或“≤0”。",
                "Give a number above zero, such as ≥5%; if the thing must not happen, write =0 or ≤0.",
            ),
        ),
        "what-percent": Message(
            Text(
                "“{name}”是一句口号，没有说明“{target}”是什么的百分比。",
                "“{name}” does not say what “{target}” is a percentage of.",
            ),
            Text(
                "请把名称改成可计算的比率并写明口径，如“网上办结率”“事项按时办结率”“参训人员考试合格率”，再保留“{target}”。",
                "Name a ratio that can be worked out, such as 网上办结率 or 考试合格率, and keep “{target}”.",
            ),
        ),
        "whose": Message(
            Text("“{name}”没有说明是谁的满意度。", "“{name}” does not say whose satisfaction."),
            Text(
                "请写明调查对象，如“办事群众满意度”“参训人员满意度”。",
                "Name those who are asked, such as 办事群众满意度 or 参训人员满意度.",
            ),
            Severity.INFO,
        ),
        "by-or-to": Message(
            Text("“{name}”为“{target}”，看不出是减少{target}还是减少到{target}。", "“{name}” “{target}”: by or to is not said."),
            Text(
                "请写成“较上年压减{target}”或“压减至{target}以内”，并注明原来的时限。",
                "Write 较上年压减{target} (by) or 压减至{target}以内 (to), and give the earlier figure.",
            ),
        ),
    }
    good = (
        # grades, yes/no, a date, "零投诉", names that only sound like slogans, a value that says what it measures
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 政策知晓情况 | 定性 | 优良中差 | |\n"
            "| 是否通过验收 | 定性 | 是 | |\n"
            "| 完成时间 | 定性 | 2025年11月底前 | |\n| 投诉情况 | 定性 | 零投诉 | |\n| 服务群众有效投诉率 | ≤ | 10 | % |\n"
            "| 提升就业率 | ≥ | 5 | % |\n| 改善政务环境 | ≥ | 满意度≥90% | |\n| 事故发生率 | = | 0 | % |\n"
            "| 超时办结件数 | ≤ | 0 | 件 |"
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 服务对象满意度指标 | 满意度 | ≥90% |\n"
            "| 社会效益指标 | 缩短办理天数 | ≥2个工作日 |\n"
            "| 时效指标 | 审批时限压减至 | 2个工作日 |"
        ),
        # 有效提升 with criteria for each grade
        Example("| 三级指标 | 指标值 | 指标解释 |\n|---|---|---|\n| 公共服务能力 | 有效提升 | 优：覆盖率90%以上；良：80%以上 |"),
    )
    bad = (
        Example(
            "| 一级指标 | 三级指标 | 指标性质 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 设施条件 | 定性 | 明显改善 |\n"
            "| 效益指标 | 公共服务能力 | 定性 | 有效提升 |",
            (
                Expected("D2", {"name": "设施条件", "target": "明显改善"}, "output"),
                Expected("D3", {"name": "公共服务能力", "target": "有效提升"}),
            ),
        ),
        Example(
            "| 三级指标 | 指标性质 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 一般性支出压减率 | ≥ | 0 | % |\n"
            "| 优化政务服务环境 | ≥ | 90 | 百分率 |\n"
            "| 提升满意度 | ≥ | 90 | 百分率 |",
            (
                Expected("C2", {"name": "一般性支出压减率", "target": "≥0%"}, "zero"),
                Expected("C3", {"name": "优化政务服务环境", "target": "≥90%"}, "what-percent"),
                Expected("A4", {"name": "提升满意度"}, "whose"),
            ),
        ),
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 优化企业开办时间，承诺压减时限 | 2个工作日 | 10 |",
            (Expected("B2", {"name": "优化企业开办时间，承诺压减时限", "target": "2个工作日"}, "by-or-to"),),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Iterator[Problem]:
        """Yield at most one problem of the value and one of the name."""
        target, name = indicator.target, indicator.level3
        if target is None:
            return
        quantities = indicator.quantities
        if not quantities:
            if is_empty_phrase(target.text) and not (indicator.definition and is_measurable(indicator.definition.text)):
                message = "output" if is_output(indicator) else "default"
                yield self.problem(
                    target, message, field="target", indicator=indicator, name=indicator.name or "", target=target.text
                )
            return
        if name is None:
            return
        doubted = doubt(indicator, name.text, quantities)
        if doubted == "whose":
            yield self.problem(name, doubted, field="level3", indicator=indicator, name=name.text)
        elif doubted is not None:
            confidence = None if doubted == "zero" else Confidence.MEDIUM
            shown = spoken(quantities[0]) if target.text.isascii() else target.text
            yield self.problem(
                target, doubted, field="target", indicator=indicator, confidence=confidence, name=name.text, target=shown
            )
