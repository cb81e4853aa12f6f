"""Annotations of GitHub Actions: workflow commands that show each finding at its file.

The syntax and its escapes are those of GitHub's “Workflow commands for GitHub Actions”. GitHub shows ten errors, ten
warnings and ten notices of a step; the others stay in its log.
"""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import Severity
from perflint.report import Report
from perflint.reports.findings import full_text, headline, line_of
from perflint.reports.notes import Note, NoteKind, file_notes, run_notes
from perflint.reports.paper import safe
from perflint.reports.summary import counts_text, errors_text, scope_lines
from perflint.reports.words import Words

EXTENSION = "txt"

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
NOTE_COMMANDS = {NoteKind.ERROR: "error", NoteKind.SKIPPED: "notice", NoteKind.NOTICE: "warning"}


def render_report(report: Report, words: Words) -> str:
    """The report as workflow commands, one a line; suppressed findings are only counted."""
    lines = [_note(note, words) for note in run_notes(report, words)]
    for file in report.files:
        for finding in file.findings:
            if finding.suppressed is None:
                title = headline(finding, words)
                line, texts = line_of(finding.place), full_text(finding, words)
                lines.append(_command(COMMANDS[finding.severity], file.path, line, title, texts))
        lines += [_note(note, words) for note in file_notes(file, words)]
    summary = [*scope_lines(report, words), counts_text(report, words) + errors_text(report, words)]
    lines.append(_command("notice", None, None, words.say("checked"), summary))
    return "".join(f"{line}\n" for line in lines)


def _note(note: Note, words: Words) -> str:
    line = line_of(note.place) if note.place.row or note.place.line else None
    return _command(NOTE_COMMANDS[note.kind], note.path, line, note.reason, [note.line(words)])


def _command(name: str, path: str | None, line: int | None, title: str, texts: Sequence[str]) -> str:
    values = {"file": path, "line": line, "title": title}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in values.items() if value is not None)
    return f"::{name} {properties}::{'%0A'.join(map(_data, texts))}"


def _data(text: str) -> str:
    return safe(text).replace("%", "%25")  # `safe` shows line breaks as escapes, so that no text begins a new command


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
