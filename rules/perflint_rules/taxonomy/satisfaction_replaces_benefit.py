"""satisfaction-replaces-benefit: all that stands under 效益 is satisfaction, so that no benefit is left."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Dimension, Problem, Severity, Status, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import IndicatorTable
from perflint_rules.missing.gaps import used_rows
from perflint_rules.taxonomy.examples import examples
from perflint_rules.taxonomy.filing import is_satisfaction
from perflint_rules.taxonomy.kinds import BENEFITS, Kind, kind_of

#: One such row is said by misclassified-indicator; from two on the table as a whole has the fault.
LEAST_ROWS = 2


class SatisfactionReplacesBenefit(TableRule):
    """One finding a table, at its first row under 效益. A table without any row under 效益 is that of level-missing."""

    code = "T104"
    rule = "satisfaction-replaces-benefit"
    name = Text("以满意度代替效益", "Satisfaction instead of benefits")
    why = Text(
        "满意度说的是服务对象认不认可，效益说的是经济、社会、生态有什么变化，两者不能互相代替。"
        "效益下面全是满意度，就等于没有设效益指标。",
        "Satisfaction tells whether those served approve, benefits tell what has changed. Where all benefits are satisfaction, "
        "there is none.",
    )
    dimension = Dimension.RELEVANCE
    severity = Severity.ERROR
    # preview: misclassified-indicator already says it row by row, and one defect has one name
    status = Status.PREVIEW
    basis = (
        Basis("中发〔2018〕34号", "绩效目标应包括经济效益、社会效益、生态效益、可持续影响和服务对象满意度等指标", True),
        Basis("财预〔2021〕101号", "每个项目均应设产出指标和效益指标"),
    )
    messages = {
        "default": Message(
            Text(
                "效益指标下的{rows}个指标全部是满意度，没有一个说明项目带来的效益。",
                "All {rows} indicators under 效益 are satisfaction; none tells what the project is good for.",
            ),
            Text(
                "请把满意度归入满意度指标，另设效益指标，写明项目带来的具体变化，如{examples}。",
                "File satisfaction under 满意度指标 and name real benefits, such as {examples}.",
            ),
        ),
    }
    good = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 社会效益指标 | 推进审批便利化 | 满意度≥90% |\n"
            "| 经济效益指标 | 企业办事费用节约额 | ≥5万元 |"
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 满意度指标 | 群众满意度 | ≥90% |\n"
            "| 满意度指标 | 企业满意度 | ≥90% |"
        ),
    )
    bad = (
        Example(
            "项目名称：行政审批大厅运行\n\n| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 社会效益指标 | 推进审批便利化 | 满意度≥90% |\n| 可持续影响指标 | 企业满意度 | ≥90% |",
            (Expected("A2", {"rows": "2", "examples": "“事项网上可办率≥90%”“较法定审批时限压减率≥70%”"}),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem when nothing under 效益 is a benefit."""
        benefits = [one for one in used_rows(table) if kind_of(one) in BENEFITS]
        if len(benefits) < LEAST_ROWS or not all(map(is_satisfaction, benefits)):
            return
        label = benefits[0].level2 or benefits[0].level1
        if label is not None:
            shown = examples(table, Kind.SOCIAL)
            others = tuple(one.place for one in benefits[1:])
            yield self.problem(label, field="level2", related=others, rows=len(benefits), examples=shown)
