"""Which indicators of two tables are one and the same: by name, exactly, cut off, or nearly in the same words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import ceil
from typing import NamedTuple

from perflint.language.units import same_dimension
from perflint.regex import regex
from perflint.tables.model import Indicator
from perflint_rules.history.values import unit_of, without_years
from perflint_rules.missing.gaps import given
from perflint_rules.units.measures import bare_name

_NUMERALS = regex(r"[0-9.]+|[一二三四五六七八九十]")
_WORD = regex(r"\w")

#: Publications cut long names off; so many characters of a name tell which it was.
CUT_OFF = 12

LAST_CHARACTER = "\U0010ffff"

#: From this likeness (0 to 1) of their words on two names are one: one word of seven may differ, or one be added to four.
SAME_NAME = 0.85

#: Two names that are so alike share at least this part of the words of either.
LEAST_SHARED = SAME_NAME / (2 - SAME_NAME)
ROUNDING = 1e-9

#: So many earlier names are compared with one at most; those that share its rarest words come first.
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
        if not rest or not left:
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
    keys = sorted((key_of(other), number) for number, other in enumerate(others))
    whole: dict[str, list[int]] = {}
    for key, number in keys:
        whole.setdefault(key, []).append(number)
    lengths = sorted({len(key) for key in whole if len(key) >= CUT_OFF})
    for one in rows:
        key = key_of(one)
        found = [number for length in lengths if length < len(key) for number in whole.get(key[:length], ())]
        if len(key) >= CUT_OFF:
            first, last = bisect_left(keys, (key, 0)), bisect_left(keys, (f"{key}{LAST_CHARACTER}", 0))
            found += [number for _, number in keys[first:last]]
        for number in sorted(found):
            if may_compare(one, others[number]):
                yield one, others[number], True


def _reworded(rows: Sequence[Indicator], others: Sequence[Indicator]) -> Iterator[tuple[Indicator, Indicator, bool]]:
    wordings = [[_wording(key_of(one)) for one in side] for side in (rows, others)]
    frequency = Counter(word for side in wordings for wording in side for word in wording.words)
    index: dict[tuple[tuple[str, ...], str, str], list[int]] = {}
    for number, wording in enumerate(wordings[1]):
        for word in _rarest(wording.words, frequency):
            index.setdefault((wording.numerals, wording.last, word), []).append(number)
    likely = []
    for number, (one, wording) in enumerate(zip(rows, wordings[0], strict=True)):
        sharing = (index.get((wording.numerals, wording.last, word), ()) for word in _rarest(wording.words, frequency))
        for candidate in sorted(_first_few(chain.from_iterable(sharing))):
            other = others[candidate]
            if may_compare(one, other) and (likeness := _likeness(wording.words, wordings[1][candidate].words)) >= SAME_NAME:
                likely.append((likeness, -number, one, other))
    for _, _, one, other in sorted(likely, key=lambda found: found[:2], reverse=True):
        yield one, other, False


def _first_few(numbers: Iterable[int]) -> dict[int, None]:
    """The first `MOST_COMPARED` of some numbers, each once."""
    found: dict[int, None] = {}
    for number in numbers:
        if len(found) == MOST_COMPARED:
            break
        found[number] = None
    return found


class Wording(NamedTuple):
    """What a name is compared by: its numerals in order and its last word, which must be equal, and its words, sorted."""

    numerals: tuple[str, ...]
    last: str
    words: tuple[str, ...]


@lru_cache(maxsize=4096)
def _wording(key: str) -> Wording:
    words = _words(key)
    return Wording(tuple(_NUMERALS.findall(key)), words[-1] if words else "", tuple(sorted(words)))


def _rarest(words: Sequence[str], frequency: Mapping[str, int]) -> list[str]:
    """The rarest words of a name: two names that share LEAST_SHARED of their words share one of these."""
    ranked = sorted(words, key=lambda word: (frequency[word], word))
    return ranked[: len(words) - ceil(LEAST_SHARED * len(words) - ROUNDING) + 1]


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike the sorted words of two names are."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other, score_cutoff=SAME_NAME)


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
