"""The text report of `perflint extract`: each table with the facts around it, as it was read."""

from __future__ import annotations

from perflint.report import Extraction
from perflint.reports.coverage import write_coverage, write_errors, write_skipped
from perflint.reports.labels import KINDS
from perflint.reports.paper import Paper
from perflint.reports.words import Words
from perflint.tables.model import INDICATOR_FIELDS, Field, Indicator, IndicatorTable, Submission


def write_extraction(extraction: Extraction, words: Words, paper: Paper) -> None:
    """Write every table, then what was read and what was not."""
    for submission in extraction.submissions:
        _write_submission(submission, words, paper)
    write_errors(extraction.errors, words, paper)
    paper.line((words.say("checked-read"), "bold"))
    indicators = sum(len(table.indicators) for submission in extraction.submissions for table in submission.tables)
    files = len(extraction.submissions)
    paper.line(words.say("extent-read", files=files, tables=extraction.tables, indicators=indicators), indent=2)
    for submission in extraction.submissions:
        write_coverage(submission.path, submission.coverage, submission.notices, words, paper)
    write_skipped(extraction.skipped, words, paper)
    if not extraction.tables:
        paper.line((words.say("nothing"), "yellow"), indent=2)


def _write_submission(submission: Submission, words: Words, paper: Paper) -> None:
    paper.line((submission.path, "bold"))
    if not submission.tables:
        paper.line((words.say("no-tables"), "yellow"), indent=2)
    for number, table in enumerate(submission.tables, 1):
        _write_table(number, table, words, paper)
    paper.line()


def _write_table(number: int, table: IndicatorTable, words: Words, paper: Paper) -> None:
    title = table.title.text if table.title is not None else ""
    kind = words.pick(KINDS[table.kind])
    parts = [words.say("table", number=number), kind, title, words.address(table.place)]
    paper.line((" ".join(part for part in parts if part), "bold"), indent=2)
    for name, fact in table.facts.items():
        paper.line((f"{words.field(name)}: " if words.lang == "en" else f"{words.field(name)}：", "cyan"), fact.text, indent=4)
    fields = [name for name in INDICATOR_FIELDS if any(getattr(row, name) is not None for row in table.indicators)]
    headings = [words.say("place"), *map(words.field, fields)]
    if table.indicators:
        paper.table(headings, [_row(indicator, fields, words) for indicator in table.indicators])
    for note in table.notes:
        reason = words.trouble(note.kind, note.parameters)
        paper.line((words.say("notice", what=words.address(note.place), reason=reason), "yellow"), indent=4)


def _row(indicator: Indicator, fields: list[str], words: Words) -> list[str]:
    values: list[Field | None] = [getattr(indicator, name) for name in fields]
    return [words.address(indicator.place), *(value.text if value is not None else "" for value in values)]
