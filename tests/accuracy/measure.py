"""The measurement: every rule, preview ones too, over the labelled corpus and the labelled seeds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from perflint.checks.findings import Status
from perflint.checks.registry import all_rules
from perflint.config import Config
from perflint.run import check_files
from tests.accuracy.labels import Case, corpus_cases
from tests.accuracy.matching import Outcome, Tally, added, judge, tally, tally_by_rule
from tests.accuracy.seeds import seed_cases


@dataclass(frozen=True, slots=True)
class Measurement:
    """The outcomes of the labelled corpus, and of the seeds where they lie beside the checkout."""

    corpus: tuple[Outcome, ...]
    seeds: tuple[Outcome, ...]

    @property
    def all(self) -> tuple[Outcome, ...]:
        """Both together."""
        return self.corpus + self.seeds

    def by_rule(self) -> dict[str, Tally]:
        """The counts of every rule, over the corpus only: they must be the same where there are no seeds."""
        return tally_by_rule(self.corpus)

    def totals(self) -> dict[str, Tally]:
        """The counts over all rules that are on by default, and over all of the corpus; the seeds if there are any.

        "seeds-strict" takes the labels of the seeds at their word: of the kinds that they know, whatever they do not
        name is false.
        """
        totals = {"corpus": stable(self.corpus), "corpus-with-preview": tally(self.corpus)}
        if self.seeds:
            totals |= {"seeds": stable(self.seeds), "seeds-strict": strict(self.seeds)}
        return totals


def stable(outcomes: Sequence[Outcome]) -> Tally:
    """The counts without those of preview rules."""
    preview = {rule.rule for rule in all_rules() if rule.status is Status.PREVIEW}
    return added(counts for name, counts in tally_by_rule(outcomes).items() if name not in preview)


def strict(outcomes: Sequence[Outcome]) -> Tally:
    """The counts of the rules that the labels know, what is arguable taken as false."""
    known = {
        rule
        for outcome in outcomes
        for label in (*(label for label, _ in outcome.found), *outcome.missed)
        for rule in label.rules
    }
    false = sum(finding.rule in known for outcome in outcomes for finding in (*outcome.false, *outcome.arguable))
    return tally(outcomes)._replace(false=false)


def measure(with_seeds: bool = True) -> Measurement:
    """Check all labelled files and judge what is found."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = tuple(outcomes(corpus_cases(Path(folder))))
    return Measurement(corpus, tuple(outcomes(seed_cases())) if with_seeds else ())


def outcomes(cases: Iterable[Case]) -> Iterable[Outcome]:
    """Check each case by itself and judge its findings. Raises RuntimeError where a rule crashed or a file was not read."""
    config = Config(select=tuple(rule.rule for rule in all_rules()))
    for case in cases:
        report = check_files([case.path], config, against=[case.earlier] if case.earlier is not None else [])
        if report.errors:
            raise RuntimeError(f"{case.name}: {report.errors}")
        yield judge(case.name, report.files[0].findings, case.labels)
