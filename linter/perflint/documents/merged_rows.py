"""Finds the cells of a table that are merged over rows: their texts stand in the middle of those, or at their top."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .text_lines import TextLine

#: How far from the middle of its rows the text of a cell stands at most, in heights.
OFF_CENTRE = 0.8
#: What counts of being off the likely middle, where rows may end higher or lower.
VAGUE = 0.2
#: What it costs, in heights, to leave rows empty above the first cell and below another, and to take the text of one row for
#: that of several.
ABOVE, EMPTY, MERGED = 0.1, 0.3, 0.4
#: A text is level with a row that begins this close to it, in heights; what it counts to stand at the top of rows that a page
#: break cuts.
LEVEL, AT_TOP = 0.1, 0.1
#: A cell is merged over at most twice so many rows.
MOST_ROWS = 64
#: How many ways to lay out a column are followed at a time.
MOST_WAYS = 16


@dataclass(slots=True, eq=False)
class TextBlock:
    """The text of one cell: the columns over which it reaches, from where to where it stands, and its lines."""

    column: int
    last_column: int
    lines: list[TextLine]

    @property
    def y0(self) -> float:
        """Its top."""
        return self.lines[0].y0

    @property
    def y1(self) -> float:
        """Its bottom."""
        return max(line.y1 for line in self.lines)

    @property
    def height(self) -> float:
        """The height of its text."""
        return self.lines[0].height

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.y0 + self.y1) / 2


def span_of(blocks: Sequence[TextBlock]) -> tuple[float, float]:
    """From where to where texts stand."""
    return min(block.y0 for block in blocks), max(block.y1 for block in blocks)


def merged_cells(
    blocks: Sequence[TextBlock], rows: Sequence[Sequence[TextBlock]], ys: Sequence[float], columns: int, going_on: bool
) -> list[tuple[int, int, int]]:
    """The merged cells, each as (column, first row, last row), rows counted from 0.

    Where texts stand in the first of the rows that they are about, each level with it, there are none.
    """
    row_of = {block: number for number, row in enumerate(rows) for block in row}
    spans = [span_of(row) for row in rows]
    own: list[list[TextBlock]] = [[] for _ in range(columns)]
    for block in sorted(blocks, key=lambda block: block.y0):
        own[block.column].append(block)
    first = max(range(columns), key=lambda column: sum(block in row_of for block in own[column]))
    off = [any(block not in row_of for block in inside) for inside in own]
    laid = {
        column: _laid_out(inside, row_of, spans, ys, going_on)
        for column, inside in enumerate(own)
        if inside and (off[column] or column < first)
    }
    if not any(off) and not all(_follow_each_other(cells, len(rows) - 1) for cells in laid.values()):
        return []
    found = []
    for column, cells in laid.items():
        for before, (begin, end), after in zip([(-1, -1), *cells], cells, [*cells[1:], None], strict=False):
            closed = before[1] + 1 == begin and (after is None or after[0] == end + 1)
            if end > begin and (off[column] or closed):
                found.append((column, begin, end))
    return found


def _follow_each_other(cells: Sequence[tuple[int, int]], final: int) -> bool:
    """Whether cells, given by their first and last row, leave no row free up to the row `final`."""
    return cells[-1][1] == final and all(above[1] + 1 == below[0] for above, below in pairwise(cells))


def _laid_out(
    blocks: Sequence[TextBlock],
    row_of: Mapping[TextBlock, int],
    spans: Sequence[tuple[float, float]],
    ys: Sequence[float],
    going_on: bool,
) -> list[tuple[int, int]]:
    """The rows of each block of a column, as (first, last), so that the blocks stand in the middle of them.

    Of all ways in which they follow one another, the one that leaves fewest rows empty and is least off.
    """
    ways: dict[int, tuple[float, list[tuple[int, int]]]] = {-1: (0.0, [])}
    final = len(ys) - 2
    for block in blocks:
        following: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        own = row_of.get(block)
        at = min(max(bisect_right(ys, block.middle) - 1, 0), final)
        for end, (cost, cells) in ways.items():
            for first, last, off in _places(block, own, max(end + 1, at - MOST_ROWS), at, spans, ys, going_on):
                whole = cost + off + (EMPTY if cells or going_on else ABOVE) * (first > end + 1)
                if last not in following or whole < following[last][0]:
                    following[last] = (whole, [*cells, (first, last)])
        if following:
            ways = dict(sorted(following.items(), key=lambda way: way[1][0])[:MOST_WAYS])
    return min(ways.items(), key=lambda way: way[1][0] + EMPTY * (way[0] < final))[1][1]


def _places(
    block: TextBlock,
    own: int | None,
    begin: int,
    at: int,
    spans: Sequence[tuple[float, float]],
    ys: Sequence[float],
    going_on: bool,
) -> Iterator[tuple[int, int, float]]:
    """The rows over which a block may stand from row `begin` on: the first, the last, and how far it is off, in heights.

    `own` is the row with whose other texts it is level, if any, and `at` the row in which its middle lies.
    """
    if own is not None and own >= begin:
        yield own, own, 0.0
    final = len(ys) - 2
    for first in range(begin, min(at + 1, final) + 1):
        last = min(max(bisect_right(ys, 2 * block.middle - ys[first]) - 1, first), final)
        near = range(max(last - 1, first + (own is not None)), min(last + 1, final) + 1)
        for stop in (*near, final) if final > last + 1 else near:
            off = _off(block, first, stop, spans, ys, going_on)
            if off <= OFF_CENTRE:
                yield first, stop, off + (MERGED if own is not None else 0.0)


def _off(
    block: TextBlock, first: int, last: int, spans: Sequence[tuple[float, float]], ys: Sequence[float], going_on: bool
) -> float:
    """How far a text is from the middle of rows, in heights, wherever between their texts the rows end.

    The first row may begin above its text, and the last end below its own, even on another page: then the text may stand at
    the top of what is left on this one.
    """
    if last == len(spans) - 1 and abs(block.y0 - spans[first][0]) < LEVEL * block.height:
        return AT_TOP
    highest = spans[first - 1][1] if first else float("-inf")
    lowest = spans[last + 1][0] if last + 1 < len(spans) else float("inf")
    least, most = (highest + spans[last][1]) / 2, (spans[first][0] + lowest) / 2
    beyond = max(least - block.middle, block.middle - most, 0.0)
    aside = (ys[first] + ys[last + 1]) / 2 - block.middle
    if going_on and first == 0:
        aside = min(aside, 0.0)
    return (beyond + VAGUE * abs(aside)) / block.height
