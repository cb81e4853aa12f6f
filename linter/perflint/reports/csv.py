"""The findings as a table for WPS and Excel: one a row, then what could not be read.

UTF-8 with a byte order mark, without which Excel takes the file for GBK. A text from a document that a spreadsheet
would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from perflint.checks.findings import Finding, Text
from perflint.documents.model import Place
from perflint.report import FileResult, Report
from perflint.reports.findings import basis_text
from perflint.reports.labels import CONFIDENCES, DIMENSIONS
from perflint.reports.notes import Note, NoteKind, all_notes
from perflint.reports.paper import safe
from perflint.reports.standing import standing_name, suppression_text
from perflint.reports.summary import rule_names
from perflint.reports.words import Words

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

COLUMNS = (
    Text("文件", "file"),
    Text("表", "table"),
    Text("项目", "project"),
    Text("级别", "severity"),
    Text("代码", "code"),
    Text("规则", "rule"),
    Text("维度", "dimension"),
    Text("位置", "place"),
    Text("工作表", "sheet"),
    Text("页", "page"),
    Text("行", "row"),
    Text("列", "column"),
    Text("三级指标", "indicator"),
    Text("栏目", "field"),
    Text("原文", "text"),
    Text("问题", "message"),
    Text("建议", "suggestion"),
    Text("依据", "basis"),
    Text("处数", "count"),
    Text("另见", "related"),
    Text("把握程度", "confidence"),
    Text("整改情况", "standing"),
    Text("忽略理由", "suppressed"),
    Text("指纹", "fingerprint"),
)
NOTE_LEVELS = {
    NoteKind.ERROR: Text("无法处理", "not processed"),
    NoteKind.SKIPPED: Text("未读", "not read"),
    NoteKind.NOTICE: Text("注意", "note"),
}


def render_report(report: Report, words: Words) -> str:
    """The report as CSV with one heading row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([words.pick(column) for column in COLUMNS])
    names = rule_names(report, words)
    for file in report.files:
        writer.writerows(_row(_finding(file, finding, names, words)) for finding in file.findings)
    writer.writerows(_row(_note(note, words)) for note in all_notes(report, words))
    return "\ufeff" + out.getvalue()


def _row(values: Iterable[str | int | None]) -> list[str | int]:
    return ["" if value is None else value if isinstance(value, int) else _plain(value) for value in values]


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    shown = safe(text)  # also makes tabs and line breaks harmless, and whatever a terminal would obey
    return f"'{shown}" if shown.startswith(FORMULA_STARTS) else shown


def _finding(file: FileResult, finding: Finding, names: Mapping[str, str], words: Words) -> list[str | int | None]:
    table = file.tables[finding.table] if finding.table is not None else None
    return [
        file.path,
        finding.table + 1 if finding.table is not None else None,
        table.project or table.title if table is not None else None,
        words.severity(finding.severity),
        finding.code,
        names.get(finding.code, finding.rule),
        words.pick(DIMENSIONS[finding.dimension]),
        *_place(finding.place, words),
        finding.indicator,
        words.field(finding.field) if finding.field is not None else None,
        finding.text,
        words.message(finding),
        words.suggestion(finding),
        basis_text(finding, words),
        finding.count,
        words.addresses(finding.related),
        words.pick(CONFIDENCES[finding.confidence]),
        standing_name(finding.standing, words) if finding.standing is not None else None,
        suppression_text(finding.suppressed, words) if finding.suppressed is not None else None,
        finding.fingerprint,
    ]


def _note(note: Note, words: Words) -> list[str | int | None]:
    level = words.pick(NOTE_LEVELS[note.kind])
    place = [words.addresses(note.places), *_place(note.place, words)[1:]]
    before = [note.path, None, None, level, None, note.reason, None, *place, None, None, None, note.text]
    return before + [None] * (len(COLUMNS) - len(before))


def _place(place: Place, words: Words) -> list[str | int | None]:
    return [words.address(place), place.sheet, place.page, place.row or place.line, place.column]
