"""The report of `perflint test-rule`: each rule with its examples, and where an outcome differs from what it should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perflint.checks.examples import Trial
from perflint.checks.findings import Text
from perflint.checks.rule import Expected, Rule
from perflint.reports.paper import Paper
from perflint.reports.schema import SCHEMA_VERSION, to_json
from perflint.reports.words import Words

PASSED = Text("通过", "passed")
FAILED = Text("未通过", "FAILED")
NO_EXAMPLES = Text("没有例子", "no examples")
MISSED = Text("应有而没有：{finding}", "missing: {finding}")
UNEXPECTED = Text("不应有而有：{finding}", "unexpected: {finding}")
FOUND = Text("实际报告：{finding}", "found: {finding}")
NUMBERED = {
    True: Text("不合格的例子 {number}", "bad example {number}"),
    False: Text("合格的例子 {number}", "good example {number}"),
}
TOTAL = Text("{rules} 条规则，{examples} 个例子，{failed} 处未通过", "{rules} rules, {examples} examples, {failed} failed")

FAILURES = {
    "example-differs": Text("结果与例子写的不一致", "the findings are not those that the example states"),
    "example-crashed": Text("检查时出错（{error}）", "checking it failed ({error})"),
    "example-unread": Text(
        "没有读成指标表；请写上指标名称和指标值，至少三列", "not read as an indicator table; give a name, a target, three columns"
    ),
    "example-silent": Text("应当被查出问题，但没有", "it should give a finding, but gives none"),
    "example-loud": Text("不应有问题，却报告了问题", "it should give no finding, but gives one"),
    "example-elsewhere": Text("问题的位置与 at 写的不一致", "the findings are not where its at says"),
}


class Tried(NamedTuple):
    """A rule and its examples; without any it has shown nothing."""

    rule: type[Rule]
    trials: Sequence[Trial]

    @property
    def failures(self) -> int:
        """How many examples failed; a rule without examples counts as one."""
        return sum(trial.failure is not None for trial in self.trials) if self.trials else 1


def write_trials(tried: Sequence[Tried], words: Words, paper: Paper) -> None:
    """Write every rule with a line for each example, and what is wrong with those that fail."""
    for rule, trials in tried:
        paper.line((f"{rule.code} {rule.rule} {words.pick(rule.name)}", "bold"))
        if not trials:
            paper.line((f"{words.pick(FAILED)} {words.pick(NO_EXAMPLES)}", "bold red"), indent=2)
        for trial in trials:
            _write_trial(rule, trial, words, paper)
    counts = {"rules": len(tried), "examples": sum(len(one.trials) for one in tried), "failed": _failed(tried)}
    style = "bold red" if counts["failed"] else "green"
    paper.line((words.fill(TOTAL, {name: str(count) for name, count in counts.items()}), style))


def _write_trial(rule: type[Rule], trial: Trial, words: Words, paper: Paper) -> None:
    name = words.fill(NUMBERED[trial.is_bad], {"number": str(trial.number + 1)})
    if trial.failure is None:
        paper.line((words.pick(PASSED), "green"), f" {name}", indent=2)
        return
    error = trial.outcome.errors[0].parameters["error"] if trial.outcome.errors else ""
    paper.line((words.pick(FAILED), "bold red"), f" {name}", indent=2)
    paper.line(words.fill(FAILURES[trial.failure], {"error": error}), indent=4)
    for line in trial.example.document.strip("\n").splitlines():
        paper.line((line, "dim"), indent=6)
    if trial.failure != "example-differs":
        for one in trial.outcome.found:
            paper.line(words.fill(FOUND, {"finding": f"{one.at} {_message(one, rule, words)}"}), indent=4)
        return
    for label, findings in ((MISSED, trial.outcome.missed), (UNEXPECTED, trial.outcome.unexpected)):
        for one in findings:
            told = f"{one.at} {one.message} {one.parameters} {_message(one, rule, words)}"
            paper.line(words.fill(label, {"finding": told}), indent=4)


def _message(expected: Expected, rule: type[Rule], words: Words) -> str:
    """The message of a finding as users see it; empty where an example names one that the rule does not have."""
    message = rule.messages.get(expected.message)
    return words.fill(message.text, expected.parameters) if message is not None else ""


def _failed(tried: Sequence[Tried]) -> int:
    return sum(one.failures for one in tried)


@dataclass(slots=True)
class ExpectedRecord:
    """A finding of an example."""

    at: str
    message: str
    parameters: dict[str, str]


@dataclass(slots=True)
class TrialRecord:
    """One example; `failure` is null where it passed. `missed` and `unexpected` are what differs from a stated outcome."""

    bad: bool
    number: int
    passed: bool
    failure: str | None
    found: list[ExpectedRecord]
    missed: list[ExpectedRecord]
    unexpected: list[ExpectedRecord]


@dataclass(slots=True)
class TriedRecord:
    """One rule."""

    code: str
    rule: str
    examples: list[TrialRecord]


@dataclass(slots=True)
class TrialsRecord:
    """`perflint test-rule --format json`."""

    schema_version: int
    rules: list[TriedRecord]
    failed: int


def render_trials(tried: Sequence[Tried]) -> str:
    """The examples and their outcomes as JSON text."""
    rules = [TriedRecord(rule.code, rule.rule, [_record(trial) for trial in trials]) for rule, trials in tried]
    return to_json(TrialsRecord(SCHEMA_VERSION, rules, _failed(tried)))


def _record(trial: Trial) -> TrialRecord:
    outcome = trial.outcome
    differs = trial.failure == "example-differs"
    found, missed, unexpected = (
        [ExpectedRecord(one.at, one.message, dict(one.parameters)) for one in findings]
        for findings in (outcome.found, outcome.missed if differs else (), outcome.unexpected if differs else ())
    )
    return TrialRecord(trial.is_bad, trial.number + 1, trial.failure is None, trial.failure, found, missed, unexpected)
