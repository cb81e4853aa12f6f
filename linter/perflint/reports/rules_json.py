"""The JSON list of `perflint rules`."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from perflint.checks.rule import Rule, plain_text
from perflint.reports.records import basis_records
from perflint.reports.schema import SCHEMA_VERSION, OptionRecord, RuleRecord, RulesRecord, to_json
from perflint.reports.words import Words


def render_rules(rules: Iterable[type[Rule]], words: Words) -> str:
    """The rules as JSON text, with their options and bases."""
    return to_json(RulesRecord(SCHEMA_VERSION, [_rule(rule, words) for rule in rules]))


def _rule(rule: type[Rule], words: Words) -> RuleRecord:
    return RuleRecord(
        code=rule.code,
        rule=rule.rule,
        name=words.pick(rule.name),
        dimension=rule.dimension,
        severity=rule.severity,
        confidence=rule.confidence,
        status=rule.status,
        since=rule.since,
        kinds=sorted(rule.kinds),
        why=words.pick(rule.why),
        basis=basis_records(rule.basis),
        options=[OptionRecord(name, _default(one.default), words.pick(one.about)) for name, one in rule.options().items()],
    )


def _default(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain_text(value)
    return list(value) if isinstance(value, tuple) else value
