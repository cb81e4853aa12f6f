"""What two rows of one name or value have in common, and what tells them apart."""

from __future__ import annotations

from perflint.language.normal import normal
from perflint.language.units import lookup_unit, same_dimension
from perflint.tables.model import Indicator
from perflint_rules.missing.gaps import given

#: Rows of one name, or statements of one value, that a row is compared with at most.
MOST_COMPARED = 40


def keep(indicator: Indicator, rows: list[Indicator]) -> None:
    """Remember a row for comparison, unless there are enough."""
    if len(rows) < MOST_COMPARED:
        rows.append(indicator)


def not_apart(indicator: Indicator, earlier: list[Indicator]) -> list[Indicator]:
    """Those rows of the same name that nothing tells apart from this one."""
    return [one for one in earlier if not is_apart(indicator, one)]


def is_apart(a: Indicator, b: Indicator) -> bool:
    """Whether definitions, or level 2 and unit together, say that two rows of one name measure different things."""
    if a.definition is not None and b.definition is not None and a.definition.text != b.definition.text:
        return True
    if (a.level2.text if a.level2 is not None else None) == (b.level2.text if b.level2 is not None else None):
        return False
    first, second = unit_of(a), unit_of(b)
    return first is not None and second is not None and not same_dimension(first, second)


def unit_of(indicator: Indicator) -> str | None:
    """The unit that a row counts in, if it is a known one."""
    quantities = indicator.quantities
    unit = quantities[0].unit if quantities else None
    return unit if unit and lookup_unit(unit) is not None else None


def value_of(indicator: Indicator) -> tuple[str, str, str | None] | None:
    """Operator, value and unit for comparison; None where no value is given."""
    if not given(indicator.target) or indicator.target is None:
        return None
    unit = indicator.unit.text if given(indicator.unit) and indicator.unit is not None else ""
    return normal(indicator.target.text), normal(unit), indicator.sign


def shown_target(indicator: Indicator) -> str:
    """The value as a reader sees it, with its unit cell."""
    target = indicator.target.text if indicator.target is not None else ""
    return target + (indicator.unit.text if indicator.unit is not None and given(indicator.unit) else "")
