"""Settings as TOML text: the notation of a value, and the commented file that `perflint init` writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from perflint.checks.findings import Text
from perflint.config.model import SECTIONS, Config, Override, Settings, Suppress

#: What `perflint init` sets as an example where the default says nothing.
EXAMPLES: dict[str, Any] = {
    "extends": "../省厅/perflint.toml",
    "profile": "national-2021",
    "select": ["W", "M101"],
    "ignore": ["W102"],
    "mandatory": ["weight-sum"],
    "exclude": ["草稿*", "2023/**"],
    "min_score": 60,
    "baseline": "perflint-baseline.json",
    "rules_files": ["本局规则.toml"],
    "paths": ["2024/**"],
    "rule": "W101",
    "path": "2025/某单位/*.xlsx",
    "table": "2025年项目支出绩效目标表",
    "project": "业务培训费",
    "indicator": "培训人数",
    "field": "weight",
    "reason": "已与单位核实",
    "until": date(2026, 12, 31),
}
_OPENING = Text(
    "# perflint 的设置。放在被检查的文件夹或它上面的文件夹里，会自动找到。\n"
    "# 去掉行首的“# ”，这一行的设置就生效；小节中的设置，[小节] 那一行的“# ”也要去掉。\n"
    "# perflint config show 显示每个值的来源。\n",
    "# Settings of perflint; found in the folder that is checked, or in one above it.\n"
    "# A setting takes effect without the “# ” before it; in a section, that before its [heading] must go as well.\n"
    "# perflint config show tells where each value comes from.\n",
)
_RULES = Text(
    "规则的选项和级别；一条规则有哪些选项，见 perflint rules 代码",
    "options and severities of rules; perflint rules CODE lists them",
)
_RULES_EXAMPLE = '# [rules.weight-sum]\n# severity = "warning"\n# tolerance = 0.1\n'


def toml_value(value: Any) -> str:
    """A value in the notation of TOML; a path with forward slashes."""
    if isinstance(value, Enum):
        return toml_value(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (int, float, date)):
        return str(value)
    if isinstance(value, Path):
        return toml_value(value.as_posix())
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, BaseModel):
        names = [name for name in type(value).model_fields if name in value.model_fields_set]
        return f"{{ {', '.join(f'{name} = {toml_value(getattr(value, name))}' for name in names)} }}"
    return json.dumps(str(value), ensure_ascii=False)


def commented_file(lang: str) -> str:
    """A configuration that sets nothing and explains everything, in the language of the user ("zh", "en")."""
    lines = [_OPENING.render(lang, {})]
    plain = {
        name: field for name, field in Config.model_fields.items() if name not in (*SECTIONS, "rules", "overrides", "suppress")
    }
    first = ("extends", *Settings.model_fields)
    for name in sorted(plain, key=lambda name: (name not in first, first.index(name) if name in first else 0)):
        lines += _setting(name, plain[name], lang)
    lines.append(f"\n# {_RULES.render(lang, {})}\n{_RULES_EXAMPLE}")
    for name in SECTIONS:
        lines.append(f"\n# {_about(Config.model_fields[name], lang)}\n# [{name}]\n")
        for key, field in type(getattr(Config.model_construct(), name)).model_fields.items():
            lines.append(f"# {key} = {toml_value(field.default)}  # {_about(field, lang)}\n")
    for name, model in (("overrides", Override), ("suppress", Suppress)):
        lines.append(f"\n# {_about(Config.model_fields[name], lang)}\n# [[{name}]]\n")
        for key, field in sorted(model.model_fields.items(), key=lambda one: one[0] != "paths"):
            if key not in (*SECTIONS, "rules"):
                lines.append(f"# {key} = {toml_value(EXAMPLES.get(key, field.default))}  # {_about(field, lang)}\n")
    return "".join(lines)


def _setting(name: str, field: FieldInfo, lang: str) -> Iterator[str]:
    yield f"\n# {_about(field, lang)}\n"
    yield f"# {name} = {toml_value(EXAMPLES.get(name, field.default))}\n"


def _about(field: FieldInfo, lang: str) -> str:
    return (field.description if lang == "en" else field.title) or field.description or ""
