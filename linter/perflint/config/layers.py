"""Lays settings over each other: profile, configuration of the organisation, of the project, command line.

A list that chooses (`select`) and single values replace what lies below; sections and options of rules do so key by key;
the lists of `ADDED` add up, but for `ignore`, which starts anew where `select` is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from perflint.checks.registry import find_rule
from perflint.checks.rule import Rule
from perflint.config.model import ADDED, SECTIONS, Config, Override, Settings
from perflint.config.sources import Origin
from perflint.config.validation import validated_as


class Layer(NamedTuple):
    """The settings of one source; only those that `settings.model_fields_set` names are set."""

    settings: Config
    origin: Origin


class Value(NamedTuple):
    """A setting that somebody set: its value and where ("perflint.toml:3"), for a list of `ADDED` entry by entry."""

    value: Any
    where: str


#: The values that somebody set by their keys: ("fail_on",), ("limits", "rows"), ("rules", "weight-sum", "tolerance").
Values = dict[tuple[str, ...], list[Value]]


def values_of(layers: Iterable[Layer], rules: Sequence[type[Rule]]) -> Values:
    """What the layers set together; the first lies lowest."""
    values: Values = {}
    for settings, origin in layers:
        names = sorted(settings.model_fields_set, key=lambda name: name != "select")
        for name in names:
            value = getattr(settings, name)
            if name == "select":
                values.pop(("ignore",), None)
            if name in ADDED:
                entries = values.setdefault((name,), [])
                known = [entry.value for entry in entries]
                for number, entry in enumerate(value):
                    if entry not in known:
                        entries.append(Value(entry, origin.where((name, number))))
            elif name in SECTIONS:
                for key in value.model_fields_set:
                    values[name, key] = [Value(getattr(value, key), origin.where((name, key)))]
            elif name == "rules":
                for key, options in value.items():
                    rule = find_rule(key, rules)
                    for option, one in options.items():
                        keys = (name, rule.rule if rule is not None else key, option)
                        values[keys] = [Value(one, origin.where((name, key, option)))]
            else:
                values[name,] = [Value(value, origin.where((name,)))]
    return values


def merged(layers: Sequence[Layer], rules: Sequence[type[Rule]]) -> Config:
    """The configuration that the layers make together. Raises ConfigError where they do not go together."""
    content: dict[str, Any] = {}
    for keys, entries in values_of(layers, rules).items():
        name = keys[0]
        if name in ADDED:
            content[name] = tuple(entry.value for entry in entries)
        elif len(keys) == 1:
            content[name] = entries[-1].value
        else:
            section = content.setdefault(name, {})
            for key in keys[1:-1]:
                section = section.setdefault(key, {})
            section[keys[-1]] = entries[-1].value
    for name in SECTIONS:
        if name in content:
            model: type[BaseModel] = type(getattr(Config.model_construct(), name))
            last = [layer.origin for layer in layers if name in layer.settings.model_fields_set][-1]
            content[name] = validated_as(model, content[name], last, (name,))
    config = Config.model_construct(**content)
    for layer in layers:
        if layer.settings.files:
            config.belongs(layer.settings.folder, layer.settings.files)
    return config


def override_layer(override: Override) -> Layer:
    """What an override sets, as a layer of its own."""
    names = sorted(Settings.model_fields.keys() & override.model_fields_set)
    return Layer(Config.model_construct(**{name: getattr(override, name) for name in names}), Origin(override.origin))
