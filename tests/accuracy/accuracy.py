"""`make accuracy`: how often perflint is right. Fails where precision or recall fall below the bars of bars.toml."""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

from perflint.checks.findings import Finding, Status
from perflint.checks.registry import all_rules
from tests.accuracy.matching import Outcome, Tally
from tests.accuracy.measure import Measurement, measure
from tests.accuracy.page import PAGE, page

BARS = Path(__file__).with_name("bars.toml")

#: Rules about the file itself (hidden sheets, formulas, damage) have no labels here; tests/rules/reading tests them.
READING = "perflint_rules.reading"


def main(arguments: list[str] | None = None) -> int:
    """Print the measurement; return 1 where it is below the bars."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.accuracy", description=__doc__)
    parser.add_argument("--verbose", action="store_true", help="list every false alarm and every miss")
    parser.add_argument("--rule", action="append", help="list only those of this rule (repeatable)")
    parser.add_argument("--record", action="store_true", help="raise the bars of single rules to what is measured")
    parser.add_argument("--page", action="store_true", help=f"write {PAGE.name}")
    chosen = parser.parse_args(arguments)
    measured = measure()
    print(table(measured))
    if chosen.verbose or chosen.rule:
        print(details(measured, chosen.rule))
    if chosen.record:
        record(measured)
    if chosen.page:
        PAGE.write_text(page(measured, load_bars()), encoding="utf-8", newline="\n")
    failures = below_bars(measured, load_bars())
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def load_bars() -> dict[str, Any]:
    """The bars: overall, for a rule to be stable, and for single rules."""
    return tomllib.loads(BARS.read_text(encoding="utf-8"))


def record(measured: Measurement) -> None:
    """Raise the bars of single rules to what was measured; none is lowered, which only a hand with a reason may do."""
    head, marker, _ = BARS.read_text(encoding="utf-8").partition("[rules]\n")
    old = load_bars()["rules"]
    lines = []
    for name, tally in measured.by_rule().items():
        bar = {"precision": tally.precision, "recall": tally.recall}
        kept = {measure: max(rounded(value), old.get(name, {}).get(measure, 0.0)) for measure, value in bar.items()}
        lines.append(f"{name} = {{ precision = {kept['precision']}, recall = {kept['recall']} }}\n")
    BARS.write_text(head + marker + "".join(lines), encoding="utf-8", newline="\n")


def rounded(value: float) -> float:
    """A measure as printed and compared: three digits."""
    return round(value, 3)


def table(measured: Measurement) -> str:
    """Precision and recall, overall and per rule, as aligned text."""
    status = {rule.rule: rule.status.value for rule in all_rules()}
    lines = [f"{'rule':26} {'status':8} {'true':>5} {'false':>5} {'found':>5} {'missed':>6} {'precision':>9} {'recall':>7}"]
    counts = measured.totals() | measured.by_rule()
    for name, tally in counts.items():
        lines.append(
            f"{name:26} {status.get(name, '-'):8} {tally.true:5} {tally.false:5} {tally.found:5} {tally.missed:6}"
            f" {tally.precision:9.3f} {tally.recall:7.3f}"
        )
    return "\n".join(lines)


def details(measured: Measurement, only: list[str] | None = None) -> str:
    """Every false alarm and every miss, by case."""
    return "\n".join(line for outcome in measured.all for line in _details(outcome, only))


def _details(outcome: Outcome, only: list[str] | None) -> list[str]:
    lines = [
        f"  false   {_place(finding)} {finding.rule}/{finding.variant}: {finding.message.render('zh', finding.parameters)}"
        for finding in outcome.false
        if not only or finding.rule in only
    ]
    lines += [
        f"  missed  table {label.table} {label.field or '-'} {'、'.join(label.indicators)[:24]!r} {'|'.join(label.rules)}:"
        f" {label.why}"
        for label in outcome.missed
        if not only or set(label.rules) & set(only)
    ]
    return [outcome.case, *lines] if lines else []


def _place(finding: Finding) -> str:
    return f"table {finding.table} {finding.field or '-'} {(finding.indicator or '')[:24]!r}"


def below_bars(measured: Measurement, bars: dict[str, Any]) -> list[str]:
    """What is worse than the bars allow, in words."""
    failures = []
    for name, tally in measured.totals().items():
        failures += _below(name, tally, bars["overall"].get(name, {}))
    by_rule = measured.by_rule()
    for name, bar in bars["rules"].items():
        failures += _below(name, by_rule.get(name, Tally(0, 0, 0, 0)), bar)
    return failures + [f"{name}: {why}" for name, why in unfit(by_rule, bars).items()]


def _below(name: str, tally: Tally, bar: dict[str, float]) -> list[str]:
    return [
        f"{name}: {measure} {value:.3f} < {bar[measure]:.3f}"
        for measure, value in (("precision", tally.precision), ("recall", tally.recall))
        if measure in bar and rounded(value) < bar[measure]
    ]


def unfit(by_rule: dict[str, Tally], bars: dict[str, Any]) -> dict[str, str]:
    """The stable rules that the measurement does not bear out, each with why."""
    least = bars["stable"]
    found = {}
    for rule in all_rules():
        if rule.status is not Status.STABLE or rule.__module__.startswith(READING):
            continue
        tally = by_rule.get(rule.rule, Tally(0, 0, 0, 0))
        if tally.found < least["cases"]:
            found[rule.rule] = f"stable with {tally.found} true cases, {least['cases']} needed"
        elif rounded(tally.precision) < least["precision"]:
            found[rule.rule] = f"stable with precision {tally.precision:.3f}, {least['precision']} needed"
    return found


if __name__ == "__main__":
    sys.exit(main())
