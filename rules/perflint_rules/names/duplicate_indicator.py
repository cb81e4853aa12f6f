"""duplicate-indicator: the same indicator twice in one table, word for word or nearly so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, Message, Option, TableRule
from perflint.tables.model import Indicator, IndicatorTable
from perflint_rules.missing.gaps import given
from perflint_rules.names.likeness import is_statement, meant_alike, overlap, written_alike
from perflint_rules.names.rows import keep, not_apart, shown_target, value_of


class DuplicateIndicator(TableRule):
    """Equal names are found by key, so that tables of any length take linear time.

    Statements in place of names are compared only where their value is the same. Two rows of one name are told apart
    by their level 2 together with their unit, or by their definitions.
    """

    code = "N101"
    rule = "duplicate-indicator"
    name = Text("三级指标重复", "Duplicate indicator")
    why = Text(
        "同一张表里的三级指标不应重名。同一件事列两次，等于重复计分；两行指标值不同，又不知道以哪行为准。"
        "把几句意思相同的话分列在不同效益类别下、指标值也一样，同样属于重复。",
        "Names of indicators must be unique in a table. What is listed twice is scored twice, and where the two targets differ "
        "nobody knows which holds. The same statement under several kinds of benefit with the same target is a duplicate too.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2021〕101号", "一 设置原则：高度关联、重点突出、量化易评"),)
    folds = True
    least_overlap = Option(
        0.75,
        Text(
            "两个语句式名称，较短的有多大比例（0至1）也出现在较长的里面，就算重复（指标值也须相同）。",
            "The share (0 to 1) of the shorter statement that the longer one must contain to count as the same, "
            "given equal targets.",
        ),
    )
    messages = {
        "default": Message(
            Text("指标“{name}”在本表中重复出现。", "“{name}” occurs more than once in this table."),
            Text(
                "请保留一行“{name}”，删除另一行并重新分配权重；如考核的不是同一件事，请把名称写得能够区分。",
                "Keep one row of “{name}”, delete the other and share out its weight; or name the two so that they differ.",
            ),
        ),
        "alike": Message(
            Text("“{name}”与前面的“{other}”几乎相同。", "“{name}” is nearly the same as “{other}” above."),
            Text(
                "请合并为一个指标；如考核的不是同一件事，请在名称中写明区别。",
                "Merge the two; or say in their names what sets them apart.",
            ),
            Severity.WARNING,
        ),
        "statement": Message(
            Text(
                "“{name}”与“{other}”说的是同一件事，指标值也同为“{target}”。",
                "“{name}” says the same as “{other}”, with the same target “{target}”.",
            ),
            Text(
                "请只保留一行考核“{target}”，其余各行改为能反映该类效益的不同指标，或予删除。",
                "Keep one row for “{target}”; give the others indicators of their own, or delete them.",
            ),
            Severity.WARNING,
        ),
    }
    good = (
        # one name under two level-2 indicators with other units; brackets, numbers and short words that tell things apart
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 数量指标 | 道路维修 | 12 | 公里 |\n"
            "| 质量指标 | 道路维修 | 95 | % |\n| 数量指标 | 培训人数（城镇） | 100 | 人 |\n"
            "| 数量指标 | 培训人数（农村） | 100 | 人 |\n"
            "| 质量指标 | 小学生均公用经费补助标准达标率 | 100 | % |\n| 质量指标 | 中学生均公用经费补助标准达标率 | 100 | % |\n"
            "| 时效指标 | 一期工程完成时间 | 6 | 月 |\n| 时效指标 | 二期工程完成时间 | 12 | 月 |"
        ),
        # statements that differ, or share a value by chance
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n"
            "| 社会效益指标 | 改善城镇小学办学条件，缩小校际差距 | 满意度≥90% |\n"
            "| 社会效益指标 | 改善城镇中学办学条件，缩小校际差距 | 满意度≥90% |\n"
            "| 经济效益指标 | 引导农户发展特色种植，带动村集体增收 | 满意度≥90% |"
        ),
    )
    bad = (
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 数量指标 | 培训人数 | 100 | 人 |\n"
            "| 数量指标 | 培训 人数 | 120 | 人 |\n| 质量指标 | 学员考试合格率 | 95 | % |\n"
            "| 社会效益指标 | （学员）考试合格率 | 95 | % |",
            (Expected("B3", {"name": "培训 人数"}), Expected("B5", {"name": "（学员）考试合格率"})),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 | 计量单位 |\n|---|---|---|---|\n| 数量指标 | 参训的村干部人数 | 100 | 人 |\n"
            "| 满意度指标 | 办事群众满意度 | 95 | % |\n| 满意度指标 | 办事群众的满意率 | 95 | % |",
            (Expected("B4", {"name": "办事群众的满意率", "other": "办事群众满意度"}, "alike"),),
        ),
        Example(
            "| 二级指标 | 三级指标 | 指标值 |\n|---|---|---|\n| 社会效益指标 | 改善阅读环境，方便读者借阅 | 满意度≥90% |\n"
            "| 可持续影响指标 | 持续改善阅读环境，优化馆藏结构，方便读者借阅 | 满意度≥90% |",
            (
                Expected(
                    "B3",
                    {
                        "name": "持续改善阅读环境，优化馆藏结构，方便读者借阅",
                        "other": "改善阅读环境，方便读者借阅",
                        "target": "满意度≥90%",
                    },
                    "statement",
                ),
            ),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield one problem at each row that repeats an earlier one; `related` are the rows that it repeats."""
        written: dict[str, list[Indicator]] = {}
        meant: dict[str, list[Indicator]] = {}
        statements: dict[tuple[str, str, str | None], list[Indicator]] = {}
        for indicator in table.indicators:
            name = indicator.level3
            if name is None or not given(name):
                continue
            equal = written.setdefault(written_alike(name.text), [])
            alike = meant.setdefault(meant_alike(name.text), [])
            if equal and (same := not_apart(indicator, equal)):
                yield self.repeated(indicator, same, "default")
            elif alike and (same := not_apart(indicator, alike)):
                yield self.repeated(indicator, same, "alike", other=same[0].name or "")
            elif is_statement(name.text) and (value := value_of(indicator)):
                earlier = statements.setdefault(value, [])
                if same := [one for one in earlier if self.says_the_same(one, name.text)]:
                    yield self.repeated(indicator, same, "statement", other=same[0].name or "", target=shown_target(indicator))
                keep(indicator, earlier)
            keep(indicator, equal)
            keep(indicator, alike)

    def says_the_same(self, earlier: Indicator, name: str) -> bool:
        """Whether an earlier statement contains this one or is contained in it."""
        return overlap(earlier.name or "", name) >= self.least_overlap

    def repeated(self, indicator: Indicator, same: list[Indicator], message: str, **parameters: str) -> Problem:
        """The problem of a row that repeats others."""
        name = indicator.name or ""
        found = self.problem(
            indicator.place_of("level3"),
            message,
            field="level3",
            indicator=indicator,
            related=[one.place_of("level3") for one in same],
            confidence=Confidence.MEDIUM if message == "statement" else None,
            text=name,
        )
        return replace(found, parameters={"name": name, **parameters})
