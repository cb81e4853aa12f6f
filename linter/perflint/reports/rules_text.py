"""The rules as text: a list of all, or everything about one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from perflint.checks.rule import Example, Expected, Rule, plain_text
from perflint.reports.paper import Paper
from perflint.reports.words import CONFIDENCES, DIMENSIONS, STATUSES, Words


def write_rules(rules: Sequence[type[Rule]], words: Words, paper: Paper) -> None:
    """Write one line for each rule."""
    headings = [words.say(label) for label in ("code", "rule", "name", "dimension", "severity", "status")]
    rows = [
        [
            rule.code,
            rule.rule,
            words.pick(rule.name),
            words.pick(DIMENSIONS[rule.dimension]),
            words.severity(rule.severity),
            words.pick(STATUSES[rule.status]),
        ]
        for rule in rules
    ]
    paper.table(headings, rows)
    paper.line(words.say("rules", count=len(rules)))


def write_rule(rule: type[Rule], words: Words, paper: Paper) -> None:
    """Write what one rule finds, why, on which basis, with examples and options."""
    paper.line((f"{rule.code} {rule.rule} {words.pick(rule.name)}", "bold"))
    facts = (
        ("dimension", words.pick(DIMENSIONS[rule.dimension])),
        ("severity", words.severity(rule.severity)),
        ("confidence", words.pick(CONFIDENCES[rule.confidence])),
        ("status", words.pick(STATUSES[rule.status])),
        ("since", rule.since),
    )
    for label, value in facts:
        paper.line((f"{words.say(label)}: " if words.lang == "en" else f"{words.say(label)}：", "cyan"), value, indent=2)
    _write_section("why", [words.pick(rule.why)], words, paper)
    _write_section("regulations", [words.basis(one) for one in rule.basis] or [words.say("no-basis")], words, paper)
    _write_messages(rule, words, paper)
    for label, examples in (("bad", rule.bad), ("good", rule.good)):
        for example in examples:
            _write_example(label, example, rule, words, paper)
    _write_options(rule, words, paper)


def _write_section(label: str, lines: Sequence[str], words: Words, paper: Paper) -> None:
    paper.line()
    paper.line((words.say(label), "bold"))
    for text in lines:
        for line in text.splitlines():
            paper.line(line, indent=2)


def _write_messages(rule: type[Rule], words: Words, paper: Paper) -> None:
    lines = []
    for message in rule.messages.values():
        lines.append(words.pick(message.text))
        lines.append("  " + words.say("suggestion", text=words.pick(message.suggestion)))
    _write_section("messages", lines, words, paper)


def _write_example(label: str, example: Example, rule: type[Rule], words: Words, paper: Paper) -> None:
    _write_section(label, [example.document.strip("\n"), *(other.strip("\n") for other in example.others)], words, paper)
    for expected in example.findings:
        paper.line((words.say("finding-at", at=expected.at, message=_message(expected, rule, words)), "yellow"), indent=4)


def _message(expected: Expected, rule: type[Rule], words: Words) -> str:
    return words.fill(rule.messages[expected.message].text, expected.parameters)


def _write_options(rule: type[Rule], words: Words, paper: Paper) -> None:
    options = rule.options()
    if not options:
        return
    paper.line()
    paper.line((words.say("options"), "bold"))
    headings = [words.say(label) for label in ("option", "default", "about")]
    rows = [[f"{rule.rule}.{name}", _default(one.default), words.pick(one.about)] for name, one in options.items()]
    paper.table(headings, rows)


def _default(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else plain_text(value)
