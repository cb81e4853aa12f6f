"""Choosing how the numbers of a whole table that have run together are parted.

One row may leave it open whether 157 is 15|7 or 1|57; all rows together say more: a column that says the same in every
row, weights that make a hundred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from perflint.tables.number_runs import Way, not_own, number_in, ways

#: Two ways to part a run that are no further apart are both possible.
MARGIN = 0.6
#: From so many rows and this share of them on a column is seen to say the same in all; what that is worth, a long text more.
ROWS, SHARE, CONSTANT, LONGER, LONG = 3, 0.7, 1.0, 0.8, 2
#: What the weights of a table make, the budget's ten aside where they are not said; what it is worth if they do.
TOTALS, WHOLE = (Decimal(100), Decimal(90)), 4.0
#: Weights are added up for at most so many rows, in at most so many ways a row.
MOST_ROWS, MOST_WAYS = 60, 8


@dataclass(slots=True)
class Run:
    """Numbers of one row that have run together, the fields of the columns that they may stand in, and the row's other cells."""

    text: str
    columns: tuple[str, ...]
    first: int
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class Parting:
    """The texts of the columns of a run, empty ones among them, and whether another way is about as good."""

    texts: tuple[str, ...]
    doubtful: bool


def part_runs(runs: Sequence[Run], weights: Sequence[str]) -> list[Parting | None]:
    """Part the runs of a table; None where no way fits. `weights` are those of the rows whose own stand in no run."""
    several = _with_constants(runs, [ways(run.text, run.columns, run.known) for run in runs])
    chosen = [some[0] if some else None for some in several]
    whole = _making_a_whole(runs, several, weights)
    if whole is not None:
        chosen = list(whole)
    return [
        Parting(way.texts, _is_doubtful(run, way, some, whole is not None)) if way is not None else None
        for run, way, some in zip(runs, chosen, several, strict=True)
    ]


def _is_doubtful(run: Run, chosen: Way, others: Sequence[Way], whole: bool) -> bool:
    """Whether another way is about as good; not one with another weight, where the weights make a whole."""
    rivals = [way for way in others if way.texts != chosen.texts and (not whole or _weight(run, way) == _weight(run, chosen))]
    return any(chosen.worth - way.worth < MARGIN for way in rivals)


def _with_constants(runs: Sequence[Run], several: Sequence[Sequence[Way]]) -> list[list[Way]]:
    """The ways, those better that give a column that is not the table's own what it may have in nearly every row."""
    covered = Counter(run.first + n for run in runs for n in range(len(run.columns)))
    support: Counter[tuple[int, str]] = Counter()
    for run, some in zip(runs, several, strict=True):
        support.update({(at, text) for way in some for at, text in _set_aside(run, way)})

    def worth(run: Run, way: Way) -> float:
        kept = [text for at, text in _set_aside(run, way) if support[at, text] >= max(ROWS, SHARE * covered[at])]
        return way.worth + sum(CONSTANT + LONGER * min(len(text) - 1, LONG) for text in kept)

    return [
        sorted((Way(worth(run, way), way.texts) for way in some), key=lambda way: -way.worth)
        for run, some in zip(runs, several, strict=True)
    ]


def _set_aside(run: Run, way: Way) -> list[tuple[int, str]]:
    """The texts that a way gives to columns that the table is not read for, each with the number of its column."""
    pairs = enumerate(zip(run.columns, way.texts, strict=True), run.first)
    return [(at, text) for at, (name, text) in pairs if text and not_own(name)]


def _making_a_whole(runs: Sequence[Run], several: Sequence[Sequence[Way]], weights: Sequence[str]) -> list[Way | None] | None:
    """The ways with which the weights of all rows make a whole, where these are not much worse than the best; else None."""
    if not 1 < len(runs) + len(weights) <= MOST_ROWS or not any("weight" in run.columns for run in runs):
        return None
    numbers = [number_in(text) for text in weights]
    if None in numbers:
        return None
    start = sum((number for number in numbers if number is not None), Decimal(0))
    best: dict[Decimal, tuple[float, list[Way | None]]] = {start: (0.0, [])}
    for run, some in zip(runs, several, strict=True):
        following: dict[Decimal, tuple[float, list[Way | None]]] = {}
        for total, (worth, chosen) in best.items():
            for way in some[:MOST_WAYS]:
                weight = _weight(run, way)
                if "weight" in run.columns and weight is None:
                    continue
                reached = total + (weight or 0)
                if reached <= TOTALS[0] and (reached not in following or worth + way.worth > following[reached][0]):
                    following[reached] = worth + way.worth, [*chosen, way]
        best = following
    plain = sum(some[0].worth for some in several if some)
    found = max((best[total] for total in TOTALS if total in best), default=None, key=lambda one: one[0])
    return found[1] if found is not None and found[0] + WHOLE > plain else None


def _weight(run: Run, way: Way) -> Decimal | None:
    return number_in(way.texts[run.columns.index("weight")]) if "weight" in run.columns else None
