"""The report in Markdown, for a comment on a merge request or for a wiki: GitHub's and GitLab's dialect.

A text of a document can neither change the layout nor make a link, a mention or a reference to an issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.checks.findings import Finding, Severity
from perflint.regex import regex
from perflint.report import FileResult, Report
from perflint.reports.findings import basis_text, headline, others_text
from perflint.reports.labels import DIMENSIONS, GRADES
from perflint.reports.notes import all_notes
from perflint.reports.paper import safe
from perflint.reports.standing import past_line, review_summary, standing_name, suppressed_lines
from perflint.reports.summary import counts_text, errors_text, scope_lines
from perflint.reports.words import Words

EXTENSION = "md"

_MARKUP = regex(r"[\\`*_{}\[\]()<>|~^$]|(?<=^)[#+=.\-]|&")
#: What GitHub and GitLab turn into links by themselves: mentions, issues, merge requests, snippets, addresses.
_LIVE = regex(r"@(?=\w)|[#!%](?=\d)|:(?=//)|\bwww(?=\.)|(?<=\w)@")
_APART = "<!-- -->"


def render_report(report: Report, words: Words) -> str:
    """The report as Markdown."""
    return "\n".join(_lines(report, words)) + "\n"


def escaped(text: str) -> str:
    """The text as Markdown that shows it and does nothing else."""
    shown = _MARKUP.sub(lambda match: "&amp;" if match[0] == "&" else f"\\{match[0]}", safe(text))
    return _LIVE.sub(lambda match: match[0] + _APART, shown)


def _lines(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words.say('report')}"
    yield ""
    yield f"**{escaped(counts_text(report, words) + errors_text(report, words))}**  "
    yield "  \n".join(map(escaped, scope_lines(report, words)))
    yield ""
    if report.files:
        yield from _scores(report.files, words)
    if report.review is not None:
        yield f"### {words.say('review')}"
        yield ""
        yield escaped(review_summary(report, words))
        yield ""
        labels = {True: "fixed", False: "not-verified"}
        gone = [(words.say(labels[past.unverified is None], path=past.path), past) for past in report.review.gone]
        yield from _items([f"{label} {past_line(past, words)}" for label, past in gone])
    for file in report.files:
        yield from _file(file, words)
    notes = [f"{note.path or 'perflint'} {note.line(words)}" for note in all_notes(report, words)]
    if notes:
        yield f"### {words.say('unread')}"
        yield ""
        yield from _items(notes)


def _scores(files: Sequence[FileResult], words: Words) -> Iterator[str]:
    severities = [words.severity(severity) for severity in Severity]
    yield from _heading([words.say("file"), words.say("score"), words.say("grade"), *severities])
    for file in files:
        score = [str(file.score.value), words.pick(GRADES[file.score.grade])] if file.score is not None else ["", ""]
        standing = [finding for finding in file.findings if finding.suppressed is None]
        counts = [str(sum(finding.severity is severity for finding in standing)) for severity in Severity]
        yield _row([escaped(file.path), *score, *counts])
    yield ""


def _file(file: FileResult, words: Words) -> Iterator[str]:
    standing = [finding for finding in file.findings if finding.suppressed is None]
    suppressed = suppressed_lines(file.findings, words)
    if not standing and not suppressed:
        return
    yield f"### {escaped(file.path)}"
    yield ""
    if standing:
        labels = ("severity", "place", "finding", "advice", "basis-column")
        yield from _heading([words.say(label) for label in labels])
        for finding in standing:
            yield _row(_cells(finding, words))
        yield ""
    if suppressed:
        yield f"<details><summary>{words.say('suppressed', count=len(file.findings) - len(standing))}</summary>"
        yield ""
        yield from _items(suppressed)
        yield "</details>"
        yield ""


def _cells(finding: Finding, words: Words) -> list[str]:
    severity = f"{words.severity(finding.severity)} {words.pick(DIMENSIONS[finding.dimension])}"
    if finding.standing is not None:
        severity += f" {standing_name(finding.standing, words)}"
    message = "<br>".join(map(escaped, filter(None, (words.message(finding), others_text(finding, words)))))
    advice = [words.suggestion(finding), basis_text(finding, words)]
    return [severity, escaped(headline(finding, words)), message, *map(escaped, advice)]


def _heading(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield "|" + "---|" * len(cells)


def _row(cells: Sequence[str]) -> str:
    """A row of cells that are Markdown already."""
    return "| " + " | ".join(cells) + " |"


def _items(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield f"- {escaped(text)}"
    if texts:
        yield ""
