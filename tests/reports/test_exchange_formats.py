"""The reports for other programs: their whole output, their schemas and consumers, and texts that try to break out."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from markdown_it import MarkdownIt
from pytest_regressions.file_regression import FileRegressionFixture
from sarif_kit.validate import validation_errors

from perflint.documents.model import NOWHERE, Place
from perflint.report import Report
from perflint.reports.csv import render_report as render_csv
from perflint.reports.formats import MODULES, render
from perflint.reports.github import render_report as render_github
from perflint.reports.gitlab import render_report as render_gitlab
from perflint.reports.junit import render_report as render_junit
from perflint.reports.markdown import escaped
from perflint.reports.sarif import GITHUB_SHOWS, uri
from perflint.reports.sarif import render_report as render_sarif
from perflint.reports.words import Words
from tests.reports.sample_report import reviewed_report, sample_report

ZH = Words("zh")
EXTENSIONS = {"markdown": ".md", "csv": ".csv", "sarif": ".sarif", "junit": ".xml", "github": ".txt", "gitlab": ".json"}


def stable(text: str) -> str:
    """The text without the version and the digest of the ruleset."""
    return re.sub(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", "RULESET", re.sub(r'"semanticVersion": "[^"]*"', '"semanticVersion": "V"', text))


def hostile(text: str) -> Report:
    """The sample report with `text` wherever a document could put it."""
    report = sample_report()
    first, *others = report.files
    place = Place(sheet=text, row=5, column=6)
    findings = [
        replace(one, indicator=text, text=text, place=place, parameters=dict.fromkeys(one.parameters, text))
        for one in first.findings
    ]
    tables = [table._replace(title=text, project=text) for table in first.tables]
    return replace(report, files=(first._replace(path=text, findings=tuple(findings), tables=tuple(tables)), *others))


def many(report: Report, count: int) -> Report:
    """The report with so many findings more."""
    first, *others = report.files
    more = [replace(first.findings[0], fingerprint=f"{number:016x}") for number in range(count)]
    return replace(report, files=(first._replace(findings=(*first.findings, *more)), *others))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", EXTENSIONS)
def test_the_whole_output(name: str, lang: str, file_regression: FileRegressionFixture) -> None:
    text = render(name, reviewed_report(), Words(lang)).decode("utf-8")
    file_regression.check(stable(text), encoding="utf-8", extension=EXTENSIONS[name], newline="")


@pytest.mark.parametrize("name", MODULES)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    assert render(name, reviewed_report(), ZH) == render(name, reviewed_report(), ZH)


def test_sarif_fits_the_schema_of_oasis() -> None:
    for report in (sample_report(), reviewed_report(), hostile("</a>\x00\u202e<")):
        assert validation_errors(json.loads(render_sarif(report, ZH))) == []


def test_sarif_places_cells_and_lines() -> None:
    def region(place: Place) -> tuple[object, object]:
        report = sample_report()
        first, *others = report.files
        changed = replace(first.findings[0], place=place, text=None)
        changed_report = replace(report, files=(first._replace(findings=(changed,)), *others))
        location = json.loads(render_sarif(changed_report, ZH))["runs"][0]["results"][0]["locations"][0]
        return location["physicalLocation"]["region"], [one["fullyQualifiedName"] for one in location.get("logicalLocations", [])]

    assert region(Place(sheet="表 1", row=12, column=6)) == ({"startLine": 12, "startColumn": 6}, ["'表 1'!F12"])
    assert region(Place(table=2, row=3, column=2, line=40)) == ({"startLine": 40}, ["第2张表 B3"])
    assert region(Place(sheet="说明")) == ({"startLine": 1}, ["说明"])
    assert region(NOWHERE) == ({"startLine": 1}, [])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/绩效 表#1.xlsx", "a/%E7%BB%A9%E6%95%88%20%E8%A1%A8%231.xlsx"),
        ("./a:b.md", "a%3Ab.md"),
        ("../a.md", "../a.md"),
        ("/tmp/a b.md", "file:///tmp/a%20b.md"),
        ("D:/报送/a.md", "file:///D:/%E6%8A%A5%E9%80%81/a.md"),
    ],
)
def test_paths_as_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_sarif_tells_what_was_not_read_and_what_github_will_not_show() -> None:
    def notifications(report: Report) -> list[tuple[str, str]]:
        (invocation,) = json.loads(render_sarif(report, ZH))["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is False
        return [(one["level"], one["descriptor"]["id"]) for one in invocation["toolExecutionNotifications"]]

    told = [
        ("error", "encrypted"),
        ("note", "lock-file"),
        ("note", "unsupported-format"),
        ("note", "not-indicators"),
        ("warning", "formula-uncached"),
        ("warning", "no-tables"),
    ]
    found = len(list(sample_report().findings))
    assert notifications(many(sample_report(), GITHUB_SHOWS - found)) == told
    assert notifications(many(sample_report(), GITHUB_SHOWS - found + 1)) == [*told, ("warning", "many-results")]


def test_sarif_keeps_suppressed_findings_with_their_reasons() -> None:
    (run,) = json.loads(render_sarif(reviewed_report(), ZH))["runs"]
    told = [(one["ruleId"], one.get("suppressions"), one.get("baselineState")) for one in run["results"]]
    assert told == [
        (
            "T904",
            [{"kind": "external", "justification": "部门已说明原因（到 2026-12-31 为止）〔perflint.toml:12〕"}],
            "unchanged",
        ),
        (told[1][0], None, "unchanged"),
        (
            told[2][0],
            [{"kind": "inSource", "justification": "以批复文件为准〔a/绩效目标.xlsx '整体 表'!F5〕"}],
            "unchanged",
        ),
        (told[3][0], None, "new"),
        (told[4][0], [{"kind": "external", "justification": "已列入基线 perflint-baseline.json"}], "unchanged"),
    ]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["T901", "T902", "T903", "T904"]


def test_junit_is_read_by_a_parser() -> None:
    """A file is a suite, a rule a test; what could not be read is an error."""
    suites = {suite.name: suite for suite in JUnitXml.fromstring(render_junit(reviewed_report(), ZH).encode())}
    assert list(suites) == ["a/绩效目标.xlsx", "b.xlsx", "notes.txt", "perflint"]
    outcomes = {
        name: [(case.name, type(case.result[0]) if case.result else None) for case in suite] for name, suite in suites.items()
    }
    assert outcomes["a/绩效目标.xlsx"] == [
        ("T901 sample-weight-sum 权重合计不对", Failure),
        ("T902 sample-missing-unit 缺少计量单位", Failure),
        ("T903 sample-percent 数值过大", Skipped),
        ("T904 sample-unread 公式没有值", Skipped),
    ]
    assert [outcome for _, outcome in outcomes["b.xlsx"]] == [None] * 4
    assert outcomes["notes.txt"] == [("没有读到指标表，未检查", Skipped)]
    assert outcomes["perflint"] == [("c.xlsx", Error)]
    counts = {name: (suite.tests, suite.failures, suite.errors, suite.skipped) for name, suite in suites.items()}
    assert list(counts.values()) == [(4, 2, 0, 2), (4, 0, 0, 0), (1, 0, 0, 1), (1, 0, 1, 0)]


@pytest.mark.parametrize("text", ["]]><x/>&amp;", "\x00\x1b[31m\ufffe\ud800", "'\"\r\n"])
def test_junit_stays_xml(text: str) -> None:
    suites = JUnitXml.fromstring(render_junit(hostile(text), ZH).encode())
    assert len(list(suites)) == 4


def test_gitlab_has_what_the_widget_needs() -> None:
    issues = json.loads(render_gitlab(many(reviewed_report(), 20), ZH))
    assert {frozenset(issue) for issue in issues} == {
        frozenset(("description", "check_name", "fingerprint", "severity", "location"))
    }
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert min(issue["location"]["lines"]["begin"] for issue in issues) == 1
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)


def test_the_same_finding_in_two_files_is_two_issues() -> None:
    report = sample_report()
    first = report.files[0]
    twice = replace(report, files=(first, first._replace(path="b/绩效目标.xlsx")), errors=(), skipped=())
    assert len({one["fingerprint"] for one in json.loads(render_gitlab(twice, ZH))}) == len(json.loads(render_gitlab(twice, ZH)))


@pytest.mark.parametrize("text", ["a\n::error::x", "a\r::set-output name=x::y", "%0A::warning::x", "f,line=9::x"])
def test_github_commands_cannot_be_forged(text: str) -> None:
    lines = render_github(hostile(text), ZH).splitlines()
    commands = [re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^:,]*,?)+)::(.*)", line) for line in lines]
    assert None not in commands
    files = {match[2].split(",")[0] for match in commands if match is not None and match[2].startswith("file=")}
    assert len(files) == 5  # the hostile one, notes.txt, and the three that were not read
    assert not any("%0A::" in line.replace("%250A", "") for line in lines)


def test_github_escapes() -> None:
    report, place = sample_report(), Place(sheet="a:b", row=3, column=1)
    first, *others = report.files
    sums = next(one for one in first.findings if one.code == "T901")
    finding = replace(sums, place=place, parameters={"total": "9%", "expected": "1,0:"})
    changed = replace(report, files=(first._replace(path="a,b:c%.xlsx", findings=(finding,)), *others))
    line = next(line for line in render_github(changed, ZH).splitlines() if "a%2Cb" in line)
    assert line.startswith("::error file=a%2Cb%3Ac%25.xlsx,line=3,title=T901 'a%3Ab'!A3::权重合计为 9%25，应为 1,0:%0A")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_csv_holds_no_formulas(start: str) -> None:
    rows = read_csv(render_csv(hostile(f'{start}cmd|"/c calc",!A1'), ZH))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell.startswith(start)] == []
    shown = repr(start)[1:-1] if start in "\t\r\n" else f"'{start}"
    assert f'{shown}cmd|"/c calc",!A1' in cells
    assert {len(row) for row in rows} == {24}


def test_csv_has_a_mark_for_excel_and_a_row_for_everything() -> None:
    text = render_csv(reviewed_report(), ZH)
    assert text.startswith("\ufeff文件,表,项目,级别,")
    rows = [(row[0], row[3], row[4] or row[5], row[7]) for row in read_csv(text)[1:]]
    assert rows == [
        ("a/绩效目标.xlsx", "错误", "T904", "Sheet2!B9"),
        *[(row[0], row[1], row[2], row[3]) for row in rows[1:5]],
        ("c.xlsx", "无法处理", "encrypted", ""),
        ("~$a.xlsx", "未读", "lock-file", ""),
        ("scan.pdf", "未读", "unsupported-format", ""),
        ("a/绩效目标.xlsx", "未读", "not-indicators", "说明"),
        ("a/绩效目标.xlsx", "注意", "formula-uncached", "Sheet2!B9"),
        ("notes.txt", "注意", "no-tables", ""),
    ]


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"),
        ("<script>", "\\<script\\>"),
        ("[x](http://a.cn)", "\\[x\\]\\(http:<!-- -->//a.cn\\)"),
        ("![x](y)", "!\\[x\\]\\(y\\)"),
        ("@someone 见 #12、!3", "@<!-- -->someone 见 #<!-- -->12、!<!-- -->3"),
        ("www.a.cn", "www<!-- -->.a.cn"),
        ("≥95%，100.5", "≥95%，100.5"),
        ("# 标题", "\\# 标题"),
        ("a\nb", "a\\\\nb"),
        ("&lt;", "&amp;lt;"),
        ("`x` *y* _z_ ~w~ $v$", "\\`x\\` \\*y\\* \\_z\\_ \\~w\\~ \\$v\\$"),
    ],
)
def test_markdown_shows_texts_as_they_are(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    "text", ["a|b\n\n# c", "<b>x</b> & ![i](j) [k](l)", "`x` ***y*** ~~z~~ \\|", "</details> <!-- ", "| --- |"]
)
def test_markdown_is_read_as_meant(text: str) -> None:
    """By a parser of the common dialect with tables: five cells a row, and nothing of a document but its text."""
    html = MarkdownIt("commonmark").enable("table").render(render("markdown", hostile(text), ZH).decode())
    rows = [row.count("<td>") for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)]
    assert set(rows) == {0, 6, 5}  # headings, scores, findings
    made = set(re.findall(r"<(\w+)", html))
    assert made <= {"h2", "h3", "p", "strong", "br", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}


@pytest.mark.parametrize("name", [name for name in MODULES if name != "json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_empty_run_can_be_rendered(name: str, lang: str) -> None:
    empty = replace(sample_report(), files=(), skipped=(), errors=())
    assert render(name, empty, Words(lang))
