"""The page of the profiles (检查口径): what each changes, and on which grounds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import perflint_rules
from perflint.checks.findings import Severity
from perflint.checks.registry import find_rule
from perflint.checks.rule import Rule, plain_text
from perflint.profiles import Profile, load_profile, profile_files
from perflint.reports.rule_page import escaped, table_of
from tests.docs.coverage import WORDS, link

PACK = Path(perflint_rules.__file__).parent

#: How sure a ground is, as its `status` says (without the grade of a recollection).
STATUSES = {"SEEN": "见过原文或转述", "SEEN*": "读到过，来源未写明文件", "RECALLED": "待核实", "DESIGN": "perflint 的默认值"}


def render_profiles(rules: Sequence[type[Rule]]) -> str:
    """All profiles that the standard pack brings."""
    parts = [
        "# 检查口径",
        "各地的规定不完全相同。口径是一组成套的设置，用 `--profile` 选用，例如 `perflint check 文件 --profile chongqing`；"
        "不选时用 `default`。自己的设置（配置文件、`--option`）优先于口径。口径也可以自己写，`--profile 文件.toml`。",
    ]
    for name, path in profile_files().items():
        if PACK in path.parents:
            parts += _profile(name, load_profile(name, rules), rules)
    return "\n\n".join(parts) + "\n"


def _profile(name: str, profile: Profile, rules: Sequence[type[Rule]]) -> list[str]:
    parts = [f"## {escaped(profile.title)}（`{name}`）", escaped(profile.about)]
    changes = [
        _change(_named(key, rules), option, value) for key, values in profile.rules.items() for option, value in values.items()
    ]
    points = profile.scoring.model_dump(exclude_unset=True)
    changes += [["[评分](scoring.md)", f"`{option}`", _shown(value)] for option, value in points.items()]
    if changes:
        parts.append(table_of(("规则", "设置", "改为"), changes))
    for label, entries in (
        ("必须运行的规则（不能停用）：", profile.mandatory),
        ("只运行：", profile.select),
        ("不运行：", profile.ignore),
    ):
        if entries:
            parts.append(
                label + "、".join(link(rule) if (rule := find_rule(entry, rules)) else f"`{entry}`" for entry in entries)
            )
    if profile.grounds:
        grounds = [[escaped(one.document), escaped(one.about), STATUSES[one.status.partition("-")[0]]] for one in profile.grounds]
        parts.append(table_of(("依据", "内容", "核实情况"), grounds))
    return parts


def _named(key: str, rules: Sequence[type[Rule]]) -> type[Rule]:
    rule = find_rule(key, rules)
    if rule is None:
        raise KeyError(key)
    return rule


def _change(rule: type[Rule], option: str, value: Any) -> list[str]:
    if option == "severity":
        return [link(rule), "级别", WORDS.severity(Severity(value))]
    return [link(rule), escaped(rule.options()[option].about.zh), _shown(value)]


def _shown(value: Any) -> str:
    return escaped("、".join(map(str, value)) if isinstance(value, (list, tuple)) else plain_text(value))
