"""The report as a workbook: an annotated copy of the one workbook that was checked, or else the results alone.

In the copy each cell with a finding is filled by severity and carries a note; the sheet 审核结果 lists all findings with
links to their cells. Nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.checks.findings import Finding, Severity, Text
from perflint.documents.limits import Limits
from perflint.documents.model import Place
from perflint.editing.annotation import Mark, NotAnnotatedError, annotate, results_only
from perflint.editing.result_sheet import TextCell, TextSheet
from perflint.report import FileResult, Report
from perflint.reports.findings import basis_text, others_text
from perflint.reports.formats import Sources
from perflint.reports.labels import DIMENSIONS
from perflint.reports.notes import Note, all_notes
from perflint.reports.standing import standing_name, suppression_text
from perflint.reports.summary import counts_text, extent_text, score_text
from perflint.reports.words import Words

BINARY = True
NEEDS_SOURCES = True

#: What the cells are filled with, RRGGBB; the worst finding of a cell decides.
COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.INFO: "DDEBF7"}
HEADING_COLOUR = "D9D9D9"
TITLE_SIZE = 16
WORST_FIRST = tuple(Severity)
FORMAT = "xlsx"


class Column(NamedTuple):
    """A column of the sheet of results; `width` in characters."""

    heading: Text
    width: int


FILE = Column(Text("文件", "file"), 24)
COLUMNS = (
    Column(Text("序号", "no."), 5),
    FILE,
    Column(Text("级别", "severity"), 7),
    Column(Text("位置", "place"), 30),  # LibreOffice does not wrap links: the name of a sheet and the cell in one line
    Column(Text("三级指标", "indicator"), 18),
    Column(Text("问题", "problem"), 40),
    Column(Text("建议", "suggestion"), 40),
    Column(Text("依据", "basis"), 30),
    Column(Text("代码", "code"), 7),
    Column(Text("维度", "dimension"), 8),
    Column(Text("整改情况", "standing"), 10),
)
TITLE = Text("审核结果", "Review results")
NOT_READ = Text("说明", "note")


def render_report(report: Report, words: Words, sources: Sources) -> bytes:
    """The workbook."""
    if len(report.files) == 1 and report.files[0].format == FORMAT:
        file = report.files[0]
        data = sources(file.path)
        if data is not None:
            try:
                return annotate(data, list(marks(file, words)), results(report, words, linked=True), Limits())
            except NotAnnotatedError as error:
                return results_only([results(report, words, why=error.reason)])
    return results_only([results(report, words)])


def marks(file: FileResult, words: Words) -> Iterator[Mark]:
    """The cells of a file to be marked, the worst finding of each first."""
    found = [one for one in file.findings if one.suppressed is None]
    for finding in sorted(found, key=lambda one: WORST_FIRST.index(one.severity)):
        for place in (finding.place, *(finding.related if finding.count > 1 else ())):
            if place.sheet is not None and place.cell is not None:
                yield Mark(place, note(finding, words), COLOURS[finding.severity])


def note(finding: Finding, words: Words) -> str:
    """What the note of a cell says."""
    lines = [f"【{words.severity(finding.severity)} {finding.code}】{words.message(finding)}"]
    if suggestion := words.suggestion(finding):
        lines.append(words.say("suggestion", text=suggestion))
    return "\n".join(lines)


def results(report: Report, words: Words, linked: bool = False, why: str | None = None) -> TextSheet:
    """The sheet of all findings; `linked` where their cells are in the same workbook, `why` says why they are not."""
    many = len(report.files) > 1
    columns = [column for column in COLUMNS if many or column is not FILE]
    rows: list[list[TextCell]] = [[TextCell(words.pick(TITLE), bold=True, size=TITLE_SIZE, boxed=False)]]
    rows += [[TextCell(line, boxed=False)] for line in summary(report, words)]
    if why is not None:
        rows.append([TextCell(words.trouble(why, {}), boxed=False)])
    rows.append([])
    rows.append([TextCell(words.pick(column.heading), bold=True, colour=HEADING_COLOUR) for column in columns])
    first = len(rows)
    for file in report.files:
        for finding in file.findings:
            cells = _row(finding, words, linked)
            rows.append([TextCell(str(len(rows) - first + 1)), *([TextCell(file.path)] if many else []), *cells])
    rows += [
        [TextCell("—"), *([TextCell(one.path or "")] if many else []), *_note_row(one, words)] for one in all_notes(report, words)
    ]
    return TextSheet(words.pick(TITLE), rows, [column.width for column in columns], first)


def summary(report: Report, words: Words) -> Iterator[str]:
    """The lines above the findings: the score of each file, what was checked, how much was found."""
    for file in report.files:
        yield f"{file.path} {score_text(file, words)}"
    yield extent_text(report, words)
    yield counts_text(report, words)


def _row(finding: Finding, words: Words, linked: bool) -> list[TextCell]:
    state = suppression_text(finding.suppressed, words) if finding.suppressed is not None else ""
    if finding.standing is not None:
        state = f"{standing_name(finding.standing, words)} {state}".strip()
    others = others_text(finding, words)
    message = words.message(finding) + (f"\n{others}" if others else "")
    return [
        TextCell(words.severity(finding.severity), colour=COLOURS[finding.severity]),
        TextCell(words.address(finding.place), link=_link(finding.place) if linked else None),
        TextCell(finding.indicator or ""),
        TextCell(message),
        TextCell(words.suggestion(finding)),
        TextCell(basis_text(finding, words)),
        TextCell(finding.code),
        TextCell(words.pick(DIMENSIONS[finding.dimension])),
        TextCell(state),
    ]


def _note_row(note: Note, words: Words) -> list[TextCell]:
    texts = (words.pick(NOT_READ), words.addresses(note.places), "", note.text, *[""] * 5)
    return [TextCell(text) for text in texts]


def _link(place: Place) -> str | None:
    """The address of a cell as links inside a workbook have it."""
    if place.sheet is None or place.cell is None:
        return None
    return "'" + place.sheet.replace("'", "''") + f"'!{place.cell}"
