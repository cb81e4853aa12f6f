"""approved-changed: a self-evaluation whose indicators, targets or weights are not those that were approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Text
from perflint.checks.rule import Example, Expected, HistoryRule, Message, Option, plain_text
from perflint.documents.model import Place
from perflint.tables.model import Field, Indicator, IndicatorTable, Submission, TableKind
from perflint_rules.history.approval import Differences, approved_table, differences
from perflint_rules.history.archive import Earlier
from perflint_rules.self_evaluation.wording import as_written

_APPROVED = (
    "# 2023年项目支出绩效目标表\n\n项目名称：培训项目\n\n| 二级指标 | 三级指标 | 指标值 | 权重 |\n|---|---|---|---|\n"
    "| 数量指标 | 培训人数 | ≥200人 | 30 |\n| 质量指标 | 培训合格率 | ≥95% | 20 |\n| 时效指标 | 完成时间 | 12月底前 | 20 |\n"
    "| 满意度指标 | 学员满意度 | ≥90% | 20 |"
)
_HEAD = (
    "# 2023年项目支出绩效自评表\n\n项目名称：培训项目\n\n| 二级指标 | 三级指标 | 年度指标值 | 全年完成值 | 权重 |\n"
    "|---|---|---|---|---|\n"
)
_THERE = {"earlier_file": "example-2.md"}


class ApprovedChanged(HistoryRule):
    """Compares with the approved table of the same project and year; the last file given counts, as an adjustment may.

    Names that only differ in brackets, punctuation or years are equal, amounts are converted. Weights that total 100
    in the one and 90 in the other table are not compared. A wholly different set is one finding.
    """

    code = "H104"
    rule = "approved-changed"
    name = Text("自评指标与批复目标不一致", "Self-evaluation differs from the approved targets")
    why = Text(
        "自评的指标、指标值和权重应当是预算批复时确定的那一套；批复后一般不作调整，确需调整的，要按绩效目标和预算调整程序报批。"
        "自评时自行增减、改名或改值，自评结果就没有可比性。",
        "A self-evaluation uses the indicators, targets and weights approved with the budget. They are as a rule not "
        "changed, and "
        "where they must be, by the procedure for it. A set that was changed on the way proves nothing.",
    )
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.ERROR
    basis = (
        Basis("财预〔2015〕88号", "第二十八条 绩效目标确定后一般不予调整，需调整的按程序报批"),
        Basis("财预〔2020〕10号", "第十三条 单位自评指标是预算批复时确定的绩效指标"),
        Basis("财预〔2021〕101号", "附件1 指引 三（六）权重在预算批复时确定，原则上不再调整"),
    )
    kinds = frozenset({TableKind.SELF_EVALUATION})
    least_matched = Option(
        50,
        Text("对得上的指标不到批复指标的百分之几时，按整套更换报告。", "Below this percentage the whole set counts as replaced."),
    )
    messages = {
        "added": Message(
            Text("批复的目标表（{earlier_file}）中没有“{name}”。", "“{name}” is not in the approved table ({earlier_file})."),
            Text("请删除该指标，或附上批准增加它的文件。", "Leave it out, or enclose the approval of the addition."),
        ),
        "dropped": Message(
            Text(
                "批复的指标“{name}”（{earlier_file} {earlier_cell}）在自评表中没有。",
                "The approved indicator “{name}” ({earlier_file} {earlier_cell}) is not in the self-evaluation.",
            ),
            Text(
                "请补上“{name}”，按批复的指标值自评；没有完成的，如实填写并说明原因。",
                "Add “{name}” with its approved target; if it was not done, say so and why.",
            ),
        ),
        "renamed": Message(
            Text(
                "批复的指标名称为“{approved}”（{earlier_file} {earlier_cell}），自评表写成“{name}”。",
                "The approved indicator is “{approved}” ({earlier_file} {earlier_cell}), the self-evaluation says “{name}”.",
            ),
            Text("请改回“{approved}”。", "Use the approved name “{approved}”."),
            Severity.WARNING,
        ),
        "target": Message(
            Text(
                "批复的指标值为“{approved}”（{earlier_file} {earlier_cell}），自评表写成“{target}”。",
                "The approved target is “{approved}” ({earlier_file} {earlier_cell}), the self-evaluation says “{target}”.",
            ),
            Text(
                "请改回“{approved}”并重新计分；年中已按程序调整的，请附批复文件。",
                "Use “{approved}” and score anew; if it was adjusted by the procedure, enclose the approval.",
            ),
        ),
        "weight": Message(
            Text(
                "批复的权重为{approved}（{earlier_file} {earlier_cell}），自评表写成{weight}。",
                "The approved weight is {approved} ({earlier_file} {earlier_cell}), the self-evaluation says {weight}.",
            ),
            Text("请改回{approved}并重新计分。", "Use {approved} and score anew."),
        ),
        "replaced": Message(
            Text(
                "批复的{approved}个指标（{earlier_file} {earlier_cell}）中只有{matched}个出现在自评表里。",
                "Of the {approved} approved indicators ({earlier_file} {earlier_cell}) only {matched} are in the "
                "self-evaluation.",
            ),
            Text(
                "请按批复的指标体系重新自评；如已整体调整，请附批复文件；如比较的文件选错，请换成本年批复的目标表。",
                "Evaluate the approved set; if it was replaced by the procedure, enclose the approval; if this is the wrong "
                "file, "
                "compare with the right one.",
            ),
        ),
    }
    good = (
        # written differently, but the same; a share given as a number and a unit
        Example(
            _HEAD + "| 数量指标 | 培训人数（人） | 200 | 210人 | 30 |\n| 质量指标 | 培训合格率 | 不低于95% | 96% | 20 |\n"
            "| 时效指标 | 完成时间 | 12月底前 | 11月 | 20 |\n| 满意度指标 | 学员满意度 | ≥90% | 95% | 20 |",
            others=(_APPROVED,),
        ),
        # the targets of another year
        Example(
            _HEAD + "| 数量指标 | 培训人数 | ≥100人 | 210人 | 90 |",
            others=(_APPROVED.replace("2023", "2022"),),
        ),
    )
    bad = (
        Example(
            _HEAD + "| 数量指标 | 培训人数 | ≥150人 | 160人 | 30 |\n| 质量指标 | 结业率 | ≥95% | 96% | 20 |\n"
            "| 时效指标 | 完成时间 | 12月底前 | 11月 | 25 |\n| 数量指标 | 培训场次 | 3场 | 3场 | 15 |",
            (
                Expected("B1", {**_THERE, "earlier_cell": "B5", "name": "学员满意度"}, "dropped"),
                Expected("C2", {**_THERE, "earlier_cell": "C2", "approved": "≥200人", "target": "≥150人"}, "target"),
                Expected("B3", {**_THERE, "earlier_cell": "B3", "approved": "培训合格率", "name": "结业率"}, "renamed"),
                Expected("E4", {**_THERE, "earlier_cell": "D4", "approved": "20", "weight": "25"}, "weight"),
                Expected("B5", {**_THERE, "earlier_cell": "B1", "name": "培训场次"}, "added"),
            ),
            others=(_APPROVED,),
        ),
        Example(
            _HEAD + "| 数量指标 | 编印资料 | 300册 | 300册 | 60 |\n| 满意度指标 | 学员满意度 | ≥90% | 95% | 30 |",
            (Expected("B1", {**_THERE, "earlier_cell": "B1", "approved": "4", "matched": "1"}, "replaced"),),
            others=(_APPROVED,),
        ),
    )

    def check(self, submission: Submission, earlier: Sequence[Submission]) -> Iterator[Problem]:
        """Yield what differs, table by table."""
        for number, table in enumerate(submission.tables):
            approved = approved_table(table, submission.path, earlier) if table.kind in self.kinds else None
            if approved is not None:
                unsure = Confidence.MEDIUM if table.linear or approved.table.linear else None
                yield from (replace(found, table=number, confidence=unsure) for found in self.compare(table, approved))

    def compare(self, table: IndicatorTable, approved: Earlier) -> Iterator[Problem]:
        """Yield the differences of one table."""
        found = differences(table, approved.table)
        total = len(approved.table.indicators)
        place, there = (one.heading("level3") or one.place for one in (table, approved.table))
        here = approved.evidence(there if isinstance(there, Place) else there.place)
        matched = found.matched + len(found.renamed)
        if matched * 100 < self.least_matched * total:
            yield self.stated("replaced", place, None, {"approved": str(total), "matched": str(matched), **here})
            return
        for one in found.dropped:
            where = approved.evidence(one.place_of("level3"))
            yield self.stated("dropped", place, None, {"name": one.name or "", **where})
        for one in found.added:
            yield self.stated("added", one.place_of("level3"), one, {"name": one.name or "", **here})
        yield from self.changes(found, approved)

    def changes(self, found: Differences, approved: Earlier) -> Iterator[Problem]:
        """Yield the indicators that were renamed, asked for something else or weighed otherwise."""
        for now, past, _ in found.renamed:
            names = {"name": now.name or "", "approved": past.name or ""}
            yield self.stated("renamed", now.place_of("level3"), now, {**names, **approved.evidence(past.place_of("level3"))})
        for now, past, _ in found.targets:
            targets = {"target": as_written(now), "approved": as_written(past)}
            yield self.stated("target", now.place_of("target"), now, {**targets, **approved.evidence(past.place_of("target"))})
        for (now, past, _), points, before in found.weights:
            weights = {"weight": plain_text(points), "approved": plain_text(before)}
            yield self.stated("weight", now.place_of("weight"), now, {**weights, **approved.evidence(past.place_of("weight"))})

    def stated(self, message: str, at: Field | Place, indicator: Indicator | None, parameters: dict[str, str]) -> Problem:
        """A problem with these parameters."""
        field = message if message in ("target", "weight") else "level3"
        return replace(self.problem(at, message, field=field, indicator=indicator), parameters=parameters)
