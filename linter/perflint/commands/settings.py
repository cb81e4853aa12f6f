"""From the command line to a `Config`: the files that hold for what is checked, then the environment, then the options."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from perflint.checks.rule import Rule
from perflint.commands.options import LANGUAGE_VARIABLE, Common, environment_language
from perflint.config import (
    Config,
    ConfigError,
    FlagsOrigin,
    Layer,
    Origin,
    Override,
    Settings,
    check_mandatory,
    check_names,
    find_config,
    known_rules,
    load_layers,
    merged,
    options_layer,
    override_layer,
    validated,
)
from perflint.profiles import load_profile, profile_layer

#: The day to go by, for the same result every day.
TODAY_VARIABLE = "PERFLINT_TODAY"

#: The flags that are not called like their setting.
FLAGS = {"rules_files": "--rules"}


class Setup(NamedTuple):
    """What holds for one call: the configuration of all layers, the layers from the lowest, and the known rules."""

    config: Config
    layers: tuple[Layer, ...]
    rules: Sequence[type[Rule]]


def configure(common: Common, paths: Sequence[str | Path] = ()) -> Config:
    """The configuration of one call that looks at `paths`. Raises ConfigError, PackError, RegistryError."""
    return set_up(common, paths).config


def set_up(common: Common, paths: Sequence[str | Path] = ()) -> Setup:
    """The configuration of one call with all it is made of. Raises ConfigError, PackError, RegistryError."""
    from perflint.checks.registry import all_rules

    layers = [*_environment(), *_file_layers(common, paths)]
    flags = _flags(common)
    packs = [file for layer in (*layers, flags) for file in layer.settings.rules_files]
    rules = known_rules(all_rules(), packs)
    for layer in (*layers, flags):
        check_names(layer, rules)
    layers += [options_layer(common.options, rules)] if common.options else []
    layers.append(flags)
    config = merged(layers, rules)
    if config.overrides:
        config = _command_line_last(config, layers)
    named_in = next((layer.origin for layer in reversed(layers) if "profile" in layer.settings.model_fields_set), None)
    profile = load_profile(config.profile, rules, named_in)
    check_mandatory(layers, rules, profile_layer(profile, Origin(config.profile)), config.profile)
    for layer in layers:
        for number, override in enumerate(layer.settings.overrides):
            if "profile" in override.model_fields_set:
                other = load_profile(override.profile, rules, layer.origin, ("overrides", number, "profile"))
                below = profile_layer(other, Origin(override.profile))
                check_mandatory([*layers, override_layer(override)], rules, below, override.profile)
    return Setup(config, tuple(layers), rules)


def _environment() -> list[Layer]:
    lang = environment_language(os.environ)
    return [Layer(Config.model_construct(lang=lang.value), Origin(LANGUAGE_VARIABLE))] if lang is not None else []


def _file_layers(common: Common, paths: Sequence[str | Path]) -> list[Layer]:
    if common.config is not None:
        if common.no_config:
            raise ConfigError("config-and-no-config")
        return load_layers(common.config)
    found = find_config(paths) if not common.no_config else None
    return load_layers(found) if found is not None else []


def _flags(common: Common) -> Layer:
    given: dict[str, Any] = {
        "profile": common.profile,
        "rules_files": common.rules_files or None,
        "select": listed(common.select),
        "ignore": listed(common.ignore),
        "baseline": common.baseline,
        "fail_on": common.fail_on,
        "min_score": common.min_score,
        "lang": common.lang.value if common.lang is not None else None,
    }
    origin = FlagsOrigin(FLAGS)
    content = {name: value for name, value in given.items() if value is not None}
    return Layer(validated(content, origin) if content else Config.model_construct(), origin)


def _command_line_last(config: Config, layers: Sequence[Layer]) -> Config:
    """The configuration with what the command line says laid over the settings of single paths, too."""
    given = merged([layer for layer in layers if not layer.origin.text], ())
    names = sorted(Settings.model_fields.keys() & given.model_fields_set)
    if not names:
        return config
    last = Override.model_construct(paths=("**",), **{name: getattr(given, name) for name in names})
    return config.model_copy(update={"overrides": (*config.overrides, last)})


def day_of(common: Common) -> date:
    """The day by which suppressions expire: --today, else the environment, else this day. Raises ConfigError."""
    for source, text in (("--today", common.today), (TODAY_VARIABLE, os.environ.get(TODAY_VARIABLE))):
        if text:
            try:
                return date.fromisoformat(text.strip())
            except ValueError as error:
                raise ConfigError("bad-date", source=source, value=text) from error
    return date.today()


def listed(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """Repeated options of comma lists as one list; None where the option was not given."""
    if values is None:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
