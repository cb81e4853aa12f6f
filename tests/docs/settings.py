"""The page of all settings, made from the models of the configuration."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from pydantic.fields import FieldInfo

from perflint.checks.rule import Rule
from perflint.config import Config, Override, Suppress
from perflint.config.model import ADDED, SECTIONS
from perflint.config.schema import config_schema
from perflint.config.toml_text import toml_value
from perflint.reports.rule_page import escaped, table_of

PARTS = ("rules", "overrides", "suppress")


def render_settings_page() -> str:
    """Every setting with its default and its meaning."""
    top = {name: field for name, field in Config.model_fields.items() if name not in (*SECTIONS, *PARTS)}
    parts = [
        "# 全部设置",
        "[设置](configuration.md)说明怎样使用；这里列出 `perflint.toml` 的全部设置"
        "（在 `pyproject.toml` 中写在 `[tool.perflint]` 下）。每条规则的选项在[规则](rules/index.md)各自的页面。"
        "编辑器可以用文件夹 `docs` 中的 `perflint.schema.json`（JSON Schema）提示和检查，"
        "`perflint config schema` 输出它。",
        "## 顶层",
        table_of(("设置", "默认", "说明", "各层"), list(_rows(top, with_layers=True))),
        "## 规则的选项 `[rules.规则]`",
        "名称用规则的名称或代码，如 `[rules.weight-sum]`；`severity` 是级别（`error`、`warning`、`info`），"
        "其余是这条规则的选项。",
    ]
    for name in ("overrides", "suppress"):
        model = {"overrides": Override, "suppress": Suppress}[name]
        parts += [
            f"## {Config.model_fields[name].title} `[[{name}]]`",
            table_of(("设置", "默认", "说明"), list(_rows(model.model_fields))),
        ]
    for name in SECTIONS:
        fields = type(getattr(Config(), name)).model_fields
        parts += [f"## {Config.model_fields[name].title} `[{name}]`", table_of(("设置", "默认", "说明"), list(_rows(fields)))]
    return "\n\n".join(parts) + "\n"


def _rows(fields: Mapping[str, FieldInfo], with_layers: bool = False) -> Iterator[list[str]]:
    for name, field in fields.items():
        if field.is_required():
            default = "必填"
        elif field.default_factory is not None or field.default is None or field.default in ((), {}):
            default = ""
        else:
            default = f"`{toml_value(field.default)}`"
        row = [f"`{name}`", default, escaped(field.title or field.description or "")]
        yield [*row, "相加" if name in ADDED else "就近的优先"] if with_layers else row


def render_schema(rules: Sequence[type[Rule]]) -> str:
    """The JSON Schema as `perflint config schema` prints it."""
    return json.dumps(config_schema(rules), ensure_ascii=False, indent=2) + "\n"
