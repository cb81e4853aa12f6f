"""A small run made by hand: four rules, two files with three tables, texts that try to break a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from perflint.checks.findings import (
    Basis,
    Confidence,
    Dimension,
    Previous,
    Problem,
    Severity,
    Standing,
    Suppression,
    SuppressionSource,
    SuppressionState,
    SuppressionUse,
    Text,
    ToolError,
)
from perflint.checks.rule import Example, Expected, IndicatorRule, Message, Option, Rule, SubmissionRule, TableRule
from perflint.config import Config
from perflint.documents.model import Cell, Grid, Notice, Place
from perflint.intake import Intake
from perflint.report import FileReview, PastFinding, Report, Review, SkippedFile, Unverified
from perflint.run import Run
from perflint.tables.model import (
    Column,
    Coverage,
    Field,
    Indicator,
    IndicatorTable,
    Skipped,
    Submission,
    TableKind,
    TableScope,
)

HEADINGS = {"level1": "一级指标", "level3": "三级指标", "target": "指标值", "unit": "计量单位", "weight": "权重"}
HOSTILE = "[red]满意度[/red]\x1b[31m\u202e率"


class WeightSum(TableRule):
    """Weights must add up."""

    code = "T901"
    rule = "sample-weight-sum"
    name = Text("权重合计不对", "weights do not add up")
    why = Text("权重合计应为 100 分。", "Weights add up to 100.")
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    basis = (Basis("财预〔2020〕10号", "第十三条", True), Basis("财预〔2021〕101号", "附件"))
    messages = {
        "default": Message(
            Text("权重合计为 {total}，应为 {expected}", "the weights add up to {total}, not {expected}"),
            Text("调整{field}，使合计为 {expected}", "change the {field} so that they add up to {expected}"),
        )
    }
    total = Option(Decimal(100), Text("权重合计应为多少分", "what the weights must add up to, in points"))
    units = Option(("分", "%"), Text("权重的单位", "units of weights"))
    good = (Example("| 三级指标 | 权重 |\n|---|---|\n| 培训人数 | 100 |"),)
    bad = (
        Example(
            "| 三级指标 | 权重 |\n|---|---|\n| 培训人数 | 95 |",
            (Expected("B2", {"total": "95", "expected": "100", "field": "weight"}),),
        ),
    )

    def check(self, table: IndicatorTable) -> Iterable[Problem]:
        """Compare the sum with the option."""
        weights = [row.weight for row in table.indicators if row.weight is not None]
        total = sum((one.number or Decimal(0) for one in weights), Decimal(0))
        if weights and total != self.total:
            places = [one.place for one in weights[:-1]]
            yield self.problem(weights[-1], field="weight", related=places, total=total, expected=self.total)


class MissingUnit(IndicatorRule):
    """A unit is wanted; folds."""

    code = "T902"
    rule = "sample-missing-unit"
    name = Text("缺少计量单位", "unit missing")
    why = Text("没有单位就无法衡量。", "Nothing can be measured without a unit.")
    dimension = Dimension.APPROPRIATENESS
    severity = Severity.WARNING
    messages = {"default": Message(Text("没有填写{field}", "there is no {field}"), Text("补充计量单位", "give the unit"))}
    folds = True
    good = ()
    bad = ()

    def check(self, indicator: Indicator, table: IndicatorTable) -> Iterable[Problem]:
        """Look for the unit."""
        if indicator.unit is None:
            yield self.problem(indicator.place_of("unit"), field="unit", indicator=indicator)


class Percent(IndicatorRule):
    """A doubtful hint on every value over 100; costs nothing."""

    code = "T903"
    rule = "sample-percent"
    name = Text("数值过大", "value too large")
    why = Text("百分比一般不超过 100。", "Percentages seldom exceed 100.")
    dimension = Dimension.FEASIBILITY
    severity = Severity.ERROR
    confidence = Confidence.LOW
    messages = {"default": Message(Text("“{value}”可能过大", "“{value}” may be too large"), Text("请核对", "compare it"))}
    good = ()
    bad = ()

    def check(self, indicator: Indicator, table: IndicatorTable) -> Iterable[Problem]:
        """Look at the number."""
        target = indicator.target
        if target is not None and target.number is not None and target.number > 100:
            yield self.problem(target, field="target", indicator=indicator, value=target.text)


class Unread(SubmissionRule):
    """Reports the notices of the reader."""

    code = "T904"
    rule = "sample-unread"
    name = Text("公式没有值", "formula without value")
    why = Text("看不到数值。", "The value cannot be seen.")
    dimension = Dimension.COMPLETENESS
    severity = Severity.ERROR
    messages = {"default": Message(Text("公式没有保存计算结果", "a formula has no value"), Text("重新保存", "save it again"))}
    good = ()
    bad = ()

    def check(self, submission: Submission) -> Iterable[Problem]:
        """One problem for each notice."""
        for notice in submission.notices:
            yield self.problem(notice.place)


RULES: tuple[type[Rule], ...] = (WeightSum, MissingUnit, Percent, Unread)


def sample_pack() -> list[type[Rule]]:
    """The sample rules as a pack, for an entry point."""
    return list(RULES)


def sample_table(
    sheet: str, rows: Sequence[dict[str, str]], project: str | None = None, title: str = "项目支出绩效目标表"
) -> IndicatorTable:
    """A table on a sheet: its title in row 1, its heading in row 3, its first indicator in row 4."""
    grid = Grid(sheet=sheet)
    headings = [Cell(grid, text, 3, column) for column, text in enumerate(HEADINGS.values(), 1)]
    indicators = []
    for number, row in enumerate(rows, 4):
        cells = {name: Cell(grid, row[name], number, column) for column, name in enumerate(HEADINGS, 1) if name in row}
        fields = {name: Field(cell.text, cell) for name, cell in cells.items()}
        empty = {
            name: Place(sheet=sheet, row=number, column=column) for column, name in enumerate(HEADINGS, 1) if name not in row
        }
        indicators.append(Indicator(Cell(grid, "", number, 1), fields, empty_cells=empty))
    facts = {"project": Field(project, Cell(grid, project, 2, 1))} if project is not None else {}
    facts["initial_budget"] = Field("140.50", Cell(grid, "140.50", 2, 4))
    return IndicatorTable(
        kind=TableKind.TARGET,
        scope=TableScope.PROJECT,
        place=Place(sheet=sheet, row=3, column=1),
        columns=[Column(name, Field(cell.text, cell)) for name, cell in zip(HEADINGS, headings, strict=True)],
        indicators=indicators,
        facts=facts,
        title=Field(title, Cell(grid, title, 1, 1)),
    )


def row(name: str, target: str, weight: str, **others: str) -> dict[str, str]:
    """One indicator."""
    return {"level1": "产出指标", "level3": name, "target": target, "weight": weight, **others}


def sample_submissions() -> list[Submission]:
    """A file with two tables, one of them faulty, and a file without faults."""
    faulty = sample_table(
        "整体 表",
        [row("培训人数", "≥120", "50"), row(HOSTILE, "200", "25"), row('=HYPERLINK("x")', "≥90", "20")],
        project="交易中心运行费",
    )
    clean = sample_table("Sheet2", [row("办结件数", "≥95", "100", unit="件")], project="窗口经费")
    coverage = Coverage(sheets=3, tables=2, rows=4, skipped=[Skipped(Place(sheet="说明"), "not-indicators")])
    notice = Notice("formula-uncached", Place(sheet="Sheet2", row=9, column=2))
    first = Submission("a/绩效目标.xlsx", "xlsx", [faulty, clean], coverage, [notice])
    other = sample_table("Sheet1", [row("受训人次", "≥300", "100", unit="人次")])
    second = Submission("b.xlsx", "xlsx", [other], Coverage(sheets=1, tables=1, rows=1), [])
    return [first, second, Submission("notes.txt", "txt", [], Coverage(), [])]


def sample_report(config: Config | None = None) -> Report:
    """The report on the sample submissions, with a skipped file and a file that could not be read; the tables are kept."""
    errors = [ToolError("encrypted", "c.xlsx")]
    intake = Intake([], [SkippedFile("~$a.xlsx", "lock-file"), SkippedFile("scan.pdf", "unsupported-format")], errors)
    run = Run(config or Config(), RULES, intake, views=True)
    for submission in sample_submissions():
        run.check(submission)
    return run.report()


def reviewed_report() -> Report:
    """The sample report with everything that a second round adds: suppressed findings of each source, and a comparison."""
    report = sample_report()
    first, *others = report.files
    line = Suppression(SuppressionSource.CONFIG, "部门已说明原因", "perflint.toml:12", until=date(2026, 12, 31))
    remark = Suppression(SuppressionSource.DOCUMENT, "以批复文件为准", first.path, Place(sheet="整体 表", row=5, column=6))
    accepted = Suppression(SuppressionSource.BASELINE, "", "perflint-baseline.json")
    findings = [*first.findings, first.findings[2]]
    for index, suppression in ((0, line), (2, remark), (4, accepted)):
        findings[index] = replace(findings[index], suppressed=suppression, standing=Standing.OPEN)
    previous = Previous("第一轮/绩效目标.xlsx", Place(sheet="整体 表", row=5, column=3), "≥100")
    findings[1] = replace(findings[1], standing=Standing.OPEN, previous=previous)
    findings[3] = replace(findings[3], standing=Standing.NEW)
    gone = [replace(findings[3], standing=Standing.FIXED, place=Place(sheet="整体 表", row=9, column=3))]
    uses = (
        SuppressionUse(line.source, ("T904",), line.reason, line.until, line.origin, None, SuppressionState.USED, 1),
        SuppressionUse(line.source, ("T9",), "已核实", date(2026, 1, 31), "perflint.toml:20", None, SuppressionState.EXPIRED, 0),
        SuppressionUse(remark.source, ("T902",), remark.reason, None, remark.origin, remark.place, SuppressionState.USED, 1),
    )
    return replace(
        report,
        files=(first._replace(findings=tuple(findings)), *others),
        suppressions=uses,
        baseline="perflint-baseline.json",
        review=Review(
            previous=("第一轮/绩效目标.xlsx", "第一轮/旧表.xlsx"),
            files=(
                FileReview(first.path, "第一轮/绩效目标.xlsx", Decimal("88.0"), Decimal("94.0"), 1, 1, 1, 0),
                FileReview("b.xlsx", None, None, Decimal("100.0"), 0, 0, 0, 0),
                FileReview(None, "第一轮/旧表.xlsx", Decimal("60.0"), None, 0, 0, 0, 1),
            ),
            gone=(
                PastFinding("第一轮/绩效目标.xlsx", "交易中心运行费", gone[0]),
                PastFinding("第一轮/旧表.xlsx", "旧项目", gone[0], Unverified.NOT_SUBMITTED),
            ),
        ),
    )
