"""Values that hold more than one quantity: whether these are several measures, or one that leaves open which number counts."""

from __future__ import annotations

from functools import lru_cache
from math import gcd

from perflint.language.dates import find_dates
from perflint.language.quantity import Quantity, parse_quantities
from perflint.language.units import lookup_unit
from perflint.language.vagueness import is_grade
from perflint.regex import regex

SEVERAL_MEASURES = "several-measures"
SEVERAL_NUMBERS = "several-numbers"

_BRACKETED = regex(r"[（(][^（()）]*[）)]")
_SEPARATOR = regex(r"[、,，;；。/和及与且\s]")
_FRACTION = regex(r"[^0-9]*([1-9])/([2-5]|10)[^0-9]*")
# "2期，每期50人" and "110件，其中60件上网" say more about the first number
_DETAIL = regex(r"每|其中|包括|包含|含|平均|人均|户均")


@lru_cache(maxsize=4096)
def several(text: str) -> str | None:
    """How a value holds several numbers: SEVERAL_MEASURES (满意度≥90%、办结率≥95%), SEVERAL_NUMBERS (10/20), or None.

    A schedule (6月底50%，年底100%), grades (优≥90，良≥80), a band (≥5且≤10), a fraction (2/3), a deadline in front of a rate
    (6个月内完成100%) and what stands in brackets are one statement each.
    """
    if find_dates(text):
        return None
    bare = _BRACKETED.sub("", text)
    found = parse_quantities(bare)
    if len(found) < 2 or _is_fraction(bare) or any(one.label and is_grade(one.label) for one in found):
        return None
    ends = (0, *(one.end for one in found))
    found = tuple(one for one, end in zip(found, ends, strict=False) if not _is_detail(one, bare[end : one.start]))
    if len(found) < 2 or _is_band(found) or not _SEPARATOR.search(bare[found[0].end : found[-1].start]):
        return None
    labels = {one.label for one in found if one.label}
    kinds = {_kind(one) for one in found}
    return SEVERAL_MEASURES if len(labels) > 1 or len(kinds - {None}) > 1 else SEVERAL_NUMBERS


def _is_detail(quantity: Quantity, before: str) -> bool:
    """Whether the words before a quantity say that it belongs to another, or it is the deadline of what follows."""
    if _DETAIL.search(before):
        return True
    return not quantity.label and quantity.operator == "≤" and _kind(quantity) == "duration"


def _is_band(found: tuple[Quantity, ...]) -> bool:
    first, second = found[0], found[1]
    bounds = (first.operator or "")[:1], (second.operator or "")[:1]
    return len(found) == 2 and bounds in (("≥", "≤"), ("≥", "<"), (">", "≤"), (">", "<")) and first.number < second.number


def _is_fraction(text: str) -> bool:
    match = _FRACTION.fullmatch(text)
    return match is not None and int(match[1]) < int(match[2]) and gcd(int(match[1]), int(match[2])) == 1


def _kind(quantity: Quantity) -> str | None:
    unit = lookup_unit(quantity.unit) if quantity.unit else None
    return unit.dimension if unit is not None else None
