"""Fingerprints: what a finding is about, by content and never by row number, so that it survives moved rows."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from perflint.checks.findings import Problem
from perflint.checks.rule import Rule
from perflint.checks.sketch import TableSketch
from perflint.language.normal import normal


class Fingerprints:
    """Makes the fingerprints of one file; equal contents are told apart by their order."""

    def __init__(self, tables: Sequence[TableSketch]) -> None:
        self.tables = tables
        self.seen: Counter[str] = Counter()

    def of(self, rule: Rule, problem: Problem) -> str:
        """A short hexadecimal digest of rule, table, indicator name, field and offending text."""
        table = self.tables[problem.table] if problem.table is not None else None
        parts = (
            rule.rule,
            problem.message,
            (table.project or table.title or "") if table else "",
            problem.indicator or "",
            problem.field or "",
            problem.text or "",
        )
        key = "\x1f".join(normal(part) for part in parts)
        self.seen[key] += 1
        digest = hashlib.sha256(f"{key}\x1f{self.seen[key]}".encode()).hexdigest()
        return digest[:16]
