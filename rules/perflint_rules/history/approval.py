"""A self-evaluation against the approved targets: what was added, dropped, renamed or changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.tables.model import Indicator, IndicatorTable, Submission, TableKind
from perflint_rules.history.archive import Earlier, archive_of, may_be_same_year
from perflint_rules.history.matching import MOST_COMPARED, Pair, match_indicators
from perflint_rules.history.values import same_target
from perflint_rules.missing.gaps import given
from perflint_rules.units.measures import bare_name
from perflint_rules.weights.reading import HUNDRED, Weights, read_weights

#: Indicators of a target table may make 100 without the execution rate, which takes 10 of them in the self-evaluation.
WITH_AND_WITHOUT_EXECUTION = {Decimal(100), Decimal(90)}


class Differences(NamedTuple):
    """How a self-evaluation differs from the approved table, indicator by indicator.

    `weights` are the pairs whose points differ, with the points now and then on a scale of 100.
    """

    added: list[Indicator]
    dropped: list[Indicator]
    renamed: list[Pair]
    targets: list[Pair]
    weights: list[tuple[Pair, Decimal, Decimal]]
    matched: int


def approved_table(table: IndicatorTable, path: str, earlier: Sequence[Submission]) -> Earlier | None:
    """The approved targets of a self-evaluation: those of its year, the last file (an adjustment) counts."""
    found = [
        one
        for one in archive_of(tuple(earlier)).versions(table, path)
        if one.table.kind is TableKind.TARGET and may_be_same_year(one.table, table)
    ]
    dated = [one for one in found if one.table.year is not None]
    return next(reversed(dated or found), None)


def differences(now: IndicatorTable, approved: IndicatorTable) -> Differences:
    """Compare a self-evaluation with its approved targets."""
    pairs, added, dropped = match_indicators(now.indicators, approved.indicators)
    added = [one for one in added if "执行率" not in (one.name or "")]
    dropped = [one for one in dropped if "执行率" not in (one.name or "")]
    renamed = [pair for pair in pairs if not pair.exact]
    others: dict[tuple[str, str], list[Indicator]] = {}
    for other in dropped:
        others.setdefault(_rank(other), []).append(other)
    for one in added:
        alike = others.get(_rank(one), [])
        found = next((other for other in alike[:MOST_COMPARED] if _is_other_name(one, other)), None)
        if found is not None:
            alike.remove(found)
            renamed.append(Pair(one, found, False))
    kept = {id(one) for pair in renamed for one in pair[:2]}
    added, dropped = ([one for one in rows if id(one) not in kept] for rows in (added, dropped))
    targets = [pair for pair in pairs if _was_changed(pair)]
    return Differences(added, dropped, renamed, targets, _weights(now, approved, pairs), len(pairs))


def _rank(indicator: Indicator) -> tuple[str, str]:
    """The level and the points of an indicator; empty where it has none."""
    level2, weight = indicator.level2, indicator.weight
    return bare_name(level2.text) if level2 is not None else "", bare_name(weight.text) if weight is not None else ""


def _is_other_name(one: Indicator, other: Indicator) -> bool:
    """Whether an added and a dropped indicator of the same rank are one but for the name: they ask for the same."""
    ranked = all(field is not None for field in (one.level2, other.level2, one.weight, other.weight))
    return ranked and given(one.target) and given(other.target) and same_target(one, other)


def _was_changed(pair: Pair) -> bool:
    return given(pair.now.target) and given(pair.past.target) and not same_target(pair.now, pair.past)


def _weights(now: IndicatorTable, approved: IndicatorTable, pairs: Sequence[Pair]) -> list[tuple[Pair, Decimal, Decimal]]:
    first, second = read_weights(now), read_weights(approved)
    totals = {_points(first, first.total), _points(second, second.total)}
    if totals == WITH_AND_WITHOUT_EXECUTION:
        return []
    points, before = ({id(row.indicator): _points(one, row.number) for row in one.rows} for one in (first, second))
    compared = [(pair, points.get(id(pair.now)), before.get(id(pair.past))) for pair in pairs]
    return [(pair, one, other) for pair, one, other in compared if one is not None and other is not None and one != other]


def _points(weights: Weights, number: Decimal) -> Decimal:
    return number * HUNDRED / weights.whole
