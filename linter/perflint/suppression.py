"""Silences findings after the check: by remarks in their document, by the configuration, by the baseline.

A step on findings alone, so that what was checked once may be kept, whatever is accepted today. Mandatory rules are never
silenced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from perflint.checks.engine import FileCheck
from perflint.checks.findings import Finding, Problem, Suppression, SuppressionSource, SuppressionState, SuppressionUse
from perflint.checks.judging import Judge, RemarkRule
from perflint.checks.registry import find_rule
from perflint.checks.rule import HistoryRule, Rule
from perflint.checks.sketch import TableSketch
from perflint.config import Config, Suppress, fits
from perflint.language.normal import normal
from perflint.outcome import CheckedFile
from perflint.rulings import Ruling, Rulings

if TYPE_CHECKING:
    from perflint.baseline import Baseline


class Suppressions:
    """What silences findings in one run, and what became of it."""

    def __init__(self, config: Config, rulings: Rulings, today: date, baseline: Baseline | None = None) -> None:
        """`today` decides what has expired."""
        self.config = config
        self.uses: list[SuppressionUse] = []
        self._rulings = rulings
        self._today = today
        self._baseline = baseline
        self._used: Counter[int] = Counter()
        self._concerned: set[int] = set()

    def apply(self, files: Sequence[CheckedFile]) -> None:
        """Silence the findings of all files, and add those about the remarks themselves."""
        for file in files:
            ruling = self._rulings.of(file.path)
            if file.remarks:
                self._by_remarks(file, ruling)
            self._by_config(file, ruling)
        self._account_for_config()
        if self._baseline is not None:
            self._by_baseline(files, self._baseline)

    def _by_remarks(self, file: CheckedFile, ruling: Ruling) -> None:
        running = {rule for rule in self._rulings.known if _runs(rule, ruling)}
        judge = Judge(self._rulings.known, running, ruling.config.mandatory, self.config.remarks, self._today)
        judged = judge.judge(file.remarks, file.findings, file.path)
        for remark, state, rules, findings in judged:
            source = SuppressionSource.DOCUMENT
            self.uses.append(SuppressionUse(source, rules, remark.reason, remark.until, file.path, remark.place, state, findings))
        problems: list[tuple[Rule, Problem]] = [
            (rule, problem) for rule in ruling.engine.rules if isinstance(rule, RemarkRule) for problem in rule.check(judged)
        ]
        if problems:
            file.findings = sorted([*file.findings, *ruling.engine.findings(FileCheck(file.tables, problems))], key=order)

    def _is_over(self, until: date | None) -> bool:
        return until is not None and until < self._today

    def _by_config(self, file: CheckedFile, ruling: Ruling) -> None:
        for number, entry in enumerate(self.config.suppress):
            rule = find_rule(entry.rule, self._rulings.known)
            if rule is None or not _runs(rule, ruling) or not self._concerns(entry, file):
                continue
            self._concerned.add(number)
            if self._is_over(entry.until):
                continue
            suppression = Suppression(SuppressionSource.CONFIG, entry.reason, entry.origin, None, entry.until)
            for position, finding in enumerate(file.findings):
                if finding.rule == rule.rule and finding.suppressed is None and _is_at(entry, finding, file.tables):
                    file.findings[position] = replace(finding, suppressed=suppression)
                    self._used[number] += 1

    def _concerns(self, entry: Suppress, file: CheckedFile) -> bool:
        """Whether an entry is about this file at all."""
        if entry.path is not None and not fits(entry.path, Path(file.path), self.config.folder):
            return False
        return (entry.table is None and entry.project is None) or any(_is_table(entry, table) for table in file.tables)

    def _account_for_config(self) -> None:
        """What became of the entries that are about files of this run."""
        for number in sorted(self._concerned):
            entry = self.config.suppress[number]
            used = self._used[number]
            state = (
                SuppressionState.EXPIRED
                if self._is_over(entry.until)
                else SuppressionState.USED
                if used
                else SuppressionState.UNUSED
            )
            source = SuppressionSource.CONFIG
            self.uses.append(SuppressionUse(source, (entry.rule,), entry.reason, entry.until, entry.origin, None, state, used))

    def _by_baseline(self, files: Sequence[CheckedFile], baseline: Baseline) -> None:
        from perflint.baseline import Found

        suppression = Suppression(SuppressionSource.BASELINE, "", baseline.path.as_posix())
        open_ones = [acceptable(file, self._rulings.of(file.path)) for file in files]
        match = baseline.match(
            [Found(file.path, [file.findings[one] for one in ones]) for file, ones in zip(files, open_ones, strict=True)]
        )
        for number, position in match.accepted:
            file, index = files[number], open_ones[number][position]
            file.findings[index] = replace(file.findings[index], suppressed=suppression)


def acceptable(file: CheckedFile, ruling: Ruling) -> list[int]:
    """The numbers of the findings of a file that a baseline may accept."""
    return [
        number
        for number, finding in enumerate(file.findings)
        if finding.suppressed is None and not is_mandatory(finding, ruling.config.mandatory)
    ]


def is_mandatory(finding: Finding, mandatory: Collection[str]) -> bool:
    """Whether the rule of a finding is among the mandatory ones, which are given by code or name."""
    return finding.code in mandatory or finding.rule in mandatory


def order(finding: Finding) -> tuple[int, int, int, int, int, str, str]:
    """The order of the findings of a file: table, page, line, row, column, code, message."""
    place = finding.place
    table = finding.table if finding.table is not None else -1
    return (table, place.page or 0, place.line or 0, place.row or 0, place.column or 0, finding.code, finding.variant)


def _runs(rule: type[Rule], ruling: Ruling) -> bool:
    """Whether a rule looks at a file at all: history rules need earlier files."""
    if issubclass(rule, HistoryRule) and not ruling.engine.earlier:
        return False
    return any(isinstance(one, rule) for one in ruling.engine.rules)


def _is_at(entry: Suppress, finding: Finding, tables: Sequence[TableSketch]) -> bool:
    """Whether a finding is where an entry says; texts are compared without regard to width and blanks."""
    if entry.field is not None and entry.field != finding.field:
        return False
    if entry.indicator is not None and normal(entry.indicator) != normal(finding.indicator or ""):
        return False
    if entry.table is None and entry.project is None:
        return True
    return finding.table is not None and _is_table(entry, tables[finding.table])


def _is_table(entry: Suppress, table: TableSketch) -> bool:
    return all(
        wanted is None or normal(wanted) == normal(there or "")
        for wanted, there in ((entry.table, table.title), (entry.project, table.project))
    )
