"""The report as JUnit XML, for Jenkins and every CI server that shows tests: a file is a suite, a rule on it is a test.

Valid for the schema of Jenkins' xUnit plugin (junit-10.xsd) and for that of Apache Ant, whose stricter demands are met:
the order of elements, at most one outcome for a test, a time stamp. The report has no clock, since the same input gives
the same bytes: all times are zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from perflint.checks.findings import Finding, Severity, Text
from perflint.report import FileResult, Report, RuleFacts
from perflint.reports.findings import full_text, headline
from perflint.reports.notes import Note, NoteKind, file_notes, run_notes
from perflint.reports.paper import safe
from perflint.reports.standing import suppression_text
from perflint.reports.summary import counts_text, errors_text, scope_lines, score_text
from perflint.reports.words import Words

EXTENSION = "xml"

NO_TIME = "1970-01-01T00:00:00"
#: What Unicode says is no character; XML refuses it, `safe` leaves it.
_NO_CHARACTERS = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}
_FINDINGS = Text("{count} 个问题", "{count} findings")


def render_report(report: Report, words: Words) -> str:
    """The report as XML. Errors and warnings fail their test, hints and notes are its output, suppressed ones skip it."""
    root = ElementTree.Element("testsuites")
    for number, file in enumerate(report.files):
        _file(root, number, file, report.rules, words)
    _run(root, len(report.files), report, words)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _file(root: ElementTree.Element, number: int, file: FileResult, rules: Sequence[RuleFacts], words: Words) -> None:
    suite = _suite(root, number, file.path)
    by_rule: dict[str, list[Finding]] = {}
    for finding in file.findings:
        by_rule.setdefault(finding.code, []).append(finding)
    hints: list[Finding] = []
    if not file.tables:  # nothing was checked, so no rule has passed
        rules = [rule for rule in rules if rule.code in by_rule]
        _outcome(_case(suite, file.path, words.say("no-tables")), "skipped", None, words.say("no-tables"), "")
    for rule in rules:
        found = by_rule.get(rule.code, [])
        case = _case(suite, file.path, f"{rule.code} {rule.rule} {words.pick(rule.name)}")
        standing = [one for one in found if one.suppressed is None]
        failing = [one for one in standing if one.severity is not Severity.INFO]
        hints += [one for one in standing if one.severity is Severity.INFO]
        if failing:
            _outcome(case, "failure", min(failing, key=_rank).severity, _message(failing, words), _texts(failing, words))
        elif len(standing) < len(found):
            reasons = "\n".join(suppression_text(one.suppressed, words) for one in found if one.suppressed is not None)
            _outcome(case, "skipped", None, words.say("suppressed", count=len(found) - len(standing)), reasons)
    notes = [note.line(words) for note in file_notes(file, words)]
    _close(suite, [score_text(file, words), *_texts(hints, words).splitlines(), *notes], [])


def _run(root: ElementTree.Element, number: int, report: Report, words: Words) -> None:
    """The suite of what concerns the whole run: what could not be read is an error of a test."""
    suite = _suite(root, number, "perflint")
    notes = list(run_notes(report, words))
    errors = [note for note in notes if note.kind is NoteKind.ERROR]
    for note in errors:
        _outcome(_case(suite, "perflint", note.path or "perflint"), "error", note.reason, note.text, note.line(words))
    out = [*scope_lines(report, words), counts_text(report, words) + errors_text(report, words)]
    out += [_named(note, words) for note in notes if note.kind is not NoteKind.ERROR]
    _close(suite, out, [_named(note, words) for note in errors])


def _named(note: Note, words: Words) -> str:
    return f"{note.path or 'perflint'} {note.line(words)}"


def _rank(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _message(findings: Sequence[Finding], words: Words) -> str:
    if len(findings) == 1:
        return f"{words.address(findings[0].place, with_line=True)} {words.message(findings[0])}".lstrip()
    return words.fill(_FINDINGS, {"count": str(len(findings))})


def _texts(findings: Sequence[Finding], words: Words) -> str:
    blocks = ["\n".join((f"{words.severity(one.severity)} {headline(one, words)}", *full_text(one, words))) for one in findings]
    return "\n\n".join(blocks)


def _suite(root: ElementTree.Element, number: int, name: str) -> ElementTree.Element:
    suite = _element(root, "testsuite", name=name, package="perflint", id=str(number))
    for attribute, value in (("hostname", "localhost"), ("timestamp", NO_TIME), ("time", "0")):
        suite.set(attribute, value)
    _element(suite, "properties")
    return suite


def _close(suite: ElementTree.Element, out: Sequence[str], errors: Sequence[str]) -> None:
    """Count the tests of a suite and add its output."""
    suite.set("tests", str(len(suite.findall("testcase"))))
    for attribute, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(len(suite.findall(f"testcase/{outcome}"))))
    _element(suite, "system-out").text = _clean("\n".join(filter(None, out)))
    _element(suite, "system-err").text = _clean("\n".join(errors))


def _case(suite: ElementTree.Element, path: str, name: str) -> ElementTree.Element:
    return _element(suite, "testcase", classname=path, name=name, time="0")


def _outcome(case: ElementTree.Element, kind: str, category: str | None, message: str, text: str) -> None:
    outcome = _element(case, kind, message=message)
    if category is not None:
        outcome.set("type", category)
    outcome.text = _clean(text)


def _element(parent: ElementTree.Element, tag: str, /, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, tag, {name: _clean(value) for name, value in attributes.items()})


def _clean(text: str) -> str:
    """The text without the characters that XML forbids."""
    return "\n".join(map(safe, text.split("\n"))).translate(_NO_CHARACTERS)
