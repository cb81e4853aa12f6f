"""What every rule owes its users and the next engineer: names, texts, options, bases, examples, size."""

from __future__ import annotations

import ast
import inspect
import re
import string
import sys
from collections import Counter
from pathlib import Path

import pytest

from perflint.checks.findings import Basis, Text
from perflint.checks.judging import RemarkRule
from perflint.checks.registry import GROUP, all_rules, rules_of_package
from perflint.checks.rule import HistoryRule, IndicatorRule, Rule, RunRule, SubmissionRule, TableRule
from perflint_rules import standard_pack
from perflint_rules.reading.notices import NoticeRule
from tests.rules.examples import RULES

#: A rule's file at most; its examples and texts are most of it.
LONGEST = 200

#: What standards.md marks SEEN in a source that names the document: a word of the clause, the document, the fact.
#: Only these may be called verified; everything RECALLED or SEEN* may not.
SEEN = (
    ("D1", "中发〔2018〕34号", "绩效目标应包括"),
    ("E1", "重庆市部门整体绩效管理办法", "核心指标"),
    ("E2", "重庆市部门整体绩效管理办法", "不得进入预算"),
    ("E3", "重庆市部门整体绩效管理办法", "共性"),
    ("C2", "财预〔2021〕101号", "绩效目标是指"),
    ("B2", "百财办〔2021〕4号", "单位自评"),
)

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)


def texts_of(rule: type[Rule]) -> list[Text]:
    """Every text of a rule for users."""
    options = [option.about for option in rule.options().values()]
    messages = [text for message in rule.messages.values() for text in (message.text, message.suggestion)]
    return [rule.name, rule.why, *options, *messages]


def placeholders(template: str) -> set[str]:
    """The names of the parameters that a text uses."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def source_of(rule: type[Rule]) -> Path:
    """The file of a rule."""
    return Path(inspect.getfile(rule))


def test_the_standard_pack_is_installed() -> None:
    assert set(standard_pack()) <= set(all_rules()), f"no entry point of {GROUP!r} leads to it: reinstall (pip install -e .)"


def test_codes_and_names_are_unique() -> None:
    names = Counter(key for rule in RULES for key in (rule.code, rule.rule))
    assert [key for key, count in names.items() if count > 1] == []


@each_rule
def test_name_code_and_file_fit_together(rule: type[Rule]) -> None:
    path = source_of(rule)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.rule)
    assert path.stem == rule.rule.replace("-", "_")
    assert re.fullmatch(r"[A-Z][1-9][0-9][0-9]", rule.code)
    assert rule.__doc__
    assert issubclass(rule, (IndicatorRule, TableRule, SubmissionRule, RunRule, HistoryRule, RemarkRule))


@each_rule
def test_one_rule_a_file_of_modest_length(rule: type[Rule]) -> None:
    module = sys.modules[rule.__module__]
    others = [other for other in RULES if other.__module__ == rule.__module__ and other is not rule]
    assert others == []
    assert module.__doc__
    assert module.__doc__.startswith(f"{rule.rule}: ")
    assert len(source_of(rule).read_text(encoding="utf-8").splitlines()) <= LONGEST


@each_rule
def test_texts_are_there_in_both_languages(rule: type[Rule]) -> None:
    for text in texts_of(rule):
        assert text.zh.strip() == text.zh != ""
        assert text.en.strip() == text.en != ""
        assert re.search(r"[\u4e00-\u9fff]", text.zh)
        assert placeholders(text.zh) == placeholders(text.en)


@each_rule
def test_every_message_is_shown_with_all_its_parameters(rule: type[Rule]) -> None:
    if issubclass(rule, NoticeRule):  # what readers notice cannot be written in Markdown: tests/rules/reading shows it
        assert rule.bad == ()
        return
    shown = [finding for example in rule.bad for finding in example.findings]
    # What a conversion lost, or what settings forbid, no example can show: tests/rules/missing and tests/run do.
    not_in_markdown = {"lost-column", "lost", "mandatory", "not-accepted"}
    assert {finding.message for finding in shown} == set(rule.messages) - not_in_markdown
    for finding in shown:
        message = rule.messages[finding.message]
        assert placeholders(message.text.zh) | placeholders(message.suggestion.zh) <= set(finding.parameters)


@each_rule
def test_messages_that_a_rule_gives_by_name_exist(rule: type[Rule]) -> None:
    tree = ast.parse(source_of(rule).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = {
        call.args[1].value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "problem" and len(call.args) > 1
        if isinstance(call.args[1], ast.Constant)
    }
    assert named <= set(rule.messages)


@each_rule
def test_options_are_used(rule: type[Rule]) -> None:
    topic = "".join(path.read_text(encoding="utf-8") for path in source_of(rule).parent.glob("*.py"))
    assert [name for name in rule.options() if f"self.{name}" not in topic and f"rule.{name}" not in topic] == []


@each_rule
def test_verified_bases_were_seen(rule: type[Rule]) -> None:
    assert [basis for basis in rule.basis if basis.verified and not was_seen(basis)] == []
    assert all(basis.document and basis.clause for basis in rule.basis)


def was_seen(basis: Basis) -> bool:
    """Whether a fact of standards.md marked SEEN names the document and says what the clause says."""
    return any(basis.document == document and word in basis.clause for _, document, word in SEEN)


def test_each_topic_has_a_letter_of_its_own() -> None:
    topics = {(rule.code[0], source_of(rule).parent.name) for rule in standard_pack()}
    assert len(topics) == len({letter for letter, _ in topics}) == len({topic for _, topic in topics})


def test_every_rule_is_found_by_walking_the_package() -> None:
    import perflint_rules

    assert rules_of_package(perflint_rules) == sorted(standard_pack(), key=lambda rule: rule.code)
