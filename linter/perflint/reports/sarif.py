"""The report as SARIF 2.1.0 (OASIS), for GitHub code scanning and every viewer of static analysis.

A workbook has no lines: the region of a cell is its row as the line and its column as the column, both from 1, and its
logical location is the address as people write it (Sheet1!F12).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from perflint import __version__
from perflint.checks.findings import Finding, Severity, Standing, SuppressionSource, Text
from perflint.documents.model import Place
from perflint.regex import regex
from perflint.report import Report, RuleFacts
from perflint.reports.findings import full_text, line_of
from perflint.reports.labels import DIMENSIONS
from perflint.reports.notes import Note, NoteKind, all_notes
from perflint.reports.standing import review_summary, suppression_text
from perflint.reports.words import Words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: GitHub shows this many results of a run, the most severe ones, and refuses a file with more than the other number.
GITHUB_SHOWS, GITHUB_ACCEPTS = 5_000, 25_000

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
NOTE_LEVELS = {NoteKind.ERROR: "error", NoteKind.SKIPPED: "note", NoteKind.NOTICE: "warning"}
#: The severities that GitHub sorts rules by.
PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
BASELINE_STATES = {Standing.OPEN: "unchanged", Standing.NEW: "new", Standing.FIXED: "absent"}

_TOO_MANY = Text(
    "结果共 {count} 个。GitHub 只显示最严重的 {shown} 个，超过 {accepted} 个时拒收整个文件；"
    "可用 --select 分批检查，或逐个文件夹检查",
    "There are {count} results. GitHub shows the {shown} most severe ones and refuses a file with more than {accepted}; "
    "check in parts by --select, or folder by folder",
)
_DRIVE = regex(r"[A-Za-z]:/")


def render_report(report: Report, words: Words) -> str:
    """The report as one run of a SARIF log; suppressed findings are in it with their reasons."""
    index = {rule.code: number for number, rule in enumerate(report.rules)}
    results = [_result(file.path, finding, index, words) for file in report.files for finding in file.findings]
    notifications = [_notification(note, words) for note in all_notes(report, words)]
    if len(results) > GITHUB_SHOWS:
        counts = {"count": len(results), "shown": GITHUB_SHOWS, "accepted": GITHUB_ACCEPTS}
        text = words.fill(_TOO_MANY, {name: str(count) for name, count in counts.items()})
        notifications.append({"descriptor": {"id": "many-results"}, "level": "warning", "message": {"text": text}})
    run = {
        "tool": {
            "driver": {
                "name": "perflint",
                "semanticVersion": __version__,
                "version": report.ruleset,
                "language": "en" if words.lang == "en" else "zh-CN",
                "rules": [_rule(rule, words) for rule in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.errors, "toolExecutionNotifications": notifications}],
        "artifacts": [{"location": {"uri": uri(file.path)}} for file in report.files],
        "results": results,
        "properties": {"profile": report.profile} | _scores(report) | _review(report, words),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def uri(path: str) -> str:
    """A path as a URI, relative where the path is; an absolute one becomes a file URI."""
    quoted = quote(path.removeprefix("./"), safe="/")
    if path.startswith("/"):
        return f"file://{quoted}"
    return f"file:///{path[:2]}{quote(path[2:], safe='/')}" if _DRIVE.match(path) else quoted


def _rule(rule: RuleFacts, words: Words) -> dict[str, Any]:
    basis = [words.basis(one) for one in rule.basis] or [words.say("no-basis")]
    why = words.pick(rule.why)
    return {
        "id": rule.code,
        "name": rule.rule,
        "shortDescription": {"text": words.pick(rule.name)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{words.say('basis', text=words.semicolon.join(basis))}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "precision": str(rule.confidence),
            "problem.severity": PROBLEM_SEVERITIES[rule.severity],
            "tags": [words.pick(DIMENSIONS[rule.dimension])],
        },
    }


def _result(path: str, finding: Finding, index: dict[str, int], words: Words) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": "\n".join(full_text(finding, words))},
        "locations": [_location(path, finding.place, words, finding.text)],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1", "perflint/v1": finding.fingerprint},
        "occurrenceCount": finding.count,
        "properties": {
            "confidence": str(finding.confidence),
            "dimension": words.pick(DIMENSIONS[finding.dimension]),
            "indicator": finding.indicator,
        },
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.related:
        result["relatedLocations"] = [
            {"id": number} | _location(path, place, words) for number, place in enumerate(finding.related, 1)
        ]
    if finding.suppressed is not None:
        kind = "inSource" if finding.suppressed.source is SuppressionSource.DOCUMENT else "external"
        result["suppressions"] = [{"kind": kind, "justification": suppression_text(finding.suppressed, words)}]
    if finding.standing is not None:
        result["baselineState"] = BASELINE_STATES[finding.standing]
    return result


def _location(path: str, place: Place, words: Words, text: str | None = None) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": line_of(place)}
    if place.line is None and place.column is not None:  # the column of a cell; of a text only the line is known
        region["startColumn"] = place.column
    if text:
        region["snippet"] = {"text": text}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}
    address = words.address(place)
    if address:
        kind = "cell" if place.cell is not None else "member"
        location["logicalLocations"] = [{"name": place.cell or address, "fullyQualifiedName": address, "kind": kind}]
    return location


def _notification(note: Note, words: Words) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "descriptor": {"id": note.reason},
        "level": NOTE_LEVELS[note.kind],
        "message": {"text": note.text},
    }
    if note.path is not None:
        notification["locations"] = [_location(note.path, place, words) for place in note.places or (note.place,)]
    return notification


def _scores(report: Report) -> dict[str, Any]:
    scored: Iterable[tuple[str, float, str]] = (
        (file.path, float(file.score.value), file.score.grade) for file in report.files if file.score is not None
    )
    return {"scores": [{"path": path, "score": score, "grade": grade} for path, score, grade in scored]}


def _review(report: Report, words: Words) -> dict[str, Any]:
    return {"review": review_summary(report, words)} if report.review is not None else {}
