"""slogan-indicator: a wish or a description of work where the name of a measure belongs."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, IndicatorRule, Message
from perflint.language.vagueness import slogan
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.taxonomy.examples import examples

#: What a slogan without levels most likely wants to say.
WISHED_FOR = "效益指标"


class SloganIndicator(IndicatorRule):
    """The judgement is that of `perflint.language.vagueness.slogan`; each of its labels has a message here."""

    code = "V102"
    rule = "slogan-indicator"
    name = Text("指标名称为口号", "Slogan as indicator")
    why = Text(
        "三级指标应是可以计量的名称，如“培训人数”“按时办结率”。写成口号或工作措施，就不知道考核什么、怎么取数。",
        "An indicator names something that can be measured, such as 培训人数 or 按时办结率. A slogan or a description of "
        "work does "
        "not say what is counted.",
    )
    dimension = Dimension.FEASIBILITY
    severity = Severity.WARNING
    basis = (
        Basis("财预〔2021〕101号", "指标名称：末级指标的名称，应简洁明确、通俗易懂"),
        Basis("财预〔2015〕88号", "绩效目标应指向明确、细化量化"),
    )
    messages = {
        "action": Message(
            Text("指标名称“{name}”是口号，没有说明衡量什么。", "“{name}” is a slogan and does not say what is measured."),
            Text(
                "请把“{name}”改成以率、数、量、时间等结尾的名称，写明这项工作看什么数据，如{examples}。",
                "Turn “{name}” into a name for a figure, such as {examples}.",
            ),
        ),
        "clauses": Message(
            Text("指标名称“{name}”是对工作措施的描述，不是指标。", "“{name}” describes measures; it is no indicator."),
            Text(
                "请只保留要考核的一项内容，如{examples}；工作措施写到绩效目标或指标解释里。",
                "Keep the one thing that is assessed, such as {examples}; describe the measures in the goal or the definition.",
            ),
        ),
        "ranking": Message(
            Text("指标名称“{name}”把要争取的名次写成了名称。", "“{name}” puts the rank to be reached into the name."),
            Text(
                "请把名称改为“全市排名”“第三方评估得分”之类，把名次写到指标值里，如“≤1名”；也可改用{examples}。",
                "Name it 全市排名 or 第三方评估得分 and write the rank as the target, or use {examples}.",
            ),
        ),
    }
    good = (
        Example(
            "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 提升就业率 | ≥5% | 10 |\n| 保障就餐人数 | 41人 | 10 |\n"
            "| 完成道路改造 | 12公里 | 10 |\n"
            "| 服务群众有效投诉率 | ≤10% |"
        ),
    )
    bad = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 社会效益指标 | 优化政务服务环境 | ≥90% |\n"
            "| 数量指标 | 成立政务服务监督评议团，听取意见建议，立行立改。 | 20名 |\n"
            "| 满意度指标 | 我区政务服务效能水平名列全市区县第一 | 85% |",
            (
                Expected(
                    "B2", {"name": "优化政务服务环境", "examples": "“事项网上可办率≥90%”“较法定审批时限压减率≥70%”"}, "action"
                ),
                Expected(
                    "B3",
                    {
                        "name": "成立政务服务监督评议团，听取意见建议，立行立改。",
                        "examples": "“窗口受理办件量（万件）”“进驻大厅事项数（项）”",
                    },
                    "clauses",
                ),
                Expected(
                    "B4",
                    {"name": "我区政务服务效能水平名列全市区县第一", "examples": "“政务服务好评率≥98%”“办事群众满意度≥95%”"},
                    "ranking",
                ),
            ),
        ),
        # no levels
        Example(
            "项目名称：职工培训\n\n| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 提升培训质量和水平 | ≥90% | 10 |",
            (Expected("A2", {"name": "提升培训质量和水平", "examples": "“培训后就业率≥60%”“培训后持证率≥80%”"}, "action"),),
        ),
    )

    def check(self, indicator: Indicator, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem for a name that is a slogan."""
        name = indicator.level3
        found = slogan(name.text) if name is not None else None
        if name is not None and found is not None:
            level = indicator.level2 or indicator.level1
            shown = examples(table, level.text if level is not None else WISHED_FOR, name.text)
            yield self.problem(name, found.label, field="level3", indicator=indicator, name=name.text, examples=shown)
