"""Rows that count work and things: what their units say, and under which kinds that is out of place."""

from __future__ import annotations

from functools import lru_cache

from perflint.language.quantity import Quantity
from perflint.language.units import Unit, lookup_unit
from perflint.language.vagueness import CLAUSES, slogan
from perflint_rules.self_evaluation.outcomes import is_bad_thing
from perflint_rules.taxonomy.kinds import BENEFITS, Kind, Verdict
from perflint_rules.taxonomy.words import word_in
from perflint_rules.units.measures import measure_of
from perflint_rules.vagueness.doubts import spoken

#: Kinds of measures (measures.csv) and dimensions of units that count work and things.
_COUNTING_MEASURES = frozenset({"person", "visit", "frequency", "area", "length", "count"})
_COUNTED = frozenset({"count", "person", "visit", "household", "frequency", "area", "length"})
#: 培训天数 counts work; other durations tell how fast.
_DAYS = "天数"
#: Units of work; 人, 户, 个 and 家 may count those who benefit.
_WORK_UNITS = ("件", "项", "份", "宗", "次", "场", "期", "批", "单", "票", "条", "篇")


def is_counted(quantity: Quantity | None) -> bool:
    """Whether a value counts people, things, visits or times, or measures out an area or length."""
    return bool(dimensions(quantity) & _COUNTED)


def dimensions(quantity: Quantity | None) -> frozenset[str]:
    """What the unit of a value may measure; of 万件/年 that of 万件."""
    return _dimensions(quantity.unit or "") if quantity is not None else frozenset()


@lru_cache(maxsize=4096)
def _dimensions(symbol: str) -> frozenset[str]:
    unit = lookup_unit(symbol)
    if unit is None:
        return frozenset()
    return frozenset(_numerator(one).dimension for one in unit.alternatives or (unit,))


def counted(kind: Kind, text: str, quantity: Quantity | None, labelled: bool) -> Verdict | None:
    """What speaks against a row of `kind` because it counts, where no effect and no quality is spoken of.

    `labelled` means that the text is the label of a value and not the name of the row.
    """
    if kind in (Kind.QUANTITY, Kind.COST) or quantity is None or quantity.operator in ("≤", "<"):
        return None
    measure = measure_of(text)
    days = measure is not None and measure.ending == _DAYS
    if not (is_counted(quantity) or days or (quantity.unit or "").endswith(_WORK_UNITS)) or is_bad_thing(text):
        return None
    counts = days or (measure is not None and measure.kind in _COUNTING_MEASURES)
    if kind in BENEFITS:
        return _work(text, quantity, counts, labelled)
    if not counts or word_in("merit", text) or word_in("gain", text):
        return None
    if kind in (Kind.QUALITY, Kind.TIMELINESS) and (days or "frequency" in dimensions(quantity)):
        return None  # how often and how long may be a standard, and are matters of time
    if kind is Kind.TIMELINESS and word_in("time", text):
        return None
    return Verdict(Kind.QUANTITY, measure.ending if measure is not None else "")


def _work(text: str, quantity: Quantity, counts: bool, labelled: bool) -> Verdict | None:
    """Work under 效益: what came in, what a slogan counts, what was held, issued or bought, what the library says is work."""
    if word_in("gain", text):
        return None
    if word_in("workload", text) or (not labelled and _slogan_counts_work(text, quantity.unit or "")):
        return Verdict(Kind.QUANTITY, spoken(quantity))
    if not counts or word_in("public", text):
        return None
    return Verdict(Kind.QUANTITY, spoken(quantity), sure=word_in("activity", text) is not None)


def _slogan_counts_work(text: str, unit: str) -> bool:
    """Whether a slogan is followed by a number of cases, or a description of work by any number."""
    found = slogan(text)
    return found is not None and (found.label == CLAUSES or unit.split("/")[0].endswith(_WORK_UNITS))


def _numerator(unit: Unit) -> Unit:
    return unit.numerator if unit.numerator is not None else unit
