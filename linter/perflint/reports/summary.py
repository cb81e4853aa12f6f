"""What a whole run comes to, in a sentence or two."""

from __future__ import annotations

from perflint.checks.findings import Severity
from perflint.report import FileResult, Report
from perflint.reports.labels import GRADES
from perflint.reports.words import Words

#: The profile that goes without saying.
DEFAULT_PROFILE = "default"


def extent_text(report: Report, words: Words) -> str:
    """What was checked: files, tables, indicators, rules and their version."""
    counts = {"files": len(report.files), "tables": report.tables, "indicators": report.indicators}
    return words.say("extent", **counts, rules=len(report.rules), ruleset=report.ruleset)


def scope_lines(report: Report, words: Words) -> list[str]:
    """What was checked and by which settings, a line each."""
    lines = [extent_text(report, words)]
    if report.profile != DEFAULT_PROFILE:
        lines.append(words.say("profile", name=report.profile))
    if report.settings:
        lines.append(words.say("settings", files=words.comma.join(report.settings)))
    if report.earlier:
        lines.append(words.say("compared", count=len(report.earlier), files=words.names(report.earlier)))
    return lines


def counts_text(report: Report, words: Words) -> str:
    """How many findings of each severity stand, and how many are suppressed."""
    found = words.say("summary", **{severity.value: report.count(severity) for severity in Severity})
    return found + (words.say("summary-suppressed", count=report.suppressed) if report.suppressed else "")


def errors_text(report: Report, words: Words) -> str:
    """How many files or rules failed, to go behind the counts; empty where none did."""
    return words.say("summary-errors", count=len(report.errors)) if report.errors else ""


def rule_names(report: Report, words: Words) -> dict[str, str]:
    """What people call the rules that ran, by their codes."""
    return {rule.code: words.pick(rule.name) for rule in report.rules}


def score_text(file: FileResult, words: Words) -> str:
    """The score and the grade of a file; empty where it has no indicator table."""
    if file.score is None:
        return ""
    return words.say("file-score", score=file.score.value, grade=words.pick(GRADES[file.score.grade]))
