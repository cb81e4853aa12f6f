"""Which rule covers which requirement: docs/coverage.toml and docs/facts.toml, read, checked and told as a page."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from perflint.checks.findings import Basis, Status
from perflint.checks.rule import Rule
from perflint.reports.labels import STATUSES as RULE_STATUSES
from perflint.reports.rule_page import escaped, table_of
from perflint.reports.words import Words

DOCS = Path(__file__).parents[2] / "docs"
WORDS = Words("zh")

#: How sure a fact is, as its `status` says.
STATUSES = {"verified": "已核实", "unnamed": "读到过，来源未写明文件", "recalled": "待核实", "practice": "做法，不是规定"}


@dataclass(frozen=True)
class Row:
    """One requirement: its part and title, the facts behind it, and either the rules that cover it or why none does."""

    part: str
    title: str
    english: str
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str
    note: str


class Fact(NamedTuple):
    """What a document asks or what practice shows."""

    document: str
    status: str
    text: str


@dataclass(frozen=True)
class Coverage:
    """The two files."""

    rows: tuple[Row, ...]
    notes: dict[str, str]
    topics: dict[str, str]
    facts: dict[str, Fact]

    def rows_of(self, rule: type[Rule]) -> list[Row]:
        """The requirements that a rule covers."""
        return [row for row in self.rows if rule.rule in row.rules]

    def mistakes(self, rules: Sequence[type[Rule]]) -> list[str]:
        """Everything in the files that does not fit the rules or itself."""
        return sorted(self._mistakes(rules))

    def _mistakes(self, rules: Sequence[type[Rule]]) -> Iterator[str]:
        names = {rule.rule for rule in rules}
        covered = {name for row in self.rows for name in row.rules}
        yield from (f"{name}: no such rule" for name in (covered | set(self.notes)) - names)
        yield from (f"{name}: covers a row, needs no note" for name in covered & set(self.notes))
        stable = {rule.rule for rule in rules if rule.status is Status.STABLE}
        yield from (f"{name}: stable, but in no row and without a note" for name in stable - covered - set(self.notes))
        yield from (f"{row.title}: needs either rules or a reason" for row in self.rows if bool(row.rules) == bool(row.reason))
        cited = {fact for row in self.rows for fact in row.facts}
        yield from (f"{fact}: cited, but not in facts.toml" for fact in cited - set(self.facts))
        yield from (f"{fact}: in facts.toml, but not cited" for fact in set(self.facts) - cited)
        yield from (f"{fact}: unknown status" for fact, one in self.facts.items() if one.status not in STATUSES)
        topics = {topic(rule) for rule in rules}
        yield from (f"{name}: a topic without a Chinese name in [topics]" for name in topics - set(self.topics))
        yield from (f"{name}: no such topic" for name in set(self.topics) - topics)


def topic(rule: type[Rule]) -> str:
    """The folder of a rule in its pack."""
    return rule.__module__.split(".")[1]


def load(folder: Path = DOCS) -> Coverage:
    """Read both files."""
    coverage = tomllib.loads((folder / "coverage.toml").read_text(encoding="utf-8"))
    facts = tomllib.loads((folder / "facts.toml").read_text(encoding="utf-8"))
    rows = tuple(
        Row(
            part=row["part"],
            title=row["title"],
            english=row["english"],
            facts=tuple(row["facts"]),
            rules=tuple(row.get("rules", ())),
            reason=row.get("reason", ""),
            note=row.get("note", ""),
        )
        for row in coverage["row"]
    )
    return Coverage(rows, coverage["notes"], coverage["topics"], {name: Fact(**fact) for name, fact in facts.items()})


def page_name(rule: type[Rule]) -> str:
    """The file of a rule's page in docs/rules."""
    return f"{rule.code}-{rule.rule}.md"


def link(rule: type[Rule], folder: str = "rules/") -> str:
    """A link to a rule's page, marked where the rule is not in general use."""
    mark = "" if rule.status is Status.STABLE else f"（{WORDS.pick(RULE_STATUSES[rule.status])}）"
    return f"[{rule.code} {escaped(rule.name.zh)}]({folder}{page_name(rule)}){mark}"


def render_regulations(coverage: Coverage, rules: Sequence[type[Rule]]) -> str:
    """The page of the requirements, of the documents that rules cite, and of the facts."""
    by_name = {rule.rule: rule for rule in rules}
    without = sum(not row.rules for row in coverage.rows)
    parts = [
        "# 规定与规则对照",
        f"下面列出从规定和实务中整理的 {len(coverage.rows)} 项要求，以及检查它的规则；"
        f"其中 {without} 项没有规则，写明了原因。规则后标“试用”的默认不运行，点名才用。",
        "“依据”栏的编号见本页末尾的[依据清单](#依据清单)。没有对照原文核实的都标明“待核实”；要求与您手头的文件不一致时，以文件为准。",
    ]
    for part in dict.fromkeys(row.part for row in coverage.rows):
        rows = [row for row in coverage.rows if row.part == part]
        parts += [
            f"## {part}（{len(rows)} 项）",
            table_of(("要求", "规则", "依据", "说明"), [_row(row, by_name) for row in rows]),
        ]
    parts += ["## 没有列入要求的规则", "下列规则不对应上面的要求，但检查时需要。"]
    parts.append("\n".join(f"- {link(by_name[name])}：{escaped(note)}" for name, note in coverage.notes.items()))
    parts += ["## 规则引用的文件", table_of(("文件", "条文", "规则"), _documents(rules))]
    parts += [
        "## 依据清单",
        "内容为整理时的转述，不是原文。",
        table_of(("编号", "文件或来源", "内容", "核实情况"), _facts(coverage)),
    ]
    return "\n\n".join(parts) + "\n"


def _row(row: Row, rules: dict[str, type[Rule]]) -> list[str]:
    covering = "<br>".join(link(rules[name]) for name in row.rules) or "—"
    facts = "、".join(f"[{fact}](#{fact.lower()})" for fact in row.facts)
    explanation = escaped(row.note) if row.rules else f"没有规则：{escaped(row.reason)}"
    return [f"{escaped(row.title)}<br><small>{escaped(row.english)}</small>", covering, facts, explanation]


def _documents(rules: Sequence[type[Rule]]) -> list[list[str]]:
    citing: dict[Basis, list[str]] = {}
    for rule in rules:
        for basis in rule.basis:
            citing.setdefault(basis, []).append(f"[{rule.code}](rules/{page_name(rule)})")
    return [
        [escaped(document), escaped(clause) + ("" if verified else WORDS.say("unverified")), "、".join(dict.fromkeys(links))]
        for (document, clause, verified), links in sorted(citing.items())
    ]


def _facts(coverage: Coverage) -> list[list[str]]:
    return [
        [f'<a id="{name.lower()}"></a>{name}', escaped(fact.document), escaped(fact.text), STATUSES[fact.status]]
        for name, fact in coverage.facts.items()
    ]
