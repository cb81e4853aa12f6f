"""docs/accuracy.md: what was measured, in Chinese, for readers who want to know how far to trust a rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from perflint.checks.registry import all_rules
from perflint_corpora.labelled.corpus import load_labelled
from tests.accuracy.matching import Tally
from tests.accuracy.measure import Measurement

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"

STATUS = {"stable": "默认启用", "preview": "试用（默认关闭）", "deprecated": "将停用"}

HEAD = """\
# 检查的准确程度

<!-- 由 `python -m tests.accuracy.accuracy --page` 生成，请勿手工修改。 -->

本页说明各条规则报得准不准、漏不漏，数字由 `make accuracy` 计算。

**怎样测。** 我们按各地公开的绩效目标表、自评表的写法，手工编写了 {tables} 张表（{files} 个文件，其中 {clean} 张没有问题），
逐格标注了 {defects} 处问题和应当报告它的规则，另有 {arguable} 处各人看法可能不同，不计入结果。
先按业务判断标注，再运行检查；运行后逐条复核，标注本身有疏漏的作了更正，规则也据此作过改进，所以这些数字比在没见过的表上要乐观。
其中 {variants} 个文件只是在另一张表上改动几格或者换了版式、格式。
表格写成 xlsx、docx、csv、html、Markdown 等格式和各种版式，再用全部规则（包括试用规则）检查。

- **准确率**：报告的问题中，确实是问题的比例。低于 1 的部分是误报。
- **查全率**：标注的问题中，被查出来的比例。低于 1 的部分是漏报。

规则只有在至少 {cases} 处真实问题上准确率不低于 {precision:.0%} 时才默认启用，否则列为试用。
检查文件本身（隐藏内容、公式、读取上限等）的 R 类规则不涉及业务判断，由各自的测试检验，不在此列。
同一张表的变体里重复出现的同一个误报只计一次。

| 范围 | 报对 | 误报 | 查出 | 漏报 | 准确率 | 查全率 |
|---|---:|---:|---:|---:|---:|---:|
"""

SEEDS = """\

另有两份真实的公开文件作过同样的标注，不随本软件发布；合格线为准确率 {precision:.2f}、查全率 {recall:.2f}。
"""

BY_RULE = """\

## 各条规则

| 编号 | 规则 | 名称 | 状态 | 报对 | 误报 | 查出 | 漏报 | 准确率 | 查全率 |
|---|---|---|---|---:|---:|---:|---:|---:|---:|
"""


def page(measured: Measurement, bars: dict[str, Any]) -> str:
    """The whole page. It speaks of the labelled corpus only, so that it is the same wherever it is made."""
    tables = [table for file in load_labelled().values() for table in file.tables]
    defects = [defect for table in tables for defect in table.defects]
    totals = measured.totals()
    parts = [
        HEAD.format(
            tables=len(tables),
            files=len(load_labelled()),
            variants=sum(file.variant for file in load_labelled().values()),
            clean=sum(table.clean for table in tables),
            defects=sum(not defect.arguable for defect in defects),
            arguable=sum(defect.arguable for defect in defects),
            **bars["stable"],
        ),
        f"| 默认启用的规则 | {_cells(totals['corpus'])} |\n",
        f"| 全部规则 | {_cells(totals['corpus-with-preview'])} |\n",
        SEEDS.format(**bars["overall"]["seeds-strict"]),
        BY_RULE,
    ]
    by_rule = measured.by_rule()
    for rule in all_rules():
        counts = _cells(by_rule.get(rule.rule, Tally(0, 0, 0, 0)))
        parts.append(f"| {rule.code} | {rule.rule} | {rule.name.zh} | {STATUS[rule.status.value]} | {counts} |\n")
    return "".join(parts)


def _cells(tally: Tally) -> str:
    precision = f"{tally.precision:.3f}" if tally.true + tally.false else "—"
    recall = f"{tally.recall:.3f}" if tally.found + tally.missed else "—"
    return f"{tally.true} | {tally.false} | {tally.found} | {tally.missed} | {precision} | {recall}"
