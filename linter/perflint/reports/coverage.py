"""What was read and what was not, as text: shared by the reports of `check` and `extract`."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import ToolError
from perflint.documents.model import Notice
from perflint.report import SkippedFile
from perflint.reports.notes import coverage_notes
from perflint.reports.paper import Paper
from perflint.reports.words import Words
from perflint.tables.model import Coverage


def write_coverage(path: str, coverage: Coverage, notices: Sequence[Notice], words: Words, paper: Paper) -> None:
    """Write what was seen of one file, what was passed over and what its reader noticed."""
    paper.line(words.say("coverage", path=path, sheets=coverage.sheets, tables=coverage.tables, rows=coverage.rows), indent=2)
    for note in coverage_notes(path, coverage, notices, words):
        paper.line((note.line(words), "yellow"), indent=4)


def write_skipped(skipped: Sequence[SkippedFile], words: Words, paper: Paper) -> None:
    """Write which files of the folders were passed over."""
    for file in skipped:
        paper.line((words.say("skipped", what=file.path, reason=words.trouble(file.reason, file.parameters)), "yellow"), indent=2)


def write_errors(errors: Sequence[ToolError], words: Words, paper: Paper) -> None:
    """Write the files that could not be read and the faults of the tool, in red."""
    for error in errors:
        what = error.path or "perflint"
        paper.line((words.say("tool-error", what=what, reason=words.trouble(error.kind, error.parameters)), "bold red"))
    if errors:
        paper.line()
