"""Declared rules as rule classes, so that engine, scoring and reports see no difference."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from perflint.checks.declarative.specification import Declaration, DeclaredExample
from perflint.checks.findings import Basis, Problem, Text
from perflint.checks.rule import Example, Message, TableRule
from perflint.tables.model import INDICATOR_FIELDS, Field, IndicatorTable, TableKind, TableScope
from perflint_corpora import load_rows

KIND_TITLES = {TableKind.TARGET: "绩效目标表", TableKind.SELF_EVALUATION: "绩效自评表", TableKind.MONITORING: "绩效监控表"}
SCOPE_TITLES = {TableScope.PROJECT: "项目支出", TableScope.DEPARTMENT: "部门整体支出", TableScope.TRANSFER: "转移支付项目"}

#: Columns without which a table of one row is not taken for indicators.
LEAST_COLUMNS = ("level1", "level3", "target")


class DeclaredRule(TableRule):
    """A rule that a pack declares; `source` is the pack's file, `line` where the rule begins."""

    declaration: ClassVar[Declaration]
    source: ClassVar[str]
    line: ClassVar[int | None]
    folds = True

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        # What is declared prices a score as options do: it belongs to the ruleset.
        digest = hashlib.sha256(self.declaration.model_dump_json().encode()).hexdigest()
        super().__init__({**(settings or {}), "declaration": digest})

    def check(self, table: IndicatorTable) -> Iterator[Problem]:
        """Yield what the declaration objects to."""
        if table.scope not in self.declaration.scopes:
            return
        for found in self.declaration.find(table):
            yield Problem(
                place=found.at.place if isinstance(found.at, Field) else found.at,
                parameters=found.parameters,
                field=found.field,
                indicator=found.indicator.name if found.indicator is not None else None,
                text=found.at.text if isinstance(found.at, Field) else None,
            )


def rule_class(declaration: Declaration, source: str, line: int | None) -> type[DeclaredRule]:
    """The class of a declared rule; the texts are the same in every language, and bad examples have no findings yet."""
    attributes = {
        "__doc__": declaration.why,
        "__module__": __name__,
        "declaration": declaration,
        "source": source,
        "line": line,
        "code": declaration.code,
        "rule": declaration.rule,
        "name": _text(declaration.name),
        "why": _text(declaration.why),
        "dimension": declaration.dimension,
        "severity": declaration.severity,
        "confidence": declaration.confidence,
        "since": declaration.since,
        "basis": tuple(Basis(one.document, one.clause, one.verified) for one in declaration.basis),
        "kinds": frozenset(declaration.tables),
        "messages": {"default": Message(_text(declaration.message), _text(declaration.suggestion))},
        "good": tuple(Example(document_of(example, declaration)) for example in declaration.good),
        "bad": tuple(Example(document_of(example, declaration)) for example in declaration.bad),
    }
    name = "".join(part.capitalize() for part in declaration.rule.split("-"))
    return type(name, (DeclaredRule,), attributes)


def document_of(example: DeclaredExample, declaration: Declaration) -> str:
    """An example as a document: its table, or one with its indicator under the usual headings."""
    if example.indicator is None:
        return example.table or ""
    headings = {row["field"]: row["heading"] for row in reversed(load_rows("headings"))}
    texts = {**dict.fromkeys(LEAST_COLUMNS, ""), **example.indicator}
    cells = {headings[name]: texts[name].replace("|", "\\|") for name in INDICATOR_FIELDS if name in texts}
    rows = (cells, ["---"] * len(cells), cells.values())
    title = SCOPE_TITLES[declaration.scopes[0]] + KIND_TITLES[declaration.tables[0]]
    return "\n".join((f"# {title}", "", *(f"| {' | '.join(row)} |" for row in rows)))


def _text(text: str) -> Text:
    return Text(text, text)
