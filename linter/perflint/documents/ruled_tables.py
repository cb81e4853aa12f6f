"""Finds the tables that ruled lines draw on a page: their rows, columns and merged cells.

Pure geometry, whatever the lines come from: a PDF, or a scanned picture. Coordinates are points (1/72 inch) from the
top left corner of the page, x to the right and y downwards, the page turned so that its text stands upright. The work
is proportional to the segments (sorted once) and to the crossings of lines, which is what the grid of a table has.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

#: Lines closer than this are one: the two edges of a thick rule, a double rule, the borders of neighbouring cells.
SAME_LINE = 3.0
#: A line goes on over a gap up to this: dashes, or a corner that the segments do not quite reach.
GAP = 4.0
#: Shorter lines are parts of signs, not of tables.
SHORTEST = 6.0
#: How far a segment may lean and still be horizontal or vertical, per length.
LEAN = 0.02
#: A line stands between two cells where it covers more than this share of their common side.
SIDE = 0.5
#: Where lines reach out further than this, the table goes on to their ends though no line closes it there.
OPEN_SIDE = 12.0


class TooManyCellsError(Exception):
    """The lines of a page draw more cells, or cross more often, than the caller's limit allows."""


class Segment(NamedTuple):
    """A straight stroke from (x0, y0) to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float


class Stroke(NamedTuple):
    """A horizontal or vertical line: where it stands, and from where to where it goes."""

    at: float
    first: float
    last: float


class TableSpan(NamedTuple):
    """A cell of a table by its first and last row and column, counted from 0."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class RuledTable:
    """A table as its lines draw it.

    `xs` are the borders of its columns from left to right, `ys` of its rows from top to bottom, one more than there
    are columns and rows. `cells` are in reading order and cover the whole table. `open_sides` names the outer borders
    that no line draws: "left", "right", "top", "bottom". `unclosed` are the columns that no line closes below while it
    closes others: a page break cuts their cell.
    """

    xs: list[float]
    ys: list[float]
    cells: list[TableSpan]
    open_sides: frozenset[str] = frozenset()
    unclosed: frozenset[int] = frozenset()
    _owners: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, cell in enumerate(self.cells):
            for row in range(cell.row, cell.last_row + 1):
                for column in range(cell.column, cell.last_column + 1):
                    self._owners[row, column] = number

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell in which a point lies, or None outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        return self._owners.get((row, column))


class Rulings(NamedTuple):
    """What lines draw on a page: tables from top to bottom, and the horizontal lines that belong to none."""

    tables: list[RuledTable]
    loose: list[Stroke]


def find_ruled_tables(segments: Iterable[Segment], most_cells: int) -> Rulings:
    """Find the tables that the segments of one page draw, down to single frames with two cells.

    Slanted segments are left out. Lines may be cut into pieces, drawn twice, or miss each other by a little; a table
    may lack its outer lines. Raises TooManyCellsError.
    """
    rows, columns = _sort_out(segments)
    groups, loose = _connect(rows, columns, most_cells)
    left = most_cells
    tables = []
    for across, down in groups:
        table = table_of([rows[number] for number in across], [columns[number] for number in down], left)
        left -= (len(table.ys) - 1) * (len(table.xs) - 1)
        if len(table.cells) > 1:
            tables.append(table)
    tables.sort(key=lambda table: (table.ys[0], table.xs[0]))
    return Rulings(tables, [rows[number] for number in loose])


def _sort_out(segments: Iterable[Segment]) -> tuple[list[Stroke], list[Stroke]]:
    """The horizontal and the vertical lines of a page, each whole."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    for x0, y0, x1, y1 in segments:
        width, height = abs(x1 - x0), abs(y1 - y0)
        if height <= max(1.0, LEAN * width):
            across.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif width <= max(1.0, LEAN * height):
            down.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return _whole_lines(across), _whole_lines(down)


def _whole_lines(strokes: list[Stroke]) -> list[Stroke]:
    """Put the pieces of lines together; the lines that share a position get exactly the same `at`."""
    strokes.sort()
    lines: list[Stroke] = []
    cluster: list[Stroke] = []
    for stroke in strokes:
        if cluster and (stroke.at - cluster[-1].at > SAME_LINE or stroke.at - cluster[0].at > 2 * SAME_LINE):
            lines += _joined(cluster)
            cluster = []
        cluster.append(stroke)
    return lines + _joined(cluster)


def _joined(cluster: list[Stroke]) -> list[Stroke]:
    if not cluster:
        return []
    at = (cluster[0].at + cluster[-1].at) / 2
    cluster.sort(key=lambda stroke: stroke.first)
    whole = [[cluster[0].first, cluster[0].last]]
    for _, first, last in cluster:
        if first - whole[-1][1] <= GAP:
            whole[-1][1] = max(whole[-1][1], last)
        else:
            whole.append([first, last])
    return [Stroke(at, first, last) for first, last in whole if last - first >= SHORTEST]


def _connect(
    rows: Sequence[Stroke], columns: Sequence[Stroke], most_cells: int
) -> tuple[list[tuple[list[int], list[int]]], list[int]]:
    """Group the lines that cross or touch each other, by a sweep from top to bottom.

    Returns the groups, each as numbers of horizontal and of vertical lines, and the numbers of lonely horizontal lines.
    """
    group = list(range(len(rows) + len(columns)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    coming = sorted(range(len(columns)), key=lambda number: columns[number].first, reverse=True)
    leaving: list[tuple[float, float, int]] = []
    present: list[tuple[float, int]] = []
    crossings = 0
    for row in sorted(range(len(rows)), key=lambda number: rows[number].at):
        at, first, last = rows[row]
        while coming and columns[coming[-1]].first <= at + GAP:
            number = coming.pop()
            insort(present, (columns[number].at, number))
            heappush(leaving, (columns[number].last, columns[number].at, number))
        while leaving and leaving[0][0] < at - GAP:
            _, x, number = heappop(leaving)
            del present[bisect_left(present, (x, number))]
        touched = present[bisect_left(present, (first - GAP, -1)) : bisect_right(present, (last + GAP, len(columns)))]
        crossings += len(touched)
        if crossings > most_cells:
            raise TooManyCellsError
        for _, number in touched:
            group[root(len(rows) + number)] = root(row)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for number in range(len(group)):
        across, down = groups.setdefault(root(number), ([], []))
        if number < len(rows):
            across.append(number)
        else:
            down.append(number - len(rows))
    return (
        [(across, down) for across, down in groups.values() if across and down],
        [across[0] for across, down in groups.values() if not down],
    )


def table_of(across: Sequence[Stroke], down: Sequence[Stroke], most_cells: int) -> RuledTable:
    """The table that connected lines draw, each whole, those at one place with the same `at`. Raises TooManyCellsError."""
    xs, open_x = _borders(down, across, ("left", "right"))
    ys, open_y = _borders(across, down, ("top", "bottom"))
    if (len(xs) - 1) * (len(ys) - 1) > most_cells:
        raise TooManyCellsError
    right = _sides(down, xs, ys)
    below = _sides(across, ys, xs)
    bottom = len(ys) - 1
    unclosed = frozenset(column for column in range(len(xs) - 1) if (bottom, column) not in below and "bottom" not in open_y)
    return RuledTable(xs, ys, _cells(bottom, len(xs) - 1, right, below), open_x | open_y, unclosed)


def _borders(lines: Sequence[Stroke], crossing: Sequence[Stroke], sides: tuple[str, str]) -> tuple[list[float], frozenset[str]]:
    """Where lines stand, and the ends of the lines across them where those reach out further: open sides."""
    borders = sorted({line.at for line in lines})
    first = min(line.first for line in crossing)
    last = max(line.last for line in crossing)
    opened = set()
    if first < borders[0] - OPEN_SIDE:
        borders.insert(0, first)
        opened.add(sides[0])
    if last > borders[-1] + OPEN_SIDE:
        borders.append(last)
        opened.add(sides[1])
    return borders, frozenset(opened)


def _sides(lines: Sequence[Stroke], borders: Sequence[float], stops: Sequence[float]) -> set[tuple[int, int]]:
    """The sides of cells that lines cover, as (number of the border, number of the row or column along it)."""
    number_of = {at: number for number, at in enumerate(borders)}
    covered = set()
    for at, first, last in lines:
        border = number_of[at]
        begin = max(bisect_right(stops, first) - 1, 0)
        for part in range(begin, len(stops) - 1):
            if stops[part] >= last:
                break
            length = stops[part + 1] - stops[part]
            if min(last, stops[part + 1]) - max(first, stops[part]) > SIDE * length:
                covered.add((border, part))
    return covered


def _cells(height: int, width: int, right: set[tuple[int, int]], below: set[tuple[int, int]]) -> list[TableSpan]:
    """The cells of a grid, merged where the side between two is missing; always rectangles."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            last_column = column
            while last_column + 1 < width and (last_column + 1, row) not in right and (row, last_column + 1) not in taken:
                last_column += 1
            span = range(column, last_column + 1)
            last_row = row
            while (
                last_row + 1 < height
                and not any((last_row + 1, one) in below for one in span)
                and not any((one + 1, last_row + 1) in right for one in span[:-1])
            ):
                last_row += 1
            taken.update((one, other) for one in range(row, last_row + 1) for other in span)
            cells.append(TableSpan(row, column, last_row, last_column))
    return cells
