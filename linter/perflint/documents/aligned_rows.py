"""Finds the rows of a table whose columns are known but whose rows nothing draws.

Lines that fill their column go on in the next line: they are a block, the text of a cell. Blocks that stand side by side
are a row, unless most columns have several blocks where one has a single one: that one belongs to a cell merged over rows,
whose text stands in the middle of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .ruled_tables import Stroke
from .text_lines import FIRST_WORD, NUMBER, Piece, TextLine, lines_of, width_of

#: A line goes on in the next one of its cell when that is closer than this, in heights.
LEADING = 0.75
#: Blocks of one column that are further apart than this, in heights, are in different rows.
APART = 0.5
#: Blocks stand side by side where they share more than this, in heights.
SHARED = 0.1
#: The middles or the tops of the texts of one row are this close to each other, in heights.
LEVEL = 0.4
#: How far from the middle of its rows the text of a cell stands at most, in heights.
OFF_CENTRE = 0.8
#: What counts of being off the likely middle, where rows may end higher or lower.
VAGUE = 0.2
#: What it costs, in heights, to leave rows empty between two cells, and to take the text of one row for that of several.
EMPTY, MERGED = 0.3, 0.4
#: A column with texts in this share of the rows is one with a text in each.
DENSE = 0.75
#: A row has at least this part of the room that rows have between them, above and below.
ROOM = 0.95
#: A cell is merged over at most twice so many rows.
MOST_ROWS = 64
#: How many ways to lay out a column are followed at a time.
MOST_WAYS = 16


@dataclass(slots=True, eq=False)
class _Block:
    """The text of one cell: its column, from where to where it stands, and its lines."""

    column: int
    lines: list[TextLine]

    @property
    def y0(self) -> float:
        return self.lines[0].y0

    @property
    def y1(self) -> float:
        return max(line.y1 for line in self.lines)

    @property
    def height(self) -> float:
        """The height of its text."""
        return self.lines[0].height

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


def row_strokes(lines: Sequence[TextLine], xs: Sequence[float], left: float, right: float) -> list[Stroke]:
    """The borders of the rows of `lines`, as horizontal strokes that leave out merged cells.

    `xs` are the inner borders of the columns between `left` and `right`. The first stroke is the top of the table, the
    last its bottom, both whole.
    """
    columns = [lines_of(inside) for inside in _columns(lines, xs)]
    leading = _leading(columns)
    limits = [*xs, right]
    blocks = [block for column, inside in enumerate(columns) for block in _blocks(column, inside, limits[column], leading)]
    rows = sorted((row for group in _rows(blocks) for row in _in_line(group)), key=lambda row: row[0].y0)
    rows = _without_merged(rows)
    ys = _borders(rows)
    merged = _merged(blocks, rows, ys, len(xs) + 1)
    edges = [left, *xs, right]
    strokes = [Stroke(ys[0], left, right)]
    for number in range(1, len(ys) - 1):
        through = {column for column, first, last in merged if first < number <= last}
        start = None
        for column in range(len(edges)):
            drawn = column < len(edges) - 1 and column not in through
            if drawn and start is None:
                start = edges[column]
            elif not drawn and start is not None:
                strokes.append(Stroke(ys[number], start, edges[column]))
                start = None
    return [*strokes, Stroke(ys[-1], left, right)]


def _columns(lines: Sequence[TextLine], xs: Sequence[float]) -> list[list[Piece]]:
    """The texts by the column in which they begin."""
    columns: list[list[Piece]] = [[] for _ in range(len(xs) + 1)]
    for line in lines:
        for piece in line.pieces:
            columns[bisect_right(xs, piece.x0 + LEADING * (piece.y1 - piece.y0) / 2)].append(piece)
    return columns


def _blocks(column: int, lines: Sequence[TextLine], limit: float, leading: float) -> Iterator[_Block]:
    """The blocks of a column that ends at `limit`, where lines of one cell are `leading` heights apart."""
    widest = max((line.x1 for line in lines if line.x1 < limit), default=limit)
    block: list[TextLine] = []
    for line in lines:
        if block and not _goes_on(block[-1], line, widest, leading):
            yield _Block(column, block)
            block = []
        block.append(line)
    if block:
        yield _Block(column, block)


def _goes_on(line: TextLine, below: TextLine, widest: float, leading: float) -> bool:
    """Whether a line fills its column, so that it may go on in the one below."""
    height = line.height
    if below.y0 - line.y1 > leading * height or NUMBER.fullmatch(line.text()):
        return False
    word = FIRST_WORD.match(below.text())
    return line.x1 + (width_of(word[0]) if word else 0.0) * height > widest


def _leading(columns: Sequence[Sequence[TextLine]]) -> float:
    """How far the lines of one cell are apart at most, in heights: lines of one text are closer than rows are."""
    gaps = sorted((below.y0 - above.y1) / above.height for lines in columns for above, below in pairwise(lines))
    return min(LEADING, gaps[len(gaps) // 20] + SHARED) if gaps else LEADING


def _rows(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """Blocks that stand side by side; those that stand beside several of most other columns are left out."""
    for group in _side_by_side(blocks):
        columns: dict[int, list[_Block]] = {}
        for block in group:
            columns.setdefault(block.column, []).append(block)
        several = {column for column, inside in columns.items() if _are_apart(inside)}
        if 2 * len(several) < len(columns) or not several:
            yield group
        else:
            rest = [block for block in group if block.column in several]
            bridged = len(rest) == len(group)
            yield from ([rest] if bridged else _rows(rest))


def _in_line(group: list[_Block]) -> Iterator[list[_Block]]:
    """The blocks of a row whose middles or tops are level with most; those above and below them in their columns are rows too.

    Others belong to merged cells that reach into the row.
    """
    middle = median(block.middle for block in group)
    top = median(block.y0 for block in group)
    row = [
        block
        for block in group
        if abs(block.middle - middle) <= LEVEL * block.height or abs(block.y0 - top) <= LEVEL * block.height
    ] or group
    yield row
    columns, inside = {block.column for block in row}, set(row)
    rest = [block for block in group if block not in inside and block.column in columns]
    for side in (True, False):
        beyond = [block for block in rest if (block.middle < middle) == side]
        if beyond:
            yield beyond


def _side_by_side(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    group: list[_Block] = []
    end = 0.0
    for block in sorted(blocks, key=lambda block: block.y0):
        if group and block.y0 > end - SHARED * block.height:
            yield group
            group = []
        end = max(end, block.y1) if group else block.y1
        group.append(block)
    if group:
        yield group


def _are_apart(blocks: Sequence[_Block]) -> bool:
    """Whether some of the blocks of a column are too far apart for one cell, or numbers."""
    return any(
        below.y0 - above.y1 > APART * above.height or NUMBER.fullmatch(above.lines[-1].text()) is not None
        for above, below in pairwise(sorted(blocks, key=lambda block: block.y0))
    )


def _without_merged(rows: list[list[_Block]]) -> list[list[_Block]]:
    """The rows without those for which there is no room between two others, and whose columns those leave free: merged cells."""
    spans = [_span(row) for row in rows]
    columns = [{block.column for block in row} for row in rows]
    usual = median([len(inside) for inside in columns if len(inside) > 2] or [1])
    full = [number for number, inside in enumerate(columns) if len(inside) > usual / 2]
    gaps = sorted(spans[below][0] - spans[above][1] for above, below in pairwise(full))
    if not gaps:
        return rows
    room = 2 * ROOM * gaps[len(gaps) // 8]

    def is_merged(number: int) -> bool:
        above, below = bisect_left(full, number) - 1, bisect_right(full, number)
        if above < 0 or below >= len(full):
            return False
        above, below = full[above], full[below]
        free = spans[below][0] - spans[above][1] - (spans[number][1] - spans[number][0])
        return free < room and not columns[number] & (columns[above] | columns[below])

    return [row for number, row in enumerate(rows) if not is_merged(number)]


def _span(row: Sequence[_Block]) -> tuple[float, float]:
    return min(block.y0 for block in row), max(block.y1 for block in row)


def _borders(rows: Sequence[Sequence[_Block]]) -> list[float]:
    """The heights at which rows begin and end: in the middle between their texts."""
    spans = [_span(row) for row in rows]
    inner = [(above[1] + below[0]) / 2 for above, below in pairwise(spans)]
    return [spans[0][0] - 1, *inner, spans[-1][1] + 1]


def _merged(
    blocks: Sequence[_Block], rows: Sequence[Sequence[_Block]], ys: Sequence[float], columns: int
) -> list[tuple[int, int, int]]:
    """The merged cells, each as (column, first row, last row), rows counted from 0."""
    row_of = {block: number for number, row in enumerate(rows) for block in row}
    spans = [_span(row) for row in rows]
    found = []
    own: list[list[_Block]] = [[] for _ in range(columns)]
    for block in sorted(blocks, key=lambda block: block.y0):
        own[block.column].append(block)
    first = max(range(columns), key=lambda column: sum(block in row_of for block in own[column]))
    for column, inside in enumerate(own):
        beside = next((other for other in own[column + 1 :] if other), [])
        dense = len(inside) >= DENSE * len(rows) and column >= first
        if dense or _are_written_once(inside, beside, row_of):
            continue
        found += [(column, first, last) for first, last in _laid_out(inside, row_of, spans, ys) if last > first]
    return found


def _are_written_once(blocks: Sequence[_Block], beside: Sequence[_Block], row_of: Mapping[_Block, int]) -> bool:
    """Whether the texts of a column stand in the first row of those that they are about, where the next column begins too."""
    rows = {row_of.get(block) for block in blocks}
    others = {row_of[block] for block in beside if block in row_of}
    return None not in rows and len(beside) < DENSE * len(set(row_of.values())) and rows <= others


def _laid_out(
    blocks: Sequence[_Block], row_of: Mapping[_Block, int], spans: Sequence[tuple[float, float]], ys: Sequence[float]
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
            for first, last, off in _places(block, own, max(end + 1, at - MOST_ROWS), at, spans, ys):
                whole = cost + off + EMPTY * (first > end + 1)
                if last not in following or whole < following[last][0]:
                    following[last] = (whole, [*cells, (first, last)])
        if following:
            ways = dict(sorted(following.items(), key=lambda way: way[1][0])[:MOST_WAYS])
    return min(ways.items(), key=lambda way: way[1][0] + EMPTY * (way[0] < final))[1][1]


def _places(
    block: _Block, own: int | None, begin: int, at: int, spans: Sequence[tuple[float, float]], ys: Sequence[float]
) -> Iterator[tuple[int, int, float]]:
    """The rows over which a block may stand from row `begin` on: the first, the last, and how far it is off, in heights.

    `own` is the row with whose other texts it is level, if any, and `at` the row in which its middle lies.
    """
    if own is not None and own >= begin:
        yield own, own, 0.0
    final = len(ys) - 2
    for first in range(begin, min(at + 1, final) + 1):
        last = min(max(bisect_right(ys, 2 * block.middle - ys[first]) - 1, first), final)
        for stop in range(max(last - 1, first + 1), min(last + 1, final) + 1):
            off = _off(block, first, stop, spans, ys)
            if off <= OFF_CENTRE:
                yield first, stop, off + (MERGED if own is not None else 0.0)


def _off(block: _Block, first: int, last: int, spans: Sequence[tuple[float, float]], ys: Sequence[float]) -> float:
    """How far a text is from the middle of rows, in heights, wherever between their texts the rows end.

    The first row may begin above its text, and the last end below its own, even on another page.
    """
    highest = spans[first - 1][1] if first else float("-inf")
    lowest = spans[last + 1][0] if last + 1 < len(spans) else float("inf")
    least, most = (highest + spans[last][1]) / 2, (spans[first][0] + lowest) / 2
    beyond = max(least - block.middle, block.middle - most, 0.0)
    return (beyond + VAGUE * abs((ys[first] + ys[last + 1]) / 2 - block.middle)) / block.height
