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
        """A short hexadecimal digest of rule, message, table, indicator name, field and offending text.

        What is folded is about its column: the names and texts of its rows do not count.
        """
        folded = problem.count > 1 and in_column(rule, problem)
        key = self._key(rule, problem) if folded else self._key(rule, problem, problem.indicator or "", problem.text or "")
        self.seen[key] += 1
        return _digest(f"{key}\x1f{self.seen[key]}")

    def column(self, rule: Rule, problem: Problem) -> str | None:
        """The digest of the column that a problem would be folded into, None where nothing is folded."""
        return _digest(self._key(rule, problem)) if in_column(rule, problem) else None

    def _key(self, rule: Rule, problem: Problem, indicator: str = "", text: str = "") -> str:
        table = self.tables[problem.table] if problem.table is not None else None
        name = (table.project or table.title or "") if table is not None else ""
        parts = (rule.rule, problem.message, name, indicator, problem.field or "", text)
        return "\x1f".join(normal(part) for part in parts)


def in_column(rule: Rule, problem: Problem) -> bool:
    """Whether a problem is folded where it repeats over most rows of its column."""
    return rule.folds and problem.table is not None and problem.indicator is not None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]
