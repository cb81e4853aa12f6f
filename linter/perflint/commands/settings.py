"""From the options of the command line to a `Config`: the profile first, the file over it, then the options."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from perflint.commands.options import Common, environment_language
from perflint.config import Config, Origin, apply_options, known_rules, load_file, read_toml, validated
from perflint.profiles import layered, load_profile, refuse_ignored


def configure(common: Common) -> Config:
    """The configuration of one call. Raises ConfigError, PackError, RegistryError."""
    from perflint.checks.registry import all_rules

    settings: dict[str, Any] = {}
    if lang := environment_language(os.environ):
        settings["lang"] = lang
    packs = tuple(common.rules_files or ())
    if common.config is not None:
        settings.update(load_file(common.config, known_rules(all_rules(), packs)))
    if packs:
        settings["rules_files"] = (*settings.get("rules_files", ()), *packs)
    rules = known_rules(all_rules(), settings.get("rules_files", ()))
    if common.options:
        settings = apply_options(settings, common.options, rules)
    given: dict[str, Any] = {
        "profile": common.profile,
        "select": listed(common.select),
        "ignore": listed(common.ignore),
        "fail_on": common.fail_on,
        "min_score": common.min_score,
        "lang": common.lang,
    }
    for name, value in given.items():
        if value is not None:
            settings[name] = getattr(validated({name: value}, _origin(common, name)), name)
    config = Config.model_construct(**settings)
    profile = load_profile(config.profile, rules, _origin(common, "profile"))
    refuse_ignored(config.ignore, profile, config.profile, rules, _origin(common, "ignore"))
    return layered(config, rules, profile)


def _origin(common: Common, name: str) -> Origin:
    """Where a setting was given: by its option, else by the file."""
    if common.config is not None and getattr(common, name) is None:
        return read_toml(common.config)[1]
    return Origin(f"--{name.replace('_', '-')}")


def listed(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """Repeated options of comma lists as one list; None where the option was not given."""
    if values is None:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
