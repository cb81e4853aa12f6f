"""From the options of the command line to a `Config`: the file first, then the options over it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from perflint.commands.options import Common, environment_language
from perflint.config import Config, Origin, apply_options, load_file, validated


def configure(common: Common) -> Config:
    """The configuration of one call. Raises ConfigError, RegistryError."""
    from perflint.checks.registry import all_rules

    settings: dict[str, Any] = {}
    if lang := environment_language(os.environ):
        settings["lang"] = lang
    if common.config is not None:
        settings.update(load_file(common.config, all_rules()))
    if common.options:
        settings = apply_options(settings, common.options, all_rules())
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
            option = f"--{name.replace('_', '-')}"
            settings[name] = getattr(validated({name: value}, Origin(option)), name)
    return Config.model_construct(**settings)


def listed(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """Repeated options of comma lists as one list; None where the option was not given."""
    if values is None:
        return None
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
