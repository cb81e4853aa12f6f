"""The JSON Schema of a configuration, for editors that complete and check what is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from perflint.checks.findings import Severity
from perflint.checks.rule import Rule
from perflint.config.model import Config
from perflint.config.rule_options import type_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def config_schema(rules: Sequence[type[Rule]]) -> dict[str, Any]:
    """The schema of `perflint.toml` with the options of these rules, each by its name and its code."""
    schema = Config.model_json_schema()
    definitions = schema["$defs"]
    by_key = {}
    for rule in rules:
        name = f"rule-{rule.rule}"
        definitions[name] = _rule_schema(rule)
        by_key[rule.rule] = by_key[rule.code] = {"$ref": f"#/$defs/{name}"}
    definitions["rules"] = {"type": "object", "additionalProperties": False, "properties": by_key}
    for properties in (schema["properties"], definitions["Override"]["properties"]):
        texts = {key: properties["rules"][key] for key in ("title", "description")}
        properties["rules"] = {"$ref": "#/$defs/rules", **texts}
    about = {"title": "perflint.toml", "description": "Settings of perflint; in a pyproject.toml under [tool.perflint]"}
    return {"$schema": DIALECT, **schema, **about}


def _rule_schema(rule: type[Rule]) -> dict[str, Any]:
    properties: dict[str, Any] = {
        name: {
            **TypeAdapter(type_of(option.default)).json_schema(),
            "title": option.about.zh,
            "description": option.about.en,
            "default": TypeAdapter(type_of(option.default)).dump_python(option.default, mode="json"),
        }
        for name, option in rule.options().items()
    }
    properties["severity"] = {"enum": [severity.value for severity in Severity], "title": "级别", "description": "severity"}
    return {
        "type": "object",
        "title": f"{rule.code} {rule.name.zh}",
        "description": rule.name.en,
        "additionalProperties": False,
        "properties": properties,
    }
