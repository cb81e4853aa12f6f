"""The text report of `perflint check`: findings with their places, then the scores, then what was checked."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.engine import DOUBTFUL_READING
from perflint.checks.findings import Confidence, Finding, Severity
from perflint.report import FileResult, Report, TableResult
from perflint.reports.coverage import write_coverage, write_errors, write_skipped
from perflint.reports.findings import basis_text, others_text
from perflint.reports.labels import DIMENSIONS, GRADES, TAXONOMIES
from perflint.reports.paper import Paper, Part, shortened
from perflint.reports.standing import standing_name
from perflint.reports.standing_text import write_review, write_suppressed, write_suppressions
from perflint.reports.summary import counts_text, errors_text, scope_lines, score_text
from perflint.reports.words import Words
from perflint.scoring import Deduction

NAME_WIDTH = 40
TEXT_WIDTH = 80

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def write_report(report: Report, words: Words, paper: Paper, findings_only: bool = False) -> None:
    """Write a report; `findings_only` leaves out the scores and what was checked, never an error."""
    for file in report.files:
        _write_findings(file, words, paper)
        if not findings_only:
            _write_scores(file, words, paper)
    write_review(report, words, paper)
    write_errors(report.errors, words, paper)
    if not findings_only:
        _write_checked(report, words, paper)


def _write_findings(file: FileResult, words: Words, paper: Paper) -> None:
    paper.line((file.path, "bold"))
    if not file.tables:
        paper.line((words.say("no-tables"), "yellow"), indent=2)
    standing = [finding for finding in file.findings if finding.suppressed is None]
    if file.tables and not standing:
        paper.line((words.say("no-other-findings" if file.findings else "no-findings"), "green"), indent=2)
    table: int | None = -1
    for finding in standing:
        if finding.table != table:
            table = finding.table
            paper.line((_heading(file, table, words), "bold"), indent=2)
        _write_finding(finding, words, paper)
    write_suppressed(file.findings, words, paper)
    paper.line()


def _heading(file: FileResult, number: int | None, words: Words) -> str:
    if number is None:
        return words.say("file-wide")
    table = file.tables[number]
    parts = [words.say("table", number=number + 1), _name(table), words.address(table.place)]
    parts.append(words.say("indicators", count=table.indicators))
    return " ".join(part for part in parts if part)


def _name(table: TableResult) -> str:
    return shortened(table.project or table.title or "", NAME_WIDTH)


def _write_finding(finding: Finding, words: Words, paper: Paper) -> None:
    style = STYLES[finding.severity]
    head: list[Part] = [(words.severity(finding.severity), style), f" {finding.code}"]
    address = words.address(finding.place, with_line=True)
    if address:
        head.append((f" {address}", "bold"))
    if finding.indicator and finding.indicator != finding.text:
        head.append(f" [{shortened(finding.indicator, NAME_WIDTH)}]")
    if finding.text:
        head.append((f" “{shortened(finding.text, TEXT_WIDTH)}”", "magenta"))
    if finding.standing is not None:
        head.append(f" <{standing_name(finding.standing, words)}>")
    if finding.confidence is Confidence.LOW:
        doubtful = words.say("doubtful")
        head.append((f" ({doubtful})" if words.lang == "en" else f"（{doubtful}）", "dim"))
    paper.line(*head, indent=4)
    paper.line(words.message(finding), indent=6)
    for line in (others_text(finding, words), words.say("basis", text=basis_text(finding, words)) if finding.basis else ""):
        if line:
            paper.line(line, indent=6)
    suggestion = words.suggestion(finding)
    if suggestion:
        paper.line((words.say("suggestion", text=suggestion), "green"), indent=6)


def _write_scores(file: FileResult, words: Words, paper: Paper) -> None:
    if file.score is None:
        return
    lowered = [(number, table) for number, table in enumerate(file.tables, 1) if table.score.deductions]
    paper.line((words.say("scores"), "bold"), f" {file.path}")
    if lowered:
        dimensions = lowered[0][1].score.dimensions
        headings = [words.say("which-table"), words.say("name")]
        headings += [f"{words.pick(DIMENSIONS[one.dimension])} {one.points.normalize():f}" for one in dimensions]
        headings += [words.say("score"), words.say("grade"), words.say("taxonomy")]
        rows = [_score_row(number, table, words) for number, table in lowered]
        paper.table(headings, rows, numbers=frozenset(range(2, 3 + len(dimensions))))
    _write_deductions(file, lowered, words, paper)
    clean = len(file.tables) - len(lowered)
    if clean:
        paper.line((words.say("clean-tables", count=clean), "green"), indent=2)
    deducted = sum(deduction.points for deduction in file.score.deductions)
    formula = words.say("file-formula", mean=file.score.mean, deducted=deducted) if deducted else ""
    paper.line((score_text(file, words), "bold"), formula, indent=2)
    paper.line()


def _score_row(number: int, table: TableResult, words: Words) -> list[str]:
    score = table.score
    parts = [str(dimension.score) for dimension in score.dimensions]
    taxonomy = words.pick(TAXONOMIES[table.taxonomy]) if table.taxonomy is not None else ""
    return [str(number), _name(table), *parts, str(score.value), words.pick(GRADES[score.grade]), taxonomy]


def _write_deductions(file: FileResult, lowered: Sequence[tuple[int, TableResult]], words: Words, paper: Paper) -> None:
    rows = [_deduction_row(str(number), deduction, words) for number, table in lowered for deduction in table.score.deductions]
    if file.score is not None:
        rows += [_deduction_row(words.say("file-wide"), deduction, words) for deduction in file.score.deductions]
    if not rows:
        return
    labels = ("which-table", "code", "rule", "dimension", "points", "occurrences")
    paper.line(words.say("deductions"), indent=2)
    paper.table([words.say(label) for label in labels], rows, numbers=frozenset((4, 5)))


def _deduction_row(table: str, deduction: Deduction, words: Words) -> list[str]:
    points = f"-{deduction.points}"
    if deduction.points < deduction.full:
        points += words.say("cut", full=deduction.full)
    dimension = words.pick(DIMENSIONS[deduction.dimension])
    return [table, deduction.code, deduction.rule, dimension, points, str(deduction.occurrences)]


def _write_checked(report: Report, words: Words, paper: Paper) -> None:
    paper.line((words.say("checked"), "bold"))
    for line in scope_lines(report, words):
        paper.line(line, indent=2)
    write_suppressions(report, words, paper)
    for file in report.files:
        write_coverage(file.path, file.coverage, file.notices, words, paper)
        for number, table in enumerate(file.tables, 1):
            _write_table_notes(number, table, words, paper)
    write_skipped(report.skipped, words, paper)
    if not report.tables and not report.errors:
        paper.line((words.say("nothing"), "yellow"), indent=2)
    style = next((STYLES[severity] for severity in Severity if report.count(severity)), "green")
    paper.line((counts_text(report, words), style), (errors_text(report, words), "bold red"))


def _write_table_notes(number: int, table: TableResult, words: Words, paper: Paper) -> None:
    if table.confidence < DOUBTFUL_READING:
        paper.line(
            (words.say("notice", what=words.say("table", number=number), reason=words.trouble("low-confidence", {})), "yellow"),
            indent=4,
        )
    for note in table.notes:
        what = f"{words.say('table', number=number)} {words.address(note.place)}".rstrip()
        paper.line(words.say("notice", what=what, reason=words.trouble(note.kind, note.parameters)), indent=4)
