"""What a run is told: one model, filled from a TOML file and the command line; whatever fits nothing is an error.

The options of rules are checked against the rules themselves, so no second list of them is kept here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import GenericAlias
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from perflint.checks.findings import Severity
from perflint.checks.registry import find_rule
from perflint.checks.rule import Rule
from perflint.documents.limits import Limits
from perflint.scoring import Scheme

Model = TypeVar("Model", bound=BaseModel)

#: Sections of the configuration that an option may name besides a rule.
SECTIONS = ("limits", "scoring")


class ConfigError(Exception):
    """A setting that cannot be used. `kind` is stable (kebab-case); `parameters` name the source, the key and the line."""

    def __init__(self, kind: str, **parameters: object) -> None:
        super().__init__(kind, parameters)
        self.kind = kind
        self.parameters = {name: str(value) for name, value in parameters.items() if value is not None}


class Config(BaseModel):
    """Everything that decides what a run does, apart from its files.

    `select` and `ignore` hold prefixes of rule codes or whole rule names. `profile` is the name of a profile or the path
    of one (`*.toml`), `rules_files` the paths of rule packs (files, or folders of them). `rules` maps a rule's name to
    its options and, under `severity`, to another severity; use `rule_settings` to get them converted.
    """

    # Built only where there is something to validate: a plain run needs none of it.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    min_score: Decimal | None = Field(default=None, ge=0, le=100)
    lang: Literal["zh", "en"] = "zh"
    profile: str = "default"
    rules_files: tuple[Path, ...] = ()
    limits: Limits = Field(default_factory=Limits)
    scoring: Scheme = Field(default_factory=Scheme)
    rules: dict[str, dict[str, Any]] = {}


class Origin:
    """Where settings were written, to say so in errors: a file with its text, or options of the command line."""

    def __init__(self, name: str, text: str = "", prefix: tuple[str, ...] = ()) -> None:
        self.name = name
        self.text = text
        self.prefix = prefix

    def line(self, keys: Sequence[str]) -> int | None:
        """The number of the line that sets these keys, or None."""
        return line_of_key(self.text, (*self.prefix, *keys))

    def error(self, kind: str, keys: Sequence[str], **parameters: object) -> ConfigError:
        """A ConfigError about these keys."""
        return ConfigError(kind, source=self.name, key=".".join(keys), line=self.line(keys), **parameters)


OPTIONS = Origin("--option")


def load_file(path: Path, rules: Iterable[type[Rule]]) -> dict[str, Any]:
    """Read the settings of a TOML file, `[tool.perflint]` of a pyproject.toml. Raises ConfigError, PackError.

    Paths in it count from its folder.
    """
    content, origin = read_toml(path)
    for key in origin.prefix:
        if not isinstance(content, dict) or key not in content:
            raise ConfigError("config-section", source=path, key=".".join(origin.prefix))
        content = content[key]
    settings = validated(content, origin)
    found = {name: getattr(settings, name) for name in settings.model_fields_set}
    if "rules_files" in found:
        found["rules_files"] = tuple(path.parent / file for file in settings.rules_files)
    if settings.profile.endswith(".toml"):
        found["profile"] = str(path.parent / settings.profile)
    rule_settings(settings, known_rules(tuple(rules), found.get("rules_files", ())), origin)
    return found


def read_toml(path: Path) -> tuple[Any, Origin]:
    """The contents of a TOML file, and where they come from. Raises ConfigError."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError("config-syntax", source=path, reason=error) from error
    except UnicodeDecodeError as error:
        raise ConfigError("config-encoding", source=path) from error
    except OSError as error:
        raise ConfigError("config-unreadable", source=path, reason=error.strerror) from error
    prefix = ("tool", "perflint") if path.name == "pyproject.toml" else ()
    return content, Origin(str(path), text, prefix)


def known_rules(installed: Sequence[type[Rule]], files: Sequence[Path]) -> Sequence[type[Rule]]:
    """The installed rules and those of rule packs. Raises PackError."""
    if not files:
        return installed
    from perflint.checks.declarative.loading import with_packs

    return with_packs(installed, files)


def apply_options(settings: Mapping[str, Any], options: Iterable[str], rules: Iterable[type[Rule]]) -> dict[str, Any]:
    """Lay options such as `limits.rows=50000` or `weight-sum.tolerance=0.1` over settings. Raises ConfigError."""
    rules = tuple(rules)
    merged = dict(settings)
    merged["rules"] = {name: dict(values) for name, values in settings.get("rules", {}).items()}
    sections: dict[str, dict[str, Any]] = {}
    for option in options:
        section, name, value = _split_option(option)
        if section in SECTIONS:
            sections.setdefault(section, {})[name] = value
        else:
            rule = _rule(section, rules, OPTIONS, (section,))
            convert_option(rule, name, value, OPTIONS, (section, name))
            merged["rules"].setdefault(rule.rule, {})[name] = value
    for section, values in sections.items():
        present: BaseModel = merged.get(section) or getattr(Config(), section)
        merged[section] = getattr(validated({section: {**present.model_dump(exclude_unset=True), **values}}, OPTIONS), section)
    return merged


def _split_option(option: str) -> tuple[str, str, str]:
    key, equals, value = option.partition("=")
    section, _, name = key.strip().partition(".")
    if not equals or not name.strip():
        raise ConfigError("option-syntax", source=OPTIONS.name, value=option)
    return section, name.strip().replace("-", "_"), value.strip()


def rule_settings(
    config: Config, rules: Iterable[type[Rule]], origin: Origin | None = None
) -> tuple[dict[str, dict[str, Any]], dict[str, Severity]]:
    """The converted options and the overridden severities of the rules, by rule name. Raises ConfigError."""
    rules = tuple(rules)
    origin = origin or Origin("rules")
    settings: dict[str, dict[str, Any]] = {}
    severities: dict[str, Severity] = {}
    for key, values in config.rules.items():
        rule = _rule(key, rules, origin, ("rules", key))
        for name, value in values.items():
            converted = convert_option(rule, name, value, origin, ("rules", key, name))
            if name == "severity":
                severities[rule.rule] = converted
            else:
                settings.setdefault(rule.rule, {})[name] = converted
    return settings, severities


def convert_option(rule: type[Rule], name: str, value: Any, origin: Origin, keys: Sequence[str]) -> Any:
    """The value of a rule's option in the type of its default. Raises ConfigError."""
    if name == "severity":
        wanted: Any = Severity
    else:
        option = rule.options().get(name)
        if option is None:
            raise origin.error("unknown-option", keys, options=", ".join([*rule.options(), "severity"]))
        wanted = _type_of(option.default)
        if isinstance(option.default, tuple) and isinstance(value, str):
            value = [part.strip() for part in value.split(",") if part.strip()]
    try:
        return TypeAdapter(wanted).validate_python(value)
    except ValidationError as error:
        raise _value_error(error.errors()[0], origin, keys) from error


def _type_of(default: Any) -> Any:
    if isinstance(default, tuple):
        return GenericAlias(tuple, (type(default[0]) if default else str, ...))
    return type(default)


def _rule(key: str, rules: Sequence[type[Rule]], origin: Origin, keys: Sequence[str]) -> type[Rule]:
    rule = find_rule(key, rules)
    if rule is None:
        raise origin.error("unknown-rule", keys, value=key)
    return rule


def validated(content: Any, origin: Origin) -> Config:
    """The configuration that these settings make; an error names their origin. Raises ConfigError."""
    return validated_as(Config, content, origin)


def validated_as(model: type[Model], content: Any, origin: Origin) -> Model:
    """The model that these settings make; an error names their origin. Raises ConfigError."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        errors = error.errors()  # a key that nobody knows is often the one that is missing
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        raise _value_error(first, origin, [str(part) for part in first["loc"]]) from error


def _value_error(error: Any, origin: Origin, keys: Sequence[str]) -> ConfigError:
    if error["type"] == "extra_forbidden":
        return origin.error("unknown-key", keys)
    context = {name: value for name, value in error.get("ctx", {}).items() if name != "error"}
    return origin.error("bad-value", keys, value=error["input"], problem=error["type"], detail=error["msg"], **context)


_HEADER = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?")
_ASSIGNMENT = re.compile(r"\s*([\w\-.\"' ]+?)\s*=")


def line_of_key(text: str, keys: Sequence[str]) -> int | None:
    """The number of the line of a TOML text that sets `keys`, or that opens the table they stand in; None if unclear.

    tomllib does not tell; this reads headers and `key =` lines only, which is enough to point a reader to the place.
    """
    table: list[str] = []
    best, length = None, 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = found = _key_parts(header[1])
        elif assignment := _ASSIGNMENT.match(line):
            found = [*table, *_key_parts(assignment[1])]
        else:
            continue
        if len(found) > length and found == list(keys[: len(found)]):
            best, length = number, len(found)
    return best


def _key_parts(key: str) -> list[str]:
    return [part.strip().strip("\"'") for part in key.split(".")]
