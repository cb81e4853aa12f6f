"""Rule packs for tests: one rule as text, with any of its lines replaced."""

from __future__ import annotations

from pathlib import Path

from perflint.checks.declarative.loading import load_pack
from perflint.checks.declarative.rules import DeclaredRule

#: A rule without its check: every test adds one, and examples.
HEAD = """\
[[rule]]
code = "Z101"
rule = "bureau-rule"
name = "本局规则"
why = "本局要求。"
message = "不符合要求。"
suggestion = "请修改。"
severity = "warning"
dimension = "可行性"
"""

#: A whole rule: names may not hold 口号.
SLOGAN = f"""\
{HEAD}check = "phrases-absent"
fields = ["level3"]
phrases = ["口号"]

[[rule.bad]]
indicator = {{ level3 = "口号宣传", target = "1次" }}

[[rule.good]]
indicator = {{ level3 = "宣传次数", target = "1次" }}
"""


def write(folder: Path, text: str, name: str = "pack.toml") -> Path:
    """Write a pack."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rule_of(folder: Path, text: str) -> type[DeclaredRule]:
    """The only rule of a pack, its examples tried."""
    (rule,) = load_pack(write(folder, text)).rules
    return rule


def indicator(**fields: str) -> str:
    """An indicator in a pack."""
    return "indicator = {{ {} }}".format(", ".join(f'{name} = "{text}"' for name, text in fields.items()))
