"""self-evaluation-missing: an approved project without a self-evaluation, or one of a project that was not approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perflint.checks.findings import Basis, Confidence, Dimension, Problem, Severity, Status, Text
from perflint.checks.rule import Example, Expected, HistoryRule, Message
from perflint.documents.model import Place
from perflint.tables.model import Field, IndicatorTable, Submission, TableKind, TableScope
from perflint_rules.history.archive import Archive, Earlier, archive_of, may_be_same_year, owner, project_name

_ROWS = "| 三级指标 | 指标值 | 权重 |\n|---|---|---|\n| 培训人数 | ≥200人 | 90 |"
_RESULTS = "| 三级指标 | 年度指标值 | 全年完成值 | 权重 | 得分 |\n|---|---|---|---|---|\n| 培训人数 | ≥200人 | 200人 | 90 | 90 |"
_BODY = "预算单位：区政务服务中心"
_APPROVED = "\n\n".join(
    f"# 2023年项目支出绩效目标表\n\n项目名称：{name}\n\n{_BODY}\n\n{_ROWS}" for name in ("培训项目", "宣传项目", "租赁费")
)


def _evaluations(*names: str) -> str:
    return "\n\n".join(f"# 2023年项目支出绩效自评表\n\n项目名称：{name}\n\n{_BODY}\n\n{_RESULTS}" for name in names)


class SelfEvaluationMissing(HistoryRule):
    """Compares the projects of one body in one file with those approved for the same year.

    One file at a time cannot tell what stands in the other files of a run, so a missing project is only reported in a
    file that evaluates several of the body's projects.
    """

    code = "H105"
    rule = "self-evaluation-missing"
    name = Text("自评表漏报", "Missing self-evaluation")
    why = Text(
        "纳入预算的项目都要开展绩效自评。批复了绩效目标却没有自评表，是漏报；有自评表却没有批复的目标，"
        "要核对项目名称或补充依据。",
        "Every project in the budget is evaluated. One with approved targets but no self-evaluation was left out; one with a "
        "self-evaluation but no approved targets has the wrong name or no basis.",
    )
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    confidence = Confidence.MEDIUM
    status = Status.PREVIEW
    basis = (Basis("财预〔2020〕10号", "第九条 单位自评范围包括全部预算项目"),)
    kinds = frozenset({TableKind.SELF_EVALUATION})
    messages = {
        "missing": Message(
            Text(
                "批复的项目“{project}”（{earlier_file} {earlier_cell}）没有自评表。",
                "The approved project “{project}” ({earlier_file} {earlier_cell}) has no self-evaluation.",
            ),
            Text(
                "请补报“{project}”的自评表；项目已取消或合并的，请附说明。",
                "Add the self-evaluation of “{project}”; if it was dropped or merged, say so.",
            ),
        ),
        "not-approved": Message(
            Text(
                "批复的目标表中没有项目“{project}”（比较的文件：{earlier_file}）。",
                "There are no approved targets for the project “{project}” (compared with {earlier_file}).",
            ),
            Text(
                "请核对项目名称是否与批复一致；年中追加的项目，请附批复的绩效目标。",
                "Check the name against the approval; for a project added during the year enclose its approved targets.",
            ),
        ),
    }
    good = (
        Example(_evaluations("培训项目", "宣传项目经费", "租赁费"), others=(_APPROVED,)),
        # one project a file: the others may stand in other files; the projects of another year and another body
        Example(_evaluations("培训项目"), others=(_APPROVED,)),
        Example(_evaluations("培训项目", "宣传项目"), others=(_APPROVED.replace("2023", "2022"),)),
        Example(_evaluations("培训项目", "宣传项目"), others=(_APPROVED.replace("区政务服务中心", "区水利局"),)),
    )
    bad = (
        Example(
            _evaluations("培训项目", "宣传项目"),
            (Expected("1:A1", {"project": "租赁费", "earlier_file": "example-2.md", "earlier_cell": "3:A1"}, "missing"),),
            others=(_APPROVED,),
        ),
        Example(
            _evaluations("培训项目", "宣传项目", "租赁费", "会议费"),
            (Expected("L33", {"project": "会议费", "earlier_file": "example-2.md", "earlier_cell": "A1"}, "not-approved"),),
            others=(_APPROVED,),
        ),
    )

    def check(self, submission: Submission, earlier: Sequence[Submission]) -> Iterator[Problem]:
        """Yield the projects that only one side has."""
        archive = archive_of(tuple(earlier))
        seen: set[int] = set()
        evaluated: list[tuple[int, IndicatorTable]] = []
        for number, table in enumerate(submission.tables):
            if table.kind not in self.kinds or table.scope is not TableScope.PROJECT or not project_name(table):
                continue
            versions = [one for one in archive.versions(table, submission.path) if one.table.kind is TableKind.TARGET]
            if versions:
                evaluated.append((number, table))
                seen.update(id(one.table) for one in versions)
                continue
            for one in approved_for(table, archive)[:1]:
                yield self.stated(table.facts["project"], "not-approved", number, table, one)
        if len(evaluated) > 1:
            number, first = evaluated[0]
            for one in approved_for(first, archive):
                if id(one.table) not in seen:
                    yield self.stated(first.place, "missing", number, one.table, one)

    def stated(self, at: Field | Place, message: str, number: int, named: IndicatorTable, approved: Earlier) -> Problem:
        """The problem of a project that one side lacks."""
        found = self.problem(at, message, field="project", table=number)
        return replace(found, parameters={"project": named.fact("project") or "", **approved.evidence(approved.table.place)})


def approved_for(table: IndicatorTable, archive: Archive) -> list[Earlier]:
    """The approved targets of all projects of a table's body and year."""
    return [
        one
        for one in archive.projects_of(owner(table))
        if one.table.kind is TableKind.TARGET and may_be_same_year(one.table, table)
    ]
