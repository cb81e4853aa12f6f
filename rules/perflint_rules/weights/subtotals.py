"""The points that level cells print themselves, as in 产出指标（50分）, with the rows they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from perflint.language.normal import normal
from perflint.regex import regex
from perflint.tables.model import Field, Indicator, IndicatorTable

_POINTS = regex(r"\((?:权重|分值|共|满分)?:?([0-9]+(?:\.[0-9]+)?)(?:分|%)\)|(?:权重|分值)?:?([0-9]+(?:\.[0-9]+)?)(?:分|%)$")


@dataclass(slots=True, eq=False)
class Group:
    """The rows under one level cell. `points` is what the cell prints, None where it prints nothing."""

    cell: Field
    is_first: bool
    points: Decimal | None
    rows: list[Indicator] = field(default_factory=list)
    parts: dict[str, Group] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def printed_points(text: str) -> Decimal | None:
    """The points that a level's text prints (50 in 产出指标（50分）), or None."""
    match = _POINTS.search(normal(text))
    return Decimal(match[1] or match[2]) if match else None


def level_groups(table: IndicatorTable) -> list[Group]:
    """The rows by their first level, and those of each by their second; rows without a level are left out."""
    groups: dict[str, Group] = {}
    for indicator in table.indicators:
        group = groups
        for level in (indicator.level1, indicator.level2):
            if level is not None:
                one = group.get(level.text)
                if one is None:
                    one = group[level.text] = Group(level, group is groups, printed_points(level.text))
                one.rows.append(indicator)
                group = one.parts
    return list(groups.values())


def with_points(groups: list[Group]) -> Iterator[Group]:
    """The groups, and the parts of groups, that print their points."""
    for group in groups:
        if group.points is not None:
            yield group
        yield from (part for part in group.parts.values() if part.points is not None)
