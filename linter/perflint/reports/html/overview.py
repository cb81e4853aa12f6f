"""The parts of the page about the whole run: numbers, scores of the files, what became of earlier findings, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from perflint.checks.findings import Finding, Severity, SuppressionState
from perflint.report import FileResult, Report
from perflint.reports.html.charts import grade_chart, score_bar
from perflint.reports.html.markup import Child, Markup, tag
from perflint.reports.html.texts import TEXTS
from perflint.reports.labels import GRADES
from perflint.reports.notes import NoteKind, all_notes, file_notes, run_notes
from perflint.reports.standing import file_review_text, gone_by_file, past_line, review_summary, state_text, suppression_origin
from perflint.reports.summary import scope_lines
from perflint.reports.words import Words


def overview(report: Report, words: Words) -> Markup:
    """The numbers of the run and the scores of its files."""
    grades = [file.score.grade for file in report.files if file.score is not None]
    return tag(
        "section",
        tag("h2", words.pick(TEXTS["overview"])),
        tag("div", tag("ul", *_tiles(report, words), class_="tiles"), _grades(grades, words), class_="numbers"),
        _scores(report.files, words) if report.files else None,
        id="overview",
    )


def _tiles(report: Report, words: Words) -> list[Markup]:
    unread = sum(note.kind is not NoteKind.ERROR for note in all_notes(report, words))
    counts: list[tuple[str, int, str | None]] = [
        (words.pick(TEXTS["files"]), len(report.files), None),
        (words.pick(TEXTS["tables"]), report.tables, None),
        (words.pick(TEXTS["indicators"]), report.indicators, None),
        *((words.severity(severity), report.count(severity), severity.value) for severity in Severity),
        (words.pick(TEXTS["suppressed"]), report.suppressed, None),
        (words.pick(TEXTS["not-read"]), unread, "notice" if unread else None),
        (words.pick(TEXTS["not-processed"]), len(report.errors), "error" if report.errors else None),
    ]
    return [tag("li", tag("b", str(count)), tag("span", label), class_=style) for label, count, style in counts]


def _grades(grades: Sequence[str], words: Words) -> Markup | None:
    if len(grades) < 2:
        return None
    return tag("figure", tag("figcaption", words.pick(TEXTS["grades"])), grade_chart(grades, words))


def _scores(files: Sequence[FileResult], words: Words) -> Markup:
    headings = ["file", "which-table", "score", "grade"]
    severities = [tag("th", words.severity(severity), scope="col", class_="number") for severity in Severity]
    head = tag("tr", *(tag("th", words.say(one), scope="col") for one in headings), severities)
    rows = [_score_row(number, file, words) for number, file in enumerate(files)]
    return tag("div", tag("table", tag("thead", head), tag("tbody", rows), class_="list"), class_="scroll")


def _score_row(number: int, file: FileResult, words: Words) -> Markup:
    standing = standing_of(file)
    counts = [str(sum(finding.severity is severity for finding in standing)) for severity in Severity]
    score = file.score
    return tag(
        "tr",
        tag("td", tag("a", *path_parts(file.path), href=f"#f{number}")),
        tag("td", str(len(file.tables)), class_="number"),
        tag("td", score_bar(score.value, words), " ", tag("b", str(score.value))) if score is not None else tag("td", "—"),
        tag("td", words.pick(GRADES[score.grade]) if score is not None else words.say("no-tables")),
        *(tag("td", count, class_="number") for count in counts),
    )


def path_parts(path: str) -> list[Child]:
    """A path with its folder less conspicuous than its name."""
    folder, slash, name = path.rpartition("/")
    return [tag("span", folder + slash, class_="folder") if slash else None, name]


def standing_of(file: FileResult) -> list[Finding]:
    """The findings of a file that are not suppressed."""
    return [finding for finding in file.findings if finding.suppressed is None]


def review(report: Report, words: Words) -> Markup | None:
    """The comparison with the round before; None where there is none."""
    if report.review is None:
        return None
    gone = (("fixed", report.review.fixed), ("not-verified", report.review.unverified))
    lists = [
        [tag("h3", words.say(label, path=path)), _list(past_line(past, words) for past in found)]
        for label, findings in gone
        for path, found in gone_by_file(findings)
    ]
    return tag(
        "section",
        tag("h2", words.say("review")),
        tag("p", words.say("reviewed", files=words.names(report.review.previous)), class_="quiet"),
        tag("p", review_summary(report, words), class_="message"),
        _list(file_review_text(file, words) for file in report.review.files),
        *lists,
        id="review",
    )


def errors(report: Report, words: Words) -> Markup | None:
    """What failed, at the top of the page; None where nothing did."""
    notes = [note for note in run_notes(report, words) if note.kind is NoteKind.ERROR]
    if not notes:
        return None
    lines = [tag("li", tag("b", note.path or "perflint"), " ", note.text) for note in notes]
    return tag("section", tag("h2", words.pick(TEXTS["errors"])), tag("ul", lines), class_="alarm", id="errors")


def coverage(report: Report, words: Words) -> Markup:
    """What was checked of each file, what was not read and why; what became of the suppressions."""
    headings = ("files", "grids", "tables", "rows", "notes")
    head = tag("tr", *(tag("th", words.pick(TEXTS[one]), scope="col") for one in headings))
    body = [_coverage_row(file, words) for file in report.files]
    skipped = [note for note in run_notes(report, words) if note.kind is NoteKind.SKIPPED]
    return tag(
        "section",
        tag("h2", words.pick(TEXTS["coverage"])),
        [tag("p", line) for line in scope_lines(report, words)],
        tag("div", tag("table", tag("thead", head), tag("tbody", body), class_="list"), class_="scroll") if body else None,
        tag("h3", words.pick(TEXTS["skipped-files"])) if skipped else None,
        _list(f"{note.path} {note.text}" for note in skipped),
        _suppressions(report, words),
        id="coverage",
    )


def _coverage_row(file: FileResult, words: Words) -> Markup:
    notes = [note.line(words) for note in file_notes(file, words)]
    seen = file.coverage
    return tag(
        "tr",
        tag("td", *path_parts(file.path)),
        *(tag("td", str(count), class_="number") for count in (seen.sheets, seen.tables, seen.rows)),
        tag("td", _list(notes) or words.pick(TEXTS["all-read"])),
    )


def _suppressions(report: Report, words: Words) -> list[Markup | None]:
    lines = [
        f"{suppression_origin(use, words)} {words.comma.join(use.rules)}{words.semicolon}{state_text(use, words)}"
        for use in report.suppressions
        if use.state is not SuppressionState.USED
    ]
    if report.baseline is not None:
        lines.insert(0, words.say("baseline", path=report.baseline))
    return [tag("h3", words.pick(TEXTS["suppressions"])) if lines else None, _list(lines)]


def _list(lines: Iterable[str]) -> Markup | None:
    found = [tag("li", line) for line in lines]
    return tag("ul", found) if found else None
