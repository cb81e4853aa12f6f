"""Tells the rows of a table whose cells are wrapped over lines that nothing separates.

Numbers and signs are never wrapped: a line that holds one of a weight or an operator is a row. The lines of another cell
stand around that line, or begin or end at it, as all cells of the table are set.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perflint.regex import regex
from perflint.tables.aligned_words import Bit
from perflint.tables.fitness import fit

#: The columns whose cells are one line high, and those that are so where each of their lines is a value by itself.
SHORT = ("weight", "operator", "score", "core", "score_rate")
VALUES = ("target", "actual", "unit")
#: How a value begins that is wrapped over lines.
SIGN = regex(r"[≥≤<>=＝＞＜]")
#: This share of the lines of such a column says what it should, with at least this fitness.
TYPICAL, FITTING = 0.9, 1.9
#: How the lines of a cell stand to the line of their row: they begin there, are around it, end there.
TOP, MIDDLE, BOTTOM = 0.0, 0.5, 1.0
#: What it costs that a row has no text in a column, and that a line is missing inside a cell.
EMPTY, HOLE = 0.9, 0.3
#: Between two rows stand at most so many lines of one cell.
MOST = 30


@dataclass(slots=True)
class Bands:
    """The rows that were found: for each column the lines of each row's cell; how cells are set; how sure it is.

    `doubts` counts the rows whose lines stand elsewhere than the setting of their cells tells.
    """

    cells: dict[int, list[list[Bit]]]
    setting: float
    tops: list[int]
    bottoms: list[int]
    doubts: int


def row_bands(columns: Mapping[int, Sequence[Bit]], names: Mapping[int, str], begun: Collection[int]) -> Bands | None:
    """Share the lines of columns out to the rows that they show; None where nothing tells the rows.

    `columns` has the columns without merged cells; `names` are their fields, `begun` the lines in which
    level names begin.
    """
    anchors, short = _anchors(columns, names, begun)
    if not anchors:
        return None
    lines = [line for anchor in anchors for line in anchor]
    if any(_crowd(bits, lines) > MOST for bits in columns.values()):
        return None
    centres = [sum(anchor) / len(anchor) for anchor in anchors]
    wrapped = [number for number in columns if number not in short]
    results = []
    for setting in (TOP, MIDDLE, BOTTOM):
        shared = {number: _share(columns[number], centres, setting) for number in wrapped}
        results.append((sum(cost for _, cost in shared.values()), setting, shared))
    _, setting, shared = min(results, key=lambda one: one[0])
    cells = {number: groups for number, (groups, _) in shared.items()}
    for number in short:
        cells[number] = [[bit for bit in columns[number] if bit.row in anchor] for anchor in anchors]
    tops, bottoms, doubts = [], [], 0
    for at, centre in enumerate(centres):
        rows = [bit.row for groups in cells.values() for bit in groups[at]]
        tops.append(min(rows))
        bottoms.append(max(rows))
        doubts += any(abs(_reference(cells[number][at], setting) - centre) > 1 for number in wrapped if cells[number][at])
    return Bands(cells, setting, tops, bottoms, doubts)


def _anchors(
    columns: Mapping[int, Sequence[Bit]], names: Mapping[int, str], begun: Collection[int]
) -> tuple[list[list[int]], list[int]]:
    """The lines that tell the rows, those of one row together, and the columns that they were found by."""
    short = [number for number, bits in columns.items() if names[number] in SHORT and _is_typical(names[number], bits)]
    if not short:
        values = [number for number, bits in columns.items() if names[number] in VALUES and _is_typical(names[number], bits)]
        short = [number for number in values if all(low.row + 1 < high.row for low, high in pairwise(columns[number]))]
    if not short:
        signed = [
            bit.row for number, bits in columns.items() if names[number] == "target" for bit in bits if SIGN.match(bit.text)
        ]
        return [[row] for row in signed], []
    by_line: dict[int, set[int]] = {}
    for number in short:
        for bit in columns[number]:
            by_line.setdefault(bit.row, set()).add(number)
    anchors: list[list[int]] = []
    said: set[int] = set()
    for line, found in sorted(by_line.items()):
        if anchors and line == anchors[-1][-1] + 1 and not said & found:
            anchors[-1].append(line)
            said |= found
        else:
            anchors.append([line])
            said = set(found)
    return anchors, short


def _is_typical(name: str, bits: Sequence[Bit]) -> bool:
    """Whether each line of a column is a whole cell by itself."""
    return bool(bits) and sum(fit(name, bit.text) > FITTING or bit.text in "—-/" for bit in bits) >= TYPICAL * len(bits)


def _crowd(bits: Sequence[Bit], lines: Sequence[int]) -> int:
    """The most lines of a column that stand between two rows."""
    most = run = at = 0
    for bit in bits:
        while at < len(lines) and lines[at] <= bit.row:
            at, run = at + 1, 0
        run += 1
        most = max(most, run)
    return most


def _share(bits: Sequence[Bit], centres: Sequence[float], setting: float) -> tuple[list[list[Bit]], float]:
    """Share the lines of a column out to rows, where they stand nearest to their setting; also what is amiss with it.

    Only the lines between two rows may belong to either: the state is how many of them go to the upper one.
    """
    between: list[list[Bit]] = [[] for _ in range(len(centres) + 1)]
    on: list[list[Bit]] = [[] for _ in centres]
    at = 0
    for bit in bits:
        while at < len(centres) and centres[at] < bit.row:
            at += 1
        if at < len(centres) and centres[at] == bit.row:
            on[at].append(bit)
        else:
            between[at].append(bit)
    costs = {0: 0.0}
    origins: list[dict[int, int]] = []
    for row, centre in enumerate(centres):
        last = row == len(centres) - 1
        following: dict[int, float] = {}
        origin: dict[int, int] = {}
        below = between[row + 1]
        for taken in (len(below),) if last else range(len(below) + 1):
            for given, before in costs.items():
                group = [*between[row][given:], *on[row], *below[:taken]]
                cost = before + _amiss(group, centre, setting)
                if taken not in following or cost < following[taken]:
                    following[taken], origin[taken] = cost, given
        costs = following
        origins.append(origin)
    taken = min(costs, key=lambda one: costs[one])
    total = costs[taken]
    groups: list[list[Bit]] = []
    for row in range(len(centres) - 1, -1, -1):
        given = origins[row][taken]
        groups.append([*between[row][given:], *on[row], *between[row + 1][:taken]])
        taken = given
    return groups[::-1], total


def _amiss(group: Sequence[Bit], centre: float, setting: float) -> float:
    """How far the lines of a cell are from where its setting puts them."""
    if not group:
        return EMPTY
    holes = group[-1].row - group[0].row + 1 - len(group)
    return abs(_reference(group, setting) - centre) + HOLE * holes


def _reference(group: Sequence[Bit], setting: float) -> float:
    return group[0].row + setting * (group[-1].row - group[0].row)
