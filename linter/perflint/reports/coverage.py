"""What was read and what was not, as text: shared by the reports of `check` and `extract`."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.findings import ToolError
from perflint.documents.model import Notice, Place
from perflint.report import SkippedFile
from perflint.reports.paper import Paper
from perflint.reports.words import Words
from perflint.tables.model import Coverage


def write_coverage(path: str, coverage: Coverage, notices: Sequence[Notice], words: Words, paper: Paper) -> None:
    """Write what was seen of one file, what was passed over and what its reader noticed."""
    paper.line(words.say("coverage", path=path, sheets=coverage.sheets, tables=coverage.tables, rows=coverage.rows), indent=2)
    skipped = [(words.trouble(one.reason, {}), one.place) for one in coverage.skipped]
    _write_notes("skipped", skipped, words, paper)
    noticed = [(words.trouble(one.kind, one.parameters), one.place) for one in notices]
    _write_notes("notice", noticed, words, paper)


def _write_notes(label: str, notes: Sequence[tuple[str, Place]], words: Words, paper: Paper) -> None:
    """Write one line for each reason, with its places."""
    places: dict[str, list[Place]] = {}
    for reason, place in notes:
        places.setdefault(reason, []).append(place)
    for reason, where in places.items():
        what = words.addresses(where) or words.say("file-wide")
        paper.line((words.say(label, what=what, reason=reason), "yellow"), indent=4)


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
