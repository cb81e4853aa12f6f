"""`perflint config`: every setting with its origin, or the JSON Schema of a configuration."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, TypeAdapter

from perflint.checks.rule import Rule
from perflint.commands.options import Common, with_common
from perflint.commands.output import JSON, emit, outputs
from perflint.commands.settings import Setup, set_up
from perflint.config import Config, Origin, Values, first_fit, override_layer, rule_settings, values_of
from perflint.config.model import SECTIONS
from perflint.config.schema import config_schema
from perflint.config.toml_text import toml_value
from perflint.profiles import profile_layer
from perflint.reports.settings import Setting, Settings, Source, render_settings, write_settings
from perflint.reports.words import Words
from perflint.rulings import Rulings, overrides_of


class Action(StrEnum):
    """What `perflint config` does."""

    SHOW = "show"
    SCHEMA = "schema"


What = Annotated[Action, typer.Argument(metavar="show|schema", show_default=False)]
At = Annotated[Path | None, typer.Argument(metavar="PATH", show_default=False)]


@with_common
def config(action: What, common: Common, at: At = None) -> int:
    """Show the settings of a path, or print the schema. Raises ConfigError, PackError, RegistryError."""
    setup = set_up(common, [at] if at is not None else [])
    words = Words(setup.config.lang)
    chosen = outputs(common, "config")
    if action is Action.SCHEMA:  # which is JSON in any case
        chosen = [output._replace(format=JSON) for output in chosen]
        text = json.dumps(config_schema(setup.rules), ensure_ascii=False, indent=2) + "\n"
        emit(chosen, lambda paper: None, lambda _: text.encode("utf-8"))
        return 0
    shown = settings_of(setup, at)
    emit(chosen, lambda paper: write_settings(shown, words, paper), lambda _: render_settings(shown).encode("utf-8"))
    return 0


def settings_of(setup: Setup, at: Path | None) -> Settings:
    """Every setting that holds for a path, with its origin. Raises ConfigError."""
    given = setup.config
    rulings = Rulings(given, setup.rules)
    ruling = rulings.of(str(at)) if at is not None else rulings.base
    overrides = [given.overrides[number] for number in overrides_of(given, at)] if at is not None else []
    below = profile_layer(ruling.profile, Origin(ruling.config.profile))
    values = values_of([below, *setup.layers, *map(override_layer, overrides)], setup.rules)
    rules = ruling.engine.rules
    return Settings(
        path=at.as_posix() if at is not None else None,
        files=given.files,
        overrides=tuple(override.origin for override in overrides),
        excluded=first_fit(given.exclude, at, given.folder) if at is not None else None,
        rules=tuple(rule.code for rule in rules),
        mandatory=tuple(rule.code for rule in rules if {rule.code, rule.rule} & set(ruling.config.mandatory)),
        settings=tuple(_settings(ruling.config, values, setup.rules, below.origin.name)),
    )


def _settings(config: Config, values: Values, rules: Sequence[type[Rule]], profile: str) -> Iterator[Setting]:
    for name in Config.model_fields:
        if name not in (*SECTIONS, "rules", "extends"):
            yield _setting((name,), getattr(config, name), values, profile)
    for section in SECTIONS:
        settings: BaseModel = getattr(config, section)
        for name in type(settings).model_fields:
            yield _setting((section, name), getattr(settings, name), values, profile)
    options, severities = rule_settings(config, rules)
    for rule in rules:
        keys = ("rules", rule.rule)
        yield _setting((*keys, "severity"), severities.get(rule.rule, rule.severity), values, profile)
        for name, option in rule.options().items():
            yield _setting((*keys, name), options.get(rule.rule, {}).get(name, option.default), values, profile)


def _setting(keys: tuple[str, ...], value: Any, values: Values, profile: str) -> Setting:
    where = tuple(entry.where for entry in values.get(keys, ()))
    source = Source.DEFAULT if not where else Source.PROFILE if set(where) == {profile} else Source.SET
    as_json = TypeAdapter(Any).dump_python(value, mode="json")
    return Setting(".".join(keys[:-1]), keys[-1], as_json, toml_value(value) if value is not None else "-", source, where)
