"""What an indicator's name says it measures, and which units go with that; the data is in measures.csv."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from perflint.language.normal import normal
from perflint.language.units import COMPOUND, Unit
from perflint.regex import regex
from perflint_corpora import load_rows

#: Kinds whose names often begin with a verb: 发放生活费 may count people, 支付物业费 may give a date.
PAID = frozenset({"money", "allowance"})

# 学员满意度(%)。 and 培训人数指标 end in 满意度 and 人数.
_TAIL = regex(r"(?:\([^()]*\)|指标|[。.,;:、*])+$")
_TAIL_ENDS = (")", "指标", *"。.,;:、*")


class Measure(NamedTuple):
    """A kind of measure: the dimensions or symbols of units that `fits`, or those that `never` do; `units` to propose."""

    kind: str
    ending: str
    fits: frozenset[str]
    never: frozenset[str]
    units: str

    @property
    def is_judged(self) -> bool:
        """Whether anything is known of its units."""
        return bool(self.fits or self.never)


@cache
def _measures() -> dict[int, dict[str, Measure]]:
    """The measures by the length of their ending, the longest first, and by the ending."""
    found: dict[int, dict[str, Measure]] = defaultdict(dict)
    for row in load_rows("measures"):
        fits, never = (frozenset(filter(None, row[name].split("|"))) for name in ("fits", "never"))
        for ending in row["endings"].split("|"):
            found[len(ending)][ending] = Measure(row["kind"], ending, fits, never, row["units"])
    return dict(sorted(found.items(), reverse=True))


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in load_rows("change_words") if row["kind"] == kind)


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """A name without what may follow its last noun: brackets, punctuation, the word 指标."""
    text = normal(name)
    return _TAIL.sub("", text) if text.endswith(_TAIL_ENDS) else text


@lru_cache(maxsize=4096)
def measure_of(name: str) -> Measure | None:
    """What the last words of a name say it measures; None where they say nothing."""
    bare = bare_name(name)
    for length, measures in _measures().items():
        found = measures.get(bare[-length:])
        if found is not None:
            return found
    return None


@lru_cache(maxsize=4096)
def is_change(name: str) -> bool:
    """Whether a name speaks of a change or share, so that a percentage fits whatever it ends in."""
    return any(word in name for word in _words("change"))


@lru_cache(maxsize=4096)
def is_payment(name: str) -> bool:
    """Whether a name speaks of paying something out, so that its value may count people or payments."""
    return any(word in name for word in _words("payment")) and not bare_name(name).endswith(_words("amount"))


def fits(unit: Unit, measure: Measure) -> bool:
    """Whether a value in this unit can be such a measure; a compound that lost its numerator is given the benefit."""
    return any(_fits(one, measure) for one in unit.alternatives or (unit,))


def _fits(unit: Unit, measure: Measure) -> bool:
    if unit.dimension == COMPOUND:
        return "per" in measure.fits or unit.numerator is None or _fits(unit.numerator, measure)
    if measure.never:
        return unit.dimension not in measure.never
    return unit.dimension in measure.fits or unit.symbol in measure.fits
