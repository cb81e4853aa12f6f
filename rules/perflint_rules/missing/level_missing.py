"""level-missing: a kind of indicator that every table needs is not there at all."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, TableRule
from perflint.tables.model import IndicatorTable, TableKind, TableScope
from perflint_rules.missing.gaps import used_rows
from perflint_rules.taxonomy.examples import examples

#: The parts of 产出指标, each with the words that its label may be written with.
OUTPUT_PARTS = {"数量指标": ("数量",), "质量指标": ("质量",), "时效指标": ("时效", "进度", "时间", "及时")}
#: Level names of whole-department tables that follow another taxonomy, in which outputs and benefits are no parts.
OTHER_TAXONOMIES = ("履职", "管理效率", "运行成本", "社会效应", "可持续发展能力", "共性指标", "个性指标")


class LevelMissing(TableRule):
    """One finding a table names everything that is missing; rows of the form that nobody filled in do not count."""

    code = "M106"
    rule = "level-missing"
    name = Text("必设指标类别缺失", "Mandatory kind of indicator missing")
    why = Text(
        "绩效目标要同时说明做多少（数量）、做得怎样（质量）、何时完成（时效）以及带来什么效益。"
        "缺少一类，就无法判断资金买到了什么、值不值得。",
        "A target must say how much is done, how well and when, and what it is good for. Where one of these is missing, "
        "nobody can "
        "judge what the money buys.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.WARNING
    basis = (
        Basis(
            "中发〔2018〕34号",
            "绩效目标应包括产出、成本，以及经济效益、社会效益、生态效益、可持续影响和服务对象满意度等指标",
            True,
        ),
        Basis("财预〔2015〕88号", "绩效指标包括产出指标、效益指标和满意度指标"),
        Basis("财预〔2021〕101号", "产出指标分数量、质量、时效；每个项目均应设产出指标和效益指标"),
    )
    kinds = frozenset((TableKind.TARGET, TableKind.SELF_EVALUATION))
    messages = {
        "level1": Message(
            Text("指标表缺少{levels}。", "The table has no {levels}."),
            Text(
                "请补设{levels}：产出写清完成多少、合格率多高、何时完成，效益写清对经济、社会或生态的具体影响和数值，"
                "如{examples}。",
                "Add {levels}: outputs say how much, how well and by when; benefits say what changes and by "
                "what number, such as {examples}.",
            ),
            Severity.ERROR,
        ),
        "quantity": Message(
            Text("产出指标中缺少{levels}。", "The outputs lack {levels}."),
            Text(
                "请补设{levels}，至少用一个数量指标写明全年要完成的工作量，如{examples}。",
                "Add {levels}; at least one indicator must say how much work is done in the year, such as {examples}.",
            ),
            Severity.ERROR,
        ),
        "default": Message(
            Text("产出指标中缺少{levels}。", "The outputs lack {levels}."),
            Text(
                "请补设{levels}，并写明数值或完成日期，如{examples}。",
                "Add {levels} with a number or date, such as {examples}.",
            ),
        ),
        "approved": Message(
            Text("自评表中没有{levels}。", "The self-evaluation has no {levels}."),
            Text(
                "请对照批复的绩效目标表核对：批复表中有{levels}的应补上；批复时就没有的，下年度申报时补设。",
                "Compare with the approved target table: add {levels} if it is there, else set it in next year's table.",
            ),
            Severity.INFO,
        ),
        "no-level-columns": Message(
            Text(
                "指标表没有一级、二级指标，看不出{rows}个指标分别属于数量、质量、时效、成本、效益还是满意度，也看不出缺了哪类。",
                "The table shows no levels: which of the {rows} indicators are quantity, quality, timeliness, cost, benefit or "
                "satisfaction, and which kinds are missing, cannot be seen.",
            ),
            Text(
                "请增加“一级指标”“二级指标”两列，把{rows}个指标逐一归类，并补上缺少的类别（通常是时效、成本和效益）。",
                "Add the columns 一级指标 and 二级指标, file each of the {rows} indicators and add the kinds that are missing, "
                "usually timeliness, cost and benefit.",
            ),
        ),
    }
    good = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 数量指标 | 培训人数 | ≥200人 |\n"
            "| 产出指标 | 质量指标 | 考试合格率 | ≥95% |\n| 产出指标 | 产出进度指标 | 完成时间 | 2025年11月底前 |\n"
            "| 效益指标 | 社会效益指标 | 就业率 | ≥80% |"
        ),
        # a whole-department table in the taxonomy of its city
        Example(
            "| 一级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 履职效能 | 事项办结率 | ≥98% |\n"
            "| 管理效率 | 公用经费控制率 | ≤100% |"
        ),
    )
    bad = (
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 数量指标 | 培训人数 | ≥200人 |\n"
            "| 产出指标 | 质量指标 | 考试合格率 | ≥95% |\n| 效益指标 | 社会效益指标 | | |",
            (
                Expected(
                    "A1", {"levels": "时效指标、效益指标", "examples": "“培训计划按期完成率=100%”“培训后持证率≥80%”"}, "level1"
                ),
            ),
        ),
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 质量指标 | 考试合格率 | ≥95% |\n"
            "| 效益指标 | 社会效益指标 | 就业率 | ≥80% |",
            (
                Expected(
                    "A1",
                    {"levels": "数量指标、时效指标", "examples": "“职业技能培训人数（人）”“就业补贴发放及时率=100%”"},
                    "quantity",
                ),
            ),
        ),
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n| 产出指标 | 数量指标 | 培训人数 | ≥200人 |\n"
            "| 效益指标 | 社会效益指标 | 就业率 | ≥80% |",
            (Expected("A1", {"levels": "质量指标、时效指标", "examples": "“培训考核合格率≥95%”“培训计划按期完成率=100%”"}),),
        ),
        Example(
            "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 分值 | 得分 |\n|---|---|---|---|---|---|---|\n"
            "| 产出指标 | 数量指标 | 培训人数 | 200人 | 210人 | 45 | 45 |\n"
            "| 效益指标 | 社会效益指标 | 就业率 | 80% | 82% | 45 | 45 |",
            (
                Expected(
                    "A1",
                    {"levels": "质量指标、时效指标", "examples": "“培训考核合格率≥95%”“培训计划按期完成率=100%”"},
                    "approved",
                ),
            ),
        ),
        Example(
            "| 指标名称 | 指标权重 | 计量单位 | 指标性质 | 指标值 |\n|---|---|---|---|---|\n| 办事窗口 | 50 | 个 | = | 182 |\n"
            "| 事项上网率 | 50 | % | ≥ | 80 |",
            (Expected("A1", {"rows": "2"}, "no-level-columns"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem with all that is missing."""
        used = used_rows(table)
        if not used:
            return
        confidence = Confidence.MEDIUM if table.linear else None
        level1 = {indicator.level1.text for indicator in used if indicator.level1 is not None}
        level2 = {indicator.level2.text for indicator in used if indicator.level2 is not None}
        if not level1 and not level2:
            unsure = Confidence.LOW if table.has_column("level1") or table.has_column("level2") else confidence
            yield self.problem(table.place, "no-level-columns", field="level1", confidence=unsure, rows=len(used))
            return
        missing = missing_levels(level1, level2)
        if missing:
            message = self.message_for(table, missing)
            levels = "、".join(missing)
            shown = "".join(examples(table, level, limit=1) for level in missing)
            yield self.problem(table.place, message, field="level1", confidence=confidence, levels=levels, examples=shown)

    def message_for(self, table: IndicatorTable, missing: list[str]) -> str:
        """Which message fits: a self-evaluation repeats what was approved, a department may do without quantities."""
        if table.kind is TableKind.SELF_EVALUATION:
            return "approved"
        if "产出指标" in missing or "效益指标" in missing:
            return "level1"
        return "quantity" if "数量指标" in missing and table.scope is not TableScope.DEPARTMENT else "default"


def missing_levels(level1: set[str], level2: set[str]) -> list[str]:
    """The names of the kinds that neither the level-1 nor the level-2 labels of a table speak of."""
    labels = level1 | level2
    if any(word in label for label in labels for word in OTHER_TAXONOMIES):
        return []
    parts = [part for part, words in OUTPUT_PARTS.items() if not any(word in label for label in level2 for word in words)]
    has_output = len(parts) < len(OUTPUT_PARTS) or any("产出" in label for label in labels)
    has_benefit = any("效益" in label or "可持续" in label for label in labels) or any("效果" in label for label in level1)
    if not has_output and not has_benefit:
        return [] if not any("满意" in label or "成本" in label for label in labels) else ["产出指标", "效益指标"]
    missing = ["产出指标"] if not has_output else parts if level2 else []
    return missing if has_benefit else [*missing, "效益指标"]
