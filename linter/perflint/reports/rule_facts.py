"""What is told about a rule, piece by piece, for the text explanation and the page alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from perflint.checks.findings import Text
from perflint.checks.judging import RemarkRule
from perflint.checks.rule import Example, HistoryRule, IndicatorRule, Rule, RunRule, SubmissionRule, TableRule, plain_text
from perflint.documents.model import Place
from perflint.regex import regex
from perflint.reports.labels import CONFIDENCES, DIMENSIONS, KINDS, STATUSES
from perflint.reports.words import Words
from perflint.tables.model import TableKind

#: What a rule looks at, by its kind.
VIEWS = {
    IndicatorRule: Text("一个指标", "one indicator"),
    TableRule: Text("一张表", "one table"),
    SubmissionRule: Text("一个文件", "one file"),
    RunRule: Text("同时检查的全部文件", "all files of one run"),
    HistoryRule: Text("本文件与往年或批复的文件（--against）", "one file against earlier ones (--against)"),
    RemarkRule: Text("文件中的忽略说明", "the remarks of one file that silence findings"),
}

_LOOKS_AT = Text("检查对象", "looks at")
_TABLES = Text("适用的表", "tables")
_ADDRESS = regex(r"L(\d+)|(?:(\d+):)?([A-Z]+)(\d+)")
_PARAMETER = regex(r"\{\w+\}")


class Told(NamedTuple):
    """Something a rule says: how bad, what is wrong, what to do about it; `at` is where, in an example."""

    severity: str
    message: str
    suggestion: str
    at: str = ""


def facts(rule: type[Rule], words: Words) -> list[tuple[str, str]]:
    """The labels and values of what is fixed for the rule."""
    told = [
        (words.say("dimension"), words.pick(DIMENSIONS[rule.dimension])),
        (words.say("severity"), words.severity(rule.severity)),
        (words.say("confidence"), words.pick(CONFIDENCES[rule.confidence])),
        (words.say("status"), words.pick(STATUSES[rule.status])),
        (words.say("since"), rule.since),
        (words.pick(_LOOKS_AT), words.pick(next(text for kind, text in VIEWS.items() if issubclass(rule, kind)))),
    ]
    if rule.kinds != frozenset(TableKind):
        kinds = [words.pick(KINDS[kind]) for kind in TableKind if kind in rule.kinds]
        told.append((words.pick(_TABLES), words.comma.join(kinds)))
    return told


def bases(rule: type[Rule], words: Words) -> list[str]:
    """The regulations behind a rule; at least one line."""
    return [words.basis(one) for one in rule.basis] or [words.say("no-basis")]


def messages(rule: type[Rule], words: Words) -> list[Told]:
    """Everything that the rule may say, with … for what depends on the table."""
    return [
        Told(
            words.severity(one.severity or rule.severity),
            *(_PARAMETER.sub("…", words.pick(text)) for text in (one.text, one.suggestion)),
        )
        for one in rule.messages.values()
    ]


def findings(example: Example, rule: type[Rule], words: Words) -> list[Told]:
    """The findings of an example as a report words them."""
    told = []
    for expected in example.findings:
        message = rule.messages[expected.message]
        told.append(
            Told(
                words.severity(message.severity or rule.severity),
                words.fill(message.text, expected.parameters),
                words.fill(message.suggestion, expected.parameters),
                words.address(place(expected.at)),
            )
        )
    return told


def documents(example: Example) -> Sequence[str]:
    """The files of an example."""
    return [document.strip("\n") for document in (example.document, *example.others)]


def options(rule: type[Rule], words: Words) -> list[tuple[str, str, str]]:
    """The name, the default and the meaning of each option."""
    return [(f"{rule.rule}.{name}", _default(one.default), words.pick(one.about)) for name, one in rule.options().items()]


def place(at: str) -> Place:
    """The place that an example means by "C3", "2:C3" or "L4". Raises ValueError for anything else."""
    match = _ADDRESS.fullmatch(at)
    if match is None:
        raise ValueError(at)
    line, table, letters, row = match.groups()
    if line is not None:
        return Place(line=int(line))
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return Place(table=int(table) if table is not None else None, row=int(row), column=column)


def _default(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else plain_text(value)
