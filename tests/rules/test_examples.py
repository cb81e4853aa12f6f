"""Every example of every rule gives exactly the findings that it states: place, parameters, message."""

from __future__ import annotations

import pytest

from perflint.checks.rule import Example, Expected, Rule
from perflint.reports.words import Words
from tests.rules.examples import RULES, check_example, expected

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.rule}-{kind}-{number}")
    for rule in RULES
    for kind in ("good", "bad")
    for number, example in enumerate(getattr(rule, kind), 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_gives_its_findings(rule: type[Rule], example: Example) -> None:
    files = check_example(rule(), example)
    assert [outcome.errors for outcome, _ in files] == [[]] * len(files)
    assert all(outcome.tables for outcome, _ in files), "an example without a table that is read shows nothing"
    assert [expected(finding, len(outcome.tables)) for outcome, findings in files for finding in findings] == [
        Expected(one.at, dict(one.parameters), one.message) for one in example.findings
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_findings_of_examples_can_be_told_in_both_languages(rule: type[Rule], example: Example) -> None:
    told = [
        text
        for lang in ("zh", "en")
        for _, findings in check_example(rule(), example)
        for finding in findings
        for text in (Words(lang).message(finding), Words(lang).suggestion(finding))
    ]
    assert [text for text in told if "{" in text or "}" in text] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule)
def test_good_examples_are_good(rule: type[Rule]) -> None:
    assert rule.good
    assert [example.findings for example in rule.good] == [()] * len(rule.good)
