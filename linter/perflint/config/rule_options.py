"""The options of rules, checked against the rules themselves, so that no second list of them is kept here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter, ValidationError

from perflint.checks.findings import Severity
from perflint.checks.registry import find_rule
from perflint.checks.rule import Rule
from perflint.config.layers import Layer
from perflint.config.model import SECTIONS, Settings
from perflint.config.sources import ConfigError, Keys, Origin
from perflint.config.validation import validated, value_error

OPTIONS = Origin("--option")


def known_rules(installed: Sequence[type[Rule]], files: Sequence[Path]) -> Sequence[type[Rule]]:
    """The installed rules and those of rule packs. Raises PackError."""
    if not files:
        return installed
    from perflint.checks.declarative.loading import with_packs

    return with_packs(installed, files)


def options_layer(options: Iterable[str], rules: Sequence[type[Rule]]) -> Layer:
    """What options such as `limits.rows=50000` or `weight-sum.tolerance=0.1` set. Raises ConfigError."""
    content: dict[str, dict[str, Any]] = {}
    for option in options:
        section, name, value = _split_option(option)
        if section in SECTIONS:
            content.setdefault(section, {})[name] = value
        else:
            rule = _rule(section, rules, OPTIONS, (section,))
            convert_option(rule, name, value, OPTIONS, (section, name))
            content.setdefault("rules", {}).setdefault(rule.rule, {})[name] = value
    return Layer(validated(content, OPTIONS), OPTIONS)


def _split_option(option: str) -> tuple[str, str, str]:
    key, equals, value = option.partition("=")
    section, _, name = key.strip().partition(".")
    if not equals or not name.strip():
        raise ConfigError("option-syntax", source=OPTIONS.name, value=option)
    return section, name.strip().replace("-", "_"), value.strip()


def rule_settings(
    config: Settings, rules: Iterable[type[Rule]], origin: Origin | None = None, keys: Keys = ()
) -> tuple[dict[str, dict[str, Any]], dict[str, Severity]]:
    """The converted options and the overridden severities of the rules, by rule name.

    Raises ConfigError, which names `origin` and the keys under `keys`.
    """
    rules = tuple(rules)
    origin = origin or Origin("rules")
    settings: dict[str, dict[str, Any]] = {}
    severities: dict[str, Severity] = {}
    for key, values in config.rules.items():
        rule = _rule(key, rules, origin, (*keys, "rules", key))
        for name, value in values.items():
            converted = convert_option(rule, name, value, origin, (*keys, "rules", key, name))
            if name == "severity":
                severities[rule.rule] = converted
            else:
                settings.setdefault(rule.rule, {})[name] = converted
    return settings, severities


def convert_option(rule: type[Rule], name: str, value: Any, origin: Origin, keys: Keys) -> Any:
    """The value of a rule's option in the type of its default. Raises ConfigError."""
    if name == "severity":
        wanted: Any = Severity
    else:
        option = rule.options().get(name)
        if option is None:
            raise origin.error("unknown-option", keys, options=", ".join([*rule.options(), "severity"]))
        wanted = type_of(option.default)
        if isinstance(option.default, tuple) and isinstance(value, str):
            value = [part.strip() for part in value.split(",") if part.strip()]
    try:
        return TypeAdapter(wanted).validate_python(value)
    except ValidationError as error:
        raise value_error(error.errors()[0], origin, keys) from error


def type_of(default: Any) -> Any:
    if isinstance(default, tuple):
        return GenericAlias(tuple, (type(default[0]) if default else str, ...))
    return type(default)


def _rule(key: str, rules: Sequence[type[Rule]], origin: Origin, keys: Keys) -> type[Rule]:
    rule = find_rule(key, rules)
    if rule is None:
        raise origin.error("unknown-rule", keys, value=key)
    return rule
