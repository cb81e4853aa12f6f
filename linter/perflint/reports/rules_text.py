"""The rules as text: a list of all, or everything about one."""

from __future__ import annotations

from collections.abc import Sequence

from perflint.checks.rule import Example, Rule
from perflint.reports import rule_facts
from perflint.reports.labels import DIMENSIONS, STATUSES
from perflint.reports.paper import Paper
from perflint.reports.words import Words


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
    for label, value in rule_facts.facts(rule, words):
        paper.line((f"{label}: " if words.lang == "en" else f"{label}：", "cyan"), value, indent=2)
    _write_section("why", [words.pick(rule.why)], words, paper)
    _write_section("regulations", rule_facts.bases(rule, words), words, paper)
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
    usual = words.severity(rule.severity)
    lines = []
    for told in rule_facts.messages(rule, words):
        lines.append(told.message if told.severity == usual else f"[{told.severity}] {told.message}")
        lines.append("  " + words.say("suggestion", text=told.suggestion))
    _write_section("messages", lines, words, paper)


def _write_example(label: str, example: Example, rule: type[Rule], words: Words, paper: Paper) -> None:
    _write_section(label, rule_facts.documents(example), words, paper)
    for told in rule_facts.findings(example, rule, words):
        paper.line((words.say("finding-at", at=told.at, message=told.message), "yellow"), indent=4)


def _write_options(rule: type[Rule], words: Words, paper: Paper) -> None:
    options = rule_facts.options(rule, words)
    if not options:
        return
    paper.line()
    paper.line((words.say("options"), "bold"))
    paper.table([words.say(label) for label in ("option", "default", "about")], options)
