"""The page as a whole."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from perflint.checks.findings import Dimension, Severity, Standing, Text
from perflint.report import FileResult, Report, TableResult
from perflint.reports.html.charts import dimension_chart
from perflint.reports.html.items import Names, items, suppressed
from perflint.reports.html.markup import Child, Markup, tag
from perflint.reports.html.overview import coverage, errors, overview, path_parts, review, standing_of
from perflint.reports.html.sheets import Marks, sheet
from perflint.reports.html.texts import TEXTS
from perflint.reports.labels import DIMENSIONS, GRADES, TAXONOMIES
from perflint.reports.standing import standing_name
from perflint.reports.summary import extent_text, rule_names, score_text
from perflint.reports.words import Words
from perflint.scoring import Deduction


def render_report(report: Report, words: Words) -> str:
    """The report as one HTML page that needs nothing else."""
    title = words.pick(TEXTS["title"])
    style, script = _resource("style.css"), _resource("script.js")
    policy = f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", http_equiv="X-UA-Compatible", content="IE=edge"),
        tag("meta", name="renderer", content="webkit"),  # 360's browser: not the old engine
        tag("meta", name="viewport", content="width=device-width"),
        tag("title", title),
        tag("style", Markup(style)),
    )
    body = tag(
        "body",
        tag("header", tag("h1", title, id="top"), tag("p", extent_text(report, words))),
        tag("main", *_main(report, words)),
        tag("script", Markup(script)),
    )
    language = "en" if words.lang == "en" else "zh-CN"
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language)}\n"


def _main(report: Report, words: Words) -> Iterator[Child]:
    yield errors(report, words)
    yield overview(report, words)
    yield review(report, words)
    if any(standing_of(file) for file in report.files):
        yield _filters(report, words)
    names = rule_names(report, words)
    for number, file in enumerate(report.files):
        yield _file(number, file, names, words)
    yield coverage(report, words)


def _filters(report: Report, words: Words) -> Markup:
    """The controls, which show themselves when the script runs."""
    standing = [finding for file in report.files for finding in standing_of(file)]
    severities = [(severity.value, words.severity(severity), report.count(severity)) for severity in Severity]
    dimensions = [
        (str(number), words.pick(DIMENSIONS[one]), sum(finding.dimension is one for finding in standing))
        for number, one in enumerate(Dimension)
    ]
    names = rule_names(report, words)
    rules = [(code, f"{code} {names.get(code, '')}") for code in sorted({finding.code for finding in standing})]
    files_ = [(f"f{number}", file.path) for number, file in enumerate(report.files)]
    standings = [(one.value, standing_name(one, words)) for one in (Standing.OPEN, Standing.NEW)]
    say = words.pick
    return tag(
        "form",
        tag("h2", say(TEXTS["filters"]), class_="hidden"),
        tag(
            "label",
            f"{say(TEXTS['search'])} ",
            tag("input", type="search", name="search", placeholder=say(TEXTS["search-hint"]), autocomplete="off"),
        ),
        _boxes("severity", words.say("severity"), severities),
        _boxes("dimension", words.say("dimension"), dimensions),
        _choice("file", words.say("file"), TEXTS["all-files"], files_, words),
        _choice("rule", words.say("rule"), TEXTS["all-rules"], rules, words),
        _choice("standing", words.say("review"), TEXTS["all-standings"], standings, words) if report.review is not None else None,
        tag("button", say(TEXTS["clear"]), type="reset"),
        tag("output", aria_live="polite", data_text=say(TEXTS["shown"]), data_none=say(TEXTS["nothing-fits"])),
        tag("p", say(TEXTS["filtered"]), class_="filtered", hidden=True),
        id="filters",
        hidden=True,
    )


def _boxes(name: str, label: str, choices: Sequence[tuple[str, str, int]]) -> Markup:
    boxes = [
        tag("label", tag("input", type="checkbox", name=name, value=value, checked=True), f"{text} {count}")
        for value, text, count in choices
    ]
    return tag("fieldset", tag("legend", label), boxes)


def _choice(name: str, label: str, everything: Text, choices: Sequence[tuple[str, str]], words: Words) -> Markup:
    options = [tag("option", text, value=value) for value, text in [("", words.pick(everything)), *choices]]
    return tag("label", f"{label} ", tag("select", options, name=name))


def _file(number: int, file: FileResult, names: Names, words: Words) -> Markup:
    marks = Marks(number, file)
    by_table: dict[int | None, list[int]] = {}
    for index, finding in enumerate(file.findings):
        if finding.suppressed is None:
            by_table.setdefault(finding.table, []).append(index)
    tables = [_table(index, table, file, by_table.get(index, ()), marks, names, words) for index, table in enumerate(file.tables)]
    wide = items(file, by_table.get(None, ()), marks, names, words)
    score = score_text(file, words) or words.say("no-tables")
    return tag(
        "section",
        tag("h2", *path_parts(file.path), " ", tag("span", score, class_="score")),
        tag("section", tag("h3", words.say("file-wide")), _deductions(file.score.deductions, names, words), wide, class_="table")
        if wide is not None and file.score is not None
        else wide,
        tables,
        suppressed(file.findings, words),
        tag("p", words.pick(TEXTS["no-findings"]), class_="quiet") if file.tables and not standing_of(file) else None,
        id=f"f{number}",
        class_="file",
    )


def _table(
    index: int, table: TableResult, file: FileResult, numbers: Sequence[int], marks: Marks, names: Names, words: Words
) -> Markup:
    score = table.score
    name = table.project or table.title or ""
    about = [words.address(table.place), words.say("indicators", count=table.indicators)]
    if table.taxonomy is not None:
        about.append(f"{words.say('taxonomy')} {words.pick(TAXONOMIES[table.taxonomy])}")
    # The sheet comes first: it gives the cells the anchors that the findings link to.
    shown = sheet(table.view, marks, words) if table.view is not None else tag("p", words.pick(TEXTS["no-view"]), class_="quiet")
    return tag(
        "section",
        tag(
            "h3",
            f"{words.say('table', number=index + 1)} {name} ",
            tag("span", f"{words.say('score')} {score.value} {words.pick(GRADES[score.grade])}", class_="score"),
        ),
        tag("p", f"{words.comma.join(filter(None, about))}", class_="quiet"),
        tag("div", dimension_chart(score.dimensions, words), _deductions(score.deductions, names, words), class_="scores"),
        shown,
        items(file, numbers, marks, names, words),
        class_="table",
    )


def _deductions(deductions: Sequence[Deduction], names: Names, words: Words) -> Markup:
    if not deductions:
        return tag("p", words.pick(TEXTS["no-deductions"]), class_="quiet")
    labels = (("code", False), ("rule", False), ("dimension", False), ("points", True), ("occurrences", True))
    head = tag("tr", *(tag("th", words.say(label), scope="col", class_="number" if number else None) for label, number in labels))
    rows = [
        tag(
            "tr",
            tag("td", tag("code", one.code)),
            tag("td", names.get(one.code, one.rule)),
            tag("td", words.pick(DIMENSIONS[one.dimension])),
            tag("td", f"-{one.points}" + (words.say("cut", full=one.full) if one.points < one.full else ""), class_="number"),
            tag("td", str(one.occurrences), class_="number"),
        )
        for one in deductions
    ]
    return tag("table", tag("caption", words.pick(TEXTS["deductions"])), tag("thead", head), tag("tbody", rows), class_="list")


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
