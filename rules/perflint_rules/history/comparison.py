"""Targets of this year against targets and results of earlier years: one verdict an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.language.units import lookup_unit
from perflint.tables.model import Indicator, IndicatorTable, Submission, TableKind
from perflint_rules.history.archive import Earlier, predecessors
from perflint_rules.history.matching import match_indicators
from perflint_rules.history.values import Values, depends_on_funds, exact_quantity, funds_ratio, values_of
from perflint_rules.self_evaluation.outcomes import HIGHER, amount, is_cost, likely_direction

ONE = Decimal(1)
HUNDRED = Decimal(100)

#: Shares of which one is at most 1 and the other this many times as big are on different scales (0.95 and 95).
SCALE_GAP = 50


class Past(NamedTuple):
    """An indicator with its latest earlier version: `values` are in the unit of this year's `target`, `written` are not."""

    indicator: Indicator
    target: Decimal
    sign: str | None
    unit: str | None
    earlier: Earlier
    version: Indicator
    written: Values
    values: Values
    funds: Decimal | None

    @property
    def is_floor(self) -> bool:
        """Whether the document says that this is the least to be reached."""
        return self.sign in ("≥", ">")

    @property
    def is_ceiling(self) -> bool:
        """Whether the document says that this is the most that may be."""
        return self.sign in ("≤", "<")

    @property
    def excuse(self) -> Decimal:
        """The share (at most 1) of earlier counts that this year's money can pay for."""
        return min(self.funds or ONE, ONE) if depends_on_funds(self.unit) else ONE

    def before(self, field: str) -> str:
        """The earlier "target" or "actual" in its own unit."""
        number = self.written.actual if field == "actual" else self.written.target
        return amount(number, self.written.unit or "") if number is not None else ""

    def parameters(self, field: str) -> dict[str, str]:
        """What messages say about it: this year's target, the earlier "target" or "actual", and where that stands."""
        where = self.earlier.evidence(self.version.place_of(field))
        return {"target": amount(self.target, self.unit or ""), "before": self.before(field), **where}


def with_past(submission: Submission, earlier: Sequence[Submission]) -> Iterator[tuple[int, IndicatorTable, list[Past]]]:
    """Yield each target table that has earlier versions, with its number and those of its indicators that had values."""
    for number, table in enumerate(submission.tables):
        if table.kind is not TableKind.TARGET:
            continue
        versions = predecessors(table, submission.path, earlier)
        if versions:
            yield number, table, list(_pasts(table, versions))


def _pasts(table: IndicatorTable, versions: Sequence[Earlier]) -> Iterator[Past]:
    """The latest earlier version of each indicator; a later year and results come first in `versions`."""
    found: set[int] = set()
    for earlier in versions:
        funds = funds_ratio(table, earlier.table)
        left = [one for one in table.indicators if id(one) not in found]
        for now, version, _ in match_indicators(left, earlier.table.indicators).pairs:
            past = _past(now, version, earlier, funds)
            if past is not None:
                found.add(id(now))
                yield past


def _past(now: Indicator, version: Indicator, earlier: Earlier, funds: Decimal | None) -> Past | None:
    quantity, values = exact_quantity(now), values_of(version)
    converted = values.converted(quantity.unit) if quantity is not None and values is not None else None
    if quantity is None or values is None or converted is None or _other_scale(quantity.number, converted, quantity.unit):
        return None
    return Past(now, quantity.number, quantity.operator, quantity.unit, earlier, version, values, converted, funds)


def _other_scale(number: Decimal, values: Values, unit: str | None) -> bool:
    """Whether a share is written as a fraction in one year and as a percentage in the other."""
    known = lookup_unit(unit) if unit else None
    before = values.target if values.target is not None else values.actual
    if known is None or known.dimension != "ratio" or before is None:
        return False
    small, big = sorted((abs(number), abs(before)))
    return 0 < small <= 1 and big > small * SCALE_GAP


class Verdict(NamedTuple):
    """A target that is worse than its past: the message that says so, the field of the past, and its value."""

    message: str
    field: str
    value: Decimal


def worse(past: Past, tolerance: Decimal) -> Verdict | None:
    """Whether a target with a stated ≥ or ≤ is worse than its past by more than this share (0.1); costs are not judged.

    A floor that stays as it was is not worse, whatever the result was.
    """
    target, before, reached = past.target, past.values.target, past.values.actual
    if is_cost(past.indicator):
        return None
    if past.is_ceiling:
        # a limit of 0 before, or a result of 0, is no measure for the next
        if before is not None and 0 < before * (1 + tolerance) < target:
            return Verdict("above-target", "target", before)
        if reached is not None and 0 < reached * (1 + tolerance) < target != before:
            return Verdict("above-actual", "actual", reached)
    elif past.is_floor and target != before:
        if reached is not None and target < reached * past.excuse * (1 - tolerance):
            return Verdict("below-actual", "actual", reached)
        if before is not None and target < before * past.excuse * (1 - tolerance):
            return Verdict("below-target", "target", before)
    return None


def is_overshot(past: Past, factor: Decimal) -> bool:
    """Whether the last result was this multiple of its target and this target asks for no more, as far as money goes.

    A floor that was lowered is not meant: that is worse than its past.
    """
    before, reached = past.values.target, past.values.actual
    if before is None or reached is None or not 0 < before * factor <= reached * past.excuse or is_cost(past.indicator):
        return False
    if past.is_floor:
        return past.target == before
    name = past.indicator.name or ""
    return not past.is_ceiling and past.target <= before and likely_direction(name, False, past.unit or "") == HIGHER
