"""What a run is told: settings from a profile, files and the command line, laid over each other, each with its origin."""

from perflint.config.files import find_config, load_config, load_layers
from perflint.config.layers import Layer, Value, Values, merged, override_layer, values_of
from perflint.config.model import Config, Override, Settings, Suppress
from perflint.config.names import check_mandatory, check_names
from perflint.config.patterns import first_fit, fits
from perflint.config.rule_options import known_rules, options_layer, rule_settings
from perflint.config.sources import ConfigError, FlagsOrigin, Keys, Origin, read_toml
from perflint.config.validation import validated, validated_as

__all__ = [
    "Config",
    "ConfigError",
    "FlagsOrigin",
    "Keys",
    "Layer",
    "Origin",
    "Override",
    "Settings",
    "Suppress",
    "Value",
    "Values",
    "check_mandatory",
    "check_names",
    "find_config",
    "first_fit",
    "fits",
    "known_rules",
    "load_config",
    "load_layers",
    "merged",
    "options_layer",
    "override_layer",
    "read_toml",
    "rule_settings",
    "validated",
    "validated_as",
    "values_of",
]
