"""The report for GitLab's code quality widget: the part of the CodeClimate format that GitLab reads.

GitLab keys its comparison of two runs by the fingerprint, which must be unique in the whole report, and needs a line.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from perflint.checks.findings import Severity
from perflint.documents.model import NOWHERE, Place
from perflint.report import Report
from perflint.reports.findings import full_text, line_of
from perflint.reports.notes import NoteKind, all_notes
from perflint.reports.words import Words

EXTENSION = "json"

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
NOTE_SEVERITIES = {NoteKind.ERROR: "blocker", NoteKind.SKIPPED: "info", NoteKind.NOTICE: "info"}


def render_report(report: Report, words: Words) -> str:
    """The report as a list of issues; suppressed findings are left out, what was not read is in."""
    issues = [
        _issue(
            name=f"{finding.code} {finding.rule}",
            severity=SEVERITIES[finding.severity],
            path=file.path,
            place=finding.place,
            text=" ".join((words.address(finding.place), *full_text(finding, words))).lstrip(),
            key=finding.fingerprint,
        )
        for file in report.files
        for finding in file.findings
        if finding.suppressed is None
    ]
    issues += [
        _issue(
            name=note.reason,
            severity=NOTE_SEVERITIES[note.kind],
            path=note.path or "perflint",
            place=note.place,
            text=note.line(words),
            key=note.text,
        )
        for note in all_notes(report, words)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(name: str, severity: str, path: str, text: str, key: str, place: Place = NOWHERE) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": name,
        "fingerprint": hashlib.sha256(f"{path}\x1f{name}\x1f{key}".encode()).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path.removeprefix("./"), "lines": {"begin": line_of(place)}},
    }
