"""unrelated-indicator: an indicator that shares no word with the project, its goal or the other indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Status, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable, TableKind, TableScope
from perflint_rules.goals.reading import pieces
from perflint_rules.missing.gaps import is_unused
from perflint_rules.self_evaluation.outcomes import is_cost

#: Measures that every project has; their names need no word of the project.
COMMON = (
    "满意",
    "投诉",
    "合格",
    "完成",
    "及时",
    "验收",
    "达标",
    "预算",
    "资金",
    "支出",
    "质量",
    "受益",
    "安全",
    "公开",
    "就业",
    "收入",
)


class UnrelatedIndicator(TableRule):
    """Two characters in a row are a word here. Synonyms are not known, hence a preview rule."""

    code = "G103"
    rule = "unrelated-indicator"
    name = Text("指标与项目无关", "Unrelated indicator")
    why = Text(
        "指标应当从项目内容和目标中来。与项目名称、目标和其他指标都不沾边的，可能是从别的项目抄来的。",
        "Indicators follow from what the project does. One that shares nothing with it may have been copied from elsewhere.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.INFO
    confidence = Confidence.LOW
    status = Status.PREVIEW
    basis = (
        Basis("地方绩效目标审核评分标准（2020年，城市不详）", "指标与绩效目标不对应的，每个扣0.5分"),
        Basis("财预〔2015〕88号", "相关性审核：绩效指标应与总体目标相关联"),
    )
    kinds = frozenset((TableKind.TARGET,))
    least_context = Option(
        30, Text("项目名称、目标、概况合计至少多少字才判断。", "How many characters name, goal and overview must have together.")
    )
    messages = {
        "default": Message(
            Text(
                "指标“{name}”与项目“{project}”的名称、目标和其他指标没有共同的内容。",
                "“{name}” has nothing in common with the name, goal and other indicators of “{project}”.",
            ),
            Text(
                "请核对是否抄自其他项目；确属本项目的，在目标或概况中写明这项工作。",
                "Check whether it was copied from another project; if it belongs here, mention this work in the goal.",
            ),
        )
    }
    good = (
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：职业技能培训\n\n"
            "年度总体目标：面向登记失业人员开设养老护理、电工、家政培训班45期，培训2190人，帮助学员就业。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 养老护理班期数 | ≥20期 |\n"
            "| 质量指标 | 结业率 | ≥95% |\n| 满意度指标 | 服务对象满意度 | ≥90% |"
        ),
    )
    bad = (
        Example(
            "# 2025年项目支出绩效目标表\n\n项目名称：职业技能培训\n\n"
            "年度总体目标：面向登记失业人员开设养老护理、电工、家政培训班45期，培训2190人，帮助学员就业。\n\n"
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 数量指标 | 养老护理班期数 | ≥20期 |\n"
            "| 数量指标 | 道路清扫保洁里程 | ≥120公里 |",
            (Expected("B3", {"name": "道路清扫保洁里程", "project": "职业技能培训"}),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield the indicators that stand alone."""
        project = table.fact("project")
        context = "".join(table.fact(name) or "" for name in ("project", "goal", "overview", "basis"))
        if project is None or table.scope is not TableScope.PROJECT or len(context) < self.least_context:
            return
        known = pieces(context)
        used = [indicator for indicator in table.indicators if indicator.name and not is_unused(indicator)]
        shared = Counter(piece for indicator in used for piece in pieces(indicator.name or ""))
        for indicator in used:
            name = indicator.name or ""
            own = pieces(name)
            if len(own) < 2 or own & known or is_cost(indicator) or any(word in name for word in COMMON):
                continue
            if all(shared[piece] == 1 for piece in own):
                yield self.problem(indicator.place_of("level3"), field="level3", indicator=indicator, name=name, project=project)
