"""formula-uncached: a formula without a stored value reads as an empty cell."""

from __future__ import annotations

from perflint.checks.findings import Dimension, Severity, Text
from perflint.checks.rule import Example, Message
from perflint.documents.model import Notice
from perflint_rules.reading.notices import NoticeRule


class FormulaUncached(NoticeRule):
    """Workbooks written by programs hold formulas only; Excel computes them when it opens the file, perflint does not.

    Markdown has no formulas, so the examples show none: see the tests of this topic.
    """

    code = "R101"
    rule = "formula-uncached"
    name = Text("公式没有保存结果", "Formula without a stored value")
    why = Text(
        "有的软件导出的表格只有公式，没有计算结果，读到的就是空单元格，权重合计、得分等检查会出错。",
        "Some programs write formulas without their values. Such a cell reads as empty, and sums and scores cannot be checked.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    notices = frozenset(("formula-uncached",))
    messages = {
        "formula-uncached": Message(
            Text(
                "工作表“{sheet}”的指标表附近有{count}个公式没有保存计算结果，读不到数值。",
                "{count} formulas near the indicator table of sheet “{sheet}” have no stored value.",
            ),
            Text(
                "请用Excel或WPS打开文件，按Ctrl+Alt+F9重新计算，保存后再提交。",
                "Open the file in Excel or WPS, recalculate with Ctrl+Alt+F9, save it and submit it again.",
            ),
        ),
        "elsewhere": Message(
            Text(
                "工作表“{sheet}”没有读到指标表，其中{count}个公式没有保存计算结果。",
                "No indicator table was read from sheet “{sheet}”, where {count} formulas have no stored value.",
            ),
            Text(
                "如果该工作表有指标表，请用Excel或WPS打开文件，按Ctrl+Alt+F9重新计算，保存后再提交。",
                "If the sheet holds an indicator table, open the file in Excel or WPS, recalculate with Ctrl+Alt+F9 and save it.",
            ),
            Severity.INFO,
        ),
    }
    good = (Example("| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 10 |"),)
    bad = ()

    def message_for(self, notice: Notice, table: int | None) -> str:
        """A sheet without an indicator table may be of no interest."""
        return notice.kind if table is not None else "elsewhere"
