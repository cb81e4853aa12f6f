"""Which indicators of two tables are one and the same: by name, exactly, cut off, or nearly in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from perflint.language.units import same_dimension
from perflint.tables.model import Indicator
from perflint_rules.history.values import unit_of, without_years
from perflint_rules.missing.gaps import given
from perflint_rules.units.measures import bare_name

_NUMERALS = re.compile(r"[0-9.]+|[一二三四五六七八九十]")
_WORD = re.compile(r"\w")

#: Publications cut long names off; so many characters of a name tell which it was.
CUT_OFF = 12

#: From this likeness (0 to 1) of their words on two names are one: one word of seven may differ, or one be added to four.
SAME_NAME = 0.85

#: So many names that only one of the tables has are compared at most: a table with more is another table.
MOST_COMPARED = 200


class Pair(NamedTuple):
    """An indicator and its earlier version; `exact` where the names are equal or one is the other cut off."""

    now: Indicator
    past: Indicator
    exact: bool


class Matching(NamedTuple):
    """The pairs of two tables in the order of the first, and the indicators that only one of them has."""

    pairs: list[Pair]
    added: list[Indicator]
    dropped: list[Indicator]


def match_indicators(now: Sequence[Indicator], past: Sequence[Indicator]) -> Matching:
    """Match the named indicators of two tables one to one: equal names first, then the best of the others."""
    rows = [one for one in now if given(one.level3)]
    left = {id(one): one for one in past if given(one.level3)}
    found: dict[int, Pair] = {}
    _match_equal(rows, left, found)
    for pairs in (_cut_off, _reworded):
        rest = [one for one in rows if id(one) not in found]
        if not rest or not left or max(len(rest), len(left)) > MOST_COMPARED:
            break
        for one, other, exact in pairs(rest, list(left.values())):
            if id(one) not in found and id(other) in left:
                found[id(one)] = Pair(one, left.pop(id(other)), exact)
    added = [one for one in rows if id(one) not in found]
    return Matching([found[id(one)] for one in rows if id(one) in found], added, list(left.values()))


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name without years, quotation marks, and whatever may follow its last noun."""
    return without_years(bare_name(name)).replace('"', "")


def key_of(indicator: Indicator) -> str:
    """The `name_key` of an indicator."""
    return name_key(indicator.name or "")


def _match_equal(rows: Sequence[Indicator], left: dict[int, Indicator], found: dict[int, Pair]) -> None:
    """Pair equal names; among several the one of the same level, then of a comparable unit."""
    by_name: dict[str, list[Indicator]] = {}
    for other in left.values():
        by_name.setdefault(key_of(other), []).append(other)
    for one in rows:
        others = by_name.get(key_of(one))
        if others:
            best = max(others[:MOST_COMPARED], key=lambda other: (_level(one) == _level(other), may_compare(one, other)))
            others.remove(best)
            found[id(one)] = Pair(one, left.pop(id(best)), True)


def _level(indicator: Indicator) -> str:
    return bare_name(indicator.level2.text) if indicator.level2 is not None else ""


def _cut_off(rows: Sequence[Indicator], others: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator, bool]]:
    for one in rows:
        for other in others:
            short, long = sorted((key_of(one), key_of(other)), key=len)
            if len(short) >= CUT_OFF and long.startswith(short) and may_compare(one, other):
                yield one, other, True


def _reworded(rows: Sequence[Indicator], others: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator, bool]]:
    likely = [
        (likeness, -number, one, other)
        for number, one in enumerate(rows)
        for other in others
        if may_compare(one, other) and (likeness := _likeness(key_of(one), key_of(other))) >= SAME_NAME
    ]
    for _, _, one, other in sorted(likely, key=lambda found: found[:2], reverse=True):
        yield one, other, False


def _likeness(one: str, other: str) -> float:
    """How alike the words of two names are, their order aside; 0 where they end in another word or number otherwise."""
    from rapidfuzz.distance import Indel

    if _NUMERALS.findall(one) != _NUMERALS.findall(other):
        return 0.0
    first, second = _words(one), _words(other)
    if not first or not second or first[-1] != second[-1]:
        return 0.0
    return Indel.normalized_similarity(sorted(first), sorted(second), score_cutoff=SAME_NAME)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    from perflint.language.words import cut

    return tuple(word for word in cut(name) if _WORD.search(word))


def may_compare(one: Indicator, other: Indicator) -> bool:
    """Whether the values of two indicators are in units of one dimension, or both without a unit."""
    first, second = unit_of(one), unit_of(other)
    if first is None or second is None:
        return first == second
    return first == second or same_dimension(first, second)
