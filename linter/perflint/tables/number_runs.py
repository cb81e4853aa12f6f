"""Numbers of several columns that have run together, parted by what the columns have to do with each other.

11501092.51212 under 年度指标值, 全年完成值, 权重, 得分 is 1150|1092.5|12|12: the actual value is near the target, the
score at most the weight. This gives the likely ways to part one run; the table chooses among them (`run_choice`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perflint.language.numerals import parse_number
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.fitness import loss
from perflint.tables.vocabulary import ASIDE, plain_field

#: The columns whose cells are numbers, those with a unit or operator among them; others may hold any.
POINTS = frozenset({"weight", "score", "score_rate"})
VALUES = frozenset({"target", "actual", "forecast"})
NUMERIC = POINTS | VALUES
VALUE = regex(r"[≥≤＞＜＝><=﹦]{0,2}(-?(?:0|[1-9]\d{0,7})(?:\.\d{1,4})?)([^\d≥≤＞＜＝><=﹦.]{0,8})")
POINT = regex(r"((?:0|[1-9]\d{0,2})(?:\.\d{1,2})?)[%％分]?")
RATE = regex(r"((?:0|[1-9]\d{0,2})(?:\.\d+)?)%?")
#: Longer runs are left as they are: there are too many ways. So is a piece of one.
LONGEST, PIECE = 40, 16
#: So many ways are followed that have parted the same characters, fewer where there are many columns.
FOLLOWED, MANY = 12, 7
#: What an indicator is usually worth, and at most.
USUAL, MOST = (3, 30), 100
#: What it costs to suppose a number in a column that is not the table's own.
NOT_OWN = 0.8


class Way(NamedTuple):
    """One way to part a run: how good it is, and the texts of the columns, empty ones among them."""

    worth: float
    texts: tuple[str, ...]


def holds_numbers(name: str) -> bool:
    """Whether the cells of a column may be numbers."""
    return name == "other" or plain_field(name) in NUMERIC


def ways(text: str, columns: Sequence[str], known: Mapping[str, str]) -> list[Way]:
    """The best ways to give a whole run to the columns, each of which may stay empty, the best first.

    `known` has the texts of other columns of the same row.
    """
    return list(_ways(text, tuple(columns), tuple(sorted(known.items())))) if len(text) <= LONGEST else []


@lru_cache(maxsize=4096)
def _ways(text: str, columns: tuple[str, ...], known: tuple[tuple[str, str], ...]) -> tuple[Way, ...]:
    followed = FOLLOWED if len(columns) <= MANY else FOLLOWED // 3
    reached: dict[int, list[Way]] = {0: [Way(0.0, ())]}
    for number, name in enumerate(columns):
        following: dict[int, list[Way]] = {}
        for start, some in reached.items():
            pieces = list(_pieces(text, start, name))
            for way in some:
                before = {**dict(known), **dict(zip(columns[:number], way.texts, strict=True))}
                for piece in pieces:
                    grown = Way(way.worth + _worth(name, piece, before), (*way.texts, piece))
                    following.setdefault(start + len(piece), []).append(grown)
        reached = {end: _followed(some, followed) for end, some in following.items()}
    return tuple(reached.get(len(text), ()))


def _followed(some: list[Way], number: int) -> list[Way]:
    """The best of some ways, and the one that leaves the fewest columns empty."""
    best = sorted(some, key=lambda way: -way.worth)[:number]
    fullest = min(some, key=lambda way: (way.texts.count(""), -way.worth))
    return best if fullest in best else [*best, fullest]


def _pieces(text: str, start: int, name: str) -> Iterator[str]:
    """What a column may hold of a text from `start` on: nothing, or what has the shape of its cells."""
    yield ""
    plain = plain_field(name)
    shape = POINT if plain in ("weight", "score") else RATE if plain == "score_rate" else VALUE
    for end in range(start + 1, min(len(text), start + PIECE) + 1):
        if text[end - 1] != "." and text[end : end + 1] != "." and _fits(shape, text[start:end]):
            yield text[start:end]


@lru_cache(maxsize=8192)
def _fits(shape: re.Pattern[str], text: str) -> bool:
    """Whether a text has the shape of a cell, with a unit that is one; points are never above a hundred."""
    found = shape.fullmatch(text)
    if found is None or (shape is POINT and Decimal(found[1]) > MOST):
        return False
    return shape is not VALUE or not found[2] or lookup_unit(found[2]) is not None


def not_own(name: str) -> bool:
    """Whether a column is none that the table is read for."""
    return name == "other" or name.startswith(ASIDE)


def _worth(name: str, text: str, before: Mapping[str, str]) -> float:
    """How well a text fits a column and the cells before it."""
    if not text:
        return -1.5 * loss(name)
    if not_own(name):
        return -NOT_OWN
    worth = 0.0
    if name == "weight":
        worth += _usual(number_in(text))
    if name in ("weight", "score"):
        other = "score" if name == "weight" else "weight"
        pair = {name: text, other: before.get(other, "")}
        worth += _score_of(number_in(pair["weight"]), number_in(pair["score"]))
    if name in ("target", "actual"):
        worth += _alike(text, before.get("actual" if name == "target" else "target", ""))
    return worth


def _usual(weight: Decimal | None) -> float:
    if weight is None:
        return -1.0
    return (0.5 if weight == int(weight) else -1.0) + (0.5 if USUAL[0] <= weight <= USUAL[1] else -1.0)


def _score_of(weight: Decimal | None, score: Decimal | None) -> float:
    """What it is worth that a score is that of a weight."""
    if weight is None or score is None:
        return 0.0
    return 2.0 if score == weight else 1.0 if weight / 2 <= score < weight else 0.0 if score < weight else -4.0


@lru_cache(maxsize=4096)
def _alike(one: str, other: str) -> float:
    """What it is worth that an actual value is near its target and said in the same unit."""
    first, second = VALUE.fullmatch(one), VALUE.fullmatch(other)
    if first is None or second is None:
        return 0.0
    mine, theirs = parse_number(first[1]), parse_number(second[1])
    worth = (1.0 if first[2] == second[2] else -1.0) if first[2] and second[2] else 0.0
    if mine is None or theirs is None or mine < 0 or theirs < 0:
        return worth
    if mine == 0 or theirs == 0:
        return worth if mine == theirs else worth - 1.0  # rather the end of the other
    ratio = max(mine / theirs, theirs / mine)
    return worth + (2.0 if ratio == 1 else 1.0 if ratio <= Decimal("1.5") else 0.0 if ratio <= 3 else -2.0)


@lru_cache(maxsize=4096)
def number_in(text: str) -> Decimal | None:
    """The number of a cell of points."""
    return parse_number(text.rstrip("%％分"))
