"""Numbers of several columns that have run together, parted by what the columns have to do with each other.

11501092.51212 under 年度指标值, 全年完成值, 权重, 得分 is 1150|1092.5|12|12: the actual value is near the target, the
score at most the weight. Where two ways are about as good, the reading is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perflint.language.numerals import parse_number
from perflint.language.units import lookup_unit
from perflint.regex import regex
from perflint.tables.fitness import loss

#: The columns whose cells are numbers, those with a unit or operator among them.
POINTS = frozenset({"weight", "score", "score_rate"})
VALUES = frozenset({"target", "actual"})
NUMERIC = POINTS | VALUES
VALUE = regex(r"[≥≤＞＜＝><=﹦]{0,2}(-?(?:0|[1-9]\d{0,7})(?:\.\d{1,4})?)([^\d≥≤＞＜＝><=﹦.]{0,8})")
POINT = regex(r"((?:0|[1-9]\d{0,2})(?:\.\d{1,2})?)[%％分]?")
RATE = regex(r"((?:0|[1-9]\d{0,2})(?:\.\d+)?)%?")
#: Longer runs are left as they are: there are too many ways.
LONGEST = 24
#: Two ways to part a run that are no further apart are both possible.
MARGIN = 0.6
#: What an indicator is usually worth.
USUAL = (3, 30)


class Parting(NamedTuple):
    """The texts of the columns, empty ones among them, and whether another way is about as good."""

    texts: list[str]
    doubtful: bool


@lru_cache(maxsize=4096)
def part(text: str, columns: tuple[str, ...]) -> Parting | None:
    """Part a run of numbers over columns in their order; None where no way fits or the run is too long."""
    if len(text) > LONGEST:
        return None
    ways = sorted(((_worth(columns, texts), texts) for texts in _ways(text, columns)), key=lambda way: -way[0])
    if not ways:
        return None
    return Parting(list(ways[0][1]), len(ways) > 1 and ways[0][0] - ways[1][0] < MARGIN)


def _ways(text: str, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All ways to give the whole text to the columns, each of which may stay empty."""
    if not columns:
        if not text:
            yield ()
        return
    for rest in _ways(text, columns[1:]):
        yield ("", *rest)
    shape = POINT if columns[0] in ("weight", "score") else RATE if columns[0] == "score_rate" else VALUE
    for end in range(1, len(text) + 1):
        if _fits(shape, text[:end]) and not (text[end - 1] == "." or text[end : end + 1] == "."):
            for rest in _ways(text[end:], columns[1:]):
                yield (text[:end], *rest)


@lru_cache(maxsize=8192)
def _fits(shape: re.Pattern[str], text: str) -> bool:
    """Whether a text has the shape of a cell, with a unit that is one."""
    found = shape.fullmatch(text)
    return found is not None and (shape is not VALUE or not found[2] or lookup_unit(found[2]) is not None)


def _worth(columns: Sequence[str], texts: Sequence[str]) -> float:
    """How well the texts fit the columns and each other."""
    worth = sum(-1.5 * loss(name) for name, text in zip(columns, texts, strict=True) if not text)
    cells = dict(zip(columns, texts, strict=True))
    weight, score = _number(cells.get("weight")), _number(cells.get("score"))
    if weight is not None:
        worth += 0.5 if weight == int(weight) else -1.0
        worth += 0.5 if USUAL[0] <= weight <= USUAL[1] else -1.0
    if weight is not None and score is not None:
        worth += 2.0 if score == weight else 1.0 if weight / 2 <= score < weight else 0.0 if score < weight else -4.0
    return worth + _alike(cells.get("target"), cells.get("actual"))


@lru_cache(maxsize=4096)
def _alike(target: str | None, actual: str | None) -> float:
    """What it is worth that an actual value is near its target and said in the same unit."""
    first, second = VALUE.fullmatch(target or ""), VALUE.fullmatch(actual or "")
    if first is None or second is None:
        return 0.0
    one, other = parse_number(first[1]), parse_number(second[1])
    worth = (1.0 if first[2] == second[2] else -1.0) if first[2] and second[2] else 0.0
    if one is None or other is None or one <= 0 or other <= 0:
        return worth
    ratio = max(one / other, other / one)
    return worth + (2.0 if ratio == 1 else 1.0 if ratio <= Decimal("1.5") else 0.0 if ratio <= 3 else -2.0)


@lru_cache(maxsize=4096)
def _number(text: str | None) -> Decimal | None:
    return parse_number((text or "").rstrip("%分"))
