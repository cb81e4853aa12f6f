"""How far a self-evaluation says that its outputs were done; shared by the rules that hold it against the spending."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from perflint.tables.model import Field, Indicator, IndicatorTable
from perflint_rules.self_evaluation.execution import HUNDRED, read_execution
from perflint_rules.self_evaluation.outcomes import LOWER, Outcome, is_cost, outcome_of
from perflint_rules.self_evaluation.wording import MET, MISSED, achievement

#: Level 2 names of outputs, for tables without a first level.
OUTPUTS = ("数量", "质量", "时效", "进度")


class Completion(NamedTuple):
    """The outputs of a table whose results can be judged: how many, their mean completion in per cent, whether all are done."""

    rows: list[Indicator]
    mean: Decimal
    all_done: bool


def completion_of(table: IndicatorTable) -> Completion | None:
    """The completion of the outputs, costs left out; None where none of them can be judged."""
    rows, total, all_done = [], Decimal(0), True
    for indicator in table.indicators:
        if not is_output(indicator) or is_cost(indicator):
            continue
        share = share_done(indicator)
        if share is not None:
            rows.append(indicator)
            total += share
            all_done = all_done and share >= HUNDRED
    return Completion(rows, total / len(rows), all_done) if rows else None


def is_output(indicator: Indicator) -> bool:
    """Whether a row is about output, by its first level or else its second."""
    if indicator.level1 is not None:
        return "产出" in indicator.level1.text
    return indicator.level2 is not None and any(word in indicator.level2.text for word in OUTPUTS)


def share_done(indicator: Indicator) -> Decimal | None:
    """How much of its target an indicator reached, in per cent, at most 100; None where that cannot be told."""
    outcome = outcome_of(indicator)
    if outcome is not None:
        return _share(outcome)
    level = achievement(indicator.actual.text) if indicator.actual is not None else None
    if level is None:
        return None
    return HUNDRED if level == MET else Decimal(0) if level == MISSED else None


def _share(outcome: Outcome) -> Decimal | None:
    if not outcome.is_missed:
        return HUNDRED
    if outcome.target <= 0 or outcome.actual < 0:
        return Decimal(0)
    part = outcome.target / outcome.actual if outcome.direction == LOWER else outcome.actual / outcome.target
    return part * HUNDRED


def sure_execution(table: IndicatorTable) -> tuple[Field, Decimal] | None:
    """The amount spent and the rate worked out, in per cent; None where the funds block is missing or slipped by a column."""
    execution = read_execution(table)
    if execution is None or execution.rate is None or execution.is_slipped:
        return None
    return execution.executed, execution.rate
