"""What becomes of the remarks of a document: which findings they silence, and which have no effect and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from perflint.checks.findings import Finding, Problem, Suppression, SuppressionSource, SuppressionState
from perflint.checks.registry import find_rule
from perflint.checks.remarks import Remark
from perflint.checks.rule import Rule


class JudgedRemark(NamedTuple):
    """What became of the rules that a remark names: those of one state together."""

    remark: Remark
    state: SuppressionState
    rules: tuple[str, ...]
    findings: int


class RemarkRule(Rule):
    """A rule that looks at the remarks of a document when it is known what they silenced."""

    def check(self, judged: Sequence[JudgedRemark]) -> Iterable[Problem]:
        """Yield the problems of the remarks of one file; set `table` on each problem that belongs to one."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the remarks of one file by the rules that are known, that run and that are mandatory (codes or names).

    `accepted` tells whether remarks may silence anything; `today` decides which have expired.
    """

    known: Sequence[type[Rule]]
    running: Collection[type[Rule]]
    mandatory: Collection[str]
    accepted: bool
    today: date

    def judge(self, remarks: Iterable[Remark], findings: list[Finding], path: str) -> list[JudgedRemark]:
        """Silence findings of the file `path` in their list, and say what became of each remark."""
        return [judged for remark in remarks for judged in self._judge(remark, findings, path)]

    def _judge(self, remark: Remark, findings: list[Finding], path: str) -> list[JudgedRemark]:
        states: dict[SuppressionState, list[str]] = {} if remark.rules else {SuppressionState.INVALID: []}
        count = 0
        for name in remark.rules:
            rule = find_rule(name, self.known)
            state = self._state(remark, rule)
            if state is SuppressionState.USED and rule is not None:
                silenced = _silence(remark, rule, findings, path)
                count += silenced
                if not silenced and rule not in self.running:
                    continue  # nobody can tell whether it is needed
                state = state if silenced else SuppressionState.UNUSED
            states.setdefault(state, []).append(name)
        return [
            JudgedRemark(remark, state, tuple(names), count if state is SuppressionState.USED else 0)
            for state, names in states.items()
        ]

    def _state(self, remark: Remark, rule: type[Rule] | None) -> SuppressionState:
        if rule is None or not remark.reason or remark.bad_date is not None:
            return SuppressionState.INVALID
        if not self.accepted:
            return SuppressionState.NOT_ACCEPTED
        if rule.code in self.mandatory or rule.rule in self.mandatory:
            return SuppressionState.REFUSED
        expired = remark.until is not None and remark.until < self.today
        return SuppressionState.EXPIRED if expired else SuppressionState.USED


def _silence(remark: Remark, rule: type[Rule], findings: list[Finding], path: str) -> int:
    """Silence the findings of one rule that a remark is about; return how many."""
    suppression = Suppression(SuppressionSource.DOCUMENT, remark.reason, path, remark.place, remark.until)
    count = 0
    for position, finding in enumerate(findings):
        if finding.rule == rule.rule and remark.silences(rule, finding.place, finding.table, finding.indicator):
            findings[position] = replace(finding, suppressed=suppression)
            count += 1
    return count
