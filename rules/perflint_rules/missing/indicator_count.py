"""indicator-count: too few indicators to say anything, or so many that nobody sees what matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import IndicatorTable, TableKind
from perflint_rules.missing.gaps import used_rows

#: A table with fewer indicators than this is reported here; `thin-table` asks more of expensive projects.
FEW = 5

_HEAD = "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n|---|---|---|---|\n"


def _rows(count: int) -> str:
    """Rows for the examples, not more than six under one level-2 label."""
    levels = ("数量指标", "质量指标", "时效指标", "社会效益指标")
    return "".join(f"| 产出指标 | {levels[number // 6]} | 第{number}类任务数 | ≥{number + 1}项 |\n" for number in range(count))


class IndicatorCount(TableRule):
    """Fewer than three contradicts a written rule; the other limits are habits and only hints."""

    code = "M111"
    rule = "indicator-count"
    name = Text("指标数量不当", "Number of indicators")
    why = Text(
        "指标太少，反映不了目标；太多或者把每项小任务都列成指标，看不出重点，也难以逐项核对。",
        "Too few indicators do not cover the goal; too many, one for each small task, hide what matters and cannot be checked.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.INFO
    basis = (
        Basis("地方项目支出绩效目标填报要求（文件名不详）", "三级指标总数不得少于3个"),
        Basis("财预〔2021〕101号", "指标设置应重点突出，数量指标只反映主要任务，不必逐项列出"),
    )
    kinds = frozenset((TableKind.TARGET,))
    least = Option(3, Text("指标总数最少几个，少于此数为错误。", "The least number of indicators; fewer are an error."))
    few = Option(FEW, Text("指标总数少于此数时提示。", "A table with fewer indicators gets a hint."))
    many = Option(20, Text("指标总数多于此数时提示。", "A table with more indicators gets a hint."))
    most_under_one = Option(
        6, Text("同一个二级指标下多于此数时提示。", "A level-2 label with more indicators than this gets a hint.")
    )
    messages = {
        "default": Message(
            Text("全表只有{rows}个指标，不得少于{least}个。", "The table has only {rows} indicators; {least} is the least."),
            Text(
                "请补充指标，至少覆盖数量、质量、时效、效益和满意度。",
                "Add indicators for quantity, quality, timeliness, benefit and satisfaction.",
            ),
            Severity.ERROR,
        ),
        "few": Message(
            Text("全表只有{rows}个指标，可能反映不全。", "The table has only {rows} indicators, which may not cover the goal."),
            Text(
                "请对照总体目标补充，一般不少于{few}个。",
                "Compare them with the goal and add what is missing; {few} is a usual minimum.",
            ),
        ),
        "many": Message(
            Text("全表有{rows}个指标，超过{many}个，重点不突出。", "The table has {rows} indicators, more than {many}."),
            Text(
                "请合并同类任务，保留最能反映目标的指标。",
                "Merge tasks of one kind and keep the indicators that show the goal best.",
            ),
        ),
        "one-level": Message(
            Text(
                "“{level}”下有{rows}个指标，可能把子任务逐条列成了指标。",
                "There are {rows} indicators under {level}: perhaps one for each small task.",
            ),
            Text(
                "请把同类任务合并为一两个总量指标，最多保留{most}个。",
                "Merge tasks of one kind into a total or two; keep {most} at most.",
            ),
        ),
    }
    good = (Example(_HEAD + _rows(5)), Example(_HEAD + _rows(20)))
    bad = (
        Example(_HEAD + _rows(2) + "| 效益指标 | 社会效益指标 | | |", (Expected("A1", {"rows": "2", "least": "3"}),)),
        Example(_HEAD + _rows(4), (Expected("A1", {"rows": "4", "few": "5"}, "few"),)),
        Example(_HEAD + _rows(21), (Expected("A1", {"rows": "21", "many": "20"}, "many"),)),
        Example(
            _HEAD + _rows(6) + "| 产出指标 | 数量指标 | 其他任务数 | ≥9项 |",
            (Expected("B2", {"level": "数量指标", "rows": "7", "most": "6"}, "one-level"),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield a problem for the whole table, else one for each crowded level-2 label."""
        used = used_rows(table)
        rows = len(used)
        # a conversion to text may have lost rows
        unsure = Confidence.LOW if table.linear else None
        if rows < self.least:
            yield self.problem(table.place, confidence=unsure, rows=rows, least=self.least)
        elif rows < self.few:
            yield self.problem(table.place, "few", confidence=unsure, rows=rows, few=self.few)
        elif rows > self.many:
            yield self.problem(table.place, "many", confidence=unsure, rows=rows, many=self.many)
        else:
            crowded = Counter(indicator.level2.text for indicator in used if indicator.level2 is not None)
            for level, count in crowded.items():
                if count > self.most_under_one:
                    first = next(one for one in used if one.level2 is not None and one.level2.text == level)
                    yield self.problem(
                        first.place_of("level2"),
                        "one-level",
                        field="level2",
                        text=level,
                        confidence=unsure,
                        level=level,
                        rows=count,
                        most=self.most_under_one,
                    )
