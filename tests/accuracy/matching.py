"""Which findings are right and which defects were found: findings held against labels by table, rule and indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from perflint.checks.findings import Finding
from perflint.language.similarity import similarity
from perflint.tables.model import INDICATOR_FIELDS
from tests.accuracy.labels import Label
from tests.accuracy.seeds import squeezed

#: From this likeness on, two names of an indicator are the same one (0 to 1): text conversion cuts and alters names.
SAME_NAME = 0.8
#: The least length of a name for which being the beginning of another makes both the same.
LEAST_BEGINNING = 4


@dataclass(slots=True)
class Outcome:
    """What came of one case. `true` and `false` are findings, `found` and `missed` labels; arguable ones are in neither."""

    case: str
    true: list[Finding] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)
    arguable: list[Finding] = field(default_factory=list)
    found: list[tuple[Label, Finding]] = field(default_factory=list)
    missed: list[Label] = field(default_factory=list)


class Tally(NamedTuple):
    """Counts over some outcomes; see `Outcome`."""

    true: int
    false: int
    found: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of findings that are right; 1 where there is none."""
        return self.true / (self.true + self.false) if self.true + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of defects that were found; 1 where there is none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0


def judge(case: str, findings: Iterable[Finding], labels: Sequence[Label]) -> Outcome:
    """Hold the findings of one file against its labels."""
    outcome = Outcome(case)
    by_label: dict[int, Finding] = {}
    for finding in findings:
        fitting = fits(finding, labels)
        for number in fitting:
            by_label.setdefault(number, finding)
        if not fitting:
            outcome.false.append(finding)
        elif all(labels[number].arguable for number in fitting):
            outcome.arguable.append(finding)
        else:
            outcome.true.append(finding)
    for number, label in enumerate(labels):
        if label.arguable:
            continue
        if number in by_label:
            outcome.found.append((label, by_label[number]))
        else:
            outcome.missed.append(label)
    return outcome


def fits(finding: Finding, labels: Sequence[Label]) -> list[int]:
    """The numbers of the labels that a finding is about: those of its indicator, or else those of its table."""
    named = [number for number, label in enumerate(labels) if finding.rule in label.rules and _in_table(finding, label)]
    exact = [number for number in named if labels[number].indicators and _at_indicator(finding, labels[number])]
    return exact or [number for number in named if not labels[number].indicators and _about_table(finding, labels[number])]


def _in_table(finding: Finding, label: Label) -> bool:
    return label.table is None or finding.table is None or finding.table == label.table


def _at_indicator(finding: Finding, label: Label) -> bool:
    if finding.count > 1 or finding.indicator is None:  # it stands for several rows, and names the first at most
        return finding.field == label.field
    return any(same_name(name, finding.indicator) for name in label.indicators)


def _about_table(finding: Finding, label: Label) -> bool:
    """A label of a fact wants that fact; one of a table takes what its rule says, wherever in the table it says so."""
    return label.field is None or label.field in INDICATOR_FIELDS or finding.field in (None, label.field)


def same_name(one: str, other: str) -> bool:
    """Whether two texts name the same indicator, one of them perhaps cut off or damaged."""
    one, other = squeezed(one), squeezed(other)
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return (len(shorter) >= LEAST_BEGINNING and longer.startswith(shorter)) or similarity(one, other) >= SAME_NAME


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """The counts over all rules."""
    return added(tally_by_rule(outcomes).values())


def added(tallies: Iterable[Tally]) -> Tally:
    """The sum of some counts."""
    columns = list(zip(*tallies, strict=True)) or [()] * 4
    return Tally(*(sum(column) for column in columns))


def tally_by_rule(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """The counts of each rule that reported or should have; a found label counts for the rule that found it.

    A false alarm that comes back in a variant of the same table, by its fingerprint, is one false alarm.
    """
    true, false, found, missed = Counter[str](), dict[str, str](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        true.update(finding.rule for finding in outcome.true)
        false.update({finding.fingerprint: finding.rule for finding in outcome.false})
        found.update(finding.rule for _, finding in outcome.found)
        missed.update(label.rules[0] for label in outcome.missed)
    alarms = Counter(false.values())
    names = sorted(set(true) | set(alarms) | set(found) | set(missed))
    return {name: Tally(true[name], alarms[name], found[name], missed[name]) for name in names}
