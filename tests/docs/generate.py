"""Writes the pages that are made from the rules: `make docs`, or `python -m tests.docs.generate`.

Nobody edits these pages by hand; a test compares them with what this module would write.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from perflint.checks.findings import Status
from perflint.checks.rule import Rule
from perflint.reports.labels import DIMENSIONS, STATUSES
from perflint.reports.rule_page import escaped, render_rule, table_of
from perflint_rules import standard_pack
from tests.docs.coverage import DOCS, WORDS, Coverage, link, load, page_name, render_regulations, topic
from tests.docs.profiles import render_profiles
from tests.docs.settings import render_schema, render_settings_page

COMMAND = "make docs（或 python -m tests.docs.generate）"


def pages(coverage: Coverage, rules: Sequence[type[Rule]]) -> dict[str, str]:
    """All generated pages by their path in docs."""
    found = {f"rules/{page_name(rule)}": _rule_page(rule, coverage) for rule in rules}
    return {
        "rules/index.md": _index(coverage, rules),
        "regulations.md": render_regulations(coverage, rules),
        "profiles.md": render_profiles(rules),
        "settings.md": render_settings_page(),
        "perflint.schema.json": render_schema(rules),
        **found,
    }


def _rule_page(rule: type[Rule], coverage: Coverage) -> str:
    rows = coverage.rows_of(rule)
    asked = [f"- {row.part}：{escaped(row.title)}" for row in rows] or [f"- {escaped(coverage.notes.get(rule.rule, '—'))}"]
    return (
        "\n\n".join(
            [
                render_rule(rule, WORDS).rstrip("\n"),
                "## 对应的要求",
                "\n".join(asked),
                "[全部规则](index.md) · [规定与规则对照](../regulations.md)",
            ]
        )
        + "\n"
    )


def _index(coverage: Coverage, rules: Sequence[type[Rule]]) -> str:
    preview = sum(rule.status is Status.PREVIEW for rule in rules)
    parts = [
        "# 规则",
        f"共 {len(rules)} 条规则，其中 {preview} 条试用。试用的规则默认不运行，用 `--select` 写出编号或名称才运行。",
        "每条规则的页面写明：检查什么、为什么、依据、会怎样提示、不合格和合格的例子、可以调整的选项。"
        "在终端里，`perflint rules 编号` 显示同样的内容。提示中的“…”在报告里换成表中的文字和数字。",
        "只用某一类，写编号的第一个字母，如 `--select W`；不用某一条，如 `--ignore W102`。",
    ]
    for name, title in coverage.topics.items():
        own = [rule for rule in rules if topic(rule) == name]
        letter = own[0].code[0]
        parts += [
            f"## {title}（{letter}）",
            table_of(("规则", "级别", "维度", "状态", "名称（命令行用）"), [_entry(rule) for rule in own]),
        ]
    return "\n\n".join(parts) + "\n"


def _entry(rule: type[Rule]) -> list[str]:
    return [
        link(rule, ""),
        WORDS.severity(rule.severity),
        WORDS.pick(DIMENSIONS[rule.dimension]),
        WORDS.pick(STATUSES[rule.status]),
        f"`{rule.rule}`<br><small>{escaped(rule.name.en)}</small>",
    ]


def stale(wanted: dict[str, str], folder: Path = DOCS) -> list[str]:
    """The generated pages that are missing, differ from what is wanted, or belong to no rule any more."""
    there = {f"rules/{path.name}" for path in (folder / "rules").glob("*.md")}
    differing = [
        name
        for name, text in wanted.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]
    return sorted({*differing, *(there - set(wanted))})


def main() -> None:
    """Bring all generated pages up to date."""
    rules = standard_pack()
    coverage = load()
    mistakes = coverage.mistakes(rules)
    if mistakes:
        raise SystemExit("docs/coverage.toml, docs/facts.toml:\n" + "\n".join(mistakes))
    wanted = pages(coverage, rules)
    (DOCS / "rules").mkdir(exist_ok=True)
    for name in stale(wanted):
        if name in wanted:
            (DOCS / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (DOCS / name).unlink()


if __name__ == "__main__":
    main()
