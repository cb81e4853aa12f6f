"""Checks the rules that settings name: all of them exist, and nothing touches a mandatory one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from perflint.checks.findings import Severity
from perflint.checks.registry import find_rule, fit
from perflint.checks.rule import Rule
from perflint.config.layers import Layer
from perflint.config.model import Config, Settings
from perflint.config.rule_options import rule_settings
from perflint.config.sources import Keys, Origin
from perflint.tables.model import FACTS, INDICATOR_FIELDS

SEVERITIES = tuple(Severity)


class Demand(NamedTuple):
    """A mandatory rule; `where` says who demands it, `profile` whether that is a profile."""

    rule: type[Rule]
    where: str
    profile: bool


def check_names(layer: Layer, rules: Sequence[type[Rule]]) -> None:
    """Raise ConfigError for a rule, an option or a field that there is not."""
    settings, origin = layer
    for keys, one in _parts(settings):
        for name in ("select", "ignore"):
            for number, entry in enumerate(getattr(one, name)):
                if not any(fit(entry, rule) for rule in rules):
                    raise origin.error("no-such-rules", (*keys, name, number), value=entry)
        rule_settings(one, rules, origin, keys)
    for number, entry in enumerate(settings.mandatory):
        if find_rule(entry, rules) is None:
            raise origin.error("unknown-rule", ("mandatory", number), value=entry)
    for number, suppress in enumerate(settings.suppress):
        if find_rule(suppress.rule, rules) is None:
            raise origin.error("unknown-rule", ("suppress", number, "rule"), value=suppress.rule)
        if suppress.field is not None and suppress.field not in (*INDICATOR_FIELDS, *FACTS):
            available = ", ".join((*INDICATOR_FIELDS, *FACTS))
            raise origin.error("unknown-field", ("suppress", number, "field"), value=suppress.field, available=available)


def check_mandatory(
    layers: Sequence[Layer], rules: Sequence[type[Rule]], profile: Layer | None = None, profile_name: str = ""
) -> None:
    """Raise ConfigError where a layer ignores, suppresses or weakens a mandatory rule; `profile` lies below them all."""
    stack = [profile, *layers] if profile is not None else list(layers)
    demands = [list(_demands(layer, rules, profile_name if layer is profile else None)) for layer in stack]
    for layer in stack:
        for demand in chain.from_iterable(demands):
            _refuse_removal(layer, demand)
    _refuse_weaker(stack, demands, rules)


def _demands(layer: Layer, rules: Sequence[type[Rule]], profile: str | None) -> Iterator[Demand]:
    """The rules that a layer makes mandatory."""
    settings, origin = layer
    for number, entry in enumerate(settings.mandatory):
        rule = find_rule(entry, rules)
        if rule is not None:
            yield Demand(rule, profile or origin.where(("mandatory", number)), profile is not None)


def _refuse_removal(layer: Layer, demand: Demand) -> None:
    settings, origin = layer
    for keys, one in _parts(settings):
        for number, entry in enumerate(one.ignore):
            if fit(entry, demand.rule):
                raise _refusal(origin, (*keys, "ignore", number), demand, entry)
    for number, suppress in enumerate(settings.suppress):
        if find_rule(suppress.rule, [demand.rule]) is not None:
            raise _refusal(origin, ("suppress", number, "rule"), demand, suppress.rule)


def _refuse_weaker(stack: Sequence[Layer], demands: Sequence[Sequence[Demand]], rules: Sequence[type[Rule]]) -> None:
    """A severity may be lowered by whoever demands the rule, not by the layers above."""
    demanded: dict[type[Rule], tuple[Demand, Severity]] = {}
    severities: dict[type[Rule], Severity] = {}
    for layer, own in zip(stack, demands, strict=True):
        for keys, one in _parts(layer.settings):
            for key, options in one.rules.items():
                rule = find_rule(key, rules)
                if rule is None or "severity" not in options:
                    continue
                severity = Severity(options["severity"])
                if rule in demanded and SEVERITIES.index(severity) > SEVERITIES.index(demanded[rule][1]):
                    raise _refusal(layer.origin, (*keys, "rules", key, "severity"), demanded[rule][0], severity.value)
                if not keys:
                    severities[rule] = severity
        for demand in own:
            demanded.setdefault(demand.rule, (demand, severities.get(demand.rule, demand.rule.severity)))


def _refusal(origin: Origin, keys: Keys, demand: Demand, entry: str) -> Exception:
    rule = f"{demand.rule.code} {demand.rule.rule}"
    return origin.error(
        "mandatory-rule" if demand.profile else "mandatory-setting", keys, value=entry, rule=rule, profile=demand.where
    )


def _parts(settings: Config) -> Iterator[tuple[Keys, Settings]]:
    """The settings themselves and those of their overrides, with their keys."""
    yield (), settings
    for number, override in enumerate(settings.overrides):
        yield ("overrides", number), override
